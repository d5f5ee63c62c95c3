//! The outline pane.

use super::article::{article, long_article};
use super::reading::Reading;
use crate::app::MouseKind;

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
    assert!(reading.keys("m").app.frame().status.is_some(), "what is pending is shown even so");
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
