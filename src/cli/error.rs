//! Why a subcommand fails, and the exit code that says so.

use crate::source::SourceError;
use std::io;

/// Why a subcommand fails. Every message is one line and says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The article cannot be opened.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// What was to be written cannot be.
    #[error("standard output: {0}; check where it leads")]
    Write(#[from] io::Error),
    /// The reader was started where there is no terminal.
    #[error("{stream} is not a terminal, and the reader needs one; {instead}")]
    NotATerminal {
        /// Which stream.
        stream: &'static str,
        /// What to do instead.
        instead: &'static str,
    },
    /// The article has no section of that number.
    #[error("there is no section {number}: {}; `kanbao outline` lists them", available(*.count))]
    NoSection {
        /// The number that was asked for.
        number: usize,
        /// How many there are.
        count: usize,
    },
}

impl Error {
    /// The exit code: 1 for an error in the input or the configuration, 2 for a wrong use.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NotATerminal { .. } => 2,
            _ => 1,
        }
    }

    /// Whether whoever read our output has left, as `head` does: that is no failure.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn available(count: usize) -> String {
    match count {
        0 => "the article has none".to_owned(),
        1 => "the article has one".to_owned(),
        count => format!("the article has {count}"),
    }
}
