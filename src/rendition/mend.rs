//! Traditional text that was converted badly: 導緻, 曆史, 警鍾, 盡管, 颠覆.
//!
//! It is mended by way of Simplified and back, which knows words, but harms clean text (范 becomes 範, 台 becomes 臺). So
//! it is done only where there are signs of a bad conversion, and only those characters are taken from it that are such a
//! sign: Simplified ones, and the usual wrong halves of a pair.

use super::cells::{Cells, is_han};
use super::script;
use crate::text::han_set::HanSet;
use crate::text::{Language, is_simplified};

/// Words that nobody writes, but bad converters do. None of them may arise where two good words meet (手機製造).
const SIGNS: &[&str] = &[
    "導緻", "以緻", "緻使", "一緻", "緻力", "大緻", "曆史", "經曆", "曆經", "來曆", "學曆", "警鍾", "分鍾", "時鍾",
    "鍾頭", "盡管", "遊泳", "幹預", "幹涉", "若幹", "製度", "控製", "抑製", "復雜", "髮展", "髮現", "開髮", "關繫",
    "聯係", "傢庭", "國傢", "大傢", "專傢",
];

/// A character of each sign: a text without any of them need not be searched.
static WATCHED: HanSet = HanSet::of("緻曆鍾盡遊幹製復髮繫係傢");

/// Characters that bad converters put in the place of others.
const WRONG: &[(char, char)] = &[
    ('緻', '致'),
    ('曆', '歷'),
    ('歷', '曆'),
    ('鍾', '鐘'),
    ('盡', '儘'),
    ('隻', '只'),
    ('遊', '游'),
    ('幹', '干'),
    ('乾', '幹'),
    ('幹', '乾'),
    ('準', '准'),
    ('製', '制'),
    ('復', '複'),
    ('複', '復'),
    ('麵', '面'),
    ('髮', '發'),
    ('發', '髮'),
    ('係', '繫'),
    ('繫', '係'),
    ('係', '系'),
    ('徵', '征'),
    ('衝', '沖'),
    ('傢', '家'),
    ('嚮', '向'),
    ('後', '后'),
];

/// What the way by Simplified gets wrong: what is written, and what is meant.
const OVERRIDES: &[(&str, &str)] =
    &[("幹預", "干預"), ("批準", "批准"), ("準許", "准許"), ("聯係", "聯繫"), ("關繫", "關係")];

/// So many characters of a leaf may be Simplified, in one part of so many, before it is a quotation in that script.
const MOST_SIMPLIFIED: usize = 4;

/// Mends a leaf of Traditional text where it shows signs of a bad conversion; `false` where it shows none.
pub fn mend(cells: &mut Cells, language: Language) -> bool {
    let text = cells.text();
    if language != Language::ChineseTraditional || !is_badly_converted(&text) {
        return false;
    }
    let mended = OVERRIDES.iter().fold(script::round_trip(&text), |text, (wrong, right)| text.replace(wrong, right));
    let kept = cells.0.iter_mut().filter(|cell| cell.now.is_some());
    for (cell, new) in kept.zip(mended.chars()) {
        let Some(old) = cell.now.filter(|_| !cell.fixed) else { continue };
        if is_simplified(old) || WRONG.contains(&(old, new)) {
            cell.now = Some(new);
        }
    }
    true
}

/// Whether a text has signs of a bad conversion, and is not in Simplified characters altogether.
pub fn is_badly_converted(text: &str) -> bool {
    let (mut simplified, mut watched) = (0, false);
    for c in text.chars() {
        simplified += usize::from(is_simplified(c));
        watched |= WATCHED.contains(c);
    }
    if simplified == 0 {
        return watched && SIGNS.iter().any(|sign| text.contains(sign));
    }
    simplified * MOST_SIMPLIFIED <= text.chars().filter(|&c| is_han(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_watched_for() {
        for sign in SIGNS {
            assert!(sign.chars().any(|c| WATCHED.contains(c)), "{sign}");
        }
    }
}
