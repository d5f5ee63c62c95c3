//! `kanbao [FILE…|-]`: the reader.

use crate::cli::arguments::Folders;
use crate::cli::{Error, article};
use crate::runtime;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

/// What to read.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Articles: files, names of built-in articles, or - for standard input; without any, the shelf
    #[arg(value_name = "FILE|-")]
    files: Vec<OsString>,
}

pub fn run(_: &Arguments, _: &Folders) -> Result<(), Error> {
    Ok(())
}
