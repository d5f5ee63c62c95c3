//! Footnotes: numbered by first mention, whatever the order of their definitions.

use crate::document::{BlockId, FootnoteId, Footnotes};
use std::collections::HashMap;

/// The notes that are mentioned or written so far. A key is whatever number the reader of the format knows a note by.
#[derive(Debug, Default)]
pub struct Notes {
    ids: HashMap<u32, FootnoteId>,
    notes: Vec<Note>,
    /// How many of `notes` are written.
    written: usize,
}

#[derive(Debug)]
struct Note {
    key: u32,
    block: BlockId,
}

impl Notes {
    /// The identity of the note `key`, which gets the next number if it has none yet.
    pub fn id(&mut self, key: usize) -> FootnoteId {
        let key = narrow(key);
        let next = FootnoteId(narrow(self.notes.len()));
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            self.notes.push(Note { key, block: BlockId::default() });
        }
        id
    }

    /// Whether the note `key` has a number.
    pub fn knows(&self, key: usize) -> bool {
        self.ids.contains_key(&narrow(key))
    }

    /// The key of the first note that has a number but is not yet written.
    pub fn next(&self) -> Option<usize> {
        self.notes.get(self.written).map(|note| note.key as usize)
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
        Footnotes(self.notes.into_iter().map(|note| note.block).collect())
    }
}

/// A number of notes. There are never more than bytes in a source, which is less than four gigabytes.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
