//! Small Markdown texts and the documents that they become: `tests/markdown/*.txt`, each a list of cases.
//!
//! A case is a line `=== what it shows`, the Markdown, a line `--->`, and the document as `dump` writes it. With
//! `KANBAO_BLESS=1` the documents are written anew; look at the difference before you keep it.

use crate::source::dump::{dump, outline};
use crate::source::{Format, Hint, from_text};
use std::fs;
use std::path::Path;

const CASE: &str = "=== ";
const ARROW: &str = "--->\n";

/// Name, Markdown and document of each case.
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

fn read(markdown: &str) -> String {
    let loaded = from_text(markdown, Hint { name: "t", format: Format::Markdown });
    assert_eq!(loaded.warnings, []);
    dump(&loaded.document) + &outline(&loaded.document)
}

fn check(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown").join(name);
    let file = fs::read_to_string(&path).unwrap();
    if std::env::var_os("KANBAO_BLESS").is_some() {
        let blessed =
            cases(&file).iter().map(|(n, md, _)| format!("{CASE}{n}\n{md}{ARROW}{}", read(md))).collect::<String>();
        fs::write(&path, blessed).unwrap();
        return;
    }
    let cases = cases(&file);
    assert!(cases.len() > 4);
    for (case, markdown, expected) in cases {
        assert_eq!(read(markdown), expected, "{name}: {case}\n{markdown}");
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
fn no_file_of_cases_is_forgotten() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let mut found: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    assert_eq!(found, ["blocks.txt", "hostile.txt", "html.txt", "inlines.txt", "notes.txt"]);
}
