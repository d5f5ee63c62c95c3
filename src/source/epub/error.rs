//! Why a book cannot be opened, and what to do about it.

use super::archive::{MAX_FILE, MAX_FILES, MAX_TOTAL};
use crate::text::SafeText;

/// Why a book cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BookError {
    /// The bytes are no archive.
    #[error("is a damaged EPUB (not a whole ZIP archive); fetch it again")]
    NotZip,
    /// The archive holds something else.
    #[error(
        "is a ZIP archive without a book in it (META-INF/container.xml is missing); give an EPUB, or unpack it first"
    )]
    NoBook,
    /// What says how the book is made up cannot be read.
    #[error(
        "is a broken EPUB: its package {0} is missing or cannot be read; fetch it again, or repair it with an EPUB editor"
    )]
    NoPackage(SafeText),
    /// A file that says where everything is cannot be read.
    #[error("is a broken EPUB: {0}; fetch it again, or repair it with an EPUB editor")]
    Broken(SafeText),
    /// None of its pages can be read.
    #[error("is an EPUB without text: {0}; fetch it again, or repair it with an EPUB editor")]
    Empty(SafeText),
    /// Its pages are encrypted.
    #[error("is protected against copying (DRM): only the programs of its seller can read it")]
    Protected,
    /// It holds more files than any book.
    #[error("holds more than {MAX_FILES} files, which no book does; unpack it first, if you trust it")]
    TooManyFiles,
    /// A file is missing.
    #[error("{0} is missing")]
    Missing(SafeText),
    /// A file is damaged.
    #[error("{0} is damaged")]
    Damaged(SafeText),
    /// A file is too large, or grows too much when it is unpacked.
    #[error("{0} is larger than {limit} MB when it is unpacked, or grows as no text does", limit = MAX_FILE >> 20)]
    TooLarge(SafeText),
    /// All that was read is too much.
    #[error("it is larger than {} MB when it is unpacked", MAX_TOTAL >> 20)]
    TooMuch,
}
