//! `docs/configuration.md` tells of everything that can be configured, and tells it right.

use crate::config::theme::{builtin, chain};
use crate::config::{Config, Settings};
use crate::document::Role;
use crate::input::{Action, Context, notation};
use ratatui::style::Modifier;

const DOCUMENT: &str = include_str!("../../docs/configuration.md");

/// Holds that a table made from the code stands in the document as it is.
fn assert_documented(table: &[String]) {
    let table = table.join("\n");
    assert!(DOCUMENT.contains(&table), "docs/configuration.md should contain:\n{table}\n");
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

#[test]
fn every_action_is_documented_with_its_keys() {
    let keymap = Config::default().keymap;
    let mut table = vec!["| action | what it does | keys |".to_owned(), "|---|---|---|".to_owned()];
    for &action in Action::ALL {
        let mut keys: Vec<String> = Vec::new();
        for context in Context::ALL {
            let own = keymap.bindings(context).into_iter().filter(|(_, command)| command.action == action);
            for chord in own.flat_map(|(chords, _)| chords) {
                let key = code(&notation::print(&chord));
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        let argument = action.argument().map_or_else(String::new, |argument| format!(" [{argument}]"));
        let name = format!("{}{argument}", action.key());
        table.push(format!("| {} | {} | {} |", code(&name), action.description().trim(), keys.join(" ")));
    }
    assert_documented(&table);
}

#[test]
fn every_role_is_documented_with_its_chain() {
    let mut table = vec!["| role | what it is | otherwise like |".to_owned(), "|---|---|---|".to_owned()];
    for &role in Role::ALL {
        let otherwise = match chain::fallback(role) {
            Some(role) => code(role.key()),
            None => ending(chain::plain(role).add_modifier),
        };
        table.push(format!("| {} | {} | {otherwise} |", code(role.key()), role.description().trim()));
    }
    assert_documented(&table);
}

/// The end of a chain in words.
fn ending(modifier: Modifier) -> String {
    let names = [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::CROSSED_OUT, "struck through"),
        (Modifier::REVERSED, "reversed"),
    ];
    names.iter().filter(|(one, _)| modifier.contains(*one)).map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
}

#[test]
fn every_theme_is_documented() {
    let mut table = vec!["| theme | | |".to_owned(), "|---|---|---|".to_owned()];
    for (name, text) in builtin::THEMES {
        let appearance = builtin::theme(name).unwrap().appearance.key();
        // The first comment of a theme says what it is like: "Name: what it is like."
        let comment = text.lines().next().unwrap_or_default();
        let (_, character) = comment.split_once(": ").unwrap();
        table.push(format!("| {} | {appearance} | {character} |", code(name)));
    }
    assert_documented(&table);
}

#[test]
fn every_setting_and_context_is_documented() {
    for key in Settings::keys() {
        assert!(DOCUMENT.contains(&format!("| `{key}` |")), "{key}");
    }
    for context in Context::ALL {
        assert!(DOCUMENT.contains(&format!("| `[{}]` |", context.key())), "{context:?}");
    }
}
