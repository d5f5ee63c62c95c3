//! A theme: a style for every role.

use crate::config::Appearance;
use crate::config::theme::builtin;
use crate::document::Role;
use ratatui::style::{Color, Style};

/// The number of roles.
const ROLES: usize = Role::ALL.len();

/// A style for every role. Each says only what its role changes, so that it can be laid over what the role stands on;
/// [`Role::Text`] alone always has both colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    /// The name that settings and the command line use: that of its file.
    pub name: String,
    /// The name that people read.
    pub title: String,
    /// Whether it is dark or light.
    pub appearance: Appearance,
    styles: [Style; ROLES],
}

impl Theme {
    /// A theme of the styles that `style` gives for each role.
    pub(crate) fn new(
        name: String,
        title: String,
        appearance: Appearance,
        mut style: impl FnMut(Role) -> Style,
    ) -> Self {
        let mut styles = [Style::new(); ROLES];
        for (slot, &role) in styles.iter_mut().zip(Role::ALL) {
            *slot = style(role);
        }
        if let Some(text) = styles.get_mut(Role::Text as usize) {
            text.fg = text.fg.or(Some(Color::Reset));
            text.bg = text.bg.or(Some(Color::Reset));
        }
        Self { name, title, appearance, styles }
    }

    /// The same theme with other styles.
    pub(crate) fn with_styles(&self, style: impl FnMut(Role) -> Style) -> Self {
        Self::new(self.name.clone(), self.title.clone(), self.appearance, style)
    }

    /// What a role changes. A role of the interface is painted over the ground that it stands on: [`Role::Status`],
    /// [`Role::Popup`] or [`Role::Text`].
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The look of text that is several things at once, outermost role first, on the ground of [`Role::Text`].
    ///
    /// A popup passes [`Role::Popup`] first, and all that follows stands on its ground.
    pub fn resolve(&self, roles: &[Role]) -> Style {
        self.looks(roles).fold(self.style(Role::Text), Style::patch)
    }

    /// What each of the roles changes, outermost first: what is strong in a heading keeps the heading's colour.
    pub fn looks<'a>(&'a self, roles: &'a [Role]) -> impl Iterator<Item = Style> + 'a {
        let is_heading = |role: &Role| matches!(role, Role::Heading | Role::Subheading | Role::MinorHeading);
        let in_heading = roles.iter().any(is_heading);
        roles.iter().map(move |&role| match self.style(role) {
            strong if role == Role::Strong && in_heading => Style { fg: None, ..strong },
            style => style,
        })
    }
}

impl Default for Theme {
    /// The built-in dark theme.
    fn default() -> Self {
        builtin::theme(builtin::DARK)
            .unwrap_or_else(|| Self::new(builtin::DARK.to_owned(), String::new(), Appearance::Dark, |_| Style::new()))
    }
}
