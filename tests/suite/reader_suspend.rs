//! Suspending and coming back, under a shell with job control.

use crate::support::launch::{Launch, command};
use crate::support::place::Home;
use crate::support::pty::Pty;
use crate::support::screen::Screen;
use rustix::process::{Pid, Signal, kill_process};

/// A shell in which the program was started, with the program's process.
fn start(home: &Home) -> (Pty, Pid) {
    let pty = Launch::new(home).shell();
    pty.wait_for_text("ready>");
    let pid_file = home.path().join("pid");
    // The shell that notes its process becomes the program.
    let line = command(home, "welcome-en");
    pty.send(&format!("sh -c 'echo $$ > {}; exec \"$@\"' sh {line}", pid_file.display()));
    pty.wait_for("the reader", |screen| screen.wire().modes.contains(&1049) && screen.frames() > 0);
    let pid = std::fs::read_to_string(pid_file).unwrap().trim().parse().unwrap();
    (pty, Pid::from_raw(pid).unwrap())
}

/// Waits for the shell to take over, and looks whether the terminal is as it was.
fn assert_stopped(pty: &Pty) {
    pty.wait_for("the shell's prompt", |screen| screen.wire().modes.is_empty() && has_prompt(screen));
    pty.assert_restored();
}

fn has_prompt(screen: &Screen<'_>) -> bool {
    screen.rows().iter().rev().find(|row| !row.is_empty()).is_some_and(|row| row.ends_with("ready>"))
}

fn assert_back(pty: &Pty, before: &[String]) {
    pty.wait_for("the same screen again", |screen| screen.wire().modes.contains(&1049) && screen.rows() == before);
    pty.look(|screen| assert!(screen.wire().modes.contains(&2004) && screen.wire().cursor_hidden));
}

#[test]
fn a_stop_signal_gives_the_terminal_back_and_fg_brings_the_same_screen() {
    let home = Home::visited();
    let (pty, pid) = start(&home);
    let before = pty.look(|screen| screen.rows());
    for _ in 0..3 {
        kill_process(pid, Signal::TSTP).unwrap();
        assert_stopped(&pty);
        pty.send("fg\r");
        assert_back(&pty, &before);
    }
}

#[test]
fn the_key_suspends_and_fg_brings_the_same_screen() {
    let home = Home::visited();
    let (pty, _) = start(&home);
    let before = pty.look(|screen| screen.rows());
    pty.send("\x1a");
    assert_stopped(&pty);
    pty.resize(70, 20);
    pty.send("fg\r");
    pty.wait_for("a screen of the new size", |screen| screen.wire().modes.contains(&1049) && screen.rows().len() == 20);
    pty.resize(80, 24);
    assert_back(&pty, &before);
    pty.send("Q");
    assert_stopped(&pty);
}

#[test]
fn a_suspended_program_can_be_ended_from_the_shell() {
    let home = Home::visited();
    let (pty, pid) = start(&home);
    pty.send("3\x1a");
    assert_stopped(&pty);
    // In the background it must not touch the terminal, which would stop it again before it hears the signal.
    kill_process(pid, Signal::TERM).unwrap();
    pty.send("bg; wait %1; echo status=$?\r");
    pty.wait_for_text("status=143");
    assert!(home.state().contains("welcome-en"));
    pty.assert_restored();
}

#[test]
fn a_program_in_the_background_comes_back_with_fg() {
    let home = Home::visited();
    let (pty, pid) = start(&home);
    let before = pty.look(|screen| screen.rows());
    for (signal, half) in [(Signal::TSTP, "one"), (Signal::STOP, "two")] {
        kill_process(pid, signal).unwrap();
        // Without warning the program's screen stays, and the prompt comes on it; else the shell's own is back.
        let own_screen = signal == Signal::TSTP;
        pty.wait_for("the shell's prompt", |screen| has_prompt(screen) && screen.wire().modes.is_empty() == own_screen);
        pty.send(&format!("bg; echo 'part '{half}\n"));
        pty.wait_for_text(&format!("part {half}"));
        pty.send("fg\n");
        assert_back(&pty, &before);
    }
}

#[test]
fn a_stop_without_warning_is_mended_on_the_way_back() {
    let home = Home::visited();
    let (pty, pid) = start(&home);
    let before = pty.look(|screen| screen.rows());
    kill_process(pid, Signal::STOP).unwrap();
    pty.wait_for("the shell's prompt", has_prompt);
    // The terminal is still raw, so that Enter is no line end.
    pty.send("fg\n");
    assert_back(&pty, &before);
    kill_process(pid, Signal::TERM).unwrap();
    assert_stopped(&pty);
}
