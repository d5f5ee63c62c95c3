//! Where subcommands write: standard output in a buffer, messages on standard error.

use crate::text::SafeText;
use std::fmt::Display;
use std::io::{self, BufWriter, StdoutLock, Write};

/// Standard output, locked and buffered. It must be flushed, so that no failure is lost.
pub fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}

/// Says on standard error, in one line, what went wrong.
pub fn complain(message: &impl Display) {
    say(&format!("kanbao: {message}"));
}

/// Says on standard error, in one line, what the reader should know.
pub fn warn(message: &impl Display) {
    say(&format!("kanbao: warning: {message}"));
}

/// Writes text of several lines to standard error, made safe.
pub fn say(text: &str) {
    // Where standard error is gone there is nobody left to tell.
    let _ = writeln!(io::stderr(), "{}", SafeText::new(text));
}
