//! Pages of several columns, as in a newspaper: which lines stand in which column.
//!
//! Text flows down a column and on at the top of the next. Where a section ends on the page, its columns are made equally
//! high and the next section begins below them, in a band of its own; where there is no room for one, the text goes on in
//! the columns down to the foot of the page. A column neither ends with a heading nor parts a single line from its
//! paragraph or a row of a table, where that can be avoided.

use crate::compose::{Layout, Line, LineEnd, Row};
use crate::document::{BlockKind, Document, Role};
use std::ops::Range;
use std::sync::Arc;

/// Rows between the bands of two sections.
const BAND_GAP: usize = 2;
/// A band lower than this goes on with the section that follows; with less room than this none is begun.
const LEAST_BAND: usize = 8;
/// A column is left short by this many rows at most for the sake of a good break.
const MOST_SHORT: usize = 6;

/// Columns side by side, all of one width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnGrid {
    /// How many columns there are, 1 at least.
    pub columns: u16,
    /// The measure of each, in columns of the terminal.
    pub measure: u16,
    /// Columns of the terminal between two of them.
    pub gutter: u16,
}

impl Default for ColumnGrid {
    fn default() -> Self {
        Self { columns: 1, measure: 0, gutter: 0 }
    }
}

impl ColumnGrid {
    /// Where the n-th column begins, in columns of the terminal.
    pub fn x_of(&self, column: u16) -> u16 {
        column.saturating_mul(self.measure.saturating_add(self.gutter))
    }

    /// Columns of the terminal that the whole takes.
    pub fn width(&self) -> u16 {
        self.x_of(self.columns.saturating_sub(1)).saturating_add(self.measure)
    }
}

/// The lines of a page by column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// Every line in reading order.
    pub lines: Vec<(Row, Arc<Line>)>,
    /// The columns in reading order: those of the uppermost band from left to right, then those below.
    pub columns: Vec<PageColumn>,
    /// The first row with text after the page; past the last block at the end of the article.
    pub next: Row,
}

/// A part of a column of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageColumn {
    /// Which column of the grid, from the left.
    pub index: u16,
    /// Rows from the top of the page.
    pub y: usize,
    /// Indices into [`Page::lines`].
    pub lines: Range<usize>,
}

/// The row past the last line of a document.
pub fn end_row(document: &Document) -> Row {
    Row { block: document.blocks.len(), line: 0 }
}

/// The page of `columns` columns of `height` rows whose first line is `top`, or the first line with text below it.
pub fn page(layout: &mut Layout, top: Row, columns: u16, height: usize) -> Page {
    let columns = usize::from(columns.max(1));
    let wanted = (columns + 1) * (height + LEAST_BAND);
    let lines = layout.window(top, wanted);
    let flow = Flow { is_whole: lines.len() < wanted, document: Arc::clone(layout.document()), lines };
    let mut page = Page::default();
    let (mut at, mut y) = (flow.text_from(0, flow.lines.len()), 0);
    while at < flow.lines.len() && y < height && (y == 0 || height - y >= LEAST_BAND) {
        let (end, band_height) = flow.band(at, columns, height - y);
        let parts = flow.columns(at..end, columns, band_height);
        let used = parts.iter().map(ExactSizeIterator::len).max().unwrap_or(0);
        for (index, part) in parts.iter().enumerate() {
            page.add(index as u16, y, flow.lines.get(part.clone()).unwrap_or_default());
        }
        at = flow.text_from(parts.last().map_or(end, |part| part.end), flow.lines.len());
        y += used + BAND_GAP;
        if at < end {
            break;
        }
    }
    page.next = flow.lines.get(at).map_or(end_row(&flow.document), |(row, _)| *row);
    page
}

impl Page {
    fn add(&mut self, index: u16, y: usize, lines: &[(Row, Arc<Line>)]) {
        let start = self.lines.len();
        self.lines.extend_from_slice(lines);
        if !lines.is_empty() {
            self.columns.push(PageColumn { index, y, lines: start..self.lines.len() });
        }
    }
}

/// The lines from the top of a page on: more than it can hold, or all there are.
struct Flow {
    document: Arc<Document>,
    lines: Vec<(Row, Arc<Line>)>,
    is_whole: bool,
}

impl Flow {
    /// The first line from `at` on that is not blank; `end` where there is none before it.
    fn text_from(&self, at: usize, end: usize) -> usize {
        (at..end).find(|&i| !self.is_blank(i)).unwrap_or(end)
    }

    fn is_blank(&self, at: usize) -> bool {
        self.lines.get(at).is_none_or(|(_, line)| line.is_gap())
    }

    /// Where the band that begins at `from` ends, and how high its columns are: no higher than needed where it ends with a
    /// section and leaves room for another band, and else as high as the room.
    fn band(&self, from: usize, columns: usize, room: usize) -> (usize, usize) {
        for end in self.ends_after(from) {
            match self.balance(from..end, columns, room) {
                Some(height) if end == self.lines.len() => return (end, height),
                Some(height) if height >= LEAST_BAND && room >= height + BAND_GAP + LEAST_BAND => return (end, height),
                Some(_) => {}
                None => break,
            }
        }
        (self.lines.len(), room)
    }

    /// Where sections end below `from`, and the article.
    fn ends_after(&self, from: usize) -> impl Iterator<Item = usize> {
        let ends = (from + 1..self.lines.len()).filter(|&i| self.begins_section(i));
        ends.chain(self.is_whole.then_some(self.lines.len()))
    }

    /// Whether a section begins with the blank lines at `at`, or the notes.
    fn begins_section(&self, at: usize) -> bool {
        let Some((row, _)) = self.lines.get(at).filter(|(row, _)| row.line == 0) else { return false };
        let kind = |index: usize| self.document.blocks.get(index).map(|block| &block.kind);
        let before = row.block.checked_sub(1).and_then(kind);
        match (before, kind(row.block)) {
            (Some(BlockKind::Heading { .. } | BlockKind::Masthead(..)) | None, _) => false,
            (_, Some(BlockKind::Heading { level, .. })) => *level <= 2,
            (Some(before), Some(BlockKind::Note { .. })) => !matches!(before, BlockKind::Note { .. }),
            _ => false,
        }
    }

    /// The least height at which `lines` fit into the columns and break well, or else at which they fit, where that is no
    /// more than `room`.
    fn balance(&self, lines: Range<usize>, columns: usize, room: usize) -> Option<usize> {
        // Blank lines at the head and foot of a column take no room.
        let least = lines.len().div_ceil(columns).saturating_sub(2 * columns).max(1);
        let fits = |parts: &[Range<usize>]| parts.last().is_none_or(|p| self.text_from(p.end, lines.end) == lines.end);
        let breaks_well = |part: &Range<usize>| {
            self.text_from(part.end, lines.end) == lines.end || self.breaks_well(part.start, part.end)
        };
        let mut fitting = (least..=room).filter_map(|height| {
            let parts = self.columns(lines.clone(), columns, height);
            fits(&parts).then(|| (height, parts.iter().all(breaks_well)))
        });
        let (first, is_good) = fitting.next()?;
        let good = if is_good { Some(first) } else { fitting.find(|&(_, is_good)| is_good).map(|(height, _)| height) };
        Some(good.unwrap_or(first))
    }

    /// The lines of each column, where `lines` flow into columns of `height` rows.
    fn columns(&self, lines: Range<usize>, columns: usize, height: usize) -> Vec<Range<usize>> {
        let mut at = lines.start;
        let mut parts = Vec::with_capacity(columns);
        for _ in 0..columns {
            let start = self.text_from(at, lines.end);
            at = self.column_end(start..lines.end, height);
            parts.push(start..at);
        }
        parts
    }

    /// Where a column of `height` rows ends that begins with `lines`: at the last good break, blank lines at its foot left out.
    fn column_end(&self, lines: Range<usize>, height: usize) -> usize {
        let full = lines.start + height;
        let end = if self.text_from(full, lines.end) >= lines.end {
            full.min(lines.end)
        } else {
            let least = full.saturating_sub(MOST_SHORT.min(height / 2)).max(lines.start + 1);
            let last = |is_good: &dyn Fn(usize) -> bool| (least..=full).rev().find(|&at| is_good(at));
            let good = last(&|at| self.breaks_well(lines.start, at));
            let fair = good.or_else(|| last(&|at| self.may_break(lines.start, at)));
            fair.or_else(|| last(&|at| !self.leads_on_before(lines.start, at)))
                .unwrap_or_else(|| self.with_its_base(lines.start, full))
        };
        (lines.start..end).rev().find(|&i| !self.is_blank(i)).map_or(end, |last| last + 1)
    }

    /// The end `at` of a column that begins at `start`; before the readings of a line that would not be in it.
    fn with_its_base(&self, start: usize, at: usize) -> usize {
        let is_readings = |i: usize| self.lines.get(i).is_some_and(|(_, line)| line.is_readings);
        if at > start + 1 && is_readings(at - 1) { at - 1 } else { at }
    }

    /// Whether a column that begins at `start` ends well before the line `at`: it may, and the last row of a table does not
    /// stand alone at the head of the next.
    fn breaks_well(&self, start: usize, at: usize) -> bool {
        self.may_break(start, at) && !self.parts_last_row(at)
    }

    /// Whether the lines from `at` on begin with the last row of a table.
    fn parts_last_row(&self, at: usize) -> bool {
        let Some(block) = self.lines.get(at).map(|(row, _)| row.block) else { return false };
        let rest = self.lines.iter().skip(at).take_while(|(row, _)| row.block == block);
        let mut texts = rest.map(|(_, line)| &line.source).filter(|source| !source.is_empty());
        let Some(first) = texts.next() else { return false };
        let is_row = first.start.block < first.end.block && !self.is_labelled(at);
        is_row && texts.all(|source| source.end.block <= first.end.block)
    }

    /// Whether a column that begins at `start` may end before the line `at`.
    fn may_break(&self, start: usize, at: usize) -> bool {
        if self.leads_on_before(start, at) {
            return false;
        }
        // A line without text of its own that stands over another, as readings do, comes with it.
        let mut below = self.lines.iter().skip(at).map(|(_, line)| line).filter(|line| !line.source.is_empty());
        let (Some((_, last)), Some(first)) = (self.last_text(start, at), below.next()) else { return true };
        if self.is_labelled(at) && at > start && self.is_labelled(at - 1) {
            return self.is_labelled(at + 1) && at > start + 1 && self.is_labelled(at - 2);
        }
        let cells = last.source.start.block..last.source.end.block;
        if !cells.is_empty() {
            return first.source.start.block > cells.end;
        }
        let one_paragraph = cells.start == first.source.start.block && last.end != LineEnd::Last;
        !(one_paragraph && (last.source.start.byte == 0 || first.end == LineEnd::Last))
    }

    /// Whether a line has a value with its label: one of several that belong together.
    fn is_labelled(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(|(_, line)| has_role(line, Role::TableLabel))
    }

    /// The last line before `at` that is not blank, in a column that begins at `start`.
    fn last_text(&self, start: usize, at: usize) -> Option<&(Row, Arc<Line>)> {
        (start..at).rev().find(|&i| !self.is_blank(i)).and_then(|i| self.lines.get(i))
    }

    /// Whether the last line before `at` belongs to what follows.
    fn leads_on_before(&self, start: usize, at: usize) -> bool {
        self.last_text(start, at).is_some_and(|(row, line)| self.leads_on(*row, line))
    }

    /// Whether a line belongs to what follows: a heading, the head of a table, a term, the rule over the notes, a title
    /// without text of its own, an image.
    fn leads_on(&self, row: Row, line: &Line) -> bool {
        if line.picture.is_some() {
            return true;
        }
        match self.document.blocks.get(row.block).map(|block| &block.kind) {
            Some(BlockKind::Heading { .. } | BlockKind::Masthead(..)) => true,
            Some(BlockKind::Rule | BlockKind::Figure { .. }) | None => false,
            Some(_) => {
                let is_empty = line.source.is_empty() && !has_role(line, Role::TableLabel);
                is_empty || has_role(line, Role::TableHeader) || has_role(line, Role::Term)
            }
        }
    }
}

fn has_role(line: &Line, role: Role) -> bool {
    line.runs.iter().any(|run| run.roles.contains(&role))
}
