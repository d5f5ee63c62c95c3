//! The command line: one file per subcommand, each taking its arguments to what it writes.

mod arguments;
mod article;
mod choices;
mod completions;
mod error;
mod man;
mod outline;
mod output;
mod program;

pub use error::Error;
pub use program::run;
