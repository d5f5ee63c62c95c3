//! Completions of the command line: actions by name, and what their arguments may be.

use crate::config::{Columns, Settings};
use crate::input::{Action, halfwidth};

/// What arguments can be completed from.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// The names of the themes.
    pub themes: Vec<String>,
    /// The titles of the outermost sections.
    pub sections: Vec<String>,
    /// The marks that are set.
    pub marks: Vec<char>,
}

/// What a line may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The whole line.
    pub text: String,
    /// What it means.
    pub detail: String,
}

/// What `line` may become: those that begin like it first, then those that hold it. Full-width forms are taken for their
/// ASCII twins.
pub fn completions(line: &str, vocabulary: &Vocabulary) -> Vec<Completion> {
    let line = folded(line.trim_start());
    let Some((name, argument)) = line.split_once(' ') else {
        return ranked(commands(), |command| command.text.clone(), &line);
    };
    let Some(action) = Action::from_key(name) else { return Vec::new() };
    ranked(arguments(action, vocabulary), |c| format!("{} {}", c.text, c.detail), argument.trim_start())
        .into_iter()
        .map(|c| Completion { text: format!("{name} {}", c.text), detail: c.detail })
        .collect()
}

/// Whether an action means anything outside a line that is being typed.
pub fn is_command(action: Action) -> bool {
    use Action::*;
    !matches!(
        action,
        Accept
            | Cancel
            | Complete
            | CompletePrevious
            | HistoryPrevious
            | HistoryNext
            | DeleteBack
            | DeleteForward
            | DeleteWord
            | DeleteToStart
            | CursorLeft
            | CursorRight
            | CursorStart
            | CursorEnd
            | CommandLine
    )
}

fn commands() -> Vec<Completion> {
    let actions = Action::ALL.iter().filter(|&&action| is_command(action));
    actions
        .map(|action| Completion { text: action.key().to_owned(), detail: action.description().trim().to_owned() })
        .collect()
}

fn arguments(action: Action, vocabulary: &Vocabulary) -> Vec<Completion> {
    let bare = |text: String| Completion { text, detail: String::new() };
    match action {
        Action::Theme => vocabulary.themes.iter().cloned().map(bare).collect(),
        Action::Columns => Columns::ALL.iter().map(|columns| bare(columns.to_string())).collect(),
        Action::Set => Settings::keys().map(|key| bare(format!("{key} "))).collect(),
        Action::Section => {
            let titles = vocabulary.sections.iter().enumerate();
            titles.map(|(i, title)| Completion { text: (i + 1).to_string(), detail: title.clone() }).collect()
        }
        Action::GoToMark => vocabulary.marks.iter().map(|mark| bare(mark.to_string())).collect(),
        _ => Vec::new(),
    }
}

fn ranked(all: Vec<Completion>, text: impl Fn(&Completion) -> String, typed: &str) -> Vec<Completion> {
    let (begin, rest): (Vec<_>, Vec<_>) = all.into_iter().partition(|c| c.text.starts_with(typed));
    let holding = rest.into_iter().filter(|c| folded(&text(c)).contains(typed));
    begin.into_iter().chain(holding).collect()
}

fn folded(text: &str) -> String {
    text.chars().map(halfwidth).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        let vocabulary = Vocabulary {
            themes: vec!["ink".into(), "night".into()],
            sections: vec!["開場".into(), "轉折（上）".into()],
            marks: vec!['a'],
        };
        completions(line, &vocabulary).into_iter().map(|c| c.text).collect()
    }

    #[test]
    fn actions_are_offered_by_their_beginning_before_their_middle() {
        assert_eq!(texts("next-m"), ["next-match"]);
        let section = texts("section");
        assert_eq!(section.first().map(String::as_str), Some("section"));
        assert!(section.contains(&"next-section".to_owned()));
        assert!(!texts("").contains(&"delete-word".to_owned()));
    }

    #[test]
    fn arguments_are_offered_after_the_name() {
        assert_eq!(texts("theme n"), ["theme night", "theme ink"]);
        assert_eq!(texts("section "), ["section 1", "section 2"]);
        assert_eq!(texts("section 轉"), ["section 2"]);
        assert_eq!(texts("go-to-mark "), ["go-to-mark a"]);
        assert_eq!(texts("quit "), Vec::<String>::new());
    }

    #[test]
    fn full_width_forms_are_completed_like_their_twins() {
        assert_eq!(texts("ｎｅｘｔ－ｍ"), ["next-match"]);
        assert_eq!(texts("ｔｈｅｍｅ　ｎ"), ["theme night", "theme ink"]);
        assert_eq!(texts("section 折（"), ["section 2"]);
    }
}
