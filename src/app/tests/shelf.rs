//! The shelf, and going from it to an article and back.

use super::article::{article, long_article};
use super::reading::{Reading, named};
use crate::app::{Effect, Event};
use crate::text::SafeText;

fn titles(reading: &Reading) -> Vec<String> {
    let mark = |selected: bool| if selected { "*" } else { "" };
    reading.shelf_pane().rows.iter().map(|r| format!("{}{} {}", mark(r.selected), r.title, r.state)).collect()
}

#[test]
fn enter_opens_the_article_under_the_cursor_and_q_comes_back_to_it() {
    let mut reading = Reading::shelf(80, 24);
    assert_eq!(titles(&reading), ["*lead 3 min", "welcome 3 min", "日本語 3 min"]);
    reading.keys("j Enter");
    assert_eq!(reading.effects, [Effect::Open(named("welcome"))]);
    reading.open("welcome", long_article(4, 8), None);
    reading.keys("2 q");
    let record = reading.saved().cloned().unwrap();
    assert!(record.percent > 0 && !record.read);
    assert_eq!(titles(&reading), ["lead 3 min".into(), format!("*welcome {}%", record.percent), "日本語 3 min".into()]);
    reading.keys("q");
    assert_eq!(reading.effects.last(), Some(&Effect::Quit));
}

#[test]
fn reading_to_the_end_marks_an_article_as_read() {
    let mut reading = Reading::shelf(80, 24);
    reading.open("lead", long_article(4, 8), None);
    reading.keys("G q");
    assert_eq!(titles(&reading)[0], "*lead read");
    reading.keys("r");
    assert!(reading.saved().is_some_and(|record| !record.read && record.percent == 100));
    assert_eq!(titles(&reading)[0], "*lead 100%");
}

#[test]
fn an_article_that_cannot_be_opened_leaves_the_shelf_with_a_message() {
    let mut reading = Reading::shelf(80, 24);
    reading.keys("Enter");
    let message = SafeText::new("no such file: lead.md");
    reading.event(Event::OpenFailed { article: named("lead"), message });
    assert!(reading.status().starts_with("no such file: lead.md"), "{}", reading.status());
    assert!(!reading.keys("j").status().contains("no such file"));
    assert!(reading.saved().is_none());
}

#[test]
fn the_shelf_is_narrowed_by_a_filter() {
    let mut reading = Reading::shelf(80, 24);
    reading.keys("/").type_text("日");
    assert_eq!(titles(&reading), ["*日本語 3 min"]);
    reading.keys("Enter");
    assert_eq!(reading.shelf_pane().detail, "1 of 3 for “日”");
    reading.keys("q");
    assert_eq!(titles(&reading).len(), 3);
    assert!(reading.effects.is_empty());
}

#[test]
fn without_a_shelf_q_quits() {
    let mut reading = Reading::of(article("One", "Text."));
    reading.keys("q");
    assert!(matches!(reading.effects[..], [Effect::Save { .. }, Effect::Quit]), "{:?}", reading.effects);
}

#[test]
fn another_article_keeps_what_is_known_about_the_one_before() {
    let mut reading = Reading::shelf(80, 24);
    reading.open("lead", long_article(4, 8), None);
    reading.keys("3");
    let left_at = reading.lines();
    reading.open("welcome", article("Welcome", "Hello."), None);
    assert!(matches!(&reading.effects[..], [Effect::Save { article, .. }] if *article == named("lead")));
    reading.open("lead", long_article(4, 8), None);
    assert_eq!(reading.lines(), left_at);
}

#[test]
fn what_needs_an_article_says_so_on_the_shelf() {
    let mut reading = Reading::shelf(80, 24);
    reading.command("next-section");
    assert!(reading.status().starts_with("“next-section” needs an open article."), "{}", reading.status());
}

#[test]
fn the_shelf_names_the_keys_that_matter_whatever_they_are_bound_to() {
    let mut reading = Reading::shelf(80, 24);
    assert_eq!(reading.status(), "kanbao | Enter | opens | / | filters | ? | helps | q | quits");
    reading.resize(40, 15);
    assert_eq!(reading.status(), "kanbao | Enter | opens | / | filters", "whole pairs are left out");
}

#[test]
fn a_press_opens_an_article() {
    let mut reading = Reading::shelf(80, 24);
    let area = reading.shelf_pane().rows[2].area;
    reading.press(area.x + 1, area.y);
    assert_eq!(reading.effects, [Effect::Open(named("日本語"))]);
}
