//! Moving through the text, and staying in place when the screen changes.

use super::article::{article, long_article};
use super::reading::Reading;
use crate::app::{Event, Record};
use crate::document::{BlockId, TextPos};

#[test]
fn a_line_down_and_up_again_changes_nothing() {
    let mut reading = Reading::of(long_article(3, 6));
    let before = reading.lines();
    assert_eq!(reading.keys("j").lines()[0], before[1]);
    assert_eq!(reading.keys("k").lines(), before);
    assert_eq!(reading.keys("k").lines(), before);
}

#[test]
fn a_page_keeps_two_lines_of_the_page_before() {
    let mut reading = Reading::of(long_article(3, 6));
    let before = reading.lines();
    reading.keys("Space");
    assert_eq!(reading.lines()[..2], before[before.len() - 2..]);
    assert_eq!(reading.keys("b").lines(), before);
    let half = before.len() / 2;
    assert_eq!(reading.keys("d").top(), before[half]);
}

#[test]
fn the_last_line_stands_at_the_bottom_and_no_further() {
    let mut reading = Reading::of(long_article(3, 6));
    let height = usize::from(reading.pane().text.lines_area.height);
    reading.keys("G");
    let end = reading.lines();
    assert_eq!(end.len(), height);
    assert!(end[height - 1].ends_with("不是同一回事。"), "{end:?}");
    assert_eq!(reading.keys("j").lines(), end);
    assert_eq!(reading.keys("Space").lines(), end);
    assert_eq!(reading.status().split(" | ").last(), Some("100%"));
    assert!(!reading.keys("g g").status().contains("100%"));
}

#[test]
fn a_short_article_is_read_as_soon_as_it_is_seen() {
    let mut reading = Reading::text("# One\n\nShort.");
    assert_eq!(reading.keys("j Space G").top(), "One");
    assert!(reading.status().contains("100%"));
    reading.keys("Q");
    assert!(reading.saved().is_some_and(|record| record.read && record.percent == 100));
}

#[test]
fn sections_come_to_the_top_of_the_pane() {
    let mut reading = Reading::of(long_article(4, 8));
    assert_eq!(reading.keys("3").top(), "Section 3");
    assert_eq!(reading.keys("]").lines().iter().filter(|l| *l == "Section 4").count(), 1);
    reading.keys("2 j j");
    assert_eq!(reading.keys("[").top(), "Section 2");
    assert_eq!(reading.keys("[").top(), "Section 1");
    reading.keys("9");
    assert_eq!(reading.status().split(" | ").next(), Some("There is no section 9."));
}

#[test]
fn every_section_can_be_reached_and_is_shown_as_the_current_one_even_on_the_last_page() {
    let mut reading = Reading::text("# One\n\na\n\n# Two\n\nb\n\n# Three\n\nc");
    for section in ["One", "Two", "Three"] {
        let current = || reading.outline_titles().into_iter().find(|t| t.starts_with('>'));
        assert_eq!(current(), Some(format!(">{section}")));
        reading.keys("]");
    }
    assert!(reading.status().contains("last section"));
}

#[test]
fn paragraphs_are_stepped_through_one_by_one() {
    let mut reading = Reading::of(long_article(2, 9));
    let tops: Vec<String> = (0..3).map(|_| reading.keys("}").top()).collect();
    let starts = |top: &str, n: usize| top.starts_with(&format!("Paragraph 1.{n} "));
    assert!(tops.iter().zip(1..).all(|(top, n)| starts(top, n)), "{tops:?}");
    reading.keys("j");
    assert!(starts(&reading.keys("{").top(), 3));
    assert!(starts(&reading.keys("{").top(), 2));
}

#[test]
fn a_percentage_leads_to_that_part_of_the_text() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.command("50%");
    let shown = reading.lines().join("\n");
    assert!(shown.contains("Paragraph 3.") || shown.contains("Paragraph 2."), "{shown}");
    assert!(reading.status().contains("%"));
}

#[test]
fn the_text_at_the_top_stays_there_whatever_becomes_of_the_screen() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("Space Space j j j");
    let (before, top) = (reading.lines(), reading.top());
    reading.resize(60, 20);
    let head: String = reading.lines().concat();
    let start: String = top.chars().take(8).collect();
    assert!(head.starts_with(&start) || reading.top().contains(&start), "{head}\n{start}");
    reading.resize(40, 12).resize(180, 50).resize(20, 6).resize(5, 2).resize(100, 30);
    assert_eq!(reading.lines(), before);
    reading.keys("t t z z - - = T");
    assert_eq!(reading.lines(), before);
    reading.event(Event::ConfigChanged(Box::default()));
    assert_eq!(reading.lines(), before);
}

#[test]
fn a_blank_line_at_the_top_comes_back_too() {
    let mut reading = Reading::of(long_article(4, 8));
    while !reading.top().is_empty() {
        reading.keys("j");
    }
    let before = reading.lines();
    assert_eq!(reading.resize(50, 20).resize(100, 30).lines(), before);
}

#[test]
fn the_end_comes_back_after_a_larger_screen() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("G k k k");
    let before = reading.lines();
    assert_eq!(reading.resize(100, 200).resize(100, 30).lines(), before);
}

#[test]
fn jumps_can_be_taken_back_and_forward_again() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("j j");
    let start = reading.lines();
    reading.keys("3");
    let third = reading.lines();
    reading.keys("G");
    let end = reading.lines();
    assert_eq!(reading.keys("Ctrl-o").lines(), third);
    assert_eq!(reading.keys("Backspace").lines(), start);
    assert!(reading.keys("Ctrl-o").status().contains("no earlier place"));
    assert_eq!(reading.keys("Alt-Right Alt-Right").lines(), end);
}

#[test]
fn marks_are_set_kept_and_gone_to() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("2 m");
    assert!(reading.status().contains(" | m | "), "{}", reading.status());
    reading.keys("a");
    assert!(reading.saved().is_some_and(|record| record.marks.contains_key(&'a')));
    reading.keys("g g '");
    assert_eq!(reading.type_text("a").top(), "Section 2");
    assert!(reading.keys("' b").status().contains("Mark b is not set."));
    let here = reading.lines();
    reading.keys("4");
    let there = reading.lines();
    assert_eq!(reading.keys("' '").lines(), here);
    assert_eq!(reading.keys("' '").lines(), there);
}

#[test]
fn an_article_opens_where_it_was_left_with_its_marks_and_theme() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("3 j j m a").command("theme sepia").keys("j Q");
    let (record, left_at) = (reading.saved().cloned().unwrap(), reading.lines());
    let mut again = Reading::shelf(100, 30);
    again.open("lead", long_article(4, 8), Some(record));
    assert_eq!(again.lines(), left_at);
    assert_eq!(again.app.theme().name, "sepia");
    again.keys("' a");
    assert_ne!(again.lines(), left_at);
}

#[test]
fn a_place_that_is_not_in_the_article_any_more_is_no_trouble() {
    let position = TextPos { block: BlockId(9999), byte: 77 };
    let record = Record { position, percent: 250, ..Record::default() };
    let mut reading = Reading::shelf(80, 24);
    reading.open("lead", article("Short", "# One\n\nText."), Some(record));
    assert!(reading.lines().concat().contains("Text."));
}

#[test]
fn full_width_keys_act_as_their_twins() {
    let mut reading = Reading::of(long_article(3, 6));
    let second = reading.lines()[1].clone();
    assert_eq!(reading.type_text("ｊ").top(), second);
    reading.type_text("／");
    assert_eq!(reading.prompt(), "/");
    reading.type_text("ｊ？");
    assert_eq!(reading.prompt(), "/ｊ？");
}

#[test]
fn an_article_without_text_says_so() {
    let mut reading = Reading::of(article("Nothing", ""));
    assert_eq!(reading.pane().text.empty.as_deref(), Some("This article has no text."));
    reading.keys("j k Space G g g ] [ } { 1 f Enter Tab n / x Enter y o i Esc ?");
}

#[test]
fn the_wheel_scrolls_three_lines() {
    let mut reading = Reading::of(long_article(3, 6));
    let before = reading.lines();
    reading.mouse(crate::app::MouseKind::WheelDown, 60, 10);
    assert_eq!(reading.top(), before[3]);
    reading.mouse(crate::app::MouseKind::WheelUp, 60, 10);
    assert_eq!(reading.lines(), before);
}
