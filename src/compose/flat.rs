//! The flat text of blocks: what positions count in, what is searched and copied.

use crate::document::{BlockId, Document};

/// The text of one leaf block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlatText {
    /// The leaf block (paragraph, heading, cell, code…).
    pub block: BlockId,
    /// Its text: soft line breaks joined or turned into spaces, hard ones as `\n`, references as `[1]`, images as their
    /// alternative text, ruby as its base.
    pub text: String,
}

/// The flat text of every leaf block that is or lies in `blocks[range]` of the document, in reading order.
pub fn flat_text(_document: &Document, _range: std::ops::Range<usize>) -> Vec<FlatText> {
    Vec::new()
}
