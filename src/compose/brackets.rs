//! Readings in brackets: which parts of a word share a pair of them, and what stands inside.
//!
//! A compound has one reading as a whole, so its parts share one pair of brackets: `東京（とうきょう）`, as newspapers print it
//! and as jukugo ruby is one unit on paper (jlreq §3.3.7). Kana within the word are their own reading.

use crate::document::RubyPair;
use crate::text::class::Class;
use crate::text::width;

/// A longer stretch of parts is a sentence rather than a word: its parts have brackets of their own. In columns.
const LONGEST_WORD: usize = 16;

/// The stretches of a ruby that have one pair of brackets each, or none.
pub fn words(ruby: &[RubyPair]) -> impl Iterator<Item = &[RubyPair]> {
    let columns: usize = ruby.iter().map(|part| width::of_str(&part.base)).sum();
    let is_word = columns <= LONGEST_WORD;
    ruby.chunk_by(move |left, right| is_word && is_read(left) && is_read(right))
}

/// What stands in the brackets behind a word: nothing where no part has a reading.
pub fn reading(word: &[RubyPair]) -> String {
    if word.iter().all(|part| part.text.is_empty()) {
        return String::new();
    }
    let mut out = String::new();
    for part in word {
        if is_spelt(&out) {
            out.push(' ');
        }
        out.push_str(if part.text.is_empty() { &part.base } else { &part.text });
    }
    out
}

/// Whether a part has a reading, or is one.
fn is_read(part: &RubyPair) -> bool {
    !part.text.is_empty() || part.base.chars().all(is_kana)
}

fn is_kana(c: char) -> bool {
    matches!(Class::of_char(c), Class::Kana | Class::SmallKana)
}

/// Whether a syllable is parted from the next by a space: in Latin letters and bopomofo, not in kana or Hangul.
pub fn is_spelt(syllable: &str) -> bool {
    syllable.chars().next_back().is_some_and(|c| Class::of_char(c) == Class::Latin || is_bopomofo(c))
}

/// Whether a character is a letter of bopomofo or one of its tone marks.
pub fn is_bopomofo(c: char) -> bool {
    matches!(c, '\u{3105}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}') || is_tone(c)
}

/// Whether a character is a tone mark of bopomofo.
pub fn is_tone(c: char) -> bool {
    matches!(c, 'ˊ' | 'ˇ' | 'ˋ' | '˙' | '˪' | '˫')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SafeText;

    fn bracketed(parts: &[(&str, &str)]) -> Vec<String> {
        let part = |&(base, text): &(&str, &str)| RubyPair { base: SafeText::new(base), text: SafeText::new(text) };
        let ruby: Vec<RubyPair> = parts.iter().map(part).collect();
        let bases = |word: &[RubyPair]| word.iter().map(|part| part.base.to_string()).collect::<String>();
        words(&ruby).map(|word| format!("{}（{}）", bases(word), reading(word))).collect()
    }

    #[test]
    fn a_compound_has_one_pair_of_brackets() {
        assert_eq!(bracketed(&[("東", "とう"), ("京", "きょう")]), ["東京（とうきょう）"]);
        assert_eq!(bracketed(&[("振", "ふ"), ("り", ""), ("仮名", "がな")]), ["振り仮名（ふりがな）"]);
        assert_eq!(bracketed(&[("看", "ㄎㄢˋ"), ("報", "ㄅㄠˋ")]), ["看報（ㄎㄢˋ ㄅㄠˋ）"]);
        assert_eq!(bracketed(&[("北", "Běi"), ("京", "jīng")]), ["北京（Běi jīng）"]);
        assert_eq!(bracketed(&[("漢", "한"), ("字", "자")]), ["漢字（한자）"]);
    }

    #[test]
    fn a_part_without_a_reading_ends_a_word_and_a_sentence_is_none() {
        assert_eq!(bracketed(&[("第", ""), ("一", "いち"), ("章", "")]), ["第（）", "一（いち）", "章（）"]);
        let long = [("字", "ㄗˋ"); 9];
        assert_eq!(bracketed(&long).len(), 9);
    }
}
