//! Pages from a small server on the loopback address.

use super::server::{Server, answer, html, request};
use crate::document::ArticleRef;
use crate::news::fetch::{MAX_BYTES, Validators, Wanted, fetch};
use crate::news::guard::Guard;
use crate::news::load;
use crate::source::Wishes;
use std::io::Write;
use std::net::TcpListener;
use std::thread;

#[test]
fn a_page_is_fetched_with_its_redirects_and_its_links_are_resolved() {
    let server = Server::new(|path, _| match path {
        "/a" => answer("302 Found", "Location: b/c\r\n", b""),
        _ => html("<title>看報</title><p>見<a href='../d'>此</a>、<a href='#e'>彼</a><p id=e>文"),
    });
    let dir = tempfile::tempdir().unwrap();
    let document = server.open("/a", dir.path()).unwrap().document;
    let text = crate::source::dump(&document).replace(&server.root, "ROOT");
    assert_eq!(text, "#0 title 看報\n#1 paragraph 見[此](ROOT/d)、[彼](#2)\n#2 paragraph 文\n");
}

#[test]
fn the_server_says_what_a_page_is() {
    let server = Server::new(|path, _| match path {
        "/md" => answer("200 OK", "Content-Type: text/markdown\r\n", b"*a*"),
        "/txt" => answer("200 OK", "Content-Type: text/plain; charset=\"gbk\"\r\n", b"\xc1\xaa\xcd\xa8\xa1\xa3"),
        "/png" => answer("200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        "/nul" => answer("200 OK", "Content-Type: text/html\r\n", b"a\0\0\0b"),
        _ => answer("200 OK", "", b"# A\n\nb"),
    });
    let dir = tempfile::tempdir().unwrap();
    let text = |path| crate::source::dump(&server.open(path, dir.path()).unwrap().document);
    assert_eq!(text("/md"), "#0 title md\n#1 paragraph {em: a}\n");
    assert_eq!(text("/txt"), "#0 title txt\n#1 paragraph 联通。\n");
    assert_eq!(text("/x"), "#0 title A\n#1 paragraph b\n");
    let refused = |path| server.open(path, dir.path()).unwrap_err();
    assert_eq!(refused("/png"), "ROOT/png: is image/png, which is no text; kanbao opens HTML, Markdown and plain text");
    assert!(refused("/nul").contains("is not text"), "{}", refused("/nul"));
}

#[test]
fn a_page_that_is_as_it_was_is_not_sent_again() {
    let server = Server::new(|_, request| match request.contains("if-none-match: \"v1\"") {
        true => answer("304 Not Modified", "", b""),
        false => answer("200 OK", "Content-Type: text/html\r\nETag: \"v1\"\r\n", b"<p>first"),
    });
    let dir = tempfile::tempdir().unwrap();
    let first = server.open("/", dir.path()).unwrap();
    assert_eq!(server.open("/", dir.path()).unwrap(), first);
    let asked = server.asked.lock().unwrap();
    assert_eq!(asked.iter().map(|request| request.contains("if-none-match")).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn what_was_fetched_opens_where_the_server_is_silent() {
    let dir = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let open = || load(&ArticleRef::Url(address.clone()), Wishes::default(), dir.path());
    let server = thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        request(&stream);
        (&stream).write_all(&html("<p>kept")).unwrap();
    });
    let first = open().unwrap();
    server.join().unwrap();
    let again = open().unwrap();
    assert_eq!(again.document, first.document);
    assert!(again.warnings[0].contains("as it was when it was last fetched"), "{:?}", again.warnings);
    let other = tempfile::tempdir().unwrap();
    let refused = load(&ArticleRef::Url(address.clone()), Wishes::default(), other.path()).unwrap_err().to_string();
    assert!(refused.starts_with("127.0.0.1: could not be reached"), "{refused}");
}

#[test]
fn what_cannot_be_had_says_why() {
    let server = Server::new(|path, _| match path {
        "/loop" => answer("302 Found", "Location: /loop\r\n", b""),
        "/file" => answer("302 Found", "Location: file:///etc/passwd\r\n", b""),
        "/500" => answer("500 Oops", "", b""),
        _ => answer("404 Not Found", "Content-Type: text/html\r\n", b"<p>nothing"),
    });
    let dir = tempfile::tempdir().unwrap();
    let refused = |path| server.open(path, dir.path()).unwrap_err();
    assert_eq!(refused("/404"), "ROOT/404: the server answered 404 (not found); check the address");
    assert!(refused("/500").contains("500 (an error of the server); try again later"));
    assert!(refused("/loop").starts_with("ROOT/loop: leads from address to address without end"));
    assert!(
        refused("/file").contains("begins with file://, and kanbao reads http and https only"),
        "{}",
        refused("/file")
    );
    assert_eq!(server.asked.lock().unwrap().iter().filter(|request| request.contains("/loop")).count(), 6);
}

#[test]
fn an_answer_without_end_is_cut_off() {
    let server = Server::new(|_, _| {
        let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n".to_vec();
        [head, vec![b'a'; MAX_BYTES as usize + 2]].concat()
    });
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(server.open("/", dir.path()).unwrap_err(), "ROOT/: is larger than 32 MB; save it and split it");
}

#[test]
fn no_public_page_leads_into_the_own_network() {
    let server = Server::new(|_, _| html("<p>secret"));
    let refused =
        fetch(&server.root, &Validators::default(), &Guard::after_public(), Wanted::Article).unwrap_err().to_string();
    assert!(refused.starts_with("127.0.0.1: a public page leads to this private address"), "{refused}");
    assert!(server.asked.lock().unwrap().is_empty(), "it was not even connected to");
}
