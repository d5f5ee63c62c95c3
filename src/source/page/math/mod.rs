//! Formulas of MathML as readable text: `formula` chooses what stands for one, `tree` reads its elements, `written` sets
//! them in a row, `scripts` what stands above and below the line.

mod formula;
mod scripts;
mod tree;
mod written;

pub use formula::{is_formula, text};
