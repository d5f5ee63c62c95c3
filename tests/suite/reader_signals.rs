//! Signals that end the program: the terminal is restored, the place is kept, the status is the signal's.

use crate::support::launch::Launch;
use crate::support::place::Home;
use rustix::process::Signal;

#[test]
fn every_signal_that_ends_the_program_restores_the_terminal() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let home = Home::new();
        let pty = Launch::new(&home).start(&[]);
        pty.wait_for("a frame", |screen| screen.frames() > 0);
        pty.signal(signal);
        assert_eq!(pty.wait_exit(), status);
        pty.assert_restored();
        assert!(home.state().contains("bundled:altman-paris"), "{}", home.state());
    }
}

#[test]
fn a_signal_before_the_first_frame_leaves_nothing_behind() {
    // At every moment of the start the outcome is the same: the default action, or an end in order.
    for round in 0..20 {
        let home = Home::new();
        let pty = Launch::new(&home).start(&[]);
        let bytes = round * 2;
        pty.wait_for("the start", |screen| screen.bytes() >= bytes);
        pty.signal(Signal::TERM);
        assert_eq!(pty.wait_exit(), 143);
        pty.assert_restored();
    }
}
