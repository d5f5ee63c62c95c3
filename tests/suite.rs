//! The tests that run the program, in one binary: each module is a file in `tests/suite`.

mod support;

mod suite {
    mod cli_commands;
    mod cli_messages;
    mod cli_print;
    mod cli_program;
    mod reader_hangup;
    mod reader_signals;
    mod reader_suspend;
    mod reader_terminal;
}
