//! What a reader sees and gets, key by key.

mod any;
pub mod article;
mod code;
mod columns;
mod copying;
mod greeting;
mod growing;
mod large;
mod moving;
mod notes;
mod outline;
mod pictures;
mod progress;
mod reading;
mod rework;
mod ruby;
mod searching;
mod shelf;
mod typing;
mod vertical;
mod weight;
