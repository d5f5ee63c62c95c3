//! The tests that run the program, in one binary: each module is a file in `tests/suite`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod suite {
    mod cli_commands;
    mod cli_messages;
    mod cli_print;
    mod cli_program;
    mod cli_terminal;
}
