//! The files of a book, unpacked into memory one by one and within limits. Their names are keys and lead nowhere else.

use super::error::BookError;
use crate::text::SafeText;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most files that a book holds.
pub const MAX_FILES: usize = 20_000;
/// The most bytes of one file.
pub const MAX_FILE: u64 = 64 << 20;
/// The most bytes that are unpacked of a book.
pub const MAX_TOTAL: u64 = 256 << 20;
/// From this many bytes on, a file may be no more than [`MAX_RATIO`] times as large as it is packed.
const RATIO_FROM: u64 = 1 << 20;
/// See [`RATIO_FROM`]. Text packs to a tenth or so.
const MAX_RATIO: u64 = 200;

/// Whether bytes begin as a ZIP archive does.
pub fn looks_like(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// A book's archive.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive by its directory.
    pub fn open(bytes: &'a [u8]) -> Result<Self, BookError> {
        if !looks_like(bytes) {
            return Err(BookError::NotZip);
        }
        if holds_too_many(bytes) {
            return Err(BookError::TooManyFiles);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BookError::NotZip)?;
        if zip.len() > MAX_FILES { Err(BookError::TooManyFiles) } else { Ok(Self { zip, left: MAX_TOTAL }) }
    }

    /// Whether there is a file of that name.
    pub fn holds(&self, path: &str) -> bool {
        self.zip.index_for_name(path).is_some()
    }

    /// The first bytes of a file, no more than `limit`.
    pub fn head(&mut self, path: &str, limit: u64) -> Result<Vec<u8>, BookError> {
        let name = || SafeText::new_line(path);
        let index = self.zip.index_for_name(path).ok_or_else(|| BookError::Missing(name()))?;
        let file = self.zip.by_index(index).map_err(|_| BookError::Damaged(name()))?;
        let mut bytes = Vec::new();
        file.take(limit).read_to_end(&mut bytes).map_err(|_| BookError::Damaged(name()))?;
        Ok(bytes)
    }

    /// The bytes of a file.
    pub fn read(&mut self, path: &str) -> Result<Vec<u8>, BookError> {
        let name = || SafeText::new_line(path);
        let index = self.zip.index_for_name(path).ok_or_else(|| BookError::Missing(name()))?;
        let file = self.zip.by_index(index).map_err(|_| BookError::Damaged(name()))?;
        // What the directory says of sizes is only what it says: what is read counts.
        let most_by_ratio = file.compressed_size().saturating_mul(MAX_RATIO).max(RATIO_FROM);
        let most = MAX_FILE.min(most_by_ratio);
        let mut bytes = Vec::new();
        let read = file.take(most.min(self.left) + 1).read_to_end(&mut bytes);
        let len = bytes.len() as u64;
        if len > self.left {
            return Err(BookError::TooMuch);
        }
        self.left -= len;
        if len > most {
            return Err(BookError::TooLarge(name()));
        }
        read.map(|_| bytes).map_err(|_| BookError::Damaged(name()))
    }
}

/// Whether a directory says that there are too many files, or has room for too many, before memory is given to it.
fn holds_too_many(bytes: &[u8]) -> bool {
    let mut headers = 0;
    for (at, window) in bytes.windows(4).enumerate() {
        match window {
            b"PK\x01\x02" => headers += 1,
            b"PK\x06\x06" if claims_too_many(bytes.get(at..).unwrap_or_default()) => return true,
            _ => continue,
        }
        if headers > MAX_FILES {
            return true;
        }
    }
    false
}

/// Whether a directory's end in the form for large archives counts too many files.
fn claims_too_many(record: &[u8]) -> bool {
    let number = |at: usize| {
        let bytes = record.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u64::from_le_bytes)
    };
    let is_record = number(4) < record.len() as u64;
    is_record && number(24).max(number(32)) > MAX_FILES as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::tests::book::archive;

    #[test]
    fn no_more_is_unpacked_than_a_book_may_have() {
        let bytes = archive(&[("a", &[b'a'; 60]), ("b", &[b'b'; 60]), ("c", b"c")]);
        let mut archive = Archive { left: 100, ..Archive::open(&bytes).unwrap() };
        assert_eq!(archive.read("a").map(|bytes| bytes.len()), Ok(60));
        assert_eq!(archive.read("b"), Err(BookError::TooMuch));
        assert_eq!(archive.read("a"), Err(BookError::TooMuch), "what is read twice counts twice");
        assert_eq!(archive.read("c").map(|bytes| bytes.len()), Ok(1));
        assert_eq!(BookError::TooMuch.to_string(), "it is larger than 256 MB when it is unpacked");
    }
}
