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
        let (keymap, wrong) =
            keys::read(settings.keys, own.as_ref().map(|(file, text)| (file.as_str(), *text)), &themes);
        diagnostics.extend(wrong);
        (Self { settings, keymap, themes }, diagnostics)
    }

    /// How lines are composed.
    pub fn options(&self) -> Options {
        self.settings.options
    }

    /// Where themes come from.
    pub(super) fn themes(&self) -> &ThemeSources {
        &self.themes
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ColorDepth;

    fn file(name: &str, text: &str) -> (PathBuf, String) {
        (PathBuf::from(name), text.to_owned())
    }

    #[test]
    fn nothing_is_wrong_with_the_defaults() {
        assert_eq!(Config::load(&ConfigFiles::default()).1, []);
        assert_eq!(Config::check(&ConfigFiles::default()), []);
    }

    #[test]
    fn auto_follows_the_ground_and_a_name_does_not() {
        let auto = Config::default();
        assert_eq!(auto.theme_for(Appearance::Dark).name, "night");
        assert_eq!(auto.theme_for(Appearance::Light).name, "ink");
        let settings = Some(file("settings.toml", "theme = 'sepia'"));
        let (named, _) = Config::load(&ConfigFiles { settings, ..ConfigFiles::default() });
        assert_eq!(named.theme_for(Appearance::Dark).name, "sepia");
    }

    #[test]
    fn every_file_is_heard_even_where_another_is_broken() {
        let files = ConfigFiles {
            settings: Some(file("settings.toml", "theme = 'mine'\nmeasur = 1")),
            keys: Some(file("keys.toml", "[text]\nx = 'copy'\nj = ")),
            themes: vec![file("themes/mine.toml", "[roles]\ntext = 'rde'"), file("themes/other.toml", "name = 1")],
            problems: Vec::new(),
        };
        let (config, wrong) = Config::load(&files);
        let places: Vec<String> = wrong.iter().map(|d| format!("{}:{}", d.file, d.line)).collect();
        assert_eq!(places, ["settings.toml:2", "keys.toml:3", "themes/mine.toml:2"]);
        assert_eq!(config.theme_for(Appearance::Light).name, "mine");
        let checked = Config::check(&files);
        assert!(
            checked.iter().any(|d| d.file.as_str() == "themes/other.toml"),
            "a theme that nothing names is checked too"
        );
    }

    #[test]
    fn ones_own_themes_join_the_list() {
        let themes = vec![file("themes/dusk.toml", "inherits = 'night'"), file("themes/nord.toml", "name = 'My nord'")];
        let (config, _) = Config::load(&ConfigFiles { themes, ..ConfigFiles::default() });
        let names = config.theme_names();
        assert_eq!(names.last().map(String::as_str), Some("dusk"));
        assert_eq!(config.theme("nord").unwrap().title, "My nord");
        assert_eq!(config.theme("nobody"), None);
        assert!(names.iter().all(|name| config.theme(name).is_some()));
    }

    /// `cargo test --release --lib starting_up -- --ignored --nocapture`
    #[test]
    #[ignore = "prints a figure of the machine"]
    fn starting_up_takes_less_than_a_millisecond() {
        let median = |work: &dyn Fn()| {
            let mut times: Vec<std::time::Duration> = std::iter::repeat_with(|| {
                let start = std::time::Instant::now();
                work();
                start.elapsed()
            })
            .take(201)
            .collect();
            times.sort();
            times[100]
        };
        let config = Config::default();
        let dark = config.theme_for(Appearance::Dark);
        println!("settings and keys: {:?}", median(&|| drop(Config::default())));
        println!("theme of one file: {:?}", median(&|| drop(config.theme_for(Appearance::Dark))));
        println!("theme of two files: {:?}", median(&|| drop(config.theme_for(Appearance::Light))));
        println!("theme of three files: {:?}", median(&|| drop(config.theme("newspaper"))));
        for depth in [ColorDepth::None, ColorDepth::Ansi16, ColorDepth::Ansi256] {
            println!("reduced to {depth:?}: {:?}", median(&|| drop(dark.reduced(depth))));
        }
        let whole = median(&|| drop(Config::default().theme_for(Appearance::Light).reduced(ColorDepth::Ansi256)));
        println!("all of it: {whole:?}");
        assert!(whole < std::time::Duration::from_millis(1));
    }
}
