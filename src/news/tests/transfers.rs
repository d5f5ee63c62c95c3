//! Answers that are packed, cut off, or do not come.

use super::server::{Server, answer};
use crate::document::ArticleRef;
use crate::news::load;
use crate::source::Wishes;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn packed_answer(body: &[u8]) -> Vec<u8> {
    answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", body)
}

#[test]
fn packed_answers_are_unpacked_within_the_limit() {
    let bomb = packed(&vec![b'a'; 200 << 20]);
    assert!(bomb.len() < 2 << 20);
    let server = Server::new(move |path, request| {
        assert!(request.contains("accept-encoding: gzip"), "{request}");
        match path {
            "/bomb" => packed_answer(&bomb),
            "/cut" => packed_answer(&packed("<p>看報</p>".repeat(999).as_bytes())[..40]),
            _ => packed_answer(&packed("<p>看報".as_bytes())),
        }
    });
    let dir = tempfile::tempdir().unwrap();
    let document = server.open("/", dir.path()).unwrap().document;
    assert!(crate::source::dump(&document).contains("paragraph 看報"));
    assert_eq!(server.open("/bomb", dir.path()).unwrap_err(), "ROOT/bomb: is larger than 32 MB; save it and split it");
    let cut = server.open("/cut", dir.path()).unwrap_err();
    assert!(cut.starts_with("ROOT/cut: the answer broke off after "), "{cut}");
}

#[test]
fn a_packing_that_was_not_asked_for_is_named() {
    let server =
        Server::new(|path, _| answer("200 OK", &format!("Content-Encoding: {}\r\n", &path[1..]), b"\x0b\x02\x80"));
    let dir = tempfile::tempdir().unwrap();
    for coding in ["br", "deflate", "zstd"] {
        let refused = server.open(&format!("/{coding}"), dir.path()).unwrap_err();
        let begins = format!("ROOT/{coding}: the answer is packed as {coding}, which was not asked for");
        assert!(refused.starts_with(&begins), "{refused}");
    }
    assert!(server.open("/identity", dir.path()).is_ok());
}

#[test]
fn an_answer_that_breaks_off_is_no_page() {
    let server = Server::new(|path, _| match path {
        "/chunks" => b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab\r\nff\r\ncd".to_vec(),
        "/head" => b"HTTP/1.1 200 OK\r\nContent-Le".to_vec(),
        _ => b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>half of".to_vec(),
    });
    let dir = tempfile::tempdir().unwrap();
    let refused = |path| server.open(path, dir.path()).unwrap_err();
    assert!(refused("/").starts_with("ROOT/: the answer broke off after 10 bytes ("), "{}", refused("/"));
    assert!(refused("/chunks").starts_with("ROOT/chunks: the answer broke off after "), "{}", refused("/chunks"));
    assert!(refused("/head").starts_with("127.0.0.1: could not be reached ("), "{}", refused("/head"));
    assert!(refused("/").ends_with("try again, or save the page with a browser"));
}

#[test]
fn a_host_that_nobody_knows_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let article = ArticleRef::Url("http://no-such-host.invalid/a".into());
    let refused = load(&article, Wishes::default(), dir.path()).unwrap_err().to_string();
    assert_eq!(refused, "no-such-host.invalid: no such host; check the address and the connection to the network");
}

#[test]
fn what_a_server_refuses_says_its_number() {
    let server = Server::new(|path, _| answer(&format!("{} X", &path[1..]), "", b""));
    let dir = tempfile::tempdir().unwrap();
    for (code, meaning) in [
        (401, "(not allowed); it may need a browser"),
        (403, "(not allowed); it may need a browser"),
        (404, "(not found); check the address"),
        (410, "(not found)"),
        (429, "(too many requests); wait"),
        (503, "(an error of the server); try again later"),
        (418, "; open it in a browser"),
    ] {
        let refused = server.open(&format!("/{code}"), dir.path()).unwrap_err();
        assert!(
            refused.starts_with(&format!("ROOT/{code}: the server answered {code}")) && refused.contains(meaning),
            "{refused}"
        );
    }
}

#[test]
fn links_of_markdown_lead_from_its_address() {
    let text = "[a](b.md) [c](/d) [e](#f) ![g](h.png)\n\n<a href=../i>j</a> <https://k.example/>\n\n## f";
    let server = Server::new(|_, _| answer("200 OK", "Content-Type: text/markdown\r\n", text.as_bytes()));
    let dir = tempfile::tempdir().unwrap();
    let document = server.open("/x/y.md", dir.path()).unwrap().document;
    let shown = crate::source::dump(&document).replace(&server.root, "ROOT");
    assert_eq!(
        shown,
        "#0 title y.md\n#1 paragraph [a](ROOT/x/b.md) [c](ROOT/d) [e](#3) ![g](ROOT/x/h.png)\n\
         #2 paragraph [j](ROOT/i) [https://k.example/](https://k.example/)\n#3 heading 2 f\n"
    );
}
