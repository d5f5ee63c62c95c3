//! What can be written on the command line, as a whole; each subcommand declares its own arguments in its file.

use crate::cli::{completions, config, man, outline, print, read, themes};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// The heading of the options that go for every subcommand.
pub const FOLDERS: &str = "Folders";

const EXAMPLES: &str = "\
Examples:
  kanbao                        the shelf; the lead feature the first time
  kanbao feature.md             read an article (Markdown, HTML or plain text)
  kanbao news/                  the articles in a folder, as a shelf
  kanbao https://example.com/   fetch a page and read the article in it
  COMMAND | kanbao              read what comes through the pipe, while it comes
  kanbao print feature.md       typeset it to standard output
  kanbao outline feature.md     list its sections

In the reader, `?` shows the keys and `q` quits. `kanbao help COMMAND` says more about a command.";

/// A terminal reader for long-form news that sets Chinese, Japanese and Korean text properly.
#[derive(Debug, Parser)]
#[command(
    name = "kanbao",
    version,
    max_term_width = 100,
    after_help = EXAMPLES
)]
pub struct CommandLine {
    /// Where configuration and data lie.
    #[command(flatten)]
    pub folders: Folders,
    /// The subcommand, where one is named.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to read, where no subcommand is named.
    #[command(flatten)]
    pub read: read::Arguments,
}

/// Where configuration and data lie.
#[derive(Debug, Clone, Default, Args)]
pub struct Folders {
    /// Read settings, keys and themes from this folder
    #[arg(long, global = true, value_name = "DIR", help_heading = FOLDERS)]
    pub config: Option<PathBuf>,
    /// Keep reading positions and marks in this folder
    #[arg(long, global = true, value_name = "DIR", help_heading = FOLDERS)]
    pub data: Option<PathBuf>,
}

/// The subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Typeset an article to standard output
    Print(print::Arguments),
    /// List the sections of an article
    Outline(outline::Arguments),
    /// List the themes, each with a sample of its colours
    Themes(themes::Arguments),
    /// Show where the configuration lies, what it is, or whether it is right
    Config(config::Arguments),
    /// Write a completion script for a shell
    Completions(completions::Arguments),
    /// Write the manual page
    Man(man::Arguments),
}
