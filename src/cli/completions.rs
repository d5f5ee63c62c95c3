//! `kanbao completions`: a completion script for a shell.

use crate::cli::Error;
use crate::cli::arguments;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::Write;

const EXAMPLES: &str = "\
Examples:
  kanbao completions bash > ~/.local/share/bash-completion/completions/kanbao
  kanbao completions zsh  > ~/.zfunc/_kanbao
  kanbao completions fish > ~/.config/fish/completions/kanbao.fish";

/// For which shell.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The shell that the script is for
    shell: Shell,
}

/// Writes the script.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Error> {
    let mut script = Vec::new();
    // The generator panics where a write fails, so it writes to memory.
    clap_complete::generate(arguments.shell, &mut arguments::CommandLine::command(), "kanbao", &mut script);
    out.write_all(&script)?;
    Ok(())
}
