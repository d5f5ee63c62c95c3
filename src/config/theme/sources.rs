//! Themes by name: the reader's own before the built-in ones, each built on the theme that it inherits from.

use crate::config::diagnostic::Diagnostic;
use crate::config::fields::Entry;
use crate::config::theme::chain;
use crate::config::theme::color::Palette;
use crate::config::theme::contrast;
use crate::config::theme::raw::RawTheme;
use crate::config::{Appearance, Theme, theme::builtin};
use crate::document::Role;
use crate::input::nearest;
use ratatui::style::Style;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The theme files at hand. They are read one at a time, when a theme is asked for.
#[derive(Debug, Clone, Default)]
pub struct ThemeSources {
    own: Arc<[OwnTheme]>,
}

/// A theme file of the reader.
#[derive(Debug)]
struct OwnTheme {
    name: String,
    file: String,
    text: String,
}

/// The text of a theme and the file that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Source<'a> {
    name: &'a str,
    file: &'a str,
    text: &'a str,
}

impl ThemeSources {
    /// The built-in themes and those of `files`, each named after its file.
    pub fn new(files: &[(PathBuf, String)]) -> Self {
        let own = files.iter().map(|(path, text)| OwnTheme {
            name: name_of(path),
            file: path.display().to_string(),
            text: text.clone(),
        });
        Self { own: own.collect() }
    }

    /// The names of all themes, the built-in ones first.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = builtin::THEMES.iter().map(|(name, _)| (*name).to_owned()).collect();
        for own in self.own.iter() {
            if !names.contains(&own.name) {
                names.push(own.name.clone());
            }
        }
        names
    }

    /// The names of the reader's own themes.
    pub fn own_names(&self) -> impl Iterator<Item = &str> {
        self.own.iter().map(|own| own.name.as_str())
    }

    /// Whether there is a theme of that name.
    pub fn contains(&self, name: &str) -> bool {
        self.candidates(name).next().is_some()
    }

    /// The theme of that name with what is wrong in its files; what is wrong keeps the look that it falls back on.
    pub fn theme(&self, name: &str) -> Option<(Theme, Vec<Diagnostic>)> {
        let source = self.candidates(name).next()?;
        let mut levels = self.levels(source);
        let mut palette = Palette::new();
        for level in levels.iter().rev() {
            palette.extend(level.palette.clone());
        }
        let mut styles = BTreeMap::new();
        for level in levels.iter_mut().rev() {
            styles.extend(level.styles(&palette));
        }
        let title = levels.iter_mut().find_map(|level| level.title.take()).unwrap_or_else(|| name.to_owned());
        let appearance = levels.iter().find_map(|level| level.appearance).unwrap_or_else(|| appearance_of(&styles));
        let theme = Theme::new(name.to_owned(), title, appearance, |role| look(role, &styles));
        let diagnostics = levels.into_iter().flat_map(|level| level.report.into_diagnostics()).collect();
        Some((theme, diagnostics))
    }

    /// What is wrong in the files of a theme. The built-in ones are right.
    pub(crate) fn check(&self, name: &str) -> Vec<Diagnostic> {
        let own = self.own.iter().any(|own| own.name == name);
        if own { self.theme(name).map(|(_, wrong)| wrong).unwrap_or_default() } else { Vec::new() }
    }

    /// The theme and those that it inherits from, the nearest first.
    fn levels<'a>(&'a self, source: Source<'a>) -> Vec<RawTheme<'a>> {
        let mut visited = vec![source];
        let mut levels = vec![RawTheme::read(source.file, source.text)];
        while let Some(level) = levels.last_mut() {
            let Some(inherits) = level.inherits.take() else { break };
            match self.parent(&inherits, &visited, level) {
                Some(parent) => {
                    visited.push(parent);
                    levels.push(RawTheme::read(parent.file, parent.text));
                }
                None => break,
            }
        }
        levels
    }

    /// The theme that a level inherits from. A theme may build on a built-in one of its own name, but not on itself.
    fn parent<'a>(
        &'a self,
        inherits: &Entry<'_>,
        visited: &[Source<'a>],
        level: &mut RawTheme<'_>,
    ) -> Option<Source<'a>> {
        let name = inherits.as_str()?;
        let parent = self.candidates(name).find(|candidate| !visited.contains(candidate));
        if parent.is_none() && visited.iter().any(|source| source.name == name) {
            let error = format!("the theme “{name}” would inherit from itself");
            inherits.wrong(error, Some("remove one “inherits” of the circle".to_owned()), &mut level.report);
        } else if parent.is_none() {
            inherits.wrong(format_args!("unknown theme “{name}”"), Some(self.help_for(name)), &mut level.report);
        }
        parent
    }

    /// What to say about a theme that is not known.
    pub(crate) fn help_for(&self, name: &str) -> String {
        let names = self.names();
        match nearest(name, names.iter().map(String::as_str)) {
            Some(name) => format!("did you mean “{name}”?"),
            None => format!("there are {}", names.join(", ")),
        }
    }

    /// The texts of that name: the reader's own, then the built-in one.
    fn candidates<'a>(&'a self, name: &str) -> impl Iterator<Item = Source<'a>> {
        let own = self.own.iter().map(|own| Source { name: &own.name, file: &own.file, text: &own.text });
        let built_in = builtin::THEMES.iter().map(|&(name, text)| Source { name, file: name, text });
        own.chain(built_in).filter(move |source| source.name == name)
    }
}

fn name_of(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The look of a role: its own, or that of the first role of its chain that the theme mentions.
fn look(role: Role, styles: &BTreeMap<Role, Style>) -> Style {
    let mut last = role;
    for role in std::iter::successors(Some(role), |&role| chain::fallback(role)) {
        if let Some(&style) = styles.get(&role) {
            return style;
        }
        last = role;
    }
    chain::plain(last)
}

/// Dark or light by the ground, where no file says it.
fn appearance_of(styles: &BTreeMap<Role, Style>) -> Appearance {
    let ground = styles.get(&Role::Text).and_then(|style| style.bg).and_then(contrast::rgb);
    match ground {
        Some(ground) if contrast::luminance(ground) > 0.4 => Appearance::Light,
        _ => Appearance::Dark,
    }
}
