//! The viewport: which lines of an article are in view. Its place is a piece of text, never a row.

use crate::app::coverage::END;
use crate::app::frame::Place;
use crate::app::pages::Turn;
use crate::app::targets::Spot;
use crate::compose::{ColumnGrid, Direction, Layout, Line, Measured, Options, Page, PlacedTarget, Row, targets_on};
use crate::document::{BlockId, CodeSpan, CodeSpans, Document, PictureSizes, Target, TextPos};
use std::ops::Range;
use std::sync::Arc;

/// The text at the top of the pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Anchor {
    /// The text.
    pub pos: TextPos,
    /// How many rows without text (blank ones, rules) stand above it in view.
    pub lead: usize,
}

impl From<TextPos> for Anchor {
    fn from(pos: TextPos) -> Self {
        Self { pos, lead: 0 }
    }
}

/// A window on a laid out article.
#[derive(Debug, Clone)]
pub struct Viewport {
    pub(super) layout: Layout,
    options: Options,
    anchor: Anchor,
    pub(super) top: Row,
    pub(super) height: usize,
    pub(super) columns: ColumnGrid,
    /// What is in view, once it is known.
    pub(super) shown: Option<Arc<Page>>,
    /// The tops of the pages that were turned, so that turning back shows them again.
    pub(super) turned: Vec<Row>,
    /// The highest row that may be at the top, once it is known.
    lowest: Option<Row>,
    /// What was gone to, as long as the window has not moved since.
    goal: Option<TextPos>,
}

impl Viewport {
    /// A window without size on `document`; [`fit`](Self::fit) gives it one.
    pub fn new(document: impl Into<Measured>, anchor: Anchor) -> Self {
        let options = Options::default();
        let layout = Layout::new(document, 0, options);
        Self {
            layout,
            options,
            anchor,
            top: Row::default(),
            height: 0,
            columns: ColumnGrid::default(),
            shown: None,
            turned: Vec::new(),
            lowest: None,
            goal: None,
        }
    }

    /// Takes on columns of so many lines each, and options; the text at the top stays where it is.
    pub fn fit(&mut self, columns: ColumnGrid, lines: u16, options: Options) {
        let (measure, height) = (columns.measure, usize::from(lines));
        if (self.columns, self.height, self.options) == (columns, height, options) {
            return;
        }
        if self.options != options {
            self.layout.set_options(options);
        }
        if self.layout.measure() != measure {
            self.layout.set_measure(measure);
        }
        self.options = options;
        self.height = height;
        self.columns = columns;
        self.lowest = None;
        self.turned.clear();
        self.settle();
    }

    /// Whether images stand among the lines.
    pub fn shows_pictures(&self) -> bool {
        self.options.pictures.is_some() && self.options.direction == Direction::Horizontal
    }

    /// Takes on what the pieces of a block of code are; nothing moves.
    pub fn set_code(&mut self, block: BlockId, spans: Arc<[CodeSpan]>) {
        self.layout.set_code(block, spans);
        self.shown = None;
    }

    /// What is known of the document's code.
    pub fn code(&self) -> &CodeSpans {
        self.layout.code()
    }

    /// Takes on the images that can be shown; the text at the top stays where it is.
    pub fn set_pictures(&mut self, pictures: PictureSizes) {
        self.layout.set_pictures(pictures);
        self.lowest = None;
        self.turned.clear();
        self.settle();
    }

    /// The document.
    pub fn document(&self) -> &Arc<Document> {
        self.layout.document()
    }

    /// How its lines are composed.
    pub(super) fn options(&self) -> Options {
        self.options
    }

    /// Rows in the window.
    pub fn height(&self) -> usize {
        self.height
    }

    /// The text at the top of the window.
    pub fn anchor(&self) -> Anchor {
        self.anchor
    }

    /// Puts the window where it was when `anchor` was its anchor.
    pub fn restore(&mut self, anchor: Anchor) {
        self.anchor = anchor;
        self.goal = None;
        self.settle();
    }

    /// Puts `pos` at the top of the window, or as near to it as the end of the article allows.
    pub fn go_to(&mut self, pos: TextPos) {
        self.restore(pos.into());
        self.goal = Some(pos);
    }

    /// Moves the window by rows, down where positive.
    pub fn scroll_by(&mut self, rows: isize) {
        if self.is_paged() {
            return self.step_by(rows);
        }
        let moved = self.layout.advance(self.top, rows);
        self.set_top(moved);
    }

    /// Moves the window by pages, with a line or two of overlap where the text scrolls.
    pub fn page_by(&mut self, pages: isize) {
        if self.is_paged() {
            return self.turn(Turn::Page, pages > 0);
        }
        let overlap = match self.height {
            0..=2 => 0,
            3..=9 => 1,
            _ => 2,
        };
        self.leap_by(pages * (self.height.saturating_sub(overlap).max(1) as isize));
    }

    /// Moves the window by half pages.
    pub fn half_page_by(&mut self, halves: isize) {
        if self.is_paged() {
            return self.turn(Turn::Half, halves > 0);
        }
        self.leap_by(halves * ((self.height / 2).max(1) as isize));
    }

    /// Moves the window by rows, and a row less far down where a line's readings would be left above its top.
    fn leap_by(&mut self, rows: isize) {
        let moved = self.layout.advance(self.top, rows);
        let head = self.layout.head_of(moved);
        let gets_on = self.height > 2 && head != self.top;
        self.set_top(if gets_on { head } else { moved });
    }

    /// Goes to the first row.
    pub fn go_top(&mut self) {
        let first = self.layout.first();
        self.set_top(first);
    }

    /// Goes to the last page.
    pub fn go_bottom(&mut self) {
        let bottom = if self.is_paged() { self.last_page() } else { self.lowest_top() };
        self.stand_at(bottom);
    }

    /// Brings a text into view, with some of what stands around it, and does not move where it is in view already.
    pub fn reveal(&mut self, pos: TextPos) {
        if self.is_paged() {
            return self.reveal_on_page(pos);
        }
        let row = self.layout.row_of(pos);
        let context = (self.height / 6).min(2);
        let limit = self.height + 1;
        let below_top = self.layout.distance(self.top, row, limit);
        let visible = row >= self.top && below_top < self.height;
        let margin_ok = below_top >= context && below_top + context < self.height;
        let at_edge = self.top == self.layout.first() || self.is_at_end();
        if !visible || !(margin_ok || at_edge) {
            let top = self.layout.advance(row, -((self.height / 3) as isize));
            self.set_top(top);
        }
    }

    /// Whether any of a text is in view.
    pub fn shows(&mut self, text: &Range<TextPos>) -> bool {
        let (first, last) = (self.layout.row_of(text.start), self.layout.row_of(text.end));
        first <= self.bottom() && last >= self.top
    }

    /// Whether the first row is in view.
    pub fn is_at_start(&mut self) -> bool {
        let first = self.layout.first();
        self.top <= first
    }

    /// The top-level blocks that any row in view belongs to.
    pub fn blocks_in_view(&mut self) -> Range<usize> {
        self.top.block..self.bottom().block + 1
    }

    /// Whether the last row is in view.
    pub fn is_at_end(&mut self) -> bool {
        if self.is_paged() {
            return self.is_on_last_page();
        }
        let lowest = self.lowest_top();
        self.top >= lowest
    }

    /// The rows in view with their lines.
    pub fn window(&mut self) -> Vec<(Row, Arc<Line>)> {
        self.page().lines.clone()
    }

    /// The last row in view.
    fn bottom(&mut self) -> Row {
        self.page().lines.last().map_or(self.top, |(row, _)| *row)
    }

    /// The nearest link or reference outside the window: below it, or above it. It looks no further than a few pages.
    pub fn target_beyond(&mut self, down: bool) -> Option<PlacedTarget> {
        const PAGES: usize = 40;
        let height = self.rows_of_page();
        let mut top = self.top;
        for _ in 0..PAGES {
            let next = self.layout.advance(top, if down { height as isize } else { -(height as isize) });
            let moved = self.layout.distance(top.min(next), top.max(next), height);
            if moved == 0 || (down && moved < height) {
                return None;
            }
            let rows = if down { height } else { moved };
            let mut found = self.layout.targets_in(next, rows);
            let target = if down { found.into_iter().next() } else { found.pop() };
            if target.is_some() {
                return target;
            }
            top = next;
        }
        None
    }

    /// Where the text at a place of the page leads.
    pub fn target_at(&mut self, place: Place) -> Option<Arc<Target>> {
        let page = self.page();
        let (_, line) = page.lines.get(usize::from(place.line))?;
        if let Some(picture) = line.picture.filter(|picture| picture.is_at(place.column)) {
            return Some(Arc::new(Target::Picture(picture.block)));
        }
        let run = match line.direction {
            Direction::Horizontal => line.run_at(place.column),
            Direction::Vertical => line.run_beside(place.column, place.across),
        };
        run?.target.clone()
    }

    /// The links and references in view, with their rows in the window.
    pub fn spots(&mut self) -> Vec<Spot> {
        let targets = targets_on(&self.page().lines);
        targets.into_iter().map(|target| self.spot(target)).collect()
    }

    /// A target with its row in the window.
    pub fn spot(&mut self, target: PlacedTarget) -> Spot {
        let page = self.page();
        let line = page.lines.iter().position(|(row, _)| *row >= target.row).unwrap_or(page.lines.len());
        Spot::placed(target, line)
    }

    /// Whether `pos` stands on a row below that of the anchor.
    pub fn is_below_anchor(&mut self, pos: TextPos) -> bool {
        self.layout.row_of(pos) > self.layout.row_of(self.anchor.pos)
    }

    /// Whether `pos` stands on a row above that of the anchor.
    pub fn is_above_anchor(&mut self, pos: TextPos) -> bool {
        self.layout.row_of(pos) < self.layout.row_of(self.anchor.pos)
    }

    /// The text that the reader is taken to be reading: what was gone to; or else that at the top of the window, moving
    /// down over the last page to the end of the body, so that every section is reached.
    pub fn reading_pos(&mut self) -> TextPos {
        if let Some(goal) = self.goal.or(self.lowered()) {
            return goal;
        }
        if self.is_paged() {
            return self.anchor.pos;
        }
        let lowest = self.lowest_top();
        let reach = self.height.saturating_sub(1);
        let first = self.layout.first();
        let slide = self.layout.distance(first, lowest, reach);
        let left = self.layout.distance(self.top, lowest, slide);
        let down = (reach * (slide - left)).checked_div(slide).unwrap_or(0);
        let row = self.layout.advance(self.top, down as isize);
        let row = row.min(self.last_of_body()).max(self.top);
        self.layout.pos_of(row)
    }

    /// The anchor, where it could not come to its place because the article ends too soon.
    fn lowered(&mut self) -> Option<TextPos> {
        let head = self.head_of_anchor();
        let place = self.layout.advance(head, -(self.anchor.lead as isize));
        (place > self.top).then_some(self.anchor.pos)
    }

    /// The last row of the body.
    fn last_of_body(&mut self) -> Row {
        let after = Row { block: self.document().body_end(), line: 0 };
        self.layout.above(after).unwrap_or_default()
    }

    /// The end of the text in view.
    pub fn end_pos(&mut self) -> TextPos {
        let page = self.page();
        let lines = page.lines.iter().rev().map(|(_, line)| &line.source);
        lines.filter(|source| source.start < source.end).map(|source| source.end).next().unwrap_or(self.anchor.pos)
    }

    /// The text of the body in view: from its first row up to the text of the row that would follow.
    pub fn text_shown(&mut self) -> Range<TextPos> {
        let next = self.page().next;
        let start = if self.is_at_start() { TextPos::default() } else { self.layout.pos_of(self.top) };
        let end = if next.block >= self.document().body_end() { END } else { self.layout.pos_of(next) };
        start..end.max(start)
    }

    /// All text in view lies within this; cells of a table overlap, so that it may hold a little more.
    pub fn text_in_view(&mut self) -> Range<TextPos> {
        let page = self.page();
        let sources = page.lines.iter().map(|(_, line)| line.source.clone());
        sources.reduce(|all, next| all.start.min(next.start)..all.end.max(next.end)).unwrap_or_default()
    }

    /// How often a top-level block was composed so far.
    #[cfg(test)]
    pub fn blocks_composed(&self) -> usize {
        self.layout.blocks_composed()
    }

    /// How far a text is through the body, from 0.0 to 1.0.
    pub fn fraction(&self, pos: TextPos) -> f64 {
        self.layout.fraction(pos).clamp(0.0, 1.0)
    }

    /// The text at a fraction of the body.
    pub fn pos_at_fraction(&self, fraction: f64) -> TextPos {
        self.layout.pos_at_fraction(fraction.clamp(0.0, 1.0))
    }

    /// The highest row that may be at the top without leaving the last rows of the window empty.
    fn lowest_top(&mut self) -> Row {
        if let Some(lowest) = self.lowest {
            return lowest;
        }
        let last = self.layout.last();
        let lowest = self.layout.advance(last, -(self.height.saturating_sub(1) as isize));
        self.lowest = Some(lowest);
        lowest
    }

    /// Scrolls: the text at the new top becomes the anchor. A window that does not move keeps its anchor.
    pub(super) fn set_top(&mut self, row: Row) {
        let row = if self.is_paged() { self.with_text(row, true) } else { row.min(self.lowest_top()) };
        if row != self.top {
            self.stand_at(row);
        }
    }

    /// Puts a row at the top; its text becomes the anchor, and nothing was gone to.
    fn stand_at(&mut self, row: Row) {
        self.top = row;
        self.shown = None;
        self.goal = None;
        let pos = self.layout.pos_of(row);
        let shown_at = self.layout.row_of(pos);
        let shown_at = self.layout.head_of(shown_at);
        self.anchor = Anchor { pos, lead: self.layout.distance(row, shown_at, self.height) };
    }

    /// The row of the anchor, or that of the readings over it.
    fn head_of_anchor(&mut self) -> Row {
        let row = self.layout.row_of(self.anchor.pos);
        self.layout.head_of(row)
    }

    /// Finds the top again from the anchor.
    fn settle(&mut self) {
        let row = self.head_of_anchor();
        let lead = self.anchor.lead as isize;
        self.top = match self.is_paged() {
            true => self.with_text(row, true),
            false => self.layout.advance(row, -lead).min(self.lowest_top()),
        };
        self.shown = None;
    }
}
