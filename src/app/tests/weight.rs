//! Long articles: what is done to them behind the screen is told, and what is shown no more goes where nobody waits.

use super::article::article;
use super::reading::{Reading, named};
use crate::app::{Effect, Event};
use crate::document::{Document, TextPos};
use crate::input::Key;
use crate::rendition::Rendition;

/// More than a megabyte of plain text with damaged marks, in sections.
fn long() -> Document {
    let text: String = (1..800)
        .map(|n| format!("# 第 {n} 節後來\n\n{}\n\n", "他說,\" 開源的精神 \" 與模型的權重。".repeat(40)))
        .collect();
    Document { is_plain: true, ..article("報導", &text) }
}

/// Opens a long article and gives what is asked for: nothing is done to it yet.
fn opened() -> (Reading, Vec<Effect>) {
    let mut reading = Reading::shelf(100, 24);
    let effects = reading.app.update(Event::Opened { article: named("lead"), rendition: long().into(), record: None });
    (reading, effects)
}

/// Does what was asked for.
fn rendered(effects: &[Effect]) -> Event {
    let asked = effects.iter().find_map(|effect| match effect {
        Effect::Render { article, as_written, rework } => Some((article.clone(), as_written.reworked(*rework))),
        _ => None,
    });
    let (article, rendition) = asked.expect("nothing is to be done");
    Event::Rendered { article, rendition }
}

fn place(reading: &Reading) -> TextPos {
    reading.app.records()[0].1.position
}

#[test]
fn the_status_line_says_that_a_long_article_is_being_repaired_and_the_place_stays() {
    let (mut reading, effects) = opened();
    assert!(reading.status().contains("repairing…"), "{}", reading.status());
    reading.keys("Space Space Space");
    let before = place(&reading);
    reading.event(rendered(&effects));
    assert!(!reading.status().contains("repairing"), "{}", reading.status());
    assert!(reading.lines().concat().contains("他說，「開源的精神」與"), "{:?}", reading.lines());
    assert_eq!(place(&reading), before);
}

#[test]
fn titles_in_the_status_line_are_converted_with_the_text() {
    let (mut reading, effects) = opened();
    reading.event(rendered(&effects));
    let asked = reading.app.update(Event::Key(Key::char('C')));
    assert!(reading.app.frame().status.is_some());
    reading.app.update(Event::Key(Key::char('j')));
    assert!(reading.status().contains("報導") && reading.status().contains("converting…"), "{}", reading.status());
    reading.event(rendered(&asked));
    reading.keys("j");
    assert!(reading.status().contains("报导") && reading.status().contains("节后来"), "{}", reading.status());
    assert!(!reading.status().contains("converting"), "{}", reading.status());
}

#[test]
fn what_cannot_be_done_is_no_longer_waited_for() {
    let (mut reading, _) = opened();
    reading.event(Event::RenderFailed { article: named("lead"), message: "it is shown as before".into() });
    assert!(reading.status().contains("shown as before"), "{}", reading.status());
    reading.keys("j");
    assert!(!reading.status().contains("repairing"), "{}", reading.status());
}

#[test]
fn a_long_article_that_is_shown_no_more_is_let_go_of_elsewhere() {
    let is_discarded = |effects: &[Effect], document: &Document| {
        effects.iter().any(|effect| matches!(effect, Effect::Discard(gone) if **gone.shown() == *document))
    };
    let (mut reading, effects) = opened();
    let as_written = reading.app.reader.as_ref().unwrap().document();
    reading.event(rendered(&effects));
    assert!(is_discarded(&reading.effects, &as_written), "when its repair takes its place");
    let repaired = reading.app.reader.as_ref().unwrap().document();
    reading.event(Event::Rendered { article: named("other"), rendition: Rendition::from(long()) });
    assert!(matches!(reading.effects.last(), Some(Effect::Discard(_))), "when nobody waits for it");
    reading.keys("q");
    assert!(is_discarded(&reading.effects, &repaired), "when the shelf takes its place");
    assert!(reading.effects.iter().filter(|effect| matches!(effect, Effect::Discard(_))).count() == 3);
}
