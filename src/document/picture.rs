//! The images that stand for themselves in an article: where they are, and how large.

use crate::document::{Block, BlockId, BlockKind};
use crate::text::SafeText;
use std::collections::HashMap;

/// The size of an image, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PixelSize {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// The sizes of the images that can be shown, by their figures.
pub type PictureSizes = HashMap<BlockId, PixelSize>;

/// The figures that are or lie in `blocks`, with the addresses of their images, in reading order.
pub fn figures(blocks: &[Block]) -> Vec<(BlockId, &SafeText)> {
    let mut found = Vec::new();
    add_figures(blocks, &mut found);
    found
}

fn add_figures<'a>(blocks: &'a [Block], found: &mut Vec<(BlockId, &'a SafeText)>) {
    for block in blocks {
        match &block.kind {
            BlockKind::Figure { source, .. } => found.push((block.id, source)),
            BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } | BlockKind::Note { blocks, .. } => {
                add_figures(blocks, found);
            }
            BlockKind::List { items, .. } => items.iter().for_each(|item| add_figures(&item.blocks, found)),
            BlockKind::Definitions(all) => all.iter().for_each(|definition| add_figures(&definition.blocks, found)),
            _ => {}
        }
    }
}
