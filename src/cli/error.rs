//! Why a subcommand fails, and the exit code that says so.

use crate::input::nearest;
use crate::news::NewsError;
use crate::runtime::{PathsError, RuntimeError};
use crate::source::SourceError;
use crate::text::SafeText;
use std::io;

/// Why a subcommand fails. Every message is one line and says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The article cannot be opened.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The article cannot be fetched or opened.
    #[error(transparent)]
    News(#[from] NewsError),
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
    /// Text is expected from standard input, and that is the terminal.
    #[error("standard input is the terminal; name a file, or pipe text into it")]
    StdinIsTerminal,
    /// Nothing was named, and nothing comes through standard input.
    #[error("there is nothing to read; name a file or an address, or pipe text into it")]
    NothingToRead,
    /// The article has no section of that label.
    #[error("there is no section {label}: {}; `kanbao outline` lists them", available(.last.as_deref()))]
    NoSection {
        /// The label that was asked for.
        label: String,
        /// The label of the last one, where there are any.
        last: Option<String>,
    },
    /// There is no theme of that name.
    #[error("there is no theme “{name}”; {help}`kanbao themes` lists them")]
    NoTheme {
        /// The name that was asked for.
        name: SafeText,
        /// What was probably meant, as a clause of the message.
        help: String,
    },
    /// The configuration is wrong; what is wrong in it is already written.
    #[error("the configuration has {count} {}; what is wrong keeps its default", if *count == 1 { "error" } else { "errors" })]
    Configuration {
        /// How many errors it has.
        count: usize,
    },
    /// Nobody knows where the configuration lies.
    #[error(transparent)]
    Paths(#[from] PathsError),
    /// The reader could not start, or ended badly.
    #[error(transparent)]
    Runtime(#[from] RuntimeError),
}

impl Error {
    /// There is no theme `name` among `names`.
    pub fn no_theme(name: &str, names: &[String]) -> Self {
        let meant = nearest(name, names.iter().map(String::as_str));
        let help = meant.map_or(String::new(), |meant| format!("did you mean “{meant}”? "));
        Self::NoTheme { name: SafeText::new_line(name), help }
    }

    /// The exit code: 1 for an error in the input or the configuration, 2 for a wrong use.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::NotATerminal { .. } | Self::StdinIsTerminal | Self::NothingToRead => 2,
            Self::Runtime(error) => error.exit_code(),
            _ => 1,
        }
    }

    /// Whether whoever read our output has left, as `head` does: that is no failure.
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

fn available(last: Option<&str>) -> String {
    last.map_or_else(|| "the article has none".to_owned(), |last| format!("the last one is {last}"))
}
