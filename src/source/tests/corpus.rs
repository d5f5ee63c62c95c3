//! Small texts and the documents that they become: `tests/markdown/*.txt` and `tests/html/*.txt`, each a list of cases.
//!
//! A case is a line `=== what it shows`, the text, a line `--->`, and the document as `dump` writes it. With
//! `KANBAO_BLESS=1` the documents are written anew; look at the difference before you keep it.

use crate::source::dump::{dump, outline};
use crate::source::{Format, Hint, from_text};
use std::fs;
use std::path::Path;

const CASE: &str = "=== ";
const ARROW: &str = "--->\n";

/// Name, text and document of each case.
fn cases(file: &str) -> Vec<(&str, &str, &str)> {
    let starts: Vec<usize> =
        file.match_indices(CASE).map(|(at, _)| at).filter(|&at| at == 0 || file[..at].ends_with('\n')).collect();
    let ends = starts.iter().skip(1).copied().chain([file.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| {
            let (name, rest) = file[start + CASE.len()..end].split_once('\n').unwrap();
            let (markdown, document) = rest.split_once(ARROW).unwrap_or_else(|| panic!("{name}: no {ARROW}"));
            (name, markdown, document)
        })
        .collect()
}

fn read(text: &str, format: Format) -> String {
    let loaded = from_text(text, Hint { name: "t", format });
    assert_eq!(loaded.warnings, []);
    dump(&loaded.document) + &outline(&loaded.document)
}

fn check(name: &str) {
    check_in("markdown", Format::Markdown, name);
}

fn check_in(folder: &str, format: Format, name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder).join(name);
    let file = fs::read_to_string(&path).unwrap();
    if std::env::var_os("KANBAO_BLESS").is_some() {
        let case = |(name, text, _): &(&str, &str, &str)| format!("{CASE}{name}\n{text}{ARROW}{}", read(text, format));
        fs::write(&path, cases(&file).iter().map(case).collect::<String>()).unwrap();
        return;
    }
    let cases = cases(&file);
    assert!(cases.len() > 4);
    for (case, text, expected) in cases {
        assert_eq!(read(text, format), expected, "{name}: {case}\n{text}");
    }
}

#[test]
fn blocks() {
    check("blocks.txt");
}

#[test]
fn inlines() {
    check("inlines.txt");
}

#[test]
fn notes() {
    check("notes.txt");
}

#[test]
fn html() {
    check("html.txt");
}

#[test]
fn hostile() {
    check("hostile.txt");
}

#[test]
fn pages_of_html() {
    check_in("html", Format::Html, "blocks.txt");
    check_in("html", Format::Html, "news.txt");
    check_in("html", Format::Html, "notes.txt");
    check_in("html", Format::Html, "pages.txt");
    check_in("html", Format::Html, "web.txt");
}

fn files(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut found: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    found
}

#[test]
fn no_file_of_cases_is_forgotten() {
    assert_eq!(files("markdown"), ["blocks.txt", "hostile.txt", "html.txt", "inlines.txt", "notes.txt"]);
    assert_eq!(files("html"), ["blocks.txt", "news.txt", "notes.txt", "pages.txt", "web.txt"]);
}
