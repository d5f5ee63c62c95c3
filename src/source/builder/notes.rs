//! Footnotes: numbered by first mention, whatever the order of their definitions.

use crate::document::{BlockId, Footnote, FootnoteId, Footnotes};
use crate::text::SafeText;
use std::collections::HashMap;

/// The notes that are mentioned or written so far. A key is whatever number the reader of the format knows a note by.
#[derive(Debug, Default)]
pub struct Notes {
    ids: HashMap<usize, FootnoteId>,
    notes: Vec<Note>,
    /// How many of `notes` are written.
    written: usize,
}

#[derive(Debug)]
struct Note {
    key: usize,
    block: BlockId,
    references: Vec<BlockId>,
}

impl Notes {
    /// The identity of the note `key`, which gets the next number if it has none yet.
    pub fn id(&mut self, key: usize) -> FootnoteId {
        let next = FootnoteId(u32::try_from(self.notes.len()).unwrap_or(u32::MAX));
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            self.notes.push(Note { key, block: BlockId::default(), references: Vec::new() });
        }
        id
    }

    /// Whether the note `key` has a number.
    pub fn knows(&self, key: usize) -> bool {
        self.ids.contains_key(&key)
    }

    /// Records that `block` mentions the note `key`.
    pub fn mention(&mut self, key: usize, block: BlockId) -> FootnoteId {
        let id = self.id(key);
        if let Some(note) = self.notes.get_mut(id.0 as usize) {
            note.references.push(block);
        }
        id
    }

    /// The key of the first note that has a number but is not yet written.
    pub fn next(&self) -> Option<usize> {
        self.notes.get(self.written).map(|note| note.key)
    }

    /// Records that the note `id` is written as `block`.
    pub fn write(&mut self, id: FootnoteId, block: BlockId) {
        if let Some(note) = self.notes.get_mut(id.0 as usize) {
            note.block = block;
            self.written = self.written.max(id.0 as usize + 1);
        }
    }

    /// The notes in the order of their numbers.
    pub fn finish(self) -> Footnotes {
        let numbered = self.notes.into_iter().enumerate();
        Footnotes(
            numbered
                .map(|(i, note)| Footnote {
                    label: SafeText::new(&(i + 1).to_string()),
                    block: note.block,
                    references: note.references,
                })
                .collect(),
        )
    }
}
