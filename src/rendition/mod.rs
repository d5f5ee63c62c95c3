//! What is shown of a document: its damaged punctuation repaired, its Chinese in the other script.
//!
//! A [`Rendition`] holds the document as its source has it and the one that is shown. Both have the same blocks, so that
//! the outline, footnotes and links need no thought; `places` leads from a place in one to the same place in the other.
//! [`Rework`] says what is wanted. `walk` takes a document apart into leaves, whose characters become `cells`; `repair`
//! (with `ellipsis`, `quotes`, `brackets`, `points` and `gaps`), `mend` and `script` each change cells. None of them adds
//! or takes away a character but white space, and dots of a row of them: the n-th character that is none stays the n-th,
//! where dots in a row are one, and that is all a place needs.

mod brackets;
mod calls;
mod cells;
mod ellipsis;
mod gaps;
mod mend;
mod places;
mod points;
mod quotes;
mod repair;
mod rework;
mod script;
mod stops;
mod suspect;
#[cfg(test)]
mod tests;
mod variants;
mod walk;
mod whole;

pub use rework::{Asked, Repair, Rework, Script};
pub use variants::Variants;
pub use walk::repaired_title;
pub use whole::Rendition;
