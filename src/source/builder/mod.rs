//! What every format is read into: a document under construction, told as a stream of blocks and inlines.
//!
//! A reader of a format walks its own tree and tells the [`Builder`] what opens and closes; the builder gives out
//! identities, bounds the nesting, numbers the notes, finds the sections and resolves links within the article. It never
//! fails: what has no place where it stands keeps its text.

mod anchors;
mod blocks;
mod code;
mod figure;
mod frame;
mod inlines;
mod languages;
mod notes;
mod portions;
mod script;
mod wording;

pub use blocks::Builder;
pub use frame::{Container, Leaf, MAX_DEPTH};
pub use inlines::{Inlines, Span, plain_text};
pub use script::{lowered, raised};
