//! The break opportunities of UAX #14: a fast path for plain text, `icu_segmenter` for everything else.
//!
//! News in Chinese, Japanese, Korean and English is nearly all Han, kana, Hangul syllables, ASCII and a few dozen marks.
//! For text of these alone the rules are decided here, pair by pair; a property test holds the result equal to the
//! segmenter's, whose tables and rules are those of Unicode 15.1.

use crate::text::plain::LineBreak;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// The segmenter that the fast path stands in for.
pub fn segmenter(small_kana: bool, keep_all: bool) -> LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    let strictness = if small_kana { LineBreakStrictness::Normal } else { LineBreakStrictness::Strict };
    options.strictness = Some(strictness);
    options.word_option = Some(if keep_all { LineBreakWordOption::KeepAll } else { LineBreakWordOption::Normal });
    LineSegmenter::new_for_non_complex_scripts(options)
}

/// The rules with what they remember of the text before.
pub struct Rules {
    small_kana: bool,
    keep_all: bool,
    /// The last class that is no space; `Newline` at the start of the text.
    last: LineBreak,
    /// Whether spaces follow it.
    spaced: bool,
    /// Whether `last` is an initial quote that opens (LB15a).
    opens: bool,
    /// Whether `last` is part of a word that `keep_all` keeps whole.
    in_word: bool,
}

impl Rules {
    /// The rules at the start of a text.
    ///
    /// `small_kana` says whether small kana may begin a line; `keep_all` keeps words of Hangul (and Han) whole.
    pub fn new(small_kana: bool, keep_all: bool) -> Self {
        Self { small_kana, keep_all, last: LineBreak::Newline, spaced: false, opens: false, in_word: false }
    }

    /// Whether there is an opportunity before a character of this class; `next` is the class after it.
    pub fn breaks_before(&mut self, class: LineBreak, next: LineBreak) -> bool {
        let is_word = self.keep_all && is_word(class);
        let class = match class {
            LineBreak::SmallKana if self.small_kana => LineBreak::Ideographic,
            LineBreak::SmallKana => LineBreak::Nonstarter,
            class => class,
        };
        if class == LineBreak::Space {
            self.spaced = true;
            return false;
        }
        let found = self.decide(class, next) && !(is_word && self.in_word && !self.spaced);
        self.in_word = is_word;
        self.opens = class == LineBreak::QuoteInitial
            && (self.spaced
                || is_quote(self.last)
                || matches!(self.last, LineBreak::Newline | LineBreak::Open | LineBreak::OpenWide));
        self.last = class;
        self.spaced = false;
        found
    }

    fn decide(&self, class: LineBreak, next: LineBreak) -> bool {
        use LineBreak::*;
        let last = self.last;
        match (last, class) {
            (Newline, _) if !self.spaced => false,
            (_, Newline) => false,
            // LB13, LB14, LB15a, LB15b, LB16, LB17: these look through spaces.
            (_, Close | CloseParenthesis | Exclamation | Infix | Slash) => false,
            (Open | OpenWide, _) => false,
            _ if self.opens => false,
            (_, QuoteFinal) if closes(next) => false,
            (Close | CloseParenthesis, Nonstarter) => false,
            (Dash, Dash) => false,
            // LB18.
            _ if self.spaced => true,
            // LB19 to LB22.
            (_, Quote | QuoteInitial | QuoteFinal) | (Quote | QuoteInitial | QuoteFinal, _) => false,
            (_, BreakAfter | Hyphen | Nonstarter | Inseparable) => false,
            // LB23 to LB25.
            (Alphabetic, Numeric) | (Numeric, Alphabetic) => false,
            (Prefix, Ideographic) | (Ideographic, Postfix) => false,
            (Prefix | Postfix, Alphabetic) | (Alphabetic, Prefix | Postfix) => false,
            (Close | CloseParenthesis | Numeric, Postfix | Prefix) => false,
            (Postfix | Prefix, Open | OpenWide | Numeric) => false,
            (Hyphen | Infix | Slash | Numeric, Numeric) => false,
            // LB28 to LB30.
            (Alphabetic | Infix, Alphabetic) => false,
            (Alphabetic | Numeric, Open) | (CloseParenthesis, Alphabetic | Numeric) => false,
            _ => true,
        }
    }
}

/// Whether `word-break: keep-all` allows no break between this class and another such.
fn is_word(class: LineBreak) -> bool {
    use LineBreak::{Alphabetic, Hyphen, Ideographic, Numeric, SmallKana};
    matches!(class, Alphabetic | Numeric | Ideographic | SmallKana | Hyphen)
}

fn is_quote(class: LineBreak) -> bool {
    matches!(class, LineBreak::Quote | LineBreak::QuoteInitial | LineBreak::QuoteFinal)
}

/// Whether a final quote that this class follows closes (LB15b).
fn closes(next: LineBreak) -> bool {
    use LineBreak::*;
    matches!(next, Space | Close | CloseParenthesis | Exclamation | Infix | Slash | Newline) || is_quote(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain;
    use crate::text::width::Ambiguous;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 5_000, ..ProptestConfig::default() })]

        #[test]
        fn the_fast_path_agrees_with_the_segmenter(
            text in "[ -~\n –—‘’“”…‥‰、。「」『』《》（）［］！？，．：；％々〜・ゝ゠ーァっあア漢字報한국éß０Ａ]{0,24}",
            small_kana in any::<bool>(), keep_all in any::<bool>(),
        ) {
            let (fast, slow) = (fast(&text, small_kana, keep_all), slow(&text, small_kana, keep_all));
            prop_assert_eq!(fast, slow, "{:?} small_kana {} keep_all {}", text, small_kana, keep_all);
        }
    }

    #[test]
    fn every_sequence_of_classes_agrees_with_the_segmenter() {
        let marks: Vec<char> = "a1漢ァゝ(（)」}、“”\"!,/-|$%—…→① \n".chars().collect();
        let mut wrong = Vec::new();
        for (a, b, c) in marks.iter().flat_map(|a| marks.iter().flat_map(|b| marks.iter().map(|c| (*a, *b, *c)))) {
            for last in ['a', '1', '漢', ' ', '”'] {
                let text = String::from_iter([a, b, c, last]);
                for (small_kana, keep_all) in [(false, false), (true, false), (false, true), (true, true)] {
                    if fast(&text, small_kana, keep_all) != slow(&text, small_kana, keep_all) {
                        wrong.push(text.clone());
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn every_plain_character_agrees_with_the_segmenter() {
        let is_plain = |c: &char| plain::look_up(*c, Ambiguous::Narrow).is_some();
        let common = |c: &char| matches!(c, '\u{3500}'..='\u{9f00}' | '\u{ad00}'..='\u{d700}');
        let mut wrong = String::new();
        for c in ('\0'..='\u{ffff}').filter(|c| is_plain(c) && !common(c)) {
            let text = format!("漢{c}a{c}1{c}（{c}）{c} {c}{c}”{c}“{c}-{c}");
            for (small_kana, keep_all) in [(false, false), (true, false), (false, true)] {
                if fast(&text, small_kana, keep_all) != slow(&text, small_kana, keep_all) {
                    wrong.push(c);
                }
            }
        }
        assert_eq!(wrong, "");
    }

    /// Opportunities without those that line breaks make, which composition sees to itself.
    fn fast(text: &str, small_kana: bool, keep_all: bool) -> Vec<usize> {
        let mut rules = Rules::new(small_kana, keep_all);
        let class = |c: char| plain::look_up(c, Ambiguous::Narrow).map_or(LineBreak::Complex, |p| p.line_break);
        let mut chars = text.char_indices().peekable();
        let mut found = Vec::new();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or(LineBreak::Newline, |&(_, c)| class(c));
            if rules.breaks_before(class(c), next) {
                found.push(at);
            }
        }
        ordinary(text, found.into_iter())
    }

    fn slow(text: &str, small_kana: bool, keep_all: bool) -> Vec<usize> {
        ordinary(text, segmenter(small_kana, keep_all).segment_str(text))
    }

    fn ordinary(text: &str, found: impl Iterator<Item = usize>) -> Vec<usize> {
        found.filter(|&at| at > 0 && at < text.len() && !text[..at].ends_with('\n')).collect()
    }
}
