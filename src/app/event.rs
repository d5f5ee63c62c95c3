//! What can happen to the reader's state: the only way in.

use crate::app::Record;
use crate::config::{Appearance, Config};
use crate::document::ArticleRef;
use crate::input::Key;
use crate::rendition::Rendition;
use crate::text::SafeText;
use crate::text::width::Widths;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// A key was pressed; full-width forms are not yet turned into their twins.
    Key(Key),
    /// Text was pasted.
    Paste(SafeText),
    /// The mouse was used.
    Mouse(Mouse),
    /// The terminal has a new size.
    Resize(Size),
    /// The program is in the foreground again.
    Resumed,
    /// An article is there, with what was kept about it.
    Opened {
        /// Which one.
        article: ArticleRef,
        /// Its text, as its source has it and as it is shown.
        rendition: Rendition,
        /// Where the reader was, where something was kept.
        record: Option<Record>,
    },
    /// The text of an article is as it was asked for.
    Rendered {
        /// Which one.
        article: ArticleRef,
        /// Its text.
        rendition: Rendition,
    },
    /// An article could not be opened.
    OpenFailed {
        /// Which one.
        article: ArticleRef,
        /// Why, and what to do.
        message: SafeText,
    },
    /// The configuration was changed on disk and read again; files with an error in them are as they were before.
    ConfigChanged(Box<Config>),
    /// Something is wrong in the configuration: where and what.
    ConfigWrong(SafeText),
    /// The terminal said whether its background is dark or light.
    Background(Appearance),
    /// The terminal said how wide its glyphs are.
    Widths(Widths),
    /// Something to tell the reader, from a worker or the terminal.
    Notice(Notice),
}

/// The size of the terminal, in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// A use of the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub kind: MouseKind,
    /// Where: columns from the left, 0 first.
    pub column: u16,
    /// Where: rows from the top, 0 first.
    pub row: u16,
}

/// What was done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The wheel was turned towards the reader's end of the text.
    WheelDown,
    /// The wheel was turned towards the beginning.
    WheelUp,
}

/// A message to the reader. It stays until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How serious it is.
    pub severity: Severity,
    /// What it says.
    pub text: SafeText,
}

/// How serious a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// For information.
    Info,
    /// Something was not done as asked.
    Warning,
    /// Something failed.
    Error,
}
