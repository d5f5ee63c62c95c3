//! The break rules by themselves: what they forbid is what the judge forbids, and nothing else.

use super::judge::{Judge, marks};
use super::properties::{article, language, level};
use super::support::{document, flat, page, text};
use crate::compose::collect::collect;
use crate::compose::prepare::Prepared;
use crate::compose::{Options, RubyMode, Strictness, compose_blocks};
use crate::document::{BlockId, BlockKind, FootnoteId, Footnotes, Inline};
use crate::text::Language;
use proptest::prelude::*;

const LEVELS: [Strictness; 3] = [Strictness::Loose, Strictness::Normal, Strictness::Strict];

fn prepared(source: &str, language: Language, strictness: Strictness) -> Prepared {
    let collected = collect(&text(source), &Footnotes::default(), RubyMode::Off, language);
    Prepared::new(collected, language, &Options { strictness, ..Options::default() })
}

/// The text with `|` at every opportunity.
fn broken(source: &str, level: Strictness) -> String {
    let prepared = prepared(source, Language::ChineseTraditional, level);
    let mut out = String::new();
    for cluster in &prepared.clusters {
        out.push_str(if cluster.before.is_opportunity() { "|" } else { "" });
        out.push_str(prepared.text_of(*cluster));
    }
    out
}

/// Where the rules and the judge are not of one mind.
fn quarrel(source: &str, language: Language, level: Strictness) -> Option<String> {
    let whole = flat(source, language);
    let judge = Judge::new(&whole, level);
    let prepared = prepared(source, language, level);
    let wrong =
        prepared.clusters.iter().find(|c| c.before.is_opportunity() != judge.is_opportunity(c.start as usize))?;
    let (head, tail) = whole.split_at(wrong.start as usize);
    Some(format!("{head}|{tail} {level:?}: {:?}, but {:?}", wrong.before, judge.forbids(wrong.start as usize)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_forbid_what_the_judge_forbids_and_nothing_else(
        source in article(), language in language(), level in level(),
    ) {
        prop_assert_eq!(quarrel(&source, language, level), None);
    }
}

#[test]
fn every_pair_of_marks_is_judged_alike() {
    let others = "漢かカ한a1９ー\u{3000}😀＝";
    let all: Vec<char> = marks().into_iter().chain(others.chars()).collect();
    for left in &all {
        for between in ["", " "] {
            let source: String = all.iter().map(|right| format!("漢字{left}{between}{right}漢字")).collect();
            for level in [Strictness::Loose, Strictness::Strict] {
                assert_eq!(quarrel(&source, Language::ChineseTraditional, level), None);
            }
        }
    }
}

#[test]
fn numbers_keep_together_and_keep_their_units() {
    for (source, expected) in [
        ("約1,500人", "約|1,500人"),
        ("漲3.5%了", "漲|3.5%|了"),
        ("５００億元", "５００億|元"),
        ("１，５００個", "１，５００個"),
        ("１、２、３", "１、|２、|３"),
        ("500 歐元", "500 歐元"),
        ("20 美元和5小時", "20 美元|和|5小時"),
        ("5 美國人", "5 |美|國|人"),
        ("5 GB 多", "5 GB |多"),
        ("5 GBs多", "5 |GBs|多"),
        ("重5㎏", "重|5㎏"),
        ("第3章", "第|3章"),
        ("時速60km/h 的", "時|速|60km/h |的"),
        ("and/or TCP/IP", "and/or |TCP/IP"),
        ("input/output", "input/|output"),
        ("w3.org/TR/klreq", "w3.org/|TR/|klreq"),
        ("$ 5和C# 和", "$ 5|和|C# |和"),
    ] {
        let levels = LEVELS.map(|level| broken(source, level));
        assert_eq!(levels, [expected; 3], "{source}");
    }
}

#[test]
fn each_level_lets_more_begin_a_line_than_the_stricter_one() {
    for (source, loose, normal, strict) in [
        ("看——報", "看|——|報", "看——|報", "看——|報"),
        ("看……報", "看|……|報", "看……|報", "看……|報"),
        ("人々も", "人|々|も", "人々|も", "人々|も"),
        ("けっか", "け|っ|か", "け|っ|か", "けっ|か"),
        ("中／英", "中|／|英", "中／英", "中／英"),
        ("甲·乙", "甲·|乙", "甲·|乙", "甲·|乙"),
        ("甲～乙", "甲～|乙", "甲～|乙", "甲～|乙"),
        ("〳〵か", "〳〵|か", "〳〵|か", "〳〵|か"),
    ] {
        assert_eq!(LEVELS.map(|level| broken(source, level)), [loose, normal, strict], "{source}");
    }
}

#[test]
fn a_reference_leaves_its_word_only_before_a_mark_would_begin_a_line() {
    let content = [text("他說時刻」"), vec![Inline::FootnoteRef(FootnoteId(0))], text("。看報")].concat();
    let mut document = document(Language::ChineseTraditional, vec![BlockKind::Paragraph(content.into())]);
    let note = BlockId(9);
    document.footnotes = Footnotes(vec![note]);
    let set = |measure| page(&compose_blocks(&document, &document.blocks, measure, Options::default()));
    assert_eq!(set(10), "他說時\n刻」[1]。\n看報\n");
    assert_eq!(set(8), "他說時\n刻」\n[1]。\n看報\n");
}
