//! Settings, themes and key bindings: TOML in, complete values with diagnostics out.

/// Whether a theme, or the terminal's background, is dark or light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Appearance {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
}

/// The whole configuration.
#[derive(Debug, Clone, Default)]
pub struct Config {}
