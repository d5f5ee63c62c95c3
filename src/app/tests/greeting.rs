//! The first visit: the keys that matter most are shown until one is pressed, and never again.

use super::article::{article, long_article};
use super::reading::{Reading, named};
use crate::app::{App, Effect, Event, MouseKind, Setup, Size};
use crate::document::Document;

/// A reader who never read anything, before an article on a terminal of that size.
fn first_visit(document: Document, columns: u16, rows: u16) -> Reading {
    let setup = Setup { size: Size { columns, rows }, is_new: true, ..Setup::default() };
    let mut reading = Reading { app: App::new(setup), effects: Vec::new() };
    reading.event(Event::Opened { article: named("lead"), rendition: document.into(), record: None });
    reading
}

#[test]
fn the_first_key_takes_the_keys_away_for_good_and_does_what_it_always_does() {
    let mut reading = first_visit(long_article(3, 8), 80, 24);
    assert!(
        reading.status().starts_with("? | help | Tab | outline | f | links | q | shelf | "),
        "{}",
        reading.status()
    );
    assert!(reading.status().ends_with("left"), "there is room for the numbers: {}", reading.status());
    reading.keys("2");
    assert_eq!(reading.top(), "Section 2");
    assert!(reading.status().starts_with("A long article"), "{}", reading.status());
    assert_eq!(reading.effects.iter().filter(|effect| **effect == Effect::Greeted).count(), 1);
    reading.keys("j k");
    reading.open("other", article("Other", "Text."), None);
    assert!(reading.status().starts_with("Other"));
    assert_eq!(reading.effects.iter().filter(|effect| **effect == Effect::Greeted).count(), 1);
}

#[test]
fn the_keys_fit_a_small_screen_and_the_numbers_give_way() {
    let reading = first_visit(long_article(3, 8), 40, 15);
    assert_eq!(reading.status(), "? | help | Tab | outline | f | links | q | shelf");
    let status = reading.app.frame().status.as_ref().unwrap();
    let last = status.pieces.last().unwrap();
    assert!(last.x + last.text.len() as u16 <= 40);
    let smaller = first_visit(long_article(3, 8), 24, 8);
    assert_eq!(smaller.status(), "? | help | Tab | outline", "whole pairs are left out");
}

#[test]
fn only_keys_that_lead_anywhere_are_named() {
    let reading = first_visit(article("One", "Text."), 80, 24);
    assert!(reading.status().starts_with("? | help | f | links"), "no sections: {}", reading.status());
}

#[test]
fn the_wheel_is_a_way_to_begin_too() {
    let mut reading = first_visit(long_article(3, 8), 80, 24);
    reading.mouse(MouseKind::WheelDown, 60, 10);
    assert!(reading.status().starts_with("A long article") && reading.effects.contains(&Effect::Greeted));
}

#[test]
fn who_has_been_here_before_is_not_greeted() {
    assert!(Reading::of(long_article(3, 8)).status().starts_with("A long article"));
}
