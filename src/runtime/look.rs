//! The theme as the terminal can show it, worked out again only where it has changed.

use crate::config::{ColorDepth, Theme};

/// The theme as the terminal can show it.
#[derive(Debug)]
pub struct Look {
    depth: ColorDepth,
    /// The theme of the last frame with what the terminal can show of it.
    last: Option<(Theme, Theme)>,
}

impl Look {
    /// A look for a terminal with so many colours.
    pub fn new(depth: ColorDepth) -> Self {
        Self { depth, last: None }
    }

    /// What the terminal can show of `theme`.
    pub fn of<'a>(&'a mut self, theme: &'a Theme) -> &'a Theme {
        if self.depth == ColorDepth::TrueColor {
            return theme;
        }
        let (_, reduced) = match self.last.take() {
            Some(last) if last.0 == *theme => self.last.insert(last),
            _ => self.last.insert((theme.clone(), theme.reduced(self.depth))),
        };
        reduced
    }
}
