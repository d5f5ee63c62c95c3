//! Plain text: the structure that its writer gave it without markup.
//!
//! One stage a file, each looking at the heads of lines and at their lengths only: `lines` → `shape` (how the text is
//! broken into lines) → `paragraphs` (with `drawn`, what stays as it is) → roles (`head` with `about`, `headings` with
//! `furniture`, `lists`, `notes` with `mentions` and `counts`) → `write` (with `hyphens` and `split`), which tells the
//! builder. `marks` and `labels` know what lines begin with. When in doubt, a paragraph.

mod about;
mod counts;
mod document;
mod drawn;
mod furniture;
mod head;
mod headings;
mod hyphens;
mod labels;
mod lines;
mod lists;
mod marks;
mod mentions;
mod notes;
mod numerals;
mod paragraphs;
mod shape;
mod split;
#[cfg(test)]
mod tests;
mod write;

pub use document::{document, verbatim};
