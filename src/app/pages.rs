//! Moves through text that is set in columns: pages are turned, lines step through the whole flow.
//!
//! The top of the window is the top of the first column. It always has text, and any text can come there.

use crate::app::scroll::Viewport;
use crate::compose::columns::{end_row, page};
use crate::compose::{Page, PageColumn, Row};
use crate::document::TextPos;
use std::sync::Arc;

/// How much is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// A page.
    Page,
    /// Up to the column that begins nearest to the middle of the page.
    Half,
}

impl Viewport {
    /// Whether the text is set in several columns.
    pub fn is_paged(&self) -> bool {
        self.columns.columns > 1
    }

    /// What is in view, by column.
    pub fn page(&mut self) -> Arc<Page> {
        if let Some(shown) = &self.shown {
            return Arc::clone(shown);
        }
        let page = Arc::new(if self.is_paged() { self.page_from(self.top) } else { self.scrolled() });
        self.shown = Some(Arc::clone(&page));
        page
    }

    fn page_from(&mut self, top: Row) -> Page {
        page(&mut self.layout, top, self.columns.columns, self.height)
    }

    /// The one column of a text that scrolls, blank lines at its top and all. Readings do not stand at its foot without what
    /// they are readings of.
    fn scrolled(&mut self) -> Page {
        let mut lines = self.layout.window(self.top, self.height);
        if lines.len() == self.height && lines.len() > 1 {
            lines.pop_if(|(_, last)| last.is_readings);
        }
        let below = lines.last().map_or(Some(self.top), |(row, _)| self.layout.below(*row));
        let next = below.unwrap_or(end_row(self.layout.document()));
        Page { columns: vec![PageColumn { lines: 0..lines.len(), ..PageColumn::default() }], lines, next }
    }

    /// Rows of the flow from the top of the page to its end.
    pub(super) fn rows_of_page(&mut self) -> usize {
        if !self.is_paged() {
            return self.height.max(1);
        }
        let next = self.page().next;
        let most = 4 * usize::from(self.columns.columns) * self.height.max(1);
        self.layout.distance(self.top, next, most).max(1)
    }

    pub(super) fn is_on_last_page(&mut self) -> bool {
        self.page().next >= end_row(self.layout.document())
    }

    /// The nearest row to `row` that has more than bars, on that side of it where there is one.
    pub(super) fn with_text(&mut self, row: Row, down: bool) -> Row {
        let (mut at, mut turned) = (row, false);
        while self.layout.line(at).is_gap() {
            let next = if down != turned { self.layout.below(at) } else { self.layout.above(at) };
            match next {
                Some(next) => at = next,
                None if turned => return row,
                None => turned = true,
            }
        }
        at
    }

    /// Moves by lines that have text, until the end of the article is in view.
    pub(super) fn step_by(&mut self, rows: isize) {
        for _ in 0..rows.unsigned_abs() {
            let down = rows > 0;
            if down && self.is_on_last_page() {
                return;
            }
            let next = self.layout.advance(self.top, rows.signum());
            let next = self.with_text(next, down);
            self.set_top(next);
        }
    }

    /// Turns forward, until the end of the article is in view, or back to what was there before.
    pub(super) fn turn(&mut self, turn: Turn, forward: bool) {
        let top = self.top;
        if !forward {
            let left = self.turned.pop().filter(|&left| self.after(left, turn) == top);
            let back = left.unwrap_or_else(|| self.before(top, turn));
            if left.is_none() {
                self.turned.clear();
            }
            self.set_top(back);
        } else if !self.is_on_last_page() {
            let next = self.after(top, turn);
            self.set_top(next);
            self.turned.push(top);
        }
    }

    /// The last page, as full as it can be.
    pub(super) fn last_page(&mut self) -> Row {
        let end = end_row(self.layout.document());
        self.before(end, Turn::Page)
    }

    /// Puts a text in the first column, with some of what stands above it, unless it is in view.
    pub(super) fn reveal_on_page(&mut self, pos: TextPos) {
        let row = self.layout.row_of(pos);
        if !self.page().lines.iter().any(|(shown, _)| *shown == row) {
            let top = self.layout.advance(row, -((self.height / 3) as isize));
            self.set_top(top);
        }
    }

    /// The top of what comes after the page from `top`.
    fn after(&mut self, top: Row, turn: Turn) -> Row {
        let page = if top == self.top { self.page() } else { Arc::new(self.page_from(top)) };
        let middle = page.lines.len() / 2;
        let starts = page.columns.iter().skip(1).map(|column| column.lines.start);
        let start = starts.min_by_key(|start| start.abs_diff(middle)).and_then(|start| page.lines.get(start));
        match (turn, start) {
            (Turn::Half, Some((row, _))) => *row,
            _ => page.next,
        }
    }

    /// The highest top from which a turn reaches `target`: nothing between is left out.
    fn before(&mut self, target: Row, turn: Turn) -> Row {
        let most = (usize::from(self.columns.columns) + 1) * (self.height + 8);
        let highest = self.layout.advance(target, -(most as isize));
        let rows = self.layout.window(highest, most + 1).into_iter().filter(|(_, line)| !line.is_gap());
        let tops: Vec<Row> = rows.map(|(row, _)| row).take_while(|&row| row < target).collect();
        let at = tops.partition_point(|&top| self.after(top, turn) < target);
        tops.get(at).or(tops.last()).copied().unwrap_or(highest)
    }
}
