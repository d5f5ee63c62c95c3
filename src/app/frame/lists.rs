//! The lists on the screen: the shelf, the help and the information.

use crate::app::Picture;
use crate::app::frame::{KeyHint, ScrollBar};
use crate::compose::Line;
use ratatui::layout::Rect;
use std::sync::Arc;

/// The help or the information.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetPane {
    /// The sheet with its border.
    pub area: Rect,
    /// Where the rows stand within it.
    pub rows_area: Rect,
    /// What the border says.
    pub title: String,
    /// What the lower border says: the keys that matter here; they fit.
    pub footer: Vec<KeyHint>,
    /// What the rows are narrowed to.
    pub filter: Option<String>,
    /// The rows in view.
    pub rows: Vec<SheetRow>,
    /// Columns that keys and labels take on [`SheetRow::Key`] and [`SheetRow::Fact`] rows, the gap after them not counted.
    pub key_columns: u16,
    /// An image in place of rows.
    pub picture: Option<LargePicture>,
    /// The scroll bar, on the right border, where the rows do not fit.
    pub scroll: Option<ScrollBar>,
    /// Whether the page behind it steps back.
    pub dims_page: bool,
}

/// An image by itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LargePicture {
    /// The cells that it takes.
    pub area: Rect,
    /// The image, once it is there.
    pub picture: Option<Arc<Picture>>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetRow {
    /// Nothing.
    Blank,
    /// A heading.
    Heading(String),
    /// A key with what it does, or a part of that.
    Key {
        /// The keys, possibly several parted by spaces; more than their columns hold only where no text is beside them.
        keys: String,
        /// What they do; it fits.
        text: String,
    },
    /// A line of what is known.
    Fact {
        /// What it is called, on its first row; more than its columns hold only where no line is beside it.
        label: String,
        /// A line of it.
        line: Option<Arc<Line>>,
    },
    /// A composed line.
    Line(Arc<Line>),
}

/// The list of articles.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShelfPane {
    /// The whole pane.
    pub area: Rect,
    /// One row for the heading.
    pub heading_area: Rect,
    /// What the heading says.
    pub heading: String,
    /// What stands at the right end of the heading: how many articles, or the filter.
    pub detail: String,
    /// Where the entries stand.
    pub rows_area: Rect,
    /// The entries in view.
    pub rows: Vec<ShelfRow>,
    /// What to say in place of entries, where there are none.
    pub empty: Option<String>,
    /// The scroll bar, where the entries do not fit.
    pub scroll: Option<ScrollBar>,
}

/// An entry of the shelf.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ShelfRow {
    /// Its rows: the title on the first, the detail on the second where there is one.
    pub area: Rect,
    /// The title.
    pub title: String,
    /// What is said about it: the subtitle, or the beginning of the summary.
    pub detail: String,
    /// Source, date, language, length: what is known.
    pub facts: String,
    /// How far it is read: `45%`, `read`; before it is opened how long it takes, where that is known: `6 min`.
    pub state: String,
    /// The same in percent.
    pub percent: u8,
    /// Whether it was never opened.
    pub unread: bool,
    /// Whether it is under the cursor.
    pub selected: bool,
}
