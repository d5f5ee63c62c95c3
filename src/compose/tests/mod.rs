//! Tests of the stages together: properties on random text, and pages that a person can read.

mod columns;
mod hyphens;
mod nested;
mod pages;
mod plain;
mod properties;
mod ruby;
mod support;
mod tables;
mod vertical;
mod vertical_properties;
