//! Typeset pages: the golden ones, their measure, sections, notes and colours.
//!
//! `KANBAO_BLESS=1 cargo test --test suite golden` writes the golden pages anew; read the difference before you keep it.

use super::cli_program::{Outcome, Place, bundled};
use std::fs;
use std::path::{Path, PathBuf};

/// The columns of a line, by ranges of our own: nothing here is taken from the program that is tested.
pub fn columns(line: &str) -> usize {
    line.chars().map(char_columns).sum()
}

fn char_columns(c: char) -> usize {
    match c as u32 {
        0x300..=0x36f | 0x200b..=0x200f | 0x3099..=0x309a | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0x4dbf | 0x4e00..=0x9fff | 0xa000..=0xa4cf => 2,
        0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe10..=0xfe19 | 0xfe30..=0xfe4f | 0xff01..=0xff60 | 0xffe0..=0xffe6 => 2,
        0x1f300..=0x1faff | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

fn print(path: &Path, arguments: &[&str]) -> Outcome {
    let mut all = vec!["print".as_ref(), path.as_os_str()];
    all.extend(arguments.iter().map(std::ffi::OsStr::new));
    let outcome = Place::new().run(all);
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{}", path.display());
    outcome
}

fn golden(name: &str, measure: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}-{measure}.txt"))
}

#[test]
fn golden_pages_look_as_they_did() {
    for (name, path) in bundled() {
        for measure in ["40", "76"] {
            let page = print(&path, &["--measure", measure]).stdout;
            let file = golden(&name, measure);
            if std::env::var_os("KANBAO_BLESS").is_some() {
                fs::write(&file, &page).unwrap();
                continue;
            }
            let expected = fs::read_to_string(&file).unwrap_or_default();
            let differs = page.lines().zip(expected.lines()).position(|(a, b)| a != b);
            let line = differs.unwrap_or(page.lines().count().min(expected.lines().count()));
            assert!(
                page == expected,
                "{}:{}: the page has changed\n  was: {:?}\n  is:  {:?}",
                file.display(),
                line + 1,
                expected.lines().nth(line).unwrap_or("the end"),
                page.lines().nth(line).unwrap_or("the end"),
            );
        }
    }
}

#[test]
fn no_golden_page_is_left_over() {
    let names: Vec<String> = bundled().into_iter().map(|(name, _)| name).collect();
    for entry in fs::read_dir(golden("x", "1").parent().unwrap()).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let known = names.iter().any(|name| ["40", "76"].iter().any(|m| file == format!("{name}-{m}.txt")));
        assert!(known, "tests/golden/{file} belongs to no article");
    }
}

#[test]
fn no_line_is_longer_than_the_measure() {
    for (name, path) in bundled() {
        for measure in ["20", "21", "33", "40", "58", "77", "100"] {
            for style in [&[][..], &["--justify", "on", "--paragraph", "indented"]] {
                let page = print(&path, &[&["--measure", measure], style].concat()).stdout;
                for line in page.lines() {
                    assert!(columns(line) <= measure.parse().unwrap(), "{name} at {measure}: {line:?}");
                    assert_eq!(line.trim_end(), line, "{name} at {measure}: blanks at the end of a line");
                }
            }
        }
    }
}

#[test]
fn the_text_is_the_same_at_every_measure() {
    let letters = |page: &str| page.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let article =
        "# T\n\nA long-winded sentence about 排版 and its many small rules.\n\n- one item, 一項\n- two items, 兩項\n";
    let place = Place::new().with_file("a.md", article);
    for measure in ["12", "20", "31", "64"] {
        let page = place.run(["print", "--measure", measure, "a.md"]).stdout;
        assert_eq!(letters(&page), letters(article), "at {measure}:\n{page}");
    }
}

#[test]
fn the_measure_is_76_into_a_pipe_or_as_the_settings_have_it() {
    let place = Place::new().with_file("a.md", "word ".repeat(200));
    let widest = |outcome: Outcome| outcome.stdout.lines().map(columns).max();
    assert!(matches!(widest(place.run(["print", "a.md"])), Some(70..=76)));
    let place = place.with_file("config/kanbao/settings.toml", "measure = 30\n");
    assert!(matches!(widest(place.run(["print", "a.md"])), Some(25..=30)));
}

#[test]
fn one_column_is_as_good_as_none() {
    let place = Place::new().with_file("a.md", "# T\n\n".to_owned() + &"word ".repeat(400));
    let page = |arguments: &[&str]| {
        let outcome = place.run([&["print", "--measure", "30", "a.md"], arguments].concat());
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
        outcome.stdout
    };
    let plain = page(&[]);
    for columns in ["1", "auto"] {
        assert_eq!(page(&["--columns", columns]), plain, "{columns}, where there is no terminal");
    }
    assert_ne!(page(&["--columns", "2"]), plain);
    let pages = page(&["--columns", "1", "--height", "10"]);
    assert_eq!(pages.lines().take(10).collect::<Vec<_>>(), plain.lines().take(10).collect::<Vec<_>>());
    assert_eq!(pages.lines().nth(10), Some(""), "the first page is ten rows high");
    let refused = place.run(["print", "--columns", "0", "a.md"]);
    assert!(refused.code == 2 && refused.stderr.contains("a number from 1 to 9, or auto"), "{}", refused.stderr);
}

const NOTES: &str = "# T\n\n## One\n\nalpha[^a]\n\n## Two\n\nbeta[^b]\n\n[^a]: the first note\n[^b]: the second note\n";

#[test]
fn footnotes_follow_the_text() {
    let place = Place::new().with_file("a.md", NOTES);
    let page = place.run(["print", "a.md"]).stdout;
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is missing:\n{page}"));
    assert!(at("alpha") < at("beta") && at("beta") < at("the first note"));
    assert!(at("the first note") < at("the second note"));
}

#[test]
fn a_section_comes_with_its_own_notes() {
    let place = Place::new().with_file("a.md", NOTES);
    let page = place.run(["print", "--section", "2", "a.md"]).stdout;
    assert!(page.contains("Two") && page.contains("beta") && page.contains("the second note"), "{page}");
    assert!(!page.contains("alpha") && !page.contains("the first note"), "{page}");
    assert!(!page.starts_with('\n') && !page.ends_with("\n\n"), "{page:?}");
}

#[test]
fn standard_input_is_an_article_too() {
    let place = Place::new().with_file("a.md", NOTES);
    let printed = place.run(["print", "a.md"]).stdout;
    assert_eq!(place.run_with(["print", "-"], NOTES.as_bytes()).stdout, printed);
    assert_eq!(place.run_with(["print"], NOTES.as_bytes()).stdout, printed, "nobody needs to say it");
}

#[test]
fn standard_input_without_a_title_begins_with_its_text() {
    let page = Place::new().run_with(["print", "-"], "一句話。\n\n又一句話。\n".as_bytes()).stdout;
    assert_eq!(page, "一句話。\n\n又一句話。\n");
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let place = Place::new().with_file("a.md", NOTES);
    let plain = place.run(["print", "a.md"]).stdout;
    assert!(!plain.contains('\u{1b}'));
    let coloured = place.run(["print", "--color", "always", "--theme", "night", "a.md"]).stdout;
    assert!(coloured.contains("\u{1b}["));
    assert_eq!(place.run(["print", "--color", "never", "--theme", "night", "a.md"]).stdout, plain);
    let stripped: String =
        coloured.split("\u{1b}[").map(|part| part.split_once('m').map_or(part, |(_, text)| text)).collect();
    let trimmed: Vec<&str> = stripped.lines().map(str::trim_end).collect();
    assert_eq!(trimmed, plain.lines().collect::<Vec<_>>(), "colours change nothing about the text");
}

#[test]
fn a_hanging_mark_stands_outside_the_measure_only_when_asked_for() {
    let text = "---\n".replace("---\n", "一二三四五六七八九十，一二三四五六七八九十，一二三四五六七八九十，\n");
    let place = Place::new().with_file("a.md", format!("+++\ntitle = \"題\"\nlanguage = \"ja\"\n+++\n\n{text}"));
    let widest = |arguments: &[&str]| {
        let page = place.run([&["print", "--measure", "20", "a.md"], arguments].concat()).stdout;
        page.lines().map(columns).max()
    };
    assert!(widest(&[]) <= Some(20));
    assert_eq!(widest(&["--hang", "on"]), Some(22));
}
