//! The command line: what was typed, as a command.

use crate::app::completion::is_command;
use crate::input::{Action, Command};

/// Short names that fingers know.
const ALIASES: &[(&str, Action)] =
    &[("q", Action::Quit), ("qa", Action::Quit), ("h", Action::Help), ("e", Action::Shelf)];

/// The command that a line means, or what to tell its writer. A number alone is a section, with `%` a place.
pub fn parse(line: &str) -> Result<Command, String> {
    let line = line.trim();
    if let Some(command) = number(line) {
        return Ok(command);
    }
    let (name, argument) = match line.split_once(char::is_whitespace) {
        Some((name, argument)) => (name, Some(argument.trim().to_owned())),
        None => (line, None),
    };
    let alias = ALIASES.iter().find(|(alias, _)| *alias == name).map(|&(_, action)| action);
    let action = alias.or_else(|| Action::from_key(name).filter(|&a| is_command(a)));
    let action = action.ok_or_else(|| unknown(name))?;
    if argument.is_some() && action.argument().is_none() {
        return Err(format!("`{name}` takes no argument"));
    }
    Ok(Command { action, argument })
}

fn number(line: &str) -> Option<Command> {
    let (digits, action) = match line.strip_suffix('%') {
        Some(digits) => (digits, Action::Percent),
        None => (line, Action::Section),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| Command { action, argument: Some(digits.to_owned()) })
}

fn unknown(name: &str) -> String {
    match nearest(name, Action::ALL.iter().filter(|&&a| is_command(a)).map(|a| a.key())) {
        Some(known) => format!("There is no command `{name}`. Did you mean `{known}`?"),
        None => format!("There is no command `{name}`. Tab shows them all."),
    }
}

/// The known name that is most like `name`, where one is much like it.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let likeness = |known: &str| strsim::jaro_winkler(name, known);
    let rated = known.map(|known| (likeness(known), known));
    rated.filter(|&(rate, _)| rate > 0.75).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_are_commands_by_name() {
        let theme = Command { action: Action::Theme, argument: Some("nord".into()) };
        assert_eq!(parse(" theme  nord "), Ok(theme));
        assert_eq!(parse("q"), Ok(Action::Quit.into()));
        assert_eq!(parse("50%"), Ok(Command { action: Action::Percent, argument: Some("50".into()) }));
        assert_eq!(parse("3"), Ok(Command { action: Action::Section, argument: Some("3".into()) }));
    }

    #[test]
    fn a_slip_of_the_finger_is_answered_with_what_was_meant() {
        assert_eq!(parse("tehme"), Err("There is no command `tehme`. Did you mean `theme`?".into()));
        assert!(parse("xyzzy").is_err_and(|m| m.contains("Tab")));
        assert_eq!(parse("quit now"), Err("`quit` takes no argument".into()));
        assert!(parse("delete-word").is_err());
    }
}
