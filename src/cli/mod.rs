//! The command line: one file per subcommand, each taking its arguments to what it writes.
//!
//! Around them: `arguments` is what can be written, `program` the way from there to an exit code, `article` and
//! `configuration` open what subcommands work on, and `page` writes typeset lines.

mod ansi;
mod arguments;
mod article;
mod batches;
mod color;
mod column_pages;
mod completions;
mod config;
mod configuration;
mod error;
mod man;
mod outline;
mod output;
mod page;
mod print;
mod program;
mod read;
mod reading;
mod rework;
mod selection;
mod show;
mod themes;
mod typesetting;
mod vertical_pages;

pub use error::Error;
pub use program::run;
