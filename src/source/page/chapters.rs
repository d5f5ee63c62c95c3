//! The table of contents of a book, written into its pages: every entry becomes a heading where it leads.
//!
//! A heading that stands there is used, and so is a line that says the same; else the title of the entry is put before the
//! text. Entries give the levels, and headings that the table does not name come below the entry that they stand in.

use super::convert::compared;
use super::dom::{self, attribute};
use super::elements::heading_level;
use dom_query::{Document, NodeId, NodeRef};
use std::collections::HashMap;

/// An entry of a table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chapter {
    /// Its title on one line.
    pub title: String,
    /// 1 for the outermost, 6 for the innermost that is told apart.
    pub level: u8,
    /// Where it begins: the path of a page, with `#` and a place there where it does not begin with the page.
    pub place: Option<String>,
}

/// The most elements of a line that may be a title.
const SMALL: usize = 40;

/// Writes a table of contents into the page that holds a book.
pub fn mark(page: &Document, root: &NodeRef, chapters: Vec<Chapter>) {
    let named = dom::by_identity(page);
    let mut places: HashMap<NodeId, Vec<Chapter>> = HashMap::new();
    for chapter in chapters {
        let Some(place) = &chapter.place else { continue };
        let start = || place.split_once('#').and_then(|(path, _)| named.get(path));
        if let Some(&node) = named.get(place).or_else(start) {
            places.entry(node).or_default().push(chapter);
        }
    }
    if places.is_empty() {
        return;
    }
    let mut marker = Marker { places, ..Marker::default() };
    for part in root.children_it(false) {
        marker.element(&part, Around { spot: Spot::In(root.id), heading: None, is_open: true });
        marker.put_waiting();
    }
    for change in marker.changes {
        change.make(page);
    }
}

/// Where a heading can be put so that a section begins with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spot {
    /// In an element, before everything else.
    In(NodeId),
    Before(NodeId),
}

impl Spot {
    /// The spot by what stands there now, so that headings which are put there keep their order.
    fn before_all(self, node: &NodeRef) -> Self {
        match self {
            Self::In(outer) => {
                NodeRef::new(outer, node.tree).first_child().map_or(self, |first| Self::Before(first.id))
            }
            Self::Before(_) => self,
        }
    }
}

/// What stands around a node.
#[derive(Debug, Clone, Copy)]
struct Around {
    spot: Spot,
    /// The heading that it is in, with the level that its element says.
    heading: Option<(NodeId, u8)>,
    /// Whether headings make sections here.
    is_open: bool,
}

#[derive(Debug)]
enum Change {
    Level(NodeId, u8),
    Put(Spot, Chapter),
}

#[derive(Debug, Default)]
struct Marker {
    places: HashMap<NodeId, Vec<Chapter>>,
    /// The entries that lead to what comes next.
    waiting: Vec<(Chapter, Spot)>,
    /// The last heading, as long as no text has come after it.
    last: Option<(NodeId, u8)>,
    /// The level of the entry that the text is in, and the level that its heading's element says.
    entry: Option<(u8, Option<u8>)>,
    /// The heading that has its level.
    done: Option<NodeId>,
    changes: Vec<Change>,
}

impl Marker {
    // The depth of the tree is bounded by `tidy`, so walking it may recurse.
    fn element(&mut self, node: &NodeRef, around: Around) {
        let Some(name) = dom::name(node).filter(|name| name != "nav" && !dom::is_hidden(node)) else { return };
        let inner = within(node, &name, around);
        for chapter in self.places.remove(&node.id).unwrap_or_default() {
            match self.last {
                Some((heading, own)) if self.names(node, heading, &chapter) => self.level(heading, own, chapter.level),
                _ => self.waiting.push((chapter, inner.spot.before_all(node))),
            }
        }
        if name == "img" && inner.heading.is_some() && attribute(node, "alt").is_some() {
            self.text(node, inner);
        }
        for child in node.children_it(false) {
            match dom::own_text(&child) {
                Some(text) if text.trim().is_empty() => {}
                Some(_) => self.text(&child, inner),
                None => self.element(&child, inner),
            }
        }
    }

    /// Whether the heading that was read last is that of an entry which leads to a node right after its text.
    fn names(&self, node: &NodeRef, heading: NodeId, chapter: &Chapter) -> bool {
        node.ancestors_it(None).any(|outer| outer.id == heading)
            || said(&NodeRef::new(heading, node.tree)) == compared(&chapter.title)
    }

    fn text(&mut self, node: &NodeRef, around: Around) {
        match around.heading {
            Some((heading, own)) if self.done != Some(heading) => {
                self.heading(&NodeRef::new(heading, node.tree), own);
                self.last = around.heading;
            }
            Some(_) => {}
            None => {
                self.last = None;
                if !self.waiting.is_empty() {
                    self.line(node, around);
                }
            }
        }
    }

    /// A heading takes the entry that has its title, or the last that waits.
    fn heading(&mut self, heading: &NodeRef, own: u8) {
        if self.waiting.is_empty() {
            let Some((level, base)) = self.entry else { return };
            let base = base.unwrap_or(own.saturating_sub(1));
            self.entry = Some((level, Some(base)));
            self.done = Some(heading.id);
            let below = level.saturating_add(own.saturating_sub(base).max(1));
            return self.changes.push(Change::Level(heading.id, below.min(6)));
        }
        let title = said(heading);
        let same = self.waiting.iter().position(|(chapter, _)| compared(&chapter.title) == title);
        let rest = self.waiting.split_off(same.map_or(self.waiting.len(), |at| at + 1));
        if let Some((chapter, _)) = self.waiting.pop() {
            self.put_waiting();
            self.level(heading.id, own, chapter.level);
        }
        self.waiting = rest;
    }

    fn level(&mut self, heading: NodeId, own: u8, level: u8) {
        self.changes.push(Change::Level(heading, level));
        self.entry = Some((level, Some(own)));
        self.done = Some(heading);
    }

    /// A line of text where entries wait for a heading: it is one, where it says what the last of them does.
    fn line(&mut self, node: &NodeRef, around: Around) {
        let (Spot::In(block) | Spot::Before(block)) = around.spot;
        let block = NodeRef::new(block, node.tree);
        let is_line = around.is_open || matches!(dom::name(&block).as_deref(), Some("p"));
        let is_small = block.descendants_it().nth(SMALL).is_none();
        let says = |(chapter, _): &(Chapter, Spot)| said(&block) == compared(&chapter.title);
        let own = if is_line && is_small && self.waiting.last().is_some_and(says) { self.waiting.pop() } else { None };
        self.put_waiting();
        if let Some((chapter, _)) = own {
            self.changes.push(Change::Level(block.id, chapter.level));
            self.entry = Some((chapter.level, None));
        }
    }

    /// Puts the titles of entries where there is no heading.
    fn put_waiting(&mut self) {
        for (chapter, spot) in std::mem::take(&mut self.waiting) {
            self.entry = Some((chapter.level, None));
            self.changes.push(Change::Put(spot, chapter));
        }
    }
}

/// What a line says as it is compared, without readings.
fn said(line: &NodeRef) -> String {
    let is_reading = |node: &NodeRef| node.has_name("rt") || node.has_name("rp");
    let texts = line.descendants_it().filter(|node| !node.ancestors_it(Some(4)).any(|outer| is_reading(&outer)));
    compared(&texts.filter_map(|node| dom::own_text(&node)).collect::<String>())
}

fn within(node: &NodeRef, name: &str, around: Around) -> Around {
    let is_plain = matches!(name, "div" | "section" | "article" | "main" | "header" | "footer" | "hgroup" | "center");
    match heading_level(name) {
        _ if !around.is_open => around,
        Some(level) => Around { spot: Spot::Before(node.id), heading: Some((node.id, level)), is_open: false },
        None if is_plain => Around { spot: Spot::In(node.id), ..around },
        None => Around { spot: Spot::Before(node.id), heading: None, is_open: false },
    }
}

impl Change {
    fn make(self, page: &Document) {
        match self {
            Self::Level(node, level) => NodeRef::new(node, &page.tree).rename(&format!("h{level}")),
            Self::Put(spot, chapter) => {
                let heading = page.tree.new_element(&format!("h{}", chapter.level));
                heading.set_text(chapter.title);
                match spot {
                    Spot::In(outer) => NodeRef::new(outer, &page.tree).append_child(&heading),
                    Spot::Before(next) => NodeRef::new(next, &page.tree).insert_before(&heading),
                }
            }
        }
    }
}
