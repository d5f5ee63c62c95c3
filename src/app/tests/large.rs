//! Large articles: what is not looked at is not composed. Blocks are counted, not milliseconds.

use super::article::article;
use super::reading::Reading;
use crate::document::{Document, Role};

/// Ten megabytes of Chinese in short paragraphs with sections between.
fn ten_megabytes() -> Document {
    let sentence = "開源的精神與模型的權重不是同一回事，記者在巴黎報導。";
    let mut text = String::with_capacity(11 << 20);
    for paragraph in 0.. {
        if text.len() >= 10 << 20 {
            break;
        }
        if paragraph % 40 == 0 {
            text.push_str(&format!("# 第{paragraph}節\n\n"));
        }
        text.push_str(&format!("{paragraph}：{}\n\n", sentence.repeat(4 + paragraph % 9)));
    }
    text.push_str("最後一段，只此一處。");
    article("Ten megabytes", &text)
}

/// How many top-level blocks are composed while something is done.
fn composed(reading: &mut Reading, doing: impl FnOnce(&mut Reading)) -> usize {
    let count = |reading: &Reading| reading.app.reader.as_ref().map_or(0, |reader| reader.viewport.blocks_composed());
    let before = count(reading);
    doing(reading);
    count(reading) - before
}

#[test]
fn only_what_is_looked_at_is_composed() {
    let document = ten_megabytes();
    assert!(document.blocks.len() > 15_000);
    let mut reading = Reading::sized(document, 120, 36);
    // A screenful is about ten blocks; what stands beside it is looked at to find the page's end.
    const SCREENFUL: usize = 60;
    assert!(composed(&mut reading, |_| ()) == 0);
    for keys in ["j", "Space", "G", "b", "g g", "5", "] ] ]", "} }", "d", "g g ["] {
        let work = composed(&mut reading, |r| _ = r.keys(keys));
        assert!(work <= SCREENFUL * keys.split(' ').count(), "{keys}: {work} blocks");
    }
    reading.command("columns 3");
    for keys in ["j", "Space", "d", "u", "G", "b", "g g", "5", "]"] {
        let work = composed(&mut reading, |r| _ = r.resize(200, 60).keys(keys));
        assert!(work <= 3 * SCREENFUL, "{keys} in columns: {work} blocks");
    }
    reading.command("columns 1").resize(120, 36);
    for (columns, rows) in [(90, 30), (60, 20), (200, 60), (120, 36)] {
        let work = composed(&mut reading, |r| _ = r.resize(columns, rows));
        assert!(work <= SCREENFUL, "{columns}×{rows}: {work} blocks");
    }
    let work = composed(&mut reading, |r| _ = r.command("search 只此一處").command("percent 50"));
    assert!(work <= 2 * SCREENFUL, "search: {work} blocks");
    reading.keys("n");
    assert_eq!(reading.lit(Role::SearchCurrent), ["只此一處"]);
}

#[test]
fn what_lights_up_is_what_is_in_view() {
    let mut reading = Reading::sized(article("One", &"開源的精神。".repeat(20_000)), 100, 30);
    reading.command("search 精神");
    let lit = reading.pane().text.highlights.len();
    assert!((20..1_500).contains(&lit), "{lit}");
    let shown = reading.lit(Role::SearchMatch);
    assert!(shown.len() + 2 >= lit && shown.iter().all(|text| "精神".contains(&**text)), "{} {lit}", shown.len());
}
