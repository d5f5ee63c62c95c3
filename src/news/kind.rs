//! What a server says that it sends, and what that is to us.

use crate::source::Format;
use std::path::Path;

/// How an answer of the media type `kind` from `path` is written; `None` for what is no text.
pub fn format(kind: Option<&str>, path: &str) -> Option<Format> {
    let by_name = Format::of_path(Path::new(path));
    let kind = kind.map(|kind| kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    Some(match kind.as_deref() {
        Some("text/html" | "application/xhtml+xml") => Format::Html,
        Some("application/epub+zip") => Format::Epub,
        Some("text/markdown" | "text/x-markdown") => Format::Markdown,
        None | Some("" | "application/octet-stream" | "binary/octet-stream" | "text/plain") => match by_name {
            Format::Plain if kind.as_deref() != Some("text/plain") => Format::Unknown,
            named => named,
        },
        Some("text/xml" | "text/css" | "text/javascript" | "text/calendar" | "text/csv") => return None,
        Some(other) if other.starts_with("text/") => Format::Plain,
        Some(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_media_type_goes_before_the_name() {
        assert_eq!(format(Some("text/html; charset=big5"), "/a.md"), Some(Format::Html));
        assert_eq!(format(Some("text/plain"), "/a.md"), Some(Format::Markdown));
        assert_eq!(format(Some("text/plain; charset=utf-8"), "/a"), Some(Format::Plain));
        assert_eq!(format(None, "/a"), Some(Format::Unknown));
        assert_eq!(format(Some("application/octet-stream"), "/a.html"), Some(Format::Html));
        assert_eq!(format(Some("application/epub+zip"), "/a"), Some(Format::Epub));
        assert_eq!(format(None, "/a.epub"), Some(Format::Epub));
        assert_eq!(format(Some("image/png"), "/a.md"), None);
        assert_eq!(format(Some("application/rss+xml"), "/"), None);
    }
}
