//! Small documents, and an independent judge of composed lines.

use crate::compose::{Line, Options, compose_blocks};
use crate::document::{Block, BlockId, BlockKind, Document, Inline, RubyPair};
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
    let document = document(language, vec![BlockKind::Paragraph(text(s))]);
    compose_blocks(&document, &document.blocks, measure, options)
}

/// The page as a person reads it, without spaces at line ends.
pub fn page(lines: &[Line]) -> String {
    lines.iter().map(|l| l.to_plain().trim_end().to_owned() + "\n").collect()
}

pub const NEVER_FIRST: &str = "，。、；：！？．）」』】〕〗〙〉》”’｝］·・‧…‥—ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ々〻ゝゞヽヾ％‰℃,.:;!?)]}%°¢〜～–｣､｡";
pub const NEVER_LAST: &str = "（「『【〔〖〘〈《“‘｛［([{￥＄£$｢";

/// What is wrong with the breaks between these lines, by lists that know nothing of the composer's classes.
pub fn violations(lines: &[Line]) -> Vec<String> {
    let plain: Vec<String> = lines.iter().map(|l| l.to_plain().trim().to_owned()).collect();
    let mut wrong = Vec::new();
    for (pair, (line, next)) in plain.windows(2).zip(lines.iter().zip(lines.iter().skip(1))) {
        let (Some(last), Some(first)) = (pair[0].chars().next_back(), pair[1].chars().next()) else { continue };
        if line.end != crate::compose::LineEnd::Soft {
            continue;
        }
        let word = last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric();
        let spaced = line.source.end < next.source.start;
        if NEVER_FIRST.contains(first) || NEVER_LAST.contains(last) || word && !spaced {
            wrong.push(format!("{}⏎{}", pair[0], pair[1]));
        }
    }
    wrong
}
