//! The colours that a terminal has, and which of them looks most like one that it has not.

use crate::config::theme::color::NAMED;
use crate::config::theme::contrast::{self, Lab};
use ratatui::style::Color;

/// Below this chroma a colour is a grey with a tint.
const GREY: f64 = 0.06;
/// How much a turn of hue counts beside lightness, where colours are so few that none is near.
const HUE: f64 = 0.5;

/// A colour as the eye sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    lab: Lab,
    luminance: f64,
}

impl Look {
    /// The look of a colour; `None` for the terminal's default, which nobody knows.
    pub fn of(color: Color) -> Option<Self> {
        contrast::rgb(color).map(|rgb| Self { lab: contrast::oklab(rgb), luminance: contrast::luminance(rgb) })
    }

    /// The contrast with another one (WCAG 2).
    pub fn contrast(&self, other: &Self) -> f64 {
        contrast::ratio_of(self.luminance, other.luminance)
    }

    fn chroma(&self) -> f64 {
        let [_, a, b] = self.lab;
        a.hypot(b)
    }

    /// How far the hues are apart: 0.0 for the same, 2.0 for opposite ones.
    fn turn(&self, other: &Self) -> f64 {
        let unit = |look: &Self| {
            let ([_, a, b], chroma) = (look.lab, look.chroma());
            (a / chroma, b / chroma)
        };
        let ((a, b), (c, d)) = (unit(self), unit(other));
        (a - c).hypot(b - d)
    }
}

/// The colours that a terminal has.
pub(super) struct Shades {
    all: Vec<(Color, Look)>,
    /// Whether they are so few that hue tells more than nearness.
    few: bool,
}

impl Shades {
    /// The cube and the greys of xterm; the first sixteen are the reader's own and could be anything.
    pub fn of_256() -> Self {
        Self::new((16..=255).map(Color::Indexed), false)
    }

    /// The sixteen that have names.
    pub fn of_16() -> Self {
        Self::new(NAMED.into_iter().map(|(_, color)| color), true)
    }

    fn new(colors: impl Iterator<Item = Color>, few: bool) -> Self {
        Self { all: colors.filter_map(|color| Look::of(color).map(|look| (color, look))).collect(), few }
    }

    /// The colour that looks most like `color`. The terminal's own colours stay as they are.
    pub fn nearest(&self, color: Color) -> Color {
        self.nearest_that(color, |_, _| true)
    }

    /// The same among those that suit text and its grounds, or among all where none does.
    ///
    /// Bright black is anything from black to grey, by the terminal: good for rules, not for reading.
    pub fn nearest_for_text(&self, color: Color, suits: impl Fn(&Look) -> bool) -> Color {
        self.nearest_that(color, |shade, look| shade != Color::DarkGray && suits(look))
    }

    fn nearest_that(&self, color: Color, suits: impl Fn(Color, &Look) -> bool) -> Color {
        let Some(wanted) = Look::of(color).filter(|_| !self.has(color)) else { return color };
        let likest = |shades: &mut dyn Iterator<Item = &(Color, Look)>| {
            let gaps = shades.map(|(shade, look)| (self.gap(&wanted, look), *shade));
            gaps.min_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, shade)| shade)
        };
        let suited = likest(&mut self.all.iter().filter(|(shade, look)| suits(*shade, look)));
        suited.or_else(|| likest(&mut self.all.iter())).unwrap_or(color)
    }

    /// How different two colours look. Among few, greys stay grey and colours keep their hue: a pale blue is nearer to the
    /// one strong blue that there is than to a grey.
    fn gap(&self, wanted: &Look, shade: &Look) -> f64 {
        if !self.few {
            return contrast::gap(wanted.lab, shade.lab);
        }
        let lightness = wanted.lab[0] - shade.lab[0];
        match (wanted.chroma() < GREY, shade.chroma() < GREY) {
            (true, true) => lightness.abs(),
            (false, false) => lightness.hypot(wanted.turn(shade) * HUE),
            // Greater than any gap within the kind.
            _ => 2.0 + contrast::gap(wanted.lab, shade.lab),
        }
    }

    /// Whether the terminal has `color` itself.
    fn has(&self, color: Color) -> bool {
        !matches!(color, Color::Rgb(..) | Color::Indexed(16..)) || self.all.iter().any(|(shade, _)| *shade == color)
    }
}
