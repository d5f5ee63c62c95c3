//! Keys, chords, actions and the keymap that leads from one to the other.

pub mod action;
pub mod context;
pub mod key;

pub use action::{Action, Command};
pub use context::Context;
pub use key::{Chord, Key, KeyCode};
