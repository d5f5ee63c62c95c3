//! The pictures of a book.

use super::archive::Archive;
use super::error::BookError;

/// The bytes of the picture that a figure of the book names: its path in the archive.
pub fn picture(book: &[u8], address: &str) -> Result<Vec<u8>, BookError> {
    Archive::open(book)?.read(address)
}
