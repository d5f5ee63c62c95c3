//! The terminal goes away: the program ends within a second, with the place kept, whatever it hears or does not hear.

use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;
use rustix::process::Signal;
use std::time::{Duration, Instant};

/// Closes the terminal and gives the exit status, once the program has ended in time.
fn close(pty: &mut Pty) -> i32 {
    let start = Instant::now();
    pty.close();
    let status = pty.wait_exit();
    let took = start.elapsed();
    assert!(took < Duration::from_secs(1), "it took {took:?}");
    status
}

#[test]
fn a_closed_window_ends_the_program() {
    let home = Home::new();
    let mut pty = Launch::new(&home).start(&[]);
    pty.wait_for("a frame", |screen| screen.frames() > 0);
    assert_eq!(close(&mut pty), 129);
    assert!(home.state().contains("bundled:altman-paris"));
}

#[test]
fn a_terminal_that_sends_no_signal_is_missed_all_the_same() {
    let home = Home::new();
    let mut pty = Launch::new(&home).detached().start(&[]);
    pty.wait_for("a frame", |screen| screen.frames() > 0);
    assert_eq!(close(&mut pty), 129);
    assert!(home.state().contains("bundled:altman-paris"));
}

#[test]
fn a_terminal_closed_at_the_start_ends_the_program_too() {
    for bytes in [0, 1, 30, 60] {
        let home = Home::new();
        let mut pty = Launch::new(&home).detached().start(&[]);
        pty.wait_for("the start", |screen| screen.bytes() >= bytes);
        assert_ne!(close(&mut pty), 0);
    }
}

#[test]
fn a_terminal_that_takes_nothing_does_not_hold_the_program_back() {
    let home = Home::new();
    let pty = Launch::new(&home).start(&[]);
    pty.wait_for("a frame", |screen| screen.frames() > 0);
    pty.stop_output();
    pty.signal(Signal::TERM);
    assert_eq!(pty.wait_exit(), 143);
    assert!(home.state().contains("bundled:altman-paris"));
}
