//! A reader's way through an article, on a real terminal from the first key to the last.

use crate::support::article;
use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;
use crate::support::screen::Screen;

/// The article of the tests, opened in a fresh home.
fn open(home: &Home) -> Pty {
    home.write("news.md", article::markdown());
    let pty = Launch::new(home).size(100, 30).start(&["news.md"]);
    pty.wait_for_text("試報");
    pty
}

fn ground(screen: &Screen<'_>) -> vt100::Color {
    screen.emulator().cell(0, 0).unwrap().bgcolor()
}

#[test]
fn an_article_is_read_from_beginning_to_end() {
    let home = Home::visited();
    let pty = open(&home);

    pty.send("]]");
    pty.wait_for("section 2", |screen| screen.contains("〔2.1〕") && !screen.contains("〔1.1〕"));
    pty.send("4");
    pty.wait_for_text("〔4.1〕");
    pty.send("2");
    pty.wait_for_text("〔2.1〕");

    pty.send("fa");
    pty.wait_for_text("斯普特尼克時刻");
    pty.wait_for_text("╭");
    pty.send("\x1b");
    pty.wait_for("no popup", |screen| !screen.contains("斯普特尼克時刻"));

    let before = pty.look(ground);
    pty.send(":theme ink\r");
    pty.wait_for("another ground", |screen| ground(screen) != before);

    let rows = pty.look(|screen| screen.text_pane());
    pty.resize(60, 20);
    pty.wait_for("a smaller screen", |screen| screen.contains("〔2.1〕") && screen.text_pane() != rows);
    pty.resize(100, 30);
    pty.wait_for("the same screen", |screen| screen.text_pane() == rows);

    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
    pty.assert_restored();
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn the_shelf_lies_behind_one_article_by_its_key_and_behind_several_by_q() {
    let home = Home::visited();
    let pty = open(&home);
    pty.send("gs");
    pty.wait_for_text("Welcome to kanbao");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);

    let pty = Launch::new(&home).start(&["news.md", "welcome-zh"]);
    pty.wait_for_text("試報");
    pty.send("\r");
    pty.wait_for_text("〔1.1〕");
    pty.send("q");
    pty.wait_for_text("2 articles");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}

#[test]
fn the_keys_are_shown_on_the_first_visit_until_one_is_pressed() {
    let home = Home::new();
    let pty = Launch::new(&home).start(&[]);
    pty.wait_for("the keys", |screen| screen.contains("? help  Tab outline  f links  q shelf"));
    pty.send("j");
    pty.wait_for("the title instead", |screen| !screen.contains("? help") && screen.contains("min left"));
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    let pty = Launch::new(&home).start(&["altman-paris"]);
    pty.wait_for_text("min left");
    assert!(!pty.look(|screen| screen.contains("? help")));
}

#[test]
fn the_first_visit_opens_the_lead_feature_and_the_next_the_shelf() {
    let home = Home::new();
    let pty = Launch::new(&home).start(&[]);
    pty.wait_for("the lead feature", |screen| screen.contains("Altman") && !screen.contains("Welcome to kanbao"));
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    let pty = Launch::new(&home).start(&[]);
    pty.wait_for("the shelf", |screen| screen.contains("Altman") && screen.contains("Welcome to kanbao"));
}

#[test]
fn the_pipe_is_read_and_the_keys_come_from_the_terminal() {
    let home = Home::visited();
    let path = home.write("news.md", article::markdown());
    let pty = Launch::new(&home).input(&path).start(&["-"]);
    pty.wait_for_text("試報");
    pty.send("3");
    pty.wait_for_text("〔3.1〕");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    pty.assert_restored();
}

#[test]
fn a_paragraph_is_copied_and_a_link_is_opened_only_where_it_may() {
    let home = Home::visited();
    let log = home.path().join("browsed");
    home.write(
        "config/settings.toml",
        format!("browser = [\"sh\", \"-c\", \"echo $1 > {}\", \"sh\", \"%u\"]\n", log.display()),
    );
    let pty = open(&home);
    assert!(pty.look(|screen| screen.wire().copied.is_empty()));
    pty.send("}}y");
    pty.wait_for("something on the clipboard", |screen| !screen.wire().copied.is_empty());
    pty.send("1lo");
    pty.wait_for_text("news.example");
    pty.wait_for_file(&log, "https://news.example/a?b=1\n");
    pty.send("Q");
    pty.wait_exit();
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn the_wheel_scrolls() {
    let home = Home::visited();
    let pty = open(&home);
    pty.send(&"\x1b[<65;50;10M".repeat(3));
    pty.wait_for("the title above the top", |screen| {
        let title = |row: &String| row.contains("試報");
        screen.contains("〔1.2〕") && !screen.rows()[..20].iter().any(title)
    });
}

#[test]
fn keys_typed_before_the_first_frame_are_not_lost() {
    let home = Home::visited();
    home.write("news.md", article::markdown());
    let pty = Launch::new(&home).size(100, 30).start(&["news.md"]);
    pty.send("]]]");
    pty.wait_for("section 3", |screen| screen.contains("〔3.1〕") && !screen.contains("〔2.1〕"));
}

#[test]
fn a_paste_is_no_row_of_keys() {
    let home = Home::visited();
    let pty = open(&home);
    pty.send("\x1b[200~Q\u{1b}[2JQ\x1b[201~");
    pty.send("3");
    pty.wait_for_text("〔3.1〕");
}

#[test]
fn a_plain_text_has_its_notes_and_with_plain_it_stands_as_it_is() {
    let home = Home::visited();
    home.write(
        "copied.txt",
        format!("題目\n\n{}「名詞」。\n\nTIPS: 名詞\n說明在此。\n", "這一段話說得很長，".repeat(12)),
    );
    let pty = Launch::new(&home).size(100, 30).start(&["copied.txt"]);
    pty.wait_for_text("詞」[1]");
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
    let pty = Launch::new(&home).size(100, 30).start(&["--plain", "copied.txt"]);
    pty.wait_for_text("TIPS: 名詞");
    pty.wait_for("no note", |screen| !screen.contains("[1]"));
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
}
