//! The pictures of a book, by their paths in its archive.

use super::archive::Archive;
use super::error::BookError;

/// Bytes of a picture that are enough to tell its size.
const HEAD: u64 = 256 << 10;

/// A book that is open for its pictures.
pub struct Pictures<'a> {
    archive: Archive<'a>,
}

impl<'a> Pictures<'a> {
    /// The pictures of a book.
    pub fn of(book: &'a [u8]) -> Result<Self, BookError> {
        Ok(Self { archive: Archive::open(book)? })
    }

    /// The picture that a figure of the book names.
    pub fn read(&mut self, address: &str) -> Result<Vec<u8>, BookError> {
        self.archive.read(address)
    }

    /// As much of it as tells its size.
    pub fn head(&mut self, address: &str) -> Result<Vec<u8>, BookError> {
        self.archive.head(address, HEAD)
    }
}
