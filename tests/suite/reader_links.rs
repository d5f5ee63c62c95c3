//! Links of the terminal: what an article links to, and nothing else of what its addresses say.

use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;
use std::collections::BTreeSet;

const ARTICLE: &str = "# Links

A [link](https://example.org/a), a <b@example.org> and [another file](c.md), with a note[^1].

Worse: [x](<javascript:alert(1)>), [y](file:///etc/passwd), [z](<https://example.org/&#27;]8;;evil&#7;>),
[long](https://example.org/LONG), [wide](<https://example.org/報 紙>).

[^1]: A note with [its own](https://example.org/note).
";

fn open(home: &Home, can: &str) -> Pty {
    home.write("news.md", ARTICLE.replace("LONG", &"a".repeat(3000)));
    let pty = Launch::new(home).env("FORCE_HYPERLINK", can).start(&["news.md"]);
    pty.wait_for_text("A link");
    pty
}

fn links(pty: &Pty) -> BTreeSet<String> {
    pty.look(|screen| screen.wire().links.clone())
}

#[test]
fn what_leads_out_is_a_link_where_the_terminal_has_links() {
    let pty = open(&Home::visited(), "1");
    let wide = "https://example.org/%E5%A0%B1%20%E7%B4%99";
    let leads = links(&pty);
    assert!(leads.contains("https://example.org/a") && leads.contains("mailto:b@example.org"), "{leads:?}");
    assert!(leads.contains(wide), "{leads:?}");
    assert!(leads.iter().all(|address| !address.contains('\u{1b}') && address.len() < 100), "{leads:?}");
    pty.send("\r");
    pty.wait_for("the note", |screen| screen.wire().links.contains("https://example.org/note"));
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn what_does_not_change_is_not_written_again() {
    let pty = open(&Home::visited(), "1");
    let openings = |pty: &Pty| String::from_utf8_lossy(&pty.raw_bytes()).matches("]8;id=").count();
    let before = openings(&pty);
    let frames = pty.look(|screen| screen.frames());
    pty.send(":");
    pty.wait_for_a_frame_after(frames);
    assert_eq!(openings(&pty), before);
}

#[test]
fn without_links_of_its_own_or_against_the_readers_wish_a_terminal_gets_none() {
    assert_eq!(links(&open(&Home::visited(), "0")), BTreeSet::new());
    let home = Home::visited();
    home.write("config/settings.toml", "links = \"off\"\n");
    assert_eq!(links(&open(&home, "1")), BTreeSet::new());
    home.write("config/settings.toml", "links = \"on\"\n");
    assert_ne!(links(&open(&home, "0")), BTreeSet::new());
}
