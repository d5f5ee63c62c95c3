//! The break opportunities of UAX #14: a fast path for plain text, `icu_segmenter` for everything else.
//!
//! News in Chinese, Japanese, Korean and English is nearly all Han, kana, Hangul syllables, ASCII and a few dozen marks.
//! For text of these alone the rules are decided here, pair by pair; a property test holds the result equal to the
//! segmenter's, whose tables and rules are those of Unicode 15.1.

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// The byte offsets of the opportunities of `text`: of each character that may begin a line, ascending.
///
/// `small_kana` says whether small kana may begin one; `keep_all` keeps words of Hangul (and Han) whole. Offsets after
/// line breaks may or may not be among them; composition breaks there in any case.
pub fn opportunities(text: &str, small_kana: bool, keep_all: bool) -> Vec<u32> {
    let mut rules = Rules::new(small_kana, keep_all);
    let mut found = Vec::with_capacity(text.len() / 3);
    let mut chars = text.char_indices();
    let mut current = chars.next().map(|(at, c)| (at, Lb::of(c)));
    while let Some((at, class)) = current {
        if class == Lb::Complex {
            return segmenter(small_kana, keep_all).segment_str(text).map(|at| at as u32).collect();
        }
        current = chars.next().map(|(at, c)| (at, Lb::of(c)));
        let next = current.map_or(Lb::Newline, |(_, class)| class);
        if rules.breaks_before(class, next) {
            found.push(at as u32);
        }
    }
    found
}

/// The segmenter that the fast path stands in for.
pub fn segmenter(small_kana: bool, keep_all: bool) -> LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    let strictness = if small_kana { LineBreakStrictness::Normal } else { LineBreakStrictness::Strict };
    options.strictness = Some(strictness);
    options.word_option = Some(if keep_all { LineBreakWordOption::KeepAll } else { LineBreakWordOption::Normal });
    LineSegmenter::new_for_non_complex_scripts(options)
}

/// Line break classes of plain text; anything else is [`Lb::Complex`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Lb {
    Complex,
    Newline,
    Space,
    Alphabetic,
    Numeric,
    Ideographic,
    SmallKana,
    Nonstarter,
    Open,
    /// An opening mark of full width, which LB30 does not glue to letters.
    OpenWide,
    Close,
    CloseParenthesis,
    QuoteInitial,
    QuoteFinal,
    Quote,
    Exclamation,
    Infix,
    Slash,
    Hyphen,
    BreakAfter,
    Prefix,
    Postfix,
    Dash,
    Inseparable,
}

impl Lb {
    fn of(c: char) -> Self {
        match c {
            '\0'..='\u{7f}' => ASCII[c as usize],
            '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{ac00}'..='\u{d7a3}' => Self::Ideographic,
            '\u{3000}'..='\u{30ff}' => KANA[c as usize - 0x3000],
            '\u{ff00}'..='\u{ff5e}' => fullwidth(c),
            '\u{2010}'..='\u{203f}' => punctuation(c),
            '\u{c0}'..='\u{24f}' => Self::Alphabetic,
            _ => Self::Complex,
        }
    }

    /// Whether `word-break: keep-all` allows no break between this class and another such.
    fn is_word(self) -> bool {
        matches!(self, Self::Alphabetic | Self::Numeric | Self::Ideographic | Self::SmallKana | Self::Hyphen)
    }

    fn is_quote(self) -> bool {
        matches!(self, Self::Quote | Self::QuoteInitial | Self::QuoteFinal)
    }
}

const ASCII: [Lb; 128] = {
    let mut table = [Lb::Alphabetic; 128];
    let mut i = 0;
    while i < 128 {
        table[i] = match i as u8 {
            b'\n' => Lb::Newline,
            b' ' => Lb::Space,
            b'!' | b'?' => Lb::Exclamation,
            b'"' | b'\'' => Lb::Quote,
            b'$' | b'+' | b'\\' => Lb::Prefix,
            b'%' => Lb::Postfix,
            b'(' | b'[' | b'{' => Lb::Open,
            b')' | b']' => Lb::CloseParenthesis,
            b'}' => Lb::Close,
            b',' | b'.' | b':' | b';' => Lb::Infix,
            b'-' => Lb::Hyphen,
            b'/' => Lb::Slash,
            b'0'..=b'9' => Lb::Numeric,
            b'|' => Lb::BreakAfter,
            0..=0x1f | 0x7f => Lb::Complex,
            _ => Lb::Alphabetic,
        };
        i += 1;
    }
    table
};

const KANA: [Lb; 256] = {
    let mut table = [Lb::Ideographic; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = match 0x3000 + i as u32 {
            0x3000 => Lb::BreakAfter,
            0x3001 | 0x3002 => Lb::Close,
            0x3008 | 0x300a | 0x300c | 0x300e | 0x3010 | 0x3014 | 0x3016 => Lb::OpenWide,
            0x3009 | 0x300b | 0x300d | 0x300f | 0x3011 | 0x3015 | 0x3017 => Lb::Close,
            0x3005 | 0x301c | 0x309d | 0x309e | 0x30a0 | 0x30fb | 0x30fd | 0x30fe => Lb::Nonstarter,
            0x3041 | 0x3043 | 0x3045 | 0x3047 | 0x3049 | 0x3063 | 0x3083 | 0x3085 | 0x3087 | 0x308e | 0x3095
            | 0x3096 => Lb::SmallKana,
            0x30a1 | 0x30a3 | 0x30a5 | 0x30a7 | 0x30a9 | 0x30c3 | 0x30e3 | 0x30e5 | 0x30e7 | 0x30ee | 0x30f5
            | 0x30f6 | 0x30fc => Lb::SmallKana,
            0x3003 | 0x3006 | 0x3007 => Lb::Ideographic,
            0x3042..=0x3094 | 0x309f | 0x30a2..=0x30fa | 0x30ff => Lb::Ideographic,
            _ => Lb::Complex,
        };
        i += 1;
    }
    table
};

fn fullwidth(c: char) -> Lb {
    match c {
        '！' | '？' => Lb::Exclamation,
        '，' | '．' | '）' | '］' | '｝' => Lb::Close,
        '（' | '［' | '｛' => Lb::OpenWide,
        '：' | '；' => Lb::Nonstarter,
        '％' => Lb::Postfix,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Lb::Ideographic,
        _ => Lb::Complex,
    }
}

fn punctuation(c: char) -> Lb {
    match c {
        '–' => Lb::BreakAfter,
        '—' => Lb::Dash,
        '‘' | '“' => Lb::QuoteInitial,
        '’' | '”' => Lb::QuoteFinal,
        '…' | '‥' => Lb::Inseparable,
        '‰' => Lb::Postfix,
        _ => Lb::Complex,
    }
}

/// The rules with what they remember of the text before.
struct Rules {
    small_kana: bool,
    keep_all: bool,
    /// The last class that is no space; `Newline` at the start of the text.
    last: Lb,
    /// Whether spaces follow it.
    spaced: bool,
    /// Whether `last` is an initial quote that opens (LB15a).
    opens: bool,
    /// Whether `last` is part of a word that `keep_all` keeps whole.
    in_word: bool,
}

impl Rules {
    fn new(small_kana: bool, keep_all: bool) -> Self {
        Self { small_kana, keep_all, last: Lb::Newline, spaced: false, opens: false, in_word: false }
    }

    /// Whether there is an opportunity before a character of this class; `next` is the class after it.
    fn breaks_before(&mut self, class: Lb, next: Lb) -> bool {
        let is_word = self.keep_all && class.is_word();
        let class = match class {
            Lb::SmallKana if self.small_kana => Lb::Ideographic,
            Lb::SmallKana => Lb::Nonstarter,
            class => class,
        };
        if class == Lb::Space {
            self.spaced = true;
            return false;
        }
        let found = self.decide(class, next) && !(is_word && self.in_word && !self.spaced);
        self.in_word = is_word;
        self.opens = class == Lb::QuoteInitial
            && (self.spaced || self.last.is_quote() || matches!(self.last, Lb::Newline | Lb::Open | Lb::OpenWide));
        self.last = class;
        self.spaced = false;
        found
    }

    fn decide(&self, class: Lb, next: Lb) -> bool {
        use Lb::*;
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

/// Whether a final quote that this class follows closes (LB15b).
fn closes(next: Lb) -> bool {
    use Lb::*;
    matches!(next, Space | Close | CloseParenthesis | Exclamation | Infix | Slash | Newline) || next.is_quote()
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let marks: Vec<char> = "a1漢ァゝ(（)」}、“”\"!,/-|$%—… \n".chars().collect();
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

    /// Opportunities without those that line breaks make, which composition sees to itself.
    fn fast(text: &str, small_kana: bool, keep_all: bool) -> Vec<usize> {
        ordinary(text, opportunities(text, small_kana, keep_all).into_iter().map(|at| at as usize))
    }

    fn slow(text: &str, small_kana: bool, keep_all: bool) -> Vec<usize> {
        ordinary(text, segmenter(small_kana, keep_all).segment_str(text))
    }

    fn ordinary(text: &str, found: impl Iterator<Item = usize>) -> Vec<usize> {
        found.filter(|&at| at > 0 && at < text.len() && !text[..at].ends_with('\n')).collect()
    }
}
