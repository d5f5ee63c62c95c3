//! Numbers in circles that count what a text names, `①地段，②屋況`, and are no marks of notes.

use super::numerals;
use crate::text::width;

/// The widest item between two marks that nothing but the marks parts from each other, in columns.
const ITEM: usize = 24;
/// The fewest items that are known by their marks alone.
const FEWEST: usize = 3;

/// A number in a circle.
#[derive(Debug, Clone, Copy)]
struct Circle {
    at: usize,
    /// The first byte after it.
    end: usize,
    number: u32,
}

/// Where the numbers in circles stand that count: at the head of the line or after no word, and those in one row with them.
pub fn counting(line: &str) -> Vec<usize> {
    let circles: Vec<Circle> = line
        .match_indices(|c| matches!(c, '①'..='⑳'))
        .filter_map(|(at, _)| {
            let (number, bytes) = numerals::circled(line.get(at..)?)?;
            Some(Circle { at, end: at + bytes, number })
        })
        .collect();
    let rows = circles.chunk_by(|one, next| next.number == one.number + 1);
    rows.filter(|row| counts(line, row)).flatten().map(|circle| circle.at).collect()
}

/// Whether a row of numbers, one after the other, heads items. One that stands after a word and before none is a note's, and
/// then so is the row; one by itself after a sentence may be a note's.
fn counts(line: &str, row: &[Circle]) -> bool {
    let is_short = |pair: &[Circle]| match pair {
        [one, next] => line.get(one.end..next.at).is_some_and(|item| width::estimate(item) <= ITEM),
        _ => false,
    };
    let is_of_note = |circle: &Circle| is_after_word(line, circle) && !is_before_word(line, circle);
    let heads = |circle: &Circle| {
        let ends = line.get(..circle.at).is_some_and(|before| before.ends_with(['。', '！', '？']));
        !is_after_word(line, circle) && is_before_word(line, circle) && (row.len() > 1 || !ends)
    };
    let is_list = || row.len() >= FEWEST && row.windows(2).all(is_short);
    !row.iter().any(is_of_note) && (row.iter().any(heads) || is_list())
}

/// Whether a mark stands where one of a note does: after a word, or what closes one. Other marks of notes part nothing.
fn is_after_word(line: &str, circle: &Circle) -> bool {
    let before = line.get(..circle.at).unwrap_or_default();
    let last = before.trim_end_matches(|c| matches!(c, '①'..='⑳')).chars().next_back();
    last.is_some_and(|c| c.is_alphanumeric() || "」』”’》〉）)]】〕％%\"'".contains(c))
}

fn is_before_word(line: &str, circle: &Circle) -> bool {
    let after = line.get(circle.end..).and_then(|after| after.trim_start().chars().next());
    after.is_some_and(|c| c.is_alphanumeric() || "「『“‘《〈（(".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers that count.
    fn counted(line: &str) -> String {
        counting(line).into_iter().filter_map(|at| line[at..].chars().next()).collect()
    }

    #[test]
    fn marks_before_items_count() {
        for (line, expected) in [
            ("要看三件事：①地段，②屋況，③價格。", "①②③"),
            ("対策は①節水、②節電の二つだ。", "①②"),
            ("三件事。①地段決定價值。②屋況要看。", "①②"),
            ("看①地段②屋況③價格", "①②③"),
            ("①節水", "①"),
            ("包括 ① 地段 ② 屋況", "①②"),
        ] {
            assert_eq!(counted(line), expected, "{line}");
        }
    }

    #[test]
    fn marks_of_notes_do_not() {
        for line in [
            "運水走西門①，運糧走東門，出兵走北門。",
            "學而時習之①，不亦說乎②？有朋自遠方來③，不亦樂乎？",
            "他在《論語》①和《孟子》②中都提到。",
            "報站的時候說的是門。②",
            "成書過程極為複雜。①其中最早的部分",
            "歷來說法不一②，有人以為是「人心」；③近年出土的竹簡",
        ] {
            assert_eq!(counted(line), "", "{line}");
        }
    }
}
