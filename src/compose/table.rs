//! Tables: columns as wide as their content asks for, cells wrapped; stacked records where the measure is too narrow.

use crate::compose::blocks::Stack;
use crate::compose::fit::{self, FitLine, Room};
use crate::compose::frame::Frame;
use crate::compose::options::RubyMode;
use crate::compose::prepare::Prepared;
use crate::document::{Alignment, BlockId, Cell, Role, Table, TextPos};
use std::sync::Arc;

/// Columns between two columns of a table.
const GAP: u16 = 2;
/// No column of a table is narrower than this.
const LEAST_COLUMN: u16 = 4;

/// A column that is no wider than this on one line is set on one line where that is possible.
const SHORT_COLUMN: u16 = 12;

/// A cell with its lines.
struct CellLines {
    id: BlockId,
    prepared: Arc<Prepared>,
    lines: Vec<FitLine>,
}

/// Stacks `table`.
pub fn stack(stack: &mut Stack<'_>, id: BlockId, table: &Table, frame: &Frame) {
    let frame = &Frame { inline_readings: stack.options.ruby == RubyMode::Above, ..frame.clone() };
    match column_widths(stack, table, frame) {
        Some(widths) => grid(stack, id, table, &widths, frame),
        None => records(stack, id, table, frame),
    }
}

/// The columns of each column, or `None` where the measure cannot hold them side by side.
fn column_widths(stack: &mut Stack<'_>, table: &Table, frame: &Frame) -> Option<Vec<u16>> {
    let count = table.alignments.len();
    let (mut least, mut most) = (vec![LEAST_COLUMN; count], vec![1_u16; count]);
    for row in std::iter::once(&table.header).chain(&table.rows) {
        for (i, cell) in row.iter().enumerate().take(count) {
            let prepared = stack.prepared(cell.id, &cell.content, frame);
            least[i] = least[i].max(prepared.min_content());
            most[i] = most[i].max(prepared.max_content());
        }
    }
    let gaps = GAP * count.saturating_sub(1) as u16;
    distribute(&least, &most, frame.room().checked_sub(gaps)?)
}

/// Gives every column its most where that fits, else its least and a share of what is left.
fn distribute(least: &[u16], most: &[u16], room: u16) -> Option<Vec<u16>> {
    let sum = |widths: &[u16]| widths.iter().map(|&w| u32::from(w)).sum::<u32>();
    let room = u32::from(room);
    if sum(most) <= room {
        return Some(most.to_vec());
    }
    let least = keep_short_columns(least, most, room);
    let mut left = room.checked_sub(sum(&least))?;
    let wanted: Vec<u32> = least.iter().zip(most).map(|(&l, &m)| u32::from(m - l)).collect();
    let total: u32 = wanted.iter().sum::<u32>().max(1);
    let mut widths: Vec<u16> = Vec::with_capacity(least.len());
    let pool = left;
    for (&l, &w) in least.iter().zip(&wanted) {
        let share = (pool * w / total).min(left);
        left -= share;
        widths.push(l + share as u16);
    }
    Some(widths)
}

/// The least of every column; a short column is not folded to feed a long one, where the others keep their least.
fn keep_short_columns(least: &[u16], most: &[u16], room: u32) -> Vec<u16> {
    let least: Vec<u16> = least.iter().zip(most).map(|(&l, &m)| l.min(m)).collect();
    let kept: Vec<u16> = least.iter().zip(most).map(|(&l, &m)| if m <= SHORT_COLUMN { m } else { l }).collect();
    if kept.iter().map(|&w| u32::from(w)).sum::<u32>() <= room { kept } else { least }
}

fn grid(stack: &mut Stack<'_>, id: BlockId, table: &Table, widths: &[u16], frame: &Frame) {
    let header = frame.clone().with_role(Role::TableHeader);
    if table.header.iter().any(|cell| !cell.content.is_empty()) {
        grid_row(stack, &table.header, widths, table, &header);
    }
    rule(stack, id, widths, frame);
    let rows: Vec<Vec<CellLines>> = table.rows.iter().map(|row| fit_row(stack, row, widths, frame)).collect();
    let airy = rows.iter().flatten().any(|cell| cell.lines.len() > 1);
    for (i, (row, source)) in rows.iter().zip(&table.rows).enumerate() {
        if airy && i > 0 {
            stack.blank(frame, source.first().map_or(id, |cell| cell.id));
        }
        place_row(stack, row, widths, table, frame);
    }
}

fn grid_row(stack: &mut Stack<'_>, row: &[Cell], widths: &[u16], table: &Table, frame: &Frame) {
    let cells = fit_row(stack, row, widths, frame);
    place_row(stack, &cells, widths, table, frame);
}

fn fit_row(stack: &mut Stack<'_>, row: &[Cell], widths: &[u16], frame: &Frame) -> Vec<CellLines> {
    row.iter()
        .zip(widths)
        .map(|(cell, &columns)| {
            let prepared = stack.prepared(cell.id, &cell.content, frame);
            let lines = fit::fit(&prepared, Room::ragged(columns));
            CellLines { id: cell.id, prepared, lines }
        })
        .collect()
}

fn place_row(stack: &mut Stack<'_>, row: &[CellLines], widths: &[u16], table: &Table, frame: &Frame) {
    let height = row.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
    let first = row.first().map_or(BlockId::default(), |cell| cell.id);
    for i in 0..height {
        let mut line = stack.begin_line(frame);
        let mut left = 0;
        for ((cell, &columns), alignment) in row.iter().zip(widths).zip(&table.alignments) {
            if let Some(fitted) = cell.lines.get(i) {
                let free = columns.saturating_sub(fitted.width);
                let shift = match alignment {
                    Alignment::Left => 0,
                    Alignment::Center => free / 2,
                    Alignment::Right => free,
                };
                let mut placing = stack.placing(cell.id, frame, left + shift, frame.room());
                placing.justify = false;
                line.text(&cell.prepared, fitted, placing);
            }
            left += columns + GAP;
        }
        stack.push(line.finish(TextPos::start_of(first)));
    }
}

fn rule(stack: &mut Stack<'_>, id: BlockId, widths: &[u16], frame: &Frame) {
    let mut line = stack.begin_line(frame);
    let columns = widths.iter().sum::<u16>() + GAP * widths.len().saturating_sub(1) as u16;
    line.decoration(frame.left, &"─".repeat(usize::from(columns.min(frame.room()))), &[Role::TableRule]);
    stack.push(line.finish(TextPos::start_of(id)));
}

/// One record a row: each cell on lines of its own, under its column's header.
fn records(stack: &mut Stack<'_>, id: BlockId, table: &Table, frame: &Frame) {
    let inner = frame.indented(2);
    for (i, row) in table.rows.iter().enumerate() {
        if i > 0 {
            stack.blank(frame, row.first().map_or(id, |cell| cell.id));
        }
        for (column, cell) in row.iter().enumerate() {
            if let Some(header) = table.header.get(column).filter(|h| !h.content.is_empty()) {
                cell_lines(stack, header, &frame.clone().with_role(Role::TableHeader));
            }
            cell_lines(stack, cell, &inner);
        }
    }
    if table.rows.is_empty() {
        table.header.iter().for_each(|cell| cell_lines(stack, cell, &frame.clone().with_role(Role::TableHeader)));
    }
}

fn cell_lines(stack: &mut Stack<'_>, cell: &Cell, frame: &Frame) {
    let prepared = stack.prepared(cell.id, &cell.content, frame);
    for fitted in fit::fit(&prepared, Room::ragged(frame.room())) {
        let mut line = stack.begin_line(frame);
        line.text(&prepared, &fitted, stack.placing(cell.id, frame, 0, frame.room()));
        stack.push(line.finish(TextPos::start_of(cell.id)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_what_is_left_by_what_they_want() {
        assert_eq!(distribute(&[4, 4], &[6, 10], 20), Some(vec![6, 10]));
        assert_eq!(distribute(&[4, 4], &[16, 24], 20), Some(vec![8, 11]));
        assert_eq!(distribute(&[4, 4], &[6, 40], 20), Some(vec![6, 14]), "the short one stays whole");
        assert_eq!(distribute(&[4, 18], &[8, 24], 20), None);
    }
}
