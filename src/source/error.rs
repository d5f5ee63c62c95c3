//! Why an article cannot be opened, and what to do about it.

use crate::source::epub::BookError;
use crate::source::file::MAX_BYTES;
use crate::text::SafeText;
use std::io;
use std::path::Path;

/// Why an article cannot be opened. Every message says what, where, and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// No article of that name ships with the program.
    #[error("{name}: no article of that name is built in; open the shelf to see which are")]
    NotBundled {
        /// The name that was asked for.
        name: SafeText,
    },
    /// There is no such file.
    #[error("{path}: no such file; check the name and the folder")]
    NotFound {
        /// The file.
        path: SafeText,
    },
    /// The path leads to a directory.
    #[error("{path}: is a directory; name a file in it")]
    Directory {
        /// The directory.
        path: SafeText,
    },
    /// There is nothing to read in the directory.
    #[error(
        "{path}: there are no articles in this folder (files in .md, .txt, .html or .epub, or text whose name has no ending); name a file"
    )]
    NoArticles {
        /// The directory.
        path: SafeText,
    },
    /// The reader may not read the file.
    #[error("{path}: may not be read; check its permissions")]
    Forbidden {
        /// The file.
        path: SafeText,
    },
    /// Reading failed.
    #[error("{path}: could not be read ({reason}); try again, or copy it elsewhere first")]
    Unreadable {
        /// The file.
        path: SafeText,
        /// What the system says.
        reason: SafeText,
    },
    /// The bytes are no text.
    #[error("{name}: is not text (it holds NUL bytes); give a text such as Markdown, or convert it first")]
    Binary {
        /// The file, or what stands for it.
        name: SafeText,
    },
    /// There are more bytes than are read.
    #[error("{name}: is larger than {} MB; split it into parts", MAX_BYTES >> 20)]
    TooLarge {
        /// The file, or what stands for it.
        name: SafeText,
    },
    /// The bytes are a book that cannot be read.
    #[error("{name}: {reason}")]
    Book {
        /// The file, or what stands for it.
        name: SafeText,
        /// Why not.
        reason: BookError,
    },
    /// A page of the web has to be fetched first.
    #[error("{address}: is an address, which has to be fetched first; name it on the command line")]
    Remote {
        /// The address.
        address: SafeText,
    },
    /// What came through standard input was not kept.
    #[error("this article came through standard input and was not kept; pipe it in again")]
    StdinGone,
}

impl SourceError {
    /// What the failure of a system call on `path` means.
    pub(super) fn from_io(path: &Path, error: &io::Error) -> Self {
        let path = SafeText::new_line(&path.display().to_string());
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::NotFound { path },
            io::ErrorKind::IsADirectory => Self::Directory { path },
            io::ErrorKind::PermissionDenied => Self::Forbidden { path },
            _ => Self::Unreadable { path, reason: SafeText::new_line(&error.to_string()) },
        }
    }
}
