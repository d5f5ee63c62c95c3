//! What the pieces of a block of code are: found apart from the article's text, laid over it when it is composed.

use crate::document::{BlockId, Role};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A stretch of code that is something by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeSpan {
    /// Bytes from the start of the block's text.
    pub bytes: Range<u32>,
    /// What it is: one of the roles of code.
    pub role: Role,
}

/// The stretches of the blocks of code that are known so far, in the order of the text.
pub type CodeSpans = HashMap<BlockId, Arc<[CodeSpan]>>;
