//! A document laid out lazily: only what is looked at is composed.

use crate::compose::{Line, Options};
use crate::document::{Block, Document, Target, TextPos};
use std::ops::Range;
use std::sync::Arc;

/// A line's address in a [`Layout`]: of no use after the measure or the options have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Row {
    /// Index of the top-level block.
    pub block: usize,
    /// Line within it.
    pub line: usize,
}

/// A link or footnote reference in view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedTarget {
    /// Where it leads.
    pub target: Arc<Target>,
    /// The text that stands for it; a reference that is broken over lines is one target.
    pub text: Range<TextPos>,
    /// The row of its first line in view.
    pub row: Row,
    /// Columns on that row.
    pub columns: Range<u16>,
}

/// A document at one measure. Lines are composed when they are asked for.
#[derive(Debug, Clone)]
pub struct Layout {
    document: Arc<Document>,
    measure: u16,
    options: Options,
}

impl Layout {
    /// A layout of `document` on `measure` columns. Nothing is composed yet.
    pub fn new(document: Arc<Document>, measure: u16, options: Options) -> Self {
        Self { document, measure, options }
    }

    /// The document.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// The measure, in columns.
    pub fn measure(&self) -> u16 {
        self.measure
    }

    /// Changes the measure; prepared text is kept, lines are not.
    pub fn set_measure(&mut self, measure: u16) {
        self.measure = measure;
    }

    /// Changes the options.
    pub fn set_options(&mut self, options: Options) {
        self.options = options;
    }

    /// The line at `row`; a blank one past the end.
    pub fn line(&mut self, _row: Row) -> Arc<Line> {
        Arc::new(Line::default())
    }

    /// The first row.
    pub fn first(&self) -> Row {
        Row::default()
    }

    /// The last row.
    pub fn last(&mut self) -> Row {
        Row::default()
    }

    /// The row `by` lines further down (up where negative), and no further than the first or last.
    pub fn advance(&mut self, row: Row, _by: isize) -> Row {
        row
    }

    /// The number of lines from `from` down to `to`, counted no further than `limit`; 0 where `to` is not below.
    pub fn distance(&mut self, _from: Row, _to: Row, _limit: usize) -> usize {
        0
    }

    /// The rows in view with their lines: `height` of them from `top`, fewer at the end.
    pub fn window(&mut self, _top: Row, _height: usize) -> Vec<(Row, Arc<Line>)> {
        Vec::new()
    }

    /// The row that shows `pos`; the nearest one where the position is not in the document.
    pub fn row_of(&mut self, _pos: TextPos) -> Row {
        Row::default()
    }

    /// The first text at or after `row`: what to keep in place when the layout changes.
    pub fn pos_of(&mut self, _row: Row) -> TextPos {
        TextPos::default()
    }

    /// The links and references on `height` rows from `top`, in reading order.
    pub fn targets_in(&mut self, _top: Row, _height: usize) -> Vec<PlacedTarget> {
        Vec::new()
    }

    /// How far `pos` is through the text of the body, from 0.0 to 1.0: by text, so nothing need be composed.
    pub fn fraction(&self, _pos: TextPos) -> f64 {
        0.0
    }

    /// The text that lies at a fraction of the body.
    pub fn pos_at_fraction(&self, _fraction: f64) -> TextPos {
        TextPos::default()
    }
}

/// Composes some blocks of a document by themselves, as a footnote popup does.
pub fn compose_blocks(_document: &Document, _blocks: &[Block], _measure: u16, _options: Options) -> Vec<Line> {
    Vec::new()
}
