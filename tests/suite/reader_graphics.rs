//! Images on terminals with graphics of their own: what is sent, where it is placed, and that nothing of it stays.

use crate::support::graphics::Claim;
use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;
use crate::support::screen::Screen;
use icy_sixel::SixelImage;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// What stands in a cell that shows a part of an image which the terminal keeps.
const PLACEHOLDER: char = '\u{10eeee}';
/// The marks of the first rows and columns, by kitty's table.
const MARKS: [char; 6] = ['\u{305}', '\u{30d}', '\u{30e}', '\u{310}', '\u{312}', '\u{33d}'];
const HALVES: &str = "▀";

/// Red on the left and blue on the right.
fn flag(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels =
        RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) });
    DynamicImage::from(pixels).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

/// A home with an article whose image takes 20 × 6 cells.
fn home() -> Home {
    let home = Home::visited();
    home.write("a.png", flag(200, 120));
    let long = "一段很長的文字，說別的事情。\n\n".repeat(60);
    home.write("a.md", format!("# 題\n\n文字在前。\n\n![圖說](a.png)\n\n{long}"));
    home
}

fn start(home: &Home, claim: Claim) -> Pty {
    Launch::new(home).size(80, 24).claim(claim).start(&["a.md"])
}

type Placed = ((u16, u16), (u32, usize, usize));

/// The placeholders on the screen: column, row, and the number of the image and the row and column of it that they name.
fn placed(screen: &Screen<'_>) -> Vec<Placed> {
    let emulator = screen.emulator();
    let (rows, columns) = emulator.size();
    let all = (0..rows.get()).flat_map(|y| (0..columns.get()).map(move |x| (x, y)));
    all.filter_map(|(x, y)| {
        let cell = emulator.cell(y, x)?;
        let mut text = cell.contents().chars().skip_while(|c| *c == '\0');
        (text.next() == Some(PLACEHOLDER)).then_some(())?;
        let mark = |c: Option<char>| MARKS.iter().position(|mark| Some(*mark) == c).unwrap_or(usize::MAX);
        let vt100::Color::Rgb(r, g, b) = cell.fgcolor() else { panic!("a placeholder without a number") };
        Some(((x, y), (u32::from_be_bytes([0, r, g, b]), mark(text.next()), mark(text.next()))))
    })
    .collect()
}

fn quit(pty: &Pty) {
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    pty.assert_restored();
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn kitty_keeps_the_image_and_cells_show_it() {
    let home = home();
    let pty = start(&home, Claim::Kitty);
    pty.wait_for("the image", |screen| placed(screen).len() == 20 * 6);
    let (cells, kept, rows) = pty.look(|screen| (placed(screen), screen.wire().graphics.kept.clone(), screen.rows()));
    let ((left, top), (id, ..)) = cells[0];
    for ((x, y), (other, row, column)) in cells {
        assert_eq!((other, row), (id, usize::from(y - top)));
        assert!(x - left >= 6 || column == usize::from(x - left), "{x}, {y} shows column {column}");
    }
    assert_eq!(kept[&id].size, (200, 120));
    let pixels = kept[&id].pixels();
    assert_eq!((pixels.len(), &pixels[..4]), (96_000, &[255, 0, 0, 255][..]));
    assert_eq!(pixels[796..800], [0, 0, 255, 255]);
    assert!(!rows.join("").contains(HALVES), "{rows:#?}");
    // A part of it: the cells say which, and nothing is sent again.
    pty.send("jjjjjjj");
    pty.wait_for("a part of the image", |screen| {
        let cells = placed(screen);
        !cells.is_empty() && cells.len() < 120 && cells[0].0.1 <= 2 && cells[0].1.1 > 0
    });
    pty.send("gg");
    pty.wait_for("the image", |screen| placed(screen).len() == 120);
    assert_eq!(pty.look(|screen| (screen.wire().graphics.sent, screen.wire().graphics.kept.len())), (1, 1));
    // By itself it is another one, larger, over the first.
    pty.send("\r");
    let is_larger = |screen: &Screen<'_>| placed(screen).iter().filter(|(_, (other, ..))| *other != id).count() > 120;
    pty.wait_for("the image by itself", is_larger);
    pty.send("\x1b");
    pty.wait_for("the image", |screen| placed(screen).len() == 120);
    assert_eq!(pty.look(|screen| screen.wire().graphics.sent), 2);
    quit(&pty);
    assert_eq!(pty.look(|screen| screen.wire().graphics.kept.len()), 0, "an image stays in the terminal");
}

#[test]
fn images_leave_the_terminal_with_their_article() {
    let home = home();
    home.write("b.md", "# 另\n\n別的文章。\n");
    let pty = Launch::new(&home).size(80, 24).claim(Claim::Kitty).start(&["a.md", "b.md"]);
    pty.wait_for_text("題");
    pty.send("\r");
    pty.wait_for("the image", |screen| placed(screen).len() == 120);
    pty.send("\x1a");
    pty.wait_for_text("not suspended");
    pty.send("gs");
    pty.wait_for("the shelf", |screen| placed(screen).is_empty());
    pty.send("j\r");
    pty.wait_for_text("別的文章");
    pty.wait_for("no image in the terminal", |screen| screen.wire().graphics.kept.is_empty());
    quit(&pty);
}

#[test]
fn a_window_over_an_image_leaves_it_whole() {
    for claim in [Claim::Kitty, Claim::Sixel, Claim::Iterm2] {
        let home = home();
        let pty = start(&home, claim);
        let is_shown = |screen: &Screen<'_>| match claim {
            Claim::Kitty => placed(screen).len() == 120,
            Claim::Sixel => screen.wire().graphics.sixels.len() >= 6,
            _ => screen.wire().graphics.inline.len() >= 6,
        };
        pty.wait_for("the image", is_shown);
        let before = pty
            .look(|screen| (screen.rows(), screen.wire().graphics.sixels.len(), screen.wire().graphics.inline.len()));
        pty.send("?");
        pty.wait_for("the help", |screen| screen.contains("Keys"));
        pty.send("\x1b");
        pty.wait_for("the page as it was", |screen| screen.rows() == before.0);
        pty.wait_for("the covered rows again", |screen| {
            let graphics = &screen.wire().graphics;
            claim == Claim::Kitty || graphics.sixels.len() + graphics.inline.len() > before.1 + before.2
        });
        pty.resize(60, 20);
        pty.wait_for("another frame", |screen| screen.rows() != before.0);
        pty.resize(80, 24);
        pty.wait_for("the page as it was", |screen| screen.rows() == before.0 && is_shown(screen));
        quit(&pty);
    }
}

#[test]
fn sixel_draws_every_row_of_the_image() {
    let home = home();
    let pty = start(&home, Claim::Sixel);
    pty.wait_for("the image", |screen| screen.wire().graphics.sixels.len() == 6);
    let (rows, sixels) = pty.look(|screen| (screen.rows(), screen.wire().graphics.sixels.clone()));
    assert!(!rows.join("").contains(HALVES), "{rows:#?}");
    for sixel in &sixels {
        assert!(String::from_utf8_lossy(sixel).contains("\"1;1;200;20#"));
        let SixelImage { pixels, width, .. } = SixelImage::decode(sixel).unwrap();
        let dot = |x: usize, y: usize| &pixels[4 * (y * width + x)..][..4];
        let is_near = |dot: &[u8], rgba: [u8; 4]| dot.iter().zip(rgba).all(|(a, b)| a.abs_diff(b) < 8);
        assert!(is_near(dot(0, 0), [255, 0, 0, 255]) && is_near(dot(199, 19), [0, 0, 255, 255]));
        let below = (20..pixels.len() / width / 4).flat_map(|y| (0..width).map(move |x| (x, y)));
        assert!(below.into_iter().all(|(x, y)| dot(x, y)[3] == 0), "it reaches into the row below");
    }
    // Rows that are cut off by the edge of the pane are not there at all.
    let before = pty.look(|screen| screen.wire().graphics.sixels.len());
    pty.send("jjjjjjj");
    pty.wait_for("a part of the image", |screen| {
        (before + 1..before + 6).contains(&screen.wire().graphics.sixels.len())
    });
    quit(&pty);
}

#[test]
fn iterm2_shows_every_row_of_the_image() {
    let home = home();
    let pty = start(&home, Claim::Iterm2);
    pty.wait_for("the image", |screen| screen.wire().graphics.inline.len() == 6);
    for file in pty.look(|screen| screen.wire().graphics.inline.clone()) {
        let row = image::load_from_memory(&file).unwrap().into_rgb8();
        assert_eq!(row.dimensions(), (200, 20));
        assert_eq!((row.get_pixel(0, 0).0, row.get_pixel(199, 19).0), ([255, 0, 0], [0, 0, 255]));
    }
    quit(&pty);
}

#[test]
fn half_blocks_are_drawn_where_graphics_are_not_known_or_not_wanted() {
    let drawn = |launch: Launch<'_>| {
        let pty = launch.size(80, 24).start(&["a.md"]);
        pty.wait_for("the image", |screen| screen.contains(HALVES));
        assert_eq!(pty.look(|screen| screen.wire().graphics.sent), 0);
        let asked = String::from_utf8_lossy(&pty.raw_bytes()).contains("\u{1b}_G");
        quit(&pty);
        asked
    };
    let home = home();
    assert!(drawn(Launch::new(&home)), "a terminal that says nothing");
    assert!(!drawn(Launch::new(&home).claim(Claim::Kitty).env("TMUX", "/tmp/tmux-1/default,1,0")));
    assert!(!drawn(Launch::new(&home).claim(Claim::Kitty).env("TERM", "screen-256color")));
    home.write("config/settings.toml", "image-protocol = \"half-blocks\"\n");
    drawn(Launch::new(&home).claim(Claim::Kitty));
}

#[test]
fn the_protocol_can_be_named_while_reading() {
    let home = home();
    let pty = start(&home, Claim::Nothing);
    pty.wait_for("the image", |screen| screen.contains(HALVES));
    pty.send(":set image-protocol kitty\r");
    pty.wait_for("the image by the terminal's graphics", |screen| {
        placed(screen).len() == 120 && !screen.contains(HALVES)
    });
    pty.send(":set image-protocol sixel\r");
    pty.wait_for("sixel", |screen| screen.wire().graphics.sixels.len() == 6 && screen.wire().graphics.kept.is_empty());
    pty.send(":set image-protocol half-blocks\r");
    pty.wait_for("half-blocks", |screen| screen.contains(HALVES));
    quit(&pty);
}

#[test]
fn no_text_shows_or_sends_an_image() {
    let home = Home::visited();
    let attack = "\u{1b}_Ga=T,f=100,t=f;L2V0Yy9wYXNzd2Q=\u{1b}\\\u{9f}Ga=d\u{9c}\u{1b}]1337;File=inline=1:QQ==\u{7}\u{1b}Pq~\u{1b}\\";
    let placeholder = "\u{10eeee}\u{305}\u{305}";
    home.write(
        "a.md",
        format!(
            "# 題{attack}\n\n{placeholder}字{attack}&#x10EEEE;&#x305;\n\n![{attack}{placeholder}](no{attack}.png)\n"
        ),
    );
    for claim in [Claim::Kitty, Claim::Sixel, Claim::Iterm2] {
        let pty = start(&home, claim);
        pty.wait_for_text("字");
        pty.send("i");
        pty.wait_for_text("About this article");
        pty.send("q");
        let sent = pty.look(|screen| {
            let graphics = &screen.wire().graphics;
            (graphics.sent, graphics.sixels.len(), graphics.inline.len())
        });
        assert_eq!(sent, (0, 0, 0));
        assert!(!String::from_utf8_lossy(&pty.raw_bytes()).contains(PLACEHOLDER));
        quit(&pty);
    }
}
