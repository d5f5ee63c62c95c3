//! Identities and positions that survive every resize, theme and setting.

/// The identity of a block: its index in the document, counted depth first, notes after the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct BlockId(pub u32);

/// The identity of a footnote: its index in [`Footnotes`](crate::document::Footnotes), in order of first mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FootnoteId(pub u32);

/// A place in the text: a block and a byte offset into its flat text. The order is that of reading.
///
/// The flat text of a block is what `compose::collect` makes of its inlines; containers (lists, quotes) have none, and a
/// position there means the start of the first block inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextPos {
    /// The block.
    pub block: BlockId,
    /// Bytes from the start of the block's flat text.
    pub byte: u32,
}

impl TextPos {
    /// The start of a block.
    pub fn start_of(block: BlockId) -> Self {
        Self { block, byte: 0 }
    }
}
