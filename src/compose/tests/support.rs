//! Small documents, and their lines.

use crate::compose::collect::collect;
use crate::compose::{Line, Options, RubyMode, compose_blocks};
use crate::document::{Block, BlockId, BlockKind, Document, Footnotes, Inline, RubyPair};
use crate::text::{Language, SafeText};

/// Plain inlines.
pub fn text(s: &str) -> Vec<Inline> {
    vec![Inline::Text(SafeText::new(s))]
}

/// A word whose parts have a reading each.
pub fn word(parts: &[(&str, &str)]) -> Inline {
    let pair = |&(base, text): &(&str, &str)| RubyPair { base: SafeText::new(base), text: SafeText::new(text) };
    Inline::Ruby(parts.iter().map(pair).collect())
}

/// A base with its reading.
pub fn ruby(base: &str, reading: &str) -> Inline {
    word(&[(base, reading)])
}

/// A document of these blocks; ids are given depth first by the caller's order for flat blocks only.
pub fn document(language: Language, kinds: Vec<BlockKind>) -> Document {
    let blocks =
        kinds.into_iter().enumerate().map(|(i, kind)| Block { id: BlockId(i as u32), language: None, kind }).collect();
    Document { language, blocks, ..Document::default() }
}

/// The lines of one paragraph.
pub fn paragraph(s: &str, language: Language, measure: u16, options: Options) -> Vec<Line> {
    let document = document(language, vec![BlockKind::Paragraph(text(s).into())]);
    compose_blocks(&document, &document.blocks, measure, options)
}

/// The page as a person reads it, without spaces at line ends.
pub fn page(lines: &[Line]) -> String {
    lines.iter().map(|l| l.to_plain().trim_end().to_owned() + "\n").collect()
}

/// The flat text of a paragraph.
pub fn flat(s: &str, language: Language) -> String {
    collect(&text(s), &Footnotes::default(), RubyMode::Off, language).text
}
