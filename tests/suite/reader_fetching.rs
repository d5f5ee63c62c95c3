//! Where images come from: pages of the web have theirs fetched when they come into view, files fetch nothing.

use crate::support::launch::Launch;
use crate::support::place::Home;
use crate::support::pty::Pty;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, ImageFormat, RgbImage};
use std::io::{BufRead, BufReader, Cursor, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

const HALVES: &str = "▀";

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = RgbImage::from_pixel(200, 120, image::Rgb([200, 60, 20]));
    DynamicImage::from(pixels).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

/// A server on the loopback address: a page, and images whose paths end in `.png`.
struct Server {
    root: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn new(page: impl Into<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let root = format!("http://{}", listener.local_addr().unwrap());
        let (asked, page) = (Arc::new(Mutex::new(Vec::new())), page.into());
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let lines = BufReader::new(&stream).lines().map_while(Result::ok);
                let head: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
                let path = head.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
                log.lock().unwrap().push(path.clone());
                let (status, kind, body) = match path.as_str() {
                    "/gone.png" => ("404 Not Found", "text/html", b"nothing".to_vec()),
                    "/noise.png" => ("200 OK", "image/png", b"\x1b[2J noise".to_vec()),
                    path if path.ends_with(".png") => ("200 OK", "image/png", picture()),
                    _ => ("200 OK", "text/html; charset=utf-8", page.clone().into_bytes()),
                };
                let head = format!("Content-Type: {kind}\r\nContent-Length: {}\r\nConnection: close", body.len());
                // Who asked may have left.
                let _ =
                    (&stream).write_all(&[format!("HTTP/1.1 {status}\r\n{head}\r\n\r\n").as_bytes(), &body].concat());
            }
        });
        Self { root, asked }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// A page whose images are far from one another.
fn page(first: &str, last: &str) -> String {
    let text = "<p>一段很長的文字，說別的事情，要有好幾行那麼長才看得出來。</p>".repeat(60);
    format!(
        "<!doctype html><title>題</title><article><h1>題</h1><p>文字在前，說明下面的圖是什麼。</p>\
         <figure><img src='{first}'><figcaption>圖一</figcaption></figure>{text}\
         <figure><img src='{last}'><figcaption>圖二</figcaption></figure><p>完。</p></article>"
    )
}

/// Opens the information until it says why an image is not shown: that an image fails changes nothing on the page.
fn wait_for_reason(pty: &Pty, reason: &str) {
    for _ in 0..200 {
        pty.send("i");
        pty.wait_for_text("About this article");
        if pty.look(|screen| screen.contains(reason)) {
            break;
        }
        pty.send("\x1b");
        pty.wait_for("the page", |screen| !screen.contains("About this article"));
    }
    pty.wait_for_text(reason);
    pty.send("\x1b");
    pty.wait_for("the page", |screen| !screen.contains("About this article"));
}

#[test]
fn images_of_a_page_are_fetched_once_when_they_come_into_view() {
    let (home, server) = (Home::visited(), Server::new(page("i/a.png", "/b.png")));
    let address = format!("{}/p/page", server.root);
    let count = |path: &str| server.asked().iter().filter(|asked| *asked == path).count();
    for time in 1..=2 {
        let pty = Launch::new(&home).size(80, 30).start(&[&address]);
        // The second time it opens at the end.
        pty.wait_for("an image", |screen| screen.contains(HALVES));
        pty.send("gg");
        pty.wait_for("the first image", |screen| screen.contains(HALVES) && screen.contains("圖一"));
        if time == 1 {
            assert_eq!((count("/p/i/a.png"), count("/b.png")), (1, 0), "{:?}", server.asked());
        }
        pty.send("G");
        pty.wait_for("the last image", |screen| screen.contains(HALVES) && !screen.contains("圖一"));
        pty.send("Q");
        assert_eq!(pty.wait_exit(), 0);
        assert_eq!(pty.violations(), [""; 0]);
    }
    assert_eq!((count("/p/i/a.png"), count("/b.png")), (1, 1), "the second time they come from the cache");
}

#[test]
fn nothing_is_fetched_where_images_are_off() {
    let (home, server) = (Home::visited(), Server::new(page("a.png", "b.png")));
    home.write("config/settings.toml", "images = \"off\"\n");
    let pty = Launch::new(&home).size(80, 30).start(&[&server.root]);
    pty.wait_for_text("圖一");
    pty.send("G");
    pty.wait_for_text("完。");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    assert!(server.asked().iter().all(|path| path == "/"), "{:?}", server.asked());
}

#[test]
fn a_file_makes_nothing_be_fetched() {
    let (home, server) = (Home::visited(), Server::new(""));
    let image = format!("{}/a.png", server.root);
    home.write("a.html", page(&image, &image).replace(".png'>", &format!(".png' srcset='{image} 2x'>")));
    home.write("a.md", format!("# 題\n\n![圖一]({image})\n\n完。\n"));
    for file in ["a.html", "a.md"] {
        let pty = Launch::new(&home).size(100, 30).start(&[file]);
        pty.wait_for_text("圖一");
        wait_for_reason(&pty, "a file fetches nothing");
        pty.send("Q");
        assert_eq!(pty.wait_exit(), 0);
    }
    assert_eq!(server.asked(), [""; 0]);
}

#[test]
fn a_page_does_not_reach_into_the_own_network() {
    let (home, other) = (Home::visited(), Server::new(""));
    let server = Server::new(page(&format!("{}/secret.png", other.root), "/gone.png"));
    let pty = Launch::new(&home).size(140, 30).start(&[&server.root]);
    pty.wait_for_text("圖一");
    wait_for_reason(&pty, "refused");
    pty.send("G");
    pty.wait_for_text("完。");
    wait_for_reason(&pty, "404");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    assert_eq!(other.asked(), [""; 0]);
}

#[test]
fn an_answer_that_is_no_image_is_a_caption() {
    let (home, server) = (Home::visited(), Server::new(page("/noise.png", "/gone.png")));
    let pty = Launch::new(&home).size(100, 30).start(&[&server.root]);
    pty.wait_for_text("▨ 圖一");
    wait_for_reason(&pty, "it is damaged, or no PNG");
    pty.send("Q");
    assert_eq!(pty.wait_exit(), 0);
    assert_eq!(pty.violations(), [""; 0]);
}

#[test]
fn pages_in_files_show_images_beside_them_and_within_them() {
    let home = Home::visited();
    home.write("圖/a b.png", picture());
    let within = format!("data:image/png;base64,{}", STANDARD.encode(picture()));
    for (name, text) in [
        ("beside.html", page("圖/a%20b.png", "../../../etc/passwd")),
        ("within.html", page(&within, "x.png")),
        ("within.md", format!("# 題\n\n![圖一]({within})\n\n完。\n")),
    ] {
        home.write(name, text);
        let pty = Launch::new(&home).size(80, 30).start(&[name]);
        pty.wait_for("the image", |screen| screen.contains(HALVES) && screen.contains("圖一"));
        pty.send("Q");
        assert_eq!(pty.wait_exit(), 0);
        assert_eq!(pty.violations(), [""; 0]);
    }
}
