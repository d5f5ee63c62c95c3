//! A sheet over the screen: the help or the information, with a place in it and a filter.

use crate::app::filter::Filter;
use crate::app::frame::SheetRow;
use crate::app::information::Information;
use crate::app::list::List;
use crate::compose::Line;
use crate::document::BlockId;
use crate::input::Context;
use std::sync::Arc;

/// What a sheet shows.
#[derive(Debug, Clone)]
pub enum SheetKind {
    /// The keys, those of this context first.
    Help(Context),
    /// What is known about the article.
    Information(Box<Information>),
    /// The image of a figure, as large as there is room.
    Picture(BlockId),
}

/// The rows of a sheet, made for its width.
#[derive(Debug, Clone, Default)]
pub struct Contents {
    /// From the top.
    pub rows: Vec<SheetRow>,
    /// Columns that keys and labels take before what is said about them.
    pub key_columns: u16,
}

/// A sheet.
#[derive(Debug)]
pub struct Sheet {
    /// What it shows.
    pub kind: SheetKind,
    filter: Filter,
    contents: Contents,
    /// The width that the rows were made for, unless what they depend on has changed.
    made_for: Option<u16>,
    list: List,
}

impl Sheet {
    /// A sheet that has not been filled yet.
    pub fn new(kind: SheetKind) -> Self {
        Self { kind, filter: Filter::default(), contents: Contents::default(), made_for: None, list: List::default() }
    }

    /// What the border says.
    pub fn title(&self) -> &'static str {
        match self.kind {
            SheetKind::Help(_) => "Keys",
            SheetKind::Information(_) => "About this article",
            SheetKind::Picture(_) => "Image",
        }
    }

    /// What the rows are narrowed to.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Narrows the rows.
    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.refresh();
        self.list.scroll_by(isize::MIN, 0);
    }

    /// Whether the rows can be narrowed.
    pub fn has_filter(&self) -> bool {
        matches!(self.kind, SheetKind::Help(_))
    }

    /// The columns that it may take, its border included.
    pub fn widest(&self) -> u16 {
        match self.kind {
            SheetKind::Help(_) => 96,
            SheetKind::Information(_) => 80,
            SheetKind::Picture(_) => u16::MAX,
        }
    }

    /// Takes on a width; rows are made anew where it or the filter has changed.
    pub fn fill(&mut self, width: u16, make: impl FnOnce(&SheetKind, &Filter, u16) -> Contents) {
        if self.made_for != Some(width) {
            self.contents = make(&self.kind, &self.filter, width);
            self.made_for = Some(width);
        }
    }

    /// Takes on a height.
    pub fn fit(&mut self, height: u16) {
        self.list.fit(usize::from(height), 0, self.contents.rows.len());
    }

    /// Makes the rows anew at the next occasion: what they are made from has changed.
    pub fn refresh(&mut self) {
        self.made_for = None;
    }

    /// Moves by rows.
    pub fn scroll_by(&mut self, by: isize) {
        self.list.scroll_by(by, self.contents.rows.len());
    }

    /// Moves by pages, with a row of overlap.
    pub fn page_by(&mut self, pages: isize) {
        self.scroll_by(pages.saturating_mul(self.list.height().saturating_sub(1).max(1) as isize));
    }

    /// The first row in view, how many fit, and how many there are.
    pub fn scroll(&self) -> (usize, usize, usize) {
        (self.list.offset(), self.list.height(), self.contents.rows.len())
    }

    /// The rows in view.
    pub fn in_view(&self) -> Contents {
        let rows = self.contents.rows.iter().skip(self.list.offset()).take(self.list.height());
        Contents { rows: rows.cloned().collect(), ..self.contents }
    }
}

/// Composed lines as rows.
pub fn line_rows(lines: Vec<Line>) -> Vec<SheetRow> {
    lines
        .into_iter()
        .map(|line| if line.is_blank() { SheetRow::Blank } else { SheetRow::Line(Arc::new(line)) })
        .collect()
}
