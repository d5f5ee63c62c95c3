//! Tests of the whole border.

mod articles;
mod corpus;
mod files;
mod limits;
mod properties;
mod walk;
