//! XML as a stream of what opens, stands and closes, read as far as it makes sense. Names are without their prefix.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

/// The most attributes that are read of an element.
const MAX_ATTRIBUTES: usize = 64;

/// A piece of XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// An element begins.
    Open(Element),
    /// Text, a piece of it.
    Text(String),
    /// An element of that name ends.
    Close(String),
}

/// An element as it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Its name without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute by its name without prefix, where it is not blank.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// Whether an attribute of words holds one.
    pub fn says(&self, attribute: &str, word: &str) -> bool {
        self.attribute(attribute).is_some_and(|value| value.split_ascii_whitespace().any(|own| own == word))
    }
}

/// The pieces of an XML document, up to where it breaks. Entities of its own are not expanded.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.expand_empty_elements = true;
    std::iter::from_fn(move || {
        loop {
            return match reader.read_event().ok()? {
                Event::Start(start) => Some(Piece::Open(element(&start))),
                Event::End(end) => Some(Piece::Close(end.local_name().as_ref().to_owned())),
                Event::Text(text) => Some(Piece::Text(text.xml10_content().into_owned())),
                Event::CData(text) => Some(Piece::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(entity) => Some(Piece::Text(decoded(&format!("&{};", &*entity)))),
                Event::Eof => None,
                _ => continue,
            };
        }
    })
}

fn element(start: &BytesStart) -> Element {
    let mut attributes = start.attributes();
    let read = attributes.with_checks(false).flatten().take(MAX_ATTRIBUTES).map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_or_else(|_| decoded(&attribute.value), |value| value.into_owned());
        (attribute.key.local_name().as_ref().to_owned(), value)
    });
    Element { name: start.local_name().as_ref().to_owned(), attributes: read.collect() }
}

fn decoded(text: &str) -> String {
    html_escape::decode_html_entities(text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let tell = |piece| match piece {
            Piece::Open(element) => format!("<{} {:?}>", element.name, element.attributes),
            Piece::Text(text) => text,
            Piece::Close(name) => format!("</{name}>"),
        };
        pieces(text).map(tell).collect()
    }

    #[test]
    fn prefixes_go_and_entities_are_read() {
        assert_eq!(
            told("<o:a x:b='1&amp;2'>c &lt; &#x770b;&nbsp;<d/></o:a>"),
            "<a [(\"b\", \"1&2\")]>c < 看\u{a0}<d []></d></a>"
        );
    }

    #[test]
    fn what_is_broken_is_read_as_far_as_it_goes() {
        assert_eq!(told("<a>b</c></a>d & e"), "<a []>b</c></a>d & e");
        assert_eq!(told("<a><b x="), "<a []>");
        assert_eq!(told(&"<a>".repeat(100_000)).len(), 600_000);
    }

    #[test]
    fn entities_of_its_own_are_not_expanded() {
        let bomb = "<!DOCTYPE a [<!ENTITY x 'yyyy'><!ENTITY z '&x;&x;'>]><a b='&z;'>&z;</a>";
        assert_eq!(told(bomb), "<a [(\"b\", \"&z;\")]>&z;</a>");
    }
}
