//! A composed line: clusters at their columns, in runs of one look, with the way back to the text.

use crate::compose::options::Direction;
use crate::compose::picture::PictureRow;
use crate::document::{BlockId, Role, Target, TextPos};
use std::ops::Range;
use std::sync::Arc;

/// Cells across a vertical line that its text takes.
pub const TEXT_CELLS: u8 = 2;
/// Cells from one vertical line to the next: those of its text, and those beside it for readings and references.
pub const LINE_CELLS: u8 = 4;

/// A line of the page. Columns count from the left edge of the measure; in a vertical line they are rows and count from
/// its head.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// What is painted, without the gaps between clusters.
    pub text: String,
    /// The clusters of `text` at their columns, from left to right.
    pub clusters: Vec<PlacedCluster>,
    /// Stretches of clusters that look alike and lead to the same place.
    pub runs: Vec<Run>,
    /// The text that the line shows; empty for blank lines and rules, which stand at the text that follows.
    pub source: Range<TextPos>,
    /// Why the line ends.
    pub end: LineEnd,
    /// Which way it runs.
    pub direction: Direction,
    /// Whether it holds the readings of the line below it, from which it is not parted.
    pub is_readings: bool,
    /// The row of an image that it leaves room for.
    pub picture: Option<PictureRow>,
}

/// A cluster at its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedCluster {
    /// Bytes from the start of [`Line::text`].
    pub start: u32,
    /// Bytes.
    pub len: u16,
    /// Columns that it takes: 1 or 2.
    pub width: u8,
    /// Columns from the left edge of the measure; in a vertical line, rows from its head.
    pub column: u16,
    /// Cells from the left edge of a vertical line: beyond the two of its text, what stands beside it. 0 in others.
    pub across: u8,
    /// Bytes from the start of its block's flat text; of no meaning in a run without a block.
    pub byte: u32,
}

/// A stretch of clusters that look alike and lead to the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Indices into [`Line::clusters`].
    pub clusters: Range<u32>,
    /// What the stretch is, outermost role first; the last one that says something about a colour wins.
    pub roles: Arc<[Role]>,
    /// Where it leads, for links and references.
    pub target: Option<Arc<Target>>,
    /// The block whose text it shows; `None` for markers, rules and other things that are not text.
    pub block: Option<BlockId>,
}

/// Why a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineEnd {
    /// At a break opportunity; the text goes on.
    Soft,
    /// Within a word, with a hyphen that is no part of the text; the text goes on.
    Hyphen,
    /// At a break that the text asks for.
    Hard,
    /// Within a word that is wider than the measure.
    Emergency,
    /// The block's text ends.
    #[default]
    Last,
}

/// A cluster as the painter sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// The characters to write.
    pub text: &'a str,
    /// Columns that it takes: 1 or 2.
    pub width: u8,
    /// Columns from the left edge of the measure; in a vertical line, rows from its head.
    pub column: u16,
    /// Cells from the left edge of a vertical line; 0 in others.
    pub across: u8,
    /// Its place in the text, where it is text.
    pub pos: Option<TextPos>,
}

impl Line {
    /// The glyphs of a run.
    pub fn glyphs<'a>(&'a self, run: &'a Run) -> impl Iterator<Item = Glyph<'a>> {
        let range = run.clusters.start as usize..run.clusters.end as usize;
        self.clusters.get(range).unwrap_or_default().iter().map(|c| Glyph {
            text: self.text.get(c.start as usize..c.start as usize + usize::from(c.len)).unwrap_or_default(),
            width: c.width,
            column: c.column,
            across: c.across,
            pos: run.block.map(|block| TextPos { block, byte: c.byte }),
        })
    }

    /// The column after the last cluster.
    pub fn width(&self) -> u16 {
        match self.direction {
            Direction::Horizontal => self.clusters.last().map_or(0, |c| c.column + u16::from(c.width)),
            Direction::Vertical => self.clusters.iter().map(|c| c.column + 1).max().unwrap_or(0),
        }
    }

    /// The columns of a glyph along the line: in a vertical line, every glyph takes one row.
    pub fn columns(&self, glyph: &Glyph<'_>) -> Range<u16> {
        let extent = if self.direction == Direction::Vertical { 1 } else { u16::from(glyph.width) };
        glyph.column..glyph.column + extent
    }

    /// Whether nothing is painted.
    pub fn is_blank(&self) -> bool {
        self.clusters.is_empty() && self.picture.is_none()
    }

    /// Whether nothing is painted but bars beside it: a line between two blocks of a quotation.
    pub fn is_gap(&self) -> bool {
        self.source.is_empty() && self.picture.is_none() && self.text.chars().all(|c| c == '▎')
    }

    /// The line as text, with a space for every column that nothing is painted on; of a vertical line what stands in it,
    /// without what stands beside it.
    pub fn to_plain(&self) -> String {
        let mut out = String::with_capacity(self.text.len() + 8);
        self.write_plain(&mut out);
        out
    }

    /// Adds the line as [`to_plain`](Self::to_plain) gives it to a text.
    pub fn write_plain(&self, out: &mut String) {
        let is_vertical = self.direction == Direction::Vertical;
        let mut column = 0;
        for c in self.clusters.iter().filter(|c| c.across < TEXT_CELLS) {
            for _ in column..c.column {
                out.push(' ');
            }
            out.push_str(self.text.get(c.start as usize..c.start as usize + usize::from(c.len)).unwrap_or_default());
            column = c.column + if is_vertical { 1 } else { u16::from(c.width) };
        }
    }

    /// The columns before a column on which nothing is painted but blanks.
    pub fn blank_before(&self, column: u16) -> u16 {
        let text = |c: &PlacedCluster| self.text.get(c.start as usize..).unwrap_or_default();
        let before = self.clusters.iter().filter(|c| c.column < column && !text(c).starts_with(char::is_whitespace));
        before.map(|c| c.column + u16::from(c.width)).max().map_or(column, |end| column.saturating_sub(end))
    }

    /// The text under a column, where there is text.
    pub fn pos_at(&self, column: u16) -> Option<TextPos> {
        let mut glyphs = self.runs.iter().flat_map(|run| self.glyphs(run));
        glyphs.find_map(|g| if self.columns(&g).contains(&column) { g.pos } else { None })
    }

    /// The run under a column.
    pub fn run_at(&self, column: u16) -> Option<&Run> {
        self.runs.iter().find(|run| self.glyphs(run).any(|g| self.columns(&g).contains(&column)))
    }

    /// The run under a cell of a vertical line: `column` rows down and `across` cells from its left edge. Beside its text,
    /// what stands there, or else the text itself.
    pub fn run_beside(&self, column: u16, across: u16) -> Option<&Run> {
        let is_beside = |g: &Glyph<'_>| (u16::from(g.across)..u16::from(g.across + g.width)).contains(&across);
        let exact = |run: &&Run| self.glyphs(run).any(|g| g.column == column && is_beside(&g));
        self.runs.iter().find(exact).or_else(|| self.run_at(column))
    }

    /// The columns that a stretch of text takes on this line, where it shows any of it.
    pub fn columns_of(&self, text: &Range<TextPos>) -> Option<Range<u16>> {
        let mut columns: Option<Range<u16>> = None;
        for glyph in self.runs.iter().flat_map(|run| self.glyphs(run)) {
            if glyph.pos.is_some_and(|pos| text.contains(&pos)) {
                let own = self.columns(&glyph);
                columns = Some(columns.map_or(own.clone(), |c| c.start.min(own.start)..c.end.max(own.end)));
            }
        }
        columns
    }
}
