//! The one place where text becomes cells: glyph by glyph, at columns that we know.
//!
//! A wide glyph is its cell and, after it, a cell whose symbol is empty. That cell is never written to the terminal,
//! and it differs from a blank, so that the next frame redraws what the glyph uncovers. The width of every glyph that is
//! not ASCII is forced: nobody measures it a second time.

use crate::app::Picture;
use crate::config::Theme;
use crate::document::{Role, Target};
use crate::text::hyperlink;
use crate::text::width::{self, Ambiguous, Widths};
use crate::view::graphics::GraphicRow;
use crate::view::links::Links;
use crate::view::overlay::{overlay, sever};
use crate::view::picture;
use crate::view::stand_in::stand_in;
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use std::num::NonZeroU16;
use std::sync::Arc;
use unicode_segmentation::UnicodeSegmentation;

/// The symbol of the second cell of a wide glyph.
pub const CONTINUATION: &str = "";

/// A buffer and the theme that it is painted with.
pub struct Painter<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
    ambiguous: Ambiguous,
    graphics: Vec<GraphicRow>,
    /// Where glyphs lead; `None` where nobody wants to know.
    links: Option<Links>,
    /// Where the glyphs lead that are being painted.
    address: Option<Arc<str>>,
}

impl<'a> Painter<'a> {
    /// A painter on `buffer`.
    pub fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        let (ambiguous, graphics) = (Ambiguous::Narrow, Vec::new());
        Self { buffer, theme, ambiguous, graphics, links: None, address: None }
    }

    /// For a terminal that draws the ambiguous class so wide.
    #[must_use]
    pub fn on(self, ambiguous: Ambiguous) -> Self {
        Self { ambiguous, ..self }
    }

    /// One that notes where glyphs lead, or does not.
    #[must_use]
    pub fn with_links(self, links: bool) -> Self {
        Self { links: links.then(Links::default), ..self }
    }

    /// Has the glyphs from now on lead to `target`, where a terminal can know it.
    pub fn lead_to(&mut self, target: Option<&Target>) {
        self.address = match target {
            Some(Target::Url(address)) if self.links.is_some() => hyperlink::uri(address).map(Arc::from),
            _ => None,
        };
    }

    /// What can be painted on.
    pub fn area(&self) -> Rect {
        self.buffer.area
    }

    /// The style of a role.
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// The style of text that is several things at once, outermost first, to be laid over the ground that it stands on.
    pub fn over_ground(&self, roles: &[Role]) -> Style {
        let looks = roles.iter().zip(self.theme.looks(roles)).filter(|(role, _)| **role != Role::Text);
        looks.fold(Style::new(), |style, (_, look)| style.patch(look))
    }

    /// The colours of a role without its weight, for all of a row that is chosen.
    pub fn colours(&self, role: Role) -> Style {
        let style = self.style(role);
        Style { add_modifier: style.add_modifier & Modifier::REVERSED, sub_modifier: Modifier::empty(), ..style }
    }

    /// Makes `area` blank on a ground of its own; wide glyphs across its edges are cut cleanly.
    pub fn clear(&mut self, area: Rect, ground: Style) {
        overlay(self.buffer, area);
        if let Some(links) = &mut self.links {
            links.clear(area);
        }
        self.buffer.set_style(area, ground);
    }

    /// Makes `area` blank on the ground of a role; what the role leaves open is as in running text.
    pub fn ground(&mut self, area: Rect, role: Role) {
        self.clear(area, self.style(Role::Text).patch(self.style(role)));
    }

    /// Changes the style of `area` and keeps what is painted there.
    pub fn tint(&mut self, area: Rect, style: Style) {
        self.buffer.set_style(area, style);
    }

    /// Makes what is painted faint: something else is in front of it. Lines that are fainter already and
    /// images stay as they are.
    pub fn step_back(&mut self, area: Rect) {
        let (faint, line) = (self.style(Role::OutlineGuide), self.style(Role::PaneBorder).fg);
        // Without a colour for it, the terminal's own way of making text faint has to do.
        let dim = if faint.fg.is_some() { Modifier::empty() } else { Modifier::DIM };
        let style = Style { bg: None, add_modifier: dim, sub_modifier: Modifier::BOLD | Modifier::UNDERLINED, ..faint };
        for at in area.intersection(self.buffer.area).positions() {
            let steps = |cell: &&mut Cell| (line.is_none() || Some(cell.fg) != line) && !picture::is_dot(cell.symbol());
            if let Some(cell) = self.buffer.cell_mut(at).filter(steps) {
                cell.set_style(style);
            }
        }
    }

    /// Paints a glyph of `width` columns over what the cell's ground is; nothing where it does not lie wholly in `clip`.
    ///
    /// Returns whether it was painted.
    pub fn glyph(&mut self, clip: Rect, at: Position, text: &str, width: u8, style: Style) -> bool {
        let clip = clip.intersection(self.buffer.area);
        let end = at.x.saturating_add(u16::from(width));
        if !clip.contains(at) || end > clip.right() || text.is_empty() {
            return false;
        }
        let text = if width == 1 && self.would_be_wider(text) { stand_in(text) } else { text };
        self.put(at, text, width, style);
        true
    }

    /// Paints a part of an image, which takes one column on every terminal that knows it.
    pub fn dot(&mut self, clip: Rect, at: Position, text: &str, style: Style) {
        if clip.intersection(self.buffer.area).contains(at) {
            self.put(at, text, 1, style);
        }
    }

    fn put(&mut self, at: Position, text: &str, width: u8, style: Style) {
        let Some(width) = NonZeroU16::new(u16::from(width)) else { return };
        let end = at.x.saturating_add(width.get());
        sever(self.buffer, at.x, at.y);
        sever(self.buffer, end, at.y);
        if let Some(links) = &mut self.links {
            (at.x..end).for_each(|x| links.put(Position { x, y: at.y }, self.address.as_ref().filter(|_| x == at.x)));
        }
        if let Some(cell) = self.buffer.cell_mut(at) {
            let option = if text.len() == 1 { CellDiffOption::None } else { CellDiffOption::ForcedWidth(width) };
            cell.set_symbol(text).set_style(style).set_diff_option(option);
        }
        for x in at.x + 1..end {
            if let Some(cell) = self.buffer.cell_mut((x, at.y)) {
                cell.set_symbol(CONTINUATION).set_style(style).set_diff_option(CellDiffOption::None);
            }
        }
    }

    /// Has the row of an image that was just painted shown by the terminal's graphics, if nothing is painted over it.
    pub fn will_show(&mut self, room: Rect, row: u16, picture: &Arc<Picture>) {
        self.graphics.push(GraphicRow::new(self.buffer, room, row, picture));
    }

    /// Ends the painting: the rows of images that nothing covers become graphics. Says where glyphs lead.
    pub fn finish(self) -> Links {
        self.graphics.into_iter().for_each(|row| row.paint(self.buffer));
        self.links.unwrap_or_default()
    }

    /// Whether the terminal draws a narrow character in two columns.
    fn would_be_wider(&self, text: &str) -> bool {
        self.ambiguous == Ambiguous::Wide && width::is_ambiguous(text)
    }

    /// Paints a text of the interface from `at` to the right, as far as `clip` reaches; returns the column after it.
    ///
    /// What does not fit ends in `…`.
    pub fn text(&mut self, clip: Rect, at: Position, text: &str, style: Style) -> u16 {
        let room = usize::from(clip.right().saturating_sub(at.x));
        let mut x = at.x;
        for cluster in width::ellipsize(text, room).graphemes(true) {
            let glyph = width::glyph(cluster, Widths::UNKNOWN);
            if self.glyph(clip, Position { x, y: at.y }, glyph.text, glyph.width, style) {
                x += u16::from(glyph.width);
            }
        }
        x
    }

    /// Paints a text of the interface so that it ends before column `end`; returns the column of its start.
    pub fn text_before(&mut self, clip: Rect, end: Position, text: &str, style: Style) -> u16 {
        let columns = u16::try_from(width::of_str(text)).unwrap_or(u16::MAX);
        let x = end.x.saturating_sub(columns).max(clip.x);
        self.text(Rect { width: end.x.saturating_sub(clip.x), ..clip }, Position { x, y: end.y }, text, style);
        x
    }

    /// Repeats a narrow glyph over every cell of `area`.
    pub fn fill(&mut self, area: Rect, text: &str, style: Style) {
        for at in area.intersection(self.buffer.area).positions() {
            self.glyph(area, at, text, 1, style);
        }
    }
}
