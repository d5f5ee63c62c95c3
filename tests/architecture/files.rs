//! What every file is held to: a first line that says its job, a length, no logic in `mod.rs`, and no forgotten test.

use super::code::{SourceFile, Token, assert_none, root, sources};
use std::collections::BTreeSet;
use std::fs;

/// The most lines that a file may have; a file with one job is seldom over 300.
const LONGEST: usize = 500;

/// Complains about files that do not say what they are for.
fn nameless(files: &[SourceFile]) -> Vec<String> {
    let silent = files.iter().filter(|f| !f.text.starts_with("//! "));
    silent.map(|f| f.complain(1, "the first line says what the file is for: `//! …`")).collect()
}

/// Complains about files that have grown more than one job.
fn overlong(files: &[SourceFile]) -> Vec<String> {
    let long = files.iter().filter(|f| f.text.lines().count() > LONGEST);
    long.map(|f| f.complain(LONGEST, &format!("longer than {LONGEST} lines: split it"))).collect()
}

/// Complains about a table of contents that does something.
fn busy_contents(files: &[SourceFile]) -> Vec<String> {
    let contents = files.iter().filter(|f| f.path.ends_with("/mod.rs") || f.path == "src/lib.rs");
    contents
        .filter_map(|f| first_logic(&f.tokens).map(|t| f.complain(t.line, "logic: only `mod` and `use` stand here")))
        .collect()
}

/// The first token that belongs to neither a documentation, a `mod x;` nor a `use`.
fn first_logic(mut tokens: &[Token]) -> Option<&Token> {
    loop {
        let first = tokens.first()?;
        let length = match first.text.as_str() {
            "#" => attribute_length(tokens),
            "pub" if tokens.get(1).is_some_and(|t| t.text == "(") => 4,
            "pub" => 1,
            "mod" if tokens.get(2).is_some_and(|t| t.text == ";") => 3,
            "use" => tokens.iter().position(|t| t.text == ";")? + 1,
            _ => return Some(first),
        };
        tokens = tokens.get(length..)?;
    }
}

fn attribute_length(tokens: &[Token]) -> usize {
    tokens.iter().position(|t| t.text == "]").map_or(1, |end| end + 1)
}

/// Complains about test files that nothing compiles: `declared` is the text of the root, `present` the files beside it.
fn forgotten(declared: &SourceFile, present: &BTreeSet<String>) -> Vec<String> {
    let missing = present.iter().filter(|name| declared.find(&format!("mod {name};")).is_empty());
    missing.map(|name| declared.complain(1, &format!("does not declare `mod {name};`, so it never runs"))).collect()
}

/// The names of the modules in a folder: its files, and its folders with a `mod.rs`.
fn modules(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap().map(|e| e.unwrap().path());
    let rust = entries.filter(|p| p.extension().is_some_and(|e| e == "rs") || p.join("mod.rs").is_file());
    rust.map(|p| p.file_stem().unwrap().to_string_lossy().into_owned()).collect()
}

fn test_root(name: &str) -> SourceFile {
    let path = format!("tests/{name}.rs");
    SourceFile::new(&path, &fs::read_to_string(root().join(&path)).unwrap())
}

#[test]
fn every_file_says_its_job() {
    assert_none(nameless(sources()));
}

#[test]
fn no_file_outgrows_its_job() {
    assert_none(overlong(sources()));
}

#[test]
fn a_module_file_is_a_table_of_contents() {
    assert_none(busy_contents(sources()));
}

#[test]
fn no_test_file_is_forgotten() {
    for name in ["architecture", "suite"] {
        assert_none(forgotten(&test_root(name), &modules(&format!("tests/{name}"))));
    }
    let roots = modules("tests").into_iter().filter(|name| name != "support");
    assert_eq!(roots.collect::<Vec<_>>(), ["architecture", "suite"], "one binary of tests and this one");
}

#[test]
fn these_rules_can_fail() {
    let file = |path: &str, text: &str| [SourceFile::new(path, text)];
    assert_eq!(nameless(&file("src/app/a.rs", "//! The state.\n")).len(), 0);
    assert_eq!(nameless(&file("src/app/a.rs", "use std::fmt;\n")).len(), 1);
    assert_eq!(overlong(&file("src/app/a.rs", &"\n".repeat(LONGEST))).len(), 0);
    assert_eq!(overlong(&file("src/app/a.rs", &"\n".repeat(LONGEST + 1))).len(), 1);

    let contents = "//! Docs.\n\n/// The state.\npub mod state;\npub(crate) mod b;\n#[cfg(test)]\nmod tests;\npub use state::{A, B};\n";
    assert_eq!(busy_contents(&file("src/app/mod.rs", contents)).len(), 0);
    assert_eq!(busy_contents(&file("src/app/mod.rs", "mod a;\npub fn f() {}")).len(), 1);
    assert_eq!(busy_contents(&file("src/app/mod.rs", "mod a { fn f() {} }")).len(), 1);
    assert_eq!(busy_contents(&file("src/app/mod.rs", "use a::B;\nstruct S;")).len(), 1);

    let present = BTreeSet::from(["cli_print".to_owned(), "screens".to_owned()]);
    let [declared] = file("tests/suite.rs", "mod suite { mod cli_print; }");
    assert_eq!(forgotten(&declared, &present).len(), 1);
}
