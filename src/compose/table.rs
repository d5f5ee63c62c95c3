//! Tables: columns as wide as their content asks for, cells wrapped; stacked records where the measure is too narrow.

use crate::compose::blocks::{Stack, fitted};
use crate::compose::fit::{FitLine, Room};
use crate::compose::frame::Frame;
use crate::compose::prepare::Prepared;
use crate::compose::table_widths::{Widths, label_columns, side_by_side};
use crate::document::{Alignment, BlockId, Cell, Role, Table, TextPos};
use std::sync::Arc;

/// Columns by which the values of a record stand in, where they stand below their labels.
const RECORD_INDENT: u16 = 2;

/// A header of so many Han characters is not folded.
const SHORT_HEADER: u16 = 4;
/// A term of more Han characters is broken anywhere.
const LONG_TERM: u16 = 6;

/// A cell with its lines.
struct CellLines<'f> {
    id: BlockId,
    frame: &'f Frame,
    prepared: Arc<Prepared>,
    lines: Vec<FitLine>,
    /// Whether the cell is shown again in every record, and so is not what a line of it shows of the text.
    repeated: bool,
}

/// Stacks `table`.
pub fn stack(stack: &mut Stack<'_>, id: BlockId, table: &Table, frame: &Frame) {
    let frame = &Frame { in_cell: true, ..frame.clone() };
    let head = &frame.clone().with_role(Role::TableHeader);
    match column_widths(stack, table, frame, head) {
        Some(widths) => grid(stack, id, table, &widths, [head, frame]),
        None => records(stack, id, table, [&frame.clone().with_role(Role::TableLabel), frame]),
    }
}

impl Stack<'_> {
    /// The prepared text of a cell.
    fn cell(&mut self, cell: &Cell, frame: &Frame) -> Arc<Prepared> {
        self.prepared(cell.id, &cell.content, &frame.in_language(cell.language))
    }
}

/// The columns of each column, or `None` where the measure cannot hold them side by side.
fn column_widths(stack: &mut Stack<'_>, table: &Table, frame: &Frame, head: &Frame) -> Option<Widths> {
    let count = table.alignments.len();
    let (mut least, mut most) = (vec![frame.em(2); count], vec![1_u16; count]);
    let header = table.header.iter().map(|cell| header_least(&stack.cell(cell, head), frame));
    let mut header: Vec<u16> = header.chain(std::iter::repeat(0)).take(count).collect();
    let rows = table.rows.iter().map(|row| (row, frame));
    for (row, frame) in std::iter::once((&table.header, head)).chain(rows) {
        for (i, cell) in row.iter().enumerate().take(count) {
            let prepared = stack.cell(cell, frame);
            least[i] = least[i].max(prepared.min_content());
            most[i] = most[i].max(prepared.max_content());
        }
    }
    header.iter_mut().zip(&least).for_each(|(header, &least)| *header = least.max(*header));
    // A header is broken within a word before the table is taken apart.
    let fitting = |least: &[u16]| side_by_side(least, &most, &table.alignments, frame);
    fitting(&header).or_else(|| fitting(&least))
}

/// The least columns of a header: all of a short one, and the longest term of another.
fn header_least(header: &Prepared, frame: &Frame) -> u16 {
    let most = header.max_content();
    if most <= frame.em(SHORT_HEADER) {
        most
    } else {
        header.broken_between_terms().min_content().min(frame.em(LONG_TERM))
    }
}

fn grid(stack: &mut Stack<'_>, id: BlockId, table: &Table, widths: &Widths, [head, frame]: [&Frame; 2]) {
    if has_header(table) {
        let cells = table.header.iter().zip(&widths.columns);
        let cells: Vec<CellLines<'_>> = cells.map(|(cell, &columns)| fit_header(stack, cell, columns, head)).collect();
        place_row(stack, &cells, id, (widths, &table.alignments), frame);
        rule(stack, id, widths, frame);
    }
    let rows: Vec<Vec<CellLines<'_>>> = table.rows.iter().map(|row| fit_row(stack, row, widths, frame)).collect();
    let airy = rows.iter().flatten().any(|cell| cell.lines.len() > 1);
    for (i, (row, source)) in rows.iter().zip(&table.rows).enumerate() {
        let at = source.first().map_or(id, |cell| cell.id);
        if airy && i > 0 {
            stack.blank(frame, at);
        }
        place_row(stack, row, at, (widths, &table.alignments), frame);
    }
}

fn has_header(table: &Table) -> bool {
    table.header.iter().any(|cell| !cell.content.is_empty())
}

fn fit_row<'f>(stack: &mut Stack<'_>, row: &[Cell], widths: &Widths, frame: &'f Frame) -> Vec<CellLines<'f>> {
    row.iter().zip(&widths.columns).map(|(cell, &columns)| fit_cell(stack, cell, columns, frame)).collect()
}

/// A cell of the header, whose words are kept whole where one fits.
fn fit_header<'f>(stack: &mut Stack<'_>, cell: &Cell, columns: u16, frame: &'f Frame) -> CellLines<'f> {
    let prepared = Arc::new(stack.cell(cell, frame).broken_between_terms());
    let lines = fitted(&prepared, frame, Room::ragged(columns));
    CellLines { id: cell.id, frame, prepared, lines, repeated: false }
}

fn fit_cell<'f>(stack: &mut Stack<'_>, cell: &Cell, columns: u16, frame: &'f Frame) -> CellLines<'f> {
    let prepared = stack.cell(cell, frame);
    let lines = fitted(&prepared, frame, Room::ragged(columns));
    CellLines { id: cell.id, frame, prepared, lines, repeated: false }
}

/// Stacks the lines of some cells side by side; those without a text of their own stand at `at`.
fn place_row(
    stack: &mut Stack<'_>,
    row: &[CellLines<'_>],
    at: BlockId,
    (widths, alignments): (&Widths, &[Alignment]),
    frame: &Frame,
) {
    let height = row.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
    for i in 0..height {
        let mut line = stack.begin_line(frame);
        let mut left = 0;
        for ((cell, &columns), alignment) in row.iter().zip(&widths.columns).zip(alignments) {
            if let Some(fitted) = cell.lines.get(i) {
                let free = columns.saturating_sub(fitted.width);
                let shift = match alignment {
                    Alignment::Left => 0,
                    Alignment::Center => free / 2,
                    Alignment::Right => free,
                };
                let mut placing = stack.placing(cell.id, cell.frame, left + shift, frame.room());
                placing.justify = false;
                match cell.repeated {
                    true => line.repeated_text(&cell.prepared, fitted, placing),
                    false => line.text(&cell.prepared, fitted, placing),
                }
            }
            left += columns + widths.gap;
        }
        stack.push(line.finish(TextPos::start_of(at)));
    }
}

fn rule(stack: &mut Stack<'_>, id: BlockId, widths: &Widths, frame: &Frame) {
    let mut line = stack.begin_line(frame);
    let columns = widths.total().min(frame.room());
    line.decoration(frame.left, &"─".repeat(usize::from(columns)), &[Role::TableRule]);
    stack.push(line.finish(TextPos::start_of(id)));
}

/// One record a row, with its first cell as its head: every value after its column's header, or below it where the line is too short for both.
fn records(stack: &mut Stack<'_>, id: BlockId, table: &Table, [head, frame]: [&Frame; 2]) {
    let first = &frame.clone().with_role(Role::TableHeader);
    let labels: Vec<u16> = table.header.iter().map(|cell| stack.cell(cell, head).max_content()).collect();
    let beside = label_columns(&labels, frame);
    for (i, row) in table.rows.iter().enumerate() {
        if i > 0 {
            stack.blank(frame, row.first().map_or(id, |cell| cell.id));
        }
        for (column, cell) in row.iter().enumerate() {
            let value = if column == 0 && row.len() > 1 { first } else { frame };
            let label = table.header.get(column).filter(|header| !header.content.is_empty());
            match (label, &beside) {
                (Some(label), Some(widths)) => labelled(stack, label, cell, widths, [head, value]),
                (Some(label), None) => below(stack, label, cell, [head, value]),
                (None, _) => alone(stack, cell, value, None),
            }
        }
    }
    if table.rows.is_empty() {
        table.header.iter().for_each(|cell| alone(stack, cell, head, None));
    }
}

/// A value that hangs beside its label.
fn labelled(stack: &mut Stack<'_>, label: &Cell, value: &Cell, widths: &Widths, [head, frame]: [&Frame; 2]) {
    let [label_room, value_room] = widths.columns[..] else { return };
    let label = CellLines { repeated: true, ..fit_cell(stack, label, label_room, head) };
    let at = value.id;
    let value = fit_cell(stack, value, value_room, frame);
    place_row(stack, &[label, value], at, (widths, &[Alignment::Left; 2]), frame);
}

/// A value below its label, a little further in unless it is the head of a record.
fn below(stack: &mut Stack<'_>, label: &Cell, value: &Cell, [head, frame]: [&Frame; 2]) {
    alone(stack, label, head, Some(value.id));
    let indent = if frame.roles.contains(&Role::TableHeader) { 0 } else { RECORD_INDENT };
    if !value.content.is_empty() {
        alone(stack, value, &frame.indented(indent), None);
    }
}

/// A cell on lines of its own; one that is the label of another, `of`, is shown again for each.
fn alone(stack: &mut Stack<'_>, cell: &Cell, frame: &Frame, of: Option<BlockId>) {
    let at = of.unwrap_or(cell.id);
    let cell = CellLines { repeated: of.is_some(), ..fit_cell(stack, cell, frame.room(), frame) };
    let widths = Widths { columns: vec![frame.room()], gap: 0 };
    place_row(stack, &[cell], at, (&widths, &[Alignment::Left]), frame);
}
