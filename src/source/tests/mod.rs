//! Tests of the whole border.
