//! Key bindings: the defaults, a preset over them, and the reader's own over both.

use crate::config::diagnostic::{Diagnostic, Report};
use crate::config::fields::{Entry, parse};
use crate::config::settings::KeysPreset;
use crate::input::{Chord, Command, Context, Keymap, notation};

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

/// The bindings of `preset` with those of the reader's file over them.
pub(crate) fn read(preset: KeysPreset, own: Option<(&str, &str)>) -> (Keymap, Vec<Diagnostic>) {
    let mut keymap = Keymap::default();
    let mut diagnostics = lay("keys.toml", REFERENCE, &mut keymap);
    if preset == KeysPreset::Newsboat {
        diagnostics.extend(lay("newsboat.toml", NEWSBOAT, &mut keymap));
    }
    if let Some((file, text)) = own {
        diagnostics.extend(lay(file, text, &mut keymap));
    }
    (keymap, diagnostics)
}

/// Lays the bindings of a file over `keymap`; what is wrong changes nothing and is reported.
fn lay(file: &str, text: &str, keymap: &mut Keymap) -> Vec<Diagnostic> {
    let mut report = Report::new(file, text);
    for table in parse(&mut report) {
        let Some(context) = Context::from_key(&table.name) else {
            table.unknown("context", Context::ALL.map(Context::key), &mut report);
            continue;
        };
        let mut bindings: Vec<Binding<'_>> = Vec::new();
        for entry in table.table(&mut report) {
            let Some(binding) = binding(entry, &mut report) else { continue };
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

fn binding<'a>(entry: Entry<'a>, report: &mut Report<'_>) -> Option<Binding<'a>> {
    let chord = notation::parse(&entry.name)
        .map_err(|error| report.add(&entry.key_span, &entry.path, &error, Some(error.help())))
        .ok();
    let command = entry.text(report).map(str::trim).and_then(|text| match text {
        NONE => Some(None),
        text => text.parse().map(Some).map_err(|error| unknown(&entry, &error, report)).ok(),
    });
    Some(Binding { chord: chord?, command: command?, entry })
}

fn unknown(entry: &Entry<'_>, error: &crate::input::CommandError, report: &mut Report<'_>) {
    entry.wrong(error, error.help(), report);
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
        format!("`{}` is bound twice, before as `{}`", notation::print(&binding.chord), other.entry.name)
    } else {
        format!("`{}` and `{}` cannot both be typed", notation::print(&binding.chord), notation::print(&other.chord))
    };
    let help = "one chord must not begin another; remove one of the two".to_owned();
    report.add(&binding.entry.key_span, &binding.entry.path, message, Some(help));
    false
}
