//! A page written anew, so that every parser sees the same tree in it and no work on it grows faster than the page.
//!
//! Elements nest properly and to a bounded depth, running text never reaches from one block into another, attributes are
//! few, and what is never read is gone: scripts, styles, comments, drawings. Formulas become their text.

use super::elements::{Kind, is_of_ruby, kind};
use super::math;
use super::open::Open;
use super::part::Part;
use super::tag::Tag;
use std::borrow::Cow;
use std::fmt::Write;

/// Bytes of an attribute that is kept.
const MAX_VALUE: usize = 4 << 10;
/// Bytes of an address of an image, which may hold the image.
const MAX_SOURCE: usize = 4 << 20;
/// Bytes of the data about a page that are kept, and the most objects and lists in them.
const MAX_DATA: usize = 256 << 10;
/// See [`MAX_DATA`].
const MAX_NESTED: usize = 2000;
/// Bytes of a name of an element or attribute that is kept.
const MAX_NAME: usize = 40;

/// Writes a page anew. In XML, `<a/>` is an element of its own.
pub fn tidy(html: &str, xml: bool) -> String {
    let mut tidier = Tidier { rest: html, xml, ..Tidier::default() };
    tidier.open.out.reserve(html.len() + html.len() / 8);
    tidier.open.out.push_str("<!DOCTYPE html>");
    tidier.run();
    tidier.open.finish()
}

/// Writes what a page of a book says anew, without the frame of the page.
pub fn tidy_part(html: &str, part: Part) -> (String, Frame) {
    let mut tidier = Tidier { rest: html, xml: true, part: Some(part), ..Tidier::default() };
    tidier.run();
    (tidier.open.finish(), tidier.frame)
}

/// What the frame of a page says of all that is in it.
#[derive(Debug, Default)]
pub struct Frame {
    /// Its language, as it is tagged.
    pub language: Option<String>,
    /// The classes of `html` and `body`.
    pub classes: Vec<String>,
    /// Their styles.
    pub style: String,
    /// The style sheets that stand in the page.
    pub sheet: String,
}

#[derive(Debug, Default)]
struct Tidier<'a> {
    rest: &'a str,
    xml: bool,
    open: Open,
    /// The frame elements that were written; each is once.
    framed: Vec<String>,
    /// Ends that were looked for and do not come any more.
    missing: Vec<String>,
    /// The place of the page, where it is part of a book.
    part: Option<Part<'a>>,
    /// What the frame of such a page says.
    frame: Frame,
}

impl<'a> Tidier<'a> {
    fn run(&mut self) {
        while !self.rest.is_empty() {
            self.step();
        }
    }

    fn step(&mut self) {
        let Some(at) = self.rest.find('<') else {
            let text = self.take(self.rest.len());
            return self.open.out.push_str(text);
        };
        let text = self.take(at);
        self.open.out.push_str(text);
        let after = self.rest.get(1..).unwrap_or_default();
        let letter = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
        if letter(after) {
            let tag = Tag::read(after);
            self.take(1 + tag.len);
            self.start(&tag);
        } else if let Some(name) = after.strip_prefix('/').filter(|name| letter(name)) {
            let tag = Tag::read(name);
            self.take(2 + tag.len);
            self.end(&tag.name.to_ascii_lowercase());
        } else if let Some(text) = after.strip_prefix("![CDATA[").filter(|_| self.xml) {
            self.take("<![CDATA[".len());
            let text = self.take(text.find("]]>").unwrap_or(text.len()));
            self.take("]]>".len());
            self.escaped(&text.replace('&', "&amp;"));
        } else if after.starts_with("!--") {
            self.take("<!--".len());
            if !self.skip_past("-->") {
                self.skip_past(">");
            }
        } else if after.starts_with(['!', '?', '/']) {
            self.skip_past(">");
        } else {
            self.take(1);
            self.open.out.push_str("&lt;");
        }
    }

    fn take(&mut self, len: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Passes over everything up to and with `end`, where it comes; else over nothing, or one character.
    fn skip_past(&mut self, end: &str) -> bool {
        if self.missing.iter().any(|missing| missing == end) {
            self.take(1);
            return false;
        }
        match self.rest.find(end) {
            Some(at) => {
                self.take(at + end.len());
                true
            }
            None => {
                self.missing.push(end.to_owned());
                false
            }
        }
    }

    fn start(&mut self, tag: &Tag<'a>) {
        let name = tag.name.to_ascii_lowercase();
        // In a prefix, XHTML may say what HTML takes for granted.
        let name = name.strip_prefix("html:").or_else(|| name.strip_prefix("xhtml:")).unwrap_or(&name);
        if name.len() > MAX_NAME || !is_plain(name) {
            return;
        }
        match (name, kind(name)) {
            ("title", _) => self.title(tag),
            _ if math::is_formula(name) => self.math(tag),
            ("image", _) => self.push_tag("img", tag),
            ("link" | "meta" | "base", _) if self.part.is_some() => {}
            (_, Kind::Frame) => self.frame(name, tag),
            (_, Kind::Dropped) => self.dropped(name, tag),
            (_, Kind::Unwrapped) => {}
            ("hr", _) => self.open.rule("<hr>"),
            (_, Kind::Void) => self.push_tag(name, tag),
            (_, Kind::Block) => {
                let written = self.written(name, tag);
                self.open.block(name, &written);
                if self.xml && tag.closed {
                    self.open.close_block(name);
                }
            }
            (_, kind) => self.inline(name, kind, tag),
        }
    }

    fn inline(&mut self, name: &str, kind: Kind, tag: &Tag) {
        if name == "a" && self.open.is_in("a") {
            self.open.close_inline("a");
        }
        if is_of_ruby(name)
            && let Some(last) = self.open.innermost().filter(|last| is_of_ruby(last)).map(str::to_owned)
        {
            self.open.close_inline(&last);
        }
        let again = (kind == Kind::Formatting).then(|| {
            let href = tag.attribute("href").filter(|href| href.len() <= MAX_VALUE);
            match href.and_then(|href| self.value(name, "href", href)) {
                Some(href) => format!("<{name} href=\"{}\">", href.replace('"', "&quot;")),
                None => format!("<{name}>"),
            }
        });
        let written = self.written(name, tag);
        self.open.inline(name, &written, again);
        if self.xml && tag.closed {
            self.open.close_inline(name);
        }
    }

    fn end(&mut self, name: &str) {
        let name = name.strip_prefix("html:").or_else(|| name.strip_prefix("xhtml:")).unwrap_or(name);
        match kind(name) {
            Kind::Block => self.open.close_block(name),
            Kind::Inline | Kind::Formatting => self.open.close_inline(name),
            Kind::Frame if name == "head" && self.framed.iter().any(|framed| framed == "head") => {
                self.open.out.push_str("</head>");
            }
            Kind::Void if name == "br" => self.open.out.push_str("<br>"),
            _ => {}
        }
    }

    fn frame(&mut self, name: &str, tag: &Tag) {
        if self.part.is_some() {
            let language = tag.attribute("xml:lang").or_else(|| tag.attribute("lang")).map(str::to_owned);
            self.frame.language = language.or(self.frame.language.take());
            let classes = tag.attribute("class").unwrap_or_default().split_ascii_whitespace().map(str::to_owned);
            self.frame.classes.extend(classes);
            self.frame.style += tag.attribute("style").unwrap_or_default();
        } else if !self.framed.iter().any(|framed| framed == name) {
            self.framed.push(name.to_owned());
            self.push_tag(name, tag);
        }
    }

    /// What an element holds, up to its end tag; `None` where that never comes.
    fn content(&mut self, name: &str) -> Option<&'a str> {
        if self.missing.iter().any(|missing| missing == name) {
            return None;
        }
        let is_end = |at: &usize| {
            let after = self.rest.get(at + 2..).unwrap_or_default();
            after.as_bytes().get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        };
        let end = self.rest.match_indices("</").map(|(at, _)| at).find(is_end);
        match end {
            Some(at) => {
                let content = self.take(at);
                let len = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
                self.take(len);
                Some(content)
            }
            None => {
                self.missing.push(name.to_owned());
                None
            }
        }
    }

    fn dropped(&mut self, name: &str, tag: &Tag) {
        if self.xml && tag.closed {
            return;
        }
        let is_code = matches!(name, "script" | "style");
        let content = match self.content(name) {
            Some(content) => content,
            // A script that never ends goes on to the end of the page.
            None if is_code => self.take(self.rest.len()),
            None => return,
        };
        if name == "style" && self.part.is_some() && self.frame.sheet.len() + content.len() <= MAX_DATA {
            self.frame.sheet += content;
        }
        if let Some(part) = self.part.filter(|_| name == "svg") {
            return self.drawing(content, part);
        }
        let is_data = tag.attribute("type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
        let is_small =
            content.len() <= MAX_DATA && content.bytes().filter(|b| matches!(b, b'{' | b'[')).count() <= MAX_NESTED;
        if name == "script" && is_data && is_small {
            let data = content.replace('<', "\\u003c");
            let _ = write!(self.open.out, "<script type=\"application/ld+json\">{data}</script>");
        }
    }

    /// Of a drawing, the picture in it stays: that is how books show their cover.
    fn drawing(&mut self, content: &str, part: Part) {
        let mut images = content.match_indices("<image").map(|(at, _)| Tag::read(content.get(at + 1..).unwrap_or("")));
        if let Some(source) = images.find(|tag| tag.name == "image").and_then(|tag| part.drawn(&tag)) {
            let _ = write!(self.open.out, "<img src=\"{source}\">");
        }
    }

    fn title(&mut self, tag: &Tag) {
        if self.xml && tag.closed {
            return;
        }
        if let Some(title) = self.content("title").filter(|_| self.part.is_none()) {
            self.open.out.push_str("<title>");
            self.escaped(title);
            self.open.out.push_str("</title>");
        }
    }

    /// A formula stands as its text.
    fn math(&mut self, tag: &Tag) {
        let Some(content) = self.content(tag.name) else { return };
        let text = math::text(tag.attribute("alttext"), content);
        let is_block = tag.attribute("display").is_some_and(|display| display.eq_ignore_ascii_case("block"));
        if is_block {
            self.open.block("p", "<p>");
        }
        let lines: Vec<_> =
            text.split('\n').map(|line| format!("<code>{}</code>", html_escape::encode_text(line))).collect();
        self.open.out.push_str(&lines.join(if is_block { "<br>" } else { "; " }));
        if is_block {
            self.open.close_block("p");
        }
    }

    /// Writes text whose entities stay, and in which nothing is a tag.
    fn escaped(&mut self, text: &str) {
        for (i, piece) in text.split('<').enumerate() {
            self.open.out.push_str(if i == 0 { "" } else { "&lt;" });
            self.open.out.push_str(piece);
        }
    }

    fn push_tag(&mut self, name: &str, tag: &Tag) {
        let written = self.written(name, tag);
        self.open.out.push_str(&written);
    }

    /// A start tag with the attributes that are kept.
    fn written(&self, name: &str, tag: &Tag) -> String {
        let mut out = format!("<{name}");
        for (attribute, value) in &tag.attributes {
            let most = if attribute.eq_ignore_ascii_case("src") { MAX_SOURCE } else { MAX_VALUE };
            let is_kept = attribute.len() <= MAX_NAME
                && is_plain(attribute)
                && value.len() <= most
                && !attribute.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"));
            if let Some(value) = self.value(name, attribute, value).filter(|_| is_kept) {
                let _ = write!(out, " {attribute}=\"{}\"", value.replace('"', "&quot;"));
            }
        }
        out + ">"
    }

    /// The value of an attribute, as it is in the book that the page is part of.
    fn value<'v>(&self, name: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
        match self.part {
            Some(part) => part.attribute(name, attribute, value),
            None => Some(Cow::Borrowed(value)),
        }
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(html: &str) -> String {
        tidy(html, false).strip_prefix("<!DOCTYPE html>").unwrap().to_owned()
    }

    #[test]
    fn end_tags_that_are_left_out_are_written() {
        assert_eq!(body("<p>a<p>b<ul><li>c<li>d</ul>e"), "<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul>e");
        assert_eq!(body("<dl><dt>a<dd>b<dt>c</dl>"), "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>");
        assert_eq!(
            body("<table><tr><td>a<td>b<tr><th>c</table>d"),
            "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>d"
        );
        assert_eq!(body("<ruby>漢<rt>かん<rp>)</ruby>"), "<ruby>漢<rt>かん</rt><rp>)</rp></ruby>");
        assert_eq!(body("a < b</p></td></i>"), "a &lt; b");
    }

    #[test]
    fn running_text_never_reaches_from_one_block_into_another() {
        assert_eq!(body("<b>a<p>b</b>c"), "<b>a</b><p><b>b</b>c</p>");
        assert_eq!(
            body("<a href='x'><div>b</div></a>"),
            "<a href=\"x\"></a><div><a href=\"x\">b</a></div><a href=\"x\"></a>"
        );
        assert_eq!(body("<b>a<i>b</b>c</i>"), "<b>a<i>b</i></b><i>c</i>");
        assert_eq!(body("<a href=x>a<a href=y>b"), "<a href=\"x\">a</a><a href=\"y\">b</a>");
    }

    #[test]
    fn what_is_never_read_goes() {
        let html = "<!doctype html><style>p{}</style><p onclick=x class='a'>a<!-- b --><script>if (a</b) </script>c<svg><title>x</title></svg>";
        assert_eq!(body(html), "<p class=\"a\">ac</p>");
        assert_eq!(body("a<!--b<p>c"), "ac", "what ends a comment is its end, or else the next tag's");
        assert_eq!(body("<noscript>a"), "a");
        assert_eq!(body("a<script>b"), "a");
        assert_eq!(body("<title>a<b></title>"), "<title>a&lt;b></title>");
        let data = "<script type=application/ld+json>{\"a\":\"</b>\"}</script>";
        assert_eq!(body(data), "<script type=\"application/ld+json\">{\"a\":\"\\u003c/b>\"}</script>");
    }

    #[test]
    fn xml_may_close_a_tag_in_itself() {
        assert_eq!(
            tidy("<?xml?><p><a id='x'/>b</p><script src='y'/><![CDATA[<&]]>", true),
            "<!DOCTYPE html><p><a id=\"x\"></a>b</p>&lt;&amp;"
        );
        assert_eq!(body("<p><a id='x'/>b</p>"), "<p><a id=\"x\">b</a></p><a></a>");
    }

    #[test]
    fn formulas_are_their_text() {
        assert_eq!(body("x<math alttext='a&lt;b'><mi>a</mi></math>y"), "x<code>a&lt;b</code>y");
        assert_eq!(
            body(
                "<math><semantics><mi>a</mi><annotation encoding='application/x-tex'>\\a</annotation></semantics></math>"
            ),
            "<code>a</code>"
        );
        assert_eq!(
            body("<p>a<math display=block><mi>a</mi><mo>=</mo><mn>1</mn></math>b"),
            "<p>a</p><p><code>a = 1</code></p>b"
        );
    }

    /// How deep the elements of a tidied page nest.
    fn depth(html: &str) -> usize {
        let tags = html.match_indices('<').map(|(at, _)| html[at..].starts_with("</"));
        let step = |depth: usize, end| if end { depth - 1 } else { depth + 1 };
        tags.scan(0, |depth, end| Some(std::mem::replace(depth, step(*depth, end)))).max().unwrap()
    }

    #[test]
    fn depth_is_bounded_and_text_stays() {
        for name in ["div", "b", "table><tr><td", "x-y", "ul><li", "blockquote"] {
            let deep = body(&(format!("<{name}>").repeat(50_000) + "deep"));
            assert!(deep.contains("deep") && depth(&deep) < 128, "{name}: {}", depth(&deep));
        }
        let wide = body(&("<b><i>".to_owned() + &"<p>a".repeat(10_000)));
        assert!(wide.len() < 200_000, "what is left open does not go on for ever: {}", wide.len());
    }
}
