//! What is asked of the nodes of a page.

use dom_query::{Document, NodeData, NodeId, NodeRef};
use std::collections::HashMap;

/// The name of an element.
pub fn name(node: &NodeRef) -> Option<String> {
    node.element_ref().map(|element| element.name.local.to_string())
}

/// The text of a text node.
pub fn own_text(node: &NodeRef) -> Option<String> {
    node.query(|node| match &node.data {
        NodeData::Text { contents } => Some(contents.to_string()),
        _ => None,
    })
    .flatten()
}

/// An attribute that is not empty.
pub fn attribute(node: &NodeRef, name: &str) -> Option<String> {
    node.attr(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// Whether an attribute of words, such as a class, holds one that `is_wanted`.
pub fn has_word(node: &NodeRef, attribute: &str, is_wanted: impl Fn(&str) -> bool) -> bool {
    node.attr(attribute).is_some_and(|value| value.to_ascii_lowercase().split_ascii_whitespace().any(is_wanted))
}

/// The text below a node on one line.
pub fn line(node: &NodeRef) -> String {
    node.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Bytes of text below a node, white space left out.
pub fn weight(node: &NodeRef) -> usize {
    let texts = node.descendants_it().filter_map(|below| own_text(&below));
    texts.map(|text| text.split_whitespace().map(str::len).sum::<usize>()).sum()
}

/// Classes of what is not shown, or only so that something else can be shown by it.
const UNSEEN: [&str; 7] =
    ["mw-editsection", "mw-jump-link", "noprint", "sr-only", "visually-hidden", "screen-reader-text", "margin-toggle"];

/// Whether the page does not show an element.
pub fn is_hidden(node: &NodeRef) -> bool {
    let unseen = |style: String| {
        let style: String = style.to_ascii_lowercase().split_whitespace().collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    node.has_attr("hidden")
        || attribute(node, "style").is_some_and(unseen)
        || has_word(node, "class", |class| UNSEEN.contains(&class))
}

/// The elements of a document by their identity in it; the first of a name keeps it.
pub fn by_identity(document: &Document) -> HashMap<String, NodeId> {
    let mut found = HashMap::new();
    for node in document.root().descendants_it().filter(NodeRef::is_element) {
        let named = attribute(&node, "id").into_iter();
        let called = attribute(&node, "name").filter(|_| node.has_name("a"));
        for identity in named.chain(called) {
            found.entry(identity).or_insert(node.id);
        }
    }
    found
}
