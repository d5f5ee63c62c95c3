//! State to cells: what the screen shows, painted with the theme. Decides nothing and measures nothing.
//!
//! [`screen()`] paints a whole [`Frame`](crate::app::Frame), each pane by a file of its own; [`paint`] is the one place
//! where text becomes cells, and [`overlay`] the cure for popups over wide characters.

mod border;
pub mod changes;
mod columns;
#[cfg(test)]
mod emulator;
pub mod graphics;
mod hints;
mod lines;
pub mod links;
mod outline;
pub mod overlay;
pub mod paint;
pub mod picture;
mod popup;
mod prompt;
pub mod screen;
#[cfg(test)]
mod screens;
mod scrollbar;
mod sheet;
mod shelf;
mod stand_in;
mod status;
mod text_pane;
mod too_small;
#[cfg(test)]
mod wide_glyphs;

pub use links::Links;
pub use paint::Painter;
pub use screen::{Shown, screen};
