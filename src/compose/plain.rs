//! Blocks as plain text to be pasted elsewhere: no line breaks but those of the text, no spaces but those of the text.

use crate::compose::collect::collect;
use crate::compose::options::RubyMode;
use crate::document::{Block, BlockKind, Definition, Document, FootnoteId, Inline, ListItem, Table};
use std::ops::Range;

/// The top-level blocks of `range` as plain text: blocks parted by blank lines, list markers and labels of notes kept,
/// cells parted by tabs, ruby as its base.
pub fn plain_text(document: &Document, range: Range<usize>) -> String {
    blocks(document, document.blocks.get(range).unwrap_or_default(), "\n\n")
}

fn blocks(document: &Document, blocks: &[Block], between: &str) -> String {
    let texts = blocks.iter().map(|b| block(document, b));
    join(texts, between)
}

fn block(document: &Document, block: &Block) -> String {
    match &block.kind {
        BlockKind::Masthead(_, content) | BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
            prose(document, content)
        }
        BlockKind::Figure { caption, .. } => prose(document, caption),
        BlockKind::Quote(inner) => blocks(document, inner, "\n\n"),
        BlockKind::Alert { title, blocks: inner, .. } => {
            join([title.to_string(), blocks(document, inner, "\n\n")].into_iter(), "\n\n")
        }
        BlockKind::List { start, tight, items } => list(document, start.map(u64::from), *tight, items),
        BlockKind::Code { text, .. } => text.to_string(),
        BlockKind::Table(of) => table(document, of),
        BlockKind::Definitions(all) => join(all.iter().map(|d| definition(document, d)), "\n\n"),
        BlockKind::Rule => "***".to_owned(),
        BlockKind::Note { note, blocks: inner } => self::note(document, *note, inner),
    }
}

fn prose(document: &Document, content: &[Inline]) -> String {
    collect(content, &document.footnotes, RubyMode::Off, document.language).text
}

fn list(document: &Document, start: Option<u64>, tight: bool, items: &[ListItem]) -> String {
    let between = if tight { "\n" } else { "\n\n" };
    let item = |(n, item): (usize, &ListItem)| {
        let marker = match (item.task, start) {
            (Some(true), _) => "☑ ".to_owned(),
            (Some(false), _) => "☐ ".to_owned(),
            (None, Some(first)) => format!("{}. ", first.saturating_add(n as u64)),
            (None, None) => "• ".to_owned(),
        };
        hang(&marker, &blocks(document, &item.blocks, between))
    };
    items.iter().enumerate().map(item).collect::<Vec<_>>().join(between)
}

fn table(document: &Document, table: &Table) -> String {
    let rows = std::iter::once(&table.header).chain(&table.rows).filter(|row| !row.is_empty());
    let row = |cells: &Vec<_>| {
        let cells = cells.iter().map(|cell: &crate::document::Cell| prose(document, &cell.content).replace('\n', " "));
        cells.collect::<Vec<_>>().join("\t")
    };
    rows.map(row).collect::<Vec<_>>().join("\n")
}

fn definition(document: &Document, definition: &Definition) -> String {
    let meaning = blocks(document, &definition.blocks, "\n\n");
    join([block(document, &definition.term), hang("    ", &meaning)].into_iter(), "\n")
}

fn note(document: &Document, note: FootnoteId, inner: &[Block]) -> String {
    let label = format!("[{}] ", document.footnotes.label(note));
    format!("{label}{}", blocks(document, inner, "\n\n"))
}

/// Text after a marker, its further lines as far in as the first one.
fn hang(marker: &str, text: &str) -> String {
    let indent = " ".repeat(crate::text::width::of_str(marker));
    let mut out = marker.to_owned();
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            out.push('\n');
            out.push_str(if line.is_empty() { "" } else { &indent });
        }
        out.push_str(line);
    }
    out.truncate(out.trim_end().len());
    out
}

/// The texts that say something, with `between` them.
fn join(texts: impl Iterator<Item = String>, between: &str) -> String {
    texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(between)
}
