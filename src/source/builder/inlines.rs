//! Running text under construction: a stack of open spans over what stands before them.

use super::{MAX_DEPTH, script, wording};
use crate::document::{FootnoteId, Inline, Role, RubyPair, Target};
use crate::text::{Language, SafeText};

/// A stretch of running text that is set apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// Text with a role.
    Styled(Role),
    /// Text above the line: characters of that shape where all have one, else a role.
    Raised,
    /// Text below the line, likewise.
    Lowered,
    /// A quotation, in the marks of that language.
    Quoted(Language),
    /// A link.
    Link(Target),
    /// An image: its address and its title; what the span holds is the text that stands for it.
    Image(String, String),
    /// A word with readings.
    Ruby,
    /// A part of the word.
    RubyBase,
    /// A reading of what stands before it in the ruby.
    Reading,
    /// What holds readings, or is one where it has text of its own.
    Readings,
    /// Text that is not shown.
    Hidden,
}

/// The most parts of one word with readings.
const MOST_PARTS: usize = 64;

/// What is white space at the ends of a line.
const BLANK: [char; 5] = [' ', '\t', '\n', '\r', '\u{3000}'];

/// The running text of one leaf.
#[derive(Debug, Default)]
pub struct Inlines {
    content: Vec<Inline>,
    /// Text that is not yet part of `content`: pieces of text join before they are made safe.
    text: String,
    /// Safe text that nothing has joined yet, in the place of `text`.
    kept: Option<SafeText>,
    open: Vec<Open>,
    /// The spans of `open` that have a frame.
    frames: Vec<Frame>,
    /// The title of every image so far.
    titles: Vec<SafeText>,
    /// How many parts of the last word of the open ruby have had their reading.
    read: usize,
}

/// A span that was opened.
#[derive(Debug)]
struct Open {
    /// The HTML element that it stands for.
    tag: Option<String>,
    /// Whether it has a frame; spans too deep or out of place have none.
    framed: bool,
}

#[derive(Debug)]
struct Frame {
    span: Span,
    /// What stood before it.
    content: Vec<Inline>,
    text: String,
    kept: Option<SafeText>,
}

impl Inlines {
    /// Adds text. White space at the start of a line is none; the indent of a paragraph is the composer's.
    pub fn text(&mut self, text: &str) {
        self.unkeep();
        let text = match self.content.last() {
            _ if !self.text.is_empty() => text,
            None if self.frames.is_empty() => text.trim_start_matches(BLANK),
            Some(Inline::Break) => text.trim_start_matches([' ', '\t', '\n', '\r']),
            _ => text,
        };
        self.text.push_str(text);
    }

    /// Adds text that is safe already: as it is kept, as long as no other text joins it.
    pub fn safe_text(&mut self, text: SafeText) {
        let joins = !self.text.is_empty() || self.kept.is_some();
        if joins || text.is_empty() || text.starts_with(BLANK) || text.ends_with(BLANK) {
            self.text(&text);
        } else {
            self.kept = Some(text);
        }
    }

    /// Makes what was kept as it is part of the text that others join.
    fn unkeep(&mut self) {
        if let Some(kept) = self.kept.take() {
            self.text.push_str(&kept);
        }
    }

    /// Adds a piece that is no text.
    pub fn push(&mut self, inline: Inline) {
        self.flush();
        self.content.push(inline);
    }

    /// Adds a reference to a note; where only text counts, there is no place for one.
    pub fn note_ref(&mut self, id: FootnoteId) {
        self.push(Inline::FootnoteRef(id));
    }

    /// Adds a hard line break.
    pub fn line_break(&mut self) {
        let end = self.text.trim_end_matches([' ', '\n']).len();
        self.text.truncate(end);
        self.push(Inline::Break);
    }

    /// Whether only the text of what comes counts: in the text of an image, in a reading, in what is hidden.
    pub fn is_text_only(&self) -> bool {
        self.frames.iter().any(|f| matches!(f.span, Span::Image(..) | Span::Reading | Span::Readings | Span::Hidden))
    }

    /// Opens a span.
    pub fn open(&mut self, span: Span) {
        self.open_as(span, None);
    }

    /// Opens a span for an HTML element, to be closed by its name.
    pub fn open_tag(&mut self, span: Span, tag: &str) {
        self.open_as(span, Some(tag.to_owned()));
    }

    fn open_as(&mut self, span: Span, tag: Option<String>) {
        let framed = self.frames.len() < MAX_DEPTH && self.has_place_for(&span);
        if framed {
            let (content, text) = (std::mem::take(&mut self.content), std::mem::take(&mut self.text));
            self.frames.push(Frame { span, content, text, kept: self.kept.take() });
        }
        self.open.push(Open { tag, framed });
    }

    /// Links do not nest, readings belong in a ruby, and where only text counts nothing is set apart.
    fn has_place_for(&self, span: &Span) -> bool {
        let within = |wanted: fn(&Span) -> bool| self.frames.iter().any(|f| wanted(&f.span));
        match span {
            Span::Hidden => true,
            _ if self.is_text_only() => false,
            Span::Link(_) => !within(|s| matches!(s, Span::Link(_))),
            Span::Ruby => !within(|s| *s == Span::Ruby),
            Span::RubyBase | Span::Reading | Span::Readings => self.frames.last().is_some_and(|f| f.span == Span::Ruby),
            _ => true,
        }
    }

    /// Closes the span that was opened last.
    pub fn close(&mut self) {
        if self.open.pop().is_some_and(|open| open.framed)
            && let Some(frame) = self.frames.pop()
        {
            self.close_frame(frame);
        }
    }

    /// Closes the HTML element `tag` and what was opened in it. It reaches no further than the last span that is no
    /// element, and not far.
    pub fn close_tag(&mut self, tag: &str) {
        let elements = self.open.iter().rev().take(MAX_DEPTH).take_while(|open| open.tag.is_some());
        let Some(inner) = elements.map(|open| open.tag.as_deref() == Some(tag)).position(|found| found) else { return };
        (0..=inner).for_each(|_| self.close());
    }

    /// Closes the elements that were opened last without being closed.
    pub fn close_tags(&mut self) {
        while self.open.last().is_some_and(|open| open.tag.is_some()) {
            self.close();
        }
    }

    /// Whether the element that was opened last is `tag`.
    pub fn is_in(&self, tag: &str) -> bool {
        self.open.last().is_some_and(|open| open.tag.as_deref() == Some(tag))
    }

    fn close_frame(&mut self, frame: Frame) {
        self.flush();
        let content = std::mem::replace(&mut self.content, frame.content);
        (self.text, self.kept) = (frame.text, frame.kept);
        match frame.span {
            Span::Hidden => {}
            Span::Ruby => self.ruby(content),
            Span::RubyBase => {
                self.ruby_part();
                self.extend(content);
                self.ruby_part();
            }
            Span::Readings if content.is_empty() => {}
            Span::Reading | Span::Readings => self.read(&content),
            Span::Image(source, title) => self.image(&source, &title, &content),
            Span::Raised => self.shifted(content, Role::Superscript, script::raised),
            Span::Lowered => self.shifted(content, Role::Subscript, script::lowered),
            Span::Quoted(language) => self.quoted(language, content),
            Span::Styled(role) if !content.is_empty() => self.push(Inline::styled(role, content)),
            Span::Styled(_) => {}
            Span::Link(target) => self.link(target, content),
        }
    }

    fn extend(&mut self, content: Vec<Inline>) {
        if !content.is_empty() {
            self.flush();
            self.content.extend(content);
        }
    }

    /// Quotations within quotations have marks of their own.
    fn quoted(&mut self, language: Language, content: Vec<Inline>) {
        let outer = self.frames.iter().filter(|frame| matches!(frame.span, Span::Quoted(_))).count();
        let [open, close] = wording::quotation_marks(language, outer);
        self.unkeep();
        self.text.push_str(open);
        self.extend(content);
        self.text.push_str(close);
    }

    /// A link without text shows its address, or it could not be reached; one without an address is text.
    fn link(&mut self, target: Target, mut content: Vec<Inline>) {
        if let Target::Url(url) = &target {
            if url.is_empty() {
                return self.extend(content);
            }
            if content.is_empty() {
                content.push(Inline::Text(url.clone()));
            }
        }
        self.push(Inline::link(target, content));
    }

    fn image(&mut self, source: &str, title: &str, content: &[Inline]) {
        let title = SafeText::new_line(title);
        let alt = Box::new(SafeText::new_line(&plain_text(content)));
        self.push(Inline::Image { source: Box::new(SafeText::new_line(source)), alt });
        self.titles.push(title);
    }

    fn shifted(&mut self, content: Vec<Inline>, role: Role, shape: fn(char) -> Option<char>) {
        let shaped = match content.as_slice() {
            [Inline::Text(text)] => text.chars().map(shape).collect::<Option<String>>(),
            _ => None,
        };
        match shaped {
            Some(text) => {
                self.unkeep();
                self.text.push_str(&text);
            }
            None if content.is_empty() => {}
            None => self.push(Inline::styled(role, content)),
        }
    }

    /// Makes what stands in the ruby after its last part a part that waits for its reading; says whether there is any
    /// text. White space between parts is none of it, and notes and images follow the word.
    fn ruby_part(&mut self) -> bool {
        self.flush();
        let after = self.content.iter().rposition(|i| matches!(i, Inline::Ruby(_))).map_or(0, |last| last + 1);
        let loose = self.content.split_off(after);
        let words = plain_text(&loose);
        let base = SafeText::new_line(&words.split_whitespace().collect::<Vec<_>>().join(" "));
        let found = !base.is_empty();
        if found {
            let part = RubyPair { base, text: SafeText::default() };
            match self.content.last_mut() {
                Some(Inline::Ruby(word)) if word.len() < MOST_PARTS => {
                    *word = std::mem::take(word).into_iter().chain([part]).collect()
                }
                _ => {
                    self.content.push(Inline::Ruby([part].into()));
                    self.read = 0;
                }
            }
        }
        self.content.extend(loose.into_iter().filter(|i| matches!(i, Inline::FootnoteRef(_) | Inline::Image { .. })));
        found
    }

    /// Puts a reading to what stands before it, or to the first part that waits for one. A further one, such as a
    /// translation, stands in brackets.
    fn read(&mut self, reading: &[Inline]) {
        let text = SafeText::new_line(&plain_text(reading));
        let found = self.ruby_part();
        let word =
            self.content.iter_mut().rev().find_map(|i| if let Inline::Ruby(word) = i { Some(word) } else { None });
        match word {
            Some(word) if found || self.read < word.len() => {
                let part = if found { word.len() - 1 } else { self.read };
                self.read = part + 1;
                if let Some(part) = word.get_mut(part) {
                    part.text = text;
                }
            }
            _ if text.is_empty() => {}
            Some(_) => self.content.push(Inline::Text(SafeText::new(&format!("（{text}）")))),
            None => self.content.push(Inline::Text(text)),
        }
    }

    /// Adds a ruby; a word without any reading is text.
    fn ruby(&mut self, content: Vec<Inline>) {
        self.flush();
        let is_blank = |i: &Inline| matches!(i, Inline::Text(text) if text.trim().is_empty());
        let has_parts = content.iter().any(|i| matches!(i, Inline::Ruby(_)));
        for inline in content {
            match inline {
                Inline::Ruby(word) if word.iter().all(|part| part.text.is_empty()) => {
                    self.content.extend(word.into_iter().map(|part| Inline::Text(part.base)));
                }
                blank if has_parts && is_blank(&blank) => {}
                shown => self.content.push(shown),
            }
        }
    }

    fn flush(&mut self) {
        self.content.extend(self.kept.take().map(Inline::Text));
        if !self.text.is_empty() {
            let safe = SafeText::new(&self.text);
            self.text.clear();
            if !safe.is_empty() {
                self.content.push(Inline::Text(safe));
            }
        }
    }

    /// The text, with everything closed and no white space or break at its end; and the titles of its images.
    pub fn finish(mut self) -> (Vec<Inline>, Vec<SafeText>) {
        while !self.open.is_empty() {
            self.close();
        }
        self.flush();
        trim_end(&mut self.content);
        (self.content, self.titles)
    }
}

/// Drops white space and breaks at the end, also within spans.
fn trim_end(content: &mut Vec<Inline>) {
    while let Some(last) = content.last_mut() {
        let emptied = match last {
            Inline::Break => true,
            Inline::Text(text) => {
                let trimmed = text.trim_end_matches([' ', '\n']);
                if trimmed.len() < text.len() {
                    *text = SafeText::new(trimmed);
                }
                text.is_empty()
            }
            Inline::Styled(role, content) if *role != Role::InlineCode => {
                let mut inner = Vec::from(std::mem::take(&mut **content));
                trim_end(&mut inner);
                **content = inner.into();
                content.is_empty()
            }
            _ => false,
        };
        if !emptied {
            return;
        }
        content.pop();
    }
}

/// The text of inlines without anything that sets it apart; references have none.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    collect_plain(inlines, &mut out);
    out
}

fn collect_plain(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Image { alt, .. } => out.push_str(alt),
            Inline::Ruby(word) => word.iter().for_each(|part| out.push_str(&part.base)),
            Inline::Styled(_, content) | Inline::Link { content, .. } => collect_plain(content, out),
            Inline::Break => out.push('\n'),
            Inline::FootnoteRef(_) => {}
        }
    }
}
