//! Key bindings: the defaults, a preset over them, and the reader's own over both.

use crate::config::diagnostic::{Diagnostic, Report};
use crate::config::fields::{Entry, parse};
use crate::config::settings::KeysPreset;
use crate::config::theme::ThemeSources;
use crate::input::{Action, Chord, Command, CommandError, Context, Keymap, notation};

/// `config/keys.toml`: the default bindings.
pub const REFERENCE: &str = include_str!("../../config/keys.toml");
/// `config/presets/newsboat.toml`: what the preset `newsboat` changes.
pub const NEWSBOAT: &str = include_str!("../../config/presets/newsboat.toml");

/// The command that binds a key to nothing.
const NONE: &str = "none";

/// One binding of a file.
struct Binding<'a> {
    chord: Chord,
    /// What it leads to; `None` for nothing at all.
    command: Option<Command>,
    entry: Entry<'a>,
}

/// The bindings of `preset` with those of the reader's file over them, which may name `themes`.
pub(crate) fn read(preset: KeysPreset, own: Option<(&str, &str)>, themes: &ThemeSources) -> (Keymap, Vec<Diagnostic>) {
    let mut keymap = Keymap::default();
    let mut diagnostics = lay("keys.toml", REFERENCE, themes, &mut keymap);
    if preset == KeysPreset::Newsboat {
        diagnostics.extend(lay("newsboat.toml", NEWSBOAT, themes, &mut keymap));
    }
    if let Some((file, text)) = own {
        diagnostics.extend(lay(file, text, themes, &mut keymap));
    }
    (keymap, diagnostics)
}

/// Lays the bindings of a file over `keymap`; what is wrong changes nothing and is reported.
fn lay(file: &str, text: &str, themes: &ThemeSources, keymap: &mut Keymap) -> Vec<Diagnostic> {
    let mut report = Report::new(file, text);
    for table in parse(&mut report) {
        let Some(context) = Context::from_key(&table.name) else {
            table.unknown("context", Context::ALL.map(Context::key), &mut report);
            continue;
        };
        let mut bindings: Vec<Binding<'_>> = Vec::new();
        for entry in table.table(&mut report) {
            let Some(binding) = binding(entry, themes, &mut report) else { continue };
            if is_free(&binding, &bindings, &mut report) {
                bindings.push(binding);
            }
        }
        for Binding { chord, command, .. } in bindings {
            match command {
                Some(command) => keymap.bind(context, &chord, command),
                None => keymap.unbind(context, &chord),
            }
        }
    }
    report.into_diagnostics()
}

fn binding<'a>(entry: Entry<'a>, themes: &ThemeSources, report: &mut Report<'_>) -> Option<Binding<'a>> {
    let chord = notation::parse(&entry.name)
        .map_err(|error| report.add(&entry.key_span, &entry.path, &error, Some(error.help())))
        .ok();
    let command = entry.text(report).map(str::trim).and_then(|text| match text {
        NONE => Some(None),
        text => self::command(text, &entry, themes, report).map(Some),
    });
    Some(Binding { chord: chord?, command: command?, entry })
}

/// The command that a binding names, where it can be done.
fn command(text: &str, entry: &Entry<'_>, themes: &ThemeSources, report: &mut Report<'_>) -> Option<Command> {
    let command: Command =
        text.parse().map_err(|error: CommandError| entry.wrong(&error, error.help(), report)).ok()?;
    match (command.action, command.argument.as_deref()) {
        (Action::Theme, Some(name)) if !themes.contains(name) => {
            entry.wrong(format_args!("unknown theme “{name}”"), Some(themes.help_for(name)), report);
            None
        }
        _ => Some(command),
    }
}

/// Whether both bindings can be typed; a chord that begins another one would hide it.
fn is_free(binding: &Binding<'_>, others: &[Binding<'_>], report: &mut Report<'_>) -> bool {
    let clash = others.iter().find(|other| {
        let both_lead = binding.command.is_some() && other.command.is_some();
        let (a, b) = (&binding.chord, &other.chord);
        a == b || (both_lead && (a.starts_with(b) || b.starts_with(a)))
    });
    let Some(other) = clash else { return true };
    let message = if other.chord == binding.chord {
        format!("“{}” is bound twice, before as “{}”", notation::print(&binding.chord), other.entry.name)
    } else {
        format!("“{}” and “{}” cannot both be typed", notation::print(&binding.chord), notation::print(&other.chord))
    };
    let help = "one chord must not begin another; remove one of the two".to_owned();
    report.add(&binding.entry.key_span, &binding.entry.path, message, Some(help));
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Lookup;

    fn keymap(preset: KeysPreset, own: &str) -> Keymap {
        let (keymap, wrong) = read(preset, Some(("keys.toml", own)), &ThemeSources::default());
        assert_eq!(wrong, [], "{own}");
        keymap
    }

    fn complaints(own: &str) -> Vec<String> {
        read(KeysPreset::Default, Some(("keys.toml", own)), &ThemeSources::default())
            .1
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    fn command(keymap: &Keymap, context: Context, keys: &str) -> String {
        match keymap.lookup(context, &notation::parse(keys).unwrap()) {
            Lookup::None => "nothing".to_owned(),
            Lookup::Pending => "more".to_owned(),
            Lookup::Command(command) => command.to_string(),
        }
    }

    #[test]
    fn readers_fingers_find_what_they_know() {
        let keymap = keymap(KeysPreset::Default, "");
        for (context, bindings) in [
            (Context::Text, "j line-down k line-up Down line-down Up line-up"),
            (Context::Text, "Space page-down b page-up PgDn page-down PgUp page-up Ctrl-f page-down Ctrl-b page-up"),
            (Context::Text, "d half-page-down u half-page-up Ctrl-d half-page-down Ctrl-u half-page-up"),
            (Context::Text, "G go-bottom Home go-top End go-bottom ] next-section [ previous-section"),
            (Context::Text, "} next-paragraph { previous-paragraph Tab focus-outline t toggle-outline z toggle-zen"),
            (Context::Text, "f hints Enter open Ctrl-o back Backspace back Alt-Right forward"),
            (Context::Text, "/ search n next-match N previous-match m set-mark ' go-to-mark"),
            (Context::Text, "+ measure-wider - measure-narrower = measure T theme y copy o open-in-browser"),
            (Context::Text, ": command-line ? help q close Ctrl-z suspend < outline-narrower > outline-wider"),
            (Context::Outline, "j line-down k line-up h fold l unfold Enter open / filter Tab focus-outline"),
            (Context::Popup, "n next-note p previous-note Enter go-to-note Esc cancel Ctrl-o back j line-down q close"),
            (Context::Shelf, "j line-down Enter open / filter q close ? help T theme"),
            (Context::Help, "Esc cancel q close Space page-down"),
            (Context::Prompt, "Enter accept Esc cancel Tab complete Backspace delete-back Up history-previous"),
        ] {
            for pair in bindings.split(' ').collect::<Vec<_>>().chunks(2) {
                assert_eq!(command(&keymap, context, pair[0]), pair[1], "{} in {context:?}", pair[0]);
            }
        }
        assert_eq!(command(&keymap, Context::Text, "g"), "more");
        assert_eq!(command(&keymap, Context::Text, "g g"), "go-top");
        for number in '1'..='9' {
            assert_eq!(command(&keymap, Context::Text, &number.to_string()), format!("section {number}"));
        }
        assert_eq!(command(&keymap, Context::Prompt, "j"), "nothing", "it types itself");
    }

    #[test]
    fn every_action_has_a_key_but_those_of_the_command_line() {
        let without_keys = [Action::Percent, Action::Set];
        let keymap = keymap(KeysPreset::Default, "");
        for &action in Action::ALL {
            let bound = Context::ALL.into_iter().any(|context| !keymap.keys_for(context, action).is_empty());
            assert_eq!(bound, !without_keys.contains(&action), "{}", action.key());
        }
    }

    #[test]
    fn no_context_hides_the_beginning_of_a_global_chord() {
        for preset in [KeysPreset::Default, KeysPreset::Newsboat] {
            let keymap = keymap(preset, "");
            let global = keymap.bindings(Context::Global).into_iter().flat_map(|(chords, _)| chords);
            for chord in global.filter(|chord| chord.len() > 1) {
                for context in Context::ALL.into_iter().filter(|context| context.fallback().is_some()) {
                    assert_eq!(keymap.lookup(context, &chord[..1]), Lookup::Pending, "{context:?}");
                }
            }
        }
    }

    #[test]
    fn the_newsboat_preset_lies_over_the_defaults() {
        let keymap = keymap(KeysPreset::Newsboat, "[global]\nO = \"none\"");
        for (context, keys, expected) in [
            (Context::Text, "N", "toggle-read"),
            (Context::Text, "u", "hints"),
            (Context::Text, "#", "hints"),
            (Context::Text, "d", "nothing"),
            (Context::Text, "f", "nothing"),
            (Context::Text, "o", "open-in-browser"),
            (Context::Text, "O", "nothing"),
            (Context::Text, "j", "line-down"),
            (Context::Shelf, "F", "filter"),
            (Context::Popup, "p", "previous-note"),
            (Context::Text, "Q", "quit"),
        ] {
            assert_eq!(command(&keymap, context, keys), expected, "{keys} in {context:?}");
        }
    }

    #[test]
    fn ones_own_keys_lie_over_all_others() {
        let keymap =
            keymap(KeysPreset::Default, "[text]\ng = \"go-top\"\n\"Ctrl-w h\" = \"focus-outline\"\nq = \"none\"");
        assert_eq!(command(&keymap, Context::Text, "g"), "go-top");
        assert_eq!(command(&keymap, Context::Text, "Ctrl-w"), "more");
        assert_eq!(command(&keymap, Context::Text, "q"), "nothing");
        assert_eq!(command(&keymap, Context::Outline, "q"), "close");
    }

    #[test]
    fn every_wrong_binding_is_reported_and_the_right_ones_hold() {
        let own = "[text]\nj = \"line-dwon\"\nSpce = \"page-down\"\nx = \"copy\"\n\"PgDn\" = 3\n[txet]\nj = \"copy\"\n";
        assert_eq!(
            complaints(own),
            [
                "keys.toml:2:5: “text.j”: unknown action “line-dwon” (did you mean “line-down”?)",
                "keys.toml:3:1: unknown key name “Spce” (did you mean “Space”?)",
                "keys.toml:5:10: “text.PgDn”: expected text in quotes, found 3",
                "keys.toml:6:2: unknown context “txet” (did you mean “text”?)",
            ]
        );
        let (keymap, _) = read(KeysPreset::Default, Some(("keys.toml", own)), &ThemeSources::default());
        assert_eq!(command(&keymap, Context::Text, "x"), "copy");
        assert_eq!(command(&keymap, Context::Text, "j"), "line-down");
    }

    #[test]
    fn arguments_that_can_never_be_followed_are_reported() {
        assert_eq!(
            complaints("[text]\nw = \"theme nrd\"\nv = \"measure 5000\"\nx = \"theme nord\"\n"),
            [
                "keys.toml:2:5: “text.w”: unknown theme “nrd” (did you mean “nord”?)",
                "keys.toml:3:5: “text.v”: “measure” takes a number of columns from 20 to 200, not “5000”",
            ]
        );
    }

    #[test]
    fn keys_that_cannot_both_be_typed_are_reported() {
        let help = "(one chord must not begin another; remove one of the two)";
        assert_eq!(
            complaints("[text]\ng = \"copy\"\n\"g g\" = \"go-top\"\n"),
            [format!("keys.toml:3:1: “g g” and “g” cannot both be typed {help}")]
        );
        assert_eq!(
            complaints("[text]\nPgDn = \"copy\"\nPageDown = \"go-top\"\n"),
            [format!("keys.toml:3:1: “PgDn” is bound twice, before as “PgDn” {help}")]
        );
        assert_eq!(complaints("[text]\ng = \"none\"\n\"g g\" = \"go-top\"\n"), [""; 0]);
    }
}
