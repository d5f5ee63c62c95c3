//! The flat text of blocks: what positions count in, what is searched and copied.

use crate::compose::collect::collect;
use crate::compose::options::RubyMode;
use crate::document::{Block, BlockId, BlockKind, Document, Inline, TextPos};
use crate::text::SafeText;
use std::ops::Range;

/// The text of one leaf block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlatText {
    /// The leaf block: paragraph, heading, cell, code and the like.
    pub block: BlockId,
    /// Its text: soft line breaks joined or turned into spaces, hard ones as `\n`, references as `[1]`, images as the
    /// text that stands for them, ruby as its base.
    pub text: String,
}

/// A block without blocks inside: the unit that positions count in.
#[derive(Debug, Clone, Copy)]
pub enum Leaf<'a> {
    /// Running text.
    Prose(BlockId, &'a [Inline]),
    /// Preformatted text, with the language that the source names.
    Code(BlockId, &'a SafeText, &'a SafeText),
}

/// The flat text of every leaf block that is or lies in `blocks[range]` of the document, in reading order.
pub fn flat_text(document: &Document, range: Range<usize>) -> Vec<FlatText> {
    let mut out = Vec::new();
    for block in document.blocks.get(range).unwrap_or_default() {
        for_each_leaf(block, &mut |leaf| {
            out.push(match leaf {
                Leaf::Prose(block, content) => FlatText {
                    block,
                    text: collect(content, &document.footnotes, RubyMode::Off, document.language).text,
                },
                Leaf::Code(block, text, _) => FlatText { block, text: text.to_string() },
            });
        });
    }
    out
}

/// Where every leaf block begins that is or lies in the top-level block `index`, in reading order.
pub fn leaf_starts(document: &Document, index: usize) -> Vec<TextPos> {
    let mut out = Vec::new();
    if let Some(block) = document.blocks.get(index) {
        for_each_leaf(block, &mut |leaf| {
            let (Leaf::Prose(id, _) | Leaf::Code(id, ..)) = leaf;
            out.push(TextPos::start_of(id));
        });
    }
    out
}

/// A block of code in a named language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// Which one.
    pub block: BlockId,
    /// The language that the source names.
    pub language: SafeText,
    /// Its text.
    pub text: SafeText,
}

/// The blocks of code in a named language that are or lie in the top-level block `index`.
pub fn code_in(document: &Document, index: usize) -> Vec<CodeBlock> {
    let mut out = Vec::new();
    if let Some(block) = document.blocks.get(index) {
        for_each_leaf(block, &mut |leaf| {
            if let Leaf::Code(block, text, language) = leaf
                && !language.is_empty()
            {
                out.push(CodeBlock { block, language: language.clone(), text: text.clone() });
            }
        });
    }
    out
}

/// Calls `visit` with every leaf that is or lies in `block`, in reading order.
pub fn for_each_leaf<'a>(block: &'a Block, visit: &mut impl FnMut(Leaf<'a>)) {
    match &block.kind {
        BlockKind::Masthead(_, content) | BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            visit(Leaf::Prose(block.id, content))
        }
        BlockKind::Figure { caption, .. } => visit(Leaf::Prose(block.id, caption)),
        BlockKind::Code { text, language } => visit(Leaf::Code(block.id, text, language)),
        BlockKind::Quote(blocks) | BlockKind::Alert { blocks, .. } | BlockKind::Note { blocks, .. } => {
            blocks.iter().for_each(|b| for_each_leaf(b, visit));
        }
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|i| &i.blocks).for_each(|b| for_each_leaf(b, visit));
        }
        BlockKind::Definitions(definitions) => {
            definitions
                .iter()
                .flat_map(|d| std::iter::once(&d.term).chain(&d.blocks))
                .for_each(|b| for_each_leaf(b, visit));
        }
        BlockKind::Table(table) => {
            let cells = table.header.iter().chain(table.rows.iter().flatten());
            cells.for_each(|cell| visit(Leaf::Prose(cell.id, &cell.content)));
        }
        BlockKind::Rule => {}
    }
}

/// About how many bytes of text a leaf holds, without making its flat text.
pub fn approximate_len(leaf: Leaf<'_>) -> usize {
    fn of(content: &[Inline]) -> usize {
        content.iter().map(one).sum()
    }
    fn one(inline: &Inline) -> usize {
        match inline {
            Inline::Text(text) => text.len(),
            Inline::Styled(_, content) | Inline::Link { content, .. } => of(content),
            Inline::Ruby(pairs) => pairs.iter().map(|pair| pair.base.len()).sum(),
            Inline::Image { alt, .. } => alt.len(),
            Inline::FootnoteRef(_) => 3,
            Inline::Break => 1,
        }
    }
    match leaf {
        Leaf::Prose(_, content) => of(content),
        Leaf::Code(_, text, _) => text.len(),
    }
}
