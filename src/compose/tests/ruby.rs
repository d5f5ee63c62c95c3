//! Readings and their bases: what holds for every text at every measure, and pages that a person can read.

use super::properties::{language, options};
use super::support::{document, page, ruby, text, word};
use crate::compose::line::Glyph;
use crate::compose::{Direction, Hang, Line, Options, RubyMode, TEXT_CELLS, compose_blocks};
use crate::document::{BlockKind, Inline};
use crate::text::{Language, SafeText, width};
use proptest::prelude::*;
use std::ops::Range;

/// A piece of a paragraph: text, or the parts of a word with their readings.
#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    Word(Vec<(String, String)>),
}

fn piece() -> impl Strategy<Value = Piece> {
    let reading = prop_oneof!["[ぁ-ん]{1,6}", "[ㄅ-ㄩ]{1,3}[ˊˇˋ]?", "[a-z]{1,6}"];
    let part = ("[一-十人民時間報導開源]{1,4}", reading);
    prop_oneof![
        3 => prop::collection::vec(part, 1..4).prop_map(Piece::Word),
        3 => "[ぁ-ん一-十、。「」]{1,8}".prop_map(Piece::Text),
        1 => "[A-Za-z]{1,9}".prop_map(Piece::Text),
    ]
}

fn inlines(pieces: &[Piece]) -> Vec<Inline> {
    let inline = |piece: &Piece| match piece {
        Piece::Text(s) => Inline::Text(SafeText::new(s)),
        Piece::Word(parts) => word(&parts.iter().map(|(b, r)| (b.as_str(), r.as_str())).collect::<Vec<_>>()),
    };
    pieces.iter().map(inline).collect()
}

/// Every base in order: its bytes in the flat text, and its reading.
fn bases(pieces: &[Piece]) -> Vec<(Range<usize>, String)> {
    let mut at = 0;
    let mut found = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(s) => at += s.len(),
            Piece::Word(parts) => {
                for (base, reading) in parts {
                    found.push((at..at + base.len(), reading.clone()));
                    at += base.len();
                }
            }
        }
    }
    found
}

fn compose(pieces: &[Piece], language: Language, measure: u16, options: Options) -> Vec<Line> {
    let document = document(language, vec![BlockKind::Paragraph(inlines(pieces).into())]);
    compose_blocks(&document, &document.blocks, measure, options)
}

fn glyphs(line: &Line) -> impl Iterator<Item = Glyph<'_>> {
    line.runs.iter().flat_map(|run| line.glyphs(run))
}

/// The text that lines show, spaces aside.
fn shown<'a>(lines: impl Iterator<Item = &'a Line>) -> String {
    lines.flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

/// What is wrong with the readings above the lines of a paragraph.
fn misplaced(lines: &[Line], bases: &[(Range<usize>, String)]) -> Option<String> {
    let mut bases = bases.iter().peekable();
    for (i, line) in lines.iter().enumerate().filter(|(_, line)| !line.is_readings) {
        let above = i.checked_sub(1).and_then(|i| lines.get(i)).filter(|above| above.is_readings);
        let mut readings = above.map(|above| glyphs(above).collect::<Vec<_>>()).unwrap_or_default().into_iter();
        while let Some((base, reading)) = bases.next_if(|(base, _)| base.start < line.source.end.byte as usize) {
            let own: Vec<Glyph<'_>> =
                glyphs(line).filter(|g| g.pos.is_some_and(|pos| base.contains(&(pos.byte as usize)))).collect();
            let (Some(first), Some(last)) = (own.first(), own.last()) else { return Some(format!("no base {base:?}")) };
            if own.len() != base.len() / 3 {
                return Some(format!("the base of {reading} is parted"));
            }
            let over: Vec<Glyph<'_>> = readings.by_ref().take(reading.chars().count()).collect();
            let said: String = over.iter().map(|g| g.text).collect();
            let (Some(left), Some(right)) = (over.first(), over.last()) else {
                return Some(format!("{reading} is lost"));
            };
            let touches = left.column < last.column + 2 && right.column + u16::from(right.width) > first.column;
            if said != *reading || !touches {
                return Some(format!("{said} for {reading}"));
            }
        }
        if let Some(more) = readings.next() {
            return Some(format!("{} stands over nothing", more.text));
        }
    }
    bases.next().map(|(_, reading)| format!("{reading} is lost"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    #[test]
    fn a_reading_never_parts_from_its_base(
        pieces in prop::collection::vec(piece(), 1..14), language in language(), options in options(), measure in 4_u16..=120,
    ) {
        let off = compose(&pieces, language, 4000, Options { ruby: RubyMode::Off, ..options });
        let above = compose(&pieces, language, measure, Options { ruby: RubyMode::Above, ..options });
        for line in &above {
            let margin = if line.is_readings || options.hang == Hang::Off { 0 } else { 2 };
            prop_assert!(line.width() <= measure + margin, "{}", page(&above));
            let mut free = 0;
            for glyph in glyphs(line) {
                prop_assert!(glyph.column >= free, "{} overlaps:\n{}", glyph.text, page(&above));
                free = glyph.column + u16::from(glyph.width);
            }
        }
        if above.iter().any(|line| line.is_readings) {
            prop_assert_eq!(shown(above.iter().filter(|line| !line.is_readings)), shown(off.iter()));
            let wrong = misplaced(&above, &bases(&pieces));
            prop_assert!(wrong.is_none(), "{wrong:?} at {measure}\n{}", page(&above));
        } else {
            // Brackets, since a base with its reading is wider than the measure; or there are no readings.
            prop_assert!(measure < 40 || pieces.iter().all(|p| matches!(p, Piece::Text(_))), "{}", page(&above));
            let inline = compose(&pieces, language, measure, Options { ruby: RubyMode::Inline, ..options });
            prop_assert_eq!(page(&above), page(&inline));
        }
    }

    #[test]
    fn readings_in_brackets_follow_their_words(
        pieces in prop::collection::vec(piece(), 1..14), language in language(), options in options(), measure in 4_u16..=120,
    ) {
        let lines = compose(&pieces, language, measure, Options { ruby: RubyMode::Inline, ..options });
        let all = shown(lines.iter());
        for piece in &pieces {
            let Piece::Word(parts) = piece else { continue };
            let columns: usize = parts.iter().map(|(base, _)| width::of_str(base)).sum();
            if columns <= 16 {
                let base: String = parts.iter().map(|(base, _)| base.as_str()).collect();
                let reading: String = parts.iter().map(|(_, reading)| reading.as_str()).collect();
                let brackets = if language == Language::Korean { ["(", ")"] } else { ["（", "）"] };
                let expected = format!("{base}{}{reading}{}", brackets[0], brackets[1]);
                prop_assert!(all.contains(&expected), "{expected} in {all}");
            }
        }
        for line in &lines {
            let margin = if options.hang == Hang::Off { 0 } else { 2 };
            prop_assert!(line.width() <= measure + margin, "{}", page(&lines));
        }
    }

    #[test]
    fn a_reading_never_parts_from_its_base_in_vertical_lines(
        pieces in prop::collection::vec(piece(), 1..14), options in options(), rows in 4_u16..=120,
    ) {
        let vertical = Options { direction: Direction::Vertical, hang: Hang::Off, ..options };
        let lines = compose(&pieces, Language::Japanese, rows, vertical);
        let beside = |line: &Line| glyphs(line).filter(|g| g.across >= TEXT_CELLS).map(|g| g.text.to_owned()).collect::<String>();
        let readings: Vec<&str> = pieces.iter().flat_map(|p| if let Piece::Word(parts) = p { parts.as_slice() } else { &[] })
            .map(|(_, reading)| reading.as_str()).collect();
        prop_assert!(lines.iter().all(|line| line.width() <= rows), "{rows}: {:?}", lines.iter().map(Line::to_plain).collect::<Vec<_>>());
        let all: String = lines.iter().map(beside).collect();
        if !all.is_empty() {
            prop_assert_eq!(all, readings.concat());
        } else {
            prop_assert!(readings.is_empty() || rows < 30);
        }
    }
}

fn above(content: Vec<Inline>, language: Language, measure: u16) -> String {
    let document = document(language, vec![BlockKind::Paragraph(content.into())]);
    let options = Options { ruby: RubyMode::Above, ..Options::default() };
    page(&compose_blocks(&document, &document.blocks, measure, options))
}

#[test]
fn every_part_of_a_word_has_its_reading_above_it() {
    let content = vec![word(&[("東", "とう"), ("京", "きょう")]), text("の")[0].clone(), ruby("今日", "きょう")];
    assert_eq!(above(content, Language::Japanese, 40), "とうきょう きょう\n東   京  の今日\n");
    let content = vec![word(&[("振", "ふ"), ("り", ""), ("仮名", "がな")]), text("です。")[0].clone()];
    assert_eq!(above(content, Language::Japanese, 40), "ふ  がな\n振り仮名です。\n");
}

#[test]
fn syllables_that_are_spelt_are_kept_apart() {
    let latin = vec![word(&[("看", "kàn"), ("报", "bào")]), text("的人")[0].clone()];
    assert_eq!(above(latin, Language::ChineseSimplified, 40), "kàn bào\n看  报 的人\n");
    let bopomofo = vec![word(&[("看", "ㄎㄢˋ"), ("報", "ㄅㄠˋ")]), text("的人")[0].clone()];
    assert_eq!(above(bopomofo, Language::ChineseTraditional, 40), "ㄎㄢˋ ㄅㄠˋ\n看     報  的人\n");
}

#[test]
fn kana_readings_of_two_words_are_kept_apart_and_those_of_one_are_not() {
    let two = vec![ruby("彼女", "かのじょ"), ruby("行", "い"), text("く")[0].clone()];
    assert_eq!(above(two, Language::Japanese, 40), "かのじょ い\n彼  女  行く\n");
    let one = vec![word(&[("東", "とう"), ("京", "きょう")]), text("に")[0].clone()];
    assert_eq!(above(one, Language::Japanese, 40), "とうきょう\n東   京  に\n");
}

#[test]
fn two_readings_share_what_is_between_their_bases() {
    let kana = |s| text(s)[0].clone();
    let content = vec![
        kana("私は"),
        ruby("今日", "きょう"),
        kana("は"),
        ruby("紫陽花", "あじさい"),
        kana("が"),
        ruby("咲", "さ"),
        kana("く。"),
    ];
    assert_eq!(above(content, Language::Japanese, 30), "   きょう あじさい さ\n私は今日は紫陽花 が咲く。\n");
}

#[test]
fn no_blank_stands_before_a_mark_or_within_brackets() {
    let mark = |s| text(s)[0].clone();
    let content = vec![
        ruby("漢字", "かんじ"),
        mark("、「"),
        ruby("取材", "しゅざい"),
        mark("」と「"),
        ruby("今", "いま"),
        mark("」。"),
    ];
    assert_eq!(above(content, Language::Japanese, 40), "かんじ  しゅざい    いま\n漢 字、「取  材」と「今」。\n");
}

#[test]
fn readings_go_into_brackets_where_a_base_with_its_reading_is_wider_than_the_measure() {
    let content = || vec![text("あ")[0].clone(), ruby("紫陽花", "あじさい"), text("が咲く。")[0].clone()];
    assert_eq!(above(content(), Language::Japanese, 8), "あ\nあじさい\n紫陽花\nが咲く。\n");
    let narrow = above(content(), Language::Japanese, 7);
    assert!(narrow.contains('（') && !narrow.contains("\nあじさい\n"), "{narrow}");
}

#[test]
fn a_long_reading_in_brackets_leaves_no_line_empty_before_its_word() {
    let content = vec![
        text("そこにある。")[0].clone(),
        ruby("東京特許許可局", "とうきょうとっきょきょかきょく"),
        text("へ行く。")[0].clone(),
    ];
    let document = document(Language::Japanese, vec![BlockKind::Paragraph(content.into())]);
    let set = |measure| page(&compose_blocks(&document, &document.blocks, measure, Options::default()));
    assert_eq!(set(40), "そこにある。東京特許許可局（とうきょう\nとっきょきょかきょく）へ行く。\n");
    assert_eq!(set(20), "そこにある。\n東京特許許可局（とう\nきょうとっきょきょか\nきょく）へ行く。\n");
}

#[test]
fn a_spread_base_at_the_head_of_a_line_begins_at_its_edge() {
    let above = Options { ruby: RubyMode::Above, ..Options::default() };
    let content =
        [text("行"), vec![ruby("或", "ある")], text("日の"), vec![ruby("志", "こころざし")], text("人")].concat();
    let document = document(Language::Japanese, vec![BlockKind::Paragraph(content.into())]);
    let page = page(&compose_blocks(&document, &document.blocks, 14, above));
    let heads: Vec<&str> = page.lines().filter(|line| line.contains(['行', '志'])).collect();
    assert!(heads.iter().all(|line| !line.starts_with(' ')), "{page}");
    assert_eq!(heads.len(), 2, "{page}");
}
