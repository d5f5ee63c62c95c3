//! The reader's state, and how events change it. Nothing here does I/O.
//!
//! [`App::update`] takes an [`Event`] in and gives [`Effect`]s out; [`App::frame`] is what the screen then shows, in the
//! colours of [`App::theme`]. `state` is the whole; `reader` is an open article, seen through its viewport (`scroll`);
//! `actions`, `arrange`, `in_text` and `in_panes` say what each command does; `present` and `panes` turn the outcome into
//! a [`Frame`].
//!
//! What the runtime owes the state: effects are carried out in their order, so that a [`Effect::Save`] before
//! [`Effect::Quit`] or [`Effect::Suspend`] is kept; [`Effect::Open`] is answered by [`Event::Opened`] with the record
//! that was kept, or by [`Event::OpenFailed`], and before that perhaps by [`Event::Growing`]; at a signal, [`App::records`] is kept. It fills in
//! [`Record::last_read`], and reads from the configuration whether the mouse is to be reported until an
//! [`Effect::CaptureMouse`] says otherwise.

mod actions;
mod arrange;
mod command;
mod completion;
mod copying;
mod coverage;
mod editor;
pub mod effect;
pub mod entries;
pub mod event;
mod filter;
mod folding;
pub mod frame;
pub mod from_home;
pub mod geometry;
mod growing;
mod help;
mod hints;
mod in_panes;
mod in_text;
mod information;
mod jumps;
pub mod key_hints;
mod keys;
mod linked;
mod list;
mod look;
mod matching;
mod mouse;
mod notice_pane;
mod opening;
mod outline;
mod pages;
mod panes;
pub mod picture;
pub mod places;
pub mod placing;
mod popup;
mod present;
mod progress;
mod prompt;
mod prompt_line;
mod reader;
pub mod record;
mod rework;
mod scroll;
mod search;
mod searching;
mod sections;
mod setting;
mod sheet;
mod sheet_pane;
mod shelf;
pub mod state;
mod status;
mod targets;
#[cfg(test)]
mod tests;
mod typing;
mod update;
mod wrapping;

pub use effect::Effect;
pub use event::{Event, Mouse, MouseKind, Notice, Severity, Size};
pub use frame::Frame;
pub use picture::{Dot, Drawing, FoundPictures, Graphic, Picture, PictureSupport};
pub use record::Record;
pub use shelf::{Glance, ShelfEntry};
pub use state::{App, Setup};
