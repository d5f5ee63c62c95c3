//! Labels over links and references: type one to open what is under it.

use crate::app::frame::HintLabel;
use crate::document::Role;
use crate::view::Painter;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;

/// Paints the labels; letters that have been typed step back.
pub fn paint(painter: &mut Painter<'_>, clip: Rect, labels: &[HintLabel]) {
    let open = painter.style(Role::Hint);
    let typed = open.remove_modifier(Modifier::BOLD).add_modifier(Modifier::DIM);
    for label in labels {
        let mut at = Position { x: label.x, y: label.y };
        let (done, rest) = label.label.split_at_checked(label.typed).unwrap_or(("", &label.label));
        at.x = painter.text(clip, at, done, typed);
        painter.text(clip, at, rest, open);
    }
}
