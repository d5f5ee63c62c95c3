//! The themes that come with the program.

use crate::config::Theme;
use crate::config::theme::ThemeSources;

/// The theme for dark grounds.
pub const DARK: &str = "night";
/// The theme for light grounds.
pub const LIGHT: &str = "ink";

macro_rules! themes {
    ($($name:literal),+ $(,)?) => {
        /// Every built-in theme, by name, with its text.
        pub const THEMES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../../config/themes/", $name, ".toml")))),+];
    };
}

themes!(
    "ink",
    "newspaper",
    "sepia",
    "rose",
    "solarized-light",
    "night",
    "nord",
    "forest",
    "solarized-dark",
    "high-contrast",
    "terminal",
);

/// The built-in theme of that name.
pub fn theme(name: &str) -> Option<Theme> {
    ThemeSources::default().theme(name).map(|(theme, _)| theme)
}
