//! Paragraphs that count themselves: `一、` `（二）` `3.` `④` at their heads hang, where a neighbour goes on counting.
//!
//! The marker stays the text that it is, so that it is searched and copied; only the lines after the first are indented by
//! its columns. A single such paragraph may begin so by chance, and is set like any other.

use crate::document::{Block, BlockKind, Inline};

/// What a paragraph begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    /// How it is written: those of one list are written alike.
    style: Style,
    /// The number that it stands for; a bullet has none.
    number: Option<u32>,
    /// Bytes of the text that it takes, with the spaces after it.
    pub len: u32,
}

/// How a marker is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    numerals: Numerals,
    /// What stands before the number and after it.
    around: (Option<char>, Option<char>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numerals {
    Han,
    Stems,
    Digits,
    Circled,
    Hangul,
    Bullet(char),
}

/// The bullets that are typed at the heads of paragraphs.
const BULLETS: &str = "・•●○◎■□◆◇▪‧※★☆–";
/// 甲, 乙, 丙: the heavenly stems, in their order.
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
/// 가, 나, 다, in their order.
const HANGUL: &str = "가나다라마바사아자차카타파하";

/// The marker of a paragraph one of whose neighbours goes on counting, before it or after it.
pub fn of(previous: Option<&Block>, block: &Block, next: Option<&Block>) -> Option<Marker> {
    let marker = marker(block)?;
    let leads_to =
        |from: Marker, to: Marker| from.style == to.style && to.number == from.number.map(|number| number + 1);
    let goes_on = previous.and_then(self::marker).is_some_and(|before| leads_to(before, marker))
        || next.and_then(self::marker).is_some_and(|after| leads_to(marker, after));
    if goes_on { Some(marker) } else { None }
}

fn marker(block: &Block) -> Option<Marker> {
    match &block.kind {
        BlockKind::Paragraph(content) => match content.first()? {
            Inline::Text(text) => parse(text),
            _ => None,
        },
        _ => None,
    }
}

fn parse(text: &str) -> Option<Marker> {
    let mut rest = text;
    let open = take(&mut rest, |c| matches!(c, '（' | '(' | '〔' | '［'));
    let (numerals, number) = numeral(&mut rest)?;
    let close = take(&mut rest, |c| match open {
        Some('（') => c == '）',
        Some('(') => c == ')',
        Some('〔') => c == '〕',
        Some(_) => c == '］',
        // Laws and rules have a wide space after their numbers.
        None if c == '\u{3000}' => matches!(numerals, Numerals::Han | Numerals::Digits),
        None => matches!(c, '、' | '.' | '．' | ')' | '）'),
    });
    let is_whole = matches!(numerals, Numerals::Circled | Numerals::Bullet(_)) != close.is_some();
    let spaced = rest.len() - rest.trim_start().len();
    // `3.5` and `（a.b）` are no markers; nor is what nothing follows.
    let parts = close == Some('.') || close == Some(')') || matches!(numerals, Numerals::Bullet('–' | '※'));
    if !is_whole || open.is_some() && close.is_none() || parts && spaced == 0 || rest.trim_start().is_empty() {
        return None;
    }
    let len = (text.len() - rest.len() + spaced) as u32;
    Some(Marker { style: Style { numerals, around: (open, close) }, number, len })
}

fn take(rest: &mut &str, wanted: impl Fn(char) -> bool) -> Option<char> {
    let first = rest.chars().next().filter(|&c| wanted(c))?;
    *rest = rest.get(first.len_utf8()..).unwrap_or_default();
    Some(first)
}

/// Takes a number, or a bullet, off the head of a text.
fn numeral(rest: &mut &str) -> Option<(Numerals, Option<u32>)> {
    let first = rest.chars().next()?;
    let position = |series: &str| series.chars().position(|c| c == first).map(|at| at as u32 + 1);
    let single = |numerals, number| (numerals, number, first.len_utf8());
    let (numerals, number, len) = match first {
        '0'..='9' | '０'..='９' => digits(rest)?,
        '①'..='⑳' => single(Numerals::Circled, Some(first as u32 - '①' as u32 + 1)),
        _ if BULLETS.contains(first) => single(Numerals::Bullet(first), None),
        _ if position(STEMS).is_some() => single(Numerals::Stems, position(STEMS)),
        _ if position(HANGUL).is_some() => single(Numerals::Hangul, position(HANGUL)),
        _ => han(rest)?,
    };
    *rest = rest.get(len..).unwrap_or_default();
    Some((numerals, number))
}

/// Up to three digits, all of one width.
fn digits(text: &str) -> Option<(Numerals, Option<u32>, usize)> {
    let zero = if text.starts_with(|c: char| c.is_ascii()) { '0' } else { '０' };
    let value = |c: char| (c as u32).checked_sub(zero as u32).filter(|&digit| digit <= 9);
    let (mut number, mut len) = (0, 0);
    for (i, c) in text.char_indices() {
        let Some(digit) = value(c) else { break };
        if i >= 3 * zero.len_utf8() {
            return None;
        }
        (number, len) = (number * 10 + digit, i + zero.len_utf8());
    }
    (len > 0).then_some((Numerals::Digits, Some(number), len))
}

/// A number below a hundred in Han numerals: 三, 十, 二十一.
fn han(text: &str) -> Option<(Numerals, Option<u32>, usize)> {
    let value = |c: char| "〇一二三四五六七八九".chars().position(|d| d == c).map(|d| d as u32);
    let (mut number, mut len) = (0, 0);
    for c in text.chars().take_while(|&c| c == '十' || value(c).is_some()).take(3) {
        number = match value(c) {
            Some(digit) => number + digit,
            None => number.max(1) * 10,
        };
        len += c.len_utf8();
    }
    if len == 0 { None } else { Some((Numerals::Han, Some(number), len)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockId;
    use crate::text::SafeText;

    fn paragraphs(texts: &[&str]) -> Vec<Block> {
        let paragraph = |text: &&str| BlockKind::Paragraph(vec![Inline::Text(SafeText::new(text))].into());
        texts.iter().map(|t| Block { id: BlockId::default(), language: None, kind: paragraph(t) }).collect()
    }

    fn hangs(texts: [&str; 2]) -> bool {
        let blocks = paragraphs(&texts);
        let first = of(None, &blocks[0], Some(&blocks[1]));
        assert_eq!(first.is_some(), of(Some(&blocks[0]), &blocks[1], None).is_some());
        first.is_some()
    }

    #[test]
    fn paragraphs_that_go_on_counting_hang() {
        for texts in [
            ["一、開源", "二、合作"],
            ["九、開源", "十、合作"],
            ["（十九）開源", "（二十）合作"],
            ["(1) open", "(2) shut"],
            ["1. open", "2. shut"],
            ["9、開源", "10、合作"],
            ["①開源", "②合作"],
            ["甲、開源", "乙、合作"],
            ["가. 하나", "나. 둘"],
            ["・開く", "・閉じる"],
            ["一　開く", "二　閉じる"],
            ["２　前項の規定", "３　第一項の規定"],
            ["①　開く", "②　閉じる"],
            ["● 開く", "● 閉じる"],
        ] {
            assert!(hangs(texts), "{texts:?}");
        }
    }

    #[test]
    fn what_only_looks_like_counting_does_not_hang() {
        for texts in [
            ["一、開源", "三、合作"],
            ["一、開源", "（二）合作"],
            ["一九四六年的春天", "二〇二五年的春天"],
            ["3.5 倍", "4.5 倍"],
            ["2024年", "2025年"],
            ["甲說", "乙說"],
            ["一、", "二、"],
            ["–5 度", "–6 度"],
            ["① 開源", "• 合作"],
            ["２０２４年", "２０２５年"],
            ["１ 開源", "２ 合作"],
            ["開源", "合作"],
        ] {
            assert!(!hangs(texts), "{texts:?}");
        }
    }

    #[test]
    fn a_marker_takes_the_spaces_after_it() {
        let marker = |text| parse(text).map(|m| m.len as usize);
        assert_eq!(marker("（一） 開源"), Some("（一） ".len()));
        assert_eq!(marker("12. open"), Some(4));
    }
}
