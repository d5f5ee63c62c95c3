//! A document as text that a person can read: one line a block, indented by its depth.

use crate::document::{Block, BlockKind, Document, Inline, Role, Target};
use crate::source::tests::walk;
use std::fmt::Write;

/// Every block of the document.
pub fn dump(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        dump_block(block, 0, &mut out);
    }
    out.replace(" \n", "\n")
}

fn dump_all(blocks: &[Block], depth: usize, out: &mut String) {
    for block in blocks {
        dump_block(block, depth, out);
    }
}

fn dump_block(block: &Block, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    write!(out, "{indent}#{} ", block.id.0).unwrap();
    match &block.kind {
        BlockKind::Masthead(part, content) => {
            writeln!(out, "{} {}", format!("{part:?}").to_lowercase(), inlines(content)).unwrap();
        }
        BlockKind::Heading { level, content } => writeln!(out, "heading {level} {}", inlines(content)).unwrap(),
        BlockKind::Paragraph(content) => writeln!(out, "paragraph {}", inlines(content)).unwrap(),
        BlockKind::Quote(blocks) => {
            out.push_str("quote\n");
            dump_all(blocks, depth + 1, out);
        }
        BlockKind::Alert { kind, title, blocks } => {
            writeln!(out, "{} “{title}”", format!("{kind:?}").to_lowercase()).unwrap();
            dump_all(blocks, depth + 1, out);
        }
        BlockKind::List { start, tight, items } => {
            let start = start.map_or(String::new(), |n| format!(" from {n}"));
            writeln!(out, "{} list{start}", if *tight { "tight" } else { "loose" }).unwrap();
            for item in items {
                let mark = item.task.map_or("-", |done| if done { "- [x]" } else { "- [ ]" });
                writeln!(out, "{indent} {mark}").unwrap();
                dump_all(&item.blocks, depth + 1, out);
            }
        }
        BlockKind::Code { language, text } => writeln!(out, "code {language} {:?}", text.as_str()).unwrap(),
        BlockKind::Table(table) => {
            writeln!(out, "table {:?}", table.alignments).unwrap();
            for row in std::iter::once(&table.header).chain(&table.rows) {
                let cells: Vec<_> = row.iter().map(|c| format!("#{} {}", c.id.0, inlines(&c.content))).collect();
                writeln!(out, "{indent}  | {} |", cells.join(" | ")).unwrap();
            }
        }
        BlockKind::Definitions(items) => {
            out.push_str("definitions\n");
            for item in items {
                dump_block(&item.term, depth + 1, out);
                dump_all(&item.blocks, depth + 2, out);
            }
        }
        BlockKind::Figure { source, caption } => writeln!(out, "figure {source} {}", inlines(caption)).unwrap(),
        BlockKind::Rule => out.push_str("rule\n"),
        BlockKind::Note { note, blocks } => {
            writeln!(out, "note {}", note.0 + 1).unwrap();
            dump_all(blocks, depth + 1, out);
        }
    }
}

/// Running text: `↵` soft and `⏎` hard line breaks, `{role: …}`, `[text](target)`, `[^1]`, `{base|reading}`, `![alt](source)`.
pub fn inlines(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.replace('\n', "↵"),
        Inline::Styled(role, content) => format!("{{{}: {}}}", role_name(*role), inlines(content)),
        Inline::Link { target, content } => format!("[{}]({})", inlines(content), place(target)),
        Inline::FootnoteRef(id) => format!("[^{}]", id.0 + 1),
        Inline::Ruby(pairs) => {
            let pairs: Vec<String> = pairs.iter().map(|pair| format!("{}|{}", pair.base, pair.text)).collect();
            format!("{{{}}}", pairs.join("+"))
        }
        Inline::Image { source, alt } => format!("![{alt}]({source})"),
        Inline::Break => "⏎".to_owned(),
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Emphasis => "em",
        Role::InlineCode => "code",
        Role::Strikethrough => "strike",
        role => role.key(),
    }
}

fn place(target: &Target) -> String {
    match target {
        Target::Url(url) => url.to_string(),
        Target::Block(id) => format!("#{}", id.0),
        Target::Picture(id) => format!("picture {}", id.0),
        Target::Footnote(id) => format!("^{}", id.0 + 1),
    }
}

/// The sections, indented by their depth, and the notes with the blocks that mention them.
pub fn outline(document: &Document) -> String {
    let mut out = String::new();
    for section in document.outline.sections() {
        let indent = "  ".repeat(section.depth);
        writeln!(out, "{indent}§ {} #{}..#{}", section.title, section.start.0, section.end.0).unwrap();
    }
    for (n, (note, mentions)) in document.footnotes.0.iter().zip(walk::mentions(document)).enumerate() {
        let mentions: Vec<_> = mentions.iter().map(|block| format!("#{}", block.0)).collect();
        writeln!(out, "^{} #{} from {}", n + 1, note.0, mentions.join(" ")).unwrap();
    }
    out.replace(" \n", "\n")
}
