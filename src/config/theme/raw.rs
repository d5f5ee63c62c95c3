//! A theme file as it is written: colours not yet looked up, roles not yet inherited.

use crate::config::Appearance;
use crate::config::diagnostic::Report;
use crate::config::fields::{Entry, parse};
use crate::config::theme::color::{self, Palette};
use crate::document::Role;
use ratatui::style::{Color, Modifier, Style};

/// The top keys of a theme file.
const KEYS: [&str; 5] = ["name", "appearance", "inherits", "palette", "roles"];

/// A field of a role.
enum Field {
    Foreground,
    Background,
    Underline,
    Modifier(Modifier),
}

/// What a role may say.
const FIELDS: [(&str, Field); 9] = [
    ("fg", Field::Foreground),
    ("bg", Field::Background),
    ("bold", Field::Modifier(Modifier::BOLD)),
    ("dim", Field::Modifier(Modifier::DIM)),
    ("italic", Field::Modifier(Modifier::ITALIC)),
    ("underline", Field::Modifier(Modifier::UNDERLINED)),
    ("underline-color", Field::Underline),
    ("strikethrough", Field::Modifier(Modifier::CROSSED_OUT)),
    ("reverse", Field::Modifier(Modifier::REVERSED)),
];

/// A theme file.
#[derive(Debug)]
pub(super) struct RawTheme<'a> {
    /// Its name for people.
    pub title: Option<String>,
    /// Whether it says that it is dark or light.
    pub appearance: Option<Appearance>,
    /// The theme that it builds on.
    pub inherits: Option<Entry<'a>>,
    /// Its own colours.
    pub palette: Palette,
    roles: Vec<(Role, Entry<'a>)>,
    /// What is wrong in it.
    pub report: Report<'a>,
}

impl<'a> RawTheme<'a> {
    /// Reads a theme file.
    pub fn read(file: &'a str, text: &'a str) -> Self {
        let mut report = Report::new(file, text);
        let entries = parse(&mut report);
        let mut raw =
            Self { title: None, appearance: None, inherits: None, palette: Palette::new(), roles: Vec::new(), report };
        for entry in entries {
            raw.take(entry);
        }
        raw
    }

    fn take(&mut self, entry: Entry<'a>) {
        let report = &mut self.report;
        match entry.name.as_str() {
            "name" => self.title = entry.text(report).map(str::to_owned),
            "appearance" => {
                let choices = [Appearance::Dark, Appearance::Light].map(|appearance| (appearance.key(), appearance));
                self.appearance = entry.choice(&choices, report);
            }
            "inherits" => self.inherits = entry.text(report).is_some().then_some(entry),
            "palette" => {
                for color in entry.table(report) {
                    if let Some(value) = color::read(&color, &Palette::new(), report) {
                        self.palette.insert(color.name, value);
                    }
                }
            }
            "roles" => self.take_roles(entry),
            _ => entry.unknown("key", KEYS, report),
        }
    }

    fn take_roles(&mut self, roles: Entry<'a>) {
        for entry in roles.table(&mut self.report) {
            match Role::from_key(&entry.name) {
                Some(role) => self.roles.push((role, entry)),
                None => entry.unknown("role", Role::ALL.iter().map(|role| role.key()), &mut self.report),
            }
        }
    }

    /// The styles of the roles that the file mentions, with their colours looked up in `palette`.
    pub fn styles(&mut self, palette: &Palette) -> Vec<(Role, Style)> {
        let report = &mut self.report;
        self.roles.drain(..).map(|(role, entry)| (role, style(entry, palette, report))).collect()
    }
}

/// The style that a role's value says: a table, or a colour for the foreground alone.
fn style(entry: Entry<'_>, palette: &Palette, report: &mut Report<'_>) -> Style {
    let mut style = Style::new();
    if !entry.is_table() {
        style.fg = color::read(&entry, palette, report);
        return style;
    }
    for field in entry.table(report) {
        match FIELDS.iter().find(|(name, _)| *name == field.name) {
            Some((_, Field::Foreground)) => style.fg = color::read(&field, palette, report),
            Some((_, Field::Background)) => style.bg = color::read(&field, palette, report),
            Some((_, Field::Underline)) => {
                style = underline_color(style, color::read(&field, palette, report));
            }
            Some((_, Field::Modifier(modifier))) => match field.flag(report) {
                Some(true) => style = style.add_modifier(*modifier),
                Some(false) => style = style.remove_modifier(*modifier),
                None => {}
            },
            None => field.unknown("key", FIELDS.iter().map(|(name, _)| *name), report),
        }
    }
    style
}

fn underline_color(style: Style, color: Option<Color>) -> Style {
    match color {
        Some(color) => style.underline_color(color),
        None => style,
    }
}
