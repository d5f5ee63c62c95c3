//! How keys are written: `j`, `Space`, `Ctrl-f`, `Shift-Tab`, and chords such as `g g`.

use crate::input::{Chord, Key, KeyCode, nearest};
use std::fmt;
use std::str::FromStr;

/// The keys that have a name, by the name that is printed.
const NAMED: [(&str, KeyCode); 15] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
];

/// Other names for the same keys, understood but not printed.
const ALIASES: [(&str, KeyCode); 6] = [
    ("Return", KeyCode::Enter),
    ("Escape", KeyCode::Esc),
    ("Del", KeyCode::Delete),
    ("Ins", KeyCode::Insert),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

/// The last function key.
const LAST_FUNCTION_KEY: u8 = 24;

/// Why a key could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotationError {
    /// There is nothing.
    #[error("no key is given")]
    Empty,
    /// No key has this name.
    #[error("unknown key name “{name}”")]
    UnknownKey {
        /// The name as written.
        name: String,
        /// What was probably meant.
        nearest: Option<&'static str>,
    },
    /// No modifier has this name.
    #[error("unknown modifier “{name}”")]
    UnknownModifier {
        /// The name as written.
        name: String,
        /// What was probably meant.
        nearest: Option<&'static str>,
    },
    /// Shift with a character that is not a letter.
    #[error("Shift does not go with “{0}”")]
    Shifted(char),
    /// Control with a letter that terminals send as another key.
    #[error("terminals send “Ctrl-{letter}” as “{sent_as}”")]
    Indistinct {
        /// The letter.
        letter: char,
        /// The key that arrives.
        sent_as: &'static str,
    },
}

impl NotationError {
    /// What to write instead.
    pub fn help(&self) -> String {
        match self {
            Self::Empty => {
                "write a key such as “j”, “Space”, “Ctrl-f”, or several with spaces between: “g g”".to_owned()
            }
            Self::UnknownKey { nearest: Some(name), .. } | Self::UnknownModifier { nearest: Some(name), .. } => {
                format!("did you mean “{name}”?")
            }
            Self::UnknownKey { .. } => {
                format!(
                    "the keys with names are {}, F1 to F{LAST_FUNCTION_KEY}",
                    NAMED.map(|(name, _)| name).join(", ")
                )
            }
            Self::UnknownModifier { .. } => "the modifiers are Ctrl, Alt and Shift".to_owned(),
            Self::Shifted(_) => "write the character that the two keys give together".to_owned(),
            Self::Indistinct { sent_as, .. } => format!("bind “{sent_as}”"),
        }
    }
}

/// Reads one key or several with spaces between.
///
/// ```
/// use kanbao::input::{Key, notation};
/// assert_eq!(notation::parse("g g"), Ok(vec![Key::char('g'), Key::char('g')]));
/// ```
pub fn parse(text: &str) -> Result<Chord, NotationError> {
    let chord = text.split_whitespace().map(str::parse).collect::<Result<Chord, _>>()?;
    if chord.is_empty() { Err(NotationError::Empty) } else { Ok(chord) }
}

/// Writes keys the way [`parse`] reads them.
pub fn print(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}

impl FromStr for Key {
    type Err = NotationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut key = Key::plain(KeyCode::Esc);
        let mut rest = text;
        while let Some((modifier, after)) = split_modifier(rest) {
            match modifier.to_ascii_lowercase().as_str() {
                "ctrl" | "control" => key.control = true,
                "alt" | "meta" => key.alt = true,
                "shift" => key.shift = true,
                _ => return Err(unknown_modifier(modifier)),
            }
            rest = after;
        }
        key.code = code(rest)?;
        normalise(key)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, control, alt, shift } = *self;
        for (held, name) in [(control, "Ctrl-"), (alt, "Alt-"), (shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match code {
            KeyCode::Function(number) => write!(f, "F{number}"),
            code => match (NAMED.iter().find(|(_, named)| *named == code), code) {
                (Some((name, _)), _) => f.write_str(name),
                (None, KeyCode::Char(c)) => write!(f, "{c}"),
                (None, _) => Ok(()),
            },
        }
    }
}

/// Splits `Ctrl-x` at its first hyphen; a hyphen that stands alone or last is a key, not a separator.
fn split_modifier(text: &str) -> Option<(&str, &str)> {
    text.split_once('-').filter(|(modifier, rest)| !modifier.is_empty() && !rest.is_empty())
}

fn code(name: &str) -> Result<KeyCode, NotationError> {
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Err(NotationError::Empty),
        (Some(c), None) => Ok(KeyCode::Char(c)),
        _ => named(name).ok_or_else(|| NotationError::UnknownKey {
            name: name.to_owned(),
            nearest: nearest(name, NAMED.into_iter().chain(ALIASES).map(|(name, _)| name)),
        }),
    }
}

fn named(name: &str) -> Option<KeyCode> {
    let function = || {
        let number = name.strip_prefix(['F', 'f'])?.parse().ok()?;
        (1..=LAST_FUNCTION_KEY).contains(&number).then_some(KeyCode::Function(number))
    };
    let known = NAMED.iter().chain(&ALIASES).find(|(known, _)| known.eq_ignore_ascii_case(name));
    known.map(|&(_, code)| code).or_else(function)
}

fn unknown_modifier(name: &str) -> NotationError {
    let nearest = match name {
        "C" | "c" | "^" => Some("Ctrl"),
        "A" | "a" | "M" | "m" => Some("Alt"),
        "S" | "s" => Some("Shift"),
        _ => nearest(name, ["Ctrl", "Alt", "Shift"]),
    };
    NotationError::UnknownModifier { name: name.to_owned(), nearest }
}

/// Turns what may be written in two ways into what arrives from the terminal.
fn normalise(mut key: Key) -> Result<Key, NotationError> {
    let KeyCode::Char(mut c) = key.code else { return Ok(key) };
    if key.shift {
        if !c.is_ascii_alphabetic() {
            return Err(NotationError::Shifted(c));
        }
        c = c.to_ascii_uppercase();
        key.shift = false;
    }
    if key.control {
        c = c.to_ascii_lowercase();
        if let Some(sent_as) = sent_as(c).filter(|_| !key.alt) {
            return Err(NotationError::Indistinct { letter: c, sent_as });
        }
    }
    key.code = KeyCode::Char(c);
    Ok(key)
}

/// The key that arrives when Control is held with `c`, where it is another one.
fn sent_as(c: char) -> Option<&'static str> {
    match c {
        'i' => Some("Tab"),
        'm' => Some("Enter"),
        '[' => Some("Esc"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_is_the_key_that_is_meant() {
        let alt_right = Key { alt: true, ..Key::plain(KeyCode::Right) };
        let shift_tab = Key { shift: true, ..Key::plain(KeyCode::Tab) };
        for (text, keys) in [
            ("j", vec![Key::char('j')]),
            ("G", vec![Key::char('G')]),
            ("Shift-g", vec![Key::char('G')]),
            ("Space", vec![Key::char(' ')]),
            ("PgDn", vec![Key::plain(KeyCode::PageDown)]),
            ("pagedown", vec![Key::plain(KeyCode::PageDown)]),
            ("Ctrl-f", vec![Key::control('f')]),
            ("ctrl-F", vec![Key::control('f')]),
            ("Alt-Right", vec![alt_right]),
            ("Shift-Tab", vec![shift_tab]),
            ("F1", vec![Key::plain(KeyCode::Function(1))]),
            ("g g", vec![Key::char('g'); 2]),
            ("Ctrl-w h", vec![Key::control('w'), Key::char('h')]),
            ("<", vec![Key::char('<')]),
            (">", vec![Key::char('>')]),
            ("'", vec![Key::char('\'')]),
            ("-", vec![Key::char('-')]),
            ("Ctrl--", vec![Key::control('-')]),
            ("報", vec![Key::char('報')]),
        ] {
            assert_eq!(parse(text), Ok(keys), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_says_what_to_write_instead() {
        for (text, message, help) in [
            ("Spce", "unknown key name “Spce”", "did you mean “Space”?"),
            ("PgDwn", "unknown key name “PgDwn”", "did you mean “PgDn”?"),
            ("g xx", "unknown key name “xx”", "the keys with names are Space"),
            ("F25", "unknown key name “F25”", "F1 to F24"),
            ("Crtl-f", "unknown modifier “Crtl”", "did you mean “Ctrl”?"),
            ("C-f", "unknown modifier “C”", "did you mean “Ctrl”?"),
            ("Hyper-f", "unknown modifier “Hyper”", "the modifiers are Ctrl, Alt and Shift"),
            ("Shift-1", "Shift does not go with “1”", "write the character"),
            ("Ctrl-i", "terminals send “Ctrl-i” as “Tab”", "bind “Tab”"),
            ("  ", "no key is given", "write a key such as “j”"),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.to_string(), message);
            assert!(error.help().contains(help), "{text}: {}", error.help());
        }
    }

    proptest! {
        #[test]
        fn what_is_read_prints_as_something_that_reads_the_same(text in "((Ctrl|Alt|Shift)-){0,2}([a-zA-Z0-9<>'/=-]|Space|F[0-9]|PgUp|\\PC{1,3})") {
            if let Ok(keys) = parse(&text) {
                prop_assert_eq!(parse(&print(&keys)), Ok(keys));
            }
        }
    }
}
