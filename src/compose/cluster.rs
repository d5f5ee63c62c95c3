//! A cluster of text with all that composition asks about it.

use crate::compose::breaks::Break;
use crate::text::class::Class;
use crate::text::plain::{LineBreak, Plain};

/// A grapheme cluster, ready for composition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster {
    /// Bytes from the start of the text.
    pub start: u32,
    /// Bytes.
    pub len: u8,
    /// Columns: 0, 1 or 2.
    pub width: u8,
    /// What it is to composition.
    pub class: Class,
    /// Its line break class, in text of plain characters alone.
    pub line_break: LineBreak,
    /// Whether a line may end before it.
    pub before: Break,
    /// Columns of autospace before it, where it does not begin a line: 0 or 1.
    pub slot: u8,
    /// Columns that stay free before it, in a base spread under its reading.
    pub lead: u8,
    /// Columns that stay free after it, likewise.
    pub trail: u8,
    /// The column where it begins, its slot left behind, were the whole text one line.
    pub open: u32,
}

impl Cluster {
    /// The columns that it takes with those that stay free around it, without its slot.
    pub fn columns(self) -> u16 {
        u16::from(self.lead) + u16::from(self.width) + u16::from(self.trail)
    }

    /// A cluster of any text at byte `start`, `width` columns wide; its own column is not known yet.
    pub fn new(start: usize, text: &str, width: u8) -> Self {
        let width = if text == "\n" { 0 } else { width };
        let known = Plain { width, class: Class::of(text), line_break: LineBreak::Complex };
        let len = text.len().min(usize::from(u8::MAX)) as u8;
        Self { start: start as u32, ..Self::of_plain(known, len) }
    }

    /// A plain character of `len` bytes at the start of a text.
    pub const fn of_plain(known: Plain, len: u8) -> Self {
        let Plain { width, class, line_break } = known;
        Self { start: 0, len, width, class, line_break, before: Break::Never, slot: 0, lead: 0, trail: 0, open: 0 }
    }
}
