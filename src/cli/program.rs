//! The whole run: arguments in, exit code out.

use crate::cli::arguments::{Command, CommandLine};
use crate::cli::{Error, completions, config, man, outline, output, print, read, themes};
use clap::Parser;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

/// Does what the arguments ask for; the first of them is the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let outcome = match CommandLine::try_parse_from(arguments) {
        Ok(arguments) => execute(&arguments),
        Err(refusal) => return answer(&refusal),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

fn execute(arguments: &CommandLine) -> Result<(), Error> {
    let folders = &arguments.folders;
    let Some(command) = &arguments.command else { return read::run(&arguments.read, folders) };
    let mut out = output::stdout();
    let outcome = match command {
        Command::Print(arguments) => print::run(arguments, folders, &mut out),
        Command::Outline(arguments) => outline::run(arguments, folders, &mut out),
        Command::Themes(arguments) => themes::run(arguments, folders, &mut out),
        Command::Config(arguments) => config::run(arguments, folders, &mut out),
        Command::Completions(arguments) => completions::run(arguments, &mut out),
        Command::Man(arguments) => man::run(arguments, &mut out),
    };
    let flushed = out.flush();
    outcome?;
    Ok(flushed?)
}

/// Shows the help or the version that was asked for, or says what is wrong with the arguments.
fn answer(refusal: &clap::Error) -> ExitCode {
    if refusal.use_stderr() {
        // The message quotes what was typed, which may hold anything; only its plain text is safe to show.
        let text = refusal.render().to_string();
        output::say(&text.trim_end().replacen("error:", "kanbao:", 1));
    } else {
        // A pipe that closes early (`kanbao --help | head`) is no failure.
        let _ = refusal.print();
    }
    ExitCode::from(u8::try_from(refusal.exit_code()).unwrap_or(2))
}
