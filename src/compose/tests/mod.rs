//! Tests of the stages together: properties on random text, and pages that a person can read.

mod pages;
mod plain;
mod properties;
mod ruby;
mod support;
mod vertical;
mod vertical_properties;
