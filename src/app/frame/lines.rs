//! The bottom row of the screen: the status line, or the line being typed.

use crate::app::Severity;
use crate::document::Role;
use ratatui::layout::Rect;

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

/// A key and what it does, in a word or two.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyHint {
    /// The key, or several parted by blanks.
    pub keys: String,
    /// What it does: `closes`.
    pub verb: String,
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
    /// Where the label begins and the text has room.
    pub words: Rect,
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
