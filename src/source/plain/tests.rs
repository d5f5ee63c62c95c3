//! Tests of the stages together: the samples of `tests/plain`, each beside the outline that it is to have; and what must hold
//! for any text.

use super::{document, verbatim};
use crate::document::{Block, BlockKind, Document, Inline, Meta};

use crate::source::builder::plain_text;
use crate::text::Language;
use proptest::prelude::*;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn infer(text: &str) -> Document {
    document(text, &Meta::default(), "name", Language::guess(text))
}

/// Every block of an article in a line: what it is, how its text begins, and what stands before each reference to a note.
fn sketch(document: &Document) -> String {
    let mut out = String::new();
    let meta = &document.meta;
    for (name, value) in [("by", &meta.byline), ("from", &meta.source), ("on", &meta.date)] {
        if let Some(value) = value {
            writeln!(out, "{name}: {value}").unwrap();
        }
    }
    document.blocks.iter().for_each(|block| sketch_block(block, 0, &mut out));
    out
}

fn sketch_block(block: &Block, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let inner = |name: &str, blocks: &[Block], out: &mut String| {
        writeln!(out, "{indent}{name}").unwrap();
        blocks.iter().for_each(|block| sketch_block(block, depth + 1, out));
    };
    match &block.kind {
        BlockKind::Masthead(part, content) => {
            writeln!(out, "{indent}{part:?}: {}", plain_text(content)).unwrap();
        }
        BlockKind::Heading { level, content } => {
            writeln!(out, "{indent}{} {}", "#".repeat(usize::from(*level)), plain_text(content)).unwrap();
        }
        BlockKind::Paragraph(content) => writeln!(out, "{indent}{}", running(content)).unwrap(),
        BlockKind::Quote(blocks) => inner(">", blocks, out),
        BlockKind::List { start, items, .. } => {
            for (i, item) in items.iter().enumerate() {
                inner(&start.map_or("-".to_owned(), |n| format!("{}.", n + i as u64)), &item.blocks, out);
            }
        }
        BlockKind::Code { text, .. } => writeln!(out, "{indent}``` {}", text.lines().count()).unwrap(),
        BlockKind::Rule => writeln!(out, "{indent}---").unwrap(),
        BlockKind::Note { note, blocks } => inner(&format!("[{}]", note.0 + 1), blocks, out),
        other => writeln!(out, "{indent}{other:?}").unwrap(),
    }
}

/// The beginning of running text, its line breaks, and its references.
fn running(content: &[Inline]) -> String {
    let text = plain_text(content);
    let head: String = text.chars().take(24).map(|c| if c == '\n' { '↵' } else { c }).collect();
    let mut line = format!("{head}{}", if head.chars().count() < text.chars().count() { "…" } else { "" });
    let breaks = content.iter().filter(|inline| matches!(inline, Inline::Break)).count();
    if breaks > 0 {
        write!(line, " (lines: {})", breaks + 1).unwrap();
    }
    for (i, inline) in content.iter().enumerate() {
        if let Inline::FootnoteRef(id) = inline {
            let before = plain_text(&content[..i]);
            let tail: String = before.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
            write!(line, " …{tail}[^{}]", id.0 + 1).unwrap();
        }
    }
    line
}

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/plain");
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    found.sort();
    found
}

#[test]
fn every_sample_has_the_outline_beside_it() {
    let bless = std::env::var_os("KANBAO_BLESS").is_some();
    let mut wrong = String::new();
    for path in samples() {
        let text = std::fs::read_to_string(&path).unwrap();
        let found = sketch(&infer(&text));
        let expected = path.with_extension("outline");
        if bless {
            std::fs::write(&expected, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&expected).unwrap_or_default();
        if found != expected {
            writeln!(wrong, "{}:\n{found}\ninstead of\n{expected}", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(samples().len() >= 30);
}
