//! Addresses relative to others (RFC 3986, section 5).

/// The scheme that an address begins with.
pub fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    is_scheme.then_some(scheme)
}

/// An address relative to `base`; as it is where that is no address.
pub fn join(base: &str, address: &str) -> String {
    let Some((root, rest)) = base.split_once("://").filter(|_| scheme(address).is_none()) else {
        return address.to_owned();
    };
    if let Some(host) = address.strip_prefix("//") {
        return format!("{root}://{host}");
    }
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let folder = path.rfind('/').map_or("/", |end| path.get(..=end).unwrap_or("/"));
    let whole = match address.chars().next() {
        Some('/') => address.to_owned(),
        Some('?' | '#') | None => format!("{}{address}", if path.is_empty() { "/" } else { path }),
        Some(_) => format!("{folder}{address}"),
    };
    let (path, tail) = whole.split_at(whole.find(['?', '#']).unwrap_or(whole.len()));
    format!("{root}://{host}{}{tail}", without_dots(path))
}

/// A path without `.` and `..`; none leads above the root.
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." | ".." => {
                if segment == ".." {
                    kept.pop();
                }
                if last {
                    kept.push("");
                }
            }
            segment => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_are_resolved_as_the_standard_has_it() {
        let base = "http://a/b/c/d;p?q";
        for (address, whole) in [
            ("g:h", "g:h"),
            ("g", "http://a/b/c/g"),
            ("./g", "http://a/b/c/g"),
            ("g/", "http://a/b/c/g/"),
            ("/g", "http://a/g"),
            ("//g", "http://g"),
            ("?y", "http://a/b/c/d;p?y"),
            ("g?y", "http://a/b/c/g?y"),
            ("#s", "http://a/b/c/d;p#s"),
            ("g#s", "http://a/b/c/g#s"),
            (";x", "http://a/b/c/;x"),
            (".", "http://a/b/c/"),
            ("..", "http://a/b/"),
            ("../g", "http://a/b/g"),
            ("../..", "http://a/"),
            ("../../../g", "http://a/g"),
            ("g..", "http://a/b/c/g.."),
            ("./g/.", "http://a/b/c/g/"),
            ("g/../h", "http://a/b/c/h"),
        ] {
            assert_eq!(join(base, address), whole, "{address}");
        }
        assert_eq!(join("http://a", "g"), "http://a/g");
        assert_eq!(join("", "g"), "g");
    }
}
