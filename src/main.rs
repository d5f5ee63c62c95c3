//! The `kanbao` program: turns the outcome of the command line into an exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    kanbao::cli::run(std::env::args_os())
}
