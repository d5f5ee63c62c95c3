//! Plain characters: those that news text is nearly all made of, with all that composition asks about them at one look-up.
//!
//! A plain character is always a cluster of its own beside other plain ones (UAX #29), and its line break class (UAX #14)
//! needs no resolving. Text of plain characters alone is neither segmented nor looked up anywhere else.

use crate::text::class::{self, Class};
use crate::text::width::{self, Ambiguous};

/// What composition asks about a plain character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plain {
    /// Columns, where ambiguous ones are narrow.
    pub width: u8,
    /// Its class.
    pub class: Class,
    /// Its line break class.
    pub line_break: LineBreak,
}

/// The line break classes of plain characters (UAX #14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
pub enum LineBreak {
    /// Any other class: the character is not plain.
    #[default]
    Complex,
    /// A line break.
    Newline,
    /// SP.
    Space,
    /// AL.
    Alphabetic,
    /// NU.
    Numeric,
    /// ID, and Hangul syllables (H2, H3), for which the same rules hold.
    Ideographic,
    /// CJ.
    SmallKana,
    /// NS.
    Nonstarter,
    /// OP.
    Open,
    /// OP of full width, which LB30 does not glue to letters.
    OpenWide,
    /// CL.
    Close,
    /// CP.
    CloseParenthesis,
    /// QU of the category Pi.
    QuoteInitial,
    /// QU of the category Pf.
    QuoteFinal,
    /// QU of neither.
    Quote,
    /// EX.
    Exclamation,
    /// IS.
    Infix,
    /// SY.
    Slash,
    /// HY.
    Hyphen,
    /// BA.
    BreakAfter,
    /// PR.
    Prefix,
    /// PO.
    Postfix,
    /// B2.
    Dash,
    /// IN.
    Inseparable,
}

/// What there is to know about a common ideograph.
pub const HAN: Plain = Plain { width: 2, class: Class::Han, line_break: LineBreak::Ideographic };
const HANGUL: Plain = Plain { class: Class::Hangul, ..HAN };
const LETTER: Plain = Plain { width: 1, class: Class::Latin, line_break: LineBreak::Alphabetic };

/// What there is to know about `c`, if it is plain.
pub fn look_up(c: char, ambiguous: Ambiguous) -> Option<Plain> {
    let found = match c {
        '\0'..='\u{7f}' => return is_plain(ASCII[c as usize]),
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' => return Some(HAN),
        '\u{ac00}'..='\u{d7a3}' => return Some(HANGUL),
        '\u{3000}'..='\u{30ff}' => return is_plain(KANA[c as usize - 0x3000]),
        '\u{ff00}'..='\u{ff5f}' => return is_plain(FULL_WIDTH[c as usize - 0xff00]),
        '\u{2010}'..='\u{204f}' => is_plain(PUNCTUATION[c as usize - 0x2010])?,
        '·' => Plain { class: Class::MiddleDot, ..LETTER },
        // Arrows, and what lists and notes are marked with.
        '\u{2190}'..='\u{2193}' | '\u{2460}'..='\u{24ff}' | '\u{25a0}'..='\u{25cb}' | '★' | '☆' | '×' | '÷' => {
            Plain { class: Class::of_char(c), ..LETTER }
        }
        '\u{c0}'..='\u{24f}' => LETTER,
        _ => return None,
    };
    let width = if ambiguous == Ambiguous::Wide { width::of_single(c, ambiguous) } else { found.width };
    Some(Plain { width, ..found })
}

/// What there is to know about an ASCII byte; control characters have the class [`LineBreak::Complex`].
pub const fn ascii(byte: u8) -> Plain {
    ASCII[(byte & 0x7f) as usize]
}

fn is_plain(found: Plain) -> Option<Plain> {
    if found.line_break == LineBreak::Complex { None } else { Some(found) }
}

/// A table of the characters from `$first` on: their width and the functions that give their classes.
macro_rules! table {
    ($length:literal from $first:literal, width $width:literal, $class:path, $line_break:path) => {{
        let mut table = [HAN; $length];
        let mut i = 0;
        while i < $length {
            if let Some(c) = char::from_u32($first + i as u32) {
                table[i] = Plain { width: $width, class: $class(c), line_break: $line_break(c) };
            }
            i += 1;
        }
        table
    }};
}

static ASCII: [Plain; 128] = {
    let mut table = table!(128 from 0, width 1, class::ascii, ascii_break);
    table['\n' as usize].width = 0;
    table
};
static KANA: [Plain; 256] = table!(256 from 0x3000, width 2, class::cjk_symbol_or_kana, kana);
static FULL_WIDTH: [Plain; 96] = table!(96 from 0xff00, width 2, class::full_or_half_width, full_width);
static PUNCTUATION: [Plain; 64] = table!(64 from 0x2010, width 1, class::general_punctuation, punctuation);

const fn ascii_break(c: char) -> LineBreak {
    match c {
        '\n' => LineBreak::Newline,
        ' ' => LineBreak::Space,
        '!' | '?' => LineBreak::Exclamation,
        '"' | '\'' => LineBreak::Quote,
        '$' | '+' | '\\' => LineBreak::Prefix,
        '%' => LineBreak::Postfix,
        '(' | '[' | '{' => LineBreak::Open,
        ')' | ']' => LineBreak::CloseParenthesis,
        '}' => LineBreak::Close,
        ',' | '.' | ':' | ';' => LineBreak::Infix,
        '-' => LineBreak::Hyphen,
        '/' => LineBreak::Slash,
        '0'..='9' => LineBreak::Numeric,
        '|' => LineBreak::BreakAfter,
        '\0'..='\u{1f}' | '\u{7f}' => LineBreak::Complex,
        _ => LineBreak::Alphabetic,
    }
}

const fn kana(c: char) -> LineBreak {
    match c {
        '\u{3000}' => LineBreak::BreakAfter,
        '、' | '。' | '〉' | '》' | '」' | '』' | '】' | '〕' | '〗' => LineBreak::Close,
        '〈' | '《' | '「' | '『' | '【' | '〔' | '〖' => LineBreak::OpenWide,
        '々' | '〜' | 'ゝ' | 'ゞ' | '゠' | '・' | 'ヽ' | 'ヾ' => LineBreak::Nonstarter,
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ' => {
            LineBreak::SmallKana
        }
        'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ' | 'ー' => {
            LineBreak::SmallKana
        }
        '〃' | '〆' | '〇' | 'あ'..='ゔ' | 'ゟ' | 'ア'..='ヺ' | 'ヿ' => LineBreak::Ideographic,
        _ => LineBreak::Complex,
    }
}

const fn full_width(c: char) -> LineBreak {
    match c {
        '！' | '？' => LineBreak::Exclamation,
        '，' | '．' | '）' | '］' | '｝' => LineBreak::Close,
        '（' | '［' | '｛' => LineBreak::OpenWide,
        '：' | '；' => LineBreak::Nonstarter,
        '％' => LineBreak::Postfix,
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => LineBreak::Ideographic,
        _ => LineBreak::Complex,
    }
}

const fn punctuation(c: char) -> LineBreak {
    match c {
        '–' => LineBreak::BreakAfter,
        '—' => LineBreak::Dash,
        '‘' | '“' => LineBreak::QuoteInitial,
        '’' | '”' => LineBreak::QuoteFinal,
        '…' | '‥' => LineBreak::Inseparable,
        '‰' => LineBreak::Postfix,
        '•' | '※' => LineBreak::Alphabetic,
        _ => LineBreak::Complex,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_tables_say_is_what_the_authorities_say() {
        let mut plain_ones = 0;
        for c in '\0'..='\u{ffff}' {
            for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                let Some(found) = look_up(c, ambiguous) else { continue };
                plain_ones += 1;
                assert_eq!(found.class, Class::of_char(c), "{c:?}");
                if c != '\n' {
                    let widths = width::Widths { ambiguous, ..Default::default() };
                    assert_eq!(found.width, width::of_cluster(c.encode_utf8(&mut [0; 4]), widths), "{c:?}");
                }
            }
        }
        assert!(plain_ones > 60_000, "{plain_ones}");
    }
}
