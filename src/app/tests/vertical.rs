//! Vertical writing: turned with a key, read from right to left, everything in reach.

use super::article::{article, long_article};
use super::reading::Reading;
use crate::app::{Event, MouseKind};
use crate::compose::{Direction, LINE_CELLS};
use crate::config::{Config, ConfigFiles};
use crate::document::Role;
use crate::input::Context;

/// A long article, set vertically.
fn vertical() -> Reading {
    let mut reading = Reading::of(long_article(3, 6));
    reading.keys("V");
    reading
}

#[test]
fn v_turns_the_lines_and_says_so() {
    let mut reading = Reading::of(long_article(3, 6));
    let before = reading.lines();
    assert!(reading.keys("V").status().contains("Vertical writing"));
    assert_eq!(reading.pane().text.direction, Direction::Vertical);
    assert!(reading.keys("j k").status().contains("vertical"), "{}", reading.status());
    assert!(reading.keys("V").status().contains("Horizontal writing"));
    assert_eq!(reading.lines(), before);
}

#[test]
fn a_book_that_is_set_vertically_says_how_to_read_it_so() {
    let mut book = long_article(3, 6);
    book.meta.vertical = true;
    let mut reading = Reading::of(book);
    assert!(reading.status().contains("This book is set vertically: “V”"), "{}", reading.status());
    assert!(reading.keys("V").status().contains("Vertical writing"));
    assert!(!Reading::of(long_article(3, 6)).status().contains("vertically"));
}

#[test]
fn the_text_at_the_head_of_the_page_stays_there() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys("3");
    assert_eq!(reading.keys("V").top(), "Ｓｅｃｔｉｏｎ\u{3000}３");
    reading.resize(60, 20);
    assert_eq!(reading.top(), "Ｓｅｃｔｉｏｎ\u{3000}３");
    assert_eq!(reading.keys("V").top(), "Section 3");
}

#[test]
fn left_goes_on_and_right_comes_back() {
    for (on, back) in [("h", "l"), ("Left", "Right"), ("j", "k"), ("Down", "Up")] {
        let mut reading = vertical();
        let before = reading.lines();
        assert_eq!(reading.keys(on).top(), before[1], "{on}");
        assert_eq!(reading.keys(back).lines(), before, "{back}");
    }
}

#[test]
fn a_page_goes_left_by_as_many_lines_as_stand_beside_each_other() {
    let mut reading = vertical();
    let before = reading.lines();
    let area = reading.pane().text.lines_area;
    assert_eq!(before.len(), usize::from(area.width / u16::from(LINE_CELLS)));
    reading.keys("Space");
    assert_eq!(reading.lines()[..2], before[before.len() - 2..]);
    assert_eq!(reading.keys("b").lines(), before);
    let end = reading.keys("G").lines();
    assert!(end.last().is_some_and(|line| !line.is_empty()));
    assert_eq!(reading.keys("j Space").lines(), end);
    assert!(reading.status().contains("100%"));
    assert_eq!(reading.keys("g g").lines(), before);
}

#[test]
fn sections_come_to_the_right_edge() {
    let mut reading = Reading::of(long_article(4, 8));
    assert_eq!(reading.keys("V ]").top(), "Ｓｅｃｔｉｏｎ\u{3000}２");
    assert_eq!(reading.keys("[").top(), "Ｓｅｃｔｉｏｎ\u{3000}１");
    assert_eq!(reading.keys("3").top(), "Ｓｅｃｔｉｏｎ\u{3000}３");
}

#[test]
fn what_is_searched_is_the_text_and_not_its_vertical_forms() {
    let mut reading = Reading::text("他說：「開源的AI模型。」\n\n中文的GPT-4。");
    reading.keys("V /").type_text("：「開源").keys("Enter");
    assert_eq!(reading.lit(Role::SearchCurrent), ["︓﹁開源"]);
    reading.keys("/").type_text("gpt-4").keys("Enter");
    assert_eq!(reading.lit(Role::SearchCurrent), ["ＧＰＴ－４"]);
}

const NOTES: &str =
    "# 一\n\n這裡有註腳[^1]，還有[連結](https://example.org/a)與另一個[^2]。\n\n[^1]: 第一則。\n\n[^2]: 第二則。";

#[test]
fn a_note_opens_beside_its_reference_in_lines_of_its_own() {
    let mut reading = Reading::text(NOTES);
    assert_eq!(reading.keys("V Enter").note(), "第一則。");
    assert_eq!(reading.lit(Role::Focus), ["1"]);
    let popup = reading.popup().area;
    let pane = &reading.pane().text;
    let (n, row) = pane
        .lines
        .iter()
        .enumerate()
        .find_map(|(n, (_, line))| {
            let glyph = line.runs.iter().flat_map(|run| line.glyphs(run)).find(|g| g.across >= 2)?;
            Some((n as u16, pane.lines_area.y + glyph.column))
        })
        .expect("a reference beside its line");
    let x = pane.lines_area.right() - (n + 1) * u16::from(LINE_CELLS);
    let covers =
        |column: u16| (popup.left()..popup.right()).contains(&column) && (popup.top()..popup.bottom()).contains(&row);
    assert!(!covers(x) && !covers(x + 2), "{popup:?} lies over the reference at {x},{row}");
    assert_eq!(reading.keys("n").note(), "第二則。");
    assert_eq!(reading.keys("Esc").note(), "");
}

#[test]
fn the_focus_moves_with_capital_letters_and_labels_cover_no_text() {
    let mut reading = Reading::text(NOTES);
    reading.keys("V H H");
    assert_eq!(reading.lit(Role::Focus), ["連結"]);
    assert_eq!(reading.keys("L").lit(Role::Focus), ["1"]);
    reading.keys("Esc f");
    let area = reading.pane().text.lines_area;
    let hints = &reading.pane().text.hints;
    assert_eq!(hints.len(), 3);
    assert!(hints.iter().all(|hint| (area.right() - hint.x) % u16::from(LINE_CELLS) == 2), "{hints:?}");
    assert_eq!(reading.keys("d").note(), "第二則。");
}

#[test]
fn a_click_opens_what_is_under_it_and_the_wheel_turns() {
    let mut reading = Reading::text(NOTES);
    reading.keys("V f");
    let hint = reading.pane().text.hints[0].clone();
    reading.keys("Esc").press(hint.x, hint.y);
    assert_eq!(reading.note(), "第一則。");
    let mut reading = vertical();
    let before = reading.lines();
    reading.mouse(MouseKind::WheelDown, 60, 10);
    assert_eq!(reading.top(), before[3]);
    reading.mouse(MouseKind::WheelUp, 60, 10);
    assert_eq!(reading.lines(), before);
}

#[test]
fn lines_grow_and_shrink_by_a_character() {
    let mut reading = Reading::sized(long_article(2, 4), 100, 50);
    reading.keys("V");
    let height = |reading: &Reading| reading.pane().text.lines_area.height;
    assert_eq!(height(&reading), 38);
    assert!(reading.keys("-").status().contains("37 rows"), "{}", reading.status());
    assert_eq!(height(&reading), 37);
    reading.keys("=");
    assert_eq!(height(&reading), 38);
    reading.keys("z");
    assert_eq!(reading.app.frame().status, None);
    reading.keys("Tab z");
    assert_eq!(reading.pane().text.direction, Direction::Vertical);
}

#[test]
fn the_smallest_terminal_has_room_for_vertical_lines() {
    let mut reading = Reading::sized(long_article(2, 4), 20, 6);
    reading.keys("V");
    let pane = &reading.pane().text;
    assert!(pane.lines.len() >= 4 && pane.lines_area.height >= 4, "{:?}", pane.lines_area);
    let first = reading.top();
    reading.keys("Space");
    assert_ne!(reading.top(), first);
}

#[test]
fn the_setting_turns_the_reader_while_it_runs() {
    let mut reading = Reading::of(article("T", "文字。"));
    assert_eq!(reading.app.context(), Context::Text);
    let settings = Some(("settings.toml".into(), "vertical = true".to_owned()));
    let (config, wrong) = Config::load(&ConfigFiles { settings, ..ConfigFiles::default() });
    assert!(wrong.is_empty());
    reading.event(Event::ConfigChanged(Box::new(config)));
    assert_eq!(reading.app.context(), Context::Vertical);
    assert_eq!(reading.lines()[0], "文字︒");
}
