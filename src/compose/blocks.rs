//! Last stage: blocks are stacked, with their indents, bars, markers and the blank lines between them.

use crate::compose::fit::{self, FitLine, Room};
use crate::compose::frame::{Decoration, Frame, decorate, marker_columns};
use crate::compose::line::Line;
use crate::compose::markers::{self, Marker};
use crate::compose::options::{Direction, Options, ParagraphStyle};
use crate::compose::place::{LineBuilder, Placing};
use crate::compose::prepare::Prepared;
use crate::compose::prose::Edge;
use crate::compose::verbatim::{self, CodeLine};
use crate::compose::{picture, table, vertical};
use crate::document::{
    AlertKind, Block, BlockId, BlockKind, CodeSpans, Definition, Document, FootnoteId, Inline, ListItem, MastheadPart,
    PictureSizes, Role, TextPos,
};
use crate::text::{Language, SafeText, width};
use std::collections::HashMap;
use std::sync::Arc;

/// Prepared text by leaf; kept over changes of the measure.
pub type Cache = HashMap<BlockId, Arc<Prepared>>;

/// Lines that are being stacked.
pub struct Stack<'a> {
    /// The document that the blocks belong to.
    pub document: &'a Document,
    /// The choices.
    pub options: Options,
    /// What is known of the syntax of its code.
    code: Option<&'a CodeSpans>,
    /// The images that can be shown.
    pub(super) pictures: Option<&'a PictureSizes>,
    pub(super) cache: &'a mut Cache,
    pub(super) lines: Vec<Line>,
    /// Markers that wait for the line that they stand on.
    pub(super) markers: Vec<Decoration>,
    /// The columns of that line's text that they take, where the text has no room to hang beside them.
    pub(super) marked: u16,
}

impl<'a> Stack<'a> {
    /// An empty stack.
    pub fn new(document: &'a Document, options: Options, cache: &'a mut Cache) -> Self {
        Self { document, options, code: None, pictures: None, cache, lines: Vec::new(), markers: Vec::new(), marked: 0 }
    }

    /// The same with what is known of the syntax of code.
    #[must_use]
    pub fn with_code(self, code: &'a CodeSpans) -> Self {
        Self { code: Some(code), ..self }
    }

    /// The same with the images that can be shown.
    #[must_use]
    pub fn with_pictures(self, pictures: &'a PictureSizes) -> Self {
        Self { pictures: Some(pictures), ..self }
    }

    /// The lines, from the top.
    pub fn into_lines(self) -> Vec<Line> {
        self.lines
    }

    /// Stacks `block` between its neighbours, with the blank lines that part it from the one above.
    pub fn block_between(&mut self, [above, below]: [Option<&Block>; 2], block: &Block, frame: &Frame) {
        let gap = above.map_or(0, |above| blank_lines(&above.kind, &block.kind, &self.options));
        for _ in 0..gap {
            self.blank(frame, block.id);
        }
        match markers::of(above, block, below) {
            Some(marker) => self.counted(block, marker, frame),
            None => self.block(block, frame),
        }
    }

    /// A paragraph whose marker hangs.
    fn counted(&mut self, block: &Block, marker: Marker, frame: &Frame) {
        if let BlockKind::Paragraph(content) = &block.kind {
            let frame = frame.in_language(block.language);
            self.prose(block.id, content, &frame, Edge { indent: 0, marker: marker.len });
        }
    }

    /// Stacks blocks under one another.
    pub fn blocks(&mut self, blocks: &[Block], frame: &Frame) {
        for (i, block) in blocks.iter().enumerate() {
            self.block_between([i.checked_sub(1).and_then(|above| blocks.get(above)), blocks.get(i + 1)], block, frame);
        }
    }

    fn block(&mut self, block: &Block, frame: &Frame) {
        let frame = &frame.in_language(block.language);
        match &block.kind {
            BlockKind::Masthead(MastheadPart::Byline, content) => {
                let frame = frame.clone().with_role(Role::Byline);
                self.prepare_byline(block.id, content, &frame);
                self.prose(block.id, content, &frame, Edge::default());
            }
            BlockKind::Masthead(part, content) => {
                self.prose(block.id, content, &frame.clone().with_role(masthead_role(*part)), Edge::default());
            }
            BlockKind::Heading { level, content } => {
                self.prose(block.id, content, &frame.clone().with_role(heading_role(*level)), Edge::default());
            }
            BlockKind::Paragraph(content) => {
                let edge = Edge { indent: self.first_line_indent(frame), ..Edge::default() };
                self.prose(block.id, content, frame, edge);
            }
            BlockKind::Quote(blocks) => {
                let inner = frame.barred("▎", Role::QuoteBar).with_role(Role::Quote);
                if inner.left > frame.left {
                    self.part_markers(frame, block.id);
                } else if !blocks.is_empty() {
                    self.mark(("▎", Role::QuoteBar), frame, &inner, block.id);
                }
                self.blocks(blocks, &inner);
            }
            BlockKind::Alert { kind, title, blocks } => self.alert(block.id, *kind, title, blocks, frame),
            BlockKind::List { start, tight, items } => self.list(block.id, start.map(u64::from), *tight, items, frame),
            BlockKind::Code { text, .. } => self.code(block.id, text, frame),
            BlockKind::Table(table) => {
                self.part_markers(frame, block.id);
                table::stack(self, block.id, table, frame);
            }
            BlockKind::Definitions(definitions) => self.definitions(definitions, frame),
            BlockKind::Figure { source, caption } => self.figure(block.id, source, caption, frame),
            BlockKind::Rule => self.rule(block.id, frame),
            BlockKind::Note { note, blocks } => self.note(block.id, *note, blocks, frame),
        }
    }

    /// Puts the byline's text into the cache: it breaks between writer, source and date, not within them.
    fn prepare_byline(&mut self, id: BlockId, content: &[Inline], frame: &Frame) {
        if !self.cache.contains_key(&id) {
            let prepared = self.prepared(id, content, frame);
            self.cache.insert(id, Arc::new(prepared.broken_after_dots()));
        }
    }

    /// How text stands at `indent` columns within `frame`, on `room` columns from there.
    pub fn placing<'f>(&self, block: BlockId, frame: &'f Frame, indent: u16, room: u16) -> Placing<'f> {
        Placing {
            block,
            left: frame.left + indent,
            room: room.saturating_sub(indent),
            roles: &frame.roles,
            justify: self.options.justify,
            widths: self.options.widths(),
        }
    }

    /// A line that has its bars, and the markers that wait for it.
    pub fn begin_line(&mut self, frame: &Frame) -> LineBuilder {
        let mut line = LineBuilder::new(&self.options);
        decorate(&mut line, &frame.bars, &std::mem::take(&mut self.markers));
        line
    }

    /// Adds a finished line.
    pub fn push(&mut self, line: Line) {
        self.lines.push(line);
    }

    /// A blank line before the text of `next`; bars go on.
    pub fn blank(&mut self, frame: &Frame, next: BlockId) {
        let mut line = LineBuilder::new(&self.options);
        decorate(&mut line, &frame.bars, &[]);
        self.lines.push(line.finish(TextPos::start_of(next)));
    }

    /// Puts a marker before the next line: beside the text of `inner`, which stands that much further in than `outer`, or
    /// else, nested too deep for that, in the text.
    fn mark(&mut self, (text, role): (&str, Role), outer: &Frame, inner: &Frame, id: BlockId) {
        if inner.left > outer.left {
            self.part_markers(outer, id);
            self.markers.push(Decoration::marker(inner, text, role));
            return;
        }
        let columns = marker_columns(text, inner.direction);
        if self.marked + columns > inner.room() {
            self.part_markers(outer, id);
        }
        if columns <= inner.room() + 1 {
            let column = inner.left + self.marked;
            self.markers.push(Decoration { column, text: text.to_owned(), roles: vec![role] });
            self.marked += columns;
        }
    }

    /// Leaves beside the markers that stand in the text of `frame` as many columns as `need` says: the outer ones go to a line
    /// of their own, or all of them where not even the last leaves so many.
    pub(super) fn make_room(&mut self, need: u16, frame: &Frame, id: BlockId) {
        if self.marked == 0 || self.marked + need <= frame.room() {
            return;
        }
        let end = frame.left + self.marked;
        let stays = |m: &Decoration| m.column > frame.left && end - m.column + need <= frame.room();
        let mut inner = match self.markers.iter().position(stays) {
            Some(first) => self.markers.split_off(first),
            None => Vec::new(),
        };
        let marked = inner.first().map_or(0, |first| end - first.column);
        self.lone_markers(frame, id);
        inner.iter_mut().for_each(|marker| marker.column -= end - marked - frame.left);
        (self.markers, self.marked) = (inner, marked);
    }

    /// Gives markers that stand in the text a line of their own, where what follows has no place beside them.
    pub(super) fn part_markers(&mut self, frame: &Frame, id: BlockId) {
        if self.marked > 0 {
            self.lone_markers(frame, id);
        }
    }

    /// A line of the markers that still wait for one: an item or a note without text is shown by its marker.
    fn lone_markers(&mut self, frame: &Frame, id: BlockId) {
        self.marked = 0;
        if !self.markers.is_empty() {
            let line = self.begin_line(frame);
            self.lines.push(line.finish(TextPos::start_of(id)));
        }
    }

    fn first_line_indent(&self, frame: &Frame) -> u16 {
        let indented = self.options.paragraph == ParagraphStyle::Indented && frame.left == 0 && frame.roles.is_empty();
        match indented {
            true if frame.measure < frame.em(6) => frame.em(1),
            // Two characters in Chinese (clreq §6.2.1.1), one in Japanese (jlreq §3.5.1).
            true if matches!(frame.language, Language::ChineseTraditional | Language::ChineseSimplified) => frame.em(2),
            true => frame.em(1),
            false => 0,
        }
    }

    fn alert(&mut self, id: BlockId, kind: AlertKind, title: &SafeText, blocks: &[Block], frame: &Frame) {
        let role = alert_role(kind);
        self.part_markers(frame, id);
        let inner = frame.barred("▎", role);
        let mut line = self.begin_line(&inner);
        line.decoration(inner.left, &width::ellipsize(title, usize::from(inner.room())), &[role]);
        self.lines.push(line.finish(TextPos::start_of(id)));
        self.blocks(blocks, &inner);
    }

    fn list(&mut self, id: BlockId, start: Option<u64>, tight: bool, items: &[ListItem], frame: &Frame) {
        let last_number = start.map(|first| first + items.len().saturating_sub(1) as u64);
        let longest = marker_text(last_number, frame);
        let columns = marker_columns(&longest, frame.direction);
        let inner = Frame { lists: frame.lists + 1, ..frame.indented(columns) };
        for (i, item) in items.iter().enumerate() {
            if let Some(next) = item.blocks.first().filter(|_| i > 0 && !tight) {
                self.blank(frame, next.id);
            }
            let (text, role) = marker_of(item, start.map(|first| first + i as u64), frame);
            self.mark((&text, role), frame, &inner, id);
            self.item(&item.blocks, tight, &inner);
            self.lone_markers(&inner, id);
        }
    }

    /// The blocks of a list's item; in a tight list, a nested tight one follows its paragraph at once.
    fn item(&mut self, blocks: &[Block], tight: bool, frame: &Frame) {
        for (i, block) in blocks.iter().enumerate() {
            let nested = tight && matches!(block.kind, BlockKind::List { tight: true, .. });
            let above = i.checked_sub(1).and_then(|above| blocks.get(above));
            self.block_between([above.filter(|_| !nested), blocks.get(i + 1)], block, frame);
        }
    }

    fn code(&mut self, id: BlockId, text: &str, frame: &Frame) {
        self.part_markers(frame, id);
        let inner = frame.indented(frame.em(1)).with_role(Role::Code);
        let (options, code) = (self.options, self.code.and_then(|code| code.get(&id)).map_or(&[][..], |spans| spans));
        let prepare = || Arc::new(Prepared::verbatim(text, code, &options));
        let prepared = Arc::clone(self.cache.entry(id).or_insert_with(prepare));
        for CodeLine { fitted, continued } in verbatim::fit(&prepared, inner.room()) {
            let mut line = self.begin_line(&inner);
            if let Some([mark, _]) = continued {
                line.decoration(inner.left + mark, "↪", &[Role::CodeMark]);
            }
            let indent = continued.map_or(0, |[_, text]| text);
            line.text(&prepared, &fitted, self.placing(id, &inner, indent, inner.room()));
            self.lines.push(line.finish(TextPos::start_of(id)));
        }
    }

    fn definitions(&mut self, definitions: &[Definition], frame: &Frame) {
        for (i, definition) in definitions.iter().enumerate() {
            let above = i.checked_sub(1).and_then(|above| definitions.get(above));
            // Terms of one meaning stand together.
            if above.is_some_and(|above| !above.blocks.is_empty()) {
                self.blank(frame, definition.term.id);
            }
            self.block(&definition.term, &frame.clone().with_role(Role::Term));
            self.blocks(&definition.blocks, &frame.indented(frame.em(2)));
        }
    }

    fn figure(&mut self, id: BlockId, source: &SafeText, caption: &[Inline], frame: &Frame) {
        self.picture(id, frame);
        // What is not shown leads to the image too: the reader may ask why.
        let leads = self.pictures.is_some() && self.options.pictures.is_some();
        let inner = frame.indented(frame.em(1));
        self.mark(("▨", Role::Figure), frame, &inner, id);
        if caption.is_empty() {
            self.part_markers(frame, id);
            let mut line = self.begin_line(&inner);
            // An image that is written into its address has no name.
            let name = if source.starts_with("data:") { "" } else { source.rsplit('/').next().unwrap_or_default() };
            line.decoration(inner.left, &width::ellipsize(name, usize::from(inner.room())), &[Role::Caption]);
            let mut line = line.finish(TextPos::start_of(id));
            if leads {
                picture::name(id, &mut line);
            }
            self.lines.push(line);
        } else {
            let caption_at = self.lines.len();
            self.prose(id, caption, &inner.with_role(Role::Caption), Edge::default());
            if leads {
                picture::lead_to(id, self.lines.get_mut(caption_at..).unwrap_or_default());
            }
        }
    }

    fn rule(&mut self, id: BlockId, frame: &Frame) {
        self.part_markers(frame, id);
        let columns = (frame.room() / 5).clamp(3.min(frame.room()), 15);
        let left = frame.left + (frame.room() - columns) / 2;
        let mut line = self.begin_line(frame);
        line.decoration(left, &"─".repeat(usize::from(columns)), &[Role::Rule]);
        self.lines.push(line.finish(TextPos::start_of(id)));
    }

    fn note(&mut self, id: BlockId, note: FootnoteId, blocks: &[Block], frame: &Frame) {
        if note.0 == 0 {
            let columns = frame.room().min(12);
            let mut line = self.begin_line(frame);
            line.decoration(frame.left, &"─".repeat(usize::from(columns)), &[Role::Rule]);
            self.lines.push(line.finish(TextPos::start_of(id)));
            self.blank(frame, id);
        }
        let label = self.document.footnotes.label(note);
        let label = match frame.direction {
            Direction::Horizontal => format!("[{label}]"),
            Direction::Vertical if label.len() == 1 => format!("{label}."),
            Direction::Vertical => label,
        };
        let inner = frame.indented(marker_columns(&label, frame.direction));
        self.mark((&label, Role::FootnoteLabel), frame, &inner, id);
        self.blocks(blocks, &inner);
        self.lone_markers(&inner, id);
    }
}

/// Fills text into lines that run as those of `frame`.
pub fn fitted(prepared: &Prepared, frame: &Frame, room: Room) -> Vec<FitLine> {
    match frame.direction {
        Direction::Horizontal => fit::fit(prepared, room),
        Direction::Vertical => vertical::fit(prepared, room),
    }
}

/// What stands before an item of a list.
fn marker_of(item: &ListItem, number: Option<u64>, frame: &Frame) -> (String, Role) {
    match (item.task, number) {
        (Some(true), _) => ("☑".to_owned(), Role::TaskDone),
        (Some(false), _) => ("☐".to_owned(), Role::TaskOpen),
        (None, number) => (marker_text(number, frame), Role::ListMarker),
    }
}

/// A number or a bullet; in a vertical line one that sits in a cell pair.
fn marker_text(number: Option<u64>, frame: &Frame) -> String {
    match (frame.direction, number) {
        (Direction::Vertical, Some(number @ 10..)) => number.to_string(),
        (_, Some(number)) => format!("{number}."),
        (Direction::Vertical, None) => "・".to_owned(),
        (Direction::Horizontal, None) => ["•", "◦", "▪"][frame.lists.min(2)].to_owned(),
    }
}

fn masthead_role(part: MastheadPart) -> Role {
    match part {
        MastheadPart::Title => Role::Title,
        MastheadPart::Subtitle => Role::Subtitle,
        MastheadPart::Byline => Role::Byline,
    }
}

fn heading_role(level: u8) -> Role {
    match level {
        0..=2 => Role::Heading,
        3 => Role::Subheading,
        _ => Role::MinorHeading,
    }
}

fn alert_role(kind: AlertKind) -> Role {
    match kind {
        AlertKind::Note => Role::AlertNote,
        AlertKind::Tip => Role::AlertTip,
        AlertKind::Important => Role::AlertImportant,
        AlertKind::Warning => Role::AlertWarning,
        AlertKind::Caution => Role::AlertCaution,
    }
}

/// The blank lines between two blocks that follow one another.
fn blank_lines(previous: &BlockKind, next: &BlockKind, options: &Options) -> u16 {
    use BlockKind::{Heading, Masthead, Note, Paragraph};
    match (previous, next) {
        (Masthead(MastheadPart::Title, _), Masthead(..)) => 0,
        (Masthead(..), Masthead(..)) => 1,
        (Masthead(..), _) => 2,
        (Heading { .. }, _) => 1,
        (_, Heading { level: 0..=2, .. }) => 2,
        (Note { .. }, Note { .. }) => 1,
        (_, Note { .. }) => 2,
        (Paragraph(_), Paragraph(_)) if options.paragraph == ParagraphStyle::Indented => 0,
        _ => 1,
    }
}
