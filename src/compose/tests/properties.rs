//! What holds for every text at every measure.

use super::support::{paragraph, text, violations};
use crate::compose::collect::collect;
use crate::compose::{Autospace, Hang, LineEnd, Options, ParagraphStyle, RubyMode, Strictness};
use crate::document::Footnotes;
use crate::text::Language;
use proptest::prelude::*;

/// Pieces that articles are made of, and that break rules are about.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[一-十人民時間報導開源合作競爭技術]{1,6}",
        3 => "[あ-んア-ンー]{1,5}",
        2 => "[가-힣]{1,4} ",
        3 => "[A-Za-z]{1,9}",
        2 => "[0-9]{1,4}(\\.[0-9])?",
        4 => "[，。、；：！？]",
        2 => "[「『（《【“‘]",
        2 => "[」』）》】”’]",
        2 => prop_oneof![Just("……".to_owned()), Just("——".to_owned()), Just("％".to_owned()), Just("·".to_owned())],
        2 => Just(" ".to_owned()),
        1 => Just("\"".to_owned()),
        1 => Just("https://example.org/a/b?c=d".to_owned()),
        1 => prop_oneof![Just("👨‍👩‍👧".to_owned()), Just("é".to_owned()), Just("か\u{3099}".to_owned()), Just("々".to_owned())],
        1 => "[,.:;!?()%$#-]",
    ]
}

fn article() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..60).prop_map(|pieces| pieces.concat())
}

fn language() -> impl Strategy<Value = Language> {
    prop_oneof![
        Just(Language::ChineseTraditional),
        Just(Language::ChineseSimplified),
        Just(Language::Japanese),
        Just(Language::Korean),
        Just(Language::Other),
    ]
}

fn options() -> impl Strategy<Value = Options> {
    let autospace = prop_oneof![Just(Autospace::On), Just(Autospace::Keep), Just(Autospace::Off)];
    let hang = prop_oneof![Just(Hang::Auto), Just(Hang::On), Just(Hang::Off)];
    (autospace, hang, any::<bool>(), any::<bool>()).prop_map(|(autospace, hang, justify, indented)| Options {
        autospace,
        hang,
        justify,
        paragraph: if indented { ParagraphStyle::Indented } else { ParagraphStyle::Spaced },
        ..Options::default()
    })
}

/// What a line shows of a text, spaces aside: emoji sequences by their first character.
fn shown(text: &str) -> String {
    let emoji: &[char] = &['\u{200d}', '\u{fe0f}', '👩', '👧'];
    text.chars().filter(|c| !c.is_whitespace() && !emoji.contains(c)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_the_measure_and_its_margin(
        source in article(), language in language(), options in options(), measure in 4_u16..60,
    ) {
        for line in paragraph(&source, language, measure, options) {
            prop_assert!(line.width() <= measure + 2, "{:?} at {measure}", line.to_plain());
            if line.width() > measure {
                let last = line.text.chars().next_back().unwrap_or_default();
                prop_assert!(options.hang != Hang::Off && "，。、．".contains(last), "{:?} at {measure}", line.to_plain());
            }
            let mut column = 0;
            for cluster in &line.clusters {
                prop_assert!(cluster.column >= column);
                column = cluster.column + u16::from(cluster.width);
            }
        }
    }

    #[test]
    fn the_lines_of_a_paragraph_give_back_its_text(
        source in article(), language in language(), options in options(), measure in 4_u16..60,
    ) {
        let whole = collect(&text(&source), &Footnotes::default(), RubyMode::Off, language).text;
        let lines = paragraph(&source, language, measure, options);
        let mut next = 0;
        for line in &lines {
            let (start, end) = (line.source.start.byte as usize, line.source.end.byte as usize);
            prop_assert!(start >= next, "text is shown twice");
            prop_assert!(whole[next..start].chars().all(char::is_whitespace), "text is lost: {:?}", &whole[next..start]);
            prop_assert_eq!(shown(&line.text), shown(&whole[start..end]));
            next = end;
        }
        prop_assert!(whole[next..].chars().all(char::is_whitespace), "text is lost: {:?}", &whole[next..]);
    }

    #[test]
    fn every_ordinary_break_is_one_that_a_printer_would_make(
        source in article(), language in language(), options in options(), measure in 12_u16..60,
    ) {
        let strict = Options { strictness: Strictness::Strict, ..options };
        let lines = paragraph(&source, language, measure, strict);
        let wrong = violations(&lines);
        prop_assert!(wrong.is_empty(), "{wrong:?} at {measure}");
        prop_assert!(lines.last().is_some_and(|l| l.end == LineEnd::Last));
    }
}
