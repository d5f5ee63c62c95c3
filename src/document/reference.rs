//! What names an article: where it comes from and what its reading position is kept under.

use std::path::PathBuf;

/// Where an article comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ArticleRef {
    /// An article that ships with the program, by its file name without the ending.
    Bundled(String),
    /// A file, by its absolute path.
    File(PathBuf),
    /// Standard input, by a digest of what was read; without one until all of it was.
    Stdin(String),
    /// A page of the web, by its address as it was given.
    Url(String),
}

impl ArticleRef {
    /// Standard input as long as it is not whole.
    pub fn unnamed_stdin() -> Self {
        Self::Stdin(String::new())
    }

    /// Whether the reference will mean the same tomorrow.
    pub fn is_lasting(&self) -> bool {
        *self != Self::unnamed_stdin()
    }

    /// The key under which the reader's place in it is kept: `bundled:NAME`, `file:PATH`, `stdin:DIGEST` or
    /// `url:ADDRESS`.
    pub fn key(&self) -> String {
        match self {
            Self::Bundled(name) => format!("bundled:{name}"),
            Self::File(path) => format!("file:{}", path.display()),
            Self::Stdin(digest) => format!("stdin:{digest}"),
            Self::Url(address) => format!("url:{address}"),
        }
    }

    /// The article that [`key`](Self::key) names.
    pub fn from_key(key: &str) -> Option<Self> {
        match key.split_once(':')? {
            ("bundled", name) => Some(Self::Bundled(name.to_owned())),
            ("file", path) => Some(Self::File(PathBuf::from(path))),
            ("stdin", digest) => Some(Self::Stdin(digest.to_owned())),
            ("url", address) => Some(Self::Url(address.to_owned())),
            _ => None,
        }
    }
}
