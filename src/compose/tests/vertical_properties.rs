//! What holds for every vertical text at every height.

use super::properties::{article, language, options};
use super::support::{NEVER_FIRST, NEVER_LAST, document, paragraph, text};
use crate::compose::collect::collect;
use crate::compose::{Direction, Line, LineEnd, Options, RubyMode, Strictness, compose_blocks};
use crate::document::{BlockKind, Footnotes, Inline};
use crate::text::{Language, SafeText};
use proptest::prelude::*;

fn turned(options: Options) -> Options {
    Options { direction: Direction::Vertical, ..options }
}

/// The flat text of a paragraph.
fn flat(source: &str) -> String {
    collect(&text(source), &Footnotes::default(), RubyMode::Off, Language::Other).text
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
                let last = line.text.chars().next_back().unwrap_or_default();
                prop_assert!("︐︒︑．".contains(last), "{:?} at {rows}", line.to_plain());
            }
        }
    }

    #[test]
    fn the_columns_of_a_paragraph_give_back_its_text(
        source in article(), language in language(), options in options(), rows in 4_u16..60,
    ) {
        let whole = flat(&source);
        let mut next = 0;
        for line in &paragraph(&source, language, rows, turned(options)) {
            let (start, end) = (line.source.start.byte as usize, line.source.end.byte as usize);
            prop_assert!(start >= next, "text is shown twice");
            prop_assert!(whole[next..start].chars().all(char::is_whitespace), "lost: {:?}", &whole[next..start]);
            for (at, c) in whole[start..end].char_indices().filter(|(_, c)| !c.is_whitespace()) {
                let byte = (start + at) as u32;
                // The parts of an emoji or a mark belong to the cluster that begins before them.
                let parts = ['\u{200d}', '👩', '👧', '\u{fe0f}', '\u{3099}', '\u{301}'];
                prop_assert!(parts.contains(&c) || line.clusters.iter().any(|k| k.byte == byte), "{c} is missing");
            }
            next = end;
        }
        prop_assert!(whole[next..].chars().all(char::is_whitespace), "lost: {:?}", &whole[next..]);
    }

    #[test]
    fn every_ordinary_break_is_one_that_a_printer_would_make(
        source in article(), language in language(), options in options(), rows in 10_u16..60,
    ) {
        let whole = flat(&source);
        let strict = Options { strictness: Strictness::Strict, ..turned(options) };
        for pair in paragraph(&source, language, rows, strict).windows(2) {
            let [line, next] = pair else { continue };
            let shown = |l: &Line| whole[l.source.start.byte as usize..l.source.end.byte as usize].trim().to_owned();
            let (above, below) = (shown(line), shown(next));
            let (Some(last), Some(first)) = (above.chars().next_back(), below.chars().next()) else { continue };
            let word = last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric() && line.source.end == next.source.start;
            let wrong = NEVER_FIRST.contains(first) || NEVER_LAST.contains(last) || word;
            prop_assert!(line.end != LineEnd::Soft || !wrong, "{above}⏎{below} at {rows}");
        }
    }

    #[test]
    fn every_reading_is_shown_beside_its_column(
        words in prop::collection::vec(("[一-十]{1,3}", "[あ-ん]{1,6}", "[ぁ-ん、。]{0,4}"), 1..12), rows in 12_u16..40,
    ) {
        let content: Vec<Inline> = words.iter().flat_map(|(base, reading, between)| [
            super::support::ruby(base, reading),
            Inline::Text(SafeText::new(between)),
        ]).collect();
        let document = document(Language::Japanese, vec![BlockKind::Paragraph(content)]);
        let lines = compose_blocks(&document, &document.blocks, rows, turned(Options::default()));
        let beside = lines.iter().flat_map(|l| l.runs.iter().flat_map(|run| l.glyphs(run))).filter(|g| g.across >= 2);
        let shown: String = beside.map(|g| g.text).collect();
        prop_assert_eq!(shown, words.iter().map(|(_, reading, _)| reading.as_str()).collect::<String>());
        for line in &lines {
            let beside = line.clusters.iter().filter(|c| c.across >= 2).map(|c| c.column + 1).max();
            prop_assert!(beside.is_none_or(|end| end <= rows), "{:?} at {rows}", line.to_plain());
            prop_assert!(line.width() <= rows + 1 && is_clean(line), "{:?} at {rows}", line.to_plain());
        }
    }
}
