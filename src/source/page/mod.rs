//! Pages of HTML: the article in them, without what stands around it.
//!
//! `tidy` writes the page anew so that it nests to a bounded depth, `extract` finds the article and what is known about it,
//! `clutter` is taken out, `notes` finds what is mentioned and where it is written, `convert` tells the builder. The pages of a book are `bound` into
//! one before, and its `chapters` become headings where it has none.

mod bound;
mod brackets;
mod chapters;
mod clutter;
mod convert;
mod dom;
mod elements;
mod extract;
mod headline;
mod images;
mod linked_data;
mod links;
mod marker;
mod math;
mod mention;
mod metadata;
mod notes;
mod open;
mod part;
mod read;
mod sniff;
mod tables;
mod tag;
mod tidy;

pub use bound::Binder;
pub use chapters::Chapter;
pub use part::joined_path;
pub use read::document;
pub use sniff::looks_like;
pub use tidy::Frame;
