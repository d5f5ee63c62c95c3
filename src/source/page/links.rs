//! Addresses of a page, as they are from outside of it (RFC 3986, section 5).

use crate::document::anchor::percent_decoded;

/// Where a page is.
#[derive(Debug, Clone, Default)]
pub struct Base {
    /// The address of the page without its fragment; empty where it is not known.
    page: String,
    /// What its relative addresses are relative to.
    base: String,
}

impl Base {
    /// The page at `address`, whose own `base` element says `base`.
    pub fn new(address: Option<&str>, base: Option<&str>) -> Self {
        let page = address.map(without_fragment).unwrap_or_default().to_owned();
        let base = base.map_or_else(|| page.clone(), |base| join(&page, base));
        Self { page, base }
    }

    /// A page that was saved to a file and calls itself `own`; links to its parts may do that, too.
    pub fn saved(own: Option<&str>, base: Option<&str>) -> Self {
        let own = own.filter(|own| own.contains("://"));
        Self { page: own.map(without_fragment).unwrap_or_default().to_owned(), base: base.unwrap_or_default().to_owned() }
    }

    /// The place on this page that an address leads to.
    pub fn place(&self, address: &str) -> Option<String> {
        let (page, fragment) = address.split_once('#')?;
        let is_here = page.is_empty() || !self.page.is_empty() && join(&self.base, page) == self.page;
        (is_here && !fragment.is_empty()).then(|| percent_decoded(fragment))
    }

    /// The address from outside; `None` where it leads nowhere that can be read.
    pub fn resolve(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if let Some(place) = self.place(address) {
            return Some(format!("#{place}"));
        }
        let is_script = scheme(address).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript"));
        (!address.is_empty() && address != "#" && !is_script).then(|| join(&self.base, address))
    }
}

fn without_fragment(address: &str) -> &str {
    address.split_once('#').map_or(address, |(page, _)| page)
}

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
pub fn without_dots(path: &str) -> String {
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

    #[test]
    fn places_on_the_page_stay_places() {
        let base = Base::new(Some("https://a.example/x/y?z=1#top"), None);
        let resolve = |address: &str| base.resolve(address);
        assert_eq!(resolve("#n1").as_deref(), Some("#n1"));
        assert_eq!(resolve("https://a.example/x/y?z=1#%E8%A8%BB").as_deref(), Some("#註"));
        assert_eq!(resolve("y#n1").as_deref(), Some("https://a.example/x/y#n1"));
        assert_eq!(resolve("javascript:alert(1)"), None);
        assert_eq!(resolve("#"), None);
        assert_eq!(
            Base::new(Some("https://a.example/x"), Some("/y/")).resolve("z").as_deref(),
            Some("https://a.example/y/z")
        );
    }
}
