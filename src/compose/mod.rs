//! Line composition: a document and a measure in, lines of placed clusters out. Pure; integers only; no terminal.
//!
//! The stages, in order: `collect` inlines to flat text with spans, `prepare` to clusters with classes and gaps,
//! `breaks` to opportunities, `fit` to lines, `place` to columns, `prose` to lines with their readings, `blocks` to a
//! stack of lines. [`Layout`] holds the result lazily and answers every question about it.

pub mod blocks;
pub mod brackets;
pub mod breaks;
pub mod cluster;
pub mod collect;
pub mod columns;
pub mod extent;
pub mod first_fit;
pub mod fit;
pub mod flat;
mod flow;
mod flow_breaks;
pub mod frame;
pub mod hyphens;
pub mod layout;
pub mod line;
pub mod markers;
pub mod numerals;
pub mod opportunity;
pub mod optimal;
pub mod options;
pub mod picture;
pub mod place;
pub mod plain;
pub mod prepare;
pub mod prose;
pub mod ruby;
pub mod segment;
mod slots;
pub mod strictness;
pub mod table;
mod table_rows;
mod table_widths;
pub mod uax14;
pub mod verbatim;
pub mod vertical;

#[cfg(test)]
mod tests;

pub use columns::{ColumnGrid, Page, PageColumn};
pub use extent::Measured;
pub use flat::{CodeBlock, FlatText, Leaf, approximate_len, code_in, flat_text, for_each_leaf, leaf_starts};
pub use layout::{Layout, PlacedTarget, Row, compose_block, compose_blocks, compose_note, targets_on};
pub use line::{LINE_CELLS, Line, LineEnd, PlacedCluster, Run, TEXT_CELLS};
pub use options::{
    AmbiguousWidth, Autospace, Direction, Hang, Options, ParagraphStyle, PictureRoom, RubyMode, Strictness,
    VerticalForms,
};
pub use picture::{CellSize, PictureRow, cells_of};
pub use plain::plain_text;
