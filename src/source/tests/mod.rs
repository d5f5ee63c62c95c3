//! Tests of the whole border.

mod articles;
mod corpus;
mod files;
mod languages;
mod limits;
mod properties;
mod walk;
