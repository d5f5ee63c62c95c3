//! The elements of a formula as a tree of bounded depth.

use crate::source::page::tag::Tag;

/// How deep elements nest; what is deeper stands beside its own frame.
const MAX_DEPTH: usize = 40;

/// An element of a formula, or its text.
#[derive(Debug, Default)]
pub struct Node<'a> {
    /// Its name without prefix; empty for the whole.
    pub name: &'a str,
    /// Its attributes.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// What is written in it by itself.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Node<'a>>,
}

impl<'a> Node<'a> {
    /// Reads what stands in a formula.
    pub fn read(content: &'a str) -> Self {
        let mut open = vec![Node::default()];
        let mut rest = content;
        while let Some(at) = rest.find('<') {
            let (text, after) = rest.split_at(at);
            add_text(&mut open, text);
            let after = after.get(1..).unwrap_or_default();
            let (is_end, inner) = after.strip_prefix('/').map_or((false, after), |inner| (true, inner));
            let tag = Tag::read(inner);
            rest = inner.get(tag.len..).unwrap_or_default();
            match (is_end, tag.name.starts_with(|c: char| c.is_ascii_alphabetic())) {
                (true, _) => close(&mut open, local(tag.name)),
                (false, true) => begin(&mut open, tag),
                (false, false) => {}
            }
        }
        add_text(&mut open, rest);
        while open.len() > 1 {
            pop(&mut open);
        }
        open.pop().unwrap_or_default()
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn begin<'a>(open: &mut Vec<Node<'a>>, tag: Tag<'a>) {
    let name = local(tag.name);
    let holds_nothing = tag.closed || matches!(name, "mspace" | "mprescripts" | "none");
    open.push(Node { name, attributes: tag.attributes, ..Node::default() });
    if holds_nothing || open.len() > MAX_DEPTH {
        pop(open);
    }
}

fn close(open: &mut Vec<Node>, name: &str) {
    if let Some(at) = open.iter().skip(1).rposition(|node| node.name == name) {
        while open.len() > at + 1 {
            pop(open);
        }
    }
}

fn pop(open: &mut Vec<Node>) {
    if let Some((node, outer)) = open.pop().zip(open.last_mut()) {
        outer.children.push(node);
    }
}

fn add_text(open: &mut [Node], text: &str) {
    if let Some(node) = open.last_mut().filter(|_| !text.trim().is_empty()) {
        let text = html_escape::decode_html_entities(text);
        node.text += &text.split_whitespace().collect::<Vec<_>>().join(" ");
        // The space at the ends of words in a formula is meant.
        if node.name == "mtext" {
            let (before, after) = (text.starts_with(char::is_whitespace), text.ends_with(char::is_whitespace));
            node.text = format!("{}{}{}", if before { " " } else { "" }, node.text, if after { " " } else { "" });
        }
    }
}
