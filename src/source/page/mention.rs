//! How a link, or what stands beside the text, says that it belongs to a note.

use super::dom::{self, attribute, has_word};
use super::marker;
use dom_query::NodeRef;

/// How far a mark that says what it is may stand above a link, in elements.
const NEAR: usize = 3;

/// The mark of a link that mentions a note. One with brackets around it needs nothing else to be told from a number.
pub fn label(link: &NodeRef, is_bracketed: bool) -> Option<String> {
    let label = dom::line(link);
    let outer = || std::iter::once(*link).chain(link.ancestors_it(Some(NEAR)));
    let says = |node: NodeRef| {
        has_word(&node, "epub:type", |kind| kind == "noteref") || has_word(&node, "role", |role| role == "doc-noteref")
    };
    if outer().any(says) {
        return Some(label);
    }
    let raised =
        || outer().any(|node| node.has_name("sup")) || link.children_it(false).any(|node| node.has_name("sup"));
    let classed = || {
        let names = ["footnote", "noteref", "endnote", "fnref", "reference"];
        outer().any(|node| {
            has_word(&node, "class", |class| class == "fn" || names.iter().any(|name| class.contains(name)))
        })
    };
    let described =
        || link.has_attr("data-footnote-ref") || has_word(link, "aria-describedby", |by| by.contains("footnote"));
    let is_mark = marker::is_marker(&label)
        && (is_bracketed || marker::is_plain_marker(&label) || raised() || classed() || described());
    (is_mark && !is_backlink(link)).then_some(label)
}

/// Whether a link says that it leads from a note back to its mention.
pub fn is_backlink(link: &NodeRef) -> bool {
    has_word(link, "role", |role| role == "doc-backlink")
        || has_word(link, "epub:type", |kind| kind == "backlink")
        || link.has_attr("data-footnote-backref")
        || has_word(link, "class", |class| {
            ["backref", "backlink", "reversefootnote", "footnote-back"].iter().any(|name| class.contains(name))
        })
}

/// Whether an element is a note that stands beside the text, where it is mentioned.
pub fn is_sidenote(node: &NodeRef) -> bool {
    (node.has_name("span") || node.has_name("small"))
        && attribute(node, "class").is_some()
        && has_word(node, "class", |class| matches!(class, "sidenote" | "marginnote"))
}
