//! Tests of the stages together: properties on random text, and pages that a person can read.

mod articles;
mod columns;
mod hyphens;
mod judge;
mod nested;
mod pages;
mod plain;
mod properties;
mod ruby;
mod rules;
mod support;
mod tables;
mod unicode;
mod verbatim;
mod vertical;
mod vertical_properties;
