//! The tests that run the program, in one binary: each module is a file in `tests/suite`.

mod suite {
    mod cli_commands;
    mod cli_messages;
    mod cli_print;
    mod cli_program;
    mod cli_terminal;
}
