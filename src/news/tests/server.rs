//! A small server on the loopback address.

use crate::document::ArticleRef;
use crate::news::load;
use crate::source::{Loaded, Wishes};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

/// A server that answers every request by its path, and what it was asked.
pub struct Server {
    pub root: String,
    pub asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn new(answer: impl Fn(&str, &str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let root = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let request = request(&stream);
                let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                log.lock().unwrap().push(request.clone());
                // Who asked may have heard enough.
                let _ = (&stream).write_all(&answer(&path, &request));
            }
        });
        Self { root, asked }
    }

    pub fn open(&self, path: &str, cache: &Path) -> Result<Loaded, String> {
        let article = ArticleRef::Url(self.root.clone() + path);
        load(&article, Wishes::default(), cache).map_err(|error| error.to_string().replace(&self.root, "ROOT"))
    }
}

pub fn request(stream: &TcpStream) -> String {
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join("\n").to_lowercase()
}

pub fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n", body.len());
    [head.as_bytes(), body].concat()
}

pub fn html(body: &str) -> Vec<u8> {
    answer("200 OK", "Content-Type: text/html\r\n", body.as_bytes())
}
