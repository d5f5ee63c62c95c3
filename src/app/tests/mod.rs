//! What a reader sees and gets, key by key.

mod any;
mod article;
mod code;
mod columns;
mod copying;
mod growing;
mod large;
mod moving;
mod notes;
mod outline;
mod pictures;
mod reading;
mod rework;
mod ruby;
mod searching;
mod shelf;
mod typing;
mod vertical;
mod weight;
