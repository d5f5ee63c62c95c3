//! Articles that are shown before they are whole.

use super::article::article;
use super::reading::{Reading, named};
use crate::app::{Effect, Event, Record};
use crate::document::{ArticleRef, BlockId, Document, TextPos};
use crate::rendition::Rendition;
use crate::text::SafeText;

/// So many paragraphs under a heading each, the third with a note.
fn paragraphs(count: usize) -> Document {
    let mut text = String::new();
    for n in 1..=count {
        let note = if n == 3 { "[^1]" } else { "" };
        text.push_str(&format!("# Part {n}\n\n第{n}段{note}說開源的精神與模型的權重不是同一回事。\n\n"));
    }
    article("Growing", &format!("{text}[^1]: the note"))
}

fn grow(reading: &mut Reading, count: usize) {
    let (article, rendition) = (named("lead"), paragraphs(count).into());
    reading.event(Event::Growing { article, rendition, bytes: 3 << 20, record: None });
}

fn begun() -> Reading {
    let mut reading = Reading::shelf(100, 30);
    grow(&mut reading, 20);
    reading
}

fn percent(reading: &Reading) -> bool {
    reading.status().contains('%')
}

#[test]
fn what_is_there_can_be_read_and_the_rest_comes_without_a_stir() {
    let mut reading = begun();
    reading.event(Event::Leisure);
    assert!(reading.status().contains("reading… 3 MB") && !percent(&reading), "{}", reading.status());
    reading.keys("Space j j").command("search 精神").keys("m a");
    let (before, lit) = (reading.lines(), reading.lit(crate::document::Role::SearchCurrent));
    grow(&mut reading, 40);
    assert_eq!(reading.lines(), before);
    reading.open("lead", paragraphs(400), None);
    assert_eq!(reading.lines(), before);
    assert_eq!(reading.lit(crate::document::Role::SearchCurrent), lit);
    reading.event(Event::Leisure);
    assert!(percent(&reading) && !reading.status().contains("reading"), "{}", reading.status());
    reading.keys("G ' a");
    let first = |lines: &[String]| lines.iter().find(|line| !line.is_empty()).cloned();
    assert_eq!(first(&reading.lines()), first(&before));
    assert_eq!(reading.app.reader.as_ref().unwrap().outline.entries(&paragraphs(400).outline).len(), 400);
}

#[test]
fn a_screen_that_has_only_just_come_stays_as_it_is_for_a_moment() {
    let mut reading = begun();
    let screen = |reading: &Reading| (reading.lines(), reading.status(), reading.pane().text.scroll);
    let before = screen(&reading);
    assert!(!reading.status().contains("reading"), "most articles are whole before anybody looks");
    grow(&mut reading, 40);
    assert_eq!(screen(&reading), before);
    reading.open("lead", paragraphs(400), None);
    assert_eq!(screen(&reading), before);
    let waits = reading.effects.iter().filter(|effect| matches!(effect, Effect::AwaitLeisure)).count();
    assert_eq!(waits, 1, "it waits once for all that comes meanwhile");
    reading.event(Event::Leisure);
    assert!(percent(&reading), "{}", reading.status());
    assert_ne!(reading.pane().text.scroll, before.2);
    let mut reading = begun();
    reading.keys("j");
    assert!(reading.status().contains("reading… 3 MB"), "whoever does something sees how things are");
}

#[test]
fn an_open_note_stays_open() {
    let mut reading = begun();
    reading.keys("Enter");
    let popup = |reading: &Reading| reading.app.frame().popup.clone().unwrap();
    let before = popup(&reading);
    reading.open("lead", paragraphs(400), None);
    assert_eq!(popup(&reading).area, before.area);
    assert_eq!(popup(&reading).lines, before.lines);
}

#[test]
fn the_end_is_gone_to_at_once_and_truly_once_it_is_there() {
    let mut reading = begun();
    reading.keys("G");
    let shows = |reading: &Reading, n: usize| reading.lines().iter().any(|line| line.contains(&format!("第 {n} 段")));
    assert!(shows(&reading, 20));
    grow(&mut reading, 40);
    assert!(shows(&reading, 20) && !shows(&reading, 40), "nobody is dragged along");
    reading.open("lead", paragraphs(400), None);
    assert!(shows(&reading, 400));

    let mut reading = begun();
    reading.keys("G g g");
    reading.open("lead", paragraphs(400), None);
    assert!(shows(&reading, 1), "who has moved on stays");

    let mut reading = begun();
    reading.command("percent 50");
    reading.open("lead", paragraphs(400), None);
    assert!(shows(&reading, 203), "{:?}", reading.lines());
}

#[test]
fn a_part_read_to_its_end_is_no_article_read() {
    let mut reading = begun();
    reading.keys("G");
    reading.open("lead", paragraphs(400), None);
    reading.keys("g g Q");
    let saved = reading.effects.iter().find_map(|effect| match effect {
        Effect::Save { record, .. } => Some(record.clone()),
        _ => None,
    });
    assert!(!begun().effects.iter().any(|effect| matches!(effect, Effect::Save { .. })));
    let saved = saved.unwrap();
    assert!(!saved.read && saved.percent < 50, "the wish for the end came true, and what was jumped over is unread");
    let mut reading = begun();
    reading.keys("G k");
    reading.open("lead", paragraphs(400), None);
    let record = reading.app.records().remove(0).1;
    assert!(!record.read && record.percent < 10, "{record:?}");
}

#[test]
fn who_leaves_is_not_called_back() {
    let mut reading = begun();
    reading.keys("Space");
    let before = reading.lines();
    reading.keys("q");
    grow(&mut reading, 40);
    assert!(!reading.shelf_pane().rows.is_empty(), "the shelf is in front");
    reading.keys("Enter");
    assert_eq!(reading.lines(), before);
    reading.keys("q");
    reading.open("lead", paragraphs(400), None);
    assert!(!reading.shelf_pane().rows.is_empty());
    assert!(reading.effects.iter().any(|effect| matches!(effect, Effect::Save { .. })));
    assert!(!reading.effects.iter().any(|effect| matches!(effect, Effect::Open(_))));
}

#[test]
fn a_place_further_on_is_waited_for() {
    let mut reading = Reading::shelf(100, 30);
    let position = TextPos::start_of(BlockId(500));
    let record = Some(Record { position, ..Record::default() });
    let (article, rendition) = (named("lead"), paragraphs(20).into());
    reading.event(Event::Growing { article, rendition, bytes: 9, record: record.clone() });
    assert!(!reading.shelf_pane().rows.is_empty());
    reading.open("lead", paragraphs(400), record);
    assert!(reading.lines().iter().any(|line| line.contains("第 251 段")), "{:?}", reading.lines());
}

#[test]
fn what_fails_midway_stays_as_far_as_it_came() {
    let mut reading = begun();
    let before = reading.lines();
    reading.event(Event::OpenFailed { article: named("lead"), message: SafeText::new("it broke off") });
    assert_eq!(reading.lines(), before);
    assert!(reading.status().contains("it broke off"));
    reading.keys("j");
    assert!(percent(&reading));
}

#[test]
fn what_came_through_a_pipe_before_is_gone_on_with() {
    let pipe = ArticleRef::unnamed_stdin();
    let part = |count| Rendition::from(paragraphs(count));
    let named = ArticleRef::Stdin("abc".into());
    let record = Record { position: TextPos::start_of(BlockId(300)), percent: 40, ..Record::default() };
    let mut reading = Reading::shelf(100, 30);
    reading.event(Event::Growing { article: pipe.clone(), rendition: part(20), bytes: 9, record: None });
    assert_eq!(reading.app.records(), []);
    reading.event(Event::Named { article: named.clone(), record: Some(record.clone()) });
    reading.event(Event::Opened { article: named.clone(), rendition: part(400), record: None });
    assert!(reading.lines().iter().any(|line| line.contains("第 151 段")), "{:?}", reading.lines());
    assert_eq!(reading.app.records()[0].0, named);

    let mut reading = Reading::shelf(100, 30);
    reading.event(Event::Growing { article: pipe, rendition: part(20), bytes: 9, record: None });
    reading.keys("Space");
    let before = reading.lines();
    reading.event(Event::Named { article: named.clone(), record: Some(record) });
    reading.event(Event::Opened { article: named, rendition: part(400), record: None });
    assert_eq!(reading.lines(), before, "who reads already is not taken away");
    reading.keys("q");
    assert!(!reading.shelf_pane().rows.is_empty());
}
