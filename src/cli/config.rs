//! `kanbao config`: where the configuration lies, what it is, and whether it is right.

use crate::cli::arguments::Folders;
use crate::cli::{Error, configuration, show};
use crate::config::{Config, keys, settings};
use crate::text::SafeText;
use clap::{Subcommand, ValueEnum};
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  kanbao config check
  cd \"$(kanbao config path)\"
  kanbao config show --reference settings > \"$(kanbao config path)/settings.toml\"";

/// What is asked about the configuration.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    question: Question,
}

#[derive(Debug, Subcommand)]
enum Question {
    /// Write the folder that settings, keys and themes are read from
    Path,
    /// Write what is in force, as TOML
    Show {
        /// Write the defaults instead, with a comment on every key: a file to start from
        #[arg(long)]
        reference: bool,
        /// Which part
        #[arg(value_enum, default_value_t)]
        part: Part,
    },
    /// Say what is wrong; the exit status is 1 where anything is
    Check,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Part {
    /// What stands in settings.toml.
    #[default]
    Settings,
    /// What stands in keys.toml.
    Keys,
}

/// Writes the answer.
pub fn run(arguments: &Arguments, folders: &Folders, out: &mut impl Write) -> Result<(), Error> {
    match &arguments.question {
        Question::Path => path(folders, out),
        Question::Show { reference: true, part: Part::Settings } => Ok(out.write_all(settings::REFERENCE.as_bytes())?),
        Question::Show { reference: true, part: Part::Keys } => Ok(out.write_all(keys::REFERENCE.as_bytes())?),
        Question::Show { reference: false, part: Part::Settings } => {
            Ok(show::settings(&configuration::load(folders).settings, out)?)
        }
        Question::Show { reference: false, part: Part::Keys } => {
            Ok(show::keys(&configuration::load(folders).keymap, out)?)
        }
        Question::Check => check(folders, out),
    }
}

fn path(folders: &Folders, out: &mut impl Write) -> Result<(), Error> {
    // As the system has it, byte for byte: it is there to be used by other programs.
    out.write_all(configuration::paths(folders)?.config.as_os_str().as_encoded_bytes())?;
    Ok(writeln!(out)?)
}

fn check(folders: &Folders, out: &mut impl Write) -> Result<(), Error> {
    let wrong = Config::check(&configuration::files(folders)?);
    for diagnostic in &wrong {
        writeln!(out, "{}", SafeText::new_line(&diagnostic.to_string()))?;
    }
    match wrong.len() {
        0 => Ok(writeln!(out, "The configuration has no errors.")?),
        count => Err(Error::Configuration { count }),
    }
}
