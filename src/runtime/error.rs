//! Why the reader could not start, or ended badly.

use crate::runtime::paths::PathsError;
use crate::runtime::store::StoreError;
use crate::text::SafeText;
use std::io;

/// Why the reader could not start, or ended badly.
#[derive(Debug, thiserror::Error)]
pub enum RuntimeError {
    /// Standard output is not a terminal.
    #[error("the reader needs a terminal; `kanbao print` writes to files and pipes")]
    NotATerminal,
    /// The terminal refused something.
    #[error("the terminal could not be used: {0}")]
    Terminal(#[source] io::Error),
    /// The terminal is gone; everything was saved before.
    #[error("the terminal is gone")]
    TerminalGone,
    /// A thread or a signal handler could not be set up.
    #[error("the reader could not start: {0}")]
    Start(#[source] io::Error),
    /// The one article that was asked for cannot be opened.
    #[error("{0}")]
    Article(SafeText),
    /// There is no place for the reader's files.
    #[error(transparent)]
    Paths(#[from] PathsError),
    /// The reading positions could not be saved at the end.
    #[error(transparent)]
    Save(#[from] StoreError),
}

impl RuntimeError {
    /// The program's exit status: 2 for a wrong use, 129 as after SIGHUP where the terminal is gone, 1 otherwise.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NotATerminal => 2,
            Self::TerminalGone => 129,
            _ => 1,
        }
    }
}
