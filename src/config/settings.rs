//! The settings: one field for every key of `settings.toml`.

use crate::compose::Options;
use crate::compose::options::{AmbiguousWidth, Autospace, Hang, ParagraphStyle, RubyMode, Strictness, VerticalForms};
use crate::config::Diagnostic;
use crate::config::diagnostic::Report;
use crate::config::fields::{Entry, parse};
use crate::config::theme::{ThemeSources, builtin};
use crate::input::MEASURES;
use crate::rendition::{Repair, Rework, Script};

/// `config/settings.toml`: the defaults, with a comment for every key.
pub const REFERENCE: &str = include_str!("../../config/settings.toml");

/// The choices that a reader makes, complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The theme.
    pub theme: ThemeChoice,
    /// The name of the theme that `auto` takes on a dark ground.
    pub theme_dark: String,
    /// The name of the theme that `auto` takes on a light ground.
    pub theme_light: String,
    /// The keys to start from.
    pub keys: KeysPreset,
    /// The longest line, in columns.
    pub measure: u16,
    /// How many columns of text stand side by side.
    pub columns: Columns,
    /// How lines are composed.
    pub options: Options,
    /// What is done to the text of an article before it is shown.
    pub rework: Rework,
    /// Whether the reader sets articles vertically at first.
    pub vertical: bool,
    /// Whether the outline is shown at first.
    pub outline: bool,
    /// The width of the outline, in columns.
    pub outline_width: u16,
    /// Whether images are shown.
    pub images: When,
    /// In which form the terminal takes them; by what it says of itself, where that is left to kanbao.
    pub image_protocol: Option<ImageProtocol>,
    /// Whether links are links of the terminal too.
    pub links: When,
    /// Whether the mouse scrolls and clicks.
    pub mouse: bool,
    /// The program that opens links, with its arguments; `%u` stands for the address. Empty means the platform's own.
    pub browser: Vec<String>,
}

/// The theme: by name, or by the terminal's background.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeChoice {
    /// One theme for dark and one for light.
    Auto,
    /// Always this one.
    Named(String),
}

/// The key bindings that a reader's own are laid over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum KeysPreset {
    /// Those of vim and less.
    #[default]
    Default,
    /// Those of newsboat, over the default ones.
    Newsboat,
}

/// Whether something is shown that not every terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// Where the terminal can.
    #[default]
    Auto,
    /// Everywhere.
    On,
    /// Nowhere.
    Off,
}

impl When {
    /// The values with their names.
    pub const ALL: [(&str, Self); 3] = [("auto", Self::Auto), ("on", Self::On), ("off", Self::Off)];

    /// Whether it is shown on a terminal that can show it or cannot.
    pub fn holds(self, can: bool) -> bool {
        match self {
            Self::Auto => can,
            Self::On => true,
            Self::Off => false,
        }
    }

    /// Its name in the settings.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, when)| *when == self).map_or("auto", |(name, _)| name)
    }
}

/// A form in which a terminal takes images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ImageProtocol {
    /// kitty's graphics protocol, placed by Unicode placeholders.
    Kitty,
    /// Inline images of iTerm2.
    Iterm2,
    /// Sixel graphics.
    Sixel,
    /// Text: two dots of colour in a cell.
    #[default]
    HalfBlocks,
}

impl ImageProtocol {
    /// All of them, by the names that the settings have for them.
    pub const NAMES: [(&str, Self); 4] =
        [("kitty", Self::Kitty), ("iterm2", Self::Iterm2), ("sixel", Self::Sixel), ("half-blocks", Self::HalfBlocks)];
}

/// How many columns of text stand side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// As many as there is room for.
    Auto,
    /// This many, from 1 to [`Columns::MOST`], or as many of them as there is room for.
    Exactly(u16),
}

impl Default for Columns {
    fn default() -> Self {
        Self::Exactly(1)
    }
}

impl Columns {
    /// The most columns that there are.
    pub const MOST: u16 = 3;
    /// Every choice, in the order of going through them.
    pub const ALL: [Self; 4] = [Self::Exactly(1), Self::Exactly(2), Self::Exactly(3), Self::Auto];

    /// The choice of that name: `auto` or a number.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|columns| columns.to_string() == name)
    }
}

impl std::fmt::Display for Columns {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Auto => f.write_str(AUTO),
            Self::Exactly(number) => write!(f, "{number}"),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            theme_dark: builtin::DARK.to_owned(),
            theme_light: builtin::LIGHT.to_owned(),
            keys: KeysPreset::Default,
            measure: 76,
            columns: Columns::default(),
            options: Options::default(),
            rework: Rework::default(),
            vertical: false,
            outline: true,
            outline_width: 30,
            images: When::Auto,
            image_protocol: None,
            links: When::Auto,
            mouse: true,
            browser: Vec::new(),
        }
    }
}

/// The choice that is left to kanbao: the theme by the terminal's background, the columns by the room.
const AUTO: &str = "auto";

/// How a key changes the settings; `None` where its value is wrong, which is then reported.
type Set = fn(&mut Settings, &Entry<'_>, &mut Report<'_>, &ThemeSources) -> Option<()>;

/// Every key of `settings.toml`, in the order of the reference.
const KEYS: &[(&str, Set)] = &[
    ("theme", |s, e, r, t| set(&mut s.theme, theme_choice(e, r, t))),
    ("theme-dark", |s, e, r, t| set(&mut s.theme_dark, theme_name(e, r, t))),
    ("theme-light", |s, e, r, t| set(&mut s.theme_light, theme_name(e, r, t))),
    ("keys", |s, e, r, _| {
        let presets = [("default", KeysPreset::Default), ("newsboat", KeysPreset::Newsboat)];
        set(&mut s.keys, e.choice(&presets, r))
    }),
    ("measure", |s, e, r, _| set(&mut s.measure, e.number(MEASURES, r))),
    ("columns", |s, e, r, _| set(&mut s.columns, columns(e, r))),
    ("strictness", |s, e, r, _| {
        use Strictness::{Auto, Loose, Normal, Strict};
        let levels = [("auto", Auto), ("loose", Loose), ("normal", Normal), ("strict", Strict)];
        set(&mut s.options.strictness, e.choice(&levels, r))
    }),
    ("hang", |s, e, r, _| {
        let choices = [("auto", Hang::Auto), ("on", Hang::On), ("off", Hang::Off)];
        set(&mut s.options.hang, e.choice(&choices, r))
    }),
    ("autospace", |s, e, r, _| {
        let choices = [("on", Autospace::On), ("keep", Autospace::Keep), ("off", Autospace::Off)];
        set(&mut s.options.autospace, e.choice(&choices, r))
    }),
    ("justify", |s, e, r, _| set(&mut s.options.justify, e.flag(r))),
    ("hyphenate", |s, e, r, _| set(&mut s.options.hyphenate, e.flag(r))),
    ("paragraph", |s, e, r, _| {
        let styles = [("spaced", ParagraphStyle::Spaced), ("indented", ParagraphStyle::Indented)];
        set(&mut s.options.paragraph, e.choice(&styles, r))
    }),
    ("ruby", |s, e, r, _| {
        let modes = [("inline", RubyMode::Inline), ("above", RubyMode::Above), ("off", RubyMode::Off)];
        set(&mut s.options.ruby, e.choice(&modes, r))
    }),
    ("repair", |s, e, r, _| set(&mut s.rework.repair, e.choice(&Repair::ALL, r))),
    ("script", |s, e, r, _| set(&mut s.rework.script, e.choice(&Script::ALL, r))),
    ("ambiguous-width", |s, e, r, _| {
        use AmbiguousWidth::{Auto, Narrow, Wide};
        let widths = [("auto", Auto), ("narrow", Narrow), ("wide", Wide)];
        set(&mut s.options.ambiguous, e.choice(&widths, r))
    }),
    ("vertical", |s, e, r, _| set(&mut s.vertical, e.flag(r))),
    ("vertical-forms", |s, e, r, _| {
        let choices = [("on", VerticalForms::On), ("off", VerticalForms::Off)];
        set(&mut s.options.vertical_forms, e.choice(&choices, r))
    }),
    ("outline", |s, e, r, _| set(&mut s.outline, e.flag(r))),
    ("outline-width", |s, e, r, _| set(&mut s.outline_width, e.number(12..=80, r))),
    ("images", |s, e, r, _| set(&mut s.images, e.choice(&When::ALL, r))),
    ("image-protocol", |s, e, r, _| {
        let named = ImageProtocol::NAMES.map(|(name, protocol)| (name, Some(protocol)));
        let choices: Vec<_> = std::iter::once((AUTO, None)).chain(named).collect();
        set(&mut s.image_protocol, e.choice(&choices, r))
    }),
    ("links", |s, e, r, _| set(&mut s.links, e.choice(&When::ALL, r))),
    ("mouse", |s, e, r, _| set(&mut s.mouse, e.flag(r))),
    ("browser", |s, e, r, _| set(&mut s.browser, browser(e, r))),
];

impl Settings {
    /// Every key of `settings.toml`, in the order of the reference.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        KEYS.iter().map(|(key, _)| *key)
    }

    /// The defaults with what `text` changes. What is wrong in it is reported and keeps its default.
    pub(crate) fn read(file: &str, text: &str, themes: &ThemeSources) -> (Self, Vec<Diagnostic>) {
        let mut report = Report::new(file, text);
        let mut settings = Self::default();
        settings.change(&mut report, themes);
        (settings, report.into_diagnostics())
    }

    /// Changes what the text of `report` says. What is wrong in it is reported and changes nothing.
    pub(crate) fn change(&mut self, report: &mut Report<'_>, themes: &ThemeSources) {
        for entry in parse(report) {
            match KEYS.iter().find(|(key, _)| *key == entry.name) {
                Some((_, apply)) => _ = apply(self, &entry, report, themes),
                None => entry.unknown("key", Self::keys(), report),
            }
        }
    }

    /// The names of the themes that the settings may lead to.
    pub fn theme_names(&self) -> Vec<&str> {
        match &self.theme {
            ThemeChoice::Named(name) => vec![name],
            ThemeChoice::Auto => vec![&self.theme_dark, &self.theme_light],
        }
    }
}

fn set<T>(field: &mut T, value: Option<T>) -> Option<()> {
    *field = value?;
    Some(())
}

fn theme_choice(entry: &Entry<'_>, report: &mut Report<'_>, themes: &ThemeSources) -> Option<ThemeChoice> {
    if entry.as_str() == Some(AUTO) {
        return Some(ThemeChoice::Auto);
    }
    theme_name(entry, report, themes).map(ThemeChoice::Named)
}

fn theme_name(entry: &Entry<'_>, report: &mut Report<'_>, themes: &ThemeSources) -> Option<String> {
    let name = entry.text(report)?;
    if themes.contains(name) {
        return Some(name.to_owned());
    }
    entry.wrong(format_args!("unknown theme “{name}”"), Some(themes.help_for(name)), report);
    None
}

fn columns(entry: &Entry<'_>, report: &mut Report<'_>) -> Option<Columns> {
    let number = entry.as_integer().map(|number| number.to_string());
    let found = number.as_deref().or(entry.as_str().filter(|name| *name == AUTO)).and_then(Columns::named);
    if found.is_none() {
        entry.expected(format_args!("\"{AUTO}\" or a whole number from 1 to {}", Columns::MOST), None, report);
    }
    found
}

fn browser(entry: &Entry<'_>, report: &mut Report<'_>) -> Option<Vec<String>> {
    let words = entry.list(report)?;
    let program = words.first().is_none_or(|program| !program.is_empty() && program != "%u");
    let address = words.is_empty() || words.iter().any(|word| word == "%u");
    if program && address && !words.iter().any(|word| word != "%u" && word.contains("%u")) {
        return Some(words);
    }
    let expected = "a program and its arguments with “%u”, a word of its own, for the address";
    entry.expected(expected, Some("for example [\"firefox\", \"--new-tab\", \"%u\"]".to_owned()), report);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Settings, Vec<String>) {
        let (settings, wrong) = Settings::read("settings.toml", text, &ThemeSources::default());
        (settings, wrong.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_reference_holds_every_key_with_its_default() {
        assert_eq!(read(REFERENCE), (Settings::default(), vec![]));
        let table: toml::Table = REFERENCE.parse().unwrap();
        for key in Settings::keys() {
            assert!(table.contains_key(key), "{key}");
        }
    }

    #[test]
    fn every_key_changes_its_field() {
        let (settings, wrong) = read(
            "theme = 'nord'\ntheme-dark = 'forest'\ntheme-light = 'sepia'\nkeys = 'newsboat'\nmeasure = 64\n\
             columns = 2\nstrictness = 'loose'\nhang = 'on'\nautospace = 'keep'\njustify = true\nhyphenate = true\nparagraph = 'indented'\nruby = 'off'\n\
             repair = 'on'\nscript = 'hant-hk'\n\
             ambiguous-width = 'wide'\nvertical = true\nvertical-forms = 'off'\noutline = false\noutline-width = 34\nimages = 'on'\nimage-protocol = 'sixel'\nlinks = 'off'\nmouse = false\nbrowser = ['w3m', '%u']",
        );
        assert_eq!(wrong, [""; 0]);
        let expected = Settings {
            theme: ThemeChoice::Named("nord".into()),
            theme_dark: "forest".into(),
            theme_light: "sepia".into(),
            keys: KeysPreset::Newsboat,
            measure: 64,
            columns: Columns::Exactly(2),
            options: Options {
                ambiguous: AmbiguousWidth::Wide,
                strictness: Strictness::Loose,
                hang: Hang::On,
                autospace: Autospace::Keep,
                justify: true,
                hyphenate: true,
                paragraph: ParagraphStyle::Indented,
                ruby: RubyMode::Off,
                vertical_forms: VerticalForms::Off,
                ..Options::default()
            },
            rework: Rework { repair: Repair::On, script: Script::HantHongKong },
            vertical: true,
            outline: false,
            outline_width: 34,
            images: When::On,
            image_protocol: Some(ImageProtocol::Sixel),
            links: When::Off,
            mouse: false,
            browser: vec!["w3m".into(), "%u".into()],
        };
        assert_eq!(settings, expected);
    }

    #[test]
    fn a_value_that_is_missing_is_asked_for() {
        for text in ["measure = ", "measure =\nmouse = true", "measure = # columns\n"] {
            let (_, wrong) = read(text);
            assert!(wrong[0].ends_with("(write a value after “=”)"), "{text:?}: {wrong:?}");
        }
        assert!(!read("measure = = 3").1[0].contains("write a value"));
    }

    #[test]
    fn what_is_wrong_keeps_its_default_and_says_where() {
        let (settings, wrong) = read(
            "measur = 60\nmeasure = 5\nhang = \"onn\"\nmouse = 'yes'\ntheme = \"nrd\"\nbrowser = ['sh', '-c', 'x %u']\n\
             justify = true\n",
        );
        assert_eq!(
            wrong,
            [
                "settings.toml:1:1: unknown key “measur” (did you mean “measure”?)",
                "settings.toml:2:11: “measure”: expected a whole number from 20 to 200, found 5",
                "settings.toml:3:8: “hang”: expected \"auto\" or \"on\" or \"off\", found “onn” (did you mean “on”?)",
                "settings.toml:4:9: “mouse”: expected true or false, found “yes”",
                "settings.toml:5:9: “theme”: unknown theme “nrd” (did you mean “nord”?)",
                "settings.toml:6:11: “browser”: expected a program and its arguments with “%u”, a word of its own, for the \
                 address, found a list (for example [\"firefox\", \"--new-tab\", \"%u\"])",
            ]
        );
        assert_eq!(
            settings,
            Settings { options: Options { justify: true, ..Options::default() }, ..Settings::default() }
        );
    }
}
