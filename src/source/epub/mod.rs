//! Books in EPUB 2 and 3: the pages of their spine as one document, their table of contents as its outline.
//!
//! `archive` reads files out of the ZIP within limits and never writes one, `package` says what belongs to the book and in
//! which order, `contents` reads either form of table of contents, and `book` binds the pages by `page`.

mod archive;
mod book;
mod contents;
mod error;
mod package;
mod picture;
mod protection;
mod writing;
mod xml;

pub use archive::looks_like;
pub use book::{document, title};
pub use error::BookError;
pub use picture::Pictures;
