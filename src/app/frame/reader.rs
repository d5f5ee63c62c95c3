//! An open article on the screen: its text, its outline, a footnote over it.

use crate::app::Picture;
use crate::app::frame::KeyHint;
use crate::compose::{Direction, Line, Row};
use crate::document::{BlockId, Role, TextPos};
use ratatui::layout::Rect;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

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
    /// Where the lines stand, all columns of text together.
    pub lines_area: Rect,
    /// Which way the lines run.
    pub direction: Direction,
    /// The lines in view, in reading order.
    pub lines: Vec<(Row, Arc<Line>)>,
    /// The columns of text that the lines stand in, in reading order.
    pub columns: Vec<TextColumn>,
    /// The thin rules between them, each one column wide.
    pub rules: Vec<Rect>,
    /// Stretches of text that stand out, the later ones over the earlier ones.
    pub highlights: Vec<Highlight>,
    /// The images in view that are there, by their figures.
    pub pictures: BTreeMap<BlockId, Arc<Picture>>,
    /// Labels over links and references.
    pub hints: Vec<HintLabel>,
    /// The scroll bar, where the article does not fit.
    pub scroll: Option<ScrollBar>,
    /// What to say in place of the text, where the article has none.
    pub empty: Option<String>,
}

/// Lines that follow one another, from its top or, in a vertical text, from its right edge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextColumn {
    /// Where they stand; [`Grid`](crate::app::frame::Grid) says where a line's cells are. Marks may hang two columns
    /// beyond its right edge, or a row below it in a vertical text, where the pane still has room for them.
    pub area: Rect,
    /// Indices into [`TextPane::lines`].
    pub lines: Range<usize>,
    /// What stands in the rows right above `area`, and is no text: the header of a table that goes on there.
    pub head: Vec<Arc<Line>>,
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
    pub footer: Vec<KeyHint>,
    /// The lines in view.
    pub lines: Vec<Arc<Line>>,
    /// Stretches of text that stand out.
    pub highlights: Vec<Highlight>,
    /// Labels over links and references.
    pub hints: Vec<HintLabel>,
    /// The scroll bar, on the right border, where the note does not fit.
    pub scroll: Option<ScrollBar>,
}
