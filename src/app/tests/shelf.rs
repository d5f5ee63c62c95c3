//! The shelf, and going from it to an article and back.

use super::article::{article, long_article};
use super::reading::{Reading, named};
use crate::app::{Effect, Event};
use crate::rendition::Variants;
use crate::text::SafeText;
use std::sync::Arc;

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
    let read = format!("*A long article {}%", record.percent);
    assert_eq!(titles(&reading), ["lead 3 min", &read, "日本語 3 min"]);
    reading.keys("q");
    assert_eq!(reading.effects.last(), Some(&Effect::Quit));
}

#[test]
fn reading_to_the_end_marks_an_article_as_read() {
    let mut reading = Reading::shelf(80, 24);
    reading.open("lead", long_article(4, 8), None);
    for _ in 0..20 {
        reading.keys("Space");
    }
    reading.keys("q");
    assert_eq!(titles(&reading)[0], "*A long article read");
    reading.keys("r");
    assert!(reading.saved().is_some_and(|record| !record.read && record.percent == 100));
    assert_eq!(titles(&reading)[0], "*A long article 100%");
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
    assert!(!reading.effects.contains(&Effect::Quit));
}

#[test]
fn a_filter_finds_what_a_search_would() {
    let mut reading = Reading::shelf(80, 24);
    reading.open("lead", article("開源的精神", "Text."), None);
    reading.open("welcome", article("ＡＩ 與 Café", "Text."), None);
    reading.keys("q /").type_text("开源");
    assert!(titles(&reading).is_empty(), "the scripts are not known yet");
    reading.event(Event::VariantsLoaded(Arc::new(Variants::load())));
    assert_eq!(titles(&reading), ["*開源的精神 read"], "what was typed already finds it now");
    for filter in ["ai cafe", "CAFÉ ＡＩ"] {
        reading.keys("Esc /").type_text(filter);
        assert_eq!(titles(&reading), ["*ＡＩ 與 Café read"], "{filter}");
    }
}

#[test]
fn without_a_shelf_q_quits() {
    let mut reading = Reading::of(article("One", "Text."));
    reading.keys("q");
    assert!(matches!(reading.effects[..], [Effect::Save { .. }, Effect::Quit]), "{:?}", reading.effects);
}

#[test]
fn the_one_article_that_was_asked_for_gives_the_shell_back() {
    let mut reading = Reading::single();
    reading.open("welcome", long_article(4, 8), None);
    reading.keys("q");
    assert!(matches!(reading.effects[..], [Effect::Save { .. }, Effect::Quit]), "{:?}", reading.effects);
}

#[test]
fn whoever_went_to_the_shelf_comes_back_to_it() {
    let mut reading = Reading::single();
    reading.open("welcome", long_article(4, 8), None);
    reading.keys("g s");
    assert_eq!(titles(&reading).len(), 3);
    reading.open("lead", long_article(4, 8), None);
    assert_eq!(titles(reading.keys("q")).len(), 3);
}

#[test]
fn the_one_article_that_was_asked_for_and_cannot_be_opened_is_told_of_by_the_shell() {
    let mut reading = Reading::single();
    let message = SafeText::new("welcome: is no book");
    reading.event(Event::OpenFailed { article: named("welcome"), message: message.clone() });
    assert_eq!(reading.effects, [Effect::Fail(message)]);
}

#[test]
fn a_link_from_the_one_article_that_leads_nowhere_leaves_it_open() {
    let mut reading = Reading::single();
    reading.open("welcome", long_article(4, 8), None);
    reading.event(Event::OpenFailed { article: named("lead"), message: SafeText::new("no such file") });
    assert!(!reading.effects.iter().any(|effect| matches!(effect, Effect::Fail(_))));
    assert!(reading.status().starts_with("no such file") && reading.top() == "Section 1");
}

#[test]
fn an_article_is_on_the_shelf_by_its_title_once_it_was_opened() {
    let mut reading = Reading::shelf(80, 24);
    reading.open("lead", article("巴黎轉向", "Text."), None);
    assert_eq!(titles(reading.keys("q"))[0], "*巴黎轉向 read");
    reading.open("welcome", article("", "Text."), None);
    assert_eq!(titles(reading.keys("q"))[1], "*welcome read");
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
