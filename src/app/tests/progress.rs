//! How far an article is read: what the outline, the status line and the shelf say of it is the same.

use super::article::{article, long_article};
use super::reading::Reading;
use crate::app::Record;
use crate::document::TextPos;

/// How far each section is read, as the outline shows it.
fn read(reading: &Reading) -> Vec<f32> {
    reading.outline().rows.iter().map(|row| row.read).collect()
}

fn ticked(reading: &Reading) -> Vec<bool> {
    read(reading).into_iter().map(|read| read >= 1.0).collect()
}

fn percent(reading: &Reading) -> u8 {
    let status = reading.status();
    let percent = status.split(" | ").find_map(|piece| piece.strip_suffix('%'));
    percent.and_then(|percent| percent.parse().ok()).unwrap_or_else(|| panic!("{status}"))
}

/// Where each section ends, in percent of the text.
fn ends(reading: &Reading) -> Vec<f64> {
    let viewport = &reading.app.reader.as_ref().unwrap().viewport;
    let sections = viewport.document().outline.sections().to_vec();
    sections.iter().map(|section| viewport.fraction(TextPos::start_of(section.end)) * 100.0).collect()
}

/// The article as it was kept, opened in another run.
fn in_another_run(record: &Record, sections: usize) -> Reading {
    let mut again = Reading::shelf(100, 30);
    again.open("lead", long_article(sections, 12), Some(record.clone()));
    again
}

#[test]
fn a_section_is_ticked_off_when_the_percentage_has_passed_its_end() {
    for (columns, rows, keys) in [(100, 30, "Space"), (100, 30, "j"), (100, 12, "d"), (120, 40, "}")] {
        let mut reading = Reading::sized(long_article(5, 6), columns, rows);
        let ends = ends(&reading);
        for _ in 0..400 {
            let here = f64::from(percent(&reading));
            for (is_ticked, end) in ticked(&reading).into_iter().zip(&ends) {
                assert!(is_ticked || here <= *end, "{here}% and the section up to {end} is not ticked off");
                assert!(!is_ticked || here + 1.0 >= *end, "{here}% and the section up to {end} is ticked off");
            }
            reading.keys(keys);
        }
        assert_eq!(percent(&reading), 100, "{keys}");
        assert_eq!(ticked(&reading), [true; 5]);
        assert!(reading.keys("Q").saved().is_some_and(|record| record.read && record.percent == 100));
    }
}

#[test]
fn a_section_is_read_once_its_last_line_was_on_the_screen() {
    let mut reading = Reading::of(long_article(3, 8));
    let last = "Paragraph 1.8 ";
    let is_in_view = |reading: &Reading| reading.lines().iter().any(|line| line.starts_with(last));
    while !is_in_view(&reading) {
        assert!(!ticked(&reading)[0]);
        reading.keys("j");
    }
    assert_eq!(ticked(&reading), [true, false, false], "{:#?}", reading.lines());
}

#[test]
fn who_only_goes_to_the_end_has_not_read_the_article() {
    let mut reading = Reading::shelf(100, 30);
    reading.open("lead", long_article(8, 8), None);
    reading.keys("G");
    assert_eq!(percent(&reading), 100, "that is the place");
    assert!(ticked(&reading).iter().all(|ticked| !ticked), "{:?}", read(&reading));
    let record = reading.keys("g s").saved().cloned().unwrap();
    assert!(!record.read && record.percent < 30, "{record:?}");
    let state = reading.shelf_pane().rows[0].state.clone();
    assert_eq!(state, format!("{}%", record.percent));
}

#[test]
fn what_was_jumped_past_stays_unread_until_it_is_read() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("3");
    for _ in 0..20 {
        reading.keys("Space");
    }
    assert_eq!(ticked(&reading), [false, false, true, true]);
    let partly = reading.keys("i Esc").app.reader.as_ref().unwrap().record();
    assert!(!partly.read && (45..75).contains(&partly.percent), "{partly:?}");
    reading.keys("g g");
    for _ in 0..20 {
        reading.keys("Space");
    }
    let record = reading.app.reader.as_ref().unwrap().record();
    assert_eq!((ticked(&reading), record.read, record.percent), (vec![true; 4], true, 100));
}

#[test]
fn a_section_that_is_read_in_two_runs_is_read() {
    let mut reading = Reading::of(long_article(4, 12));
    reading.keys("j Q");
    let record = reading.saved().cloned().unwrap();
    assert!(!ticked(&reading)[0] && record.percent > 0);
    let mut again = in_another_run(&record, 4);
    for _ in 0..40 {
        again.keys("Space");
    }
    assert_eq!(ticked(&again), [true; 4]);
    assert!(again.keys("q").saved().is_some_and(|record| record.read));
}

#[test]
fn what_is_kept_says_the_same_after_a_restart() {
    let mut reading = Reading::of(long_article(4, 12));
    reading.keys("3 j j j Q");
    let (before, record) = (read(&reading), reading.saved().cloned().unwrap());
    assert!(before[0] > 0.0 && before[1] == 0.0 && before[2] > 0.0 && before[3] == 0.0, "{before:?}");
    for (before, after) in before.iter().zip(read(&in_another_run(&record, 4))) {
        assert!((before - after).abs() <= 0.02, "{before} {after}");
    }
    assert!(read(&in_another_run(&record, 6))[0] > 0.0, "of sections that are others now the percentage tells");
}

#[test]
fn in_columns_and_vertically_every_page_counts_and_none_is_left_out() {
    for (settings, keys) in [("columns 2", "Space"), ("toggle-vertical", "Space")] {
        let mut reading = Reading::sized(long_article(4, 6), 120, 30);
        reading.command(settings);
        for _ in 0..60 {
            reading.keys(keys);
        }
        assert_eq!(ticked(&reading), [true; 4], "{settings}");
    }
}

#[test]
fn a_resize_loses_nothing_of_what_was_read() {
    let mut reading = Reading::of(long_article(4, 8));
    for n in 0..60 {
        reading.keys("Space").resize(if n % 2 == 0 { 84 } else { 120 }, 20 + n % 7);
    }
    reading.resize(120, 30);
    assert_eq!(ticked(&reading), [true; 4]);
}

#[test]
fn an_article_without_sections_has_its_percentage_too() {
    let mut reading = Reading::of(article("Plain", &"一段說這件事，要有好幾行那麼長。\n\n".repeat(60)));
    reading.keys("Space");
    let here = percent(&reading);
    let record = reading.keys("Q").saved().cloned().unwrap();
    assert!(record.percent.abs_diff(here) <= 1 && !record.read, "{here} {record:?}");
}
