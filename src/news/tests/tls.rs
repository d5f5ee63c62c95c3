//! Secure connections to a server that nobody vouches for.

use crate::document::ArticleRef;
use crate::news::load;
use crate::source::Wishes;
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::Read;
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

fn refused(address: &str) -> String {
    let cache = tempfile::tempdir().unwrap();
    load(&ArticleRef::Url(address.to_owned()), Wishes::default(), cache.path()).unwrap_err().to_string()
}

#[test]
fn a_certificate_that_nobody_signed_is_refused() {
    let own = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned(), "localhost".to_owned()]).unwrap();
    let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![own.cert.der().clone()], key.into()).unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            // Whoever knocks goes away again.
            let _ = StreamOwned::new(connection, stream).read(&mut [0; 64]);
        }
    });
    let message = refused(&address);
    assert!(
        message.starts_with("127.0.0.1: the secure connection failed (") && message.contains("certificate"),
        "{message}"
    );
    assert!(message.ends_with("check the clock and the address, or save the page with a browser"), "{message}");
}

#[test]
fn a_server_that_speaks_in_the_clear_is_refused() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = (&stream).read(&mut [0; 64]);
            let _ = std::io::Write::write_all(&mut (&stream), b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    let message = refused(&address);
    assert!(message.starts_with("127.0.0.1: the secure connection failed ("), "{message}");
}
