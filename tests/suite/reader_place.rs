//! The reading position is kept from run to run, and no accident to the state file stops the reading.

use crate::support::article;
use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;
use rustix::process::Signal;

fn open(home: &Home) -> Pty {
    home.write("news.md", article::markdown());
    let pty = Launch::new(home).start(&["news.md"]);
    pty.wait_for("the article", |screen| screen.frames() > 0);
    pty
}

/// Goes to paragraph 3.4 and gives what the screen shows then.
fn go_on(pty: &Pty) -> Vec<String> {
    pty.send("3}}}}");
    pty.wait_for("paragraph 3.4", |screen| screen.contains("〔3.4〕") && !screen.contains("〔3.3〕"));
    pty.look(|screen| screen.text_pane())
}

#[test]
fn a_second_run_shows_the_screen_that_the_first_one_left() {
    let home = Home::visited();
    let pty = open(&home);
    let rows = go_on(&pty);
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    let pty = open(&home);
    pty.wait_for("the same screen", |screen| screen.text_pane() == rows);
}

#[test]
fn every_signal_keeps_the_place() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let home = Home::visited();
        let pty = open(&home);
        let rows = go_on(&pty);
        pty.signal(signal);
        pty.wait_exit();
        pty.assert_restored();
        let pty = open(&home);
        pty.wait_for("the same screen", |screen| screen.text_pane() == rows);
    }
}

#[test]
fn a_closed_terminal_keeps_the_place() {
    let home = Home::visited();
    let mut pty = open(&home);
    let rows = go_on(&pty);
    pty.close();
    pty.wait_exit();
    let pty = open(&home);
    pty.wait_for("the same screen", |screen| screen.text_pane() == rows);
}

#[test]
fn the_place_is_one_in_the_text_whatever_the_size() {
    let home = Home::visited();
    let pty = open(&home);
    go_on(&pty);
    pty.send("Q");
    pty.wait_exit();
    let pty = Launch::new(&home).size(50, 40).start(&["news.md"]);
    pty.wait_for("paragraph 3.4 on top", |screen| screen.contains("〔3.4〕") && !screen.contains("〔3.3〕"));
}

#[test]
fn a_damaged_state_file_is_set_aside_with_a_message() {
    let home = Home::visited();
    home.write("data/state.json", "{\"version\":1,\"articles\":");
    let pty = Launch::new(&home).size(120, 24).start(&["welcome-en"]);
    pty.wait_for_text("reading positions could not be read");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    let aside = std::fs::read_to_string(home.data().join("state.json.broken-1")).unwrap();
    assert_eq!(aside, "{\"version\":1,\"articles\":");
    assert!(home.state().contains("welcome-en"));
}

#[test]
fn a_full_disk_is_a_message_and_costs_nothing_that_was_kept() {
    let home = Home::visited();
    let kept = home.state();
    home.write("news.md", article::markdown());
    let pty = Launch::new(&home).size(120, 24).limits("-f 0").start(&["news.md"]);
    pty.wait_for("the article", |screen| screen.frames() > 0);
    pty.send("3");
    pty.wait_for_text("〔3.1〕");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 1);
    pty.assert_restored();
    pty.wait_for_text("reading positions could not be saved");
    assert_eq!(home.state(), kept);
}

#[test]
fn two_programs_keep_both_places() {
    let home = Home::visited();
    let (one, two) = (open(&home), Launch::new(&home).start(&["welcome-en"]));
    two.wait_for("the article", |screen| screen.frames() > 0);
    go_on(&one);
    one.send("Q");
    one.wait_exit();
    two.send("Q");
    two.wait_exit();
    assert!(home.state().contains("news.md") && home.state().contains("welcome-en"), "{}", home.state());
}
