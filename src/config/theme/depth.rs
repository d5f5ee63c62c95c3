//! How many colours a terminal has, and a theme's look with fewer of them.

use crate::config::Theme;
use crate::config::theme::chain;
use crate::config::theme::contrast::{self, Rgb};
use crate::config::theme::ground::{Purpose, grounds, purpose, stands_out};
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
            ColorDepth::Ansi256 => self.exchanged(&Shades::new(16..=255, Color::Indexed)),
            ColorDepth::Ansi16 => self.exchanged(&Shades::new(0..=15, ansi)),
        }
    }

    /// The theme in the colours of `shades`: the grounds first, then what stands on them.
    fn exchanged(&self, shades: &Shades) -> Self {
        let grounds = self.with_styles(|role| {
            let style = self.style(role);
            Style { bg: style.bg.map(|color| self.exchanged_ground(color, shades)), ..style }
        });
        grounds.with_styles(|role| {
            let style = grounds.style(role);
            if stands_out(role) && style.bg.is_some() && style.bg == grounds.style(Role::Text).bg {
                return Style { fg: None, bg: None, ..style }.add_modifier(Modifier::REVERSED);
            }
            let least = self.least_contrasts(role, &grounds);
            let readable = |new: Rgb| least.iter().all(|&(least, ground)| contrast::ratio(new, ground) >= least);
            Style {
                fg: style.fg.map(|color| shades.nearest_that(color, readable)),
                underline_color: style.underline_color.map(|color| shades.nearest(color)),
                ..style
            }
        })
    }

    /// The new colour of a ground: none that is much further from the ground of the text, for a grey halfway between
    /// black and white is a ground on which nothing can be read.
    fn exchanged_ground(&self, color: Color, shades: &Shades) -> Color {
        let Some(paper) = self.style(Role::Text).bg else { return shades.nearest(color) };
        let (old, new) = (contrast::rgb(paper), contrast::rgb(shades.nearest(paper)));
        let Some(((old, new), ground)) = old.zip(new).zip(contrast::rgb(color)) else { return shades.nearest(color) };
        let most = contrast::ratio(ground, old) * FURTHER;
        shades.nearest_that(color, |shade| contrast::ratio(shade, new) <= most)
    }

    /// What text of a role must keep of its contrast on each of its new grounds.
    fn least_contrasts(&self, role: Role, grounds: &Self) -> Vec<(f64, Rgb)> {
        let Some(fg) = self.style(role).fg.and_then(contrast::rgb) else { return Vec::new() };
        if purpose(role) != Purpose::Text {
            return Vec::new();
        }
        let under = self.under(role).into_iter().zip(grounds.under(role));
        under.map(|(was, is)| (contrast::ratio(fg, was).min(READABLE), is)).collect()
    }

    /// The grounds that a role stands on, in the same order for every depth.
    fn under(&self, role: Role) -> Vec<Rgb> {
        let ground = |role: Role| self.style(role).bg.or(self.style(Role::Text).bg).and_then(contrast::rgb);
        match self.style(role).bg {
            Some(own) => contrast::rgb(own).into_iter().collect(),
            None => grounds(role).iter().filter_map(|&role| ground(role)).collect(),
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

/// A colour of the terminal's and what it looks like.
struct Shade {
    color: Color,
    rgb: Rgb,
    lab: [f64; 3],
}

/// The colours that a terminal has.
struct Shades(Vec<Shade>);

impl Shades {
    fn new(range: std::ops::RangeInclusive<u8>, color: fn(u8) -> Color) -> Self {
        let shade = |index| {
            let rgb = contrast::indexed(index);
            Shade { color: color(index), rgb, lab: contrast::oklab(rgb) }
        };
        Self(range.map(shade).collect())
    }

    /// The colour that looks most like `color`; the terminal's own colours stay.
    fn nearest(&self, color: Color) -> Color {
        self.nearest_that(color, |_| true)
    }

    /// The same among those that suit, or among all where none does.
    fn nearest_that(&self, color: Color, suits: impl Fn(Rgb) -> bool) -> Color {
        let Some(rgb) = contrast::rgb(color).filter(|_| !self.has(color)) else { return color };
        let lab = contrast::oklab(rgb);
        let Some(nearest) = likest(lab, self.0.iter()) else { return color };
        if suits(nearest.rgb) {
            return nearest.color;
        }
        likest(lab, self.0.iter().filter(|shade| suits(shade.rgb))).unwrap_or(nearest).color
    }

    /// Whether the terminal has `color` itself.
    fn has(&self, color: Color) -> bool {
        !matches!(color, Color::Rgb(..) | Color::Indexed(16..)) || self.0.iter().any(|shade| shade.color == color)
    }
}

/// The shade that looks most like a colour.
fn likest<'a>(lab: [f64; 3], shades: impl Iterator<Item = &'a Shade>) -> Option<&'a Shade> {
    let gap = |shade: &Shade| contrast::gap(lab, shade.lab);
    shades.min_by(|a, b| gap(a).total_cmp(&gap(b)))
}

/// The name of one of the first sixteen colours.
fn ansi(index: u8) -> Color {
    use crate::config::theme::color::NAMED;
    NAMED.get(usize::from(index) + 1).map_or(Color::Reset, |&(_, color)| color)
}
