//! Repaired and converted articles: the place stays, the source stays within reach.

use super::reading::Reading;
use crate::app::{Effect, Record};
use crate::document::{ArticleRef, Document};
use crate::rendition::Script;
use crate::text::Language;

const SENTENCE: &str = "他說,\" 開源的精神 \" 與模型的權重是一回事嗎?";

/// Plain text with damaged marks: paragraphs that differ in their numbers.
fn damaged() -> Document {
    let paragraph = |n: usize| format!("第 {n} 段 :{}\n\n", SENTENCE.repeat(1 + n % 4));
    let text: String = (1..40).map(paragraph).collect();
    let text = format!("# 開場的話\n\n{text}# 後來\n\n完[^1]，了[^2]。\n\n[^1]: 註 ,一。\n\n[^2]: 註二。");
    Document { is_plain: true, ..super::article::article("報導", &text) }
}

fn copied(reading: &Reading) -> &str {
    match reading.effects.last() {
        Some(Effect::Copy(text)) => text,
        other => panic!("nothing was copied but {other:?}"),
    }
}

/// A reader before the article as its source has it, some way down.
fn reading() -> Reading {
    let mut reading = Reading::sized(damaged(), 60, 16);
    reading.command("repair off").command("script off").keys("Space Space Space");
    reading
}

#[test]
fn plain_text_is_repaired_and_shift_x_shows_it_as_it_is_and_back() {
    let mut reading = Reading::sized(damaged(), 60, 16);
    reading.keys("X");
    assert!(reading.status().starts_with("Punctuation: as written"), "{}", reading.status());
    assert!(reading.lines().concat().contains("他說,\" 開源"), "{:?}", reading.lines());
    reading.keys("X");
    assert!(reading.status().starts_with("Punctuation: repaired in 40 paragraphs"), "{}", reading.status());
    assert!(reading.lines().concat().contains("：他說，「開源的精神」與"), "{:?}", reading.lines());
}

#[test]
fn the_title_that_is_kept_for_the_shelf_is_repaired_and_in_its_own_script() {
    let article = super::article::article("報導:\" 開源 \"", "他說:好。");
    let mut reading = Reading::sized(Document { is_plain: true, ..article }, 60, 16);
    let kept = |reading: &Reading| reading.app.reader.as_ref().unwrap().record().title.to_string();
    assert_eq!(kept(&reading), "報導：「開源」");
    assert_eq!(kept(reading.command("script hans")), "報導：「開源」");
    assert_eq!(kept(reading.command("repair off")), "報導:\" 開源 \"");
}

#[test]
fn markdown_is_repaired_only_where_that_is_asked_for() {
    let mut reading = Reading::text("他說:你好");
    assert!(reading.lines().concat().contains("他說:你好"));
    reading.keys("X");
    assert!(reading.lines().concat().contains("他說：你好"), "{:?}", reading.lines());
}

#[test]
fn shift_c_goes_through_the_scripts_and_says_which() {
    let mut reading = reading();
    for (script, text) in [
        ("简", "开源的精神"),
        ("繁 (Traditional, Taiwan)", "開源"),
        ("繁 (Traditional, Hong Kong)", "權重"),
        ("as", ""),
    ] {
        reading.keys("C");
        assert!(reading.status().starts_with(&format!("Script: {script}")), "{}", reading.status());
        assert!(reading.lines().concat().contains(text), "{script}: {:?}", reading.lines());
    }
    let mut english = Reading::text("Nothing here.");
    english.keys("g g");
    english.app.update(crate::app::Event::Resumed);
    english.command("script hans");
    assert!(english.status().starts_with("Script: 简"), "{}", english.status());
}

#[test]
fn the_place_stays_whatever_is_done_and_comes_back() {
    let mut reading = reading();
    let (top, lines) = (reading.app.records()[0].1.position, reading.lines());
    for keys in ["X", "C", "C", "X", "C", "C"] {
        reading.keys(keys);
        assert_eq!(reading.app.records()[0].1.position, top, "{keys}");
    }
    assert_eq!(reading.lines(), lines);
}

#[test]
fn what_is_kept_in_one_script_is_found_in_another() {
    let mut reading = reading();
    reading.keys("C X j j j m a");
    let (article, record): (ArticleRef, Record) = reading.app.records().remove(0);
    assert_eq!(record.title.as_str(), "報導");
    let mut again = Reading::shelf(60, 16);
    again.app.rework.script = Script::Off;
    again.open("article", damaged(), Some(record.clone()));
    again.command("repair off");
    assert_eq!(again.app.records()[0].1.position, record.position);
    let top = reading.lines().concat().chars().find(|c| c.is_alphanumeric()).unwrap();
    assert!(again.lines()[0].contains(top), "{top} is not in {:?} of {article:?}", again.lines());
    again.keys("g g ' a");
    assert_eq!(again.app.records()[0].1.position, record.position);
}

#[test]
fn jumps_and_marks_lead_to_the_same_text() {
    let mut reading = reading();
    reading.keys("m b");
    let place = reading.app.records()[0].1.position;
    reading.keys("G C X Ctrl-o");
    assert_eq!(reading.app.records()[0].1.position, place);
    reading.keys("g g ' b");
    assert_eq!(reading.app.records()[0].1.position, place);
}

#[test]
fn the_search_looks_at_what_is_shown() {
    let mut reading = reading();
    reading.keys("C").command("search 权重");
    assert!(reading.app.frame().status.is_some() && !reading.status().contains("not in this"), "{}", reading.status());
    reading.command("search 權重");
    assert!(reading.status().contains("is not in this article"), "{}", reading.status());
    reading.keys("C").command("search 權重");
    assert!(!reading.status().contains("not in this"), "{}", reading.status());
}

#[test]
fn the_outline_notes_and_information_are_of_what_is_shown() {
    let mut reading = Reading::sized(damaged(), 110, 20);
    reading.keys("C");
    let titles: Vec<String> = reading.outline().rows.iter().map(|row| row.title.clone()).collect();
    assert_eq!(titles, ["开场的话", "后来"]);
    reading.keys("G").command("next-note");
    let note = reading.note();
    assert!(note.contains('注'), "{note}");
    reading.keys("Esc i");
    let facts = format!("{:?}", reading.app.frame().sheet);
    assert!(facts.contains("Punctuation") && facts.contains("Script") && facts.contains("Language"), "{facts}");
}

#[test]
fn a_note_that_is_open_follows() {
    let mut reading = Reading::sized(damaged(), 110, 20);
    reading.keys("G").command("next-note").keys("C");
    let note = reading.note();
    assert!(note.contains('注'), "{note}");
}

#[test]
fn what_is_shown_is_copied_and_shift_y_copies_the_source() {
    let mut reading = Reading::sized(damaged(), 110, 20);
    reading.keys("C y");
    assert_eq!(
        copied(&reading),
        "第 1 段：他说，“开源的精神”与模型的权重是一回事吗？他说，“开源的精神”与模型的权重是一回事吗？"
    );
    reading.keys("Y");
    assert_eq!(copied(&reading), format!("第 1 段 :{SENTENCE}{SENTENCE}"));
    assert!(reading.status().starts_with("Copied the source of the paragraph"), "{}", reading.status());
    reading.command("copy-source article");
    assert!(copied(&reading).starts_with("開場的話\n\n第 1 段 :他說,") && copied(&reading).ends_with("註二。"));
    reading.command("copy-source section");
    assert!(copied(&reading).starts_with("開場的話") && !copied(&reading).contains("註二"));
    reading.keys("G").command("next-note").keys("Y");
    assert!(copied(&reading).contains('註'), "{}", copied(&reading));
}

#[test]
fn a_setting_is_followed_and_an_answer_that_is_late_is_not_shown() {
    let mut reading = reading();
    reading.command("set script hans");
    assert!(reading.lines().concat().contains("开源"));
    let source = std::sync::Arc::clone(reading.app.reader.as_ref().unwrap().rendition.source());
    let late = crate::rendition::Rendition::new(source, crate::rendition::Rework::AS_WRITTEN);
    let article = reading.app.article().unwrap().clone();
    reading.event(crate::app::Event::Rendered { article, rendition: late });
    assert!(reading.lines().concat().contains("开源"), "the answer to an older question");
    assert_eq!(reading.app.reader.as_ref().unwrap().document().language, Language::ChineseSimplified);
}

#[test]
fn an_article_that_comes_as_it_is_is_repaired_without_a_word() {
    let mut reading = Reading::shelf(60, 16);
    reading.open("article", damaged(), None);
    assert!(reading.lines().concat().contains("他說，「開源的精神」"), "{:?}", reading.lines());
    assert!(!reading.status().contains("Punctuation"), "{}", reading.status());
}
