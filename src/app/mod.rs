//! The reader's state, and how events change it. Nothing here does I/O.

pub mod effect;
pub mod event;
pub mod record;

pub use effect::Effect;
pub use event::{Event, Mouse, MouseKind, Notice, Severity, Size};
pub use record::Record;
