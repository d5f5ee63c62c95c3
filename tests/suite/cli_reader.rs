//! The reader as the command line starts it: from files, from a pipe, in a theme.

use crate::support::launch::{Launch, command};
use crate::support::place::Home;

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
fn of_several_files_the_first_is_opened() {
    let home = Home::visited();
    let files = ["one", "two"].map(|name| home.write(&format!("{name}.md"), format!("the words of {name}\n")));
    let [one, two] = files.each_ref().map(|path| path.to_str().unwrap());
    let pty = Launch::new(&home).start(&[one, two]);
    pty.wait_for_text("the words of one");
    pty.send("gs");
    pty.wait_for_text("two");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
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
