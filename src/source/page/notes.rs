//! Which links of an article mention notes, and where these are written: on the page, in or outside of the article.

use super::brackets::{self, Cut, Group};
use super::dom::{self, attribute, has_word};
use super::elements::heading_level;
use super::links::Base;
use super::marker;
use super::mention::{is_sidenote, label};
use dom_query::{Document, NodeId, NodeRef};
use std::collections::{HashMap, HashSet};

/// Elements that are looked at below a possible note, to see whether it is more than that.
const LOOK: usize = 200;
/// How far a mark that says what it is may stand above a link, in elements.
const NEAR: usize = 3;

/// The notes of an article.
#[derive(Debug, Default)]
pub struct Notes {
    /// The elements that mention a note, with its key.
    mentions: HashMap<NodeId, usize>,
    /// What is written of them within the article.
    written: HashSet<NodeId>,
    definitions: Vec<Definition>,
    /// What texts lose to the marks beside them.
    cuts: HashMap<NodeId, Cut>,
}

/// The text of a note.
#[derive(Debug)]
pub struct Definition {
    /// Its elements.
    pub elements: Vec<NodeId>,
    /// The mark of its first mention.
    pub label: String,
    /// Whether it stands beside its mention, in the article; else it is looked up on the page.
    pub is_beside: bool,
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
        let groups = brackets::find(&place.root);
        let mut search = Search {
            place,
            on_page: dom::by_identity(place.page),
            in_article: dom::by_identity(place.article),
            bracketed: groups.iter().flat_map(|group| group.links.iter().copied()).collect(),
            keys: HashMap::new(),
            notes: Self::default(),
        };
        for node in place.root.descendants_it().filter(NodeRef::is_element) {
            if node.has_name("a") {
                search.link(&node);
            } else if is_sidenote(&node) {
                search.notes.beside(node.id);
            }
        }
        let mut notes = search.notes;
        groups.into_iter().for_each(|group| notes.cut_brackets(group));
        notes
    }

    /// A note that stands at its mention.
    fn beside(&mut self, node: NodeId) {
        self.mentions.insert(node, self.definitions.len());
        self.definitions.push(Definition { elements: vec![node], label: String::new(), is_beside: true });
    }

    /// Brackets go with the marks in them, where all of these mention notes.
    fn cut_brackets(&mut self, group: Group) {
        if group.links.iter().all(|link| self.mentions.contains_key(link)) {
            for (text, cut) in group.cuts {
                let known = self.cuts.entry(text).or_default();
                *known = known.and(cut);
            }
        }
    }

    /// Whether a place is where a note is mentioned, so that a link to it leads back.
    fn is_mentioned_at(&self, place: &NodeRef) -> bool {
        let around = place.ancestors_it(Some(NEAR)).chain(std::iter::once(*place));
        around.chain(place.descendants_it().take(LOOK)).any(|node| self.mentions.contains_key(&node.id))
    }

    /// The key of the note that an element mentions.
    pub fn mention(&self, node: &NodeRef) -> Option<usize> {
        self.mentions.get(&node.id).copied()
    }

    /// A text of the article without the brackets of marks beside it.
    pub fn without_brackets<'t>(&self, node: &NodeRef, text: &'t str) -> &'t str {
        self.cuts.get(&node.id).map_or(text, |cut| cut.apply(text))
    }

    /// Whether an element of the article is a note.
    pub fn is_written(&self, node: &NodeRef) -> bool {
        self.written.contains(&node.id)
    }

    /// Whether any element of the article is a note.
    pub fn are_within(&self, node: &NodeRef) -> bool {
        !self.written.is_empty() && node.descendants_it().any(|below| self.written.contains(&below.id))
    }

    /// Whether nothing but notes follows a heading or a rule, up to the next one that is not below it.
    pub fn are_all_after(&self, node: &NodeRef, root: &NodeRef) -> bool {
        let rank =
            |node: &NodeRef| dom::name(node).and_then(|name| if name == "hr" { Some(7) } else { heading_level(&name) });
        let own = rank(node).unwrap_or_default();
        let (mut next, mut found) = (after(node, root), false);
        while let Some(node) = next {
            let is_note = self.is_written(&node);
            let is_below = rank(&node).is_some_and(|rank| rank > own);
            if rank(&node).is_some_and(|rank| rank <= own) {
                break;
            }
            if node.has_name("img") || dom::own_text(&node).is_some_and(|text| !text.trim().is_empty()) {
                return false;
            }
            found |= is_note;
            let passes_over = is_note || is_below || dom::is_hidden(&node);
            next = node.first_child().filter(|_| !passes_over).or_else(|| after(&node, root));
        }
        found
    }

    /// The note `key`.
    pub fn definition(&self, key: usize) -> Option<&Definition> {
        self.definitions.get(key)
    }
}

/// What follows a node and all that is in it.
fn after<'a>(node: &NodeRef<'a>, root: &NodeRef) -> Option<NodeRef<'a>> {
    let outer = std::iter::once(*node).chain(node.ancestors_it(None)).take_while(|outer| outer.id != root.id);
    outer.into_iter().find_map(|outer| outer.next_sibling())
}

struct Search<'a> {
    place: Place<'a>,
    on_page: HashMap<String, NodeId>,
    in_article: HashMap<String, NodeId>,
    /// The links with brackets around them.
    bracketed: HashSet<NodeId>,
    keys: HashMap<NodeId, Option<usize>>,
    notes: Notes,
}

impl Search<'_> {
    fn link(&mut self, link: &NodeRef) {
        let place = self.place;
        let Some(target) = attribute(link, "href").and_then(|href| place.base.place(&href)) else { return };
        let Some(label) = label(link, self.bracketed.contains(&link.id)) else { return };
        let target_here = self.in_article.get(&target).map(|&id| NodeRef::new(id, &place.article.tree));
        let in_note = link.ancestors_it(None).any(|outer| self.notes.written.contains(&outer.id));
        if in_note && target_here.is_none_or(|target| self.notes.is_mentioned_at(&target)) {
            return;
        }
        let here = target_here.map(written_at).unwrap_or_default();
        if here.iter().any(|node| holds(node, link)) {
            return;
        }
        let Some(&id) = self.on_page.get(&target) else { return };
        let written = written_at(NodeRef::new(id, &place.page.tree));
        let Some(first) = written.first() else { return };
        let notes = &mut self.notes;
        let key = *self.keys.entry(first.id).or_insert_with(|| {
            let is_note = written.iter().all(|node| !is_more_than_note(node));
            is_note.then(|| {
                let elements = written.iter().map(|node| node.id).collect();
                let label = marker::bare(&label).to_owned();
                notes.definitions.push(Definition { elements, label, is_beside: false });
                notes.definitions.len() - 1
            })
        });
        if let Some(key) = key {
            notes.mentions.insert(link.id, key);
            notes.written.extend(here.into_iter().map(|node| node.id));
        }
    }
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
        return vec![around_mark(block).unwrap_or(block)];
    }
    let follows = std::iter::successors(block.next_sibling(), NodeRef::next_sibling);
    let own = follows.take_while(|node| !node.has_name("dt")).filter(|node| node.has_name("dd"));
    std::iter::once(block).chain(own).collect()
}

/// The element of a note whose mark is a block of its own, before the blocks of its text.
fn around_mark<'a>(mark: NodeRef<'a>) -> Option<NodeRef<'a>> {
    let is_mark = |node: &NodeRef| marker::is_marker(&dom::line(node));
    let note =
        mark.parent().filter(|outer| outer.has_name("div") || outer.has_name("li") || outer.has_name("aside"))?;
    let mut blocks = note.children_it(false).filter(NodeRef::is_element);
    // One with other marks in it is all of the notes.
    let is_whole = blocks.next().is_some_and(|first| first.id == mark.id)
        && blocks.next().is_some_and(|text| !is_mark(&text))
        && !blocks.take(LOOK).any(|text| is_mark(&text));
    (is_whole && is_mark(&mark)).then_some(note)
}

fn holds(outer: &NodeRef, inner: &NodeRef) -> bool {
    outer.id == inner.id || inner.ancestors_it(None).any(|ancestor| ancestor.id == outer.id)
}

/// Whether an element holds what no note does: headings, or the whole page.
fn is_more_than_note(node: &NodeRef) -> bool {
    let heads = |node: &NodeRef| {
        let name = dom::name(node).unwrap_or_default();
        heading_level(&name).is_some() || name == "main" || name == "article"
    };
    let says =
        has_word(node, "epub:type", |kind| kind.ends_with("note")) || has_word(node, "role", |r| r.ends_with("note"));
    !says && node.descendants_it().take(LOOK).any(|below| heads(&below))
}
