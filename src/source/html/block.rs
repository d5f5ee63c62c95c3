//! A block of HTML that stands between blocks of the surrounding format.

use super::inline;
use super::token::{Token, Tokens, attribute, decoded, lower_case, text_of};
use crate::document::Role;
use crate::source::builder::{Builder, Container, Leaf, Span};
use crate::text::Language;

/// Tells the builder what a block of HTML means: its text in paragraphs, headings and rules, its images.
///
/// Elements that only group, known or not, part paragraphs; text stays, comments, scripts and styles go.
pub fn block(builder: &mut Builder, html: &str) {
    let mut tokens = Tokens::new(html);
    while let Some(token) = tokens.next() {
        match token {
            Token::Text(text) => add_text(builder, text),
            Token::Open(name, attributes) => match &*lower_case(name) {
                name @ ("script" | "style" | "template" | "head") => {
                    tokens.raw_text(name);
                }
                "pre" => preformatted(builder, tokens.raw_text("pre")),
                name => open(builder, name, attributes),
            },
            Token::Close(name) => close(builder, &lower_case(name)),
            Token::Comment => {}
        }
    }
    if builder.in_leaf() {
        builder.close_leaf();
        builder.close_element("p");
    }
}

fn open(builder: &mut Builder, name: &str, attributes: &str) {
    if is_inline(name) {
        return inline::open(builder, name, attributes);
    }
    if !matches!(name, "td" | "th") {
        end_leaf(builder);
    } else if builder.in_leaf() {
        builder.text(" ");
    }
    inline::open(builder, name, attributes);
    for ended in ended_by(name) {
        builder.close_tag(ended, &LISTS);
        builder.close_element(ended);
    }
    if name != "hr" {
        builder.open_element(name, language(attributes));
    }
    if let Some(container) = container(name, attributes) {
        builder.open_tag(container, name);
    }
    match name {
        "hr" => builder.rule(),
        "summary" | "dt" | "th" | "caption" => builder.inlines().open_tag(Span::Styled(Role::Strong), name),
        _ => {
            if let Some(level) = heading_level(name) {
                builder.open_leaf(Leaf::Heading(level));
            }
        }
    }
}

fn close(builder: &mut Builder, name: &str) {
    if is_inline(name) || matches!(name, "td" | "th") {
        inline::close(builder, name);
    } else {
        end_leaf(builder);
    }
    if !is_inline(name) {
        builder.close_tag(name, if LISTS.contains(&name) { &[] } else { &LISTS });
        builder.close_element(name);
    }
}

/// The elements whose items may do without end tags.
const LISTS: [&str; 2] = ["ul", "ol"];

/// What an element holds blocks as. Its end may stand in another piece of HTML, with blocks of the format between.
fn container(name: &str, attributes: &str) -> Option<Container> {
    let start = || attribute(attributes, "start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
    Some(match name {
        "blockquote" => Container::Quote,
        "ul" => Container::List { start: None, tight: true },
        "ol" => Container::List { start: Some(start()), tight: true },
        "li" => Container::Item(None),
        _ => return None,
    })
}

/// The language that an element says its text is in. An empty attribute says that it is unknown.
fn language(attributes: &str) -> Option<Language> {
    attribute(attributes, "lang").map(|tag| Language::from_tag(tag.trim()))
}

fn end_leaf(builder: &mut Builder) {
    if builder.in_leaf() {
        builder.close_leaf();
    }
}

/// Elements that need no end tag where this one begins.
fn ended_by(name: &str) -> &'static [&'static str] {
    match name {
        "dt" | "dd" => &["p", "dt", "dd"],
        "td" | "th" => &["p", "td", "th"],
        "li" => &["p", "li"],
        _ => &["p"],
    }
}

/// Elements that stand within running text, or are nothing to us; all others part paragraphs, or cells.
fn is_inline(name: &str) -> bool {
    !matches!(
        name,
        "" | "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "html"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "p"
            | "section"
            | "summary"
            | "table"
            | "td"
            | "th"
            | "tr"
            | "ul"
    )
}

fn heading_level(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&digit).then_some(digit)
}

fn preformatted(builder: &mut Builder, html: &str) {
    let text = text_of(html);
    end_leaf(builder);
    builder.code("", decoded(&text).trim_start_matches(['\n', '\r']));
}

fn add_text(builder: &mut Builder, raw: &str) {
    running_text(builder, &decoded(raw));
}

/// Adds text with its white space collapsed; a line break among it stays as one.
pub fn running_text(builder: &mut Builder, text: &str) {
    if text.trim_ascii().is_empty() {
        if builder.in_leaf() && !text.is_empty() {
            builder.text(if text.contains('\n') { "\n" } else { " " });
        }
        return;
    }
    match is_collapsed(text) {
        true => builder.text(text),
        false => builder.text(&collapsed(text)),
    }
}

/// Whether all white space in a text is single spaces.
fn is_collapsed(text: &str) -> bool {
    let bytes = text.as_bytes();
    !bytes.iter().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t')) && !bytes.windows(2).any(|pair| pair == b"  ")
}

fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = None;
    for c in text.chars() {
        match c {
            '\n' | '\r' => space = Some('\n'),
            ' ' | '\t' => space = space.or(Some(' ')),
            c => {
                out.extend(space.take());
                out.push(c);
            }
        }
    }
    out.extend(space);
    out
}
