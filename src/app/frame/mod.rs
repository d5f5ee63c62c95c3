//! What the screen shows, as data: made at the end of every update, painted by the view without further thought.
//!
//! All areas are in cells of the terminal, clamped to it. An area may be empty; then nothing of it is painted.

mod grid;
mod lines;
mod lists;
mod reader;
mod screen;

pub use grid::{Grid, Place};
pub use lines::{CompletionList, CompletionRow, KeyHint, PromptLine, StatusLine, StatusPiece};
pub use lists::{LargePicture, SheetPane, SheetRow, ShelfPane, ShelfRow};
pub use reader::{
    Fold, Highlight, HintLabel, OutlinePane, OutlineRow, PopupPane, ReaderPane, ScrollBar, TextColumn, TextPane,
};
pub use screen::{Body, Frame};
