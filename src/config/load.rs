//! The whole configuration, put together from the texts of its files.

use crate::compose::Options;
use crate::config::theme::ThemeSources;
use crate::config::{Appearance, ConfigFiles, Diagnostic, Settings, Theme, ThemeChoice, keys};
use crate::input::Keymap;
use std::path::PathBuf;

/// The whole configuration, complete.
#[derive(Debug, Clone)]
pub struct Config {
    /// The settings.
    pub settings: Settings,
    /// The key bindings.
    pub keymap: Keymap,
    themes: ThemeSources,
}

impl Default for Config {
    /// The embedded defaults.
    fn default() -> Self {
        Self::load(&ConfigFiles::default()).0
    }
}

impl Config {
    /// The configuration that `files` make of the defaults, with everything that is wrong in them.
    ///
    /// What is wrong keeps its default. Of the reader's themes, only those that the settings name are looked into.
    pub fn load(files: &ConfigFiles) -> (Self, Vec<Diagnostic>) {
        let (config, mut diagnostics) = Self::assemble(files);
        for name in config.settings.theme_names() {
            diagnostics.extend(config.themes.check(name));
        }
        (config, diagnostics)
    }

    /// Everything that is wrong in `files`, in the themes that nothing names too.
    pub fn check(files: &ConfigFiles) -> Vec<Diagnostic> {
        let (config, mut diagnostics) = Self::assemble(files);
        for name in config.themes.own_names() {
            diagnostics.extend(config.themes.check(name));
        }
        diagnostics
    }

    fn assemble(files: &ConfigFiles) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = files.problems.clone();
        let themes = ThemeSources::new(&files.themes);
        let (file, text) = named(files.settings.as_ref()).unwrap_or_default();
        let (settings, wrong) = Settings::read(&file, text, &themes);
        diagnostics.extend(wrong);
        let own = named(files.keys.as_ref());
        let (keymap, wrong) = keys::read(settings.keys, own.as_ref().map(|(file, text)| (file.as_str(), *text)));
        diagnostics.extend(wrong);
        (Self { settings, keymap, themes }, diagnostics)
    }

    /// How lines are composed.
    pub fn options(&self) -> Options {
        self.settings.options
    }

    /// The names of all themes, the built-in ones first.
    pub fn theme_names(&self) -> Vec<String> {
        self.themes.names()
    }

    /// The theme of that name; the reader's own goes before a built-in one.
    pub fn theme(&self, name: &str) -> Option<Theme> {
        self.themes.theme(name).map(|(theme, _)| theme)
    }

    /// The theme that the settings ask for on a ground of this kind.
    pub fn theme_for(&self, ground: Appearance) -> Theme {
        let name = match (&self.settings.theme, ground) {
            (ThemeChoice::Named(name), _) => name,
            (ThemeChoice::Auto, Appearance::Dark) => &self.settings.theme_dark,
            (ThemeChoice::Auto, Appearance::Light) => &self.settings.theme_light,
        };
        self.theme(name).unwrap_or_default()
    }
}

fn named(file: Option<&(PathBuf, String)>) -> Option<(String, &str)> {
    file.map(|(path, text)| (path.display().to_string(), text.as_str()))
}
