//! Whatever happens in whatever order: nothing breaks, and the place is kept.

use super::article::{article, long_article};
use super::reading::{Reading, named};
use crate::app::frame::{Body, Grid};
use crate::app::{Event, Glance, Mouse, MouseKind, Notice, Severity, Size};
use crate::config::Appearance;
use crate::document::{ArticleRef, Document};
use crate::input::{Action, Command, Key, KeyCode};
use crate::text::SafeText;
use crate::text::width::{Ambiguous, Widths};
use proptest::prelude::*;

fn key() -> impl Strategy<Value = Key> {
    let special = prop_oneof![
        Just(KeyCode::Enter),
        Just(KeyCode::Esc),
        Just(KeyCode::Tab),
        Just(KeyCode::Backspace),
        Just(KeyCode::Up),
        Just(KeyCode::Down),
        Just(KeyCode::Left),
        Just(KeyCode::Right),
        Just(KeyCode::Home),
        Just(KeyCode::End),
        Just(KeyCode::PageDown),
        Just(KeyCode::Delete),
    ];
    let typed = "[ -~／？ｊ報\u{301}]".prop_map(|s| s.chars().next().unwrap());
    prop_oneof![
        6 => typed.prop_map(Key::char),
        2 => special.prop_map(Key::plain),
        1 => "[a-z]".prop_map(|s| Key::control(s.chars().next().unwrap())),
    ]
}

fn size() -> impl Strategy<Value = Size> {
    (0u16..140, 0u16..50).prop_map(|(columns, rows)| Size { columns, rows })
}

fn document() -> impl Strategy<Value = Document> {
    let notes = "# 一\n\n開源[^1]與[連結](https://a.example)，見<#0>。\n\n## 二\n\n字[^2]。\n\n[^1]: 註[^2]。\n\n[^2]: 又一註。";
    prop_oneof![Just(long_article(3, 5)), Just(article("註", notes)), Just(article("", "")), Just(Document::default()),]
}

fn event() -> impl Strategy<Value = Event> {
    let kind = prop_oneof![Just(MouseKind::Press), Just(MouseKind::WheelDown), Just(MouseKind::WheelUp)];
    let mouse = (kind, 0u16..150, 0u16..60).prop_map(|(kind, column, row)| Mouse { kind, column, row });
    let opened = (document(), "[ab]").prop_map(|(document, name)| Event::Opened {
        article: named(&name),
        rendition: document.into(),
        record: None,
    });
    let growing = (document(), "[abc]", proptest::bool::ANY).prop_map(|(document, name, is_pipe)| Event::Growing {
        article: if is_pipe { ArticleRef::unnamed_stdin() } else { named(&name) },
        rendition: document.into(),
        bytes: 1,
        record: None,
    });
    let rare = (0usize..9).prop_map(|n| match n {
        4 => Event::Widths(Widths { ambiguous: Ambiguous::Wide, ..Widths::UNKNOWN }),
        0 => Event::Background(Appearance::Light),
        1 => Event::Resumed,
        7 => Event::Leisure,
        2 => Event::ConfigChanged(Box::default()),
        5 => Event::Named { article: ArticleRef::Stdin("a".into()), record: None },
        6 => Event::Glanced { article: named("a"), glance: Glance::Unreadable(SafeText::new("no")) },
        3 => Event::OpenFailed { article: named("a"), message: SafeText::new("no") },
        _ => Event::Notice(Notice { severity: Severity::Error, text: SafeText::new("oh") }),
    });
    prop_oneof![
        30 => key().prop_map(Event::Key),
        4 => mouse.prop_map(Event::Mouse),
        3 => size().prop_map(Event::Resize),
        1 => opened,
        2 => growing,
        1 => "\\PC{0,5}".prop_map(|text| Event::Paste(SafeText::new(&text))),
        3 => rare,
    ]
}

/// Everything on the screen lies on it.
fn assert_fits(reading: &Reading) {
    let frame = reading.app.frame();
    let all = crate::app::geometry::full(frame.size);
    let inside = |area: ratatui::layout::Rect| assert!(area.is_empty() || all.intersection(area) == area, "{area:?}");
    if let Body::Reader(pane) = &frame.body {
        inside(pane.text.lines_area);
        for column in &pane.text.columns {
            let grid = Grid { area: column.area, direction: pane.text.direction };
            assert!(column.lines.len() <= usize::from(grid.lines()), "{column:?}");
            inside(column.area);
        }
        for hint in &pane.text.hints {
            assert!(hint.x < all.width && hint.y < all.height, "{hint:?}");
        }
        if let Some(outline) = &pane.outline {
            inside(outline.area);
            assert!(outline.rows.len() <= usize::from(outline.rows_area.height));
        }
    }
    if let Some(popup) = &frame.popup {
        inside(popup.area);
        assert!(popup.lines.len() <= usize::from(popup.lines_area.height));
    }
    if let Some(prompt) = &frame.prompt {
        assert!(prompt.cursor < all.width);
        prompt.completions.iter().for_each(|list| inside(list.area));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn no_series_of_events_breaks_the_reader(
        first in document(), start in size(), events in proptest::collection::vec(event(), 0..60),
    ) {
        let mut reading = Reading::shelf(start.columns, start.rows);
        reading.open("a", first, None);
        for event in events {
            reading.event(event);
            assert_fits(&reading);
        }
    }

    #[test]
    fn every_command_can_be_given_at_any_time(
        first in document(), commands in proptest::collection::vec((0..Action::ALL.len(), proptest::option::of("[a-z0-9']{1,2}")), 0..40),
    ) {
        let mut reading = Reading::shelf(90, 24);
        reading.open("a", first, None);
        for (action, argument) in commands {
            let command = Command { action: Action::ALL[action], argument };
            reading.app.act(&command);
            reading.event(Event::Resize(Size { columns: 90, rows: 24 }));
            assert_fits(&reading);
        }
    }

    #[test]
    fn a_screen_that_comes_back_shows_the_same_lines(
        keys in proptest::collection::vec("[jkdu }{]", 0..12), between in proptest::collection::vec(size(), 1..4),
    ) {
        let mut reading = Reading::sized(long_article(4, 8), 90, 24);
        for key in keys {
            reading.type_text(&key);
        }
        let before = reading.lines();
        for size in between {
            reading.resize(size.columns, size.rows);
        }
        prop_assert_eq!(reading.resize(90, 24).lines(), before);
    }
}
