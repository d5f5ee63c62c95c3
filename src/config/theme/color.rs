//! Colours as themes write them.

use crate::config::diagnostic::Report;
use crate::config::fields::{Entry, suggestion};
use ratatui::style::Color;
use std::collections::BTreeMap;

/// The colours of a theme by name.
pub(super) type Palette = BTreeMap<String, Color>;

/// The sixteen colours of the terminal's own palette, and its defaults.
pub(super) const NAMED: [(&str, Color); 17] = [
    ("default", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// The colour that an entry names, looked up in `palette` first.
pub(super) fn read(entry: &Entry<'_>, palette: &Palette, report: &mut Report<'_>) -> Option<Color> {
    let Some(text) = entry.as_str() else {
        let index = entry.as_integer().and_then(|index| u8::try_from(index).ok());
        if index.is_none() {
            entry.expected("a colour: a name, \"#rrggbb\" or a number from 0 to 255", None, report);
        }
        return index.map(Color::Indexed);
    };
    let color = palette.get(text).copied().or_else(|| literal(text));
    if color.is_none() {
        report_unknown(entry, text, palette, report);
    }
    color
}

/// A colour that needs no palette.
fn literal(text: &str) -> Option<Color> {
    let named = NAMED.iter().find(|(name, _)| *name == text).map(|&(_, color)| color);
    named.or_else(|| hexadecimal(text)).or_else(|| text.parse().ok().map(Color::Indexed))
}

/// `#rrggbb`, or `#rgb` for short.
fn hexadecimal(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let byte = |shift: u32| (number >> shift & 0xff) as u8;
    let nibble = |shift: u32| (number >> shift & 0xf) as u8 * 0x11;
    match digits.len() {
        6 => Some(Color::Rgb(byte(16), byte(8), byte(0))),
        3 => Some(Color::Rgb(nibble(8), nibble(4), nibble(0))),
        _ => None,
    }
}

fn report_unknown(entry: &Entry<'_>, text: &str, palette: &Palette, report: &mut Report<'_>) {
    if text.starts_with('#') {
        return entry.expected("six hexadecimal digits after “#”", Some("for example \"#2e3440\"".to_owned()), report);
    }
    let names: Vec<&str> = palette.keys().map(String::as_str).chain(NAMED.map(|(name, _)| name)).collect();
    let help = suggestion(text, &names)
        .unwrap_or_else(|| "write a name of the palette or of the terminal, \"#rrggbb\" or a number".to_owned());
    entry.wrong(format_args!("unknown colour “{text}”"), Some(help), report);
}
