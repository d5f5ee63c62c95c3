//! A tag of HTML: its name and attributes, read as browsers do.

/// A tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// Its name, as written.
    pub name: &'a str,
    /// Its attributes, their values with entities as they stand.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// Whether it ends with `/>`.
    pub closed: bool,
    /// Bytes that it takes, from its name to its `>`.
    pub len: usize,
}

/// The most attributes that are kept of a tag.
const MAX_ATTRIBUTES: usize = 32;

impl<'a> Tag<'a> {
    /// Reads what follows `<` or `</`. A tag that never ends takes all that is left.
    pub fn read(text: &'a str) -> Self {
        let mut rest = Rest { text, at: 0 };
        let name = rest.until(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'));
        let (mut attributes, mut closed) = (Vec::new(), false);
        loop {
            let gap = rest.until(|b| !b.is_ascii_whitespace() && b != b'/');
            match rest.peek() {
                None => break,
                Some(b'>') => {
                    closed = gap.ends_with('/');
                    rest.at += 1;
                    break;
                }
                Some(_) => {
                    let attribute = rest.attribute();
                    if attributes.len() < MAX_ATTRIBUTES {
                        attributes.push(attribute);
                    }
                }
            }
        }
        Self { name, attributes, closed, len: rest.at }
    }

    /// The value of an attribute, with its entities as they stand.
    pub fn attribute(&self, wanted: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| *value)
    }
}

struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Rest<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn until(&mut self, is_end: impl Fn(u8) -> bool) -> &'a str {
        let tail = self.text.get(self.at..).unwrap_or_default();
        let len = tail.bytes().position(is_end).unwrap_or(tail.len());
        self.at += len;
        tail.get(..len).unwrap_or_default()
    }

    fn attribute(&mut self) -> (&'a str, &'a str) {
        let start = self.at;
        // An equals sign may begin a name, and nothing else.
        self.at += usize::from(self.peek() == Some(b'='));
        self.until(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>' | b'='));
        let name = self.text.get(start..self.at).unwrap_or_default();
        let after_name = self.at;
        self.until(|b| !b.is_ascii_whitespace());
        if self.peek() != Some(b'=') {
            self.at = after_name;
            return (name, "");
        }
        self.at += 1;
        self.until(|b| !b.is_ascii_whitespace());
        let value = match self.peek() {
            Some(quote @ (b'"' | b'\'')) => {
                self.at += 1;
                let value = self.until(|b| b == quote);
                self.at = (self.at + 1).min(self.text.len());
                value
            }
            _ => self.until(|b| b.is_ascii_whitespace() || b == b'>'),
        };
        (name, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_read_in_every_spelling() {
        let tag = Tag::read("A  HREF = 'x>y' b=c/d e f=\"&amp;\"/>text");
        assert_eq!(tag.name, "A");
        assert_eq!(tag.attributes, [("HREF", "x>y"), ("b", "c/d"), ("e", ""), ("f", "&amp;")]);
        assert!(tag.closed);
        assert_eq!(tag.len, "A  HREF = 'x>y' b=c/d e f=\"&amp;\"/>".len());
        assert_eq!(tag.attribute("href"), Some("x>y"));
        assert_eq!(Tag::read("a b'c><i>").len, "a b'c>".len(), "a quote in a name quotes nothing");
        assert_eq!(Tag::read("a =b=c>").attributes, [("=b", "c")]);
        assert_eq!(Tag::read("a b=\"c>").len, "a b=\"c>".len(), "what never ends takes the rest");
    }

    #[test]
    fn attributes_without_end_are_bounded() {
        let tag = "a".to_owned() + &" x=1".repeat(100_000) + ">";
        let tag = Tag::read(&tag);
        assert_eq!((tag.attributes.len(), tag.len), (MAX_ATTRIBUTES, 400_002));
    }
}
