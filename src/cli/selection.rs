//! The part of an article that one section makes: its blocks, and the notes that they mention.

use crate::cli::Error;
use crate::compose::{Leaf, for_each_leaf};
use crate::document::{BlockId, Document, FootnoteId, Inline};
use std::collections::HashSet;
use std::ops::Range;

/// The label of a section as it was written: numbers from 1, parted by dots.
pub fn label(text: &str) -> Result<String, String> {
    let is_number = |part: &str| part.parse::<u32>().is_ok_and(|number| number > 0 && part == number.to_string());
    let is_label = text.split('.').all(is_number);
    is_label.then(|| text.to_owned()).ok_or_else(|| "write a number from 1, or several parted by dots: 2.1".to_owned())
}

/// The indices of the top-level blocks of the section with a label, in reading order: its own, then the notes mentioned
/// there or in such a note.
pub fn section(document: &Document, label: &str) -> Result<Vec<usize>, Error> {
    let labels = document.outline.numbers();
    let index = labels.iter().position(|known| known == label);
    let section = index.and_then(|index| document.outline.sections().get(index));
    let missing = || Error::NoSection { label: label.to_owned(), last: labels.last().cloned() };
    let section = section.ok_or_else(missing)?;
    let mut blocks: Vec<usize> = top_level(document, &(section.start..section.end)).collect();
    let mut known = HashSet::new();
    let mut next = 0;
    while let Some(&block) = blocks.get(next) {
        next += 1;
        let mentioned = mentions(document, block).into_iter().filter(|note| known.insert(*note));
        blocks.extend(mentioned.filter_map(|note| document.footnotes.block(note)).map(|note| document.top_level(note)));
    }
    blocks.sort_unstable();
    blocks.dedup();
    Ok(blocks)
}

/// The indices of the top-level blocks that lie in a range of identities or hold its start.
fn top_level(document: &Document, ids: &Range<BlockId>) -> Range<usize> {
    document.top_level(ids.start)..document.blocks.partition_point(|block| block.id < ids.end)
}

/// The footnotes that are mentioned in a top-level block.
fn mentions(document: &Document, block: usize) -> Vec<FootnoteId> {
    fn in_content(content: &[Inline], found: &mut Vec<FootnoteId>) {
        for inline in content {
            match inline {
                Inline::FootnoteRef(note) => found.push(*note),
                Inline::Styled(_, content) | Inline::Link { content, .. } => in_content(content, found),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    if let Some(block) = document.blocks.get(block) {
        for_each_leaf(block, &mut |leaf| {
            if let Leaf::Prose(_, content) = leaf {
                in_content(content, &mut found);
            }
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;
    use crate::source::{Hint, from_text};

    const ARTICLE: &str = "# T\n\n## One\n\na[^x]\n\n## Two\n\nb[^y]\n\n### Two and a half\n\nc\n\n## Three\n\nd\n\n\
        [^x]: X\n\n[^y]: Y cites[^z]\n\n[^z]: Z\n";

    fn selected(label: &str) -> (Vec<String>, usize) {
        let document = from_text(ARTICLE, Hint::default()).document;
        let blocks = section(&document, label).unwrap();
        let kinds = blocks.iter().map(|&index| &document.blocks[index].kind);
        let headings = kinds.clone().filter(|kind| matches!(kind, BlockKind::Heading { .. })).count();
        let notes = kinds.filter_map(|kind| match kind {
            BlockKind::Note { note, .. } => Some(document.footnotes.label(*note)),
            _ => None,
        });
        (notes.collect(), headings)
    }

    #[test]
    fn a_section_has_its_subsections_and_the_notes_that_it_leads_to() {
        assert_eq!(selected("1"), (vec!["1".to_owned()], 1));
        assert_eq!(selected("2"), (vec!["2".to_owned(), "3".to_owned()], 2));
        assert_eq!(selected("2.1"), (vec![], 1));
        assert_eq!(selected("3"), (vec![], 1));
    }

    #[test]
    fn a_section_that_is_not_there_is_said() {
        let document = from_text(ARTICLE, Hint::default()).document;
        for label in ["4", "1.1", "2.1.1"] {
            let error = section(&document, label).unwrap_err();
            assert!(error.to_string().contains(&format!("no section {label}")), "{error}");
        }
    }

    #[test]
    fn a_label_is_numbers_parted_by_dots() {
        assert!(["1", "2.1", "10.2.3"].iter().all(|text| label(text).is_ok()));
        assert!(["", "0", "2.", ".1", "2.0", "02", "two", "+1", "2.1 "].iter().all(|text| label(text).is_err()));
    }
}
