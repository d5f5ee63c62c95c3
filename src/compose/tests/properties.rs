//! What holds for every text at every measure.

use super::judge::{Judge, marks, violations};
use super::support::{flat, paragraph};
use crate::compose::{Autospace, Hang, LineEnd, Options, ParagraphStyle, Strictness};
use crate::text::Language;
use proptest::prelude::*;

/// Pieces that articles are made of, and that break rules are about.
fn piece() -> impl Strategy<Value = String> {
    let fixed = |all: &'static [&'static str]| prop::sample::select(all).prop_map(str::to_owned);
    prop_oneof![
        6 => "[一-十人民時間報導開源合作競爭技術年月日億元个]{1,6}",
        3 => "[あ-んア-ンー]{1,5}",
        1 => "[ぁァィゥェォッャュョゃゅょっヶㇰ]{1,2}",
        1 => "[ｦ-ﾟ｡｢｣､･]{1,4}",
        2 => "[가-힣]{1,4} ?",
        3 => "[A-Za-z]{1,9}",
        2 => "[0-9]{1,4}([.,:/-][0-9]{1,3})?",
        1 => "[０-９]{1,3}([，．：][０-９]{3})?",
        4 => "[，。、；：！？]",
        2 => "[「『（《【“‘]",
        2 => "[」』）》】”’]",
        3 => prop::sample::select(marks()).prop_map(String::from),
        2 => fixed(&["……", "——", "――", "‥‥", "──", "…", "—", "………", "–", "～", "％", "·", "々", "／", "〳〵"]),
        2 => Just(" ".to_owned()),
        1 => Just("\"".to_owned()),
        1 => fixed(&["https://example.org/a/b?c=d", "http://a.b", "e@x.org", "km", "GB ", "U.S.", "don’t", "C# ", "km/h", "and/or ", "n/a"]),
        1 => fixed(&["👨‍👩‍👧", "🇹🇼", "👍🏽", "é", "か\u{3099}", "ﾊ\u{ff9f}", "❤\u{fe0f}", "①", "㎏", "\u{3000}", "\u{200b}"]),
        1 => "[＋＝－／＆＠ＡＢａ%$#+&*-]",
    ]
}

pub(super) fn article() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 1..60).prop_map(|pieces| pieces.concat())
}

pub(super) fn language() -> impl Strategy<Value = Language> {
    prop_oneof![
        Just(Language::ChineseTraditional),
        Just(Language::ChineseSimplified),
        Just(Language::Japanese),
        Just(Language::Korean),
        Just(Language::Other),
    ]
}

pub(super) fn level() -> impl Strategy<Value = Strictness> {
    prop::sample::select(&[Strictness::Loose, Strictness::Normal, Strictness::Strict][..])
}

pub(super) fn options() -> impl Strategy<Value = Options> {
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

/// Whether a character shows nothing at a line's edge.
pub(super) fn is_unseen(c: char) -> bool {
    c.is_whitespace() || c == '\u{200b}'
}

/// What a line shows of a text, spaces aside: emoji sequences by their first character.
fn shown(text: &str) -> String {
    let unseen = ['\u{200d}', '\u{fe0f}', '👩', '👧', '🏽', '🇼'];
    text.chars().filter(|c| !is_unseen(*c) && !unseen.contains(c)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_the_measure_and_its_margin(
        source in article(), language in language(), options in options(), measure in 4_u16..=120,
    ) {
        for line in paragraph(&source, language, measure, options) {
            prop_assert!(line.width() <= measure + 2, "{:?} at {measure}", line.to_plain());
            if line.width() > measure {
                let last = line.text.trim_end_matches(['\u{ff9e}', '\u{ff9f}']).chars().next_back().unwrap_or_default();
                prop_assert!(options.hang != Hang::Off && "，。、．｡､".contains(last), "{:?} at {measure}", line.to_plain());
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
        source in article(), language in language(), options in options(), measure in 4_u16..=120,
    ) {
        let whole = flat(&source, language);
        let lines = paragraph(&source, language, measure, options);
        let mut next = 0;
        for line in &lines {
            let (start, end) = (line.source.start.byte as usize, line.source.end.byte as usize);
            prop_assert!(start >= next, "text is shown twice");
            prop_assert!(whole[next..start].chars().all(is_unseen), "text is lost: {:?}", &whole[next..start]);
            prop_assert_eq!(shown(&line.text), shown(&whole[start..end]));
            next = end;
        }
        prop_assert!(whole[next..].chars().all(is_unseen), "text is lost: {:?}", &whole[next..]);
    }

    #[test]
    fn every_ordinary_break_is_one_that_a_printer_would_make(
        source in article(), language in language(), options in options(), level in level(), measure in 4_u16..=120,
    ) {
        let whole = flat(&source, language);
        let lines = paragraph(&source, language, measure, Options { strictness: level, ..options });
        let wrong = violations(&Judge::new(&whole, level), &lines);
        prop_assert!(wrong.is_empty(), "{wrong:#?} at {measure}");
        prop_assert!(lines.last().is_some_and(|l| l.end == LineEnd::Last));
    }

    #[test]
    fn justification_opens_a_gap_only_where_there_is_one_or_where_a_line_may_end(
        source in article(), language in language(), level in level(), measure in 8_u16..=120,
    ) {
        let whole = flat(&source, language);
        let judge = Judge::new(&whole, level);
        let options = Options { justify: true, strictness: level, autospace: Autospace::Keep, ..Options::default() };
        for line in paragraph(&source, language, measure, options) {
            for pair in line.clusters.windows(2) {
                let (end, at) = (pair[0].column + u16::from(pair[0].width), pair[1].byte as usize);
                let has_space = whole[..at].ends_with(char::is_whitespace) || whole[pair[0].byte as usize..].starts_with(' ');
                prop_assert!(
                    end == pair[1].column || has_space || judge.is_opportunity(at),
                    "a gap before {:?} in {:?} at {measure}", &whole[at..], line.to_plain(),
                );
            }
        }
    }
}
