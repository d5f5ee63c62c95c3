//! Markdown: CommonMark with GitHub's extensions and emphasis that works beside CJK punctuation.

mod address;
mod bound;
mod convert;
mod definitions;
mod parse;
mod sniff;

pub use convert::document;
pub use sniff::looks_like;
