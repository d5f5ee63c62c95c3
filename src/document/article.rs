//! The article as a whole.

use crate::document::{Block, BlockId, BlockKind, FootnoteId, Outline};
use crate::text::{Language, SafeText};

/// An article: what every source is turned into and everything else works on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// What is known about the article.
    pub meta: Meta,
    /// The language of its text.
    pub language: Language,
    /// Masthead, body, then one [`BlockKind::Note`] for each footnote; their ids ascend.
    pub blocks: Vec<Block>,
    /// Its sections.
    pub outline: Outline,
    /// Its footnotes.
    pub footnotes: Footnotes,
    /// Whether its source is plain text, whose punctuation nobody set.
    pub is_plain: bool,
}

/// What is known about an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// Its title; never empty for a document that a source made.
    pub title: SafeText,
    /// A second line under the title.
    pub subtitle: Option<SafeText>,
    /// Who wrote it.
    pub byline: Option<SafeText>,
    /// Where it appeared.
    pub source: Option<SafeText>,
    /// When it appeared, as the reader is to see it.
    pub date: Option<SafeText>,
    /// What it says, in a sentence or two.
    pub summary: Option<SafeText>,
    /// What it is about.
    pub tags: Vec<SafeText>,
    /// The encoding that its bytes were in and how that is known, where it was read from bytes.
    pub encoding: Option<SafeText>,
    /// Whether it was made to be read in vertical lines.
    pub vertical: bool,
}

/// The footnotes of an article in the order of their first mention: the [`BlockKind::Note`] block of each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Footnotes(pub Vec<BlockId>);

impl Footnotes {
    /// The block of a footnote.
    pub fn block(&self, id: FootnoteId) -> Option<BlockId> {
        self.0.get(id.0 as usize).copied()
    }

    /// What stands in the text for a footnote, without brackets: `1`, `2` and so on, or `?` for one that is not there.
    pub fn label(&self, id: FootnoteId) -> String {
        self.block(id).map_or("?".to_owned(), |_| (id.0 + 1).to_string())
    }

    /// The footnote that `block` is or lies in, with its first block; `None` in the body.
    pub fn at(&self, block: BlockId) -> Option<(FootnoteId, BlockId)> {
        let notes = (0..).zip(&self.0).map(|(index, &first)| (FootnoteId(index), first));
        notes.filter(|&(_, first)| first <= block).max_by_key(|&(_, first)| first)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Document {
    /// The index in `blocks` of the top-level block that is or holds `id`.
    ///
    /// An id before the first block gives 0; one past the end gives the last block.
    pub fn top_level(&self, id: BlockId) -> usize {
        self.blocks.partition_point(|b| b.id <= id).saturating_sub(1)
    }

    /// The blocks of a footnote.
    pub fn note_blocks(&self, id: FootnoteId) -> &[Block] {
        let Some(note) = self.footnotes.block(id) else { return &[] };
        match self.blocks.get(self.top_level(note)).map(|b| &b.kind) {
            Some(BlockKind::Note { blocks, .. }) => blocks,
            _ => &[],
        }
    }

    /// The last block of the body.
    pub fn last_of_body(&self) -> BlockId {
        let last = self.body_end().checked_sub(1).and_then(|index| self.blocks.get(index));
        last.map_or(BlockId::default(), |block| block.id)
    }

    /// The index in `blocks` of the first note; the number of blocks where there are none.
    pub fn body_end(&self) -> usize {
        self.blocks.iter().rposition(|b| !matches!(b.kind, BlockKind::Note { .. })).map_or(0, |i| i + 1)
    }
}
