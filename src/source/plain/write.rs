//! Last stage: paragraphs with roles are told to the builder.

use super::hyphens::{Joint, Joints};
use super::lines::Line;
use super::lists;
use super::marks::{self, Mark};
use super::notes::{Note, Notes, Reference};
use super::paragraphs::{Paragraph, Role};
use super::split;
use crate::document::{Document, Meta, Role as Style};
use crate::source::builder::{Builder, Container, Leaf, Span};

/// How deep quotations of quotations are set.
const QUOTES: u8 = 8;
/// Bytes of the hyphen of a word that is joined.
const HYPHEN: usize = 1;
/// Columns of a line of a quotation that was wrapped where it ends.
const WRAPPED: u32 = 50;

/// Tells the builder what the stages before have found.
pub struct Writer<'a, 't> {
    source: &'t str,
    lines: &'a [Line<'t>],
    notes: Vec<Note<'t>>,
    /// The references that are not yet written, the next one last.
    references: Vec<Reference>,
    builder: Builder,
    /// How lines go together.
    joints: Joints,
    /// Bytes of the open leaf.
    filled: usize,
    /// The open lists: the indent of their items.
    lists: Vec<u8>,
    /// The mark of the last item.
    item: Option<Mark>,
}

impl<'a, 't> Writer<'a, 't> {
    /// A writer of these lines of `source` that goes on with `builder`.
    pub fn new(source: &'t str, lines: &'a [Line<'t>], notes: Notes<'t>, builder: Builder) -> Self {
        let Notes { notes, mut references } = notes;
        references.reverse();
        Self {
            source,
            lines,
            notes,
            references,
            builder,
            joints: Joints::default(),
            filled: 0,
            lists: Vec::new(),
            item: None,
        }
    }

    /// Writes everything.
    pub fn write(mut self, paragraphs: &[Paragraph], meta: Meta) -> Document {
        for paragraph in paragraphs {
            self.paragraph(paragraph);
        }
        self.close_lists();
        while let Some(key) = self.builder.next_note() {
            self.note(key, paragraphs);
        }
        // A note whose place was taken by another one's is still told.
        for key in 0..self.notes.len() {
            if !self.builder.knows_note(key) {
                self.note(key, paragraphs);
            }
        }
        self.builder.finish(meta)
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if paragraph.role != Role::Item {
            self.close_lists();
        }
        match paragraph.role {
            Role::Text | Role::Verse => self.leaf(Leaf::Paragraph, paragraph, 0),
            Role::Heading(level) => {
                let hashes = paragraph.mark.filter(|(mark, _)| matches!(mark, Mark::Hash(_)));
                self.leaf(Leaf::Heading(level), paragraph, hashes.map_or(0, |(_, bytes)| bytes));
            }
            Role::Code => self.code(paragraph),
            Role::Quote => self.quote(paragraph),
            Role::Item => self.item(paragraph),
            Role::Ruler => self.builder.rule(),
            Role::Title | Role::Byline | Role::Note => {}
        }
    }

    /// A leaf with the lines of a paragraph, without so many bytes of the first one.
    fn leaf(&mut self, leaf: Leaf, paragraph: &Paragraph, skipped: usize) {
        self.open_leaf(leaf);
        let is_hard = paragraph.role == Role::Verse;
        for at in paragraph.first..paragraph.end {
            let from = if at == paragraph.first { skipped } else { 0 };
            let joint = if at + 1 < paragraph.end && !is_hard { self.joint(at) } else { Joint::Loose };
            self.line(at, from, if joint == Joint::Word { HYPHEN } else { 0 });
            if at + 1 < paragraph.end && joint == Joint::Loose {
                self.end_line(is_hard);
            }
        }
        self.builder.close_leaf();
    }

    /// How the line `at` goes on with the next one.
    fn joint(&mut self, at: usize) -> Joint {
        match self.lines.get(at..at + 2) {
            Some([line, next]) => self.joints.of(self.source, line, next),
            _ => Joint::Loose,
        }
    }

    fn open_leaf(&mut self, leaf: Leaf) {
        self.builder.open_leaf(leaf);
        self.filled = 0;
    }

    /// Ends a line within a paragraph, or the paragraph where it has become too long.
    fn end_line(&mut self, hard: bool) {
        if self.filled >= split::MOST {
            self.builder.close_leaf();
            self.open_leaf(Leaf::Paragraph);
        } else if hard {
            self.builder.inlines().line_break();
            // A break is more to keep than a byte.
            self.filled += 8;
        } else {
            self.text("\n");
        }
    }

    /// A line from its byte `from` on, without so many bytes at its end, with the references in it.
    fn line(&mut self, at: usize, from: usize, dropped: usize) {
        let Some(line) = self.lines.get(at) else { return };
        let mut from = from;
        while let Some(Reference { place, note }) = self.references.pop_if(|reference| reference.place.line <= at) {
            if place.line == at && place.from >= from {
                self.text(line.text.get(from..place.from).unwrap_or_default());
                self.builder.note_ref(note);
                from = place.to;
            }
        }
        self.text(line.text.get(from..line.text.len() - dropped).unwrap_or_default());
    }

    /// Text of the open leaf; a new paragraph begins where it has become too long.
    fn text(&mut self, text: &str) {
        let room = split::MOST.saturating_sub(self.filled);
        if text.len() <= room {
            self.builder.text(text);
            self.filled += text.len();
            return;
        }
        for (i, piece) in split::pieces(text, room).enumerate() {
            if i > 0 {
                self.builder.close_leaf();
                self.open_leaf(Leaf::Paragraph);
            }
            self.builder.text(piece);
            self.filled += piece.len();
        }
    }

    fn code(&mut self, paragraph: &Paragraph) {
        let Some([first, .., last] | [first @ last]) = self.lines.get(paragraph.first..paragraph.end) else { return };
        let fenced = matches!(paragraph.mark, Some((Mark::Fence(_), _)));
        if !fenced {
            let text = self.source.get(first.start..last.end(self.source)).unwrap_or_default();
            return split::line_pieces(text).for_each(|piece| self.builder.code("", piece));
        }
        let language = first.text.trim_matches(['`', '~', ' ']);
        let from = first.end(self.source);
        let text = self.source.get(from..last.start).unwrap_or_default();
        let text = text.strip_prefix('\r').unwrap_or(text);
        let text = text.strip_prefix('\n').unwrap_or(text);
        split::line_pieces(text).for_each(|piece| self.builder.code(language, piece));
    }

    fn quote(&mut self, paragraph: &Paragraph) {
        let mut depth = 0;
        let mut last: Option<&Line> = None;
        for at in paragraph.first..paragraph.end {
            let Some(line) = self.lines.get(at) else { break };
            let (own, bytes) = match marks::of(line.text) {
                Some((Mark::Quoted(depth), bytes)) => (depth.min(QUOTES), bytes),
                _ => (depth, 0),
            };
            let blank = bytes == line.text.len();
            if own != depth || blank {
                self.builder.close_leaf();
                last = None;
            }
            while depth < own {
                self.builder.open(Container::Quote);
                depth += 1;
            }
            while depth > own {
                self.builder.close();
                depth -= 1;
            }
            if blank {
                continue;
            }
            match last {
                Some(last) => self.end_line(last.columns < WRAPPED),
                None => self.open_leaf(Leaf::Paragraph),
            }
            self.line(at, bytes, 0);
            last = Some(line);
        }
        self.builder.close_leaf();
        (0..depth).for_each(|_| self.builder.close());
    }

    fn item(&mut self, paragraph: &Paragraph) {
        let Some(line) = self.lines.get(paragraph.first) else { return };
        if !lists::continues(self.item, paragraph.mark()) {
            self.close_lists();
        }
        while self.lists.len() > 1 && self.lists.last().is_some_and(|indent| line.indent < *indent) {
            self.close_list();
        }
        if self.lists.last().is_none_or(|indent| line.indent > indent + 1 && self.lists.len() < usize::from(QUOTES)) {
            let start = if let Some(Mark::Number(number)) = paragraph.mark() { Some(number) } else { None };
            let tight = self.lines.get(paragraph.end).is_none_or(|next| !next.after_blank);
            self.builder.open(Container::List { start, tight });
            self.lists.push(line.indent);
        } else {
            self.builder.close();
        }
        self.builder.open(Container::Item(None));
        self.leaf(Leaf::Paragraph, paragraph, paragraph.mark.map_or(0, |(_, bytes)| bytes));
        self.item = paragraph.mark();
    }

    fn close_list(&mut self) {
        // Its last item, and itself.
        self.builder.close();
        self.builder.close();
        self.lists.pop();
    }

    fn close_lists(&mut self) {
        while !self.lists.is_empty() {
            self.close_list();
        }
        self.item = None;
    }

    fn note(&mut self, key: usize, paragraphs: &[Paragraph]) {
        self.builder.open(Container::Note(key));
        if let Some(note) = self.notes.get(key).copied() {
            let mut own = paragraphs.get(note.first..note.end).unwrap_or_default().iter();
            if let Some(term) = note.term {
                own.next();
                self.open_leaf(Leaf::Paragraph);
                self.builder.inlines().open(Span::Styled(Style::Strong));
                self.builder.text(term);
                self.builder.inlines().close();
                self.builder.close_leaf();
            }
            for (i, paragraph) in own.enumerate() {
                self.leaf(Leaf::Paragraph, paragraph, if i == 0 && note.term.is_none() { note.label } else { 0 });
            }
        }
        self.builder.close();
    }
}
