//! The walls between the layers: a single crate has none, so this test reads the source and holds it against the plan.
//!
//! Each rule is a function from files to complaints. The code must give none, and a snippet that breaks the rule must
//! give one, so that no rule can rot into one that passes everything.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod architecture {
    pub mod code;
    mod files;
    mod layers;
    mod purity;
    mod safety;
    mod terminal;
    mod width;
}
