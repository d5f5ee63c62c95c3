//! What the screen shows, as data: made at the end of every update, painted by the view without further thought.
//!
//! All areas are in cells of the terminal, clamped to it. An area may be empty; then nothing of it is painted.

use crate::app::{Severity, Size};
use crate::compose::{Line, Row};
use crate::document::{Role, TextPos};
use ratatui::layout::Rect;
use std::ops::Range;
use std::sync::Arc;

/// The whole screen. Later fields lie over earlier ones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// The terminal's size.
    pub size: Size,
    /// What fills the screen.
    pub body: Body,
    /// The bottom row; `None` where there is no room, in zen mode without a message, and while a line is typed.
    pub status: Option<StatusLine>,
    /// A footnote, over the text.
    pub popup: Option<PopupPane>,
    /// The help or the information, over everything else.
    pub sheet: Option<SheetPane>,
    /// The line being typed, on the bottom row.
    pub prompt: Option<PromptLine>,
}

/// What fills the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// The terminal is too small for anything but this line, which fits it.
    TooSmall(String),
    /// The list of articles.
    Shelf(ShelfPane),
    /// An article.
    Reader(ReaderPane),
}

impl Default for Body {
    fn default() -> Self {
        Self::TooSmall(String::new())
    }
}

/// An article on the screen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReaderPane {
    /// The text.
    pub text: TextPane,
    /// The outline, beside the text or over it.
    pub outline: Option<OutlinePane>,
}

/// The text pane.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TextPane {
    /// The whole pane with its margins.
    pub area: Rect,
    /// Where the lines stand: column 0 of a line is `lines_area.x`, the n-th line is on row `lines_area.y + n`.
    /// Hanging marks may reach two columns beyond its right edge, where `area` still has room for them.
    pub lines_area: Rect,
    /// The lines in view, no more than `lines_area` is high.
    pub lines: Vec<(Row, Arc<Line>)>,
    /// Stretches of text that stand out, the later ones over the earlier ones.
    pub highlights: Vec<Highlight>,
    /// Labels over links and references.
    pub hints: Vec<HintLabel>,
    /// The scroll bar, where the article does not fit.
    pub scroll: Option<ScrollBar>,
    /// What to say in place of the text, where the article has none.
    pub empty: Option<String>,
}

/// A stretch of text that stands out. [`Line::columns_of`] or a glyph's position says where it is on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// The text.
    pub text: Range<TextPos>,
    /// [`Role::SearchMatch`], [`Role::SearchCurrent`] or [`Role::Focus`].
    pub role: Role,
}

/// A label over a link or reference, to be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HintLabel {
    /// Column of the terminal.
    pub x: u16,
    /// Row of the terminal.
    pub y: u16,
    /// The letters, ASCII.
    pub label: String,
    /// How many of them have been typed.
    pub typed: usize,
}

/// A scroll bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ScrollBar {
    /// The track, one column wide.
    pub track: Rect,
    /// The thumb, a part of the track.
    pub thumb: Rect,
}

/// The outline pane.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OutlinePane {
    /// The whole pane, its border included.
    pub area: Rect,
    /// Where the rows stand, from the top.
    pub rows_area: Rect,
    /// The border: one column at the pane's right edge beside the text, or as an overlay.
    pub border: Rect,
    /// Whether it lies over the text rather than beside it.
    pub overlay: bool,
    /// Whether keys go to it.
    pub focused: bool,
    /// What the entries are narrowed to, on the row above `rows_area`, as `(area, text)`.
    pub filter: Option<(Rect, String)>,
    /// The entries in view, one a row.
    pub rows: Vec<OutlineRow>,
    /// What to say in place of rows, where there are none.
    pub empty: Option<String>,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OutlineRow {
    /// Index of the section in the document's outline.
    pub section: usize,
    /// How deep it is nested, 0 outermost.
    pub depth: usize,
    /// The number in front, `1` or `2.3`.
    pub number: String,
    /// The title; it may be wider than the pane.
    pub title: String,
    /// Whether it has sections in it, and whether they are folded away.
    pub fold: Option<Fold>,
    /// Whether the reader is in it.
    pub current: bool,
    /// Whether it is under the cursor.
    pub selected: bool,
    /// How far it is read, from 0.0 to 1.0.
    pub read: f32,
}

/// Whether what is nested in an entry is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// It is.
    Open,
    /// It is not.
    Closed,
}

/// A footnote popup.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PopupPane {
    /// The popup with its border.
    pub area: Rect,
    /// Where the lines stand within it.
    pub lines_area: Rect,
    /// What the border says: the note's number among all, like `Note 2 of 5`.
    pub title: String,
    /// What the lower border says: the keys that matter here.
    pub footer: String,
    /// The lines in view.
    pub lines: Vec<Arc<Line>>,
    /// Stretches of text that stand out.
    pub highlights: Vec<Highlight>,
    /// Labels over links and references.
    pub hints: Vec<HintLabel>,
    /// The scroll bar, on the right border, where the note does not fit.
    pub scroll: Option<ScrollBar>,
}

/// The help or the information.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SheetPane {
    /// The sheet with its border.
    pub area: Rect,
    /// Where the rows stand within it.
    pub rows_area: Rect,
    /// What the border says.
    pub title: String,
    /// What the lower border says.
    pub footer: String,
    /// What the rows are narrowed to.
    pub filter: Option<String>,
    /// The rows in view.
    pub rows: Vec<SheetRow>,
    /// Columns that the keys take on [`SheetRow::Key`] rows, the gap after them not counted.
    pub key_columns: u16,
    /// The scroll bar, on the right border, where the rows do not fit.
    pub scroll: Option<ScrollBar>,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum SheetRow {
    /// Nothing.
    Blank,
    /// A heading.
    Heading(String),
    /// A key with what it does.
    Key {
        /// The keys, possibly several parted by spaces.
        keys: String,
        /// What they do.
        text: String,
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
    /// How far it is read: `new`, `45%`, `read`.
    pub state: String,
    /// The same in percent.
    pub percent: u8,
    /// Whether it was never opened.
    pub unread: bool,
    /// Whether it is under the cursor.
    pub selected: bool,
}

/// The status line: pieces that fit beside each other.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StatusLine {
    /// Its row.
    pub area: Rect,
    /// From left to right.
    pub pieces: Vec<StatusPiece>,
    /// How serious the message is that it shows, where it shows one.
    pub severity: Option<Severity>,
}

/// A piece of the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusPiece {
    /// Column of the terminal.
    pub x: u16,
    /// What it says; it fits.
    pub text: String,
    /// What it is.
    pub role: Role,
}

/// The line being typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PromptLine {
    /// Its row.
    pub area: Rect,
    /// What stands before it: `:`, `/`.
    pub label: String,
    /// The part of the text that is in view; it follows the label at once.
    pub text: String,
    /// What stands dimly after the text: the argument's name.
    pub hint: String,
    /// The cursor's column of the terminal.
    pub cursor: u16,
    /// The completions on offer, over the rows above.
    pub completions: Option<CompletionList>,
}

/// Completions of the line being typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CompletionList {
    /// Where they stand, one a row.
    pub area: Rect,
    /// Those in view.
    pub rows: Vec<CompletionRow>,
}

/// A completion.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CompletionRow {
    /// What the line becomes.
    pub text: String,
    /// What it means.
    pub detail: String,
    /// Whether it is chosen.
    pub selected: bool,
}
