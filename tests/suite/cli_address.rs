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

#[test]
fn addresses_of_other_kinds_say_what_is_read_and_files_are_opened() {
    let outcome = Place::new().run(["print", "ftp://a.example/b.txt"]);
    assert_eq!(outcome.code, 1, "{outcome:?}");
    assert!(outcome.stderr.contains("begins with ftp://, and kanbao reads http and https only"), "{outcome:?}");
    let place = Place::new().with_file("看 報.md", "文在此。");
    let address = format!("file://{}/%E7%9C%8B%20%E5%A0%B1.md", place.path().display());
    let printed = place.run(["print", &address]);
    assert!(printed.code == 0 && printed.stdout.contains("文在此。"), "{printed:?}");
}

#[test]
fn the_proxy_of_the_environment_is_asked() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let asked = |stream: &std::net::TcpStream| {
                let lines = BufReader::new(stream).lines().map_while(Result::ok);
                lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join("|")
            };
            let mut first = asked(&stream);
            if first.starts_with("CONNECT ") {
                if first.contains(":443") {
                    write!(stream, "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n").unwrap();
                    continue;
                }
                write!(stream, "HTTP/1.1 200 OK\r\n\r\n").unwrap();
                first = asked(&stream);
            }
            let page = format!("<p>asked for {}", first.split('|').next().unwrap());
            let head = format!("Content-Type: text/html\r\nContent-Length: {}\r\nConnection: close", page.len());
            write!(stream, "HTTP/1.1 200 OK\r\n{head}\r\n\r\n{page}").unwrap();
        }
    });
    let place = Place::new();
    let run = |address: &str, set: &[(&str, &str)]| {
        let mut command = place.command(["print", address]);
        for name in
            ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"]
        {
            command.env_remove(name);
        }
        let output = command.envs(set.iter().copied()).output().unwrap();
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    };
    let through = run("http://far.invalid/page", &[("http_proxy", &proxy)]);
    assert!(through.contains("asked for GET") && through.contains("/page"), "{through}");
    let direct = run("http://far.invalid/page", &[("http_proxy", &proxy), ("no_proxy", "far.invalid")]);
    assert!(direct.contains("far.invalid: no such host"), "{direct}");
    let refused = run("https://far.invalid/", &[("https_proxy", &proxy)]);
    assert!(refused.contains("proxy") && refused.contains("check http_proxy and https_proxy"), "{refused}");
    let nonsense = run("http://far.invalid/", &[("http_proxy", "socks5://x:1")]);
    assert!(nonsense.contains("http_proxy: socks5://x:1 is no address of a proxy"), "{nonsense}");
}
