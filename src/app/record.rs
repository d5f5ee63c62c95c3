//! What is kept about the reading of an article from one run to the next.

use crate::document::{Document, TextPos};
use crate::text::SafeText;
use std::collections::BTreeMap;

/// What is kept about the reading of one article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Record {
    /// The article's title, for the shelf.
    pub title: SafeText,
    /// The text at the top of the pane.
    pub position: TextPos,
    /// How much of the article was read, in percent of its text.
    pub percent: u8,
    /// How much was read of what stands before the first section and of each section, in percent, in the order of the
    /// outline; empty where that is not known.
    pub progress: Vec<u8>,
    /// Whether all of the article was read, or it was marked as read.
    pub read: bool,
    /// Named places.
    pub marks: BTreeMap<char, TextPos>,
    /// The theme that was last chosen while reading it.
    pub theme: Option<String>,
    /// When it was last read, in seconds since 1970; the runtime fills it in.
    pub last_read: u64,
}

impl Record {
    /// Whether the place where the reader was comes after the text of `part`.
    pub fn is_beyond(&self, part: &Document) -> bool {
        self.position.block > part.last_of_body()
    }
}
