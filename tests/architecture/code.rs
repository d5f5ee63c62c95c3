//! Source files as the rules see them: tokens without comments, strings and test modules, and the paths among them.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A Rust file of the project.
pub struct SourceFile {
    /// Its path from the root of the project, with `/`.
    pub path: String,
    /// What it says, whole.
    pub text: String,
    /// Its tokens, without comments and without what is compiled for tests only.
    pub tokens: Vec<Token>,
    /// The files, as paths without their ending, that it declares for tests only.
    test_modules: Vec<String>,
}

/// A token: an identifier, one character of punctuation, a bracket or a whole literal.
#[derive(Debug, Clone)]
pub struct Token {
    /// How it is written.
    pub text: String,
    /// Its line, counted from 1.
    pub line: usize,
}

/// A path such as `crate::text::SafeText`, with the branches of `use` trees written out.
#[derive(Debug)]
pub struct CodePath {
    /// Its segments; `*` for a glob.
    pub segments: Vec<String>,
    /// The line that it starts on.
    pub line: usize,
}

impl SourceFile {
    /// Reads `text` as the file at `path`.
    pub fn new(path: &str, text: &str) -> Self {
        let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{path} is not Rust: {error}"));
        let mut tokens = Vec::new();
        let mut tests = Vec::new();
        flatten(stream, &mut tokens, &mut tests);
        let folder = path.trim_end_matches(".rs").trim_end_matches("/mod").trim_end_matches("/lib");
        let test_modules = tests.iter().map(|name| format!("{folder}/{name}")).collect();
        Self { path: path.to_owned(), text: text.to_owned(), tokens, test_modules }
    }

    /// Whether `other` is, or lies in, a module that this file declares for tests only.
    fn declares_for_tests(&self, other: &str) -> bool {
        self.test_modules.iter().any(|module| {
            other.strip_prefix(module.as_str()).is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    }

    /// The folder under `src` that the file lies in; `main` and `lib` for the two roots.
    pub fn layer(&self) -> &str {
        let inner = self.path.strip_prefix("src/").unwrap_or(&self.path);
        inner.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The lines on which `pattern` stands, token by token.
    pub fn find(&self, pattern: &str) -> Vec<usize> {
        let pattern = Self::new("pattern", pattern).tokens;
        let same = |window: &[Token]| window.iter().zip(&pattern).all(|(a, b)| a.text == b.text);
        self.tokens.windows(pattern.len()).filter(|w| same(w)).map(|w| w[0].line).collect()
    }

    /// Every path in the file, in `use` and elsewhere.
    pub fn paths(&self) -> Vec<CodePath> {
        let mut paths = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let token = &self.tokens[at];
            let starts = !is_separator(&self.tokens, at.wrapping_sub(2));
            let alone = at > 0 && self.tokens[at - 1].text == "use";
            if is_identifier(&token.text) && starts && (alone || is_separator(&self.tokens, at + 1)) {
                at = expand(&self.tokens, at, &mut Vec::new(), token.line, &mut paths);
            } else {
                at += 1;
            }
        }
        paths
    }

    /// A complaint about a line of this file.
    pub fn complain(&self, line: usize, what: &str) -> String {
        format!("{}:{line}: {what}", self.path)
    }
}

/// Every file under `src`; those that are compiled for tests only have no tokens.
pub fn sources() -> &'static [SourceFile] {
    static SOURCES: LazyLock<Vec<SourceFile>> = LazyLock::new(read_sources);
    &SOURCES
}

fn read_sources() -> Vec<SourceFile> {
    let mut paths = Vec::new();
    collect(&root().join("src"), &mut paths);
    paths.sort();
    let read = |path: &PathBuf| SourceFile::new(&relative(path), &fs::read_to_string(path).unwrap());
    let mut files: Vec<SourceFile> = paths.iter().map(read).collect();
    let tests: Vec<bool> =
        files.iter().map(|file| files.iter().any(|parent| parent.declares_for_tests(&file.path))).collect();
    for (file, _) in files.iter_mut().zip(tests).filter(|(_, test)| *test) {
        file.tokens.clear();
    }
    files
}

/// The root of the project.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Fails with every complaint on a line of its own.
pub fn assert_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

fn relative(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/")
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

/// Writes out the groups of a stream, but for items under `#[cfg(test)]`; the names of such modules go to `tests`.
fn flatten(stream: TokenStream, out: &mut Vec<Token>, tests: &mut Vec<String>) {
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Punct(p) if p.as_char() == '#' && trees.peek().is_some_and(is_test_only) => {
                tests.extend(skip_item(&mut trees));
            }
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                out.push(Token { text: open.to_owned(), line });
                flatten(group.stream(), out, tests);
                out.push(Token { text: close.to_owned(), line: group.span_close().start().line });
            }
            other => out.push(Token { text: other.to_string(), line }),
        }
    }
}

/// Whether a group is the `[cfg(test)]` of an attribute.
fn is_test_only(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Passes over an item, and gives its name where it is a `mod x;`.
fn skip_item(trees: &mut impl Iterator<Item = TokenTree>) -> Option<String> {
    let mut last = String::new();
    for tree in trees {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return None,
            TokenTree::Punct(punct) if punct.as_char() == ';' => return Some(last),
            other => last = other.to_string(),
        }
    }
    None
}

fn is_identifier(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && !matches!(text, "use" | "pub" | "in" | "as")
}

/// Whether `::` stands at `at`. An index before the first token wraps and is no separator.
fn is_separator(tokens: &[Token], at: usize) -> bool {
    let colon = |i: usize| tokens.get(i).is_some_and(|t| t.text == ":");
    colon(at) && colon(at.wrapping_add(1))
}

/// Writes out the path at `at` behind `prefix`, and returns where it ends.
fn expand(tokens: &[Token], mut at: usize, prefix: &mut Vec<String>, line: usize, paths: &mut Vec<CodePath>) -> usize {
    let depth = prefix.len();
    while let Some(token) = tokens.get(at) {
        if token.text == "{" {
            at += 1;
            while tokens.get(at).is_some_and(|t| t.text != "}") {
                let next = expand(tokens, at, prefix, tokens[at].line, paths);
                at = next.max(at + 1);
            }
            at += 1;
            break;
        }
        if token.text != "*" && !is_identifier(&token.text) {
            break;
        }
        prefix.push(token.text.clone());
        at += 1;
        if !is_separator(tokens, at) {
            paths.push(CodePath { segments: prefix.clone(), line });
            break;
        }
        at += 2;
        if !tokens.get(at).is_some_and(|t| t.text == "{" || t.text == "*" || is_identifier(&t.text)) {
            paths.push(CodePath { segments: prefix.clone(), line });
            break;
        }
    }
    prefix.truncate(depth);
    if tokens.get(at).is_some_and(|t| t.text == "as") { at + 2 } else { at }
}

#[test]
fn comments_strings_and_test_modules_are_no_code() {
    let file = SourceFile::new(
        "src/app/a.rs",
        "//! crate::cli\n/// crate::cli\nconst A: &str = \"crate::cli\"; // crate::cli\n#[cfg(test)]\nmod tests { use crate::cli; }\nfn f() { crate::text::g() }",
    );
    let paths: Vec<String> = file.paths().iter().map(|p| p.segments.join("::")).collect();
    assert_eq!(paths, ["crate::text::g"]);
    assert_eq!(file.layer(), "app");
    assert_eq!(file.find("crate::text"), [6]);

    let parent = SourceFile::new("src/view/mod.rs", "mod lines;\n#[cfg(test)]\nmod emulator;");
    assert!(parent.declares_for_tests("src/view/emulator.rs") && parent.declares_for_tests("src/view/emulator/a.rs"));
    assert!(!parent.declares_for_tests("src/view/lines.rs") && !parent.declares_for_tests("src/app/emulator.rs"));
}

#[test]
fn use_trees_are_written_out() {
    let file = SourceFile::new(
        "src/app/a.rs",
        "use crate::{text::{self, width}, cli::*};\nuse std::{fs, io::Read as _};\nuse ratatui;\nfn f() -> Option<std::time::Instant> { Vec::<u8>::new() }",
    );
    let paths: Vec<String> = file.paths().iter().map(|p| p.segments.join("::")).collect();
    let expected = ["crate::text::self", "crate::text::width", "crate::cli::*", "std::fs", "std::io::Read", "ratatui"];
    assert_eq!(paths[..6], expected);
    assert_eq!(paths[6..], ["std::time::Instant", "Vec"]);
}
