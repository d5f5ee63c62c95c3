//! The part of an article that one section makes: its blocks, and the notes that they mention.

use crate::cli::Error;
use crate::document::{BlockId, Document, Footnote};
use std::num::NonZeroUsize;
use std::ops::Range;

/// The indices of the top-level blocks of section `number`, in reading order: its own, then the notes mentioned there
/// or in such a note.
pub fn section(document: &Document, number: NonZeroUsize) -> Result<Vec<usize>, Error> {
    let sections = document.outline.sections();
    let section = sections.get(number.get() - 1);
    let section = section.ok_or(Error::NoSection { number: number.get(), count: sections.len() })?;
    let mut blocks: Vec<usize> = top_level(document, &(section.start..section.end)).collect();
    let mut ids = vec![section.start..section.end];
    let mut waiting: Vec<&Footnote> = document.footnotes.0.iter().collect();
    while let Some(found) = waiting.iter().position(|note| note.references.iter().any(|id| mentions(&ids, *id))) {
        let note = waiting.remove(found);
        let index = document.top_level(note.block);
        let end = document.blocks.get(index + 1).map_or(BlockId(u32::MAX), |next| next.id);
        ids.push(note.block..end);
        blocks.push(index);
    }
    blocks.sort_unstable();
    blocks.dedup();
    Ok(blocks)
}

/// The indices of the top-level blocks that lie in a range of identities or hold its start.
fn top_level(document: &Document, ids: &Range<BlockId>) -> Range<usize> {
    document.top_level(ids.start)..document.blocks.partition_point(|block| block.id < ids.end)
}

fn mentions(ids: &[Range<BlockId>], id: BlockId) -> bool {
    ids.iter().any(|range| range.contains(&id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind;
    use crate::source::{Hint, from_text};

    const ARTICLE: &str = "# T\n\n## One\n\na[^x]\n\n## Two\n\nb[^y]\n\n### Two and a half\n\nc\n\n## Three\n\nd\n\n\
        [^x]: X\n\n[^y]: Y cites[^z]\n\n[^z]: Z\n";

    fn selected(number: usize) -> (Vec<String>, usize) {
        let document = from_text(ARTICLE, Hint::default()).document;
        let blocks = section(&document, NonZeroUsize::new(number).unwrap()).unwrap();
        let kinds = blocks.iter().map(|&index| &document.blocks[index].kind);
        let headings = kinds.clone().filter(|kind| matches!(kind, BlockKind::Heading { .. })).count();
        let notes = kinds.filter_map(|kind| match kind {
            BlockKind::Note { note, .. } => Some(document.footnotes.label(*note).to_owned()),
            _ => None,
        });
        (notes.collect(), headings)
    }

    #[test]
    fn a_section_has_its_subsections_and_the_notes_that_it_leads_to() {
        assert_eq!(selected(1), (vec!["1".to_owned()], 1));
        assert_eq!(selected(2), (vec!["2".to_owned(), "3".to_owned()], 2));
        assert_eq!(selected(3), (vec![], 1));
        assert_eq!(selected(4), (vec![], 1));
    }

    #[test]
    fn a_section_that_is_not_there_is_said() {
        let document = from_text(ARTICLE, Hint::default()).document;
        let error = section(&document, NonZeroUsize::new(5).unwrap()).unwrap_err();
        assert!(error.to_string().contains("no section 5"), "{error}");
    }
}
