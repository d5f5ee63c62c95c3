//! Text in columns side by side: what stands where, and what the keys do there.

use super::article::{article, long_article};
use super::reading::{Reading, plain};
use crate::app::MouseKind;
use crate::compose::LineEnd;
use crate::document::{BlockKind, Role};
use proptest::prelude::*;

/// An article of sections in columns, without the outline.
fn columns(number: &str, size: (u16, u16)) -> Reading {
    let mut reading = Reading::sized(long_article(9, 14), size.0, size.1);
    reading.keys("t").command(&format!("columns {number}")).keys("Esc");
    reading
}

/// The lines of each column.
fn by_column(reading: &Reading) -> Vec<Vec<String>> {
    let pane = &reading.pane().text;
    let lines = |c: &crate::app::frame::TextColumn| pane.lines[c.lines.clone()].iter().map(|(_, l)| plain(l)).collect();
    pane.columns.iter().map(lines).collect()
}

/// The text in view in reading order, without blank lines.
fn text(reading: &Reading) -> Vec<String> {
    reading.lines().into_iter().filter(|line| !line.is_empty()).collect()
}

/// What is in view, by column.
fn page(reading: &mut Reading) -> std::sync::Arc<crate::compose::Page> {
    reading.app.reader.as_mut().unwrap().viewport.page()
}

/// The cell where `needle` begins on the screen.
fn cell_of(reading: &Reading, needle: &str) -> (u16, u16) {
    let pane = &reading.pane().text;
    for column in &pane.columns {
        for (n, (_, line)) in pane.lines[column.lines.clone()].iter().enumerate() {
            if let Some(at) = plain(line).find(needle) {
                let before = crate::text::width::of_str(&plain(line)[..at]) as u16;
                return (column.area.x + before, column.area.y + n as u16);
            }
        }
    }
    panic!("{needle} is not in view: {:?}", reading.lines())
}

#[test]
fn text_flows_down_one_column_and_on_at_the_top_of_the_next() {
    let mut reading = Reading::sized(article("One", &"一段很長的文字，流過兩欄。".repeat(300)), 120, 30);
    let one = text(reading.keys("- - - - - - - - - - - -"));
    reading.command("columns 2");
    let pane = &reading.pane().text;
    let [left, right] = &pane.columns[..] else { panic!("{:?}", pane.columns) };
    assert_eq!((left.area.y, left.area.width), (right.area.y, right.area.width));
    assert!(right.area.x >= left.area.right() + 4, "a gutter");
    assert_eq!(left.area.height, pane.lines_area.height);
    assert_eq!(text(&reading)[..one.len()], one, "what stood in one column begins the first");
    assert_eq!(pane.rules.len(), 1);
    assert!((left.area.right()..right.area.x).contains(&pane.rules[0].x));
}

#[test]
fn the_key_goes_through_the_choices_and_says_what_there_is_room_for() {
    let mut reading = Reading::sized(long_article(3, 6), 120, 30);
    reading.keys("t");
    let mut said = || reading.keys("|").status().split(" | ").next().unwrap_or_default().to_owned();
    assert_eq!(said(), "Columns: 2");
    assert_eq!(said(), "Columns: 3");
    assert_eq!(said(), "Columns: auto, 2");
    assert_eq!(said(), "Columns: 1");
    reading.resize(50, 20).command("columns 3");
    assert!(reading.status().starts_with("Columns: 1, no room for"), "{}", reading.status());
    assert!(reading.command("columns 4").status().contains("1, 2, 3 or auto"), "{}", reading.status());
}

#[test]
fn turned_pages_follow_one_another_and_come_back() {
    let mut reading = Reading::sized(long_article(5, 14), 120, 500);
    let whole = text(reading.keys("t").command("measure 52"));
    assert!(whole.len() < 490, "{}", whole.len());
    reading.resize(120, 30).command("columns 2");
    let (mut read, mut pages) = (text(&reading), vec![reading.lines()]);
    while read.len() < whole.len() {
        reading.keys("Space");
        read.extend(text(&reading));
        pages.push(reading.lines());
        assert!(pages.len() < 99);
    }
    assert_eq!(read, whole, "nothing lost, nothing twice");
    assert_eq!(reading.keys("Space").lines(), pages[pages.len() - 1]);
    for page in pages.iter().rev().skip(1) {
        assert_eq!(reading.keys("b").lines(), *page);
    }
}

#[test]
fn half_a_page_is_a_column_of_two() {
    let mut reading = columns("2", (120, 30));
    reading.keys("Space");
    let before = by_column(&reading);
    assert_eq!(by_column(reading.keys("d"))[0][..5], before[1][..5]);
    assert_eq!(by_column(reading.keys("u")), before);
}

#[test]
fn a_line_down_moves_the_whole_flow_and_a_line_up_takes_it_back() {
    let mut reading = columns("2", (120, 30));
    reading.keys("Space");
    let before = text(&reading);
    assert_eq!(text(reading.keys("j"))[0], before[1]);
    assert_eq!(text(reading.keys("j j j k k k k")), before);
    reading.mouse(MouseKind::WheelDown, 20, 10);
    assert_eq!(text(&reading)[0], before[3]);
}

#[test]
fn the_end_is_a_full_page_with_the_last_line_on_it() {
    for number in ["2", "3"] {
        let mut reading = columns(number, (120, 30));
        reading.keys("G");
        let end = reading.lines();
        assert!(end.last().is_some_and(|line| line.ends_with("不是同一回事。")), "{end:?}");
        assert!(end.len() > 40, "{}", end.len());
        assert_eq!(reading.status().split(" | ").last(), Some("100%"));
        assert_eq!(reading.keys("j").lines(), end);
        assert_eq!(reading.keys("Space").lines(), end);
        assert_eq!(reading.keys("b Space g g").top(), "Section 1");
    }
}

#[test]
fn the_last_page_has_columns_of_equal_height() {
    let mut reading = Reading::sized(article("One", &"一段不長的文字。\n\n".repeat(20)), 120, 40);
    reading.command("columns 2").keys("t");
    let heights: Vec<u16> = reading.pane().text.columns.iter().map(|c| c.area.height).collect();
    assert_eq!(heights.len(), 2);
    assert!(heights[0].abs_diff(heights[1]) <= 2, "{heights:?}");
    assert!(heights[0] < 22, "{heights:?}");
}

#[test]
fn a_section_that_ends_on_the_page_is_balanced_and_the_next_begins_below_it() {
    let filler = "短短的一段，說完就算。\n\n".repeat(14);
    let mut reading = Reading::sized(article("Two", &format!("# 甲\n\n{filler}# 乙\n\n{filler}")), 120, 50);
    reading.command("columns 2").keys("t");
    let areas: Vec<_> = reading.pane().text.columns.iter().map(|c| c.area).collect();
    assert_eq!(areas.len(), 4, "{areas:?}");
    assert_eq!((areas[0].x, areas[0].y), (areas[2].x, areas[1].y));
    assert!(areas[2].y > areas[0].bottom() && areas[2].y > areas[1].bottom());
    assert!(areas[0].height.abs_diff(areas[1].height) <= 2, "{areas:?}");
    assert_eq!(by_column(&reading)[2][0], "乙");
}

#[test]
fn sections_come_to_the_top_of_the_first_column() {
    let mut reading = columns("3", (200, 40));
    assert_eq!(reading.keys("4").top(), "Section 4");
    assert_eq!(reading.keys("]").top(), "Section 5");
    assert_eq!(reading.keys("[ [").top(), "Section 3");
    assert_eq!(reading.keys("9").top(), "Section 9");
    assert_eq!(reading.keys("Ctrl-o").top(), "Section 3");
    assert!(reading.keys("}").top().starts_with("Paragraph 3.1"));
}

#[test]
fn matches_labels_and_presses_find_their_column() {
    let filler = "填滿一欄的文字，一行又一行。".repeat(40);
    let notes =
        format!("{filler}\n\n{filler}\n\nHere is a [link](https://a.example) and[^1] the needle.\n\n[^1]: A note.");
    let mut reading = Reading::sized(article("Two", &notes), 120, 30);
    reading.keys("t").command("columns 2");
    let (x, y) = cell_of(&reading, "link");
    let right = reading.pane().text.columns[1].area;
    assert!(right.contains((x, y).into()), "{x},{y} in {right:?}");
    reading.keys("f");
    let label = reading.pane().text.hints[0].clone();
    assert_eq!((label.x, label.y), (x - 1, y), "in the blank cell before it");
    reading.keys("Esc").command("search needle");
    assert_eq!(reading.lit(Role::SearchCurrent), ["needle"]);
    let (x, y) = cell_of(&reading, "[1]");
    assert_eq!(reading.press(x + 1, y).note(), "[1] A note.".trim_start_matches("[1] "));
    let popup = reading.popup().area;
    assert!(popup.y > y || popup.bottom() <= y, "the popup leaves its reference free: {popup:?} {y}");
    assert!(popup.right() > right.x, "{popup:?} stands by the column {right:?}");
}

#[test]
fn a_match_further_on_comes_into_view() {
    let mut reading = columns("3", (200, 40));
    reading.command("search 8.13");
    assert_eq!(reading.lit(Role::SearchCurrent), ["8.13"]);
    reading.keys("G").command("percent 50").keys("n");
    assert!(!reading.lit(Role::SearchCurrent).is_empty());
}

#[test]
fn marks_and_the_scroll_bar_go_by_the_text() {
    let mut reading = columns("2", (120, 30));
    reading.keys("5 j j m a");
    let there = reading.lines();
    reading.keys("g g");
    assert!(reading.pane().text.scroll.is_some());
    assert_eq!(reading.keys("' a").lines(), there);
    let track = reading.pane().text.scroll.unwrap().track;
    reading.press(track.x, track.y + track.height / 2);
    assert!((40..60).contains(&reading.app.reader.as_ref().unwrap().progress.percent()), "{}", reading.status());
}

/// What is wrong with the feet and heads of the columns.
fn bad_breaks(reading: &Reading) -> Vec<String> {
    let pane = &reading.pane().text;
    let document = reading.app.reader.as_ref().unwrap().document();
    let mut wrong = Vec::new();
    let mut before = 0;
    for column in &pane.columns {
        let lines = &pane.lines[column.lines.clone()];
        let left = std::mem::replace(&mut before, lines.len());
        let (Some((_, first)), Some((row, last))) = (lines.first(), lines.last()) else { continue };
        if first.is_gap() || last.is_gap() {
            wrong.push(format!("a blank line at an end of {lines:?}"));
        }
        if matches!(document.blocks[row.block].kind, BlockKind::Heading { .. }) {
            wrong.push(format!("a heading at the foot: {}", plain(last)));
        }
        let alone = lines.len() > 8 && last.end != LineEnd::Last && last.source.start.byte == 0;
        if alone {
            wrong.push(format!("a first line alone at the foot: {}", plain(last)));
        }
        if left > 8 && first.end == LineEnd::Last && first.source.start.byte > 0 {
            wrong.push(format!("a last line alone at the head: {}", plain(first)));
        }
    }
    wrong
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    (20u16..260, 6u16..80)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn columns_break_well_and_lie_within_the_pane(
        size in (80u16..260, 24u16..80), number in 2u16..=3, keys in "[ bjkdu}G5]{0,8}",
    ) {
        let mut reading = columns(&number.to_string(), size);
        reading.type_text(&keys);
        let wrong = bad_breaks(&reading);
        prop_assert!(wrong.is_empty(), "{wrong:?}");
        let pane = &reading.pane().text;
        let mut at = 0;
        for (n, column) in pane.columns.iter().enumerate() {
            prop_assert_eq!(column.lines.start, at);
            at = column.lines.end;
            prop_assert_eq!(pane.lines_area.intersection(column.area), column.area);
            prop_assert_eq!(usize::from(column.area.height), column.lines.len());
            for other in &pane.columns[..n] {
                prop_assert!(!other.area.intersects(column.area));
            }
        }
        prop_assert_eq!(at, pane.lines.len());
    }

    #[test]
    fn the_text_at_the_top_survives_any_resize(
        number in 1u16..=3, keys in "[ bjkdu}G5]{0,8}", between in proptest::collection::vec(size(), 1..4),
    ) {
        let mut reading = columns(&number.to_string(), (150, 40));
        reading.type_text(&keys);
        let before = reading.lines();
        for (columns, rows) in between {
            reading.resize(columns, rows);
        }
        prop_assert_eq!(reading.resize(150, 40).lines(), before);
    }

    #[test]
    fn turning_a_page_leaves_nothing_out(size in (60u16..220, 8u16..60), number in 2u16..=3, start in 0u16..100) {
        let mut reading = columns(&number.to_string(), size);
        reading.command(&format!("percent {start}"));
        let here = reading.lines();
        let next = page(&mut reading).next;
        let at_end = reading.app.reader.as_mut().unwrap().viewport.is_at_end();
        reading.keys("Space");
        if at_end {
            prop_assert_eq!(reading.lines(), here);
            return Ok(());
        }
        prop_assert_eq!(page(&mut reading).lines[0].0, next);
        reading.keys("b");
        prop_assert_eq!(reading.lines(), here);
        let top = page(&mut reading).lines[0].0;
        reading.keys("b");
        let reached = page(&mut reading).next;
        prop_assert!(top <= reached, "{top:?} {reached:?}");
    }
}

#[test]
fn vertical_writing_is_one_flow_and_the_columns_come_back_with_horizontal_writing() {
    let mut reading = columns("2", (120, 30));
    reading.keys("] Space");
    let before = reading.lines();
    reading.keys("V");
    let pane = &reading.pane().text;
    assert_eq!((pane.columns.len(), pane.rules.len()), (1, 0));
    assert_eq!((pane.columns[0].area, pane.columns[0].lines.clone()), (pane.lines_area, 0..pane.lines.len()));
    assert!(reading.keys("|").status().starts_with("Columns: 3, in horizontal writing"), "{}", reading.status());
    reading.command("columns 2").keys("V");
    assert_eq!(reading.pane().text.columns.len(), 2);
    assert_eq!(reading.lines(), before);
}

/// Rows of the columns that end above the foot of the pane, for every page but the last.
fn slack(reading: &mut Reading) -> Vec<u16> {
    let mut slack = Vec::new();
    while !reading.app.reader.as_mut().unwrap().viewport.is_at_end() {
        let pane = &reading.pane().text;
        let foot = pane.lines_area.bottom();
        let lowest = pane.columns.iter().map(|c| c.area.bottom()).max().unwrap_or(0);
        slack.push(foot - lowest);
        reading.keys("Space");
    }
    slack
}

#[test]
fn pages_are_filled_to_the_foot() {
    let mut all = Vec::new();
    for rows in 20..60 {
        let mut reading = columns("2", (120, rows));
        all.extend(slack(&mut reading));
    }
    let most = all.iter().max().copied().unwrap_or(0);
    let mean = f64::from(all.iter().map(|&rows| u32::from(rows)).sum::<u32>()) / all.len() as f64;
    assert!(most <= 4 && mean < 1.0, "{most} at most, {mean} on average, {all:?}");
}
