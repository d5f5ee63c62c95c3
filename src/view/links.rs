//! Where glyphs on the screen lead, for terminals with links of their own.

use ratatui::layout::{Position, Rect};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The addresses that glyphs lead to, by the row and the column of their first cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Links(BTreeMap<(u16, u16), Arc<str>>);

impl Links {
    /// The address that the glyph at `at` leads to.
    pub fn at(&self, at: Position) -> Option<&Arc<str>> {
        self.0.get(&(at.y, at.x))
    }

    /// Notes that a glyph was painted, and where it leads.
    pub fn put(&mut self, at: Position, address: Option<&Arc<str>>) {
        match address {
            Some(address) => _ = self.0.insert((at.y, at.x), Arc::clone(address)),
            None if self.0.is_empty() => {}
            None => _ = self.0.remove(&(at.y, at.x)),
        }
    }

    /// Nothing in `area` leads anywhere any more.
    pub fn clear(&mut self, area: Rect) {
        self.0.retain(|&(y, x), _| !area.contains(Position { x, y }));
    }

    /// The places of glyphs that lead elsewhere than in `other`.
    pub fn differing<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Position> {
        let ours = self.0.iter().filter(|(at, address)| other.0.get(at) != Some(address));
        let theirs = other.0.iter().filter(|(at, _)| !self.0.contains_key(at));
        ours.chain(theirs).map(|(&(y, x), _)| Position { x, y })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Theme;
    use crate::document::{Role, Target};
    use crate::text::SafeText;
    use crate::view::Painter;
    use ratatui::buffer::Buffer;
    use ratatui::style::Style;

    #[test]
    fn what_lies_over_a_link_does_not_lead_there() {
        let theme = Theme::default();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        let mut painter = Painter::new(&mut buffer, &theme).with_links(true);
        let target = Target::Url(SafeText::new("https://example.org/"));
        let area = painter.area();
        painter.lead_to(Some(&target));
        painter.text(area, Position::ORIGIN, "看報看報ab", Style::new());
        painter.lead_to(None);
        painter.ground(Rect::new(3, 0, 2, 1), Role::Popup);
        painter.text(area, Position { x: 8, y: 0 }, "x", Style::new());
        let links = painter.finish();
        let leading = (0..12).filter(|&x| links.at(Position { x, y: 0 }).is_some());
        assert_eq!(leading.collect::<Vec<_>>(), [0, 2, 6, 9]);
    }
}
