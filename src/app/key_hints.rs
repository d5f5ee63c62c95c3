//! The keys that matter in a frame or on the shelf, said in one grammar: key, then verb.

use crate::app::App;
use crate::app::frame::{KeyHint, StatusPiece};
use crate::app::popup::Popup;
use crate::app::sheet::Sheet;
use crate::document::Role;
use crate::input::{Action, Context, Key, KeyCode, notation};
use crate::text::width;
use ratatui::layout::Rect;

/// Columns between a key and its verb.
pub const VERB_GAP: u16 = 1;
/// Columns between two pairs.
pub const PAIR_GAP: u16 = 2;
/// Columns of a frame that its lower border takes from what it says.
const FRAME: u16 = 6;

impl App {
    /// What the lower border of a footnote says.
    pub(super) fn popup_keys(&self, popup: &Popup, notes: usize) -> Vec<KeyHint> {
        let leaves = if popup.depth() > 0 { "goes back" } else { "closes" };
        let steps: &[Action] = if notes > 1 { &[Action::NextNote, Action::PreviousNote] } else { &[] };
        let said = [(CLOSING, leaves), (steps, "steps"), (&[Action::GoToNote], "goes there")];
        fitting(self.pairs(Context::Popup, &said), popup.area().width.saturating_sub(FRAME))
    }

    /// What the lower border of a sheet of `columns` columns says.
    pub(super) fn sheet_keys(&self, sheet: &Sheet, columns: u16) -> Vec<KeyHint> {
        let leaves = if sheet.filter().is_empty() { "closes" } else { "clears" };
        let filters: &[Action] = if sheet.has_filter() { &[Action::Filter] } else { &[] };
        let said = [(CLOSING, leaves), (filters, "filters")];
        fitting(self.pairs(Context::Help, &said), columns.saturating_sub(FRAME))
    }

    /// The keys that matter on the shelf, on the row `area` from column `from` on.
    pub(super) fn shelf_keys(&self, area: Rect, from: u16) -> Vec<StatusPiece> {
        let said: [(&[Action], &str); 4] = [
            (&[Action::Open], "opens"),
            (&[Action::Filter], "filters"),
            (&[Action::Help], "helps"),
            (&[Action::Close], "quits"),
        ];
        pieces(self.pairs(Context::Shelf, &said), area, from)
    }

    /// The keys that whoever reads for the first time needs, on the row `area`; nothing at any other time.
    pub(super) fn greeting_keys(&self, area: Rect) -> Vec<StatusPiece> {
        let Some(reader) = self.reader.as_ref().filter(|reader| self.greets && reader.hints.is_none()) else {
            return Vec::new();
        };
        let has_sections = !reader.viewport.document().outline.sections().is_empty();
        let outline: &[Action] = if has_sections { &[Action::FocusOutline] } else { &[] };
        let said: [(&[Action], &str); 4] = [
            (&[Action::Help], "help"),
            (outline, "outline"),
            (&[Action::Hints], "links"),
            (&[Action::Close], if self.single { "quit" } else { "shelf" }),
        ];
        pieces(self.pairs(self.ground(), &said), area, area.x + u16::from(area.width > 2))
    }

    /// What leaves the labels over links, on the row `area` from column `from` on.
    pub(super) fn label_keys(&self, area: Rect, from: u16) -> Vec<StatusPiece> {
        pieces(self.pairs(Context::Text, &[(CLOSING, "closes")]), area, from)
    }

    /// Keys with their verbs; what no key leads to is left out.
    fn pairs(&self, context: Context, said: &[(&[Action], &'static str)]) -> Vec<KeyHint> {
        let pair = |(actions, verb): &(&[Action], &'static str)| {
            let keys: Vec<String> = actions.iter().filter_map(|&action| self.key_of(context, action)).collect();
            // Either way of closing will do; other actions are said together.
            let keys = if *actions == CLOSING { keys.into_iter().take(1).collect() } else { keys };
            (!keys.is_empty()).then(|| KeyHint { keys: keys.join(" "), verb: (*verb).to_owned() })
        };
        said.iter().filter_map(pair).collect()
    }

    /// The key to name for an action: one that everybody knows, or else the first.
    fn key_of(&self, context: Context, action: Action) -> Option<String> {
        let known = [KeyCode::Enter, KeyCode::Esc].map(|code| [Key::plain(code)]);
        let chords = self.config.keymap.keys_for(context, action);
        let chord = chords.iter().find(|chord| known.iter().any(|key| *chord == key)).or(chords.first())?;
        Some(notation::print(chord))
    }
}

/// What closes things, the likelier key first.
const CLOSING: &[Action] = &[Action::Cancel, Action::Close];

/// The pairs that fit `columns`, none of them cut.
fn fitting(pairs: Vec<KeyHint>, columns: u16) -> Vec<KeyHint> {
    let mut left = columns + PAIR_GAP;
    let fits = |pair: &KeyHint| {
        let rest = left.checked_sub(columns_of(&pair.keys) + VERB_GAP + columns_of(&pair.verb) + PAIR_GAP);
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    pairs.into_iter().take_while(fits).collect()
}

/// The pairs that fit on a row of the status line, key and verb in their own looks.
fn pieces(pairs: Vec<KeyHint>, area: Rect, from: u16) -> Vec<StatusPiece> {
    let room = area.right().saturating_sub(from + u16::from(area.width > 2));
    let mut x = from;
    let mut said = Vec::new();
    for KeyHint { keys, verb } in fitting(pairs, room) {
        let verb_at = x + columns_of(&keys) + VERB_GAP;
        let next = verb_at + columns_of(&verb) + PAIR_GAP;
        said.push(StatusPiece { x, text: keys, role: Role::PendingKeys });
        said.push(StatusPiece { x: verb_at, text: verb, role: Role::StatusMuted });
        x = next;
    }
    said
}

fn columns_of(text: &str) -> u16 {
    u16::try_from(width::of_str(text)).unwrap_or(u16::MAX / 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_left_out_in_pairs() {
        let pairs = || {
            let pair = |(keys, verb): (&str, &str)| KeyHint { keys: keys.into(), verb: verb.into() };
            [("Esc", "closes"), ("n p", "steps")].map(pair).into()
        };
        let said = |columns| fitting(pairs(), columns).len();
        assert_eq!([9, 10, 20, 21].map(said), [0, 1, 1, 2]);
    }
}
