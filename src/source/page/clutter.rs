//! What a page adds to its text for its own use: links of headings to themselves, links to edit a section, its motto, its
//! footer.

use super::dom::{self, attribute, has_word};
use super::elements::heading_level;
use super::notes::Notes;
use dom_query::{Document, NodeRef};

/// How far a heading may stand above a link in it, in elements.
const NEAR: usize = 4;
/// Bytes of a line or two.
const LINE: usize = 300;

/// Takes it out of the tree below a node. An element that held a heading and its links goes too, and the heading stays:
/// beside links alone, a heading looks like none of the article's.
pub fn clear(root: &NodeRef) {
    let clutter: Vec<NodeRef> = root.descendants_it().filter(|node| is_of_wiki(node) || is_permalink(node)).collect();
    clutter.iter().for_each(NodeRef::remove_from_parent);
    let frames: Vec<NodeRef> = root.descendants_it().filter(|node| holds_class(node, is_frame)).collect();
    for frame in frames {
        frame.children().iter().for_each(|child| frame.insert_before(child));
        frame.remove_from_parent();
    }
}

/// Takes the footer of the page out of the tree below a node: one outside of the article and the main element, or, where
/// there is neither, one that speaks of the rights. One that holds notes belongs to the article.
pub fn clear_footer(page: &Document, root: &NodeRef, notes: &Notes) {
    let is_framed = !page.select_single("article, main").nodes().is_empty();
    let is_within = |footer: &NodeRef| {
        footer.ancestors_it(None).any(|outer| ["article", "main", "footer"].iter().any(|name| outer.has_name(name)))
    };
    let is_of_page = |footer: &NodeRef| {
        footer.has_name("footer")
            && !is_within(footer)
            && !notes.are_within(footer)
            && (is_framed || has_rights(footer))
    };
    let footers: Vec<NodeRef> = root.descendants_it().filter(is_of_page).collect();
    footers.iter().for_each(NodeRef::remove_from_parent);
}

/// Whether a footer says who holds the rights, in a line or two.
fn has_rights(footer: &NodeRef) -> bool {
    const SIGNS: [&str; 4] = ["©", "all rights reserved", "版權所有", "版权所有"];
    let text = dom::line(footer).to_lowercase();
    text.len() <= LINE && SIGNS.iter().any(|sign| text.contains(sign))
}

/// Whether a wiki sets an element beside the text: a link to edit a section, or its motto under the title.
fn is_of_wiki(node: &NodeRef) -> bool {
    holds_class(node, |class| class == "mw-editsection") || attribute(node, "id").is_some_and(|id| id == "siteSub")
}

/// Whether an element of that class is there for a heading and its links only.
fn is_frame(class: &str) -> bool {
    matches!(class, "mw-heading" | "markdown-heading")
}

fn holds_class(node: &NodeRef, is_wanted: impl Fn(&str) -> bool) -> bool {
    node.is_element() && has_word(node, "class", is_wanted)
}

/// Whether an element is a link of a heading to itself.
fn is_permalink(node: &NodeRef) -> bool {
    if !(node.has_name("a") || node.has_name("button")) {
        return false;
    }
    let leads_here = attribute(node, "href").is_some_and(|href| href.contains('#'));
    let heading = || {
        node.ancestors_it(Some(NEAR)).find(|outer| dom::name(outer).is_some_and(|name| heading_level(&name).is_some()))
    };
    leads_here
        && (is_named(node) || is_sign(&dom::line(node)) && !names_place(node))
        && heading().is_some_and(|heading| says_more(&heading, node))
}

/// Whether a link without text only gives a name to its place.
fn names_place(node: &NodeRef) -> bool {
    node.first_child().is_none() && (node.has_attr("id") || node.has_attr("name"))
}

/// Whether the class of a link says what it is for, as the usual programs name it.
fn is_named(node: &NodeRef) -> bool {
    const NAMES: [&str; 9] = [
        "headerlink",
        "header-anchor",
        "heading-anchor",
        "heading-link",
        "anchorjs-link",
        "hash-link",
        "anchor-link",
        "permalink",
        "direct-link",
    ];
    has_word(node, "class", |class| NAMES.contains(&class))
}

/// Whether a text is only a sign for a link.
fn is_sign(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '¶' | '#' | '§' | '🔗' | '⚓' | '∞' | '\u{fe0f}' | '\u{200b}' | '\u{a0}'))
}

/// Whether a heading has text besides a link in it.
fn says_more(heading: &NodeRef, link: &NodeRef) -> bool {
    dom::weight(heading) > dom::weight(link)
}
