//! Vertical pages on standard output: the golden ones, their cells, their text, their flags.
//!
//! `KANBAO_BLESS=1 cargo test --test suite vertical` writes the golden pages anew; read the difference before you keep it.

use super::cli_print::columns;
use super::cli_program::{Place, bundled};
use std::fs;
use std::path::{Path, PathBuf};

const HEIGHT: usize = 24;
const WIDTH: usize = 60;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden-vertical")
}

/// A page of the article at `path`.
fn print(path: &Path, height: usize, width: usize, more: &[&str]) -> String {
    let (height, width) = (height.to_string(), width.to_string());
    let flags = ["print", "--vertical", "--height", &height, "--measure", &width];
    let outcome = Place::new().run([&flags, more, &[path.to_str().unwrap()]].concat());
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{}", path.display());
    outcome.stdout
}

#[test]
fn golden_vertical_pages_look_as_they_did() {
    for (name, path) in bundled() {
        let page = print(&path, HEIGHT, WIDTH, &[]);
        let file = folder().join(format!("{name}.txt"));
        if std::env::var_os("KANBAO_BLESS").is_some() {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&file, &page).unwrap();
            continue;
        }
        let expected = fs::read_to_string(&file).unwrap_or_default();
        let differs = page.lines().zip(expected.lines()).position(|(a, b)| a != b);
        assert!(
            page == expected,
            "{}: the page has changed, first in line {:?}",
            file.display(),
            differs.map(|n| n + 1)
        );
    }
    let names: Vec<String> = bundled().into_iter().map(|(name, _)| name + ".txt").collect();
    for entry in fs::read_dir(folder()).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        assert!(names.contains(&file), "tests/golden-vertical/{file} belongs to no article");
    }
}

#[test]
fn every_page_is_as_high_and_no_wider_than_asked_for() {
    for (name, path) in bundled() {
        for (height, width) in [(4, 8), (9, 21), (24, 60), (50, 76), (37, 133)] {
            let page = print(&path, height, width, &["--hang", "off", "--ruby", "off"]);
            let rows: Vec<&str> = page.lines().collect();
            for row in &rows {
                assert!(columns(row) <= width, "{name} at {height}×{width}: {row:?}");
                assert_eq!(row.trim_end(), *row, "{name}: blanks at the end of a row");
            }
            // A blank line stands between pages, none after the last.
            assert_eq!((rows.len() + 1) % (height + 1), 0, "{name} at {height}×{width}: {} rows", rows.len());
        }
    }
}

/// The text in reading order, from the cells of pages of lines of four columns, without what stands beside them.
fn read_back(page: &str, height: usize, width: usize) -> String {
    let rows: Vec<&str> = page.lines().collect();
    let mut text = String::new();
    for page in rows.chunks(height + 1) {
        for line in 1..=width / 4 {
            let left = width - 4 * line;
            for row in page {
                let mut x = 0;
                for c in row.chars() {
                    if (left..left + 2).contains(&x) {
                        text.push(c);
                    }
                    x += columns(&c.to_string());
                }
            }
        }
    }
    text
}

#[test]
fn the_text_reads_down_and_from_right_to_left() {
    let place = Place::new().with_file(
        "a.md",
        "# 標題\n\n人工智慧行動峰會在巴黎舉行，他說：「我們合作。」\n\n第二段有Linux與2025年12日。\n",
    );
    for (height, width) in [("6", "16"), ("9", "24"), ("20", "40")] {
        let page =
            place.run(["print", "--vertical", "--hang", "off", "--height", height, "--measure", width, "a.md"]).stdout;
        let text = read_back(&page, height.parse().unwrap(), width.parse().unwrap());
        let text: String = text.split_whitespace().collect();
        let expected = "標題人工智慧行動峰會在巴黎舉行︐他說︓﹁我們合作︒﹂第二段有Ｌｉｎｕｘ與２０２５年12日︒";
        assert_eq!(text, expected, "at {height}×{width}:\n{page}");
    }
}

#[test]
fn stops_may_keep_their_form_and_hang_at_the_foot() {
    let place = Place::new().with_file("a.md", "中文五字，下一句也是。\n");
    let page = |more: &[&str]| {
        place.run([&["print", "--vertical", "--height", "4", "--measure", "24"], more, &["a.md"]].concat()).stdout
    };
    let page = page(&["--hang", "on", "--vertical-forms", "off"]);
    assert_eq!(page, "也  下  中          ａ\n是  一  文\n。  句  五\n        字\n        ，\n");
}

#[test]
fn a_height_without_vertical_lines_is_a_wrong_use() {
    let outcome = Place::new().with_file("a.md", "a\n").run(["print", "--height", "9", "a.md"]);
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("--vertical"), "{}", outcome.stderr);
}

#[test]
fn colours_change_nothing_about_vertical_pages() {
    let place = Place::new().with_file("a.md", "# 標題\n\n有[連結](https://example.org)的段落[^1]。\n\n[^1]: 註。\n");
    let flags = ["print", "--vertical", "--height", "8", "--measure", "40"];
    let plain = place.run([&flags[..], &["a.md"]].concat()).stdout;
    let coloured = place.run([&flags[..], &["--color", "always", "--theme", "night", "a.md"]].concat()).stdout;
    let stripped: String =
        coloured.split("\u{1b}[").map(|part| part.split_once('m').map_or(part, |(_, text)| text)).collect();
    assert!(coloured.contains("\u{1b}["));
    assert_eq!(stripped.lines().map(str::trim_end).collect::<Vec<_>>(), plain.lines().collect::<Vec<_>>());
}
