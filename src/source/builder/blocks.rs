//! Blocks under construction: a stack of open containers, at most one open leaf, and the identities given out.

use super::anchors::Anchors;
use super::frame::{Container, Frame, Leaf, Rows};
use super::inlines::{Inlines, Span, plain_text};
use super::languages::{Scopes, of_content};
use super::notes::Notes;
use super::portions::portions;
use super::{MAX_DEPTH, code, figure, wording};
use crate::document::{
    Block, BlockId, BlockKind, Cell, Content, Definition, Document, Inline, MastheadPart, Meta, Outline, Target,
};
use crate::source::joined_address;
use crate::text::{Language, SafeText, SharedText};
use std::borrow::Cow;

/// A document under construction. See the [module](super).
#[derive(Debug, Default)]
pub struct Builder {
    language: Language,
    next_id: u32,
    blocks: Vec<Block>,
    frames: Vec<Frame>,
    open: Vec<Opened>,
    leaf: Option<OpenLeaf>,
    /// The leaves that were opened within the open one, whose text joins it.
    joined: usize,
    /// The elements that say what language their text is in.
    scopes: Scopes,
    notes: Notes,
    /// The first block after the body.
    body_end: Option<BlockId>,
    anchors: Anchors,
    headings: Vec<(SafeText, u8, BlockId)>,
    title: SafeText,
    has_inner_links: bool,
    /// What relative addresses are relative to.
    base: Option<String>,
    /// The text that the article is made of, where its stretches can be kept instead of copies.
    source: Option<SharedText>,
}

/// A container that was opened.
#[derive(Debug)]
struct Opened {
    /// Whether it has a frame.
    framed: bool,
    /// The HTML element that it stands for, whose end tag may be missing.
    tag: Option<String>,
}

/// A leaf under construction.
#[derive(Debug, Default)]
struct OpenLeaf {
    id: BlockId,
    leaf: Leaf,
    /// The language that the source says it is in.
    language: Option<Language>,
    inlines: Inlines,
}

impl Builder {
    /// An empty document in `language`.
    pub fn new(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// Takes relative addresses for those of a text that was fetched from `address`.
    pub fn at(self, address: Option<&str>) -> Self {
        Self { base: address.map(str::to_owned), ..self }
    }

    /// Shares with `source` what text is borrowed from it.
    pub fn sharing(self, source: &SharedText) -> Self {
        Self { source: Some(source.clone()), ..self }
    }

    fn address<'a>(&self, address: &'a str) -> Cow<'a, str> {
        match &self.base {
            Some(base) if !address.is_empty() && !address.starts_with('#') => joined_address(base, address).into(),
            _ => address.into(),
        }
    }

    /// Text as a stretch of the source, where it is one and safe as it stands.
    fn shared(&self, text: &str) -> Option<SafeText> {
        SafeText::of_stretch(self.source.as_ref()?.stretch(text)?)
    }

    /// An address as one line.
    fn line(&self, address: &str) -> SafeText {
        let is_line = !address.contains('\n') && address.trim().len() == address.len();
        self.shared(address).filter(|_| is_line).unwrap_or_else(|| SafeText::new_line(address))
    }

    fn id(&mut self) -> BlockId {
        let id = BlockId(self.next_id);
        self.next_id = self.next_id.saturating_add(1);
        id
    }

    /// Takes back the identity of a leaf that left nothing behind; names given to it pass to the block that comes next.
    fn take_back(&mut self, id: BlockId) {
        self.next_id = id.0;
    }

    /// Opens a container. Where it is too deep or has no place, what it holds joins what is around it.
    pub fn open(&mut self, container: Container) {
        self.open_as(container, None);
    }

    /// Opens a container for an HTML element among blocks of another format, to be closed by its name.
    pub fn open_tag(&mut self, container: Container, tag: &str) {
        self.open_as(container, Some(tag.to_owned()));
    }

    fn open_as(&mut self, container: Container, tag: Option<String>) {
        let framed = self.leaf.is_none() && self.frames.len() < MAX_DEPTH && self.has_place_for(&container);
        if framed {
            if matches!(container, Container::Item(_)) {
                self.part_list();
            }
            let frame = self.frame(container);
            self.frames.push(frame);
        }
        self.open.push(Opened { framed, tag });
    }

    /// Has the open list go on as another one, where it has become too long to be set at once.
    fn part_list(&mut self) {
        let Some(next) = self.frames.last().and_then(|list| list.next_part(BlockId(self.next_id))) else { return };
        self.id();
        if let Some(frame) = self.frames.pop() {
            frame.close_into(self.frames.last_mut(), &mut self.blocks);
        }
        self.frames.push(next);
    }

    fn has_place_for(&self, container: &Container) -> bool {
        match (self.frames.last(), container) {
            (Some(Frame::List { .. }), Container::Item(_)) => true,
            (Some(Frame::Definitions(_, items)), Container::Details) => !items.is_empty(),
            (Some(Frame::Table(..)), _) | (_, Container::Item(_) | Container::Details) => false,
            (outer, Container::Note(_)) => outer.is_none(),
            _ => true,
        }
    }

    fn frame(&mut self, container: Container) -> Frame {
        match container {
            Container::Item(task) => Frame::Item(task, Vec::new()),
            Container::Details => Frame::Details(Vec::new()),
            Container::Quote => Frame::Quote(self.id(), Vec::new()),
            Container::Alert(kind, title) => {
                let own = title.map(|t| SafeText::new_line(&t)).filter(|t| !t.is_empty());
                let title = own.unwrap_or_else(|| SafeText::new(wording::usual_title(kind, self.language)));
                Frame::Alert(self.id(), kind, title, Vec::new())
            }
            Container::List { start, tight } => Frame::List { id: self.id(), start, tight, items: Vec::new() },
            Container::Definitions => Frame::Definitions(self.id(), Vec::new()),
            Container::Table(alignments) => Frame::Table(self.id(), Rows::new(alignments)),
            Container::Note(key) => {
                let (id, note) = (self.id(), self.notes.id(key));
                self.body_end.get_or_insert(id);
                // Its text stands elsewhere in the source than what is open here.
                self.scopes = Scopes::default();
                self.notes.write(note, id);
                Frame::Note(id, note, Vec::new())
            }
        }
    }

    /// Closes the container that was opened last, and the HTML elements that were left open in it.
    pub fn close(&mut self) {
        self.close_tags();
        self.close_one();
    }

    /// Closes the HTML elements between blocks that were opened last without being closed.
    pub fn close_tags(&mut self) {
        while self.open.last().is_some_and(|open| open.tag.is_some()) {
            self.close_one();
        }
    }

    /// Closes the HTML element `tag` between blocks and what was left open in it. It reaches no further than the next
    /// element of `stops`, or container that is no element.
    pub fn close_tag(&mut self, tag: &str, stops: &[&str]) {
        let names = self.open.iter().rev().map_while(|open| open.tag.as_deref());
        let found = names.take_while(|open| *open == tag || !stops.contains(open)).position(|open| open == tag);
        if let Some(inner) = found {
            (0..=inner).for_each(|_| self.close_one());
        }
    }

    fn close_one(&mut self) {
        let framed = self.open.pop().is_some_and(|open| open.framed);
        self.scopes.leave(self.open.len());
        if !framed {
            return;
        }
        self.fill_row();
        if let Some(frame) = self.frames.pop() {
            frame.close_into(self.frames.last_mut(), &mut self.blocks);
        }
    }

    /// Begins a row of the open table.
    pub fn row(&mut self, header: bool) {
        self.fill_row();
        if let Some(Frame::Table(_, rows)) = self.frames.last_mut() {
            rows.begin(header);
        }
    }

    /// Gives the last row of the open table the cells that it lacks.
    fn fill_row(&mut self) {
        let Some(Frame::Table(_, rows)) = self.frames.last() else { return };
        for _ in 0..rows.missing() {
            let id = self.id();
            if let Some(Frame::Table(_, rows)) = self.frames.last_mut() {
                rows.push(Cell { id, language: None, content: Content::default() });
            }
        }
    }

    /// Opens a leaf. The text of a leaf within a leaf joins the outer one.
    pub fn open_leaf(&mut self, leaf: Leaf) {
        if self.leaf.is_some() {
            self.joined += 1;
            return;
        }
        let leaf = match (self.frames.last(), leaf) {
            (Some(Frame::Table(..)), _) => Leaf::Cell,
            (Some(Frame::Definitions(..)), Leaf::Term) => Leaf::Term,
            (_, Leaf::Cell | Leaf::Term) => Leaf::Paragraph,
            (_, leaf) => leaf,
        };
        self.leaf =
            Some(OpenLeaf { id: self.id(), leaf, language: self.scopes.language(), inlines: Inlines::default() });
    }

    /// Begins another term in place of the open one.
    pub fn next_term(&mut self) {
        let joined = std::mem::take(&mut self.joined);
        self.close_leaf();
        self.open_leaf(Leaf::Term);
        self.joined = joined;
    }

    /// Closes the leaf that was opened last. A paragraph without text leaves nothing behind.
    pub fn close_leaf(&mut self) {
        if self.joined > 0 {
            self.joined -= 1;
            return;
        }
        let Some(OpenLeaf { id, leaf, language, inlines }) = self.leaf.take() else { return };
        let (content, titles) = inlines.finish();
        let language = language.or_else(|| of_content(&content, self.language));
        match leaf {
            Leaf::Paragraph | Leaf::Heading(_) if content.is_empty() => self.take_back(id),
            Leaf::Paragraph => match figure::figures(content, titles) {
                Ok(figures) => self.push_figures(id, language, figures),
                Err(content) => self.push_paragraphs(id, language, content),
            },
            Leaf::Heading(level) => self.push_heading(id, language, level.clamp(1, 6), content),
            Leaf::Masthead(MastheadPart::Title) => self.push_title(id, language, content),
            Leaf::Masthead(part) => self.push_leaf(id, language, BlockKind::Masthead(part, content.into())),
            Leaf::Term => {
                let term = Block { id, language, kind: BlockKind::Paragraph(content.into()) };
                if let Some(Frame::Definitions(_, items)) = self.frames.last_mut() {
                    items.push(Definition { term, blocks: Vec::new() });
                }
            }
            Leaf::Cell => {
                if let Some(Frame::Table(_, rows)) = self.frames.last_mut() {
                    rows.push(Cell { id, language, content: content.into() });
                }
            }
        }
    }

    fn push(&mut self, id: BlockId, kind: BlockKind) {
        self.push_leaf(id, None, kind);
    }

    fn push_leaf(&mut self, id: BlockId, language: Option<Language>, kind: BlockKind) {
        let block = Block { id, language, kind };
        match self.frames.last_mut() {
            Some(frame) => frame.push(block),
            None => self.blocks.push(block),
        }
    }

    fn push_title(&mut self, id: BlockId, language: Option<Language>, mut content: Vec<Inline>) {
        self.title = SafeText::new_line(&plain_text(&content));
        if self.title.is_empty() {
            self.title = SafeText::new(wording::untitled(self.language));
            content.insert(0, Inline::Text(self.title.clone()));
        }
        self.push_leaf(id, language, BlockKind::Masthead(MastheadPart::Title, content.into()));
    }

    fn push_paragraphs(&mut self, first: BlockId, language: Option<Language>, content: Vec<Inline>) {
        for (i, content) in portions(content).into_iter().enumerate() {
            let id = if i == 0 { first } else { self.id() };
            self.push_leaf(id, language, BlockKind::Paragraph(content.into()));
        }
    }

    fn push_figures(&mut self, first: BlockId, language: Option<Language>, figures: Vec<BlockKind>) {
        for (i, figure) in figures.into_iter().enumerate() {
            let id = if i == 0 { first } else { self.id() };
            self.push_leaf(id, language, figure);
        }
    }

    /// Headings make sections where they stand by themselves in the body; in quotes and notes they only look like it.
    fn push_heading(&mut self, id: BlockId, language: Option<Language>, level: u8, content: Vec<Inline>) {
        let title = SafeText::new_line(&plain_text(&content));
        self.anchors.name_heading(&title, id);
        if self.frames.is_empty() && !title.is_empty() {
            self.headings.push((title, level, id));
        }
        self.push_leaf(id, language, BlockKind::Heading { level, content: content.into() });
    }

    /// Adds preformatted text.
    pub fn code(&mut self, language: &str, text: &str) {
        let text = SafeText::new(&code::expand_tabs(text));
        let text = text.trim_end_matches('\n');
        if self.leaf.is_some() || matches!(self.frames.last(), Some(Frame::Table(..))) {
            self.open_leaf(Leaf::Paragraph);
            self.text(text);
            return self.close_leaf();
        }
        let id = self.id();
        let (language, text) = (Box::new(SafeText::new_line(language)), Box::new(SafeText::new(text)));
        self.push(id, BlockKind::Code { language, text });
    }

    /// Adds a thematic break.
    pub fn rule(&mut self) {
        if self.leaf.is_none() && !matches!(self.frames.last(), Some(Frame::Table(..))) {
            let id = self.id();
            self.push(id, BlockKind::Rule);
        }
    }

    /// Whether a leaf is open.
    pub fn in_leaf(&self) -> bool {
        self.leaf.is_some()
    }

    /// The running text of the open leaf; where none is open, a paragraph begins.
    pub fn inlines(&mut self) -> &mut Inlines {
        if self.leaf.is_none() {
            self.open_leaf(Leaf::Paragraph);
        }
        &mut self.leaf.get_or_insert_default().inlines
    }

    /// Adds text to the open leaf. What can be shared with the source is not copied.
    pub fn text(&mut self, text: &str) {
        match self.shared(text) {
            Some(shared) => self.inlines().safe_text(shared),
            None => self.inlines().text(text),
        }
    }

    /// Opens a link to an address, or with `#` to a place within the article.
    pub fn open_link(&mut self, url: &str) {
        let span = self.link(url);
        self.inlines().open(span);
    }

    /// The span of a link to an address.
    pub fn link(&mut self, url: &str) -> Span {
        self.has_inner_links |= url.starts_with('#');
        Span::Link(Target::Url(self.line(&self.address(url))))
    }

    /// The span of an image, whose title is what is said under it.
    pub fn image(&self, source: &str, title: &str) -> Span {
        Span::Image(self.address(source).into_owned(), title.to_owned())
    }

    /// The span of a quotation within running text.
    pub fn quotation(&self) -> Span {
        Span::Quoted(self.scopes.language().unwrap_or(self.language))
    }

    /// Adds a reference to the note of that key.
    pub fn note_ref(&mut self, key: usize) {
        if self.inlines().is_text_only() {
            return;
        }
        let note = self.notes.id(key);
        self.inlines().note_ref(note);
    }

    /// The key of the next note that was mentioned and is not yet written.
    pub fn next_note(&self) -> Option<usize> {
        self.notes.next()
    }

    /// Whether the note of that key was mentioned or written.
    pub fn knows_note(&self, key: usize) -> bool {
        self.notes.knows(key)
    }

    /// Opens an element between blocks: what it holds is in its language, where it says one.
    pub fn open_element(&mut self, name: &str, language: Option<Language>) {
        self.scopes.open(name, language, self.open.len());
    }

    /// Closes the innermost open element of that name.
    pub fn close_element(&mut self, name: &str) {
        self.scopes.close(name, self.open.len());
    }

    /// Gives a name to the open leaf, or to the block that comes next.
    pub fn anchor(&mut self, name: &str) {
        let id = self.leaf.as_ref().map_or(BlockId(self.next_id), |leaf| leaf.id);
        self.anchors.name(name, id);
    }

    /// Adds a line of the title block.
    pub fn masthead(&mut self, part: MastheadPart, text: &str) {
        self.open_leaf(Leaf::Masthead(part));
        self.text(text);
        self.close_leaf();
    }

    /// Adds what is known about the article under its title.
    pub fn subtitle_and_byline(&mut self, meta: &Meta) {
        if let Some(subtitle) = &meta.subtitle {
            self.masthead(MastheadPart::Subtitle, subtitle);
        }
        let parts: Vec<&str> =
            [&meta.byline, &meta.source, &meta.date].into_iter().flatten().map(|t| t.as_str()).collect();
        if !parts.is_empty() {
            self.masthead(MastheadPart::Byline, &parts.join(" · "));
        }
    }

    /// Closes what is open and makes the document. Its title is that of the title block.
    pub fn finish(mut self, meta: Meta) -> Document {
        self.joined = 0;
        self.close_leaf();
        while !self.open.is_empty() {
            self.close();
        }
        while let Some(key) = self.notes.next() {
            self.open(Container::Note(key));
            self.close();
        }
        if self.has_inner_links {
            self.anchors.resolve(&mut self.blocks, BlockId(self.next_id));
        }
        let end = self.body_end.unwrap_or(BlockId(self.next_id));
        Document {
            meta: Meta { title: self.title, ..meta },
            language: self.language,
            blocks: self.blocks,
            outline: Outline::new(self.headings, end),
            footnotes: self.notes.finish(),
            is_plain: false,
        }
    }
}
