//! Elements within running text.

use super::token::{Token, Tokens, attribute, lower_case};
use crate::document::Role;
use crate::source::builder::{Builder, Span};

/// Tells the builder what a piece of HTML within running text means. What is unknown says nothing; its text stays.
pub fn inline(builder: &mut Builder, html: &str) {
    for token in Tokens::new(html) {
        match token {
            Token::Text(text) => builder.text(&super::token::decoded(text)),
            Token::Open(name, attributes) => open(builder, &lower_case(name), attributes),
            Token::Close(name) => close(builder, &lower_case(name)),
            Token::Comment => {}
        }
    }
}

/// Opens an element.
pub(super) fn open(builder: &mut Builder, name: &str, attributes: &str) {
    if let Some(id) = attribute(attributes, "id").or_else(|| attribute(attributes, "name").filter(|_| name == "a")) {
        builder.anchor(&id);
    }
    match name {
        "br" => builder.inlines().line_break(),
        "img" => image(builder, attributes),
        "wbr" => builder.text("\u{200b}"),
        _ => {
            if let Some(span) = if name == "a" { link(builder, attributes) } else { span(builder, name) } {
                end_ruby_part(builder, name);
                builder.inlines().open_tag(span, name);
            }
        }
    }
}

/// Closes an element.
pub(super) fn close(builder: &mut Builder, name: &str) {
    if builder.in_leaf() {
        builder.inlines().close_tag(name);
    }
}

/// The parts of a ruby, whose end tags may be left out.
const RUBY_PARTS: [&str; 4] = ["rb", "rt", "rtc", "rp"];

/// A part of a ruby ends where the next one begins.
fn end_ruby_part(builder: &mut Builder, next: &str) {
    if RUBY_PARTS.contains(&next) {
        let inlines = builder.inlines();
        for name in RUBY_PARTS {
            if inlines.is_in(name) {
                inlines.close();
            }
        }
    }
}

/// What an element sets apart, where its name alone says so.
pub fn span(builder: &Builder, name: &str) -> Option<Span> {
    Some(match name {
        "q" => builder.quotation(),
        "b" | "strong" => Span::Styled(Role::Strong),
        "i" | "em" | "cite" | "dfn" | "var" | "u" | "ins" => Span::Styled(Role::Emphasis),
        "s" | "del" | "strike" => Span::Styled(Role::Strikethrough),
        "mark" => Span::Styled(Role::Highlight),
        "kbd" | "code" | "samp" | "tt" => Span::Styled(Role::InlineCode),
        "sup" => Span::Raised,
        "sub" => Span::Lowered,
        "ruby" => Span::Ruby,
        "rb" => Span::RubyBase,
        "rt" => Span::Reading,
        "rtc" => Span::Readings,
        "rp" | "script" | "style" => Span::Hidden,
        _ => return None,
    })
}

fn link(builder: &mut Builder, attributes: &str) -> Option<Span> {
    let url = attribute(attributes, "href").filter(|url| !url.trim().is_empty())?;
    Some(builder.link(url.trim()))
}

fn image(builder: &mut Builder, attributes: &str) {
    let value = |name| attribute(attributes, name).unwrap_or_default();
    let span = builder.image(&value("src"), &value("title"));
    let inlines = builder.inlines();
    inlines.open(span);
    inlines.text(&value("alt"));
    inlines.close();
}
