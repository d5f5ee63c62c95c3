//! Places within the article that links can name: headings by their text, other blocks by what the source calls them.

use crate::document::anchor::{percent_decoded, slug};
use crate::document::{Block, BlockId, BlockKind, Inline, Target};
use std::collections::HashMap;

/// The names of places.
#[derive(Debug, Default)]
pub struct Anchors {
    places: HashMap<String, BlockId>,
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
        self.places.entry(name).or_insert(block);
    }

    /// Names a block as the source does. The first block of a name keeps it.
    pub fn name(&mut self, name: &str, block: BlockId) {
        self.places.entry(name.to_owned()).or_insert(block);
    }

    /// Turns every link to a name that is known into a link to its block. Names that stand after the last block, which
    /// is the one before `end`, name nothing.
    pub fn resolve(mut self, blocks: &mut [Block], end: BlockId) {
        self.places.retain(|_, block| *block < end);
        self.resolve_blocks(blocks);
    }

    fn resolve_blocks(&self, blocks: &mut [Block]) {
        blocks.iter_mut().for_each(|block| self.resolve_block(block));
    }

    // The builder bounds the depth of blocks and inlines, so walking them may recurse.
    fn resolve_block(&self, block: &mut Block) {
        match &mut block.kind {
            BlockKind::Masthead(_, content)
            | BlockKind::Heading { content, .. }
            | BlockKind::Paragraph(content)
            | BlockKind::Figure { caption: content, .. } => self.resolve_inlines(content),
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
                        *target = Target::Block(block);
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
        let decoded = percent_decoded(name);
        let known = |name: &str| self.places.get(name).copied();
        known(name).or_else(|| known(&decoded)).or_else(|| known(&decoded.to_lowercase()))
    }
}
