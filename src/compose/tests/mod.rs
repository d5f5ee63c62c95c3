//! Tests of the stages together: properties on random text, and pages that a person can read.

mod articles;
mod judge;
mod pages;
mod plain;
mod properties;
mod rules;
mod support;
mod unicode;
mod vertical;
mod vertical_properties;
