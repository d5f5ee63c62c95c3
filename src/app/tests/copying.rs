//! What lands on the clipboard: the text as it was written.

use super::article::{article, long_article};
use super::reading::Reading;
use crate::app::Effect;
use crate::document::{Alignment, Block, BlockId, BlockKind, Cell, Inline, Table};
use crate::text::SafeText;

fn copied(reading: &Reading) -> &str {
    match reading.effects.last() {
        Some(Effect::Copy(text)) => text,
        other => panic!("nothing was copied but {other:?}"),
    }
}

const SENTENCE: &str = "says that 開源的精神與模型的權重不是同一回事。";

#[test]
fn a_section_is_copied_with_its_heading_and_blank_lines_between_paragraphs() {
    let mut reading = Reading::sized(long_article(3, 2), 40, 12);
    reading.keys("2 g y");
    let first = format!("Paragraph 2.1 {SENTENCE}").repeat(2);
    let second = format!("Paragraph 2.2 {SENTENCE}").repeat(3);
    assert_eq!(copied(&reading), format!("Section 2\n\n{first}\n\n{second}"));
    assert!(reading.status().starts_with("Copied the section: Section 2"), "{}", reading.status());
}

#[test]
fn a_section_is_copied_with_those_nested_in_it() {
    let mut reading = Reading::text("Before.\n\n# One\n\na\n\n## Inner\n\nb\n\n# Two\n\nc");
    reading.keys("g g g y");
    assert_eq!(copied(&reading), "Before.");
    reading.keys("1 g y");
    assert_eq!(copied(&reading), "One\n\na\n\nInner\n\nb");
}

#[test]
fn the_article_is_copied_with_its_notes_at_the_end_from_wherever_one_is() {
    let mut reading =
        Reading::text("# 開場\n\n一段話[^1]，\n還有一句。\n\n# End\n\nDone[^2].\n\n[^1]: 註一。\n\n[^2]: Two.");
    let whole = "開場\n\n一段話[1]， 還有一句。\n\nEnd\n\nDone[2].\n\n[1] 註一。\n\n[2] Two.";
    reading.keys("g Y");
    assert_eq!(copied(&reading), whole);
    reading.keys("G");
    reading.command("copy-article");
    assert_eq!(copied(&reading), whole);
}

#[test]
fn the_last_paragraph_can_be_copied_too() {
    let mut reading = Reading::sized(long_article(1, 9), 60, 12);
    reading.keys("G } } } } } } } } } }").command("copy");
    assert!(copied(&reading).starts_with("Paragraph 1.9"), "{}", copied(&reading));
}

#[test]
fn what_is_copied_does_not_depend_on_the_measure() {
    let mut reading = Reading::sized(long_article(2, 5), 30, 12);
    let narrow = copied(reading.keys("g Y")).to_owned();
    reading.resize(160, 50);
    assert_eq!(copied(reading.keys("g Y")), narrow);
}

#[test]
fn readings_are_not_copied_however_they_are_shown() {
    let mut reading = Reading::text("{看報|かんぽう}と{新聞|しんぶん}を読む。");
    for mode in ["above", "inline", "off"] {
        reading.command(&format!("ruby {mode}")).keys("y");
        assert_eq!(copied(&reading), "看報と新聞を読む。", "{mode}");
    }
    reading.command("vertical").keys("y");
    assert_eq!(copied(&reading), "看報と新聞を読む。");
}

#[test]
fn of_a_table_all_is_copied_with_tabs_between_cells() {
    let cell =
        |id, s: &str| Cell { id: BlockId(id), language: None, content: vec![Inline::Text(SafeText::new(s))].into() };
    let mut document = article("報", "");
    let table = Table {
        alignments: vec![Alignment::Left; 2],
        header: vec![cell(1, "年"), cell(2, "份數")],
        rows: vec![vec![cell(3, "2026"), cell(4, "1,250\n萬")]],
    };
    document.blocks = vec![Block { id: BlockId(0), language: None, kind: BlockKind::Table(Box::new(table)) }];
    let mut reading = Reading::of(document);
    reading.keys("y");
    assert_eq!(copied(&reading), "年\t份數\n2026\t1,250 萬");
}
