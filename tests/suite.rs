//! The tests that run the program, in one binary: each module is a file in `tests/suite`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on has failed")]

mod support;

mod suite {
    mod cli_address;
    mod cli_commands;
    mod cli_languages;
    mod cli_messages;
    mod cli_print;
    mod cli_program;
    mod cli_reader;
    mod cli_rework;
    mod cli_samples;
    mod cli_terminal;
    mod cli_vertical;
    mod reader_config;
    mod reader_fetching;
    mod reader_graphics;
    mod reader_hangup;
    mod reader_hostile;
    mod reader_journey;
    mod reader_links;
    mod reader_panic;
    mod reader_pictures;
    mod reader_place;
    mod reader_resize;
    mod reader_rework;
    mod reader_signals;
    mod reader_suspend;
    mod reader_terminal;
    mod reader_widths;
}
