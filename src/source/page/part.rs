//! A page as a part of a book: its places and addresses as they are in the whole.

use super::tag::Tag;
use crate::document::anchor::percent_decoded;
use crate::source::address::{join, scheme};
use std::borrow::Cow;
use std::collections::HashSet;

/// A page of a book.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// Its path in the book.
    pub path: &'a str,
    /// The paths of all pages of the book that are read.
    pub pages: &'a HashSet<String>,
}

impl Part<'_> {
    /// The value of an attribute as it is in the whole book, with its entities: a place is the path of its page with its
    /// identity; an address of a place leads there, that of another file is its path. `None` for one that leads nowhere.
    pub fn attribute<'v>(&self, element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
        let own = || html_escape::decode_html_entities(value.trim());
        let whole = match (element, name) {
            (_, "id") | ("a", "name") => format!("{}#{}", self.path, own()),
            ("a", "href") => self.link(&own())?,
            (_, "src") => self.file(&own()),
            (_, "srcset") => return None,
            // Programs that make books say so of every picture.
            ("img", "alt") if value.trim().is_empty() => return None,
            _ => return Some(Cow::Borrowed(value)),
        };
        Some(Cow::Owned(html_escape::encode_double_quoted_attribute(&whole).into_owned()))
    }

    /// Where a picture in a drawing is.
    pub fn drawn(&self, tag: &Tag) -> Option<String> {
        let address = tag.attribute("xlink:href").or_else(|| tag.attribute("href"))?;
        let path = self.file(&html_escape::decode_html_entities(address.trim()));
        Some(html_escape::encode_double_quoted_attribute(&path).into_owned())
    }

    fn link(&self, address: &str) -> Option<String> {
        if scheme(address).is_some() || address.starts_with("//") {
            return Some(address.to_owned());
        }
        let place = joined_path(self.path, address);
        let page = place.split('#').next().unwrap_or_default();
        // A percent sign of its own is written as one, since addresses are decoded where they are followed.
        self.pages.contains(page).then(|| format!("#{}", place.replace('%', "%25")))
    }

    fn file(&self, address: &str) -> String {
        if scheme(address).is_some() { address.to_owned() } else { joined_path(self.path, address) }
    }
}

/// The path in a book that an address leads to from the file `from`, with a `#` and the place there where it names one.
pub fn joined_path(from: &str, address: &str) -> String {
    let (file, place) = address.split_once('#').map_or((address, None), |(file, place)| (file, Some(place)));
    let path = match file {
        "" => from.to_owned(),
        file => {
            let joined = join(&format!("book://x/{}", from.replace(['?', '#'], "_")), file);
            percent_decoded(joined.strip_prefix("book://x/").unwrap_or(&joined))
        }
    };
    match place.filter(|place| !place.is_empty()) {
        Some(place) => format!("{path}#{}", percent_decoded(place)),
        None => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_a_book_never_lead_out_of_it() {
        for (address, path) in [
            ("b.xhtml#n%201", "O/t/b.xhtml#n 1"),
            ("../i/%E5%9C%96.png", "O/i/圖.png"),
            ("../../../../etc/passwd", "etc/passwd"),
            ("/a", "a"),
            ("#x", "O/t/a.xhtml#x"),
            ("", "O/t/a.xhtml"),
        ] {
            assert_eq!(joined_path("O/t/a.xhtml", address), path, "{address}");
        }
    }
}
