//! Addresses as people type them, in the form that goes over the network.

use crate::document::anchor::percent_decoded;
use crate::news::NewsError;
use crate::source::scheme;
use crate::text::{SafeText, punycode};
use std::fmt::Write;
use std::path::PathBuf;
use ureq::http::Uri;

/// Bytes of the longest address that is taken.
const LONGEST: usize = 8 << 10;

/// Whether a name is an address, of the web or of something else.
pub fn is_address(name: &str) -> bool {
    scheme(name).is_some_and(|scheme| name.get(scheme.len()..).is_some_and(|rest| rest.starts_with("://")))
}

/// Whether an address is one of the web.
pub fn is_of_web(address: &str) -> bool {
    scheme(address).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}

/// The path that an address of a file on this machine names.
pub fn path_of_file(address: &str) -> Option<PathBuf> {
    let place = address.get(.."file://".len()).filter(|start| start.eq_ignore_ascii_case("file://"))?;
    let path = address.strip_prefix(place)?;
    let path = path.strip_prefix("localhost").unwrap_or(path);
    path.starts_with('/').then(|| PathBuf::from(percent_decoded(path)))
}

/// The form of an address that goes over the network: its host in ASCII, what is beyond ASCII in the rest encoded, no
/// fragment. Only http and https without a user name are taken.
pub fn parse(address: &str) -> Result<Uri, NewsError> {
    let bad = || NewsError::Address { address: SafeText::new_line(address) };
    if !is_address(address) || address.len() > LONGEST {
        return Err(bad());
    }
    if !is_of_web(address) {
        let scheme = SafeText::new_line(scheme(address).unwrap_or_default());
        return Err(NewsError::Scheme { address: SafeText::new_line(address), scheme });
    }
    let (scheme, rest) = address.split_once("://").ok_or_else(bad)?;
    let rest = rest.split('#').next().unwrap_or_default();
    let (authority, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => (host, format!(":{port}")),
        _ => (authority, String::new()),
    };
    let host = if host.is_ascii() { host.to_ascii_lowercase() } else { punycode::host(host).ok_or_else(bad)? };
    let slash = if path.starts_with('/') { "" } else { "/" };
    let whole = format!("{}://{host}{port}{slash}{}", scheme.to_ascii_lowercase(), encoded(path));
    let uri: Uri = whole.parse().map_err(|_| bad())?;
    let has_port = authority.rsplit(']').next().is_some_and(|end| end.contains(':'));
    let is_plain = (!has_port || uri.port_u16().is_some())
        && uri.host().is_some_and(|host| !host.is_empty())
        && !authority.contains('@');
    if is_plain { Ok(uri) } else { Err(bad()) }
}

/// A path in which what an address may not hold is percent-encoded; what is encoded already stays.
fn encoded(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        match byte {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | ..=b' ' | 0x7f.. => {
                // Writing to a string cannot fail.
                let _ = write!(out, "%{byte:02X}");
            }
            byte => out.push(char::from(byte)),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_as_people_type_them() {
        let parsed = |address| parse(address).map(|uri| uri.to_string()).ok();
        assert_eq!(
            parsed("https://例え.jp/終端機 a?q=報&b=%E5#頂").as_deref(),
            Some("https://xn--r8jz45g.jp/%E7%B5%82%E7%AB%AF%E6%A9%9F%20a?q=%E5%A0%B1&b=%E5")
        );
        assert_eq!(parsed("HTTP://A.example:8080?x").as_deref(), Some("http://a.example:8080/?x"));
        assert_eq!(parsed("http://[::1]:80/").as_deref(), Some("http://[::1]:80/"));
        for bad in
            ["ftp://a.example/", "file:///etc/passwd", "https://", "https://user@a.example/", "a.md", "http://a:b/"]
        {
            assert_eq!(parsed(bad), None, "{bad}");
        }
    }

    #[test]
    fn other_addresses_say_which_are_read() {
        for (address, scheme) in [("ftp://a.example/b", "ftp"), ("GOPHER://a.example/", "GOPHER")] {
            assert!(is_address(address));
            let message = parse(address).unwrap_err().to_string();
            assert_eq!(
                message,
                format!(
                    "{address}: begins with {scheme}://, and kanbao reads http and https only; save the file and open that"
                )
            );
        }
        assert!(!is_address("a.md") && !is_address("C:\\a.md") && !is_address("a/b://c") && !is_address("mailto:a@b"));
        assert_eq!(path_of_file("file:///a%20b/%E5%A0%B1.md"), Some("/a b/報.md".into()));
        assert_eq!(path_of_file("FILE://localhost/a"), Some("/a".into()));
        assert_eq!(path_of_file("file://host/a"), None);
    }
}
