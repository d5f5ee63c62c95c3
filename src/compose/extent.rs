//! How much text lies before a position: what percentages are made of, without composing anything.

use crate::compose::flat::{Leaf, approximate_len, for_each_leaf};
use crate::document::{BlockId, Document, TextPos};
use std::sync::Arc;

/// A document and how much text it has: measuring takes a while where it is long, so it is done once, on the thread that
/// made the document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measured {
    document: Arc<Document>,
    extent: Arc<Extent>,
}

impl Measured {
    /// The document.
    pub fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// How much text it has, and where.
    pub fn extent(&self) -> &Arc<Extent> {
        &self.extent
    }
}

impl From<Arc<Document>> for Measured {
    fn from(document: Arc<Document>) -> Self {
        let extent = Arc::new(Extent::of(&document));
        Self { document, extent }
    }
}

/// Where every leaf of the body begins, in bytes of text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Extent {
    /// A leaf and the bytes of text before it; ascending in both.
    leaves: Vec<(BlockId, u32)>,
    /// Bytes of text in the body; no article has four gigabytes of it.
    total: u32,
}

impl Extent {
    /// Measures the body of `document`: everything but the notes.
    pub fn of(document: &Document) -> Self {
        let mut extent = Self::default();
        for block in document.blocks.iter().take(document.body_end()) {
            for_each_leaf(block, &mut |leaf| {
                let (Leaf::Prose(id, _) | Leaf::Code(id, ..)) = leaf;
                extent.leaves.push((id, extent.total));
                extent.total = extent.total.saturating_add(u32::try_from(approximate_len(leaf)).unwrap_or(u32::MAX));
            });
        }
        extent.leaves.shrink_to_fit();
        extent
    }

    /// Bytes of text in the body.
    pub fn total(&self) -> u64 {
        self.total.into()
    }

    /// How far `pos` is through the text, from 0.0 to 1.0; 1.0 for everything after the body.
    pub fn fraction(&self, pos: TextPos) -> f64 {
        let after = self.leaves.partition_point(|&(id, _)| id <= pos.block);
        let Some(&(id, before)) = after.checked_sub(1).and_then(|i| self.leaves.get(i)) else { return 0.0 };
        let end = self.leaves.get(after).map_or(self.total, |next| next.1);
        let byte = if id == pos.block { before.saturating_add(pos.byte).min(end) } else { end };
        if self.total == 0 { 1.0 } else { f64::from(byte) / f64::from(self.total) }
    }

    /// Where the text that is `pos` here stands in `other`, a later state of the same article: at the same place where as
    /// much text stands before it there, or else as far into the text.
    pub fn carried(&self, pos: TextPos, other: &Self) -> TextPos {
        let after = self.leaves.partition_point(|&(id, _)| id <= pos.block);
        let Some(&(id, before)) = after.checked_sub(1).and_then(|i| self.leaves.get(i)) else { return pos };
        match other.leaves.binary_search_by_key(&id, |leaf| leaf.0).ok().and_then(|i| other.leaves.get(i)) {
            Some(&(_, same)) if same == before => pos,
            _ => other.pos_at_byte(before.saturating_add(pos.byte)),
        }
    }

    /// The text that lies at a fraction, from 0.0 to 1.0. The byte may lie within a character.
    pub fn pos_at(&self, fraction: f64) -> TextPos {
        self.pos_at_byte((f64::from(self.total) * fraction.clamp(0.0, 1.0)) as u32)
    }

    fn pos_at_byte(&self, byte: u32) -> TextPos {
        let after = self.leaves.partition_point(|&(_, before)| before <= byte);
        match after.checked_sub(1).and_then(|i| self.leaves.get(i)) {
            Some(&(block, before)) => TextPos { block, byte: byte - before },
            None => TextPos::default(),
        }
    }
}
