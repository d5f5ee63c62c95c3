//! Whether there are colours on standard output, and how many.

use crate::config::ColorDepth;
use clap::ValueEnum;
use std::env;
use supports_color::Stream;

/// When there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum When {
    /// On a terminal that has them, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always, also into a pipe.
    Always,
    /// Never.
    Never,
}

/// How many colours standard output is to be given; `None` where there are to be none.
pub fn depth(when: When) -> Option<ColorDepth> {
    let seen = supports_color::on(Stream::Stdout).map(|level| {
        if level.has_16m {
            ColorDepth::TrueColor
        } else if level.has_256 {
            ColorDepth::Ansi256
        } else {
            ColorDepth::Ansi16
        }
    });
    match when {
        When::Auto => seen,
        When::Always => Some(seen.unwrap_or_else(promised)),
        When::Never => None,
    }
}

/// What the environment promises of the terminal that the output will reach in the end.
fn promised() -> ColorDepth {
    let variable = |name| env::var(name).unwrap_or_default();
    if matches!(variable("COLORTERM").as_str(), "truecolor" | "24bit") {
        ColorDepth::TrueColor
    } else if variable("TERM").contains("256color") {
        ColorDepth::Ansi256
    } else {
        ColorDepth::Ansi16
    }
}
