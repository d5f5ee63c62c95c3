//! Vertical lines: every cluster in its own row, with what stands beside the text, in the look of its run.

use crate::app::frame::{Grid, Place};
use crate::compose::Line;
use crate::view::Painter;
use crate::view::lines::Sheet;

impl Sheet<'_> {
    /// Paints the `n`-th line of a grid.
    pub fn column(&self, painter: &mut Painter<'_>, grid: &Grid, n: u16, line: &Line) {
        for run in &line.runs {
            let plain = painter.over_ground(&run.roles);
            painter.lead_to(run.target.as_deref());
            for glyph in line.glyphs(run) {
                let style = self.look(painter, plain, glyph.pos.and_then(|pos| self.mark_at(pos)));
                let at = grid.cell(Place { line: n, column: glyph.column, across: glyph.across.into() });
                painter.glyph(self.clip, at, glyph.text, glyph.width, style);
            }
        }
        painter.lead_to(None);
    }
}
