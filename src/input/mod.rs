//! Keys, chords, actions and the keymap that leads from one to the other.

pub mod action;
pub mod command;
pub mod context;
pub mod key;
pub mod keymap;
mod nearest;
pub mod notation;

pub use action::Action;
pub use command::{Command, CommandError, MEASURES};
pub use context::Context;
pub use key::{Chord, Key, KeyCode};
pub use keymap::{Keymap, Lookup};
pub use nearest::nearest;
