//! The pure layers know no terminal, no file, no clock and no environment.

use super::code::{SourceFile, assert_none, sources};

/// Crates and modules that reach the world, and the layers that may not use them.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("ratatui", &["text", "input", "document", "compose", "rendition", "source"]),
    ("crossterm", &["text", "input", "document", "compose", "rendition", "source", "config", "app", "view"]),
    ("rustix", &["text", "input", "document", "compose", "rendition", "source", "config", "app", "view"]),
    ("std::fs", &["text", "input", "document", "compose", "rendition", "app", "view"]),
    ("std::io", &["text", "input", "document", "compose", "rendition", "app", "view"]),
    ("std::env", &["text", "input", "document", "compose", "rendition", "source", "app", "view"]),
    ("std::net", &["text", "input", "document", "compose", "rendition", "source", "config", "app", "view"]),
    ("std::process", &["text", "input", "document", "compose", "rendition", "source", "config", "app", "view"]),
    ("std::thread", &["text", "input", "document", "compose", "rendition", "source", "config", "app", "view"]),
    ("std::time", &["text", "input", "document", "compose", "rendition", "source", "config", "app", "view"]),
];

/// Complains about a layer that reaches what it must not.
fn impure(files: &[SourceFile]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for path in file.paths() {
            let written = path.segments.join("::") + "::";
            for (module, layers) in FORBIDDEN {
                if written.starts_with(&format!("{module}::")) && layers.contains(&file.layer()) {
                    complaints.push(file.complain(path.line, &format!("`{}` may not use `{module}`", file.layer())));
                }
            }
        }
    }
    complaints
}

/// Complains about a state that knows more of ratatui than its rectangles.
fn painted_state(files: &[SourceFile]) -> Vec<String> {
    let state = files.iter().filter(|f| f.layer() == "app");
    let paths = state.flat_map(|f| f.paths().into_iter().map(move |path| (f, path)));
    paths
        .filter(|(_, path)| path.segments[0] == "ratatui" && path.segments.get(1).is_none_or(|s| s != "layout"))
        .map(|(file, path)| file.complain(path.line, "of ratatui, `app` may use only `layout`"))
        .collect()
}

/// Complains about article text that ratatui would wrap or measure: its text widgets break lines wrongly, overflow and
/// leave stale cells, so nothing but our own composition may set text.
fn foreign_composition(files: &[SourceFile]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files {
        for path in file.paths().into_iter().filter(|p| p.segments[0] == "ratatui") {
            for name in path.segments.iter().filter(|s| ["Paragraph", "Wrap", "Table", "List"].contains(&s.as_str())) {
                complaints.push(file.complain(path.line, &format!("text is not set by ratatui's `{name}`")));
            }
        }
    }
    complaints
}

#[test]
fn pure_layers_do_not_reach_the_world() {
    assert_none(impure(sources()));
}

#[test]
fn the_state_knows_rectangles_but_no_cells() {
    assert_none(painted_state(sources()));
}

#[test]
fn only_composition_sets_text() {
    assert_none(foreign_composition(sources()));
}

#[test]
fn these_rules_can_fail() {
    let complaints = |path: &str, text: &str| {
        let file = [SourceFile::new(path, text)];
        impure(&file).len() + painted_state(&file).len() + foreign_composition(&file).len()
    };
    assert_eq!(complaints("src/compose/a.rs", "use std::sync::Arc; use std::fmt;"), 0);
    assert_eq!(complaints("src/compose/a.rs", "use ratatui::style::Style;"), 1);
    assert_eq!(complaints("src/app/a.rs", "use std::{fmt, time::Instant};"), 1);
    assert_eq!(complaints("src/app/a.rs", "fn f() { std::env::var(\"HOME\"); }"), 1);
    assert_eq!(complaints("src/app/a.rs", "use ratatui::layout::Rect;"), 0);
    assert_eq!(complaints("src/app/a.rs", "use ratatui::{layout::Rect, buffer::Buffer};"), 1);
    assert_eq!(complaints("src/view/a.rs", "use ratatui::buffer::Buffer;"), 0);
    assert_eq!(complaints("src/view/a.rs", "use ratatui::widgets::{Clear, Paragraph};"), 1);
    assert_eq!(complaints("src/runtime/a.rs", "use std::{fs, io, thread, time};"), 0);
}
