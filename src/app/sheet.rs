//! A sheet over the screen: the help or the information, with a place in it and a filter.

use crate::app::frame::SheetRow;
use crate::app::list::List;
use crate::compose::Line;
use crate::document::Document;
use crate::input::Context;
use std::sync::Arc;

/// What a sheet shows.
#[derive(Debug, Clone)]
pub enum SheetKind {
    /// The keys, those of this context first.
    Help(Context),
    /// What is known about the article: a document of its own, composed at the sheet's measure.
    Information(Arc<Document>),
}

/// A sheet.
#[derive(Debug)]
pub struct Sheet {
    /// What it shows.
    pub kind: SheetKind,
    filter: String,
    rows: Vec<SheetRow>,
    /// What the rows were made for: their width and filter.
    made_for: Option<(u16, String)>,
    list: List,
}

impl Sheet {
    /// A sheet that has not been filled yet.
    pub fn new(kind: SheetKind) -> Self {
        Self { kind, filter: String::new(), rows: Vec::new(), made_for: None, list: List::default() }
    }

    /// What the border says.
    pub fn title(&self) -> &'static str {
        match self.kind {
            SheetKind::Help(_) => "Keys",
            SheetKind::Information(_) => "About this article",
        }
    }

    /// What the rows are narrowed to.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Narrows the rows.
    pub fn set_filter(&mut self, filter: &str) {
        filter.clone_into(&mut self.filter);
        self.list.scroll_by(isize::MIN, 0);
    }

    /// Whether the rows can be narrowed.
    pub fn has_filter(&self) -> bool {
        matches!(self.kind, SheetKind::Help(_))
    }

    /// Takes on a size; rows are made anew where the width or the filter has changed.
    pub fn fit(&mut self, width: u16, height: u16, make: impl FnOnce(&SheetKind, &str) -> Vec<SheetRow>) {
        if self.made_for.as_ref().is_none_or(|(w, f)| *w != width || *f != self.filter) {
            self.rows = make(&self.kind, &self.filter);
            self.made_for = Some((width, self.filter.clone()));
        }
        self.list.fit(usize::from(height), 0, self.rows.len());
    }

    /// Makes the rows anew at the next occasion: the configuration has changed.
    pub fn refresh(&mut self) {
        self.made_for = None;
    }

    /// Moves by rows.
    pub fn scroll_by(&mut self, by: isize) {
        self.list.scroll_by(by, self.rows.len());
    }

    /// Moves by pages, with a row of overlap.
    pub fn page_by(&mut self, pages: isize) {
        self.scroll_by(pages.saturating_mul(self.list.height().saturating_sub(1).max(1) as isize));
    }

    /// The first row in view, how many fit, and how many there are.
    pub fn scroll(&self) -> (usize, usize, usize) {
        (self.list.offset(), self.list.height(), self.rows.len())
    }

    /// The rows in view.
    pub fn rows(&self) -> Vec<SheetRow> {
        self.rows.iter().skip(self.list.offset()).take(self.list.height()).cloned().collect()
    }

    /// The columns that the widest keys take, in view or not.
    pub fn key_columns(&self) -> u16 {
        let width = |row: &SheetRow| match row {
            SheetRow::Key { keys, .. } => crate::text::width::of_str(keys),
            _ => 0,
        };
        self.rows.iter().map(width).max().unwrap_or(0).min(24) as u16
    }
}

/// Composed lines as rows.
pub fn line_rows(lines: Vec<Line>) -> Vec<SheetRow> {
    lines
        .into_iter()
        .map(|line| if line.is_blank() { SheetRow::Blank } else { SheetRow::Line(Arc::new(line)) })
        .collect()
}
