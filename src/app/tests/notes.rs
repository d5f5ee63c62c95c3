//! Footnotes and links: opened, stepped through, followed, come back from.

use super::article::{article as document, long_article};
use super::reading::Reading;
use crate::app::frame::SheetRow;
use crate::app::{Effect, Event, Record};
use crate::document::{ArticleRef, BlockKind, Document, MastheadPart, Role};
use crate::text::SafeText;

const NOTES: &str = "# One

It begins[^1] with a [link](https://example.org/a) and goes on[^2].

Another paragraph, with no note at all.

[^1]: The first note, which cites another one[^2] and an [address](https://example.org/b).

[^2]: The second note.

[^3]: A note that nothing mentions.";

#[test]
fn enter_opens_the_first_note_in_view_beside_its_reference() {
    let mut reading = Reading::text(NOTES);
    assert!(reading.keys("Enter").note().starts_with("The first note"));
    assert_eq!(reading.popup().title, "Note 1 of 3");
    assert_eq!(reading.popup_keys(), "Esc closes  n p steps  Enter goes there");
    let (_, row) = reading.cell_of("begins");
    let area = reading.popup().area;
    assert!(area.y > row, "{area:?} covers the reference on row {row}");
    assert_eq!(reading.lit(Role::Focus), ["[1]"]);
    assert_eq!(reading.keys("Esc").note(), "");
}

#[test]
fn a_note_cited_in_a_note_lies_over_it_and_esc_comes_back() {
    let mut reading = Reading::text(NOTES);
    reading.keys("Enter Tab Enter");
    assert_eq!(reading.note(), "The second note.");
    assert_eq!(reading.popup_keys(), "Esc goes back  n p steps  Enter goes there");
    assert_eq!(reading.popup().title, "Note 1 › 2");
    assert!(reading.keys("Esc").note().starts_with("The first note"));
    assert_eq!(reading.keys("q").note(), "");
}

#[test]
fn n_and_p_step_through_the_notes() {
    let mut reading = Reading::text(NOTES);
    reading.keys("Enter n");
    assert_eq!(reading.note(), "The second note.");
    reading.keys("n");
    assert_eq!(reading.note(), "A note that nothing mentions.");
    assert!(reading.keys("n").status().contains("last note"));
    reading.keys("p p");
    assert!(reading.note().starts_with("The first note"));
}

#[test]
fn enter_in_a_note_goes_to_its_place_at_the_end_and_back_again() {
    let text = format!("{NOTES}\n\n{}", "Filler that takes a row of its own.\n\n".repeat(60));
    let mut reading = Reading::text(&text);
    let before = reading.lines();
    reading.keys("Enter Enter");
    assert_eq!(reading.note(), "");
    assert!(reading.lines().concat().contains("The second note."), "{:?}", reading.lines());
    assert_eq!(reading.keys("Ctrl-o").lines(), before);
}

#[test]
fn hints_stand_over_everything_that_can_be_opened() {
    let mut reading = Reading::text(NOTES);
    reading.keys("f");
    assert_eq!(reading.hints(), ["a", "s", "d", "f", "g"], "those in the notes at the end too");
    let hint = &reading.pane().text.hints[1];
    let (x, y) = reading.cell_of("link");
    assert_eq!((hint.x, hint.y), (x - 1, y), "in the blank before the link");
    reading.keys("s");
    assert_eq!(reading.hints(), Vec::<String>::new());
    assert_eq!(reading.effects.last(), Some(&Effect::OpenUrl(SafeText::new("https://example.org/a"))));
    reading.keys("f d");
    assert_eq!(reading.note(), "The second note.");
}

#[test]
fn hints_work_within_a_note_and_esc_gives_up() {
    let mut reading = Reading::text(NOTES);
    reading.keys("Enter f");
    let labels: Vec<&str> = reading.popup().hints.iter().map(|h| h.label.as_str()).collect();
    assert_eq!(labels, ["a", "s"]);
    reading.keys("Esc");
    assert!(reading.popup().hints.is_empty());
    reading.keys("f s");
    assert_eq!(reading.effects.last(), Some(&Effect::OpenUrl(SafeText::new("https://example.org/b"))));
    reading.keys("f a");
    assert_eq!(reading.note(), "The second note.");
}

#[test]
fn a_link_gets_the_focus_and_shows_its_address_before_it_is_opened() {
    let mut reading = Reading::text("Here is a [link](https://example.org/x).");
    reading.keys("Enter");
    assert!(reading.status().starts_with("https://example.org/x"), "{}", reading.status());
    assert!(reading.effects.is_empty());
    reading.keys("Enter");
    assert_eq!(reading.effects, [Effect::OpenUrl(SafeText::new("https://example.org/x"))]);
    reading.keys("y");
    assert_eq!(reading.effects.last(), Some(&Effect::Copy("https://example.org/x".into())));
}

#[test]
fn the_browser_waits_for_one_of_several_links() {
    let mut reading = Reading::text("A [first](https://a.example) and a [second](https://b.example).");
    assert!(reading.keys("o").status().contains("“l” goes to the next one"), "{}", reading.status());
    assert!(reading.effects.is_empty());
    reading.keys("l l o");
    assert_eq!(reading.effects, [Effect::OpenUrl(SafeText::new("https://b.example"))]);
}

#[test]
fn what_is_no_web_address_is_not_opened() {
    let mut reading = Reading::text("Here is a [link](file:///etc/passwd).");
    reading.keys("l Enter o");
    assert!(reading.effects.is_empty(), "{:?}", reading.effects);
    assert!(message(&reading).starts_with("Only http and https"), "{}", reading.status());
}

#[test]
fn a_link_within_the_article_jumps_and_can_be_taken_back() {
    let filler = "Filler.\n\n".repeat(40);
    let mut reading = Reading::text(&format!("Go <#20>.\n\n{filler}"));
    let before = reading.lines();
    reading.keys("f a");
    assert_ne!(reading.lines(), before);
    assert_eq!(reading.keys("Ctrl-o").lines(), before);
}

#[test]
fn the_focus_goes_on_to_links_that_are_not_in_view_yet() {
    let filler = "Filler.\n\n".repeat(60);
    let mut reading =
        Reading::text(&format!("A [first](https://a.example).\n\n{filler}\n\nA [last](https://b.example)."));
    reading.keys("l l");
    assert_eq!(reading.lit(Role::Focus), ["last"]);
    assert!(reading.keys("l").status().contains("further on"));
    reading.keys("h");
    assert_eq!(reading.lit(Role::Focus), ["first"]);
}

#[test]
fn the_focus_that_leaves_the_page_can_be_taken_back() {
    let filler = "Filler.\n\n".repeat(60);
    let mut reading = Reading::text(&format!("# One\n\n{filler}A [link](https://a.example).\n\n{filler}"));
    reading.keys("j j");
    let before = reading.lines();
    assert_ne!(reading.keys("l").lines(), before);
    assert_eq!(reading.lit(Role::Focus), ["link"]);
    assert_eq!(reading.keys("Ctrl-o").lines(), before);
}

#[test]
fn a_press_on_a_reference_opens_it_and_one_beside_the_note_closes_it() {
    let mut reading = Reading::text(NOTES);
    let (column, row) = reading.cell_of("[2]");
    assert_eq!(reading.press(column + 1, row).note(), "The second note.");
    assert_eq!(reading.press(99, 20).note(), "");
}

#[test]
fn copying_takes_the_paragraph_without_the_spaces_of_the_layout() {
    let mut reading = Reading::of(long_article(2, 3));
    reading.keys("}").keys("y");
    let sentence = "Paragraph 1.1 says that 開源的精神與模型的權重不是同一回事。";
    assert_eq!(reading.effects.last(), Some(&Effect::Copy(sentence.repeat(2))));
    assert!(reading.status().starts_with("Copied the paragraph: Paragraph 1.1"), "{}", reading.status());
}

#[test]
fn copying_passes_over_titles_and_headings() {
    let mut reading = Reading::of(masthead_and_two_sections());
    reading.keys("y");
    assert_eq!(reading.effects.last(), Some(&Effect::Copy("First.".into())));
    reading.keys("2 y");
    assert_eq!(reading.effects.last(), Some(&Effect::Copy("Second paragraph 1.".into())));
}

#[test]
fn copying_takes_the_paragraph_that_holds_the_focus() {
    let mut reading = Reading::text(NOTES);
    reading.keys("y l y");
    let paragraph = "It begins[1] with a link and goes on[2].";
    assert_eq!(reading.effects, [paragraph, paragraph].map(|text| Effect::Copy(text.into())));
    let mut reading = Reading::text("First.\n\nSecond[^1].\n\n[^1]: A note.");
    reading.keys("l y");
    assert_eq!(reading.effects, [Effect::Copy("Second[1].".into())]);
}

/// An article of more than a page, with its title over the text.
fn masthead_and_two_sections() -> Document {
    let second: String = (1..60).map(|n| format!("Second paragraph {n}.\n\n")).collect();
    let mut document = document("Title", &format!("Title\n\nSubtitle\n\n# One\n\nFirst.\n\n# Two\n\n{second}"));
    for (block, part) in document.blocks.iter_mut().zip([MastheadPart::Title, MastheadPart::Subtitle]) {
        let BlockKind::Paragraph(content) = block.kind.clone() else { panic!("{block:?}") };
        block.kind = BlockKind::Masthead(part, content);
    }
    document
}

#[test]
fn a_long_note_scrolls_in_its_popup() {
    let note = "一段很長的註解，需要捲動才能讀完。".repeat(80);
    let mut reading = Reading::text(&format!("Text[^1].\n\n[^1]: {note}"));
    reading.keys("Enter");
    let first = reading.popup().lines.clone();
    assert!(reading.popup().scroll.is_some());
    reading.keys("j");
    assert_eq!(reading.popup().lines[0], first[1]);
    reading.keys("G");
    let last = reading.popup().lines.clone();
    assert_eq!(reading.keys("Space").popup().lines, last);
    assert_eq!(reading.keys("g g").popup().lines, first);
}

fn file(name: &str) -> ArticleRef {
    ArticleRef::File(format!("/news/{name}.md").into())
}

/// The message, in the status line or in its pane.
fn message(reading: &Reading) -> String {
    if reading.app.frame().sheet.is_none() {
        return reading.status();
    }
    let rows = reading.app.frame().sheet.iter().flat_map(|sheet| &sheet.rows);
    let text = |row: &SheetRow| if let SheetRow::Line(line) = row { line.to_plain() } else { String::new() };
    rows.map(text).map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join(" ")
}

fn opened(reading: &mut Reading, article: ArticleRef, text: &str, record: Option<Record>) {
    let rendition = document("A file", text).into();
    reading.event(Event::Opened { article, rendition, record });
}

#[test]
fn a_link_to_a_file_opens_it_at_its_place_and_back_returns() {
    let text = format!("# One\n\n{}\n\n# Two\n\n字。", "字。\n\n".repeat(60));
    let mut reading = Reading::shelf(100, 30);
    opened(&mut reading, file("a"), &format!("{text}\n\n[there](b.md#two)"), None);
    reading.keys("G f a");
    assert_eq!(reading.effects.last(), Some(&Effect::Open(file("b"))));
    let left_at = reading.lines();
    opened(&mut reading, file("b"), &text, None);
    assert!(reading.lines().contains(&"Two".to_owned()), "{:?}", reading.lines());
    let record = reading.saved().cloned();
    reading.keys("Ctrl-o");
    assert_eq!(reading.effects.last(), Some(&Effect::Open(file("a"))));
    opened(&mut reading, file("a"), &format!("{text}\n\n[there](b.md#two)"), record);
    assert_eq!(reading.lines(), left_at);
    assert!(reading.keys("Ctrl-o").status().contains("no earlier place"), "{}", reading.status());
}

#[test]
fn a_linked_file_that_is_not_there_leaves_the_way_back_as_it_was() {
    let mut reading = Reading::shelf(100, 30);
    opened(&mut reading, file("a"), "# One\n\n[there](b.md)", None);
    reading.keys("f a");
    reading.event(Event::OpenFailed { article: file("b"), message: SafeText::new("no such file") });
    assert!(reading.status().starts_with("no such file"), "{}", reading.status());
    assert!(reading.keys("Ctrl-o").status().contains("no earlier place"), "{}", reading.status());
}

#[test]
fn a_link_of_another_kind_says_what_is_opened() {
    let mut reading = Reading::shelf(100, 30);
    opened(&mut reading, file("a"), "# One\n\n[write](mailto:a@example.org) and [gone](#gone)", None);
    reading.keys("f a");
    assert!(message(&reading).contains(".txt files beside the article open, not mailto:a@example.org"));
    assert!(reading.keys("f s").status().contains("There is no place #gone"), "{}", reading.status());
}
