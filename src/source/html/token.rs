//! HTML as a stream of text and tags. Every byte is looked at a bounded number of times, whatever is left unclosed.

use std::borrow::Cow;

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// Text with its entities as they stand.
    Text(&'a str),
    /// A start tag and what stands in it after the name.
    Open(&'a str, &'a str),
    /// An end tag.
    Close(&'a str),
    /// A comment, declaration or processing instruction.
    Comment,
}

/// The tokens of a piece of HTML.
#[derive(Debug)]
pub struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    /// Begins at the start of `html`.
    pub fn new(html: &'a str) -> Self {
        Self { rest: html }
    }

    /// Takes everything up to the end tag of `name`, as text; or all that is left.
    pub fn raw_text(&mut self, name: &str) -> &'a str {
        let mut from = 0;
        while let Some(at) = self.rest.get(from..).and_then(|tail| tail.find("</")).map(|i| from + i) {
            let tail = self.rest.get(at + 2..).unwrap_or_default();
            if tail.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                return self.take(at);
            }
            from = at + 2;
        }
        self.take(self.rest.len())
    }

    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let text = tag_start(self.rest);
        if text > 0 {
            return Some(Token::Text(self.take(text)));
        }
        if let Some(comment) = self.rest.strip_prefix("<!--") {
            let len = comment.find("-->").map_or(self.rest.len(), |at| at + "<!---->".len());
            self.take(len);
            return Some(Token::Comment);
        }
        if self.rest.starts_with("<!") || self.rest.starts_with("<?") {
            let len = self.rest.find('>').map_or(self.rest.len(), |at| at + 1);
            self.take(len);
            return Some(Token::Comment);
        }
        let len = tag_len(self.rest);
        Some(tag(self.take(len)))
    }
}

/// Bytes up to the next `<` that begins a tag or a comment.
fn tag_start(text: &str) -> usize {
    let begins = |&(at, _): &(usize, &str)| {
        let mut after = text.get(at + 1..).unwrap_or_default().chars();
        match after.next() {
            Some('/') => after.next().is_some_and(|c| c.is_ascii_alphabetic()),
            Some(c) => c.is_ascii_alphabetic() || matches!(c, '!' | '?'),
            None => false,
        }
    };
    text.match_indices('<').find(begins).map_or(text.len(), |(at, _)| at)
}

/// Bytes of the tag that `text` begins with; a `>` within quotes does not end it. A tag that never ends is all the rest.
fn tag_len(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Reads a tag, from `<` to `>`.
fn tag(tag: &str) -> Token<'_> {
    let inner = tag.trim_start_matches('<').trim_end_matches('>');
    let (closing, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    if closing { Token::Close(name) } else { Token::Open(name, attributes) }
}

/// The value of an attribute, its entities decoded.
pub fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<Cow<'a, str>> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'))?;
        let (name, after) = rest.split_at(end);
        let (value, after) = value(after);
        if name.eq_ignore_ascii_case(wanted) {
            return Some(decoded(value.unwrap_or_default()));
        }
        rest = if after.len() < rest.len() { after } else { return None };
    }
}

/// The value after an attribute's name, where there is one, and what follows.
fn value(after_name: &str) -> (Option<&str>, &str) {
    let Some(value) = after_name.trim_start().strip_prefix('=').map(str::trim_start) else { return (None, after_name) };
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (inner, rest) = quoted.split_once(quote).unwrap_or((quoted, ""));
            return (Some(inner), rest);
        }
    }
    let end = value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len());
    let (inner, rest) = value.split_at(end);
    (Some(inner), rest)
}

/// The text of a piece of HTML, with its entities as they stand.
pub fn text_of(html: &str) -> String {
    Tokens::new(html).filter_map(|token| if let Token::Text(text) = token { Some(text) } else { None }).collect()
}

/// Text with its entities as the characters that they stand for.
pub fn decoded(text: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(text)
}

/// A name as it is known by.
pub fn lower_case(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => name.to_ascii_lowercase().into(),
        false => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(html: &str) -> Vec<Token<'_>> {
        Tokens::new(html).collect()
    }

    #[test]
    fn tags_text_and_comments_are_told_apart() {
        use Token::{Close, Comment, Open, Text};
        assert_eq!(
            tokens("a < b<br/>c<A href='>'>d</A ><!-- <i> --><!x>"),
            [
                Text("a < b"),
                Open("br", "/"),
                Text("c"),
                Open("A", " href='>'"),
                Text("d"),
                Close("A"),
                Comment,
                Comment
            ]
        );
    }

    #[test]
    fn what_never_closes_ends_with_the_text() {
        use Token::{Comment, Open, Text};
        assert_eq!(tokens("a<b c=\"d"), [Text("a"), Open("b", " c=\"d")]);
        assert_eq!(tokens("<!-- a"), [Comment]);
        assert_eq!(tokens("<"), [Text("<")]);
        assert_eq!(tokens("<?"), [Comment]);
    }

    #[test]
    fn attributes_are_found_in_every_spelling() {
        let get = |attributes, name| attribute(attributes, name);
        assert_eq!(get(" href=\"a&amp;b\" x", "href").as_deref(), Some("a&b"));
        assert_eq!(get(" a HREF = 'x y' ", "href").as_deref(), Some("x y"));
        assert_eq!(get(" src=x.png/", "src").as_deref(), Some("x.png/"));
        assert_eq!(get(" hidden=x", "href"), None);
        assert_eq!(get("===", "href"), None);
    }

    #[test]
    fn raw_text_ends_at_its_own_end_tag() {
        let mut tokens = Tokens::new("a</b></SCRIPT>c");
        assert_eq!(tokens.raw_text("script"), "a</b>");
        assert_eq!(tokens.next(), Some(Token::Close("SCRIPT")));
    }
}
