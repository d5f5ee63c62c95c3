//! The reader as the command line starts it: from files, from a pipe, in a theme.

use crate::support::launch::{Launch, command};
use crate::support::place::Home;
use rustix::fs::{CWD, Mode, mkfifoat};
use std::fs::File;
use std::io::Write;

#[test]
fn what_comes_through_a_pipe_is_read_with_the_keys_of_the_terminal() {
    let home = Home::visited();
    let path = home.write("piped.md", "# 標題\n\nwords from the pipe\n");
    let pty = Launch::new(&home).shell();
    pty.wait_for_text("ready>");
    pty.send(&format!("cat {} | {}", path.display(), command(&home, "-")));
    pty.wait_for("the article", |screen| screen.contains("words from the pipe") && screen.contains("標題"));
    pty.send("Q");
    pty.wait_for("the shell", |screen| screen.rows().iter().any(|row| row.trim() == "ready>"));
    pty.send("echo status=$?\r");
    pty.wait_for_text("status=0");
}

#[test]
fn several_files_stand_on_the_shelf() {
    let home = Home::visited();
    let files = ["one", "two"].map(|name| home.write(&format!("{name}.md"), format!("the words of {name}\n")));
    let [one, two] = files.each_ref().map(|path| path.to_str().unwrap());
    let pty = Launch::new(&home).start(&[one, two]);
    pty.wait_for("the shelf", |screen| screen.contains("one") && screen.contains("two"));
    pty.send("j\r");
    pty.wait_for_text("the words of two");
    pty.send("qk\r");
    pty.wait_for_text("the words of one");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn of_several_files_the_one_that_cannot_be_read_stands_on_the_shelf_with_the_reason() {
    let home = Home::visited();
    let one = home.write("one.md", "# The first\n\nwords\n");
    let broken = home.write("broken.epub", b"PK\x03\x04 and no more");
    let missing = home.path().join("missing.md");
    let empty = home.path().join("empty");
    std::fs::create_dir(&empty).unwrap();
    let paths = [one, broken, missing, empty].map(|path| path.to_str().unwrap().to_owned());
    let pty = Launch::new(&home).start(&paths.each_ref().map(String::as_str));
    pty.wait_for("the shelf with its reasons", |screen| {
        let text = screen.rows().join("\n");
        let says = ["The first", "broken.epub", "missing.md", "no such file", "there are no articles in this folder"];
        says.iter().all(|said| text.contains(said)) && text.matches("unreadable").count() == 3
    });
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn what_turns_out_to_be_no_text_only_at_its_end_is_told_of_by_the_shell_too() {
    let home = Home::visited();
    // Too short for a part of it to be shown before it is whole, and longer than the head that is looked at first.
    let path = home.write("late.txt", [&b"words\n".repeat(20_000)[..], b"\0"].concat());
    let pty = Launch::new(&home).shell();
    pty.wait_for_text("ready>");
    pty.send(&format!("{}; echo status=$?\r", command(&home, path.to_str().unwrap()).trim_end()));
    pty.wait_for_text("status=1");
    let screen = pty.look(|screen| screen.rows().join(" "));
    assert!(screen.contains("is not text"), "{screen}");
}

#[test]
fn a_file_is_the_same_article_by_whatever_path_it_is_named() {
    let home = Home::visited();
    let path = home.write("a.md", "# A\n\ntext\n");
    for name in [path.display().to_string(), format!("{}/./a.md", home.path().display())] {
        let pty = Launch::new(&home).start(&[&name]);
        pty.wait_for_text("text");
        pty.send("Q");
        assert_eq!(pty.wait_exit(), 0);
    }
    assert_eq!(home.state().matches("a.md\": {").count(), 1, "{}", home.state());
}

#[test]
fn a_folder_is_a_shelf_of_what_is_in_it() {
    let home = Home::visited();
    let deep = home.path().join("news/deep");
    std::fs::create_dir_all(&deep).unwrap();
    home.write("news/10.md", "# The tenth\n\ntext\n");
    home.write("news/9.md", "# The ninth\n\nthe words of nine\n");
    home.write("news/deep/broken.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let pty = Launch::new(&home).start(&[home.path().join("news").to_str().unwrap()]);
    let order = ["The ninth", "The tenth", "broken.md", "is not text"];
    pty.wait_for("the shelf in order", |screen| {
        let text = screen.rows().join("\n");
        let places: Vec<_> = order.iter().map(|name| text.find(name)).collect();
        places.iter().all(Option::is_some) && places.is_sorted()
    });
    let screen = pty.look(|screen| screen.rows().join("\n"));
    assert!(screen.contains("3 articles") && !screen.contains("Altman"), "nothing else stands there:\n{screen}");
    assert!(screen.contains("/news ") && screen.contains(" 9.md"), "its name stands over it:\n{screen}");
    pty.send("\r");
    pty.wait_for_text("the words of nine");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn text_is_read_while_the_pipe_still_flows_and_the_reader_may_leave_at_any_time() {
    let home = Home::visited();
    let path = home.path().join("pipe");
    mkfifoat(CWD, &path, Mode::RWXU).unwrap();
    let pty = Launch::new(&home).input(&path).start(&[]);
    let mut pipe = File::options().write(true).open(&path).unwrap();
    write!(pipe, "The first words.\n\n").unwrap();
    pty.wait_for("a first screen", |screen| screen.contains("The first words.") && screen.contains("reading"));
    write!(pipe, "The next words.\n\n").unwrap();
    pty.wait_for_text("The next words.");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
    assert!(!home.state().contains("stdin:"), "who left before the end has no place in it: {}", home.state());
}

#[test]
fn the_place_in_what_came_through_a_pipe_is_found_again() {
    let home = Home::visited();
    let text: String = (1..200).map(|n| format!("Paragraph {n} of many.\n\n")).collect();
    let path = home.write("piped.txt", text);
    for top in ["Paragraph 2 of", "Paragraph 190 of"] {
        let pty = Launch::new(&home).input(&path).start(&["-"]);
        pty.wait_for_text(top);
        pty.send("G");
        pty.wait_for_text("Paragraph 199 of");
        pty.send("Q");
        assert_eq!(pty.wait_exit(), 0);
    }
    assert_eq!(home.state().matches("stdin:").count(), 2, "once as an article, once as the last: {}", home.state());
}
