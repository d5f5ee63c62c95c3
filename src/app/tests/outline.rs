//! The outline pane.

use super::article::{article, long_article};
use super::reading::Reading;
use crate::app::{Effect, Event, MouseKind};
use crate::rendition::Variants;
use std::sync::Arc;

const NESTED: &str = "# One\n\na\n\n## One A\n\nb\n\n## One B\n\nc\n\n# Two\n\nd";

#[test]
fn the_outline_follows_the_reader() {
    let mut reading = Reading::of(long_article(3, 8));
    assert_eq!(reading.outline_titles(), [">Section 1", "Section 2", "Section 3"]);
    reading.keys("2");
    assert_eq!(reading.outline_titles(), ["Section 1", ">Section 2", "Section 3"]);
    reading.keys("G");
    assert_eq!(reading.outline_titles(), ["Section 1", "Section 2", ">Section 3"]);
}

#[test]
fn each_section_shows_how_far_it_is_read() {
    let mut reading = Reading::of(long_article(3, 12));
    let read = |reading: &Reading| reading.outline().rows.iter().map(|r| r.read).collect::<Vec<f32>>();
    let start = read(&reading);
    assert!(start[0] > 0.0 && start[0] < 1.0 && start[2] == 0.0, "{start:?}");
    reading.keys("2 g g");
    let back = read(&reading);
    assert!(back[1] > 0.0, "what was read stays read: {back:?}");
    for _ in 0..12 {
        reading.keys("Space");
    }
    assert_eq!(read(&reading), [1.0, 1.0, 1.0]);
}

#[test]
fn the_outline_is_walked_folded_and_opened_by_key() {
    let mut reading = Reading::text(NESTED);
    reading.keys("Tab j j");
    assert_eq!(reading.outline_titles(), [">One", "One A", "*One B", "Two"]);
    reading.keys("h h");
    assert_eq!(reading.outline_titles(), [">*One", "Two"]);
    reading.keys("l l");
    assert_eq!(reading.outline_titles(), [">One", "*One A", "One B", "Two"]);
    reading.keys("j j Enter");
    assert_eq!(reading.outline_titles(), ["One", "One A", "One B", ">Two"]);
    assert!(!reading.outline().focused);
}

#[test]
fn a_filter_narrows_the_outline_while_it_is_typed() {
    let mut reading = Reading::text(NESTED);
    reading.keys("Tab /").type_text("b");
    assert_eq!(reading.prompt(), "Filter: b");
    assert_eq!(reading.outline().filter, None, "it is not shown twice");
    assert_eq!(reading.outline_titles(), ["*One B"]);
    reading.keys("Enter");
    assert_eq!(reading.outline().filter.as_ref().map(|(_, text)| text.as_str()), Some("b"));
    reading.keys("Enter");
    assert_eq!(reading.outline_titles(), ["One", "One A", ">One B", "Two"]);
    reading.keys("Tab /").type_text("zzz");
    assert_eq!(reading.outline().empty.as_deref(), Some("No match"));
    reading.keys("Esc");
    assert_eq!(reading.outline_titles().len(), 4);
}

#[test]
fn the_outline_takes_what_its_longest_entry_needs_wherever_the_reader_is() {
    let text = format!("{NESTED}\n\n{}# 一個比較長的標題\n\ne", "Filler.\n\n".repeat(60));
    let mut reading = Reading::sized(article("An article", &text), 120, 10);
    let width = |reading: &Reading| reading.outline().area.width;
    assert_eq!(width(&reading), 5 + 16 + 2 + 1);
    for keys in ["Space", "G", "Tab h k h"] {
        assert_eq!(width(reading.keys(keys)), 24, "{keys}");
    }
    assert_eq!(width(reading.keys(">")), 26);
}

#[test]
fn on_a_narrow_screen_tab_lays_the_outline_over_the_text() {
    let mut reading = Reading::sized(long_article(3, 6), 60, 20);
    assert!(reading.pane().outline.is_none());
    let before = reading.lines();
    reading.keys("Tab");
    assert!(reading.outline().overlay && reading.outline().focused);
    assert_eq!(reading.lines(), before, "the text does not move under it");
    reading.keys("Tab");
    assert!(reading.pane().outline.is_none());
}

#[test]
fn the_outline_hides_widens_and_gives_way_to_zen() {
    let mut reading = Reading::of(long_article(3, 6));
    let width = reading.outline().area.width;
    reading.keys("> >");
    assert_eq!(reading.outline().area.width, width + 4);
    assert!(reading.keys("<").status().contains("columns"));
    assert!(reading.keys("t").pane().outline.is_none());
    assert!(reading.keys("t").pane().outline.is_some());
    reading.keys("z j");
    assert!(reading.pane().outline.is_none() && reading.app.frame().status.is_none());
    assert!(reading.pane().text.scroll.is_none(), "nothing but the text");
    assert!(reading.keys("m").app.frame().status.is_some(), "what is pending is shown even so");
    assert!(reading.pane().text.scroll.is_some());
}

#[test]
fn a_press_on_an_entry_goes_to_its_section() {
    let mut reading = Reading::of(long_article(3, 8));
    let area = reading.outline().rows_area;
    reading.press(area.x + 3, area.y + 1);
    assert_eq!(reading.top(), "Section 2");
    let before = reading.lines();
    reading.mouse(MouseKind::WheelDown, area.x, area.y);
    assert_eq!(reading.lines(), before, "the wheel over the outline leaves the text alone");
}

/// Sections of a paragraph each, the notes on the last page after them.
fn with_notes(notes: usize) -> Reading {
    let mut text = String::new();
    for section in 1..=6 {
        text.push_str(&format!("# Section {section}\n\n{}\n\n", "開源的精神與模型的權重不是同一回事。".repeat(6)));
    }
    for note in 1..=notes {
        text.push_str(&format!("Text[^{note}]\n\n[^{note}]: {}\n\n", "註腳也有它的話要說。".repeat(8)));
    }
    Reading::of(article("With notes", &text))
}

fn current(reading: &Reading) -> Vec<String> {
    reading.outline_titles().into_iter().filter_map(|title| title.strip_prefix('>').map(str::to_owned)).collect()
}

#[test]
fn the_section_that_was_gone_to_is_the_current_one_even_on_the_last_page() {
    let mut reading = with_notes(3);
    for section in 1..=6 {
        let name = format!("Section {section}");
        assert!(reading.status().contains(&format!("With notes | {name} | ")), "{}", reading.status());
        assert_eq!(current(&reading), [name]);
        reading.keys("]");
    }
    reading.keys("5 G");
    assert_eq!(current(&reading), ["Section 6"], "the end was gone to");
}

#[test]
fn among_the_notes_the_last_section_is_the_current_one() {
    for notes in [3, 12] {
        let (mut reading, mut ended) = (with_notes(notes), false);
        for _ in 0..60 {
            assert_eq!(current(&reading).len(), 1, "{:?}", reading.lines());
            ended |= reading.lines().contains(&format!("Text[{notes}]"));
            assert_eq!(reading.status().contains("100%"), ended, "{}", reading.status());
            reading.keys("j j");
        }
        assert_eq!(current(&reading), ["Section 6"]);
        assert!(reading.status().contains("With notes | Section 6 | 100%"), "{}", reading.status());
    }
}

#[test]
fn a_filter_finds_what_a_search_would() {
    let mut reading = Reading::text("# 開源的精神\n\na\n\n# ＡＩ 與 Café\n\nb\n\n# 結語\n\nc");
    reading.keys("Tab /");
    assert!(reading.effects.contains(&Effect::LoadVariants), "the scripts are asked for when it begins");
    reading.type_text("开源");
    assert_eq!(reading.outline().empty.as_deref(), Some("No match"), "not known yet");
    reading.event(Event::VariantsLoaded(Arc::new(Variants::load())));
    assert_eq!(reading.outline_titles(), [">*開源的精神"]);
    for (filter, found) in [("ai cafe", "*ＡＩ 與 Café"), ("CAFÉ", "*ＡＩ 與 Café"), ("结语", "*結語")] {
        reading.keys("Esc /").type_text(filter);
        assert_eq!(reading.outline_titles(), [found], "{filter}");
    }
}
