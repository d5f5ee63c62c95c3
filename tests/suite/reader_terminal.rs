//! Terminals of every kind: silent ones, light ones, dumb ones, tiny ones; and the quiet of an idle program.

use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::wake_ups;
use crate::support::screen::{Answer, Screen};
use std::time::Duration;

#[test]
fn an_idle_program_neither_writes_nor_wakes_up() {
    let home = Home::visited();
    let pty = Launch::new(&home).start(&["welcome-en"]);
    pty.wait_for("a frame", |screen| screen.frames() > 0);
    pty.wait_quiet(Duration::from_millis(500));
    let (bytes, before) = (pty.raw_bytes().len(), wake_ups(pty.pid()));
    pty.wait_quiet(Duration::from_millis(1500));
    assert_eq!((pty.raw_bytes().len(), wake_ups(pty.pid())), (bytes, before));
}

#[test]
fn a_terminal_that_does_not_know_itself_is_not_asked() {
    for term in ["dumb", "linux", ""] {
        let home = Home::visited();
        let pty = Launch::new(&home).env("TERM", term).start(&["welcome-en"]);
        pty.wait_for("a frame", |screen| screen.frames() > 0);
        assert!(!String::from_utf8_lossy(&pty.raw_bytes()).contains("\u{1b}]11"), "TERM={term}");
    }
}

#[test]
fn a_terminal_is_not_asked_where_the_theme_is_named() {
    let home = Home::visited();
    home.write("config/settings.toml", "theme = \"ink\"\n");
    let pty = Launch::new(&home).start(&["welcome-en"]);
    pty.wait_for("a frame", |screen| screen.frames() > 0);
    assert!(!String::from_utf8_lossy(&pty.raw_bytes()).contains("\u{1b}]11"));
}

#[test]
fn no_colour_is_written_where_none_is_wanted() {
    let home = Home::visited();
    let pty = Launch::new(&home).env("NO_COLOR", "1").start(&["welcome-en"]);
    pty.wait_for("a frame", |screen| screen.frames() > 0);
    pty.look(|screen| assert!(!screen.wire().coloured && screen.contains("Welcome to kanbao")));
}

#[test]
fn a_silent_terminal_shows_the_article_too() {
    let home = Home::visited();
    let pty = Launch::new(&home).answer(Answer::Silence).start(&["welcome-en"]);
    pty.wait_for("a frame", |screen| screen.frames() > 0);
    assert!(String::from_utf8_lossy(&pty.raw_bytes()).contains("\u{1b}]11"));
}

#[test]
fn every_tiny_terminal_is_drawn_on() {
    let home = Home::visited();
    for (columns, rows) in [(0, 0), (1, 1), (1, 24), (80, 1), (2, 2), (3, 5), (10, 3), (19, 5), (20, 6)] {
        let pty = Launch::new(&home).size(columns, rows).start(&["altman-paris"]);
        pty.wait_for("a frame", |screen| screen.frames() > 0);
        pty.resize(80, 24);
        pty.wait_for("a larger frame", |screen| screen.frames() > 1);
        pty.resize(columns, rows);
        pty.wait_for("a tiny frame", |screen| screen.frames() > 2);
        pty.signal(rustix::process::Signal::TERM);
        assert_eq!(pty.wait_exit(), 143);
        pty.assert_restored();
        assert_eq!(pty.violations(), [""; 0]);
    }
}

fn ground(screen: &Screen<'_>) -> vt100::Color {
    screen.emulator().cell(0, 0).unwrap().bgcolor()
}

#[test]
fn the_theme_follows_the_background_from_the_first_frame_on() {
    let grounds = [Answer::Dark, Answer::Light].map(|answer| {
        let home = Home::visited();
        let pty = Launch::new(&home).answer(answer).start(&["welcome-en"]);
        pty.wait_for("a frame", |screen| screen.frames() == 1);
        pty.look(ground)
    });
    assert_ne!(grounds[0], grounds[1]);
}

#[test]
fn an_answer_that_comes_late_changes_the_theme_and_is_no_row_of_keys() {
    let light = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\";
    for (answer, late) in
        [(Answer::Silence, format!("{light}\x1b[?62;22c")), (Answer::AttributesOnly, light.to_owned())]
    {
        let home = Home::visited();
        let pty = Launch::new(&home).answer(answer).start(&["welcome-en"]);
        pty.wait_for("a frame", |screen| screen.frames() > 0);
        let (before, rows) = pty.look(|screen| (ground(screen), screen.rows()));
        pty.wait_quiet(Duration::from_millis(800));
        pty.send(&late);
        pty.wait_for("a light ground", |screen| ground(screen) != before);
        pty.look(|screen| assert_eq!(screen.rows(), rows, "{answer:?}"));
    }
}

#[test]
fn a_window_of_its_own_is_not_suspended_for_ever() {
    let home = Home::visited();
    let pty = Launch::new(&home).start(&["welcome-en"]);
    pty.wait_for("a frame", |screen| screen.frames() > 0);
    pty.send("\x1a");
    pty.wait_for_text("not suspended");
}
