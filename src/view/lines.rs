//! Composed lines: every cluster at its own column, in the look of its run, with what stands out over it.

use crate::app::frame::Highlight;
use crate::compose::Line;
use crate::document::TextPos;
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
            let plain = painter.over_ground(&roles.roles);
            painter.lead_to(roles.target.as_deref());
            for glyph in line.glyphs(roles) {
                let marked = glyph.pos.and_then(|pos| self.mark_at(pos));
                let style = self.look(painter, plain, marked);
                let at = Position { x: self.x.saturating_add(glyph.column), y };
                self.gap(painter, &last, at, (run, plain, marked));
                painter.glyph(self.clip, at, glyph.text, glyph.width, style);
                last = Some(Last { end: at.x + u16::from(glyph.width), run, style: plain, marked });
            }
        }
        painter.lead_to(None);
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
    pub(super) fn mark_at(&self, pos: TextPos) -> Option<usize> {
        self.highlights.iter().rposition(|highlight| highlight.text.contains(&pos))
    }

    /// The look of a glyph: its run's, and what stands out over it.
    pub(super) fn look(&self, painter: &Painter<'_>, plain: Style, marked: Option<usize>) -> Style {
        let highlight = marked.and_then(|index| self.highlights.get(index));
        highlight.map_or(plain, |highlight| plain.patch(painter.style(highlight.role)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::{PlacedCluster, Run};
    use crate::config::Theme;
    use crate::document::{BlockId, Role};
    use crate::text::width::{Widths, glyph};
    use ratatui::buffer::{Buffer, Cell};
    use std::sync::Arc;
    use unicode_segmentation::UnicodeSegmentation;

    /// A line of block 1 from pieces with their roles; `_` is a gap that nothing is painted on.
    fn line(pieces: &[(&str, &[Role])]) -> Line {
        let mut line = Line::default();
        let mut column = 0;
        for (text, roles) in pieces {
            let first = line.clusters.len() as u32;
            for cluster in text.graphemes(true) {
                let width = glyph(cluster, Widths::UNKNOWN).width;
                if cluster != "_" {
                    let start = line.text.len() as u32;
                    line.text.push_str(cluster);
                    line.clusters.push(PlacedCluster {
                        start,
                        len: cluster.len() as u16,
                        width,
                        column,
                        across: 0,
                        byte: start,
                    });
                }
                column += u16::from(width);
            }
            let clusters = first..line.clusters.len() as u32;
            line.runs.push(Run { clusters, roles: Arc::from(*roles), target: None, block: Some(BlockId(1)) });
        }
        line
    }

    fn painted(pieces: &[(&str, &[Role])], clip: Rect, x: u16, highlights: &[Highlight]) -> (Buffer, Theme) {
        let theme = Theme::default();
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        let mut painter = Painter::new(&mut buffer, &theme);
        painter.ground(painter.area(), Role::Text);
        Sheet { clip, x, highlights }.line(&mut painter, 0, &line(pieces));
        (buffer, theme)
    }

    fn marked(range: std::ops::Range<u32>, role: Role) -> Highlight {
        let pos = |byte| TextPos { block: BlockId(1), byte };
        Highlight { text: pos(range.start)..pos(range.end), role }
    }

    fn row(buffer: &Buffer) -> String {
        buffer.content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn half_a_wide_glyph_is_never_painted_at_an_edge() {
        let (buffer, _) = painted(&[("看報紙", &[])], Rect::new(0, 0, 5, 1), 0, &[]);
        assert_eq!(row(&buffer).trim_end(), "看報");
        let (buffer, _) = painted(&[("a看報", &[])], Rect::new(3, 0, 9, 1), 1, &[]);
        assert_eq!(row(&buffer).trim(), "報");
    }

    #[test]
    fn a_slot_within_a_link_looks_like_the_link_and_one_beside_it_does_not() {
        let (buffer, _) =
            painted(&[("用", &[]), ("_Linux_的", &[Role::Link]), ("_x", &[])], Rect::new(0, 0, 12, 1), 0, &[]);
        let look = |x: u16| buffer.cell((x, 0)).unwrap().style();
        assert_eq!(look(2), look(0), "before the link");
        assert_ne!(look(3), look(0), "the link");
        assert!((3..11).all(|x| look(x) == look(3)), "the slot within it: {buffer:?}");
        assert_eq!(look(11), look(0), "after the link");
    }

    #[test]
    fn the_later_highlight_lies_over_the_earlier_one_and_covers_the_gap_within_it() {
        let highlights = [marked(0..9, Role::SearchMatch), marked(3..9, Role::SearchCurrent)];
        let (buffer, theme) =
            painted(&[("看報", &[]), ("_紙x", &[Role::Strong])], Rect::new(0, 0, 12, 1), 0, &highlights);
        let grounds: Vec<_> = buffer.content.iter().take(8).map(|cell| cell.bg).collect();
        let over = |role| theme.style(Role::Text).patch(theme.style(role)).bg.unwrap();
        let (matched, current) = (over(Role::SearchMatch), over(Role::SearchCurrent));
        let text = over(Role::Text);
        assert_eq!(grounds, [matched, matched, current, current, current, current, current, text]);
    }
}
