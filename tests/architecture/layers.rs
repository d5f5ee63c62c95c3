//! Layers import only downwards, by the table that `docs/architecture.md` shows too.

use super::code::{SourceFile, assert_none, root, sources};
use std::collections::BTreeMap;
use std::fs;

/// Each layer with those that it may import, from the top down.
const LAYERS: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    (
        "cli",
        &[
            "runtime",
            "view",
            "app",
            "config",
            "rendition",
            "news",
            "source",
            "syntax",
            "compose",
            "document",
            "input",
            "text",
        ],
    ),
    (
        "runtime",
        &["view", "app", "config", "rendition", "news", "source", "syntax", "compose", "document", "input", "text"],
    ),
    ("view", &["app", "config", "compose", "document", "input", "text"]),
    ("app", &["config", "rendition", "compose", "document", "input", "text"]),
    ("config", &["rendition", "compose", "document", "input", "text"]),
    ("rendition", &["compose", "document", "text"]),
    ("news", &["source", "document", "text"]),
    ("source", &["document", "text"]),
    ("syntax", &["document"]),
    ("compose", &["document", "text"]),
    ("document", &["text"]),
    ("input", &[]),
    ("text", &[]),
];

/// Complains about every import that the table does not allow.
fn upward_imports(files: &[SourceFile]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|f| f.layer() != "lib") {
        let Some((layer, allowed)) = LAYERS.iter().find(|(layer, _)| *layer == file.layer()) else {
            complaints.push(file.complain(1, "lies in a layer that the table does not have"));
            continue;
        };
        for path in file.paths() {
            let [first, target, ..] = &path.segments[..] else { continue };
            if first == "super" && escapes(file, &path.segments) {
                complaints.push(file.complain(path.line, "leaves its layer by `super`: write `crate::`"));
            }
            let absolute = first == "crate" || first == "kanbao";
            if absolute && target != layer && !allowed.contains(&target.as_str()) {
                complaints.push(file.complain(path.line, &format!("`{layer}` may not import `{target}`")));
            }
        }
    }
    complaints
}

/// Whether the leading `super`s of a path lead out of the file's layer.
fn escapes(file: &SourceFile, segments: &[String]) -> bool {
    let inner = file.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let depth = inner.split('/').count() - 1;
    segments.iter().take_while(|s| *s == "super").count() > depth
}

/// Complains about names that reach across layers without being written: preludes and globs.
fn hidden_imports(files: &[SourceFile]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for path in file.paths() {
            let glob = path.segments.last().is_some_and(|s| s == "*");
            let foreign = matches!(path.segments[0].as_str(), "crate" | "kanbao");
            if glob && foreign {
                complaints.push(file.complain(path.line, "imports a layer by a glob"));
            }
        }
        for (at, token) in file.tokens.iter().enumerate() {
            let public = token.text == "use" && at > 0 && matches!(file.tokens[at - 1].text.as_str(), "pub" | ")");
            let statement = file.tokens[at..].iter().take_while(|t| t.text != ";");
            if public && statement.clone().any(|t| t.text == "*") {
                complaints.push(file.complain(token.line, "re-exports by a glob"));
            }
        }
        if file.path.contains("prelude") || !file.find("mod prelude").is_empty() {
            complaints.push(file.complain(1, "is or has a prelude"));
        }
    }
    complaints
}

/// The table of `docs/architecture.md`: rows of "| `layer/` | its job | what it may import |".
fn documented(text: &str) -> BTreeMap<String, Vec<String>> {
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    rows.filter_map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [layer, _, imports] = cells[..] else { return None };
        let name = layer.trim_matches('`').trim_end_matches('/').trim_end_matches(".rs");
        let imports = imports.split(", ").filter(|i| *i != "–").map(str::to_owned).collect();
        Some((name.to_owned(), imports))
    })
    .collect()
}

#[test]
fn layers_import_only_downwards() {
    assert_none(upward_imports(sources()));
}

#[test]
fn nothing_is_imported_by_glob_or_prelude() {
    assert_none(hidden_imports(sources()));
}

#[test]
fn the_table_points_only_downwards() {
    for (at, (layer, allowed)) in LAYERS.iter().enumerate() {
        let below: Vec<&str> = LAYERS[at + 1..].iter().map(|(name, _)| *name).collect();
        for target in *allowed {
            assert!(below.contains(target), "`{layer}` imports `{target}`, which is not below it");
        }
    }
}

#[test]
fn every_layer_has_its_folder() {
    for (layer, _) in LAYERS.iter().filter(|(layer, _)| *layer != "main") {
        assert!(root().join("src").join(layer).join("mod.rs").is_file(), "src/{layer}/mod.rs is not there");
    }
}

#[test]
fn the_document_shows_the_same_table() {
    let text = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let table = LAYERS
        .iter()
        .map(|(layer, allowed)| ((*layer).to_owned(), allowed.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>()));
    assert_eq!(documented(&text), table.collect());
}

#[test]
fn these_rules_can_fail() {
    let complaints = |path: &str, text: &str| {
        let file = [SourceFile::new(path, text)];
        upward_imports(&file).len() + hidden_imports(&file).len()
    };
    assert_eq!(complaints("src/app/a.rs", "use crate::compose::Layout;"), 0);
    assert_eq!(complaints("src/app/a.rs", "use super::Event; use self::b::C;"), 0);
    assert_eq!(complaints("src/app/a.rs", "use crate::view::screen;"), 1);
    assert_eq!(complaints("src/app/a.rs", "use crate::{text::SafeText, runtime};"), 1);
    assert_eq!(complaints("src/app/a.rs", "fn f() { crate::runtime::run() }"), 1);
    assert_eq!(complaints("src/app/a.rs", "use super::super::view::screen;"), 1);
    assert_eq!(complaints("src/app/mod.rs", "use super::view::screen;"), 1);
    assert_eq!(complaints("src/app/a.rs", "use crate::compose::*;"), 1);
    assert_eq!(complaints("src/app/a.rs", "pub(crate) use self::b::*;"), 1);
    assert_eq!(complaints("src/app/a.rs", "pub mod prelude {}"), 1);
    assert_eq!(complaints("src/gadgets/a.rs", ""), 1);
    assert_eq!(complaints("src/main.rs", "fn main() { kanbao::runtime::run() }"), 1);
}
