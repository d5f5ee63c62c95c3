//! Plain search in the flat text: matches are found block by block, only as far as they are needed.

use crate::app::folding::Folding;
use crate::app::matching::{find, pieces};
use crate::compose::flat_text;
use crate::document::{Document, TextPos};
use crate::rendition::Variants;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Bytes of text that are searched to count the matches.
const COUNTED: usize = 4 << 20;

/// A search with the matches found so far.
#[derive(Debug, Clone, Default)]
pub struct Search {
    pattern: String,
    /// The pattern as it is compared, in pieces.
    needle: Vec<String>,
    folding: Folding,
    /// Matches by the index of their top-level block.
    found: BTreeMap<usize, Vec<Range<TextPos>>>,
    current: Option<Range<TextPos>>,
    tally: Tally,
    /// Bytes of the text that was searched.
    searched: usize,
}

/// Where the current match stands among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Its number, 1 the first; `None` where not everything before it was searched.
    pub number: Option<usize>,
    /// The matches that were counted.
    pub total: usize,
    /// Whether there may be more: counting stops in a very long text.
    pub more: bool,
}

/// A match, and whether the search went past the end or the beginning to find it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The text.
    pub text: Range<TextPos>,
    /// Whether the search wrapped.
    pub wrapped: bool,
}

impl Search {
    /// A search for `pattern`; one without capitals finds either case.
    pub fn new(pattern: &str, variants: Option<Arc<Variants>>) -> Self {
        let folding = Folding { keeps_case: pattern.chars().any(char::is_uppercase), variants };
        let needle = pieces(&folding.fold(pattern).text);
        Self { pattern: pattern.to_owned(), needle, folding, ..Self::default() }
    }

    /// The same search, of which nothing is found yet: in another text.
    pub fn anew(&self) -> Self {
        Self::new(&self.pattern, self.folding.variants.clone())
    }

    /// Takes in which Han characters are one; the current match stays.
    pub fn learn(&mut self, document: &Document, variants: Arc<Variants>) {
        let current = self.current.take();
        *self = Self { current, ..Self::new(&self.pattern, Some(variants)) };
        self.recount(document);
    }

    /// What is searched for; empty where nothing is.
    pub fn pattern(&self) -> &str {
        &self.pattern
    }

    /// The match that the reader is at.
    pub fn current(&self) -> Option<&Range<TextPos>> {
        self.current.as_ref()
    }

    /// Where the current match stands among all.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// The first match at or after `from`, going on at the beginning where there is none.
    pub fn first_from(&mut self, document: &Document, from: TextPos) -> Option<Hit> {
        self.forward(document, |m| m.start >= from, document.top_level(from.block))
    }

    /// The match after the current one, or after `from` where there is none.
    pub fn next(&mut self, document: &Document, from: TextPos) -> Option<Hit> {
        match self.current.clone() {
            Some(current) => {
                self.forward(document, |m| m.start > current.start, document.top_level(current.start.block))
            }
            None => self.first_from(document, from),
        }
    }

    /// The match before the current one, or before `from` where there is none.
    pub fn previous(&mut self, document: &Document, from: TextPos) -> Option<Hit> {
        let before = self.current.as_ref().map_or(from, |c| c.start);
        let here = document.top_level(before.block);
        let count = document.blocks.len();
        let order = (0..=here).rev().map(|b| (b, false)).chain((here..count).rev().map(|b| (b, true)));
        for (block, wrapped) in order {
            let mut matches = self.in_block(document, block).iter().rev();
            let hit = matches.find(|m| wrapped || m.start < before).cloned();
            if let Some(text) = hit {
                return self.stop_at(document, text, wrapped);
            }
        }
        None
    }

    /// The matches in some top-level blocks, as far as they touch `view`.
    pub fn matches_in(
        &mut self,
        document: &Document,
        blocks: Range<usize>,
        view: &Range<TextPos>,
    ) -> Vec<Range<TextPos>> {
        if self.needle.is_empty() {
            return Vec::new();
        }
        let mut all = Vec::new();
        for block in blocks {
            let matches = self.in_block(document, block);
            let first = matches.partition_point(|m| m.end <= view.start);
            all.extend(matches.iter().skip(first).take_while(|m| m.start <= view.end).cloned());
        }
        all
    }

    /// Forgets what was found in a former state of the article but for the current match, which is given to be kept where
    /// its text is.
    pub fn on_later(&mut self, document: &Document) -> Option<&mut Range<TextPos>> {
        self.found.clear();
        self.searched = 0;
        self.tally.more |= !document.blocks.is_empty();
        self.current.as_mut()
    }

    /// Counts again, once the article is whole.
    pub fn recount(&mut self, document: &Document) {
        if let Some(current) = self.current.clone() {
            self.tally = self.count(document, &current);
        }
    }

    fn forward(&mut self, document: &Document, wanted: impl Fn(&Range<TextPos>) -> bool, here: usize) -> Option<Hit> {
        let count = document.blocks.len();
        let order = (here..count).map(|b| (b, false)).chain((0..count.min(here + 1)).map(|b| (b, true)));
        for (block, wrapped) in order {
            let hit = self.in_block(document, block).iter().find(|m| wrapped || wanted(m)).cloned();
            if let Some(text) = hit {
                return self.stop_at(document, text, wrapped);
            }
        }
        None
    }

    fn stop_at(&mut self, document: &Document, text: Range<TextPos>, wrapped: bool) -> Option<Hit> {
        self.current = Some(text.clone());
        self.tally = self.count(document, &text);
        Some(Hit { text, wrapped })
    }

    /// Counts the matches, no further than is quick.
    fn count(&mut self, document: &Document, current: &Range<TextPos>) -> Tally {
        for block in 0..document.blocks.len() {
            if self.searched > COUNTED {
                break;
            }
            self.in_block(document, block);
        }
        let here = document.top_level(current.start.block);
        let before = self.found.range(..=here);
        let number = before.clone().flat_map(|(_, matches)| matches).filter(|m| m.start <= current.start).count();
        Tally {
            number: (before.count() > here).then_some(number),
            total: self.found.values().map(Vec::len).sum(),
            more: self.found.len() < document.blocks.len(),
        }
    }

    fn in_block(&mut self, document: &Document, block: usize) -> &[Range<TextPos>] {
        let (needle, folding) = (&self.needle, &self.folding);
        self.found.entry(block).or_insert_with(|| {
            let leaves = flat_text(document, block..block + 1);
            self.searched += leaves.iter().map(|leaf| leaf.text.len()).sum::<usize>();
            let ranges = leaves.iter().flat_map(|leaf| {
                let pos = |byte: usize| TextPos { block: leaf.block, byte: byte as u32 };
                find(&leaf.text, needle, folding).into_iter().map(move |r| pos(r.start)..pos(r.end))
            });
            ranges.collect()
        })
    }
}
