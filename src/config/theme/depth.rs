//! How many colours a terminal has, and a theme's look with fewer of them.

use crate::config::Theme;
use crate::config::theme::chain;
use crate::config::theme::ground::{Purpose, grounds, purpose, stands_out};
use crate::config::theme::shades::{Look, Shades};
use crate::document::Role;
use ratatui::style::{Color, Modifier, Style};

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

/// What text keeps of its contrast when its colour is exchanged (WCAG AA).
const READABLE: f64 = 4.5;
/// How much further a ground may move from the ground of the text.
const FURTHER: f64 = 1.5;

impl Theme {
    /// The theme as a terminal with so many colours can show it.
    ///
    /// Every colour becomes the one of the terminal's that looks most like it, of those that can still be read on their
    /// ground. What the reader looks for and would no longer be told from its ground is reversed.
    #[must_use]
    pub fn reduced(&self, depth: ColorDepth) -> Self {
        match depth {
            ColorDepth::TrueColor => self.clone(),
            ColorDepth::None => self.with_styles(|role| without_color(role, self.style(role))),
            ColorDepth::Ansi256 => self.exchanged(&Shades::of_256()),
            ColorDepth::Ansi16 => self.exchanged(&Shades::of_16()),
        }
    }

    /// The theme in the colours of `shades`: the grounds first, then what stands on them.
    fn exchanged(&self, shades: &Shades) -> Self {
        let grounds = self.with_styles(|role| {
            let style = self.style(role);
            Style { bg: style.bg.map(|color| self.exchanged_ground(role, color, shades)), ..style }
        });
        grounds.with_styles(|role| {
            let style = grounds.style(role);
            if stands_out(role) && style.bg.is_some() && style.bg == grounds.style(Role::Text).bg {
                return Style { fg: None, bg: None, ..style }.add_modifier(Modifier::REVERSED);
            }
            let twin = role == Role::SearchCurrent && style.bg == grounds.style(Role::SearchMatch).bg;
            let style = if twin { style.add_modifier(Modifier::REVERSED) } else { style };
            Style {
                fg: style.fg.map(|color| self.exchanged_text(role, color, &grounds, shades)),
                underline_color: style.underline_color.map(|color| shades.nearest(color)),
                ..style
            }
        })
    }

    /// The new colour of a ground. One that other roles stand on moves little further from the ground of the text: halfway
    /// between black and white is a ground on which nothing of either can be read.
    fn exchanged_ground(&self, role: Role, color: Color, shades: &Shades) -> Color {
        let paper = self.style(Role::Text).bg.unwrap_or_default();
        let looks = (Look::of(paper), Look::of(shades.nearest_for_text(paper, |_| true)), Look::of(color));
        let (Some(old), Some(new), Some(ground)) = looks else { return shades.nearest(color) };
        let alone = stands_out(role) && role != Role::Highlight;
        let most = ground.contrast(&old) * FURTHER;
        shades.nearest_for_text(color, |shade| alone || shade.contrast(&new) <= most)
    }

    /// The new colour of what is read, on its new grounds; of what is only looked at, the nearest.
    fn exchanged_text(&self, role: Role, color: Color, grounds: &Self, shades: &Shades) -> Color {
        let Some(old) = Look::of(color).filter(|_| purpose(role) == Purpose::Text) else {
            return shades.nearest(color);
        };
        let under = self.under(role).into_iter().zip(grounds.under(role));
        let least: Vec<(f64, Look)> = under.map(|(was, is)| (old.contrast(&was).min(READABLE), is)).collect();
        shades.nearest_for_text(color, |shade| least.iter().all(|(least, ground)| shade.contrast(ground) >= *least))
    }

    /// The grounds that a role stands on, in the same order for every depth.
    fn under(&self, role: Role) -> Vec<Look> {
        let ground = |role: &Role| self.style(*role).bg.or(self.style(Role::Text).bg).and_then(Look::of);
        match self.style(role).bg {
            Some(own) => Look::of(own).into_iter().collect(),
            None => grounds(role).iter().filter_map(ground).collect(),
        }
    }
}

/// A role told by weight, underline and reverse alone.
fn without_color(role: Role, style: Style) -> Style {
    let end = std::iter::successors(Some(role), |&role| chain::fallback(role)).last().unwrap_or(role);
    let plain = chain::plain(end).add_modifier;
    let reversed = if stands_out(role) { Modifier::REVERSED } else { Modifier::empty() };
    Style { fg: None, bg: None, underline_color: None, ..style }.add_modifier(plain.union(reversed))
}
