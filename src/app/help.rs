//! The help: made from the keymap, so that it is true of every keymap.

use crate::app::completion::is_command;
use crate::app::frame::SheetRow;
use crate::app::list;
use crate::input::{Action, Chord, Command, Context, Keymap, notation};

/// The rows of the help: the keys of `first`, those of every other context, then what has a name only.
pub fn rows(keymap: &Keymap, first: Context, filter: &str) -> Vec<SheetRow> {
    let contexts = std::iter::once(first).chain(Context::ALL.into_iter().filter(|&c| c != first));
    let mut sections: Vec<(&str, Vec<Entry>)> =
        contexts.map(|context| (context.title(), entries(keymap, context))).collect();
    sections.push(("By name only", unbound(keymap)));
    let mut rows = Vec::new();
    for (title, entries) in sections {
        let matching = |e: &Entry| list::matches(&format!("{} {} {}", e.keys, e.text, e.action.key()), filter);
        let kept: Vec<Entry> = entries.into_iter().filter(matching).collect();
        if kept.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(SheetRow::Blank);
        }
        rows.push(SheetRow::Heading(title.to_owned()));
        rows.extend(kept.into_iter().map(|e| SheetRow::Key { keys: e.keys, text: e.text }));
    }
    rows
}

/// Keys with what they do.
struct Entry {
    keys: String,
    text: String,
    action: Action,
}

/// The entries of a context. A series like `1`…`9` is one.
fn entries(keymap: &Keymap, context: Context) -> Vec<Entry> {
    let bindings = keymap.bindings(context);
    let series = bindings.chunk_by(|(_, a), (_, b)| a.action == b.action && a.argument.is_some());
    series.filter_map(entry).collect()
}

fn entry(series: &[(Vec<Chord>, Command)]) -> Option<Entry> {
    let (chords, command) = series.first()?;
    let text = description(command.action);
    let (last, _) = series.last()?;
    let (keys, text) = match (series.len(), &command.argument) {
        (1, Some(argument)) => (print(chords), format!("{text} ({argument})")),
        (1, None) => (print(chords), text),
        _ => (format!("{} … {}", print(chords), print(last)), text),
    };
    Some(Entry { keys, text, action: command.action })
}

fn description(action: Action) -> String {
    action.description().trim().to_owned()
}

fn print(chords: &[Chord]) -> String {
    chords.iter().map(|chord| notation::print(chord).replace(' ', "")).collect::<Vec<_>>().join(" ")
}

/// The commands that no key leads to.
fn unbound(keymap: &Keymap) -> Vec<Entry> {
    let is_bound = |action: Action| Context::ALL.iter().any(|&context| !keymap.keys_for(context, action).is_empty());
    let unbound = Action::ALL.iter().copied().filter(|&action| is_command(action) && !is_bound(action));
    unbound.map(|action| Entry { keys: format!(":{}", action.key()), text: description(action), action }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn texts(filter: &str) -> Vec<String> {
        let keymap = Config::default().keymap;
        let text = |row| match row {
            SheetRow::Heading(title) => format!("# {title}"),
            SheetRow::Key { keys, text } => format!("{keys}: {text}"),
            SheetRow::Blank | SheetRow::Line(_) => String::new(),
        };
        rows(&keymap, Context::Outline, filter).into_iter().map(text).collect()
    }

    #[test]
    fn the_help_begins_with_the_keys_that_hold_here() {
        let help = texts("");
        assert_eq!(help[0], "# Outline");
        let text = help.iter().position(|row| row == "# Text").unwrap();
        assert!(help[text..].iter().any(|row| row.starts_with("1 … 9: Go to a section")), "{help:?}");
        assert!(help.iter().any(|row| row.starts_with("gg ")), "{help:?}");
    }

    #[test]
    fn every_command_is_in_the_help_with_or_without_a_key() {
        let help = texts("").join("\n");
        for &action in Action::ALL.iter().filter(|&&a| is_command(a)) {
            assert!(help.contains(action.description().trim()), "{action:?}");
        }
    }

    #[test]
    fn a_filter_leaves_the_headings_of_what_matches() {
        let help = texts("next footnote");
        assert!(!help.is_empty() && help.iter().all(|r| r.is_empty() || r.starts_with('#') || r.contains("footnote")));
        assert_eq!(texts("no such thing"), Vec::<String>::new());
    }
}
