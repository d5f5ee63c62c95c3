//! First stage: the inlines of a block become one string with spans.

use crate::compose::brackets;
use crate::compose::options::RubyMode;
use crate::document::{Footnotes, Inline, Role, RubyPair, Target};
use crate::text::Language;
use crate::text::class::Class;
use std::sync::Arc;

/// The text of a block with its spans. They cover the text without gaps, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Collected {
    /// What is composed: the flat text, and what is only shown (readings).
    pub text: String,
    /// Stretches of one look.
    pub spans: Vec<Span>,
}

/// A stretch of text of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Bytes from the start of [`Collected::text`].
    pub start: u32,
    /// Bytes from the start of the block's flat text.
    pub source: u32,
    /// What kind of text it is.
    pub kind: SpanKind,
    /// Its roles, outermost first.
    pub roles: Arc<[Role]>,
    /// Where it leads.
    pub target: Option<Arc<Target>>,
    /// The reading that stands above it.
    pub reading: Option<Arc<str>>,
    /// Columns that part this reading from one that follows at once.
    pub air: u16,
}

/// What kind of text a span holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanKind {
    /// Text of the article.
    Text,
    /// A reference to a footnote: stays with what precedes it and is not broken.
    Reference,
    /// A base that its reading follows; it is not broken, nor parted from the reading.
    RubyBase,
    /// A reading in brackets: shown, but no part of the flat text.
    Reading,
    /// A reading that stands beside its base in a vertical line, likewise.
    Beside,
}

impl SpanKind {
    /// Whether it is a reading.
    pub fn is_reading(self) -> bool {
        matches!(self, Self::Reading | Self::Beside)
    }
}

/// What becomes of readings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readings {
    /// They are left out.
    Dropped,
    /// They follow their words in brackets.
    Bracketed,
    /// They stand above their bases, and are no part of the text.
    Above,
    /// They stand beside their bases in vertical lines, and follow them in the text.
    Beside,
}

impl From<RubyMode> for Readings {
    fn from(mode: RubyMode) -> Self {
        match mode {
            RubyMode::Off => Self::Dropped,
            RubyMode::Inline => Self::Bracketed,
            RubyMode::Above => Self::Above,
        }
    }
}

/// Flattens `content`.
///
/// White space runs together, and a soft line break joins without a space between Han or kana (CSS Text 3, "Segment Break
/// Transformation Rules"; UAX #14 leaves it to us); in Korean and Latin text it is a space.
pub fn collect(
    content: &[Inline],
    footnotes: &Footnotes,
    readings: impl Into<Readings>,
    language: Language,
) -> Collected {
    let mut collector = Collector {
        out: Collected::default(),
        footnotes,
        readings: readings.into(),
        brackets: if language == Language::Korean { ["(", ")"] } else { ["（", "）"] },
        roles: Vec::new(),
        shared_roles: Arc::from([]),
        target: None,
        source: 0,
        pending: Gap::None,
        pending_look: (Arc::from([]), None),
    };
    collector.inlines(content);
    collector.out
}

/// White space that was read and is not yet written: it depends on what follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Space,
    SoftBreak,
}

struct Collector<'a> {
    out: Collected,
    footnotes: &'a Footnotes,
    readings: Readings,
    /// What stands around a reading: Korean has half-width brackets.
    brackets: [&'static str; 2],
    roles: Vec<Role>,
    shared_roles: Arc<[Role]>,
    target: Option<Arc<Target>>,
    source: u32,
    pending: Gap,
    /// The look where the pending white space stood: a space before a link is not part of the link.
    pending_look: Look,
}

/// The roles and the target of a stretch.
type Look = (Arc<[Role]>, Option<Arc<Target>>);

impl Collector<'_> {
    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) if self.roles.contains(&Role::InlineCode) => self.verbatim(text, SpanKind::Text),
            Inline::Text(text) => self.prose(text),
            Inline::Styled(role, content) => self.with_role(*role, |c| c.inlines(content)),
            Inline::Link { target, content } => {
                self.with_target(Target::clone(target), |c| c.with_role(Role::Link, |c| c.inlines(content)));
            }
            Inline::FootnoteRef(id) => {
                let label = format!("[{}]", self.footnotes.label(*id));
                self.pending = Gap::None;
                self.with_target(Target::Footnote(*id), |c| {
                    c.with_role(Role::FootnoteRef, |c| c.verbatim(&label, SpanKind::Reference));
                });
            }
            Inline::Ruby(word) => self.ruby(word),
            Inline::Image { alt, .. } => {
                let shown = if alt.is_empty() { "▨" } else { alt.as_str() };
                self.with_role(Role::Figure, |c| c.verbatim(shown, SpanKind::Text));
            }
            Inline::Break => {
                self.pending = Gap::None;
                self.verbatim("\n", SpanKind::Text);
            }
        }
    }

    fn ruby(&mut self, word: &[RubyPair]) {
        match self.readings {
            Readings::Dropped => word.iter().for_each(|part| self.prose(&part.base)),
            Readings::Bracketed => brackets::words(word).for_each(|word| {
                let base: String = word.iter().map(|part| part.base.as_str()).collect();
                self.with_reading(&base, &brackets::reading(word), SpanKind::Reading);
            }),
            Readings::Beside => brackets::words(word).for_each(|word| self.beside_readings(word)),
            Readings::Above => brackets::words(word).for_each(|word| self.under_readings(word)),
        }
    }

    /// The parts of a word under their readings.
    fn under_readings(&mut self, word: &[RubyPair]) {
        let last = word.len().saturating_sub(1);
        for (i, part) in word.iter().enumerate() {
            if part.text.is_empty() {
                self.prose(&part.base);
                continue;
            }
            self.verbatim(&part.base, SpanKind::RubyBase);
            if let Some(span) = self.out.spans.last_mut() {
                span.reading = Some(Arc::from(part.text.as_str()));
                span.air = u16::from(i == last || brackets::is_spelt(&part.text));
            }
        }
    }

    /// The parts of a word with their readings, which leave the line.
    fn beside_readings(&mut self, word: &[RubyPair]) {
        let last = word.len().saturating_sub(1);
        for (i, part) in word.iter().enumerate() {
            let base = self.out.spans.len();
            self.with_reading(&part.base, &part.text, SpanKind::Beside);
            let is_solid = part.text.chars().next_back().is_some_and(brackets::is_bopomofo);
            if let Some(span) = self.out.spans.iter_mut().skip(base).find(|span| span.kind == SpanKind::RubyBase) {
                span.air = u16::from(!is_solid && (i == last || brackets::is_spelt(&part.text)));
            }
        }
    }

    /// A base with its reading behind it, in brackets; in a vertical line they are taken off again.
    fn with_reading(&mut self, base: &str, reading: &str, kind: SpanKind) {
        if reading.is_empty() {
            return self.prose(base);
        }
        self.verbatim(base, SpanKind::RubyBase);
        self.with_role(Role::Ruby, |c| {
            let source = c.source;
            let [open, close] = c.brackets;
            c.verbatim(&format!("{open}{reading}{close}"), kind);
            c.source = source;
        });
    }

    fn with_role(&mut self, role: Role, inner: impl FnOnce(&mut Self)) {
        self.roles.push(role);
        let outer = std::mem::replace(&mut self.shared_roles, Arc::from(self.roles.as_slice()));
        inner(self);
        self.roles.pop();
        self.shared_roles = outer;
    }

    fn with_target(&mut self, target: Target, inner: impl FnOnce(&mut Self)) {
        let outer = self.target.replace(Arc::new(target));
        inner(self);
        self.target = outer;
    }

    /// Running text, its white space run together.
    fn prose(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let words = rest.trim_start_matches([' ', '\n']);
            self.note_gap(&rest[..rest.len() - words.len()]);
            if words.is_empty() {
                return;
            }
            let (stretch, tail) = words.split_at(end_of_stretch(words));
            self.verbatim(stretch, SpanKind::Text);
            rest = tail;
        }
    }

    /// Takes note of white space; it is written when it is known what follows.
    fn note_gap(&mut self, gap: &str) {
        if gap.is_empty() {
            return;
        }
        if self.pending == Gap::None {
            self.pending_look = self.look();
        }
        if self.pending == Gap::SoftBreak || gap.contains('\n') {
            self.pending = Gap::SoftBreak;
        } else {
            self.pending = Gap::Space;
        }
    }

    /// Text as it stands, after the white space that is due.
    fn verbatim(&mut self, text: &str, kind: SpanKind) {
        let Some(first) = text.chars().next() else { return };
        if self.gap_is_space(first) {
            let look = self.pending_look.clone();
            self.push(" ", SpanKind::Text, look);
        }
        self.pending = Gap::None;
        let look = self.look();
        self.push(text, kind, look);
    }

    fn look(&self) -> Look {
        (Arc::clone(&self.shared_roles), self.target.clone())
    }

    /// Whether the white space that is due shows before `next`.
    fn gap_is_space(&self, next: char) -> bool {
        let Some(last) = self.out.text.chars().next_back() else { return false };
        match self.pending {
            Gap::None => false,
            _ if last == '\n' || next == '\n' => false,
            Gap::Space => last != ' ',
            Gap::SoftBreak => last != ' ' && !(joins(last) && joins(next)),
        }
    }

    fn push(&mut self, text: &str, kind: SpanKind, (roles, target): Look) {
        let start = self.out.text.len() as u32;
        let continues = self.out.spans.last().is_some_and(|s| {
            kind == SpanKind::Text && s.kind == kind && s.roles == roles && same_target(&s.target, &target)
        });
        if !continues {
            self.out.spans.push(Span { start, source: self.source, kind, roles, target, reading: None, air: 0 });
        }
        self.out.text.push_str(text);
        self.source += text.len() as u32;
    }
}

/// Where a stretch of words with single spaces between them ends.
fn end_of_stretch(words: &str) -> usize {
    let bytes = words.as_bytes();
    let ends = |at: usize| match bytes.get(at) {
        Some(b'\n') => true,
        Some(b' ') => matches!(bytes.get(at + 1), None | Some(b' ' | b'\n')),
        _ => false,
    };
    (0..bytes.len()).find(|&at| ends(at)).unwrap_or(bytes.len())
}

/// Whether two targets are one link of the source, not merely alike.
fn same_target(a: &Option<Arc<Target>>, b: &Option<Arc<Target>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

/// Whether a soft line break beside `c` leaves no space where the other side agrees.
fn joins(c: char) -> bool {
    match Class::of_char(c) {
        class if class.is_han_or_kana() => true,
        Class::Stop | Class::Point | Class::Ellipsis | Class::Dash | Class::Connector | Class::MiddleDot => {
            !c.is_ascii()
        }
        Class::Open | Class::Close => !c.is_ascii(),
        Class::WideSpace => true,
        _ => false,
    }
}

impl Collected {
    /// The index of the span that holds the byte `at` of the text.
    pub fn span_at(&self, at: u32) -> usize {
        self.spans.partition_point(|s| s.start <= at).saturating_sub(1)
    }

    /// The text of a span, by its index.
    pub fn text_of_span(&self, index: usize) -> &str {
        let start = |i: usize| self.spans.get(i).map_or(self.text.len(), |s| s.start as usize);
        self.text.get(start(index)..start(index + 1)).unwrap_or_default()
    }

    /// The byte of the flat text that the byte `at` of the text stands for.
    pub fn source_of(&self, at: u32) -> u32 {
        self.spans.get(self.span_at(at)).map_or(0, |span| span.source_of(at))
    }
}

impl Span {
    /// The byte of the flat text that the byte `at` of the text, within this span, stands for.
    pub fn source_of(&self, at: u32) -> u32 {
        if self.kind.is_reading() { self.source } else { self.source + (at - self.start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::SafeText;

    fn text(s: &str) -> Inline {
        Inline::Text(SafeText::new(s))
    }

    fn flat(content: &[Inline]) -> String {
        collect(content, &Footnotes::default(), RubyMode::Off, Language::Japanese).text
    }

    #[test]
    fn a_soft_break_joins_han_and_parts_words() {
        assert_eq!(flat(&[text("看\n報")]), "看報");
        assert_eq!(flat(&[text("看報，\n「好」")]), "看報，「好」");
        assert_eq!(flat(&[text("한국\n신문")]), "한국 신문");
        assert_eq!(flat(&[text("a\nb")]), "a b");
        assert_eq!(flat(&[text("看\nAI")]), "看 AI");
        assert_eq!(flat(&[text("看\n"), Inline::styled(Role::Strong, vec![text("報")])]), "看報");
        assert_eq!(flat(&[text("  a  "), text(" b ")]), "a b");
    }

    #[test]
    fn what_is_only_shown_has_no_place_of_its_own() {
        let part = |base, text| RubyPair { base: SafeText::new(base), text: SafeText::new(text) };
        let content = [text("あ"), Inline::Ruby(vec![part("漢", "かん"), part("字", "じ")].into()), text("い")];
        let shown = collect(&content, &Footnotes::default(), RubyMode::Inline, Language::Japanese);
        assert_eq!(shown.text, "あ漢字（かんじ）い");
        assert_eq!(flat(&content), "あ漢字い");
        let after = shown.text.find('い').map(|at| shown.source_of(at as u32));
        assert_eq!(after, Some("あ漢字".len() as u32));
    }

    #[test]
    fn roles_nest_and_a_link_keeps_its_target() {
        let link = Inline::Link {
            target: Target::Url(SafeText::new("https://example.org")).into(),
            content: Box::new(vec![Inline::styled(Role::Strong, vec![text("b")])].into()),
        };
        let out = collect(&[text("a"), link, text("c")], &Footnotes::default(), RubyMode::Off, Language::Other);
        let roles: Vec<&[Role]> = out.spans.iter().map(|s| &*s.roles).collect();
        assert_eq!(roles, [&[][..], &[Role::Link, Role::Strong], &[]]);
        assert!(out.spans[1].target.is_some() && out.spans[2].target.is_none());
    }
}
