//! Configuration files that are wrong in hundreds of ways: none may panic, and each must say where it is wrong.

use crate::config::{Appearance, Config, ConfigFiles, Diagnostic, Settings};
use proptest::prelude::*;
use std::path::PathBuf;

/// Which file a text stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Settings,
    Keys,
    Theme,
}

fn files(kind: Kind, text: &str) -> ConfigFiles {
    let file = (PathBuf::from("broken.toml"), text.to_owned());
    match kind {
        Kind::Settings => ConfigFiles { settings: Some(file), ..ConfigFiles::default() },
        Kind::Keys => ConfigFiles { keys: Some(file), ..ConfigFiles::default() },
        Kind::Theme => ConfigFiles { themes: vec![file], ..ConfigFiles::default() },
    }
}

fn check(kind: Kind, text: &str) -> Vec<Diagnostic> {
    Config::check(&files(kind, text))
}

/// Holds that `text`, whose mistake is on `line`, is found out, there.
fn assert_found(kind: Kind, text: &str, line: usize) {
    let wrong = check(kind, text);
    assert!(wrong.iter().any(|d| d.line == line), "{kind:?} {text:?} should be wrong in line {line}: {wrong:#?}");
    for diagnostic in &wrong {
        let message = diagnostic.to_string();
        assert!(message.starts_with(&format!("broken.toml:{}:{}: ", diagnostic.line, diagnostic.column)), "{message}");
        assert!(!message.contains(['\n', '\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{message:?}");
    }
}

/// Texts that are no TOML, whatever the file.
const NO_TOML: &[&str] = &[
    "=",
    "a",
    "a =",
    "a = =",
    "= 1",
    "a = 1 b = 2",
    "a = 'x",
    "a = \"x",
    "a = \"\\q\"",
    "a = \"\\u12\"",
    "a = 01",
    "a = 1__0",
    "a = 0x",
    "a = 0xZZ",
    "a = 1.",
    "a = .5",
    "a = tru",
    "a = True",
    "a = yes",
    "a = [1",
    "a = [1,,2]",
    "a = {",
    "a = { b = 1",
    "a = { b }",
    "[a",
    "[a]]",
    "[[a]",
    "[]",
    "[a.]",
    "[.a]",
    "a.b. = 1",
    "a = 1\na = 2",
    "[t]\n[t]",
    "a = 2025-13-01",
    "a = 1979-05-27T99:00:00",
    "a = \"\"\"x",
    "a = '''x",
    "'a = 1",
    "a = \u{7f}",
    "a = \"\u{1}\"",
    "a = @",
    "a; b",
    "{ }",
    "\u{1b}[31m = 1",
    "報 = 1",
    "a = #",
    "a == 1",
    "-- = ",
];

/// Values that no setting takes.
const NO_SETTING: &[&str] =
    &["1979-05-27", "{ a = 1 }", "-1", "99999999999999999999", "nan", "''", "\"\\u001b[2J\"", "[1]", "[[]]"];

/// Lines that are wrong in `[text]` of the keys.
const NO_BINDING: &[&str] = &[
    "j = 1",
    "j = true",
    "j = []",
    "j = {}",
    "j = ''",
    "j = '  '",
    "j = 'lin-down'",
    "j = 'line-down 3'",
    "j = 'section'",
    "j = 'section 0'",
    "j = 'section x'",
    "j = 'section 99999999'",
    "j = 'percent 101'",
    "j = 'measure wide'",
    "j = 'set-mark ab'",
    "j = 'NONE'",
    "'' = 'copy'",
    "' ' = 'copy'",
    "jj = 'copy'",
    "'j jk' = 'copy'",
    "Ctr-f = 'copy'",
    "'C-f' = 'copy'",
    "'Ctrl-' = 'copy'",
    "'Ctrl-Ctl-f' = 'copy'",
    "'Shift-1' = 'copy'",
    "Ctrl-i = 'copy'",
    "Ctrl-m = 'copy'",
    "'Ctrl-[' = 'copy'",
    "F0 = 'copy'",
    "F25 = 'copy'",
    "F999 = 'copy'",
    "'<C-f>' = 'copy'",
    "'<Enter>' = 'copy'",
    "Pagedn = 1",
    "'\\u001b' = 'copy'",
    "\"\\u001b]0;\" = 'copy'",
    "j = \"\\u001b\"",
    "j.k = 'copy'",
];

/// Lines that are wrong at the top of a theme.
const NO_THEME_KEY: &[&str] = &[
    "name = 1",
    "name = []",
    "appearance = 'dusk'",
    "appearance = 1",
    "appearance = ''",
    "inherits = 'broken'",
    "inherits = 'nobody'",
    "inherits = 1",
    "inherits = []",
    "inherits = \"\\u001b\"",
    "palette = 1",
    "palette = []",
    "palette = { a = '#12' }",
    "palette = { a = '#12345g' }",
    "palette = { a = 256 }",
    "palette = { a = -1 }",
    "palette = { a = 1.5 }",
    "palette = { a = true }",
    "palette = { a = 'b', b = '#000000' }",
    "palette = { a = {} }",
    "palette = { a = '#+12345' }",
    "palette = { a = '256' }",
    "roles = 1",
    "roles = []",
    "roles = { text = [] }",
    "roles = { text = 'nocolor' }",
    "roles = { text = '' }",
    "roles = { text = '#' }",
    "roles = { text = '#報報' }",
    "roles = { text = 999 }",
    "roles = { text = true }",
    "roles = { text = { fg = 'nocolor' } }",
    "roles = { txt = 'red' }",
    "roles = { text = { foreground = 'red' } }",
    "roles = { text = { bold = 'yes' } }",
    "roles = { text = { bold = 1 } }",
    "roles = { text = { fg = {} } }",
    "roles = { text = { underline-color = 'x' } }",
    "roles = { heading1 = 'red' }",
    "roles = { text.fg.x = 1 }",
    "colours = {}",
    "[role]",
    "[roles.headng]",
    "[[roles]]",
];

#[test]
fn two_hundred_and_more_broken_files_say_where() {
    let mut count = 0;
    let mut found = |kind: Kind, before: &str, bad: &str| {
        let text = format!("{before}{bad}");
        // A mistake that needs two lines shows on the second.
        let line = text.lines().count();
        assert_found(kind, &text, line);
        count += 1;
    };
    for bad in NO_TOML {
        found(Kind::Settings, "# 看報\n\n", bad);
        found(Kind::Keys, "# 看報\n", bad);
        found(Kind::Theme, "", bad);
    }
    for key in Settings::keys() {
        for value in NO_SETTING {
            found(Kind::Settings, "# first\n", &format!("{key} = {value}"));
        }
    }
    for bad in NO_BINDING {
        found(Kind::Keys, "[text]\nG = 'go-bottom'\n", bad);
    }
    for bad in NO_THEME_KEY {
        found(Kind::Theme, "# a theme\n", bad);
    }
    assert!(count > 200, "{count}");
}

#[test]
fn files_without_end_and_depth_are_only_wrong() {
    for text in [
        format!("a = {}", "[".repeat(20_000)),
        format!("a = {}", "{a=".repeat(20_000)),
        format!("{}x = 1", "a.".repeat(20_000)),
        format!("{} = 1", "x".repeat(200_000)),
        format!("theme = '{}'", "報".repeat(100_000)),
        "\u{feff}".repeat(1_000),
    ] {
        for kind in [Kind::Settings, Kind::Keys, Kind::Theme] {
            let wrong = check(kind, &text);
            assert!(wrong.iter().all(|d| d.to_string().len() < 2_000));
        }
    }
}

#[test]
fn a_file_cut_anywhere_leaves_a_configuration_that_works() {
    for (kind, text) in [
        (Kind::Settings, crate::config::settings::REFERENCE),
        (Kind::Keys, crate::config::keys::REFERENCE),
        (Kind::Theme, include_str!("../../config/themes/night.toml")),
    ] {
        for cut in (0..text.len()).step_by(97).filter(|&cut| text.is_char_boundary(cut)) {
            let (config, _) = Config::load(&files(kind, &text[..cut]));
            assert!(!config.keymap.bindings(crate::input::Context::Text).is_empty());
            assert_eq!(config.theme_for(Appearance::Dark).name, "night");
            _ = config.theme("broken");
        }
    }
}

proptest! {
    #[test]
    fn no_text_at_all_makes_it_panic(text in "(([a-z.\\-]{1,8}|\\[[a-z.]{1,9}\\]|'[^']{0,4}') ?=? ?([0-9]{1,3}|'[^\\n]{0,6}'|\\{[^\\n]{0,9}\\}|\\PC{0,5})\\n?){0,12}") {
        for kind in [Kind::Settings, Kind::Keys, Kind::Theme] {
            let lines = text.matches('\n').count() + 1;
            for diagnostic in check(kind, &text) {
                prop_assert!((1..=lines).contains(&diagnostic.line));
                prop_assert!(diagnostic.column >= 1);
            }
        }
    }
}
