//! The whole screen.

use crate::app::Size;
use crate::app::frame::{PopupPane, PromptLine, ReaderPane, SheetPane, ShelfPane, StatusLine};
use crate::text::width::Ambiguous;

/// The whole screen. Later fields lie over earlier ones.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    /// The terminal's size.
    pub size: Size,
    /// How wide the terminal draws the ambiguous class; narrow where the reader says so.
    pub ambiguous: Ambiguous,
    /// Whether links are links of the terminal too.
    pub links: bool,
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
