//! The theme as the terminal can show it, worked out again only where it may have changed.

use crate::app::App;
use crate::config::{Appearance, ColorDepth, Theme};

/// The theme as the terminal can show it.
#[derive(Debug)]
pub struct Look {
    depth: ColorDepth,
    appearance: Appearance,
    theme: Option<Theme>,
}

impl Look {
    /// A look for a terminal with so many colours.
    pub fn new(depth: ColorDepth, appearance: Appearance) -> Self {
        Self { depth, appearance, theme: None }
    }

    /// The terminal's background is known now.
    pub fn set_appearance(&mut self, appearance: Appearance) {
        self.appearance = appearance;
        self.theme = None;
    }

    /// The configuration was read again.
    pub fn forget(&mut self) {
        self.theme = None;
    }

    /// The theme in force.
    pub fn theme(&mut self, app: &App) -> &Theme {
        self.theme.get_or_insert_with(|| app.config().theme_for(self.appearance).reduced(self.depth))
    }
}
