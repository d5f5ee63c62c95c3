//! The command line, the help, the information, messages, and what the settings change.

use super::article::{article, long_article};
use super::reading::Reading;
use crate::app::frame::{Body, SheetRow};
use crate::app::{Effect, Event, Notice, Severity};
use crate::config::{Appearance, Config};
use crate::document::Document;
use crate::text::width::{Ambiguous, Widths};
use crate::text::{Language, SafeText};

#[test]
fn commands_are_completed_and_run_by_name() {
    let mut reading = Reading::of(long_article(3, 6));
    reading.keys(":").type_text("theme sep");
    reading.keys("Tab");
    assert_eq!(reading.prompt(), ":theme sepia");
    reading.keys("Enter");
    assert_eq!(reading.app.theme().name, "sepia");
    reading.keys(":").type_text("section ");
    let list = reading.app.frame().prompt.as_ref().and_then(|p| p.completions.clone()).unwrap();
    assert_eq!((list.rows[1].text.as_str(), list.rows[1].detail.as_str()), ("section 2", "Section 2"));
    assert_eq!(list.area.bottom(), 29);
}

#[test]
fn the_line_being_typed_begins_where_the_status_line_does_and_leaves_no_shards_above_it() {
    let mut reading = Reading::of(long_article(3, 6));
    let status = reading.app.frame().status.clone().unwrap();
    reading.keys(":");
    let prompt = reading.app.frame().prompt.clone().unwrap();
    assert_eq!(prompt.words.x, status.pieces[0].x);
    assert_eq!(prompt.cursor, prompt.words.x + 1);
    assert_eq!(prompt.completions.map(|list| list.area.width), Some(100));
}

#[test]
fn a_command_that_is_not_known_is_answered_with_the_nearest_one() {
    let mut reading = Reading::of(long_article(3, 6));
    reading.command("themme");
    assert!(reading.status().contains("Did you mean “theme”?"), "{}", reading.status());
    reading.command("theme nrod");
    assert!(reading.status().contains("Did you mean “nord”?"), "{}", reading.status());
}

#[test]
fn quitting_from_the_command_line_keeps_the_place() {
    let mut reading = Reading::of(long_article(3, 6));
    reading.keys("2").command("q");
    assert!(matches!(reading.effects[..], [Effect::Save { .. }, Effect::Quit]));
    assert_eq!(reading.app.records().len(), 1);
}

#[test]
fn ctrl_c_gives_up_the_line_being_typed_and_quits_where_none_is() {
    let mut reading = Reading::of(long_article(4, 8));
    reading.keys(":").type_text("the").keys("Ctrl-c");
    assert_eq!(reading.prompt(), "");
    assert!(reading.effects.is_empty());
    reading.keys("Ctrl-c");
    assert!(matches!(reading.effects[..], [Effect::Save { .. }, Effect::Quit]), "{:?}", reading.effects);
}

#[test]
fn the_help_shows_the_keys_and_is_narrowed_by_a_filter() {
    let mut reading = Reading::of(long_article(3, 6));
    reading.keys("?");
    let sheet = reading.app.frame().sheet.clone().unwrap();
    assert_eq!(sheet.rows[0], SheetRow::Heading("Text".into()));
    assert!(sheet.scroll.is_some());
    reading.keys("G /").type_text("hints");
    reading.keys("Enter");
    let narrowed = reading.app.frame().sheet.clone().unwrap();
    assert_eq!(narrowed.filter.as_deref(), Some("hints"));
    assert!(narrowed.rows.iter().any(|row| matches!(row, SheetRow::Key { keys, .. } if keys == "f")));
    assert!(narrowed.rows.len() < sheet.rows.len());
    assert!(reading.keys("q").app.frame().sheet.is_none());
    assert!(!reading.effects.contains(&Effect::Quit), "the article stays open");
}

#[test]
fn the_information_says_what_is_known() {
    let mut reading = Reading::of(long_article(3, 6));
    reading.keys("m a i");
    let text = sheet_text(&reading);
    for fact in ["A long article", "article (built in)", "Traditional", "400 characters a minute"] {
        assert!(text.contains(fact), "{fact} in\n{text}");
    }
    assert!(reading.keys("Esc").app.frame().sheet.is_none());
}

#[test]
fn a_language_that_is_not_known_is_not_named() {
    let mut reading = Reading::of(Document { language: Language::Other, ..article("News", "Text.") });
    let text = sheet_text(reading.keys("i"));
    assert!(!text.contains("Language"), "{text}");
    assert!(text.contains("Reading speed|230 words a minute"), "{text}");
}

/// The rows of the sheet over the article; `|` stands between a label and its value.
fn sheet_text(reading: &Reading) -> String {
    let sheet = reading.app.frame().sheet.clone().unwrap();
    let row = |row: &SheetRow| match row {
        SheetRow::Line(line) => line.to_plain(),
        SheetRow::Fact { label, line } => format!("{label}|{}", line.iter().map(|l| l.to_plain()).collect::<String>()),
        _ => String::new(),
    };
    sheet.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_measure_is_changed_in_twos_and_set_back() {
    let mut reading = Reading::sized(long_article(3, 6), 160, 30);
    let measure = |reading: &Reading| reading.pane().text.lines_area.width;
    assert_eq!(measure(&reading), 76);
    reading.keys("- -");
    assert_eq!(measure(&reading), 72);
    assert!(reading.status().starts_with("Measure: 72 columns"), "{}", reading.status());
    reading.command("measure 20");
    assert_eq!(measure(&reading), 20);
    reading.keys("=");
    assert_eq!(measure(&reading), 76);
}

#[test]
fn a_measure_that_the_pane_has_no_room_for_waits_for_more_room() {
    let mut reading = Reading::sized(long_article(3, 6), 60, 30);
    let measure = |reading: &Reading| reading.pane().text.lines_area.width;
    let given = measure(&reading);
    assert!(reading.keys("+").status().contains("as many as there is room for"), "{}", reading.status());
    assert_eq!(measure(&reading), given);
    reading.resize(160, 30);
    assert_eq!(measure(&reading), 76);
    reading.resize(60, 30).keys("-");
    assert_eq!(measure(&reading), given - 2);
}

#[test]
fn a_message_stays_until_the_next_key() {
    let mut reading = Reading::of(long_article(3, 6));
    reading.keys("T");
    assert!(reading.status().starts_with("Theme: "));
    reading.resize(120, 40);
    assert!(reading.status().starts_with("Theme: "));
    assert!(reading.keys("j").status().starts_with("A long article"));
}

#[test]
fn a_message_too_long_for_the_status_line_gets_a_pane_until_the_next_key() {
    let mut reading = Reading::of(long_article(3, 6));
    let text =
        "themes/mine.toml:3:1: unknown role `hedaing` in [roles]; did you mean `heading`? ".repeat(2) + "\nThe end.";
    reading.event(Event::Notice(Notice { severity: Severity::Error, text: SafeText::new(&text) }));
    let pane = reading.app.frame().sheet.clone().unwrap();
    let row = |row: &SheetRow| if let SheetRow::Line(line) = row { line.to_plain() } else { String::new() };
    let shown: Vec<String> = pane.rows.iter().map(row).collect();
    assert_eq!(shown.last().map(String::as_str), Some("The end."));
    assert!(shown.concat().contains("mean `heading`?") && pane.title == "Error", "{shown:?}");
    assert_eq!(pane.area.bottom(), 29);
    assert!(reading.status().starts_with("A long article"), "{}", reading.status());
    assert!(reading.keys("j").app.frame().sheet.is_none());
}

#[test]
fn a_message_fits_the_smallest_terminal() {
    let shown = |text: &str| {
        let mut reading = Reading::sized(long_article(3, 6), 20, 6);
        reading.event(Event::Notice(Notice { severity: Severity::Error, text: SafeText::new(text) }));
        let pane = reading.app.frame().sheet.clone().unwrap();
        assert!(pane.rows.len() <= usize::from(pane.rows_area.height) && pane.area.bottom() <= 6);
        let row = |row: &SheetRow| if let SheetRow::Line(line) = row { line.to_plain() } else { String::new() };
        pane.rows.iter().map(row).collect::<Vec<_>>()
    };
    let last = |rows: &[String]| rows.last().map(|row| row.trim_end().to_owned()).unwrap_or_default();
    let whole = shown("settings.toml:1:1: unknown key `measur`; write `measure`");
    assert_eq!((whole.len(), last(&whole).ends_with("`measure`")), (4, true), "{whole:?}");
    let cut = shown(&"a message without an end ".repeat(9));
    assert!(cut.len() == 4 && last(&cut).ends_with('…'), "{cut:?}");
}

#[test]
fn a_mended_configuration_takes_its_complaint_back() {
    let mut reading = Reading::of(long_article(3, 6));
    let wrong = || Event::ConfigWrong(SafeText::new("keys.toml:1:5: no"));
    reading.event(wrong());
    assert!(reading.status().starts_with("keys.toml:1:5: no"), "{}", reading.status());
    reading.event(Event::ConfigChanged(Box::default()));
    assert!(reading.status().starts_with("The configuration was read again."), "{}", reading.status());
    reading.event(wrong());
    reading.event(Event::Notice(Notice { severity: Severity::Error, text: SafeText::new("not saved") }));
    reading.event(Event::ConfigChanged(Box::default()));
    assert!(reading.status().starts_with("not saved"), "other messages stay: {}", reading.status());
}

#[test]
fn keys_of_a_chord_are_shown_until_it_is_finished_or_given_up() {
    let mut reading = Reading::of(long_article(3, 6));
    reading.keys("j j g");
    assert!(reading.status().contains(" | g | "), "{}", reading.status());
    reading.keys("Esc");
    assert!(!reading.status().contains(" | g | "));
    let before = reading.lines();
    assert_eq!(reading.keys("g x").lines(), before);
}

#[test]
fn the_theme_follows_the_background_until_one_is_chosen() {
    let mut reading = Reading::of(long_article(3, 6));
    let dark = reading.app.theme().name.clone();
    reading.event(Event::Background(Appearance::Light));
    let light = reading.app.theme().name.clone();
    assert_ne!(dark, light);
    reading.command("theme nord");
    reading.event(Event::Background(Appearance::Dark));
    assert_eq!(reading.app.theme().name, "nord");
}

#[test]
fn changed_settings_reach_the_screen() {
    let mut reading = Reading::sized(long_article(3, 6), 160, 30);
    let mut config = Config::default();
    config.settings.measure = 40;
    config.settings.mouse = false;
    config.settings.outline = false;
    reading.event(Event::ConfigChanged(Box::new(config)));
    assert_eq!(reading.pane().text.lines_area.width, 40);
    assert!(reading.pane().outline.is_none());
    assert_eq!(reading.effects, [Effect::CaptureMouse(false)]);
}

#[test]
fn the_time_that_is_left_shrinks_with_reading() {
    let mut reading = Reading::of(article("長文", &format!("# 一\n\n{}", "字。".repeat(4790))));
    assert!(reading.status().ends_with("9% | 11 min left"), "of 12 minutes: {}", reading.status());
    reading.command("60%");
    assert!(reading.status().ends_with("69% | 4 min left"), "{}", reading.status());
}

#[test]
fn a_screen_too_small_says_so_and_comes_back() {
    let mut reading = Reading::of(long_article(3, 6));
    reading.keys("Space");
    let before = reading.lines();
    for (columns, rows, says) in [(19, 30, "kanbao needs 20×6"), (100, 5, "kanbao needs 20×6"), (1, 1, "…"), (0, 0, "")]
    {
        reading.resize(columns, rows);
        assert_eq!(reading.app.frame().body, Body::TooSmall(says.into()));
    }
    assert_eq!(reading.resize(100, 30).lines(), before);
}

#[test]
fn pasted_text_goes_into_the_line_and_nowhere_else() {
    let mut reading = Reading::of(long_article(3, 6));
    let before = reading.lines();
    reading.event(Event::Paste(SafeText::new("q\nq")));
    assert_eq!((reading.lines(), reading.effects.len()), (before, 0));
    reading.keys("/");
    reading.event(Event::Paste(SafeText::new("開源\n的")));
    assert_eq!(reading.prompt(), "/開源 的");
}

#[test]
fn suspending_keeps_the_place_first() {
    let mut reading = Reading::of(long_article(3, 6));
    reading.keys("Ctrl-z");
    assert!(matches!(reading.effects[..], [Effect::Save { .. }, Effect::Suspend]));
}

#[test]
fn the_width_of_ambiguous_marks_changes_and_the_place_stays() {
    let paragraphs: String = (1..40).map(|n| format!("第{n}段：他說“看報”……“好”。\n\n")).collect();
    let mut reading = Reading::sized(article("題", &paragraphs), 80, 20);
    reading.keys("Space Space");
    let top = reading.top();
    let wide = Widths { ambiguous: Ambiguous::Wide, ..Widths::UNKNOWN };
    reading.event(Event::Widths(wide));
    assert_eq!(reading.top(), top);
    for width in ["narrow", "wide", "auto"] {
        reading.command(&format!("set ambiguous-width {width}"));
        assert_eq!(reading.top(), top, "{width}");
    }
}

#[test]
fn set_changes_a_setting_until_the_end() {
    let mut reading = Reading::sized(long_article(3, 6), 160, 30);
    reading.command("set measure 40");
    assert_eq!(reading.pane().text.lines_area.width, 40);
    reading.keys("+").command("set measure = 40");
    assert_eq!(reading.pane().text.lines_area.width, 40, "what a key changed is set back");
    reading.command("set outline off");
    assert!(reading.pane().outline.is_none());
    reading.command("set hyphnate on");
    assert!(reading.status().contains("did you mean “hyphenate”?"), "{}", reading.status());
    reading.command("set");
    assert!(reading.status().contains("needs an argument"), "{}", reading.status());
    reading.keys(":").type_text("set hyph").keys("Tab");
    assert_eq!(reading.prompt(), ":set hyphenate ");
}

#[test]
fn set_sets_the_open_article_anew() {
    let text = "an extraordinary extraordinary extraordinary extraordinary word ".repeat(9);
    let mut reading = Reading::sized(Document { language: Language::ENGLISH, ..article("News", &text) }, 60, 30);
    let hyphens = |reading: &Reading| reading.lines().iter().filter(|line| line.trim_end().ends_with('-')).count();
    assert_eq!(hyphens(&reading), 0);
    reading.command("set measure 28").command("set hyphenate on");
    assert_ne!(hyphens(&reading), 0);
}
