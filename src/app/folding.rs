//! What a search takes for the same: either case, accents or none, full and half width, the two Chinese scripts; and what
//! it looks through. Every place in folded text leads back to the text.

use crate::rendition::Variants;
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::char::{compose, decompose_canonical, decompose_compatible};

/// The voiced sound marks of kana, which join the letter before them.
const SOUND_MARKS: [char; 2] = ['\u{3099}', '\u{309a}'];

/// How text is folded.
#[derive(Debug, Clone, Default)]
pub struct Folding {
    /// Whether capitals stay.
    pub keeps_case: bool,
    /// Which Han characters are one, where that is known yet.
    pub variants: Option<Arc<Variants>>,
}

/// A text as it is compared.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// The text.
    pub text: String,
    /// Places in the folded text, each with the one that it comes from, from which on both go in step; in their order.
    steps: Vec<(usize, usize)>,
}

impl Folding {
    /// `text` as it is compared.
    pub fn fold(&self, text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), steps: Vec::new() };
        for (at, c) in text.char_indices() {
            let start = folded.text.len();
            self.push(c, &mut folded.text);
            if folded.text.len() != start + c.len_utf8() {
                folded.steps.extend([(start, at), (folded.text.len(), at + c.len_utf8())]);
            }
        }
        folded
    }

    fn push(&self, c: char, out: &mut String) {
        match c {
            '\0'..='\u{7f}' => out.push(if self.keeps_case { c } else { c.to_ascii_lowercase() }),
            '\u{3400}'..='\u{9fff}' => out.push(self.variants.as_ref().map_or(c, |variants| variants.of(c))),
            // Soft hyphens, joiners and spaces without width, selectors of variants, accents.
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' => {}
            '\u{300}'..='\u{36f}' => {}
            '\u{a0}' | '\u{202f}' | '\u{3000}' => out.push(' '),
            '‘' | '’' => out.push('\''),
            '“' | '”' => out.push('"'),
            '\u{ff01}'..='\u{ff5e}' => self.push(char::from_u32(c as u32 - 0xfee0).unwrap_or(c), out),
            '\u{ff61}'..='\u{ff9f}' => decompose_compatible(c, |c| join(c, out)),
            '\u{3099}' | '\u{309a}' => join(c, out),
            // Latin and Greek, for in other scripts such a mark makes another letter.
            '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{3ff}' | '\u{1e00}'..='\u{1fff}' => {
                decompose_canonical(c, |c| self.push_letter(c, out));
            }
            _ => self.push_letter(c, out),
        }
    }

    fn push_letter(&self, c: char, out: &mut String) {
        let is_accent = |c: &char| matches!(c, '\u{300}'..='\u{36f}');
        match self.keeps_case {
            true => out.extend(Some(c).filter(|c| !is_accent(c))),
            false => out.extend(c.to_lowercase().filter(|c| !is_accent(c))),
        }
    }
}

/// Appends a kana, or its sound mark to the kana before it.
fn join(c: char, out: &mut String) {
    let joined = out.chars().next_back().filter(|_| SOUND_MARKS.contains(&c)).and_then(|last| compose(last, c));
    if joined.is_some() {
        out.pop();
    }
    out.push(joined.unwrap_or(c));
}

impl Folded {
    /// The stretch of `source`, the text that was folded, that a stretch comes from: whole characters, with the accents
    /// and whatever else after them was folded to nothing.
    pub fn origin(&self, source: &str, found: &Range<usize>) -> Range<usize> {
        let (last, next) = (self.before(source, found.end.saturating_sub(1)), self.before(source, found.end));
        let end = match source.get(last..).and_then(|rest| rest.chars().next()) {
            _ if found.end >= self.text.len() => source.len(),
            // It ends within what one character was folded to.
            Some(c) if next == last => last + c.len_utf8(),
            _ => next,
        };
        self.before(source, found.start)..end
    }

    /// Where the character begins that the byte `at` comes from.
    fn before(&self, source: &str, at: usize) -> usize {
        let next = self.steps.partition_point(|&(folded, _)| folded <= at);
        let (folded, origin) = next.checked_sub(1).and_then(|step| self.steps.get(step)).copied().unwrap_or_default();
        let most = self.steps.get(next).map_or(source.len(), |&(_, origin)| origin);
        source.floor_char_boundary((origin + at - folded).min(most.saturating_sub(1).max(origin)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_reader_takes_for_the_same_is_folded_to_the_same() {
        let variants = Some(Arc::new(Variants::load()));
        let folding = Folding { variants, ..Folding::default() };
        for same in [
            ["開源", "开源"],
            ["ＡＩ　２０２５", "ai 2025"],
            ["Café", "cafe"],
            ["cafe\u{301}", "cafe"],
            ["ｶﾞﾊﾟ", "ガパ"],
            ["か\u{3099}", "が"],
            ["in\u{ad}for\u{200b}ma\u{2060}tion", "information"],
            ["don’t", "don't"],
            ["，", ","],
        ] {
            let [a, b] = same.map(|text| folding.fold(text).text);
            assert_eq!(a, b);
        }
        for [a, b] in [["か", "が"], ["가", "각"], ["и", "й"]] {
            assert_ne!(folding.fold(a).text, folding.fold(b).text);
        }
        let exact = Folding { keeps_case: true, ..folding };
        assert_eq!(exact.fold("Éa").text, "Ea");
    }

    proptest! {
        #[test]
        fn every_place_leads_back_to_whole_characters(text in "[a-zİÉéﬁ\u{ad}\u{200b}\u{301}ｶﾞガ\u{3099}開Ａ𝒜 ]{0,12}") {
            let folded = Folding::default().fold(&text);
            let places: Vec<usize> = folded.text.char_indices().map(|(at, _)| at).chain([folded.text.len()]).collect();
            for pair in places.windows(2) {
                let origin = folded.origin(&text, &(pair[0]..pair[1]));
                let piece = text.get(origin).unwrap();
                let again = Folding::default().fold(piece).text;
                prop_assert!(again.contains(&folded.text[pair[0]..pair[1]]), "{piece:?} in {text:?}");
            }
        }
    }
}
