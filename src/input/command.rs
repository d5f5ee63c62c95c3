//! An action with its argument, as a key binding or the command line names it.

use crate::input::{Action, nearest};
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// The measures that can be asked for, in columns.
pub const MEASURES: RangeInclusive<u16> = 20..=200;

/// An action with its argument: `section 3`, `theme nord`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Command {
    /// What to do.
    pub action: Action,
    /// With what, where the action takes an argument.
    pub argument: Option<String>,
}

/// Why a command could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// There is nothing.
    #[error("no action is given")]
    Empty,
    /// No action has this name.
    #[error("unknown action “{name}”")]
    Unknown {
        /// The name as written.
        name: String,
        /// What was probably meant.
        nearest: Option<&'static str>,
    },
    /// The action takes no argument.
    #[error("“{}” takes no argument", .0.key())]
    Unexpected(Action),
    /// The action says nothing without its argument.
    #[error("“{}” needs an argument: {}", .action.key(), .expected)]
    Missing {
        /// The action.
        action: Action,
        /// What the argument should be.
        expected: &'static str,
    },
    /// The argument is none that the action takes.
    #[error("“{}” takes {}, not “{argument}”", .action.key(), .expected)]
    Argument {
        /// The action.
        action: Action,
        /// The argument as written.
        argument: String,
        /// What the argument should be.
        expected: &'static str,
    },
}

impl CommandError {
    /// What to write instead, where that can be said.
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Empty => Some("write an action such as “line-down”, or “none” for nothing".to_owned()),
            Self::Unknown { nearest: Some(name), .. } => Some(format!("did you mean “{name}”?")),
            Self::Unknown { .. } => Some("the help lists every action".to_owned()),
            Self::Unexpected(action) => Some(format!("write “{}” alone", action.key())),
            Self::Missing { .. } | Self::Argument { .. } => None,
        }
    }
}

impl From<Action> for Command {
    fn from(action: Action) -> Self {
        Self { action, argument: None }
    }
}

impl FromStr for Command {
    type Err = CommandError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let (name, argument) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        if name.is_empty() {
            return Err(CommandError::Empty);
        }
        let action = Action::from_key(name).ok_or_else(|| CommandError::Unknown {
            name: name.to_owned(),
            nearest: nearest(name, Action::ALL.iter().map(|action| action.key())),
        })?;
        let argument = Some(argument.trim()).filter(|argument| !argument.is_empty());
        check(action, argument)?;
        Ok(Self { action, argument: argument.map(str::to_owned) })
    }
}

impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.action.key())?;
        match &self.argument {
            Some(argument) => write!(f, " {argument}"),
            None => Ok(()),
        }
    }
}

/// Whether `argument` is one that the action takes.
fn check(action: Action, argument: Option<&str>) -> Result<(), CommandError> {
    if argument.is_some() && action.argument().is_none() {
        return Err(CommandError::Unexpected(action));
    }
    let number = |text: &str| text.parse::<u16>().ok();
    let one = |text: &str| text.chars().nth(1).is_none();
    let (expected, needed, fits) = match action {
        Action::Section => ("a number from 1", true, argument.is_none_or(|a| number(a).is_some_and(|n| n > 0))),
        Action::Percent => {
            ("a number from 0 to 100", true, argument.is_none_or(|a| number(a).is_some_and(|n| n <= 100)))
        }
        Action::Measure => {
            let fits = argument.is_none_or(|a| number(a).is_some_and(|n| MEASURES.contains(&n)));
            ("a number of columns from 20 to 200", false, fits)
        }
        Action::Columns => ("1, 2, 3 or auto", false, argument.is_none_or(|a| ["1", "2", "3", "auto"].contains(&a))),
        Action::Ruby => {
            ("above, inline or off", false, argument.is_none_or(|a| ["above", "inline", "off"].contains(&a)))
        }
        Action::Repair => ("auto, on or off", false, argument.is_none_or(|a| ["auto", "on", "off"].contains(&a))),
        Action::Script => {
            let names = ["hans", "hant-tw", "hant-hk", "off"];
            ("hans, hant-tw, hant-hk or off", false, argument.is_none_or(|a| names.contains(&a)))
        }
        Action::CopySource => {
            let names = ["paragraph", "section", "article"];
            ("paragraph, section or article", false, argument.is_none_or(|a| names.contains(&a)))
        }
        Action::Set => ("a setting and its value", true, true),
        Action::SetMark | Action::GoToMark => ("one letter", false, argument.is_none_or(one)),
        _ => return Ok(()),
    };
    match argument {
        None if needed => Err(CommandError::Missing { action, expected }),
        Some(argument) if !fits => Err(CommandError::Argument { action, argument: argument.to_owned(), expected }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_read_as_they_are_printed() {
        for text in ["line-down", "section 3", "theme", "theme nord", "search 開源 AI", "set-mark a", "percent 100"] {
            assert_eq!(text.parse::<Command>().unwrap().to_string(), text);
        }
        assert_eq!("  section   3 ".parse::<Command>().unwrap().argument.as_deref(), Some("3"));
    }

    #[test]
    fn a_bad_command_says_what_is_wrong_with_it() {
        for (text, message, help) in [
            ("line-dwon", "unknown action “line-dwon”", Some("did you mean “line-down”?")),
            ("", "no action is given", Some("write an action such as “line-down”, or “none” for nothing")),
            ("xyzzy", "unknown action “xyzzy”", Some("the help lists every action")),
            ("quit now", "“quit” takes no argument", Some("write “quit” alone")),
            ("section", "“section” needs an argument: a number from 1", None),
            ("section three", "“section” takes a number from 1, not “three”", None),
            ("section 0", "“section” takes a number from 1, not “0”", None),
            ("percent 101", "“percent” takes a number from 0 to 100, not “101”", None),
            ("measure 19", "“measure” takes a number of columns from 20 to 200, not “19”", None),
            ("measure 5000", "“measure” takes a number of columns from 20 to 200, not “5000”", None),
            ("set-mark ab", "“set-mark” takes one letter, not “ab”", None),
        ] {
            let error = text.parse::<Command>().unwrap_err();
            assert_eq!((error.to_string().as_str(), error.help().as_deref()), (message, help));
        }
    }
}
