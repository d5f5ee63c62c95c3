//! How wide the terminal's glyphs are: it is asked at the start, and the text stands as it draws it.

use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;
use crate::support::screen::{Answer, Screen, XTERM};
use std::time::Duration;

/// The columns of the samples on a terminal that draws the ambiguous class in two, and every emoji.
const WIDE: [u16; 6] = [2; 6];
const FAMILY: &str = "👨\u{200d}👩\u{200d}👧";

fn home() -> Home {
    let home = Home::visited();
    let filler = "看報的人。\n\n".repeat(40);
    home.write("news.md", format!("# 題\n\n“甲” {FAMILY}乙\n\n{filler}"));
    home
}

fn start(home: &Home, answer: Answer, samples: &[u16]) -> Pty {
    let pty = Launch::new(home).answer(answer).samples(samples).start(&["news.md"]);
    pty.wait_for("the article", |screen| screen.contains("甲"));
    pty
}

/// The columns from the quotation mark to the character after it.
fn quote(screen: &Screen<'_>) -> usize {
    let cells = screen.cells();
    let at = |text: &str| cells.iter().position(|cell| cell.contents() == text).unwrap();
    at("甲") - at("“")
}

/// How often the family of the article was written, besides the sample.
fn families(pty: &Pty) -> usize {
    String::from_utf8_lossy(&pty.raw_bytes()).matches(FAMILY).count() - 1
}

#[test]
fn the_text_stands_as_the_terminal_draws_it_from_the_first_frame_on() {
    for (samples, columns, whole) in
        [(XTERM, 1, 0), (WIDE, 2, 1), ([1, 2, 2, 2, 2, 2], 1, 1), ([2, 1, 6, 4, 2, 1], 2, 0)]
    {
        let home = home();
        let pty = start(&home, Answer::Dark, &samples);
        assert_eq!(pty.look(quote), columns, "{samples:?}");
        assert_eq!(pty.look(|screen| screen.frames()), 1, "{samples:?}");
        assert_eq!(families(&pty), whole, "{samples:?}");
        assert_eq!(pty.violations(), [""; 0]);
    }
}

#[test]
fn nothing_of_one_column_is_drawn_that_the_terminal_would_draw_in_two() {
    let home = home();
    home.write("config/settings.toml", "outline = true\n");
    let pty = Launch::new(&home).size(120, 30).samples(&WIDE).start(&["altman-paris"]);
    pty.wait_for("a frame", |screen| screen.frames() > 0);
    pty.send("i");
    pty.wait_for_text("two columns (measured)");
    let (cells, rows) = pty.look(|screen| (screen.cells(), screen.rows()));
    let wide = |text: &str| !text.is_empty() && "│─╭╮╰╯▕▎▌▁▃…“”·—●".contains(text);
    let narrow = cells.windows(2).filter(|pair| wide(pair[0].contents()) && !matches!(pair[1].contents(), "" | " "));
    let narrow: Vec<_> = narrow.map(|pair| pair[0].contents().to_owned() + pair[1].contents()).collect();
    assert!(narrow.is_empty(), "{narrow:?}\n{rows:#?}");
    assert!(!rows.iter().any(|row| row.contains(['│', '╭', '─', '▕'])), "{rows:#?}");
    assert!(rows.iter().any(|row| row.contains("+- About")), "{rows:#?}");
}

#[test]
fn a_terminal_that_answers_in_part_or_not_at_all_is_taken_for_a_narrow_one() {
    for (answer, samples) in
        [(Answer::Dark, &WIDE[..3]), (Answer::Dark, &[]), (Answer::AttributesOnly, &[]), (Answer::Silence, &WIDE)]
    {
        let home = home();
        let pty = start(&home, answer, samples);
        let rows = pty.look(|screen| screen.rows());
        pty.wait_quiet(Duration::from_millis(300));
        assert_eq!((pty.look(quote), families(&pty)), (1, 0), "{answer:?} {samples:?}");
        assert_eq!(pty.look(|screen| screen.rows()), rows, "{answer:?} {samples:?}");
    }
}

#[test]
fn answers_that_come_late_or_make_no_sense_are_no_keys() {
    let reports = "\x1b[1;3R".repeat(6);
    for late in
        [format!("{reports}\x1b[?62;22c"), format!("{reports}{reports}"), "\x1b[99;99R\x1b[1;1R\x1b[?62c".into()]
    {
        let home = home();
        let pty = start(&home, Answer::Silence, &[]);
        // The first frame does not wait for a silent terminal, but for a while its answers still count.
        pty.wait_quiet(Duration::from_millis(800));
        let rows = pty.look(|screen| screen.rows());
        pty.send(&late);
        pty.wait_quiet(Duration::from_millis(300));
        pty.look(|screen| assert_eq!(screen.rows(), rows, "{late:?}"));
        pty.send("i");
        pty.wait_for_text("Takes");
    }
}

#[test]
fn an_answer_that_is_cut_in_two_is_no_key_either() {
    // What comes after the cut would show a menu of readings, or go elsewhere.
    for (head, tail) in [("\x1b", "[1;3R"), ("\x1b[", "1;3R"), ("\x1b[1;", "3R"), ("\x1b]11;rgb:", "0/0/0\x07")] {
        let home = home();
        let pty = Launch::new(&home).answer(Answer::Silence).start(&["news.md"]);
        pty.wait_for("the question", |screen| screen.has_asked());
        pty.send(head);
        pty.wait_for("the first frame", |screen| screen.contains("甲"));
        let rows = pty.look(|screen| screen.rows());
        pty.send(tail);
        pty.wait_quiet(Duration::from_millis(300));
        pty.look(|screen| assert_eq!(screen.rows(), rows, "{head:?} {tail:?}"));
    }
}

#[test]
fn garbage_before_the_sentinel_is_not_taken_for_widths() {
    let home = home();
    let pty = start(&home, Answer::Dark, &[40000, 0, 65000, 2, 2, 2]);
    assert_eq!((pty.look(quote), families(&pty)), (1, 0));
}

#[test]
fn the_next_run_does_not_wait_for_what_the_last_one_was_told() {
    let home = home();
    let pty = start(&home, Answer::Dark, &WIDE);
    pty.send("q");
    assert_eq!(pty.wait_exit(), 0);
    pty.assert_restored();
    assert!(home.state().contains("\"wide_ambiguous\": true"), "{}", home.state());
    let pty = start(&home, Answer::Silence, &[]);
    assert_eq!(pty.look(quote), 2);
}

#[test]
fn the_setting_goes_before_the_terminal_and_a_change_keeps_the_place() {
    let home = home();
    home.write("config/settings.toml", "ambiguous-width = \"narrow\"\n");
    let pty = start(&home, Answer::Dark, &WIDE);
    assert_eq!(pty.look(quote), 1);
    home.write("config/settings.toml", "ambiguous-width = \"auto\"\n");
    pty.wait_for("the terminal's own width", |screen| quote(screen) == 2);
    pty.send("/乙\r");
    pty.wait_for("the match", |screen| screen.contains("乙"));
    let top = pty.look(|screen| screen.text_pane()[0].clone());
    home.write("config/settings.toml", "ambiguous-width = \"narrow\"\n");
    pty.wait_for("one column", |screen| quote(screen) == 1);
    assert_eq!(pty.look(|screen| screen.text_pane()[0].clone()), top);
}
