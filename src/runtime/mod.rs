//! The terminal, threads, signals and files: the imperative shell around the reader's state.

pub mod browser;
mod calibration;
pub mod configuration;
pub mod error;
mod events;
mod glances;
mod grammarian;
mod inbox;
mod input;
mod keeper;
mod late;
mod look;
pub mod message;
mod opener;
pub mod panic;
pub mod paths;
mod picture;
mod probe;
mod pump;
mod renderer;
pub mod run;
mod session;
mod shelf;
mod signals;
pub mod state;
pub mod store;
pub mod terminal;
mod watch;
mod watchdog;
mod worker;

pub use error::RuntimeError;
pub use paths::{Paths, PathsError};
pub use run::{Start, run};
