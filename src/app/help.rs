//! The help: made from the keymap, so that it is true of every keymap.

use crate::app::completion::is_command;
use crate::app::filter::Filter;
use crate::app::frame::SheetRow;
use crate::app::placing::KEY_GAP;
use crate::app::sheet::Contents;
use crate::app::wrapping::wrap;
use crate::input::{Action, Chord, Command, Context, Key, KeyCode, Keymap, notation};
use crate::text::width;

/// Columns of keys beside what they do; on a narrow sheet the second.
const KEY_COLUMNS: (u16, u16) = (18, 12);
/// Below this many columns a sheet is narrow.
const NARROW_BELOW: u16 = 56;

/// The help: the keys of `first`, those of every other context, then what has a name only; set in `width` columns.
pub fn contents(keymap: &Keymap, first: Context, filter: &Filter, width: u16) -> Contents {
    let contexts = std::iter::once(first).chain(Context::ALL.into_iter().filter(|&c| c != first));
    let mut sections: Vec<(&str, Vec<Entry>)> =
        contexts.map(|context| (context.title(), entries(keymap, context))).collect();
    sections.push(("By name only", unbound(keymap)));
    let key_columns = key_columns(sections.iter().flat_map(|(_, entries)| entries), width);
    let mut rows = Vec::new();
    for (title, entries) in sections {
        let kept: Vec<Entry> = entries.into_iter().filter(|entry| entry.matches(filter)).collect();
        if kept.is_empty() {
            continue;
        }
        if !rows.is_empty() {
            rows.push(SheetRow::Blank);
        }
        rows.push(SheetRow::Heading(title.to_owned()));
        rows.extend(kept.iter().flat_map(|entry| entry.rows(key_columns, width)));
    }
    Contents { rows, key_columns }
}

/// The columns of the widest keys that are not too wide to stand beside what they do.
fn key_columns<'a>(entries: impl Iterator<Item = &'a Entry>, width: u16) -> u16 {
    let most = if width < NARROW_BELOW { KEY_COLUMNS.1 } else { KEY_COLUMNS.0 }.min(width / 3);
    let widths = entries.map(|entry| width::of_str(&entry.keys.join(KEYS_GAP))).filter(|&keys| keys <= most.into());
    widths.max().unwrap_or_default() as u16
}

/// What stands between two keys that do the same.
const KEYS_GAP: &str = "  ";

/// Keys with what they do.
struct Entry {
    keys: Vec<String>,
    text: String,
    action: Action,
    /// What a filter may find besides: the names of keys as they are written in `keys.toml`.
    names: String,
}

impl Entry {
    fn matches(&self, filter: &Filter) -> bool {
        filter.matches(&format!("{} {} {} {}", self.keys.join(" "), self.names, self.text, self.action.key()))
    }

    /// What it does beside its keys, on as many rows as it needs; keys that are too wide stand on rows above.
    fn rows(&self, key_columns: u16, width: u16) -> Vec<SheetRow> {
        let row = |keys: String, text: String| SheetRow::Key { keys, text };
        let room = usize::from(width.saturating_sub(key_columns + KEY_GAP));
        let texts = wrap(self.text.split_whitespace(), " ", room);
        let keys = self.keys.join(KEYS_GAP);
        if width::of_str(&keys) <= key_columns.into() {
            let keys = std::iter::once(keys).chain(std::iter::repeat(String::new()));
            return keys.zip(texts).map(|(keys, text)| row(keys, text)).collect();
        }
        let above = wrap(self.keys.iter().map(String::as_str), KEYS_GAP, width.into());
        let above = above.into_iter().map(|keys| row(keys, String::new()));
        above.chain(texts.into_iter().map(|text| row(String::new(), text))).collect()
    }
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
        _ => (vec![format!("{} … {}", print(chords).join(" "), print(last).join(" "))], text),
    };
    let names = chords.iter().map(|chord| notation::print(chord)).collect::<Vec<_>>().join(" ");
    Some(Entry { keys, text, action: command.action, names })
}

/// What an action does, as an entry says it.
fn description(action: Action) -> String {
    action.description().trim().trim_end_matches('.').to_owned()
}

/// Chords as they stand in the help: their keys close together, the arrows drawn.
fn print(chords: &[Chord]) -> Vec<String> {
    chords.iter().map(|chord| chord.iter().map(drawn).collect()).collect()
}

fn drawn(key: &Key) -> String {
    let name = key.to_string();
    let arrow = match key.code {
        KeyCode::Left => "←",
        KeyCode::Right => "→",
        KeyCode::Up => "↑",
        KeyCode::Down => "↓",
        _ => return name,
    };
    let modifiers = name.rfind('-').and_then(|at| name.get(..=at)).unwrap_or_default();
    format!("{modifiers}{arrow}")
}

/// The commands that no key leads to.
fn unbound(keymap: &Keymap) -> Vec<Entry> {
    let is_bound = |action: Action| Context::ALL.iter().any(|&context| !keymap.keys_for(context, action).is_empty());
    let unbound = Action::ALL.iter().copied().filter(|&action| is_command(action) && !is_bound(action));
    let entry = |action: Action| Entry {
        keys: vec![format!(":{}", action.key())],
        text: description(action),
        action,
        names: String::new(),
    };
    unbound.map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn help(filter: &str, width: u16) -> Contents {
        contents(&Config::default().keymap, Context::Outline, &Filter::new(filter, None), width)
    }

    fn texts(filter: &str) -> Vec<String> {
        let text = |row| match row {
            SheetRow::Heading(title) => format!("# {title}"),
            SheetRow::Key { keys, text } => format!("{keys}: {text}"),
            SheetRow::Blank | SheetRow::Line(_) | SheetRow::Fact { .. } => String::new(),
        };
        help(filter, 200).rows.into_iter().map(text).collect()
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
            assert!(help.contains(&description(action)), "{action:?}");
        }
    }

    #[test]
    fn a_filter_leaves_the_headings_of_what_matches() {
        let help = texts("next footnote");
        assert!(!help.is_empty() && help.iter().all(|r| r.is_empty() || r.starts_with('#') || r.contains("footnote")));
        assert_eq!(texts("no such thing"), Vec::<String>::new());
    }

    #[test]
    fn arrows_are_drawn_and_keys_stand_apart() {
        let help = texts("unfold");
        assert!(help.contains(&"l  →: Unfold the section, or go to the first in it".to_owned()), "{help:?}");
        assert!(texts("alt-left").iter().any(|row| row.ends_with(": Go back to where you were before the last jump")));
    }

    #[test]
    fn everything_is_there_at_every_width_and_nothing_is_too_wide() {
        for width in [16, 36, 76, 92] {
            let Contents { rows, key_columns } = help("", width);
            let mut words = String::new();
            for row in rows {
                let SheetRow::Key { keys, text } = row else { continue };
                let room = if text.is_empty() { width } else { key_columns };
                assert!(width::of_str(&keys) <= room.into(), "{keys} at {width}");
                assert!(width::of_str(&text) <= usize::from(width - key_columns - KEY_GAP), "{text} at {width}");
                words.push_str(&text);
            }
            let close = |text: &str| text.replace(' ', "");
            let words = close(&words);
            let said = |action: &&Action| words.contains(&close(&description(**action)));
            assert_eq!(Action::ALL.iter().filter(|&&a| is_command(a)).find(|action| !said(action)), None, "at {width}");
        }
    }
}
