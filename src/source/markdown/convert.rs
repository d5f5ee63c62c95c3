//! The parsed tree, told to the builder node by node, without recursion.

use super::address::unmarked;
use super::definitions::Definitions;
use super::parse::parse;
use crate::document::{AlertKind, Alignment, Document, MastheadPart, Meta, Role};
use crate::source::builder::{Builder, Container, Leaf, Span};
use crate::source::html;
use crate::text::{Language, SafeText, SharedText};
use comrak::Arena;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{AlertType, ListType, Node, NodeAlert, NodeList, NodeValue, TableAlignment};

/// Makes an article of a Markdown text, from its byte `before` on. Its title is that of `meta`, or else its first heading of
/// the first level, or else `name`. The text comes back where there is more in it than can be parsed.
pub fn document(
    text: SharedText,
    before: usize,
    meta: &Meta,
    name: &str,
    language: Language,
    address: Option<&str>,
) -> Result<Document, SharedText> {
    let arena = Arena::new();
    let Some(root) = parse(&arena, text.get(before..).unwrap_or_default()) else { return Err(text) };
    // What was parsed has all of it; a long text need not be kept beside that.
    drop(text);
    let definitions = Definitions::take(root);
    let mut converter = Converter { builder: Builder::new(language).at(address), definitions };
    converter.masthead(root, meta, name);
    converter.children(root);
    converter.notes();
    Ok(converter.builder.finish(meta.clone()))
}

struct Converter<'a> {
    builder: Builder,
    definitions: Definitions<'a>,
}

impl<'a> Converter<'a> {
    /// The title block. A heading that opens the text and says what the title says is not shown twice.
    fn masthead(&mut self, root: Node<'a>, meta: &Meta, name: &str) {
        let is_title = |node: &Node| matches!(&node.data().value, NodeValue::Heading(heading) if heading.level == 1);
        let first = root.first_child().filter(is_title);
        if !meta.title.is_empty() {
            self.builder.masthead(MastheadPart::Title, &meta.title);
            if let Some(first) = first.filter(|first| SafeText::new_line(&text_of(first)) == meta.title) {
                first.detach();
            }
        } else if let Some(first) = first {
            self.builder.open_leaf(Leaf::Masthead(MastheadPart::Title));
            self.children(first);
            self.builder.close_leaf();
            first.detach();
        } else {
            let title = root.children().find(is_title).map(text_of);
            self.builder.masthead(MastheadPart::Title, title.as_deref().unwrap_or(name));
        }
        self.builder.subtitle_and_byline(meta);
    }

    /// The notes: those that are mentioned in the order of their mention, then the others in the order of the source.
    fn notes(&mut self) {
        let mut unmentioned = 0..self.definitions.len();
        loop {
            let next = self.builder.next_note().or_else(|| unmentioned.find(|&key| !self.builder.knows_note(key)));
            let Some(key) = next else { break };
            self.builder.open(Container::Note(key));
            if let Some(definition) = self.definitions.node(key) {
                self.children(definition);
            }
            self.builder.close();
        }
    }

    /// Everything below `parent`.
    fn children(&mut self, parent: Node<'a>) {
        for edge in parent.traverse() {
            match edge {
                NodeEdge::Start(node) if !std::ptr::eq(node, parent) => self.start(node),
                NodeEdge::End(node) if !std::ptr::eq(node, parent) => self.end(node),
                _ => {}
            }
        }
    }

    fn start(&mut self, node: Node<'a>) {
        let builder = &mut self.builder;
        match &node.data().value {
            NodeValue::BlockQuote => builder.open(Container::Quote),
            NodeValue::Alert(alert) => builder.open(call_out(alert)),
            NodeValue::List(list) => builder.open(list_container(list)),
            NodeValue::Item(_) => builder.open(Container::Item(None)),
            NodeValue::TaskItem(task) => builder.open(Container::Item(Some(task.symbol.is_some()))),
            NodeValue::DescriptionList => builder.open(Container::Definitions),
            NodeValue::DescriptionTerm => builder.open_leaf(Leaf::Term),
            NodeValue::DescriptionDetails => builder.open(Container::Details),
            NodeValue::Table(table) => {
                builder.open(Container::Table(table.alignments.iter().map(alignment).collect()));
            }
            NodeValue::TableRow(header) => builder.row(*header),
            NodeValue::TableCell => builder.open_leaf(Leaf::Cell),
            NodeValue::Paragraph => builder.open_leaf(Leaf::Paragraph),
            NodeValue::Heading(heading) => {
                // An element of HTML that nobody closed does not swallow the sections after it.
                builder.close_tags();
                builder.open_leaf(Leaf::Heading(heading.level));
            }
            NodeValue::CodeBlock(code) => {
                builder
                    .code(unmarked(&code.info).split_whitespace().next().unwrap_or_default(), &unmarked(&code.literal));
            }
            NodeValue::ThematicBreak => builder.rule(),
            NodeValue::HtmlBlock(block) => html::block(builder, &unmarked(&block.literal)),
            // Each line above a meaning is a term of its own.
            NodeValue::SoftBreak if is_in_term(node) => builder.next_term(),
            inline => self.start_inline(inline),
        }
    }

    fn start_inline(&mut self, value: &NodeValue) {
        let builder = &mut self.builder;
        match value {
            NodeValue::Text(text) => builder.text(&unmarked(text)),
            NodeValue::SoftBreak => builder.text("\n"),
            NodeValue::LineBreak => builder.inlines().line_break(),
            NodeValue::Code(code) => {
                builder.inlines().open(Span::Styled(Role::InlineCode));
                builder.text(&unmarked(&code.literal));
                builder.inlines().close();
            }
            NodeValue::HtmlInline(tag) => html::inline(builder, &unmarked(tag)),
            NodeValue::Emph => builder.inlines().open(Span::Styled(Role::Emphasis)),
            NodeValue::Strong => builder.inlines().open(Span::Styled(Role::Strong)),
            NodeValue::Strikethrough => builder.inlines().open(Span::Styled(Role::Strikethrough)),
            NodeValue::Highlight => builder.inlines().open(Span::Styled(Role::Highlight)),
            NodeValue::Subscript => builder.text("~"),
            NodeValue::Link(link) => builder.open_link(&unmarked(&link.url)),
            NodeValue::Image(image) => {
                let span = builder.image(&unmarked(&image.url), &unmarked(&image.title));
                builder.inlines().open(span);
            }
            NodeValue::FootnoteReference(reference) => match self.definitions.key(&reference.name) {
                Some(key) => builder.note_ref(key),
                None => builder.text(&unmarked(&format!("[^{}]", reference.name))),
            },
            _ => {}
        }
    }

    fn end(&mut self, node: Node<'a>) {
        let builder = &mut self.builder;
        match &node.data().value {
            NodeValue::BlockQuote
            | NodeValue::Alert(_)
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::TaskItem(_)
            | NodeValue::DescriptionList
            | NodeValue::DescriptionDetails
            | NodeValue::Table(_) => builder.close(),
            NodeValue::Paragraph | NodeValue::Heading(_) | NodeValue::TableCell | NodeValue::DescriptionTerm => {
                builder.close_leaf();
            }
            NodeValue::Emph
            | NodeValue::Strong
            | NodeValue::Strikethrough
            | NodeValue::Highlight
            | NodeValue::Link(_)
            | NodeValue::Image(_) => close_span(builder),
            NodeValue::Subscript => builder.text("~"),
            _ => {}
        }
    }
}

/// Whether a node of a paragraph stands in a term, and in no style within that.
fn is_in_term(node: Node) -> bool {
    let term = node.parent().and_then(|paragraph| paragraph.parent());
    term.is_some_and(|term| matches!(term.data().value, NodeValue::DescriptionTerm))
}

/// The text below a node.
fn text_of(node: Node) -> String {
    let mut out = String::new();
    for below in node.descendants() {
        match &below.data().value {
            NodeValue::Text(text) => out.push_str(&unmarked(text)),
            NodeValue::Code(code) => out.push_str(&unmarked(&code.literal)),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
    }
    out
}

fn call_out(alert: &NodeAlert) -> Container {
    let kind = match alert.alert_type {
        AlertType::Note => AlertKind::Note,
        AlertType::Tip => AlertKind::Tip,
        AlertType::Important => AlertKind::Important,
        AlertType::Warning => AlertKind::Warning,
        AlertType::Caution => AlertKind::Caution,
    };
    Container::Alert(kind, alert.title.as_deref().map(|title| unmarked(title).into_owned()))
}

fn list_container(list: &NodeList) -> Container {
    let start = (list.list_type == ListType::Ordered).then(|| u32::try_from(list.start).unwrap_or(u32::MAX));
    Container::List { start, tight: list.tight }
}

fn alignment(alignment: &TableAlignment) -> Alignment {
    match alignment {
        TableAlignment::None | TableAlignment::Left => Alignment::Left,
        TableAlignment::Center => Alignment::Center,
        TableAlignment::Right => Alignment::Right,
    }
}

/// Closes a span of Markdown, and before it the elements that were left open in it.
fn close_span(builder: &mut Builder) {
    builder.inlines().close_tags();
    builder.inlines().close();
}
