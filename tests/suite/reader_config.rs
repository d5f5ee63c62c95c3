//! Saving a configuration file changes the running screen, without losing the place; an error is told and changes nothing.

use crate::support::article;
use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;
use crate::support::screen::Screen;
use std::time::{Duration, Instant};

fn open(home: &Home) -> Pty {
    home.write("news.md", article::markdown());
    let pty = Launch::new(home).size(100, 30).start(&["news.md"]);
    pty.wait_for_text("試報");
    pty.send("3");
    pty.wait_for_text("〔3.1〕");
    pty
}

fn ground(screen: &Screen<'_>) -> vt100::Color {
    screen.emulator().cell(0, 0).unwrap().bgcolor()
}

#[test]
fn a_saved_theme_is_on_the_screen_within_half_a_second() {
    let home = Home::visited();
    home.write("config/settings.toml", "theme = \"mine\"\n");
    let theme = |ground| {
        format!(
            "name = \"Mine\"\nappearance = \"dark\"\ninherits = \"night\"\n[roles]\ntext = {{ bg = \"{ground}\" }}\n"
        )
    };
    home.write("config/themes/mine.toml", theme("#101010"));
    let pty = open(&home);
    pty.wait_for("the theme", |screen| ground(screen) == vt100::Color::Rgb(0x10, 0x10, 0x10));
    let rows = pty.look(|screen| screen.rows());
    let start = Instant::now();
    home.write("config/themes/mine.toml", theme("#202020"));
    pty.wait_for("the new ground", |screen| ground(screen) == vt100::Color::Rgb(0x20, 0x20, 0x20));
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
    pty.look(|screen| assert_eq!(screen.rows()[..29], rows[..29]));
}

#[test]
fn a_broken_file_is_told_of_and_the_last_good_one_stays() {
    let home = Home::visited();
    home.write("config/settings.toml", "theme = \"sepia\"\n");
    let pty = open(&home);
    let before = pty.look(ground);
    home.write("config/settings.toml", "theme = \"sepai\"\n");
    pty.wait_for_text("settings.toml:1:");
    assert_eq!(pty.look(ground), before);
    home.write("config/settings.toml", "theme = \"nord\"\n");
    pty.wait_for("the mended file", |screen| ground(screen) != before);
    pty.look(|screen| assert!(screen.contains("〔3.1〕") && !screen.contains("settings.toml:1:")));
}

#[test]
fn a_file_that_was_broken_from_the_start_does_not_stand_in_the_way_of_the_others() {
    let home = Home::visited();
    home.write("config/keys.toml", "[text]\nx = \"nxt\"\nX = \"section 5\"\n");
    let pty = open(&home);
    let before = pty.look(ground);
    home.write("config/settings.toml", "theme = \"ink\"\n");
    pty.wait_for("the ground", |screen| ground(screen) != before);
    pty.wait_for_text("keys.toml:2:");
    pty.send("X");
    pty.wait_for_text("〔5.1〕");
}

#[test]
fn keys_can_be_bound_while_reading() {
    let home = Home::visited();
    home.write("config/keys.toml", "");
    let pty = open(&home);
    let before = pty.look(ground);
    home.write("config/keys.toml", "[text]\nx = \"section 5\"\n");
    // What is saved later is never read earlier, so that the ground tells when the key is there.
    home.write("config/settings.toml", "theme = \"ink\"\n");
    pty.wait_for("the ground", |screen| ground(screen) != before);
    pty.send("x");
    pty.wait_for_text("〔5.1〕");
}
