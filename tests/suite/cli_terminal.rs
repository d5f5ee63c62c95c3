//! Subcommands whose standard output is a terminal.

use super::cli_program::Place;
use crate::support::launch::Launch;
use crate::support::place::Home;
use rustix::termios::Winsize;
use std::fs::File;
use std::io::Read;
use std::process::{Command, Stdio};

/// Runs a command on a terminal of 30 columns, to its end.
///
/// Gives the exit code, what the terminal was given and what went to standard error, which is a pipe.
fn run_on_terminal(mut command: Command) -> (Option<i32>, String, String) {
    let size = Winsize { ws_row: 24, ws_col: 30, ws_xpixel: 0, ws_ypixel: 0 };
    let pty = rustix_openpty::openpty(None, Some(&size)).unwrap();
    let user = || Stdio::from(pty.user.try_clone().unwrap());
    let child = command.stdin(user()).stdout(user()).stderr(Stdio::piped()).spawn().unwrap();
    // Only the child holds the terminal now: its end is the end of what can be read.
    drop((command, pty.user));
    let mut controller = File::from(pty.controller);
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // A terminal that everyone has left reads as an error.
        let _ = controller.read_to_end(&mut bytes);
        String::from_utf8(bytes).unwrap()
    });
    let output = child.wait_with_output().unwrap();
    (output.status.code(), reader.join().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn what_cannot_be_read_is_said_before_the_terminal_is_taken() {
    let place = Place::new().with_file("binary", b"a\0b").with_file("a.md", "text\n");
    let place = place.with_file("broken.epub", b"PK\x03\x04 and no more").with_file("text.epub", "no book\n");
    std::fs::create_dir(place.path().join("empty")).unwrap();
    for (arguments, says) in [
        (&["missing.md"][..], "missing.md: no such file"),
        (&["missing.md", "binary"], "missing.md: no such file"),
        (&["broken.epub"], "kanbao: broken.epub: "),
        (&["text.epub"], "kanbao: text.epub: "),
        (&["empty"], "empty: there are no articles in this folder"),
        (&["binary"], "is not text"),
        (&["--theme", "nigth", "a.md"], "did you mean “night”?"),
    ] {
        let (code, shown, stderr) = run_on_terminal(place.command(arguments));
        assert_eq!((code, shown.as_str()), (Some(1), ""), "{arguments:?}: {stderr}");
        assert!(stderr.starts_with("kanbao: ") && stderr.contains(says), "{arguments:?}: {stderr}");
    }
}

#[test]
fn standard_input_that_is_the_terminal_is_not_waited_for() {
    let home = Home::visited();
    for arguments in [&["-"][..], &["print", "-"], &["outline", "-"]] {
        let pty = Launch::new(&home).start(arguments);
        pty.wait_for_text("kanbao: standard input is the terminal; name a file");
        assert_eq!(pty.wait_exit(), 2, "{arguments:?}");
    }
}

#[test]
fn links_on_a_page_are_links_of_a_terminal_that_has_them_and_never_of_a_pipe() {
    let place = Place::new().with_file("a.md", "A [link](https://example.org/), [another file](b.md).\n");
    let with = |mut command: Command, can: &str| {
        command.env("FORCE_HYPERLINK", can).env("TERM", "xterm-256color");
        command
    };
    let (_, shown, _) = run_on_terminal(with(place.command(["print", "a.md"]), "1"));
    assert_eq!(shown.matches("\u{1b}]8;").count(), 2, "{shown:?}");
    assert!(shown.contains(";https://example.org/\u{1b}\\") && shown.contains("link\u{1b}]8;;\u{1b}\\"), "{shown:?}");
    let (_, shown, _) = run_on_terminal(with(place.command(["print", "a.md"]), "0"));
    assert!(!shown.contains("\u{1b}]8;"), "{shown:?}");
    let piped = with(place.command(["print", "--color", "always", "a.md"]), "1").output().unwrap();
    assert!(!String::from_utf8(piped.stdout).unwrap().contains("\u{1b}]8;"));
}

#[test]
fn a_page_on_a_terminal_is_as_wide_as_the_terminal_and_has_colours() {
    let place = Place::new().with_file("a.md", "# Title\n\n".to_owned() + &"words and 文字 ".repeat(40));
    let (code, shown, stderr) = run_on_terminal(place.command(["print", "a.md"]));
    assert_eq!((code, stderr.as_str()), (Some(0), ""));
    assert!(shown.contains("\u{1b}["), "{shown:?}");
    // Nobody would take the answers away.
    assert!(!["\u{1b}[6n", "\u{1b}[c", "\u{1b}]11"].iter().any(|question| shown.contains(question)), "{shown:?}");
    let mut terminal = vt100::Parser::new(100.try_into().unwrap(), 40.try_into().unwrap(), 0);
    terminal.process(shown.as_bytes());
    let contents = terminal.screen().contents();
    let widest = contents.lines().map(|line| line.chars().map(|c| if c > '\u{2e80}' { 2 } else { 1 }).sum()).max();
    assert!(matches!(widest, Some(25..=30)), "{contents}");
}

#[test]
fn colours_are_left_out_where_the_reader_wants_none() {
    let place = Place::new().with_file("a.md", "# Title\n\ntext\n");
    let mut command = place.command(["print", "a.md"]);
    command.env("NO_COLOR", "1");
    assert!(!run_on_terminal(command).1.contains('\u{1b}'));
    let mut command = place.command(["print", "a.md"]);
    command.env("TERM", "dumb");
    assert!(!run_on_terminal(command).1.contains('\u{1b}'));
}
