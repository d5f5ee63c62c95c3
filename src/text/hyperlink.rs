//! Addresses as terminals take them for links of their own (OSC 8): nothing in one can end the sequence that it stands in.

use std::fmt::Write;

/// Bytes beyond which terminals take no address.
const MOST_BYTES: usize = 2000;
/// Where links of a terminal may lead. A browser or a mail program opens them, at the reader's own wish.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];
/// Ends a link.
pub const CLOSING: &str = "\u{1b}]8;;\u{1b}\\";

/// `address` in visible ASCII, everything else in percent signs; `None` where it is none that a terminal should know.
pub fn uri(address: &str) -> Option<String> {
    let leads_out = |scheme: &&str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    if !SCHEMES.iter().any(leads_out) || address.chars().any(char::is_control) {
        return None;
    }
    let mut uri = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' => uri.push(char::from(byte)),
            // Writing to a string does not fail.
            _ => _ = write!(uri, "%{byte:02X}"),
        }
    }
    (uri.len() <= MOST_BYTES).then_some(uri)
}

/// What begins a link to a [`uri`]. Links to the same one are one, wherever they stand: a terminal lights up all of it.
pub fn opening(uri: &str) -> String {
    let id = uri.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("\u{1b}]8;id={id:08x};{uri}\u{1b}\\")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_what_leads_out_is_a_link() {
        for address in ["https://example.org/a?b=1&c#d;e", "HTTP://example.org", "mailto:a@example.org"] {
            assert_eq!(uri(address).as_deref(), Some(address));
        }
        assert_eq!(uri("https://例.org/報 紙").as_deref(), Some("https://%E4%BE%8B.org/%E5%A0%B1%20%E7%B4%99"));
        let long = format!("https://example.org/{}", "a".repeat(MOST_BYTES));
        for address in
            ["", "other.md", "#here", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "https:", &long]
        {
            assert_eq!(uri(address), None, "{address}");
        }
    }

    proptest! {
        #[test]
        fn nothing_in_an_address_ends_its_sequence(tail in "[\u{0}-\u{ff}\\\\;看\u{2028}\u{202e}]{0,40}") {
            if let Some(uri) = uri(&format!("https://{tail}")) {
                prop_assert!(uri.bytes().all(|byte| (0x21..0x7f).contains(&byte)), "{uri:?}");
                let opening = opening(&uri);
                prop_assert_eq!(opening.matches('\u{1b}').count(), 2, "{:?}", opening);
            }
        }
    }
}
