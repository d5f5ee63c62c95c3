//! The syntax of code in an article: its language and its text in, what the pieces of it are out.

mod highlight;
mod scopes;

pub use highlight::{Highlighter, MAX_BYTES};
