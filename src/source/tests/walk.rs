//! Every block and every piece of running text of a document, in reading order.

use crate::document::{Block, BlockId, BlockKind, Document, Inline};

/// What a walk comes by.
pub enum Piece<'a> {
    /// A block, and how deep it is nested.
    Block(&'a Block, usize),
    /// A cell of a table.
    Cell(BlockId),
    /// One inline, and the block that it stands in.
    Inline(BlockId, &'a Inline),
}

/// Shows every piece of the document to `seen`, a container before what it holds.
pub fn walk<'a>(document: &'a Document, mut seen: impl FnMut(Piece<'a>)) {
    blocks(&document.blocks, 0, &mut seen);
}

/// The text of a document, without code.
pub fn text(document: &Document) -> String {
    let mut out = String::new();
    walk(document, |piece| {
        if let Piece::Inline(_, Inline::Text(text)) = piece {
            out.push_str(text);
        }
    });
    out
}

/// The blocks that mention each footnote, one entry a mention.
pub fn mentions(document: &Document) -> Vec<Vec<BlockId>> {
    let mut mentions = vec![Vec::new(); document.footnotes.len()];
    walk(document, |piece| {
        if let Piece::Inline(block, Inline::FootnoteRef(id)) = piece {
            mentions[id.0 as usize].push(block);
        }
    });
    mentions
}

type Seen<'s, 'a> = &'s mut dyn FnMut(Piece<'a>);

fn blocks<'a>(blocks: &'a [Block], depth: usize, seen: Seen<'_, 'a>) {
    blocks.iter().for_each(|b| block(b, depth, seen));
}

fn block<'a>(block_: &'a Block, depth: usize, seen: Seen<'_, 'a>) {
    seen(Piece::Block(block_, depth));
    match &block_.kind {
        BlockKind::Masthead(_, content) | BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            inlines(block_.id, content, seen)
        }
        BlockKind::Figure { caption, .. } => inlines(block_.id, caption, seen),
        BlockKind::Quote(inner) | BlockKind::Alert { blocks: inner, .. } | BlockKind::Note { blocks: inner, .. } => {
            blocks(inner, depth + 1, seen);
        }
        BlockKind::List { items, .. } => items.iter().for_each(|item| blocks(&item.blocks, depth + 1, seen)),
        BlockKind::Definitions(items) => items.iter().for_each(|item| {
            block(&item.term, depth + 1, seen);
            blocks(&item.blocks, depth + 1, seen);
        }),
        BlockKind::Table(table) => {
            for cell in table.header.iter().chain(table.rows.iter().flatten()) {
                seen(Piece::Cell(cell.id));
                inlines(cell.id, &cell.content, seen);
            }
        }
        BlockKind::Code { .. } | BlockKind::Rule => {}
    }
}

fn inlines<'a>(id: BlockId, content: &'a [Inline], seen: Seen<'_, 'a>) {
    for inline in content {
        seen(Piece::Inline(id, inline));
        if let Inline::Styled(_, content) | Inline::Link { content, .. } = inline {
            inlines(id, content, seen);
        }
    }
}
