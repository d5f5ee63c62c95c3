//! A text that is repaired and converted while it is read, by the threads behind the screen.

use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;

/// Plain text with damaged marks, each paragraph with its number.
fn damaged() -> String {
    let paragraph = |n: usize| format!("第 {n} 段:\" 開源的精神 \" 與模型的權重,不是一回事。〔{n}〕\n\n");
    format!("報導\n\n{}", (1..=60).map(paragraph).collect::<String>())
}

fn start(home: &Home, arguments: &[&str]) -> Pty {
    home.write("news.txt", damaged());
    let pty = Launch::new(home).start(&[arguments, &["news.txt"]].concat());
    pty.wait_for("the article", |screen| screen.contains("〔"));
    pty
}

/// The number of the first paragraph in view.
fn first(pty: &Pty) -> String {
    let text = pty.look(|screen| screen.text_pane()).concat();
    text.split(['〔', '〕']).nth(1).unwrap_or_default().to_owned()
}

#[test]
fn the_script_changes_under_the_reader_and_the_source_is_there_in_the_next_run() {
    let home = Home::visited();
    let pty = start(&home, &[]);
    pty.wait_for("repaired marks", |screen| screen.contains("段：「開源的精神」與"));
    pty.send("  ");
    pty.wait_for("another page", |screen| !screen.contains("〔1〕"));
    let place = first(&pty);
    pty.send("C");
    pty.wait_for("Simplified", |screen| screen.contains("段：“开源的精神”与"));
    assert_eq!(first(&pty), place);
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);

    let pty = start(&home, &["--repair", "off"]);
    pty.wait_for("the source", |screen| screen.contains("段:\" 開源的精神 \" 與"));
    assert_eq!(first(&pty), place);
    pty.send("X");
    pty.wait_for("repaired marks again", |screen| screen.contains("段：「開源的精神」與"));
    assert_eq!(first(&pty), place);
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn the_command_line_names_the_script() {
    let home = Home::visited();
    let pty = start(&home, &["--script", "hans"]);
    pty.wait_for("Simplified", |screen| screen.contains("段：“开源的精神”与"));
    pty.send("Q");
    pty.wait_exit();
}
