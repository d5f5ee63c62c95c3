//! Where a block stands within the measure: its indent, the bars beside it, and the decoration of its lines.

use crate::compose::place::LineBuilder;
use crate::document::Role;
use crate::text::{Language, width};

/// Text is never set on fewer columns than this; deeper nesting is no longer indented.
const LEAST_ROOM: u16 = 10;

/// The surroundings of a block.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Columns from the left edge of the measure to the text.
    pub left: u16,
    /// The measure of the page, in columns.
    pub measure: u16,
    /// Marks that stand beside every line.
    pub bars: Vec<Decoration>,
    /// Roles of everything inside, outermost first.
    pub roles: Vec<Role>,
    /// The language of what is inside.
    pub language: Language,
    /// How many lists it lies in.
    pub lists: usize,
    /// Whether readings stand beside their bases even where they would stand above: in the cells of tables.
    pub inline_readings: bool,
}

/// Something painted beside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoration {
    /// Columns from the left edge of the measure.
    pub column: u16,
    /// What is painted.
    pub text: String,
    /// How it looks.
    pub roles: Vec<Role>,
}

impl Frame {
    /// The whole measure.
    pub fn page(measure: u16, language: Language) -> Self {
        Self {
            left: 0,
            measure: measure.max(1),
            bars: Vec::new(),
            roles: Vec::new(),
            language,
            lists: 0,
            inline_readings: false,
        }
    }

    /// Columns that the text may take.
    pub fn room(&self) -> u16 {
        self.measure.saturating_sub(self.left).max(1)
    }

    /// The frame `columns` further in, as far as that leaves room for text.
    #[must_use]
    pub fn indented(&self, columns: u16) -> Self {
        let fits = self.room() >= columns + LEAST_ROOM.min(self.measure / 2);
        Self { left: if fits { self.left + columns } else { self.left }, ..self.clone() }
    }

    /// The frame inside a bar that stands beside every line.
    #[must_use]
    pub fn barred(&self, bar: &str, role: Role) -> Self {
        let mut inner = self.indented(2);
        if inner.left > self.left {
            inner.bars.push(Decoration { column: self.left, text: bar.to_owned(), roles: vec![role] });
        }
        inner
    }

    /// The frame with one more role around its text.
    #[must_use]
    pub fn with_role(mut self, role: Role) -> Self {
        self.roles.push(role);
        self
    }
}

impl Decoration {
    /// A marker that ends `gap` columns before the text of `frame`, or begins at the margin where it is too wide.
    pub fn marker(frame: &Frame, text: &str, gap: u16, role: Role) -> Self {
        let columns = width::of_str(text) as u16 + gap;
        Self { column: frame.left.saturating_sub(columns), text: text.to_owned(), roles: vec![role] }
    }
}

/// Paints decorations in the order of their columns.
pub fn decorate(builder: &mut LineBuilder, bars: &[Decoration], marker: Option<Decoration>) {
    let mut all: Vec<&Decoration> = bars.iter().chain(marker.as_ref()).collect();
    all.sort_by_key(|d| d.column);
    for decoration in all {
        builder.decoration(decoration.column, &decoration.text, &decoration.roles);
    }
}
