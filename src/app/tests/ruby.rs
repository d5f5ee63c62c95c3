//! Lines with readings above them: they come into view and leave it with their bases.

use super::article::article;
use super::reading::Reading;
use crate::app::Effect;

/// An article of lines with and without readings; at 40 columns every line of its paragraphs has some.
fn annotated() -> String {
    let sentence = "この{新聞|しんぶん}は{端末|たんまつ}で{読|よ}む。".repeat(6);
    (1..=4).map(|n| format!("# {{第|だい}}{n}章\n\n{sentence}\n\n[{sentence}](https://example.org)\n\n")).collect()
}

fn reading() -> Reading {
    let mut reading = Reading::sized(article("題", &annotated()), 40, 14);
    reading.command("ruby above");
    reading
}

/// Whether a line is of readings: kana and blanks alone.
fn is_readings(line: &str) -> bool {
    !line.trim().is_empty() && line.chars().all(|c| matches!(c, 'ぁ'..='ん' | ' '))
}

#[test]
fn what_is_gone_to_comes_with_its_readings() {
    let mut reading = reading();
    for section in ["2", "3"] {
        reading.keys(section);
        assert!(is_readings(&reading.top()), "{:?}", reading.lines());
        assert!(reading.lines()[1].contains(&format!("{section} 章")), "{:?}", reading.lines());
    }
    let before = reading.lines();
    reading.resize(60, 14);
    reading.resize(40, 14);
    assert_eq!(reading.lines(), before);
}

#[test]
fn no_page_begins_under_its_readings() {
    for keys in ["Space", "d"] {
        let mut reading = reading();
        reading.keys("g g");
        for _ in 0..9 {
            let before = reading.lines();
            reading.keys(keys);
            let lines = reading.lines();
            if lines == before {
                break;
            }
            let first = lines.iter().find(|line| !line.trim().is_empty()).unwrap();
            assert!(is_readings(first) || reading.status().contains("100%"), "{keys}: {lines:?}");
        }
    }
}

#[test]
fn no_page_ends_with_readings_whose_line_is_below() {
    let mut reading = reading();
    for _ in 0..30 {
        let lines = reading.lines();
        let last = lines.iter().rev().find(|line| !line.trim().is_empty()).unwrap();
        assert!(!is_readings(last), "{lines:?}");
        reading.keys("j");
    }
}

#[test]
fn the_text_stays_in_place_when_readings_come_and_go() {
    let mut reading = reading();
    reading.keys("3");
    for mode in ["off", "inline", "above"] {
        reading.command(&format!("ruby {mode}"));
        let lines = reading.lines();
        let first = lines.iter().find(|line| !is_readings(line)).unwrap();
        assert!(first.contains("第") && first.contains('3'), "{mode}: {lines:?}");
    }
    assert!(is_readings(&reading.top()));
}

#[test]
fn the_readings_of_a_link_lead_where_it_leads() {
    let mut reading = Reading::sized(article("題", "この[{新聞|しんぶん}](https://example.org)を読む。"), 60, 14);
    reading.command("ruby above");
    let lines = reading.lines();
    let row = lines.iter().position(|line| line.contains("しんぶん")).unwrap();
    let area = reading.pane().text.lines_area;
    for (row, column) in [(row, 4), (row + 1, 4)] {
        reading.press(area.x + column, area.y + row as u16);
        assert!(matches!(reading.effects.pop(), Some(Effect::OpenUrl(_))), "row {row} of {lines:?}");
    }
}
