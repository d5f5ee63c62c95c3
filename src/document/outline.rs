//! The outline: the sections of an article in reading order.

use crate::document::{BlockId, anchor};
use crate::text::SafeText;
use std::collections::HashMap;

/// The sections of an article, depth first; a section's children follow it with a greater depth.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outline {
    sections: Vec<Section>,
}

/// A section: a heading and what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The heading's text on one line.
    pub title: SafeText,
    /// The heading's level in the source, 1 to 6.
    pub level: u8,
    /// How deep it is nested: 0 for the outermost sections, whatever their level.
    pub depth: usize,
    /// The heading's block.
    pub start: BlockId,
    /// The first block after the section and its children.
    pub end: BlockId,
}

impl Outline {
    /// Builds the outline from `(title, level, heading)` in reading order; `end` is the first block after the body.
    ///
    /// A level that is skipped nests no deeper than one step: `##` followed by `####` is one step.
    pub fn new(headings: Vec<(SafeText, u8, BlockId)>, end: BlockId) -> Self {
        let mut sections: Vec<Section> = Vec::with_capacity(headings.len());
        let mut open: Vec<usize> = Vec::new();
        for (title, level, start) in headings {
            while let Some(&last) = open.last() {
                if sections[last].level < level {
                    break;
                }
                sections[last].end = start;
                open.pop();
            }
            let depth = open.len();
            open.push(sections.len());
            sections.push(Section { title, level, depth, start, end });
        }
        Self { sections }
    }

    /// The sections in reading order.
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// Changes the titles of all sections.
    pub fn retitle(&mut self, change: impl FnMut(&mut SafeText)) {
        self.sections.iter_mut().map(|section| &mut section.title).for_each(change);
    }

    /// The heading that a link names: by its text, with a number where an earlier heading has the same.
    pub fn named(&self, name: &str) -> Option<BlockId> {
        let name = anchor::percent_decoded(name).to_lowercase();
        let mut repeated: HashMap<String, usize> = HashMap::new();
        let found = self.sections.iter().find(|section| {
            let slug = anchor::slug(&section.title);
            let count = repeated.entry(slug.clone()).or_default();
            let own = if *count == 0 { slug } else { format!("{slug}-{count}") };
            *count += 1;
            own == name
        });
        found.map(|section| section.start)
    }

    /// The number of each section, in reading order: `2` for the second of the outermost ones, `2.3` for the third in it.
    pub fn numbers(&self) -> Vec<String> {
        let mut counts: Vec<usize> = Vec::new();
        let number = |section: &Section| {
            counts.resize(section.depth + 1, 0);
            if let Some(last) = counts.last_mut() {
                *last += 1;
            }
            counts.iter().map(usize::to_string).collect::<Vec<_>>().join(".")
        };
        self.sections.iter().map(number).collect()
    }

    /// The index of the innermost section that holds `block`; `None` before the first heading and after the body.
    pub fn section_at(&self, block: BlockId) -> Option<usize> {
        let after = self.sections.partition_point(|s| s.start <= block);
        let mut candidate = after.checked_sub(1)?;
        while self.sections[candidate].end <= block {
            candidate = self.parent(candidate)?;
        }
        Some(candidate)
    }

    /// The index of the section that `index` is nested in.
    pub fn parent(&self, index: usize) -> Option<usize> {
        let depth = self.sections.get(index)?.depth;
        self.sections[..index].iter().rposition(|s| s.depth < depth)
    }

    /// Whether other sections are nested in section `index`.
    pub fn has_children(&self, index: usize) -> bool {
        match (self.sections.get(index), self.sections.get(index + 1)) {
            (Some(section), Some(next)) => next.depth > section.depth,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_nest_by_level_and_end_where_the_next_begins() {
        let heading = |title: &str, level, block| (SafeText::new(title), level, BlockId(block));
        let outline = Outline::new(
            vec![heading("a", 2, 3), heading("a.1", 4, 5), heading("b", 2, 9), heading("c", 1, 12)],
            BlockId(20),
        );
        let seen: Vec<_> = outline.sections().iter().map(|s| (s.depth, s.start.0, s.end.0)).collect();
        assert_eq!(seen, [(0, 3, 9), (1, 5, 9), (0, 9, 12), (0, 12, 20)]);
        assert_eq!(outline.section_at(BlockId(2)), None);
        assert_eq!(outline.section_at(BlockId(6)), Some(1));
        assert_eq!(outline.section_at(BlockId(19)), Some(3));
        assert_eq!(outline.section_at(BlockId(20)), None);
        assert_eq!(outline.parent(1), Some(0));
        assert!(outline.has_children(0) && !outline.has_children(1));
    }

    #[test]
    fn headings_are_found_by_the_names_that_links_use() {
        let heading = |title: &str, block| (SafeText::new(title), 2, BlockId(block));
        let outline = Outline::new(vec![heading("結語 One", 1), heading("Two", 2), heading("結語 One", 3)], BlockId(9));
        let named = |name: &str| outline.named(name).map(|block| block.0);
        assert_eq!(named("結語-one"), Some(1));
        assert_eq!(named("%E7%B5%90%E8%AA%9E-One-1"), Some(3));
        assert_eq!(named("three"), None);
    }

    #[test]
    fn sections_are_numbered_by_their_nesting() {
        let levels = [1, 2, 3, 2, 1, 4];
        let headings = levels.iter().enumerate();
        let headings = headings.map(|(i, &level)| (SafeText::new("heading"), level, BlockId(i as u32)));
        let outline = Outline::new(headings.collect(), BlockId(9));
        assert_eq!(outline.numbers(), ["1", "1.1", "1.1.1", "1.2", "2", "2.1"]);
    }
}
