//! What the status line says, fitted to its row.

use crate::app::frame::{ScrollBar, StatusLine, StatusPiece};
use crate::app::reader::Reader;
use crate::app::search::{Search, Tally};
use crate::app::{App, Severity};
use crate::compose::Direction;
use crate::document::{Role, Target};
use crate::input::{Context, notation};
use crate::rendition::Rendition;
use crate::text::spacing::autospaced;
use crate::text::{SafeText, width};
use ratatui::layout::Rect;

/// Columns between two pieces.
const GAP: u16 = 2;
/// The narrowest row that says how long the rest takes, and what is searched for.
const MINUTES_FROM: u16 = 48;
/// The most columns that the pattern of a search takes.
const WIDEST_PATTERN: usize = 16;
/// The least columns that a piece is worth showing on.
const LEAST: u16 = 6;

type Piece = (Role, String);

/// How far the article is read, and how much of it is there, in the status line and beside the text. Where that changes behind the reader's back, it is told at
/// leisure.
#[derive(Debug, Default)]
pub struct Numbers {
    told: Vec<Piece>,
    bar: Option<ScrollBar>,
    waiting: bool,
}

impl Numbers {
    /// Stays as it is told; `false` where it did so already.
    pub fn wait(&mut self) -> bool {
        !std::mem::replace(&mut self.waiting, true)
    }

    /// The scroll bar to show where it would be `now`: as it was, as long as the rest waits.
    pub fn bar(&mut self, now: Option<ScrollBar>) -> Option<ScrollBar> {
        let track = |bar: Option<ScrollBar>| bar.map(|bar| bar.track);
        if !self.waiting || track(self.bar) != track(now) {
            self.bar = now;
        }
        self.bar
    }

    /// Tells what there is to be told from now on.
    pub fn hurry(&mut self) {
        self.waiting = false;
    }
}

impl App {
    /// The status line on `area`.
    pub(super) fn status_line(&mut self, area: Rect) -> StatusLine {
        if !self.numbers.waiting {
            self.numbers.told =
                self.reader.as_ref().map(|reader| self.numbers_of(reader, area.width)).unwrap_or_default();
        }
        let right = self.right(area.width);
        let Some(notice) = self.notice.as_ref().filter(|_| !self.notice_needs_a_pane()) else {
            let greeting = self.greeting_keys(area);
            if !greeting.is_empty() {
                return StatusLine { area, pieces: beside(greeting, fit(area, Vec::new(), right)), severity: None };
            }
            let mut pieces = fit(area, self.left(), right);
            self.add_keys(area, &mut pieces);
            return StatusLine { area, pieces, severity: None };
        };
        let message = vec![(role_of(notice.severity), notice.text.to_string())];
        // A message is worth more than the numbers: they give way where it would be cut.
        let pieces = match fit(area, message.clone(), right) {
            pieces if pieces.iter().any(|piece| piece.text == *notice.text) => pieces,
            _ => fit(area, message, Vec::new()),
        };
        StatusLine { area, pieces, severity: Some(notice.severity) }
    }

    /// Whether there is something to say even where the status line is hidden.
    pub(super) fn has_something_to_say(&self) -> bool {
        self.notice.is_some() || !self.typing.pending.is_empty() || self.typing.waiting.is_some()
    }

    fn left(&self) -> Vec<Piece> {
        let Some(reader) = &self.reader else {
            return vec![(Role::StatusTitle, "kanbao".to_owned())];
        };
        if reader.hints.is_some() {
            return vec![(Role::StatusMuted, "Type a label".to_owned())];
        }
        let in_popup = reader.popup.as_ref().and_then(|popup| popup.focus());
        if let Some(Target::Url(url)) = in_popup.or(reader.focus.as_ref()).map(|focus| &*focus.target) {
            return vec![(Role::StatusMuted, url.to_string())];
        }
        let document = reader.viewport.document();
        let mut pieces = vec![(Role::StatusTitle, autospaced(&document.meta.title))];
        let section = reader.progress.section(&document.outline);
        if let Some(section) = section.and_then(|i| document.outline.sections().get(i)) {
            pieces.push((Role::StatusMuted, autospaced(&section.title)));
        }
        pieces
    }

    fn right(&self, columns: u16) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut pending = notation::print(&self.typing.pending).replace(' ', "");
        if let Some(action) = self.typing.waiting {
            let keys = self.config.keymap.keys_for(Context::Text, action);
            pending = keys.first().map_or_else(|| action.key().to_owned(), |chord| notation::print(chord));
        }
        if !pending.is_empty() {
            pieces.push((Role::PendingKeys, pending));
        }
        if let Some(reader) = &self.reader {
            if reader.show_matches {
                pieces.push((Role::StatusMuted, matches(&reader.search, columns)));
            }
            if columns >= MINUTES_FROM && self.arrangement.direction == Direction::Vertical {
                pieces.push((Role::StatusMuted, "vertical".to_owned()));
            }
        }
        pieces.extend_from_slice(&self.numbers.told);
        pieces
    }

    fn numbers_of(&self, reader: &Reader, columns: u16) -> Vec<Piece> {
        if let Some(growth) = &reader.growth {
            return vec![(Role::StatusMuted, reading(growth.bytes))];
        }
        let mut pieces = Vec::new();
        if let Some(work) = self.work_on(&reader.rendition) {
            pieces.push((Role::StatusMuted, work.to_owned()));
        }
        pieces.push((Role::Status, format!("{}%", reader.progress.percent())));
        let left = reader.progress.minutes_left();
        if columns >= MINUTES_FROM && left > 0 {
            pieces.push((Role::StatusMuted, format!("{left} min left")));
        }
        pieces
    }

    /// What is being done to the text behind the screen, where what is shown is not yet what was asked for.
    fn work_on(&self, shown: &Rendition) -> Option<&'static str> {
        let converted = shown.rework().script == self.rework.script;
        (!shown.is_as(self.rework)).then_some(if converted { "repairing…" } else { "converting…" })
    }

    /// The keys that matter now, after what else stands at the left and as far as there is room.
    fn add_keys(&self, area: Rect, pieces: &mut Vec<StatusPiece>) {
        let Some(first) = pieces.first() else { return };
        let from = first.x + columns_of(&first.text) + GAP;
        let to = pieces.get(1).map_or(area.right(), |next| next.x);
        let room = Rect { width: to.saturating_sub(area.x), ..area };
        let keys = match &self.reader {
            None => self.shelf_keys(room, from),
            Some(reader) if reader.hints.is_some() => self.label_keys(room, from),
            Some(_) => return,
        };
        pieces.splice(1..1, keys);
    }
}

/// Keys and the numbers at the right of them, which give way where there is no room for both.
fn beside(mut keys: Vec<StatusPiece>, numbers: Vec<StatusPiece>) -> Vec<StatusPiece> {
    let end = keys.last().map_or(0, |last| last.x + columns_of(&last.text) + GAP);
    keys.extend(numbers.into_iter().skip_while(|piece| piece.x < end));
    keys
}

/// What is searched for, which match the reader is at, and how many there are.
fn matches(search: &Search, columns: u16) -> String {
    let Tally { number, total, more } = search.tally();
    let number = number.map(|number| format!("{number}/")).unwrap_or_default();
    let count = format!("{number}{total}{}", if more { "+" } else { "" });
    if columns < MINUTES_FROM {
        return count;
    }
    let pattern = SafeText::new_line(search.pattern());
    format!("{}  {count}", width::ellipsize(&pattern, WIDEST_PATTERN))
}

/// What stands for the percentage as long as nobody knows of what it would be.
fn reading(bytes: u64) -> String {
    match bytes >> 20 {
        0 => "reading…".to_owned(),
        megabytes => format!("reading… {megabytes} MB"),
    }
}

fn role_of(severity: Severity) -> Role {
    match severity {
        Severity::Info => Role::Message,
        Severity::Warning => Role::Warning,
        Severity::Error => Role::Error,
    }
}

fn columns_of(text: &str) -> u16 {
    u16::try_from(width::of_str(text)).unwrap_or(u16::MAX)
}

/// Places pieces from either end of a row, with a column of margin. The right ones come first; the left ones share what
/// is left, cut with `…` where they must be.
fn fit(area: Rect, left: Vec<Piece>, right: Vec<Piece>) -> Vec<StatusPiece> {
    let margin = u16::from(area.width > 2);
    let (mut from, mut to) = (area.left() + margin, area.right().saturating_sub(margin));
    let mut placed = Vec::new();
    for (role, text) in right.into_iter().rev() {
        let columns = columns_of(&text);
        if columns.saturating_add(GAP + LEAST) > to.saturating_sub(from) {
            continue;
        }
        placed.push(StatusPiece { x: to - columns, text, role });
        to -= columns + GAP;
    }
    let last = left.len().saturating_sub(1);
    for (n, (role, text)) in left.into_iter().enumerate() {
        let room = to.saturating_sub(from);
        if room == 0 || (n > 0 && room < LEAST) {
            break;
        }
        // All but the last leave room for those that follow.
        let share = if n < last && room > 4 * LEAST { room * 2 / 3 } else { room };
        let text = width::ellipsize(&text, usize::from(share));
        let columns = columns_of(&text);
        placed.push(StatusPiece { x: from, text, role });
        from += columns + GAP;
    }
    placed.sort_by_key(|piece| piece.x);
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(columns: u16, left: &[&str], right: &[&str]) -> String {
        let pieces = |texts: &[&str]| texts.iter().map(|t| (Role::Status, (*t).to_owned())).collect();
        let mut row = String::new();
        for piece in fit(Rect::new(0, 0, columns, 1), pieces(left), pieces(right)) {
            let gap = usize::from(piece.x).saturating_sub(width::of_str(&row));
            row.push_str(&" ".repeat(gap));
            row.push_str(&piece.text);
        }
        row
    }

    #[test]
    fn titles_stand_left_and_numbers_right() {
        assert_eq!(row(30, &["看報", "轉折"], &["45%"]), " 看報  轉折               45%");
        assert_eq!(row(20, &["A rather long title", "Section"], &["45%"]), " A rather lon…  45%");
    }

    #[test]
    fn a_row_without_room_for_numbers_still_says_something() {
        assert_eq!(row(8, &["Message"], &["45%", "6 min left"]), " Messa…");
        assert_eq!(row(1, &["Message"], &["45%"]), "…");
    }

    proptest! {
        #[test]
        fn pieces_never_overlap_or_leave_the_row(
            columns in 0u16..90, left in proptest::collection::vec("[a報 ]{0,40}", 0..3),
            right in proptest::collection::vec("[a報]{0,12}", 0..3),
        ) {
            let pieces = |texts: Vec<String>| texts.into_iter().map(|t| (Role::Status, t)).collect();
            let mut at = 0;
            for piece in fit(Rect::new(0, 0, columns, 1), pieces(left), pieces(right)) {
                prop_assert!(piece.x >= at);
                at = piece.x + columns_of(&piece.text);
                prop_assert!(at <= columns);
            }
        }
    }
}
