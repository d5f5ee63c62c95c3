//! The reader's state, and how events change it. Nothing here does I/O.

pub mod effect;
pub mod event;
pub mod frame;
pub mod record;
pub mod state;

pub use effect::Effect;
pub use event::{Event, Mouse, MouseKind, Notice, Severity, Size};
pub use frame::Frame;
pub use record::Record;
pub use state::{App, Setup, ShelfEntry};
