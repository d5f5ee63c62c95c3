//! Places within the article that links can name: headings by their text, other blocks by what the source calls them.

use crate::document::anchor::{percent_decoded, slug};
use crate::document::{Block, BlockId, BlockKind, Inline, Target};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

/// The names of places.
#[derive(Debug, Default)]
pub struct Anchors {
    /// The hash of every name, with its place: a page may have millions of names, and most are never asked for.
    places: Vec<(u64, BlockId)>,
    /// Where each bin of them begins, once they are in order.
    bins: Vec<u32>,
    /// What names are hashed by; nobody can guess it, so that no two names are taken for one.
    hashing: RandomState,
    /// How often a heading's text made the same name.
    repeated: HashMap<String, usize>,
}

impl Anchors {
    /// Names a heading after its text, with a number where the name is taken.
    pub fn name_heading(&mut self, title: &str, block: BlockId) {
        let slug = slug(title);
        let count = self.repeated.entry(slug.clone()).or_default();
        let name = if *count == 0 { slug } else { format!("{slug}-{count}") };
        *count += 1;
        self.name(&name, block);
    }

    /// Names a block as the source does. The first block of a name keeps it.
    pub fn name(&mut self, name: &str, block: BlockId) {
        self.places.push((self.hashing.hash_one(name), block));
    }

    /// Turns every link to a name that is known into a link to its block. Names that stand after the last block, which
    /// is the one before `end`, name nothing.
    pub fn resolve(mut self, blocks: &mut [Block], end: BlockId) {
        self.settle(end);
        self.resolve_blocks(blocks);
    }

    /// Puts the names in order, once all are known.
    fn settle(&mut self, end: BlockId) {
        // Of one name, the first place stays the first.
        self.places.sort_by_key(|&(hash, _)| hash);
        self.places.dedup_by_key(|&mut (hash, _)| hash);
        self.places.retain(|&(_, block)| block < end);
        for (at, &(hash, _)) in (0..).zip(&self.places) {
            let bin = self.bin(hash);
            self.bins.resize(self.bins.len().max(bin + 1), at);
        }
        let bins = self.bin(u64::MAX) + 2;
        self.bins.resize(bins, u32::try_from(self.places.len()).unwrap_or(u32::MAX));
    }

    fn resolve_blocks(&self, blocks: &mut [Block]) {
        blocks.iter_mut().for_each(|block| self.resolve_block(block));
    }

    // The builder bounds the depth of blocks and inlines, so walking them may recurse.
    fn resolve_block(&self, block: &mut Block) {
        match &mut block.kind {
            BlockKind::Masthead(_, content) | BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                self.resolve_inlines(content)
            }
            BlockKind::Figure { caption, .. } => self.resolve_inlines(caption),
            BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } | BlockKind::Note { blocks, .. } => {
                self.resolve_blocks(blocks);
            }
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| self.resolve_blocks(&mut item.blocks)),
            BlockKind::Definitions(items) => items.iter_mut().for_each(|item| {
                self.resolve_block(&mut item.term);
                self.resolve_blocks(&mut item.blocks);
            }),
            BlockKind::Table(table) => {
                let cells = table.header.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| self.resolve_inlines(&mut cell.content));
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }

    fn resolve_inlines(&self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Styled(_, content) => self.resolve_inlines(content),
                Inline::Link { target, content } => {
                    if let Some(block) = self.place(target) {
                        **target = Target::Block(block);
                    }
                    self.resolve_inlines(content);
                }
                _ => {}
            }
        }
    }

    /// The block that a link to a place leads to.
    fn place(&self, target: &Target) -> Option<BlockId> {
        let Target::Url(url) = target else { return None };
        let name = url.strip_prefix('#')?;
        let found = self.named(name);
        found.or_else(|| {
            let decoded = percent_decoded(name);
            self.named(&decoded).or_else(|| self.named(&decoded.to_lowercase()))
        })
    }

    fn named(&self, name: &str) -> Option<BlockId> {
        let hash = self.hashing.hash_one(name);
        let bin = self.bin(hash);
        let [from, to] = [self.bins.get(bin)?, self.bins.get(bin + 1)?].map(|&at| at as usize);
        self.places.get(from..to)?.iter().find(|place| place.0 == hash).map(|&(_, block)| block)
    }

    /// The bin of a hash: hashes are spread evenly, so that each bin has a few of them.
    fn bin(&self, hash: u64) -> usize {
        let bins = self.places.len() / IN_A_BIN + 1;
        ((u128::from(hash) * bins as u128) >> u64::BITS) as usize
    }
}

/// Names in a bin, on the average. To halve millions of them again and again would look into memory all over.
const IN_A_BIN: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_however_many_there_are() {
        for count in [0_u32, 1, 2, 50, 5_000] {
            let mut anchors = Anchors::default();
            (0..count).for_each(|n| anchors.name(&format!("name{n}"), BlockId(n)));
            (0..count).for_each(|n| anchors.name(&format!("name{n}"), BlockId(n + 1)));
            anchors.settle(BlockId(count.saturating_sub(1)));
            let found = |n: u32| anchors.named(&format!("name{n}"));
            assert!((0..count).all(|n| found(n) == Some(BlockId(n)).filter(|block| block.0 + 1 < count)), "{count}");
            assert_eq!(found(count), None);
        }
    }
}
