//! Where a block stands within the measure: its indent, the bars beside it, and the decoration of its lines.

use crate::compose::options::Direction;
use crate::compose::place::LineBuilder;
use crate::compose::vertical;
use crate::document::Role;
use crate::text::{Language, width};

/// Text is never set on lines of fewer Han characters than this; deeper nesting is no longer indented.
const LEAST_ROOM: u16 = 5;

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
    /// Which way lines run.
    pub direction: Direction,
    /// How many lists it lies in.
    pub lists: usize,
    /// Whether it is a cell of a table: readings stand beside their bases even where they would stand above, and no mark
    /// hangs into the next cell.
    pub in_cell: bool,
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
    pub fn page(measure: u16, language: Language, direction: Direction) -> Self {
        Self {
            left: 0,
            measure: measure.max(1),
            bars: Vec::new(),
            roles: Vec::new(),
            language,
            direction,
            lists: 0,
            in_cell: false,
        }
    }

    /// The frame for text of a language, where one is known; else it stays as it is.
    #[must_use]
    pub fn in_language(&self, language: Option<Language>) -> Self {
        Self { language: language.unwrap_or(self.language), ..self.clone() }
    }

    /// Whether its text is read line after line: all but titles, headings and what stands in their place.
    pub fn is_running_text(&self) -> bool {
        use Role::{Byline, Heading, MinorHeading, Subheading, Subtitle, TableHeader, Term, Title};
        let apart = [Title, Subtitle, Byline, Heading, Subheading, MinorHeading, TableHeader, Term];
        !self.roles.iter().any(|role| apart.contains(role))
    }

    /// The columns that `count` Han characters take along the line.
    pub fn em(&self, count: u16) -> u16 {
        match self.direction {
            Direction::Horizontal => 2 * count,
            Direction::Vertical => count,
        }
    }

    /// Columns that the text may take.
    pub fn room(&self) -> u16 {
        self.measure.saturating_sub(self.left).max(1)
    }

    /// The frame `columns` further in, as far as that leaves room for text.
    #[must_use]
    pub fn indented(&self, columns: u16) -> Self {
        let fits = self.room() >= columns + self.em(LEAST_ROOM).min(self.measure / 2);
        Self { left: if fits { self.left + columns } else { self.left }, ..self.clone() }
    }

    /// The frame inside a bar that stands beside every line.
    #[must_use]
    pub fn barred(&self, bar: &str, role: Role) -> Self {
        let mut inner = self.indented(self.em(1));
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
    /// A marker that ends a column before the text of `frame`, or begins at the margin where it is too wide. In a vertical
    /// line it stands right above the text.
    pub fn marker(frame: &Frame, text: &str, role: Role) -> Self {
        let columns = marker_columns(text, frame.direction);
        Self { column: frame.left.saturating_sub(columns), text: text.to_owned(), roles: vec![role] }
    }
}

/// The columns of a marker with the gap after it.
pub fn marker_columns(text: &str, direction: Direction) -> u16 {
    match direction {
        Direction::Horizontal => width::of_str(text) as u16 + 1,
        Direction::Vertical => vertical::rows_of(text),
    }
}

/// Paints decorations in the order of their columns.
pub fn decorate(builder: &mut LineBuilder, bars: &[Decoration], markers: &[Decoration]) {
    let mut all: Vec<&Decoration> = bars.iter().chain(markers).collect();
    all.sort_by_key(|d| d.column);
    for decoration in all {
        builder.decoration(decoration.column, &decoration.text, &decoration.roles);
    }
}
