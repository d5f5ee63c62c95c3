//! The HTML that other formats let through: a tolerant tokenizer, and what its elements mean to the builder.

mod block;
mod inline;
mod token;

pub use block::{block, running_text};
pub use inline::{inline, span};
pub use token::text_of;
