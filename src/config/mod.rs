//! Settings, themes and key bindings: TOML in, complete values with diagnostics out.

pub mod appearance;
mod assignment;
#[cfg(test)]
mod broken;
pub mod diagnostic;
#[cfg(test)]
mod documentation;
mod fields;
pub mod files;
pub mod keys;
pub mod load;
pub mod settings;
pub mod theme;

pub use appearance::Appearance;
pub use diagnostic::Diagnostic;
pub use files::ConfigFiles;
pub use load::Config;
pub use settings::{Columns, ImageProtocol, KeysPreset, Settings, ThemeChoice, When};
pub use theme::{ColorDepth, Theme, ThemeSources};
