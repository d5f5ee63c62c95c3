//! Searching.

use super::article::long_article;
use super::reading::Reading;
use crate::app::{Effect, Event};
use crate::document::Role;
use crate::rendition::Variants;
use std::sync::Arc;

#[test]
fn a_search_lights_up_every_match_and_goes_to_the_first() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("/").type_text("paragraph 3.2").keys("Enter");
    assert!(reading.lines().iter().any(|line| line.contains("Paragraph 3.2")));
    assert_eq!(reading.lit(Role::SearchCurrent), ["Paragraph3.2"].map(|_| "Paragraph 3.2"));
    assert!(reading.lit(Role::SearchMatch).len() >= 2);
    reading.keys("Esc");
    assert!(reading.lit(Role::SearchMatch).is_empty());
}

#[test]
fn what_is_seen_is_found_with_the_spaces_of_the_layout() {
    let mut reading = Reading::text("OpenAI執行長在2025年說。");
    assert_eq!(reading.top(), "OpenAI 執行長在 2025 年說。");
    reading.keys("/").type_text("openai 執行長在 2025 年").keys("Enter");
    assert_eq!(reading.lit(Role::SearchCurrent).concat().replace(' ', ""), "OpenAI執行長在2025年");
}

#[test]
fn the_match_comes_into_view_with_text_around_it() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("/").type_text("Section 3").keys("Enter");
    let at = reading.lines().iter().position(|line| line == "Section 3").unwrap();
    assert!((3..20).contains(&at), "on line {at}");
}

#[test]
fn n_goes_round_and_says_so() {
    let mut reading = Reading::text("開源一。\n\n開源二。\n\n別的。");
    reading.keys("/").type_text("開源").keys("Enter");
    assert!(!reading.status().contains("wrapped"));
    reading.keys("n");
    assert!(!reading.status().contains("wrapped"), "{}", reading.status());
    assert!(reading.keys("n").status().starts_with("Search wrapped: it goes on from the beginning"));
    assert!(reading.keys("N").status().starts_with("Search wrapped: it goes on from the end"));
}

#[test]
fn what_is_not_there_is_named() {
    let mut reading = Reading::text("開源。");
    assert!(reading.keys("n").status().contains("Nothing was searched for"));
    reading.keys("/").type_text("封閉").keys("Enter");
    assert!(reading.status().starts_with("“封閉” is not in this article."), "{}", reading.status());
}

#[test]
fn a_capital_makes_the_search_exact_and_a_search_can_be_taken_back() {
    let mut reading = Reading::of(long_article(4, 8));
    let before = reading.lines();
    reading.keys("/").type_text("PARAGRAPH").keys("Enter");
    assert!(reading.status().contains("is not in this article"));
    reading.command("search paragraph 4.1");
    assert_ne!(reading.lines(), before);
    assert_eq!(reading.keys("Ctrl-o").lines(), before);
}

#[test]
fn history_brings_back_the_last_search() {
    let mut reading = Reading::text("開源。");
    reading.keys("/").type_text("開源").keys("Enter /");
    assert_eq!(reading.prompt(), "/");
    reading.keys("Up");
    assert_eq!(reading.prompt(), "/開源");
    reading.keys("Ctrl-u");
    assert_eq!(reading.prompt(), "/");
    reading.keys("Backspace");
    assert_eq!(reading.prompt(), "");
}

#[test]
fn a_search_says_which_match_of_how_many_it_is_at_until_esc() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("/").type_text("section 2").keys("Enter");
    assert!(reading.status().contains(" | section 2  1/1 | "), "{}", reading.status());
    reading.keys("1 /").type_text("section").keys("Enter");
    assert!(reading.status().contains(" | section  1/4 | "), "{}", reading.status());
    reading.keys("N");
    assert!(reading.status().contains("section  4/4"), "{}", reading.status());
    reading.keys("j");
    assert!(reading.status().contains("section  4/4"), "{}", reading.status());
    reading.resize(44, 20);
    assert!(reading.status().contains(" | 4/4 | "), "{}", reading.status());
    assert!(!reading.keys("Esc").status().contains("4/4"));
}

#[test]
fn in_a_very_long_text_the_count_stops_and_says_so() {
    let filler = "別的事情。".repeat(20_000);
    let text = (0..20).map(|n| format!("這裡是第{n}段，{filler}")).collect::<Vec<_>>().join("\n\n");
    let mut reading = Reading::text(&text);
    reading.keys("/").type_text("第0段").keys("Enter");
    assert!(reading.status().contains("第0段  1/1+"), "{}", reading.status());
    reading.keys("/").type_text("第19段").keys("Enter");
    assert!(reading.status().contains("第19段  1/1"), "{}", reading.status());
}

/// The twins as the thread would bring them.
fn variants() -> Event {
    Event::VariantsLoaded(Arc::new(Variants::load()))
}

#[test]
fn either_chinese_script_finds_the_other() {
    let mut reading = Reading::text("開源的模型。\n\n开源的模型。");
    reading.keys("/");
    assert_eq!(reading.effects.iter().filter(|effect| **effect == Effect::LoadVariants).count(), 1);
    reading.event(variants());
    reading.type_text("开源").keys("Enter");
    assert_eq!(reading.lit(Role::SearchCurrent), ["開源"]);
    assert!(reading.status().contains("1/2"), "{}", reading.status());
    reading.keys("/").type_text("開源").keys("Enter n");
    assert_eq!(reading.lit(Role::SearchCurrent), ["开源"]);
}

#[test]
fn what_is_not_found_before_the_scripts_are_known_is_found_then() {
    let mut reading = Reading::text("開源。");
    reading.keys("/").type_text("开源").keys("Enter");
    assert!(reading.status().contains("is not in this article"));
    reading.event(variants());
    assert_eq!(reading.lit(Role::SearchCurrent), ["開源"]);
    assert!(!reading.status().contains("is not in this article"), "{}", reading.status());
}

#[test]
fn what_does_not_show_is_looked_through_and_width_and_accents_do_not_matter() {
    let mut reading = Reading::text("The in\u{ad}for\u{ad}mation at the cafe\u{301}. Ｏｐｅｎ　ＡＩ。開\u{200b}源。");
    for (pattern, found) in
        [("information", "information"), ("cafe", "cafe\u{301}"), ("open ai。", "Ｏｐｅｎ　ＡＩ。"), ("開源", "開源")]
    {
        reading.keys("/").type_text(pattern).keys("Enter");
        let lit = reading.lit(Role::SearchCurrent).concat();
        assert!(lit == found || lit.starts_with("caf"), "{pattern}: {lit:?}");
    }
}

#[test]
fn words_under_readings_are_found() {
    let mut reading = Reading::text("{東|とう}{京|きょう}から{京|きょう}{都|と}へ。");
    reading.keys("/").type_text("京都").keys("Enter");
    assert!(!reading.status().contains("is not in"), "{}", reading.status());
}
