//! The command line: what was typed, as a command.

use crate::app::completion::is_command;
use crate::input::{Action, Command, CommandError, nearest};

/// Short names that fingers know.
const ALIASES: &[(&str, Action)] =
    &[("q", Action::Quit), ("qa", Action::Quit), ("q!", Action::Quit), ("h", Action::Help)];

/// The command that a line means, or what to tell its writer. A number alone is a section, with `%` a place.
pub fn parse(line: &str) -> Result<Command, String> {
    let line = line.trim();
    if let Some(&(_, action)) = ALIASES.iter().find(|(alias, _)| *alias == line) {
        return Ok(action.into());
    }
    match number(line).unwrap_or_else(|| line.to_owned()).parse::<Command>() {
        Ok(command) if is_command(command.action) => Ok(command),
        Ok(_) | Err(CommandError::Unknown { .. }) => Err(unknown(line)),
        Err(error) => Err(match error.help() {
            Some(help) => format!("{error}; {help}"),
            None => error.to_string(),
        }),
    }
}

fn number(line: &str) -> Option<String> {
    let (digits, action) = match line.strip_suffix('%') {
        Some(digits) => (digits, Action::Percent),
        None => (line, Action::Section),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| format!("{} {digits}", action.key()))
}

fn unknown(line: &str) -> String {
    let name = line.split_whitespace().next().unwrap_or_default();
    let commands = Action::ALL.iter().copied().filter(|&action| is_command(action));
    match nearest(name, commands.map(Action::key)) {
        Some(known) => format!("No command “{name}”. Did you mean “{known}”?"),
        None => format!("No command “{name}”. Press ? for the keys."),
    }
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
        assert_eq!(parse("tehme"), Err("No command “tehme”. Did you mean “theme”?".into()));
        assert!(parse("xyzzy").is_err_and(|m| m == "No command “xyzzy”. Press ? for the keys."));
        assert!(parse("quit now").is_err_and(|m| m.contains("takes no argument")));
        assert!(parse("percent 300").is_err_and(|m| m.contains("0 to 100")));
        assert!(parse("delete-word").is_err());
    }
}
