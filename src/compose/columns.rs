//! Pages of several columns, as in a newspaper: which lines stand in which column.
//!
//! Text flows down a column and on at the top of the next. Where a section ends on the page, its columns are made equally
//! high and the next section begins below them, in a band of its own; where there is no room for one, the text goes on in
//! the columns down to the foot of the page. A table that goes on in the next column has its header there once more.

use crate::compose::flow::Flow;
use crate::compose::{Layout, Line, Row};
use crate::document::Document;
use std::ops::Range;
use std::sync::Arc;

/// Rows between the bands of two sections.
pub(super) const BAND_GAP: usize = 2;
/// A band lower than this goes on with the section that follows; with less room than this none is begun.
pub(super) const LEAST_BAND: usize = 8;

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
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageColumn {
    /// Which column of the grid, from the left.
    pub index: u16,
    /// Rows from the top of the page to its first line.
    pub y: usize,
    /// Indices into [`Page::lines`].
    pub lines: Range<usize>,
    /// The header of a table that goes on here, in the rows above the first line. Its text stands elsewhere: what is shown
    /// here once more is neither searched nor copied, and no place in the text.
    pub head: Vec<Arc<Line>>,
}

impl PageColumn {
    /// Rows from the top of the page to the column's foot.
    pub fn end(&self) -> usize {
        self.y + self.lines.len()
    }

    /// Rows from the top of the page to all that the column shows.
    pub fn top(&self) -> usize {
        self.y - self.head.len()
    }
}

/// The row past the last line of a document.
pub fn end_row(document: &Document) -> Row {
    Row { block: document.blocks.len(), line: 0 }
}

/// The page of `columns` columns of `height` rows whose first line is `top`, or the first line with text below it.
pub fn page(layout: &mut Layout, top: Row, columns: u16, height: usize) -> Page {
    let columns = usize::from(columns.max(1));
    let flow = Flow::from(layout, top, (columns + 1) * (height + LEAST_BAND));
    let end_of_flow = flow.lines.len();
    let mut page = Page::default();
    let (mut at, mut y) = (flow.text_from(0, end_of_flow), 0);
    while at < end_of_flow && y < height && (y == 0 || height - y >= LEAST_BAND) {
        let (end, band_height) = flow.band(at, columns, height - y);
        let parts = flow.columns(at..end, columns, band_height);
        let used = parts.iter().map(|part| part.height()).max().unwrap_or(0);
        for (index, part) in (0..).zip(&parts) {
            let lines = flow.lines.get(part.lines.clone()).unwrap_or_default();
            page.add(PageColumn { index, y: y + part.head.len(), lines: 0..0, head: part.head.to_vec() }, lines);
        }
        at = flow.text_from(parts.last().map_or(end, |part| part.lines.end), end_of_flow);
        y += used + BAND_GAP;
        if at < end {
            break;
        }
    }
    page.next = flow.lines.get(at).map_or(end_row(layout.document()), |(row, _)| *row);
    page
}

impl Page {
    fn add(&mut self, column: PageColumn, lines: &[(Row, Arc<Line>)]) {
        let start = self.lines.len();
        self.lines.extend_from_slice(lines);
        if !lines.is_empty() {
            self.columns.push(PageColumn { lines: start..self.lines.len(), ..column });
        }
    }
}
