//! Panics: on the loop's thread the terminal is given back before the message; elsewhere the screen stays as it is.

use crate::support::launch::Launch;
use crate::support::place::Home;
use kanbao::app::Event;
use kanbao::runtime::message::{Mailbox, Message};
use kanbao::runtime::panic;
use kanbao::runtime::terminal::Terminal;
use kanbao::view::Shown;
use ratatui::style::Style;
use std::sync::mpsc::Receiver;

fn enter() -> (Terminal, Receiver<Message>) {
    let (mailbox, messages) = Mailbox::new();
    let mut terminal = Terminal::open(true).unwrap();
    panic::install(terminal.tty(), mailbox);
    terminal.enter().unwrap();
    show(&mut terminal, "before the panic");
    (terminal, messages)
}

fn show(terminal: &mut Terminal, text: &str) {
    let paint = |buffer: &mut ratatui::buffer::Buffer| {
        buffer.set_string(0, 0, text, Style::default());
        Shown::default()
    };
    terminal.draw(paint).unwrap();
}

#[test]
#[ignore = "runs on a terminal of its own, where the next test puts it"]
fn child_that_panics_while_it_draws() {
    let (mut terminal, _messages) = enter();
    terminal.draw(|_| panic!("the frame broke")).unwrap();
}

#[test]
fn a_panic_of_the_loop_restores_the_terminal_before_its_message() {
    let home = Home::new();
    let pty = Launch::new(&home).start_test("suite::reader_panic::child_that_panics_while_it_draws");
    assert_ne!(pty.wait_exit(), 0);
    pty.assert_restored();
    let heard = String::from_utf8(pty.raw_bytes()).unwrap();
    let (left, told) = (heard.find("\u{1b}[?1049l").unwrap(), heard.find("the frame broke").unwrap());
    assert!(left < told, "{heard:?}");
    assert_eq!(heard.matches("the frame broke").count(), 1);
}

#[test]
#[ignore = "runs on a terminal of its own, where the next test puts it"]
fn child_whose_worker_panics() {
    let (mut terminal, messages) = enter();
    std::thread::spawn(|| panic!("the worker\u{1b}[2J broke"));
    let Message::App(Event::Notice(notice)) = messages.recv().unwrap() else { panic!("another message") };
    show(&mut terminal, &notice.text);
    // Until the terminal is closed.
    std::thread::park();
}

#[test]
fn a_panic_elsewhere_is_a_message_and_leaves_the_screen_alone() {
    let home = Home::new();
    let pty = Launch::new(&home).size(120, 24).start_test("suite::reader_panic::child_whose_worker_panics");
    pty.wait_for_text("something broke behind the scenes: the worker broke");
    assert!(pty.look(|screen| screen.wire().modes.contains(&1049)));
    assert!(!String::from_utf8(pty.raw_bytes()).unwrap().contains("panicked"));
}
