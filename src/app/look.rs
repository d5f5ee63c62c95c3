//! The theme in force: what the settings ask for, what the terminal's background calls for, what the reader chose.

use crate::config::{Appearance, Config, Theme};

/// The theme in force.
#[derive(Debug)]
pub struct Look {
    theme: Theme,
    /// The theme that the reader chose by name.
    chosen: Option<String>,
    /// The terminal's background.
    ground: Appearance,
}

impl Look {
    /// The theme that the settings ask for.
    pub fn new(config: &Config, ground: Appearance) -> Self {
        Self { theme: config.theme_for(ground), chosen: None, ground }
    }

    /// The theme.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// Takes on a theme by name; `false` where there is none of that name.
    pub fn choose(&mut self, config: &Config, name: &str) -> bool {
        let Some(theme) = config.theme(name) else { return false };
        self.theme = theme;
        self.chosen = Some(name.to_owned());
        true
    }

    /// The name of the theme after this one.
    pub fn next(&self, config: &Config) -> Option<String> {
        let names = config.theme_names();
        let after = names.iter().position(|name| *name == self.theme.name).map_or(0, |at| at + 1);
        names.get(after).or(names.first()).cloned()
    }

    /// Takes in what the terminal said about its background.
    pub fn set_ground(&mut self, config: &Config, ground: Appearance) {
        self.ground = ground;
        self.resolve(config);
    }

    /// Takes on a changed configuration. Settings that name another theme go before what the reader chose.
    pub fn reload(&mut self, old: &Config, new: &Config) {
        if old.settings.theme != new.settings.theme {
            self.chosen = None;
        }
        self.resolve(new);
    }

    fn resolve(&mut self, config: &Config) {
        let chosen = self.chosen.as_deref().and_then(|name| config.theme(name));
        self.theme = chosen.unwrap_or_else(|| config.theme_for(self.ground));
    }
}
