//! The tree of an article, told to the builder node by node. `tidy` has bounded its depth, so walking it may recurse.

use super::dom::{self, attribute, has_word};
use super::elements::heading_level;
use super::images::{self, Picture};
use super::marker;
use super::mention::is_backlink;
use super::notes::{Definition, Notes, Place};
use super::tables::Grid;
use crate::document::{Document, MastheadPart, Meta, Role};
use crate::source::builder::{Builder, Container, Leaf, Span};
use crate::source::html;
use crate::text::Language;
use dom_query::NodeRef;

/// Tells the builder what an article says.
pub struct Converter<'a> {
    builder: Builder,
    place: Place<'a>,
    notes: Notes,
    title: String,
    /// Whether text joins one leaf, whatever blocks it stands in: in a cell or a term.
    joined: bool,
    /// The mark of the note whose text begins here.
    mark: Option<String>,
    /// Whether what stands here is the text of a note.
    in_note: bool,
}

impl<'a> Converter<'a> {
    /// Begins an article with its title block.
    pub fn new(language: Language, meta: &Meta, place: Place<'a>, notes: Notes) -> Self {
        let mut builder = Builder::new(language);
        builder.masthead(MastheadPart::Title, &meta.title);
        builder.subtitle_and_byline(meta);
        let title = compared(&meta.title);
        Self { builder, place, notes, title, joined: false, mark: None, in_note: false }
    }

    /// The text of the article, and the notes in the order of their mention.
    pub fn article(&mut self) {
        self.children(&self.place.root.clone());
        self.end_leaf();
        while let Some(key) = self.builder.next_note() {
            self.builder.open(Container::Note(key));
            if let Some(Definition { elements, label, is_beside }) = self.notes.definition(key) {
                let tree = if *is_beside { &self.place.article.tree } else { &self.place.page.tree };
                let elements = elements.clone();
                self.mark = Some(label.to_owned()).filter(|mark| !mark.is_empty());
                self.in_note = true;
                for id in elements {
                    self.children(&NodeRef::new(id, tree));
                    self.end_leaf();
                }
            }
            self.builder.close();
        }
    }

    /// The document.
    pub fn finish(self, meta: Meta) -> Document {
        self.builder.finish(meta)
    }

    fn children(&mut self, node: &NodeRef) {
        for child in node.children_it(false) {
            self.node(&child);
        }
    }

    fn node(&mut self, node: &NodeRef) {
        match (dom::own_text(node), dom::name(node)) {
            (Some(text), _) => self.text(self.notes.without_brackets(node, &text).to_owned().as_str()),
            (None, Some(name)) if !dom::is_hidden(node) => self.element(node, &name),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        // Paragraphs are indented by the layout.
        let begins = !self.builder.in_leaf() && is_indented(text);
        let text = if begins { text.trim_start() } else { text };
        let Some(mark) = &self.mark else { return html::running_text(&mut self.builder, text) };
        let text = marker::without_mark(text, mark);
        if !text.is_empty() {
            self.mark = None;
            html::running_text(&mut self.builder, text);
        }
    }

    fn element(&mut self, node: &NodeRef, name: &str) {
        if !self.in_note && self.notes.is_written(node) {
            return;
        }
        match name {
            "hr" if self.notes.are_all_after(node, &self.place.root) => {}
            "span" | "small" if self.notes.mention(node).is_some() => self.mention(node),
            _ if is_page_number(node) => self.anchor(node),
            "a" => self.link(node),
            "br" => self.line_break(node),
            "img" => self.image(node),
            "wbr" => self.builder.text("\u{200b}"),
            "sup" if self.is_mark_of_note(node) => self.mentions(node),
            "sup" if self.mark.as_deref().is_some_and(|mark| marker::bare(&node.text()) == mark) => {}
            _ if is_of_text(name) => self.inline(node, name),
            _ => self.block(node, name),
        }
    }

    fn inline(&mut self, node: &NodeRef, name: &str) {
        self.anchor(node);
        let Some(span) = html::span(&self.builder, name) else { return self.children(node) };
        self.builder.inlines().open_tag(span, name);
        self.children(node);
        if self.builder.in_leaf() {
            self.builder.inlines().close_tag(name);
        }
    }

    fn link(&mut self, node: &NodeRef) {
        if self.notes.mention(node).is_some() {
            return self.mention(node);
        }
        self.anchor(node);
        let href = attribute(node, "href");
        let leads_back = |href: &String| self.place.base.place(href).is_some();
        let is_return = || is_backlink(node) || marker::is_return(&node.text());
        if self.in_note && href.as_ref().is_some_and(leads_back) && is_return() {
            return;
        }
        let Some(url) = href.and_then(|href| self.place.base.resolve(&href)) else { return self.children(node) };
        if dom::weight(node) == 0 && images::below(node, self.place.base, false).is_empty() {
            return;
        }
        let span = self.builder.link(&url);
        self.builder.inlines().open_tag(span, "a");
        self.children(node);
        if self.builder.in_leaf() {
            self.builder.inlines().close_tag("a");
        }
    }

    fn mention(&mut self, node: &NodeRef) {
        self.anchor(node);
        if let Some(key) = self.notes.mention(node) {
            self.builder.note_ref(key);
        }
    }

    /// Whether raised text is nothing but mentions of notes.
    fn is_mark_of_note(&self, node: &NodeRef) -> bool {
        let links: Vec<NodeRef> = node.descendants_it().filter(|below| below.has_name("a")).collect();
        !links.is_empty() && links.iter().all(|link| self.notes.mention(link).is_some())
    }

    fn mentions(&mut self, node: &NodeRef) {
        self.anchor(node);
        for link in node.descendants_it().filter(|below| below.has_name("a")) {
            self.link(&link);
        }
    }

    /// A line break. Two of them part paragraphs, and so does one before an indent.
    fn line_break(&mut self, node: &NodeRef) {
        let next = std::iter::successors(node.next_sibling(), NodeRef::next_sibling);
        let next = next.into_iter().find(|next| dom::own_text(next).is_none_or(|text| !text.trim().is_empty()));
        let parts = |next: NodeRef| next.has_name("br") || dom::own_text(&next).is_some_and(|text| is_indented(&text));
        if !self.joined && next.is_some_and(parts) {
            self.end_leaf();
        } else if self.builder.in_leaf() {
            self.builder.inlines().line_break();
        }
    }

    fn image(&mut self, node: &NodeRef) {
        if let Some(picture) = images::picture(node, self.place.base) {
            self.anchor(node);
            self.picture(&picture);
        }
    }

    fn picture(&mut self, picture: &Picture) {
        let inlines = self.builder.inlines();
        inlines.open(Span::Image(picture.source.clone(), picture.title.clone()));
        inlines.text(&picture.alt);
        inlines.close();
    }

    fn anchor(&mut self, node: &NodeRef) {
        let called = || attribute(node, "name").filter(|_| node.has_name("a"));
        if let Some(identity) = attribute(node, "id").or_else(called) {
            self.builder.anchor(&identity);
        }
    }

    fn end_leaf(&mut self) {
        if self.joined {
            if self.builder.in_leaf() {
                self.builder.text(" ");
            }
        } else if self.builder.in_leaf() {
            self.builder.close_leaf();
        }
    }

    fn block(&mut self, node: &NodeRef, name: &str) {
        self.end_leaf();
        self.anchor(node);
        self.builder.open_element(name, language(node));
        self.block_content(node, name);
        self.end_leaf();
        self.builder.close_element(name);
    }

    fn block_content(&mut self, node: &NodeRef, name: &str) {
        match name {
            "hr" => self.builder.rule(),
            "pre" => {
                self.builder.code(&code_language(node).unwrap_or_default(), code_text(node).trim_start_matches('\n'))
            }
            "blockquote" => self.contained(node, Container::Quote),
            "ul" | "ol" | "menu" | "dir" => self.list(node, name == "ol"),
            "li" => self.contained(node, Container::Item(None)),
            "dl" if !self.in_note && self.is_all_notes(node) => self.children(node),
            "dl" => self.contained(node, Container::Definitions),
            "dd" => self.contained(node, Container::Details),
            "dt" => self.leaf(node, Leaf::Term),
            "table" => self.table(node),
            "figure" => self.figure(node),
            "summary" => {
                self.builder.inlines().open_tag(Span::Styled(Role::Strong), name);
                self.children(node);
            }
            "nav" | "script" | "style" | "head" => {}
            _ if is_notes_section(node) && self.notes.are_within(node) => self.rest_of_notes(node),
            _ => match heading_level(name) {
                Some(level) => self.heading(node, level),
                None => self.children(node),
            },
        }
    }

    fn contained(&mut self, node: &NodeRef, container: Container) {
        self.builder.open(container);
        self.children(node);
        self.end_leaf();
        self.builder.close();
    }

    /// Text that is one leaf, whatever blocks it is written in.
    fn leaf(&mut self, node: &NodeRef, leaf: Leaf) {
        let outer = std::mem::replace(&mut self.joined, true);
        self.builder.open_leaf(leaf);
        self.children(node);
        self.builder.close_leaf();
        self.joined = outer;
    }

    fn heading(&mut self, node: &NodeRef, level: u8) {
        if self.notes.are_all_after(node, &self.place.root) {
            return;
        }
        let text = compared(&dom::line(node));
        if !self.title.is_empty() && text == self.title {
            // What the title block says is not said again; a second time it is a heading.
            return self.title.clear();
        }
        self.leaf(node, Leaf::Heading(level));
    }

    fn list(&mut self, node: &NodeRef, ordered: bool) {
        let items = || node.children_it(false).filter(|item| item.has_name("li"));
        if items().next().is_none() || !self.in_note && self.is_all_notes(node) {
            return self.children(node);
        }
        let start = attribute(node, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let tight = !items().any(|item| item.children_it(false).filter(|child| child.has_name("p")).nth(1).is_some());
        self.contained(node, Container::List { start: ordered.then_some(start), tight });
    }

    /// Whether every element of a list is a note.
    fn is_all_notes(&self, node: &NodeRef) -> bool {
        node.children_it(false).filter(NodeRef::is_element).all(|item| self.notes.is_written(&item))
    }

    fn figure(&mut self, node: &NodeRef) {
        let caption = node.descendants_it().find(|below| below.has_name("figcaption"));
        let mut pictures = images::below(node, self.place.base, caption.is_some());
        let holds_more = node.descendants_it().any(|below| {
            matches!(dom::name(&below).as_deref(), Some("pre" | "table" | "blockquote" | "p" | "ul" | "ol"))
                && !caption.is_some_and(|caption| below.ancestors_it(None).any(|outer| outer.id == caption.id))
        });
        if pictures.is_empty() || holds_more {
            return self.children(node);
        }
        if let Some((last, text)) = pictures.last_mut().zip(caption.map(|caption| dom::line(&caption))) {
            last.title = text;
        }
        for picture in pictures {
            self.builder.open_leaf(Leaf::Paragraph);
            self.picture(&picture);
            self.builder.close_leaf();
        }
    }

    fn table(&mut self, node: &NodeRef) {
        let Some(grid) = Grid::read(node).filter(|_| !self.joined) else { return self.children(node) };
        if let Some(caption) = grid.caption {
            self.builder.inlines().open_tag(Span::Styled(Role::Strong), "caption");
            self.children(&caption);
            self.end_leaf();
        }
        self.builder.open(Container::Table(grid.alignments));
        if !grid.header.is_empty() {
            self.builder.row(true);
            grid.header.iter().for_each(|cells| self.cell(cells));
        }
        for row in grid.rows {
            self.builder.row(false);
            row.iter().for_each(|cell| self.cell(cell.as_slice()));
        }
        self.builder.close();
    }

    /// A cell of a table, which may have the text of several.
    fn cell(&mut self, cells: &[NodeRef]) {
        self.builder.open_element("td", cells.first().and_then(language));
        self.builder.open_leaf(Leaf::Cell);
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                self.builder.text(" ");
            }
            self.leaf(cell, Leaf::Cell);
        }
        self.builder.close_leaf();
        self.builder.close_element("td");
    }

    /// What is left of a section of notes without these: neither its heading nor its rule.
    fn rest_of_notes(&mut self, node: &NodeRef) {
        for child in node.children_it(false) {
            let name = dom::name(&child).unwrap_or_default();
            if name != "hr" && heading_level(&name).is_none() {
                self.node(&child);
            }
        }
    }
}

/// The language that an element says its text is in, or that all of its text is said to be in.
fn language(node: &NodeRef) -> Option<Language> {
    let own = |node: &NodeRef| attribute(node, "lang").or_else(|| attribute(node, "xml:lang"));
    let mut shown =
        node.children_it(false).filter(|child| dom::own_text(child).is_none_or(|text| !text.trim().is_empty()));
    let only = shown.next().filter(|only| shown.next().is_none() && only.is_element());
    let tag = own(node).or_else(|| only.as_ref().and_then(own))?;
    Some(Language::from_tag(&tag))
}

/// Whether an element stands in running text.
fn is_of_text(name: &str) -> bool {
    use super::elements::{Kind, kind};
    !matches!(kind(name), Kind::Block | Kind::Frame | Kind::Void | Kind::Dropped) && name != "picture" && name != "pre"
}

/// Whether a text begins with the room that Chinese and Japanese paragraphs begin with.
fn is_indented(text: &str) -> bool {
    let text = text.trim_ascii_start();
    text.starts_with('\u{3000}') || text.starts_with("\u{2003}\u{2003}") || text.starts_with("\u{a0}\u{a0}\u{a0}\u{a0}")
}

/// Whether an element marks where a page of the printed book begins.
fn is_page_number(node: &NodeRef) -> bool {
    has_word(node, "epub:type", |kind| kind == "pagebreak") || has_word(node, "role", |role| role == "doc-pagebreak")
}

/// A title as it is compared: without white space.
pub(super) fn compared(title: &str) -> String {
    title.split_whitespace().collect()
}

fn is_notes_section(node: &NodeRef) -> bool {
    let names = ["footnotes", "endnotes", "references", "footnote-list", "doc-endnotes", "reflist"];
    ["class", "epub:type", "role", "id"].iter().any(|attribute| has_word(node, attribute, |word| names.contains(&word)))
}

/// The language of code, as the usual highlighters name it.
fn code_language(node: &NodeRef) -> Option<String> {
    let inner = node.children_it(false).find(|child| child.has_name("code"));
    [Some(*node), inner, node.parent()].into_iter().flatten().find_map(|node| {
        let class = attribute(&node, "class").unwrap_or_default();
        let named = class.split_ascii_whitespace().find_map(|word| {
            ["language-", "lang-", "highlight-source-", "brush:"].iter().find_map(|start| word.strip_prefix(start))
        });
        named.map(|name| name.trim_end_matches(';').to_owned()).or_else(|| attribute(&node, "data-lang"))
    })
}

fn code_text(node: &NodeRef) -> String {
    let pieces = node.descendants_it().filter_map(|below| match below.has_name("br") {
        true => Some("\n".to_owned()),
        false => dom::own_text(&below),
    });
    pieces.collect()
}
