//! Composed lines: every cluster at its own column, in the look of its run, with what stands out over it.

use crate::app::frame::Highlight;
use crate::compose::Line;
use crate::document::{Role, TextPos};
use crate::view::Painter;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Where lines are painted and what stands out on them.
pub struct Sheet<'a> {
    /// Nothing is painted outside.
    pub clip: Rect,
    /// Column 0 of every line.
    pub x: u16,
    /// Stretches of text that stand out, the later ones over the earlier ones.
    pub highlights: &'a [Highlight],
}

/// What was painted last on a line: a gap after it may belong to it.
struct Last {
    end: u16,
    run: usize,
    style: Style,
    marked: Option<usize>,
}

impl Sheet<'_> {
    /// Paints a line on row `y`.
    pub fn line(&self, painter: &mut Painter<'_>, y: u16, line: &Line) {
        let mut last: Option<Last> = None;
        for (run, roles) in line.runs.iter().enumerate() {
            let plain = on_ground(painter.theme().resolve(&roles.roles), painter.style(Role::Text));
            for glyph in line.glyphs(roles) {
                let marked = glyph.pos.and_then(|pos| self.mark_at(pos));
                let style = self.look(painter, plain, marked);
                let at = Position { x: self.x.saturating_add(glyph.column), y };
                self.gap(painter, &last, at, (run, plain, marked));
                painter.glyph(self.clip, at, glyph.text, glyph.width, style);
                last = Some(Last { end: at.x + u16::from(glyph.width), run, style: plain, marked });
            }
        }
    }

    /// Carries what joins two glyphs over the columns between them: a slot within a link is underlined like the link.
    fn gap(&self, painter: &mut Painter<'_>, last: &Option<Last>, at: Position, next: (usize, Style, Option<usize>)) {
        let Some(last) = last else { return };
        let (run, plain, marked) = next;
        let ground = if last.run == run && last.style == plain { plain } else { Style::new() };
        let style = self.look(painter, ground, marked.filter(|_| last.marked == marked));
        if style != Style::new() {
            let gap = Rect { x: last.end, y: at.y, width: at.x.saturating_sub(last.end), height: 1 };
            painter.tint(gap.intersection(self.clip), style);
        }
    }

    /// The index of the last highlight that holds `pos`.
    fn mark_at(&self, pos: TextPos) -> Option<usize> {
        self.highlights.iter().rposition(|highlight| highlight.text.contains(&pos))
    }

    /// The look of a glyph: its run's, and what stands out over it.
    fn look(&self, painter: &Painter<'_>, plain: Style, marked: Option<usize>) -> Style {
        let highlight = marked.and_then(|index| self.highlights.get(index));
        highlight.map_or(plain, |highlight| plain.patch(painter.style(highlight.role)))
    }
}

/// A style without the ground that running text stands on: a popup and a selected row have grounds of their own.
fn on_ground(style: Style, text: Style) -> Style {
    Style { bg: style.bg.filter(|_| style.bg != text.bg), ..style }
}
