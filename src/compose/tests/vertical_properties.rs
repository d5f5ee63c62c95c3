//! What holds for every vertical text at every height.

use super::judge::{Judge, violations};
use super::properties::{article, is_unseen, language, options};
use super::support::{document, flat, paragraph};
use crate::compose::{Direction, Line, Options, Strictness, compose_blocks};
use crate::document::{BlockKind, Inline};
use crate::text::{Language, SafeText};
use proptest::prelude::*;

fn turned(options: Options) -> Options {
    Options { direction: Direction::Vertical, ..options }
}

fn is_kana_or_mark(c: char) -> bool {
    matches!(c, 'ぁ'..='ん' | '、' | '。')
}

/// The cells that something is painted on, each of them once.
fn is_clean(line: &Line) -> bool {
    let mut cells: Vec<(u16, u8)> =
        line.clusters.iter().flat_map(|c| (c.across..c.across + c.width).map(|across| (c.column, across))).collect();
    let all = cells.len();
    cells.sort_unstable();
    cells.dedup();
    cells.len() == all && cells.iter().all(|&(_, across)| across < crate::compose::LINE_CELLS)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_column_is_longer_than_the_page_and_a_mark_at_its_foot(
        source in article(), language in language(), options in options(), rows in 4_u16..60,
    ) {
        for line in paragraph(&source, language, rows, turned(options)) {
            prop_assert!(is_clean(&line), "{:?}", line.to_plain());
            prop_assert!(line.width() <= rows + 1, "{:?} at {rows}", line.to_plain());
            if line.width() > rows {
                let last = line.text.trim_end_matches(['\u{ff9e}', '\u{ff9f}']).chars().next_back().unwrap_or_default();
                prop_assert!("︐︒︑．，｡､".contains(last), "{:?} at {rows}", line.to_plain());
            }
        }
    }

    #[test]
    fn the_columns_of_a_paragraph_give_back_its_text(
        source in article(), language in language(), options in options(), rows in 4_u16..60,
    ) {
        let whole = flat(&source, language);
        let mut next = 0;
        for line in &paragraph(&source, language, rows, turned(options)) {
            let (start, end) = (line.source.start.byte as usize, line.source.end.byte as usize);
            prop_assert!(start >= next, "text is shown twice");
            prop_assert!(whole[next..start].chars().all(is_unseen), "lost: {:?}", &whole[next..start]);
            for (at, c) in whole[start..end].char_indices().filter(|(_, c)| !is_unseen(*c)) {
                let byte = (start + at) as u32;
                // The parts of an emoji or a mark belong to the cluster that begins before them.
                let parts = ['\u{200d}', '👩', '👧', '\u{fe0f}', '\u{3099}', '\u{301}', '\u{ff9e}', '\u{ff9f}', '🏽', '🇼'];
                prop_assert!(parts.contains(&c) || line.clusters.iter().any(|k| k.byte == byte), "{c} is missing");
            }
            next = end;
        }
        prop_assert!(whole[next..].chars().all(is_unseen), "lost: {:?}", &whole[next..]);
    }

    #[test]
    fn every_ordinary_break_is_one_that_a_printer_would_make(
        source in article(), language in language(), options in options(), rows in 4_u16..=60,
    ) {
        let strict = Options { strictness: Strictness::Strict, ..turned(options) };
        let whole = flat(&source, language);
        let wrong = violations(&Judge::new(&whole, Strictness::Strict), &paragraph(&source, language, rows, strict));
        prop_assert!(wrong.is_empty(), "{wrong:#?} at {rows}");
    }

    #[test]
    fn every_reading_is_shown_beside_its_column(
        words in prop::collection::vec(("[一-十]{1,3}", "[あ-ん]{1,6}", "[ぁ-ん、。]{0,4}"), 1..12), rows in 12_u16..40,
    ) {
        let whole: String = words.iter().map(|(base, _, between)| format!("{base}{between}")).collect();
        let content: Vec<Inline> = words.iter().flat_map(|(base, reading, between)| [
            super::support::ruby(base, reading),
            Inline::Text(SafeText::new(between)),
        ]).collect();
        let document = document(Language::Japanese, vec![BlockKind::Paragraph(content.into())]);
        let lines = compose_blocks(&document, &document.blocks, rows, turned(Options::default()));
        let beside = lines.iter().flat_map(|l| l.runs.iter().flat_map(|run| l.glyphs(run))).filter(|g| g.across >= 2);
        let shown: String = beside.map(|g| g.text).collect();
        prop_assert_eq!(shown, words.iter().map(|(_, reading, _)| reading.as_str()).collect::<String>());
        for line in &lines {
            let beside = line.clusters.iter().filter(|c| c.across >= 2).map(|c| c.column + 1).max();
            prop_assert!(beside.is_none_or(|end| end <= rows), "{:?} at {rows}", line.to_plain());
            let readings = || line.clusters.iter().filter(|c| c.across >= 2);
            for reading in readings() {
                let own = |byte: u32| readings().map(|c| c.byte).filter(|&base| base <= byte).max() == Some(reading.byte);
                let beside = line.clusters.iter().find(|c| c.across < 2 && c.column == reading.column);
                let is_kana = |byte: u32| whole.get(byte as usize..).is_some_and(|rest| rest.starts_with(is_kana_or_mark));
                prop_assert!(beside.is_none_or(|c| is_kana(c.byte) || own(c.byte)), "{:?} at {rows}", line.to_plain());
            }
            prop_assert!(line.width() <= rows + 1 && is_clean(line), "{:?} at {rows}", line.to_plain());
        }
    }
}
