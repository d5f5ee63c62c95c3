//! The footnote popup: a stack of notes, each composed at the popup's own measure.

use crate::app::placing::{self, Origin};
use crate::app::targets::{self, Spot};
use crate::compose::{Line, Options, compose_note};
use crate::document::{CodeSpans, Document, FootnoteId, TextPos};
use ratatui::layout::Rect;
use std::ops::Range;
use std::sync::Arc;

/// A popup with at least one note.
#[derive(Debug, Clone)]
pub struct Popup {
    /// The reference in the text that the popup stands beside.
    pub origin: Option<Range<TextPos>>,
    note: Note,
    /// The notes that lead to this one.
    below: Vec<Note>,
    composed_for: Option<(u16, Options)>,
    area: Rect,
}

#[derive(Debug, Clone)]
struct Note {
    id: FootnoteId,
    lines: Vec<Arc<Line>>,
    top: usize,
    focus: Option<Spot>,
}

impl Note {
    fn new(id: FootnoteId) -> Self {
        Self { id, lines: Vec::new(), top: 0, focus: None }
    }
}

impl Popup {
    /// A popup on one note.
    pub fn new(id: FootnoteId, origin: Option<Range<TextPos>>) -> Self {
        Self { origin, note: Note::new(id), below: Vec::new(), composed_for: None, area: Rect::default() }
    }

    /// The note that is shown.
    pub fn note(&self) -> FootnoteId {
        self.note.id
    }

    /// How many notes lie under it.
    pub fn depth(&self) -> usize {
        self.below.len()
    }

    /// The notes that lead to the one that is shown, which is the last.
    pub fn way(&self) -> impl Iterator<Item = FootnoteId> {
        self.below.iter().chain(std::iter::once(&self.note)).map(|note| note.id)
    }

    /// Shows a note that this one mentions; [`pop`](Self::pop) comes back.
    pub fn push(&mut self, id: FootnoteId) {
        let note = std::mem::replace(&mut self.note, Note::new(id));
        self.below.push(note);
        self.composed_for = None;
    }

    /// Composes the note anew when it is next shown: its text has changed.
    pub fn forget_lines(&mut self) {
        self.note.focus = None;
        self.composed_for = None;
    }

    /// Composes the note anew when it is next shown: it looks different, and stands where it stood.
    pub fn recompose(&mut self) {
        self.composed_for = None;
    }

    /// Goes back to the note before; `false` where there is none.
    pub fn pop(&mut self) -> bool {
        let Some(note) = self.below.pop() else { return false };
        self.note = note;
        self.composed_for = None;
        true
    }

    /// Shows another note in place of this one.
    pub fn replace(&mut self, id: FootnoteId) {
        self.note = Note::new(id);
        self.composed_for = None;
    }

    /// Composes the note where that is needed, and finds its place within `bounds`.
    pub fn fit(
        &mut self,
        document: &Document,
        bounds: Rect,
        origin: Option<&Origin>,
        measure: u16,
        (options, code): (Options, &CodeSpans),
    ) {
        let measure = placing::popup_measure(bounds, measure);
        if self.composed_for != Some((measure, options)) {
            let lines = compose_note(document, self.note.id, measure, (options, code));
            self.note.lines = lines.into_iter().map(Arc::new).collect();
            self.composed_for = Some((measure, options));
        }
        let count = u16::try_from(self.note.lines.len()).unwrap_or(u16::MAX);
        self.area = placing::popup(bounds, origin, measure, count.max(1));
        self.scroll_by(0);
    }

    /// The popup with its border.
    pub fn area(&self) -> Rect {
        self.area
    }

    /// Where its lines stand.
    pub fn lines_area(&self) -> Rect {
        placing::note_lines(self.area)
    }

    fn height(&self) -> usize {
        usize::from(self.lines_area().height)
    }

    /// The first line in view, and how many there are.
    pub fn scroll(&self) -> (usize, usize) {
        (self.note.top, self.note.lines.len())
    }

    /// Moves through the note by lines.
    pub fn scroll_by(&mut self, by: isize) {
        let lowest = self.note.lines.len().saturating_sub(self.height());
        self.note.top = self.note.top.saturating_add_signed(by).min(lowest);
    }

    /// Moves through the note by pages, with a line of overlap.
    pub fn page_by(&mut self, pages: isize) {
        let page = self.height().saturating_sub(1).max(1) as isize;
        self.scroll_by(pages.saturating_mul(page));
    }

    /// The lines in view.
    pub fn lines(&self) -> &[Arc<Line>] {
        let end = (self.note.top + self.height()).min(self.note.lines.len());
        self.note.lines.get(self.note.top..end).unwrap_or_default()
    }

    /// The links and references in view, their rows counted from the first line in view.
    pub fn spots(&self) -> Vec<Spot> {
        targets::on_lines(self.lines())
    }

    /// The link or reference in focus.
    pub fn focus(&self) -> Option<&Spot> {
        self.note.focus.as_ref()
    }

    /// Moves the focus through the whole note, and the note along with it.
    pub fn step_focus(&mut self, forward: bool) -> bool {
        let spots = targets::on_lines(&self.note.lines);
        let Some(spot) = targets::step(&spots, self.note.focus.as_ref().map(|f| &f.text), forward) else {
            return false;
        };
        let lowest = spot.line;
        let highest = (spot.line + 1).saturating_sub(self.height());
        self.note.top = self.note.top.clamp(highest.min(lowest), lowest);
        self.note.focus = Some(spot);
        true
    }
}
