//! Images and code in an article on a terminal: what is drawn, what is printed, and what a hostile image does.

use super::cli_program::Place;
use crate::support::launch::Launch;
use crate::support::place::Home;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// The halves of cells that images are made of.
const HALVES: &str = "▀";

fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = RgbImage::from_fn(width, height, |x, y| Rgb([x as u8, y as u8, 128]));
    DynamicImage::from(pixels).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

#[test]
fn an_image_is_drawn_and_opens_large_and_nothing_else_is_written() {
    let home = Home::visited();
    home.write("a.png", picture(200, 120));
    home.write("a.md", "# 題\n\n![圖說](a.png)\n\n```rust\nfn main() {}\n```\n\n![缺](no.png)\n");
    let pty = Launch::new(&home).size(80, 30).env("COLORTERM", "truecolor").start(&["a.md"]);
    pty.wait_for("the image", |screen| screen.contains(HALVES) && screen.contains("圖說"));
    let small = pty.look(|screen| screen.rows().join("").matches(HALVES).count());
    pty.send("\r");
    pty.wait_for("the image by itself", |screen| {
        screen.contains("Image") && screen.rows().join("").matches(HALVES).count() > 2 * small
    });
    pty.send("qi");
    pty.wait_for_text("no.png: no such file");
    pty.send("qQ");
    assert_eq!(pty.wait_exit(), 0);
    pty.assert_restored();
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn broken_images_are_captions() {
    let home = Home::visited();
    let whole = picture(200, 120);
    home.write("cut.png", &whole[..whole.len() / 2]);
    let mut damaged = whole.clone();
    damaged.iter_mut().skip(60).step_by(7).for_each(|byte| *byte ^= 0x5a);
    home.write("damaged.png", damaged);
    home.write("noise.jpg", (0..5000_u32).map(|n| (n * n % 251) as u8).collect::<Vec<_>>());
    home.write(
        "a.md",
        "# 題\n\n![甲](cut.png)\n\n![乙](damaged.png)\n\n![丙](noise.jpg)\n\n![丁](/dev/zero)\n\n完。\n",
    );
    let pty = Launch::new(&home).size(80, 40).env("COLORTERM", "truecolor").start(&["a.md"]);
    pty.wait_for("captions alone", |screen| {
        let rows = screen.rows();
        let at = |text: &str| rows.iter().position(|row| row.contains(text));
        let captions = ["▨ 甲", "▨ 乙", "▨ 丙", "▨ 丁", "完。"].map(at);
        captions.iter().all(Option::is_some) && captions.windows(2).all(|pair| pair[0].map(|y| y + 2) == pair[1])
    });
    pty.send("i");
    pty.wait_for_text("it is damaged, or no PNG, JPEG, GIF or WebP");
    pty.send("qQ");
    assert_eq!(pty.wait_exit(), 0);
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn print_writes_captions_and_colours_code() {
    let text = "# 題\n\n![圖說](a.png)\n\n```rust\nfn main() {}\n```\n";
    let place = Place::new().with_file("a.md", text).with_file("a.png", picture(200, 120));
    let print = |color: &str| place.run(["print", "--color", color, "a.md"]).stdout;
    assert_eq!(print("never"), "題\n\n\n▨ 圖說\n\n  fn main() {}\n");
    let line = |text: &str| text.lines().find(|line| line.contains("main")).unwrap().to_owned();
    let coloured = line(&print("always"));
    assert!(coloured.matches('\u{1b}').count() > 3 && !coloured.contains("fn main"), "{coloured:?}");
}
