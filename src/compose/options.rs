//! The choices that composition offers.

use crate::text::width::{Ambiguous, Widths};

/// Every choice but the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Options {
    /// The width of the ambiguous class in article text.
    pub ambiguous: AmbiguousWidth,
    /// What is known of the terminal that shows the text.
    pub terminal: Widths,
    /// How strictly line starts and ends are kept clean.
    pub strictness: Strictness,
    /// Whether a full stop or comma may hang in the margin.
    pub hang: Hang,
    /// Space between Han or kana and Latin letters or digits.
    pub autospace: Autospace,
    /// Whether lines are stretched to the measure.
    pub justify: bool,
    /// Whether words are parted with a hyphen, by the rules of their block's language.
    pub hyphenate: bool,
    /// How paragraphs are told apart.
    pub paragraph: ParagraphStyle,
    /// How readings are shown.
    pub ruby: RubyMode,
    /// Which way lines run.
    pub direction: Direction,
    /// Which marks take a form of their own in vertical lines.
    pub vertical_forms: VerticalForms,
    /// The room of images; without it, their captions stand for them.
    pub pictures: Option<PictureRoom>,
}

/// The room of images on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PictureRoom {
    /// The width and height of a cell of the terminal, in pixels.
    pub cell: (u16, u16),
    /// The most rows that one takes.
    pub rows: u16,
}

impl Options {
    /// The widths of glyphs, as the terminal has them or as was chosen.
    pub fn widths(&self) -> Widths {
        let ambiguous = match self.ambiguous {
            AmbiguousWidth::Auto => self.terminal.ambiguous,
            AmbiguousWidth::Narrow => Ambiguous::Narrow,
            AmbiguousWidth::Wide => Ambiguous::Wide,
        };
        Widths { ambiguous, ..self.terminal }
    }
}

/// How wide characters of the ambiguous class are taken to be (UAX #11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AmbiguousWidth {
    /// As the terminal draws them; one column where that is not known.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

/// How strictly line starts and ends are kept clean (clreq: basic, GB, strict; jlreq: loose, normal, strict).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Strictness {
    /// Strict for Chinese, normal for Japanese.
    #[default]
    Auto,
    /// Closing marks, points, middle dots and connectors do not begin a line, opening marks do not end it.
    Loose,
    /// Iteration marks, dashes, ellipses and the solidus as well.
    Normal,
    /// Small kana and the long vowel mark as well.
    Strict,
}

/// Whether a full stop or comma may hang in the margin of two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hang {
    /// By the language: in Japanese and Simplified Chinese, not in Traditional.
    #[default]
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

/// Space between Han or kana and Latin letters or digits: a slot of one column that is no part of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Autospace {
    /// A slot at every such boundary.
    #[default]
    On,
    /// Only the spaces that the source has.
    Keep,
    /// None, not even those that the source has.
    Off,
}

/// How paragraphs are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ParagraphStyle {
    /// By a blank line.
    #[default]
    Spaced,
    /// By an indent: two characters in Chinese (clreq §6.2.1.1), one in Japanese (jlreq §3.5.1) and other languages.
    Indented,
}

/// How readings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RubyMode {
    /// In brackets after the base: `漢字（かんじ）`.
    #[default]
    Inline,
    /// On a line of its own above the base, which is spread where the reading is longer (jlreq §3.3.8).
    Above,
    /// Not at all.
    Off,
}

/// Which way lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// From left to right, the lines from top to bottom; a line is measured in columns.
    #[default]
    Horizontal,
    /// From top to bottom, the lines from right to left; a line is measured in rows.
    Vertical,
}

/// Which marks take a form of their own in vertical lines. Brackets and dashes always do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum VerticalForms {
    /// Stops and points too (U+FE10 to U+FE19).
    #[default]
    On,
    /// Stops and points stay as they are, for fonts that lack those forms.
    Off,
}
