//! Vertical writing: the same breaks and the same fit, with lines measured in rows and clusters placed from top to bottom.
//!
//! `rows` gives every cluster of a prepared text its rows, `fit` fills lines with them, `forms` the shape that it has in a vertical line, `beside` the
//! places of readings and references, and `place` puts all of it on the line.

mod beside;
mod fit;
mod forms;
mod place;
mod rows;

pub use fit::fit;
pub use forms::rows_of;
pub use rows::set_rows;
