//! Addresses on the command line, answered by a server on the loopback address.

use super::cli_program::Place;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;

#[test]
fn a_page_of_the_web_is_printed_and_outlined() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/a?b=c", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let asked =
                BufReader::new(&stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty()).count();
            assert!(asked > 0);
            let page = "<title>看報</title><h2>一節</h2><p>正文在此。";
            let head = format!("Content-Type: text/html\r\nContent-Length: {}\r\nConnection: close", page.len());
            write!(&stream, "HTTP/1.1 200 OK\r\n{head}\r\n\r\n{page}").unwrap();
        }
    });
    let place = Place::new();
    let printed = place.run(["print", &address]);
    assert_eq!((printed.code, printed.stderr.as_str()), (0, ""), "{printed:?}");
    assert!(printed.stdout.contains("看報") && printed.stdout.contains("正文在此。"), "{printed:?}");
    assert!(place.run(["outline", &address]).stdout.contains("一節"));
}

#[test]
fn what_is_no_address_says_so() {
    let outcome = Place::new().run(["print", "https://user@a.example/"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert!(outcome.stderr.contains("is no address of a page"), "{outcome:?}");
}
