//! Themes: what every role looks like, from raw TOML to a style for each role at the terminal's depth of colour.

pub mod builtin;
pub mod chain;
mod color;
pub mod contrast;
pub mod depth;
pub mod ground;
#[cfg(test)]
mod legibility;
mod raw;
#[cfg(test)]
mod resolution;
mod shades;
mod sources;
mod styles;

pub use depth::ColorDepth;
pub use sources::ThemeSources;
pub use styles::Theme;
