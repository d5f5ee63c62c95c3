//! Which links of an article mention notes, and where these are written: on the page, in or outside of the article.

use super::dom::{self, attribute, has_word};
use super::links::Base;
use super::marker;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::{HashMap, HashSet};

/// Elements that are looked at below a possible note, to see whether it is more than that.
const LOOK: usize = 200;
/// How far a mark that says what it is may stand above a link, in elements.
const NEAR: usize = 3;

/// The notes of an article.
#[derive(Debug, Default)]
pub struct Notes {
    /// The links that mention a note, with its key.
    mentions: HashMap<NodeId, usize>,
    /// What is written of them within the article.
    written: HashSet<NodeId>,
    /// For each key, the elements of the page that are the note, and the mark of its first mention.
    definitions: Vec<(Vec<NodeId>, String)>,
}

/// An article on a page: both hold the same elements by the same names.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub page: &'a Document,
    pub article: &'a Document,
    pub root: NodeRef<'a>,
    pub base: &'a Base,
}

impl Notes {
    /// Finds the notes of an article on its page.
    pub fn find(place: Place) -> Self {
        let on_page = dom::by_identity(place.page);
        let in_article = dom::by_identity(place.article);
        let mut notes = Self::default();
        let mut keys: HashMap<NodeId, Option<usize>> = HashMap::new();
        for link in place.root.descendants_it().filter(|node| node.has_name("a")) {
            let Some(target) = attribute(&link, "href").and_then(|href| place.base.place(&href)) else { continue };
            let Some(label) = mentioned(&link) else { continue };
            let target_here = || in_article.get(&target).map(|&id| NodeRef::new(id, &place.article.tree));
            let in_note = link.ancestors_it(None).any(|outer| notes.written.contains(&outer.id));
            if in_note && target_here().is_none_or(|target| notes.is_mentioned_at(&target)) {
                continue;
            }
            let here = target_here().map(written_at);
            let holds_link = |nodes: &Vec<NodeRef>| nodes.iter().any(|node| holds(node, &link));
            let Some(&id) = on_page.get(&target).filter(|_| !here.as_ref().is_some_and(holds_link)) else { continue };
            let written = written_at(NodeRef::new(id, &place.page.tree));
            let Some(first) = written.first() else { continue };
            let key = *keys.entry(first.id).or_insert_with(|| {
                let is_note = written.iter().all(|node| !is_more_than_note(node));
                is_note.then(|| {
                    let elements = written.iter().map(|node| node.id).collect();
                    notes.definitions.push((elements, marker::bare(&label).to_owned()));
                    notes.definitions.len() - 1
                })
            });
            if let Some(key) = key {
                notes.mentions.insert(link.id, key);
                notes.written.extend(here.into_iter().flatten().map(|node| node.id));
            }
        }
        notes
    }

    /// Whether a place is where a note is mentioned, so that a link to it leads back.
    fn is_mentioned_at(&self, place: &NodeRef) -> bool {
        let around = place.ancestors_it(Some(NEAR)).chain(std::iter::once(*place));
        around.chain(place.descendants_it().take(LOOK)).any(|node| self.mentions.contains_key(&node.id))
    }

    /// The key of the note that a link mentions.
    pub fn mention(&self, link: &NodeRef) -> Option<usize> {
        self.mentions.get(&link.id).copied()
    }

    /// Whether an element of the article is a note.
    pub fn is_written(&self, node: &NodeRef) -> bool {
        self.written.contains(&node.id)
    }

    /// Whether any element of the article is a note.
    pub fn are_within(&self, node: &NodeRef) -> bool {
        !self.written.is_empty() && node.descendants_it().any(|below| self.written.contains(&below.id))
    }

    /// The elements of the page that are the note `key`, and the mark of its first mention.
    pub fn definition(&self, key: usize) -> Option<(&[NodeId], &str)> {
        self.definitions.get(key).map(|(elements, label)| (elements.as_slice(), label.as_str()))
    }
}

/// The mark of a link that mentions a note.
fn mentioned(link: &NodeRef) -> Option<String> {
    let label = dom::line(link);
    let outer = || std::iter::once(*link).chain(link.ancestors_it(Some(NEAR)));
    let says = |node: NodeRef| {
        has_word(&node, "epub:type", |kind| kind == "noteref") || has_word(&node, "role", |role| role == "doc-noteref")
    };
    if outer().any(says) {
        return Some(label);
    }
    let leads_back = has_word(link, "role", |role| role == "doc-backlink")
        || has_word(link, "class", |class| {
            ["backref", "backlink", "reversefootnote"].iter().any(|b| class.contains(b))
        });
    let raised =
        || outer().any(|node| node.has_name("sup")) || link.children_it(false).any(|node| node.has_name("sup"));
    let classed = || {
        let names = ["footnote", "noteref", "endnote", "fnref", "reference"];
        outer().any(|node| {
            has_word(&node, "class", |class| class == "fn" || names.iter().any(|name| class.contains(name)))
        })
    };
    let is_mark = marker::is_marker(&label) && (marker::is_plain_marker(&label) || raised() || classed());
    (is_mark && !leads_back).then_some(label)
}

/// The elements that are the note at a place: a term stands with its definitions, a mark with the block that it opens.
fn written_at(place: NodeRef) -> Vec<NodeRef> {
    let is_block = |node: &NodeRef| {
        let name = dom::name(node).unwrap_or_default();
        matches!(name.as_str(), "li" | "p" | "dd" | "dt" | "tr" | "div" | "aside" | "section" | "details")
    };
    let Some(block) = std::iter::once(place).chain(place.ancestors_it(Some(6))).find(is_block) else {
        return Vec::new();
    };
    if !block.has_name("dt") {
        return vec![block];
    }
    let follows = std::iter::successors(block.next_sibling(), NodeRef::next_sibling);
    let own = follows.take_while(|node| !node.has_name("dt")).filter(|node| node.has_name("dd"));
    std::iter::once(block).chain(own).collect()
}

fn holds(outer: &NodeRef, inner: &NodeRef) -> bool {
    outer.id == inner.id || inner.ancestors_it(None).any(|ancestor| ancestor.id == outer.id)
}

/// Whether an element holds what no note does: headings, or the whole page.
fn is_more_than_note(node: &NodeRef) -> bool {
    let heads = |node: &NodeRef| {
        let name = dom::name(node).unwrap_or_default();
        super::elements::heading_level(&name).is_some() || name == "main" || name == "article"
    };
    let says =
        has_word(node, "epub:type", |kind| kind.ends_with("note")) || has_word(node, "role", |r| r.ends_with("note"));
    !says && node.descendants_it().take(LOOK).any(|below| heads(&below))
}
