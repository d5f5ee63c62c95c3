//! Tests of the whole border.

mod articles;
pub mod book;
mod books;
mod broken_books;
mod corpus;
mod files;
mod languages;
mod limits;
mod properties;
pub mod walk;
