//! Terminals that change their size in all ways, with keys in between: no key is lost, and no cell is stale.

use crate::support::article::{self, PARAGRAPHS, SECTIONS};
use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;
use rustix::process::Signal;

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u16) -> u16 {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) % u64::from(bound)) as u16
    }
}

fn open(home: &Home) -> Pty {
    home.write("news.md", article::markdown());
    let pty = Launch::new(home).size(90, 30).start(&["news.md"]);
    pty.wait_for_text("試報");
    pty
}

/// Holds the screen against one that is drawn anew from nothing.
#[track_caller]
fn assert_fresh(pty: &Pty) {
    pty.wait_quiet(std::time::Duration::from_millis(100));
    let (cells, frames) = pty.look(|screen| (screen.cells(), screen.frames()));
    pty.signal(Signal::CONT);
    pty.wait_for("a fresh frame", |screen| screen.frames() > frames);
    pty.wait_quiet(std::time::Duration::from_millis(100));
    let fresh = pty.look(|screen| screen.cells());
    let stale = cells.iter().zip(&fresh).position(|(cell, fresh)| cell != fresh);
    assert_eq!(stale, None, "stale cells\n{}", pty.look(|screen| screen.picture()));
}

/// Goes through the article by paragraphs, in a terminal that changes its size `storms` times after each key.
fn storm(seed: u64, storms: u16) {
    let home = Home::visited();
    let pty = open(&home);
    let mut random = Random(seed);
    pty.send("1");
    let paragraphs = PARAGRAPHS * (SECTIONS - 2);
    for _ in 0..paragraphs {
        for _ in 0..random.below(storms + 1) {
            pty.resize(20 + random.below(140), 6 + random.below(50));
        }
        pty.send("}");
        for _ in 0..random.below(storms + 1) {
            pty.resize(1 + random.below(30), 1 + random.below(10));
        }
    }
    pty.resize(90, 30);
    // From the first heading on, each key went one paragraph or heading further.
    let (section, paragraph) = (paragraphs / (PARAGRAPHS + 1) + 1, paragraphs % (PARAGRAPHS + 1));
    let top = format!("〔{section}.{paragraph}〕");
    pty.wait_for(&format!("{top} on top"), |screen| screen.rows().iter().take(3).any(|row| row.contains(&top)));
    assert_fresh(&pty);
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn no_key_is_lost_in_a_storm_of_sizes() {
    storm(1, 6);
    storm(2, 20);
}

#[test]
#[ignore = "takes minutes: 10,000 sizes and more"]
fn no_key_is_lost_in_a_long_storm_of_sizes() {
    for seed in 0..20 {
        storm(seed, 40);
    }
}

#[test]
fn there_and_back_again_leaves_no_stale_cell() {
    let home = Home::visited();
    let pty = open(&home);
    pty.send("2");
    pty.wait_for_text("〔2.1〕");
    let rows = pty.look(|screen| screen.text_pane());
    for (columns, rows_between) in [(40, 30), (90, 10), (30, 8), (200, 60), (89, 30), (91, 31), (1, 1)] {
        pty.resize(columns, rows_between);
        pty.resize(90, 30);
        pty.wait_for("the same screen", |screen| screen.text_pane() == rows);
        assert_fresh(&pty);
    }
}

#[test]
fn a_huge_terminal_is_drawn_on_up_to_a_bound() {
    let home = Home::visited();
    let pty = open(&home);
    pty.resize(1200, 600);
    pty.wait_for("a huge frame", |screen| screen.frames() > 1);
    pty.resize(90, 30);
    pty.wait_for_text("試報");
    assert_fresh(&pty);
}
