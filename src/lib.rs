//! kanbao (看報): a terminal reader for long-form news in Chinese, Japanese, Korean and everything mixed with them.
//!
//! The layers, from the ground up; a layer imports only from those above it in this list (`docs/architecture.md`
//! has the table, `tests/architecture.rs` holds the code to it):
//!
//! - [`text`]: grapheme clusters, widths, character classes, sanitising
//! - [`input`]: keys, chords, actions, the keymap
//! - [`document`]: what an article is
//! - [`compose`]: pure line composition
//! - [`rendition`]: what is shown of a document: repaired, in the other script
//! - [`source`]: bytes to a sanitised document
//! - [`config`]: settings, themes and key bindings, from TOML
//! - [`app`]: the reader's state and how events change it
//! - [`view`]: state to cells
//! - [`runtime`]: the terminal, threads, signals and files
//! - [`cli`]: one file per subcommand

pub mod app;
pub mod cli;
pub mod compose;
pub mod config;
pub mod document;
pub mod input;
pub mod news;
pub mod rendition;
pub mod runtime;
pub mod source;
pub mod syntax;
pub mod text;
pub mod view;
