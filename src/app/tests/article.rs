//! Small articles from plain text: `# Heading`, `[^1]` references, `[^1]: note`, `[text](address)`, `<#2>` links to blocks,
//! `{漢字|かんじ}` readings.

use crate::document::{
    Block, BlockId, BlockKind, Document, FootnoteId, Footnotes, Inline, Meta, Outline, RubyPair, Target,
};
use crate::text::{Language, SafeText};

/// An article with the title `title`, from paragraphs parted by blank lines.
pub fn article(title: &str, text: &str) -> Document {
    let mut builder = Builder::default();
    for paragraph in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        builder.add(&paragraph.replace('\n', " "));
    }
    builder.finish(title)
}

/// An article of `sections` sections with `paragraphs` paragraphs each, all of them different.
pub fn long_article(sections: usize, paragraphs: usize) -> Document {
    let mut text = String::new();
    for section in 1..=sections {
        text.push_str(&format!("# Section {section}\n\n"));
        for paragraph in 1..=paragraphs {
            let sentence = format!("Paragraph {section}.{paragraph} says that 開源的精神與模型的權重不是同一回事。");
            text.push_str(&format!("{}\n\n", sentence.repeat(1 + paragraph % 4)));
        }
    }
    article("A long article", &text)
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    notes: Vec<Block>,
    headings: Vec<(SafeText, u8, BlockId)>,
    references: Vec<(usize, BlockId)>,
    next: u32,
}

impl Builder {
    fn id(&mut self) -> BlockId {
        self.next += 1;
        BlockId(self.next - 1)
    }

    fn add(&mut self, paragraph: &str) {
        let id = self.id();
        let note = paragraph.strip_prefix("[^").and_then(|note| note.split_once("]: "));
        if let Some((_, text)) = note {
            let inner = self.id();
            let content = self.inlines(text, id);
            let block = Block { id: inner, language: None, kind: BlockKind::Paragraph(content.into()) };
            self.notes.push(block);
            return;
        }
        let hashes = paragraph.bytes().take_while(|&b| b == b'#').count();
        let text = paragraph[hashes..].trim();
        let content = self.inlines(text, id);
        let kind = if hashes > 0 {
            self.headings.push((SafeText::new(text), hashes as u8, id));
            BlockKind::Heading { level: hashes as u8, content: content.into() }
        } else {
            BlockKind::Paragraph(content.into())
        };
        self.blocks.push(Block { id, language: None, kind });
    }

    fn inlines(&mut self, text: &str, block: BlockId) -> Vec<Inline> {
        let mut content = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['[', '<', '{']) {
            let (before, after) = rest.split_at(at);
            let Some((inline, len)) = self.marked(after, block) else {
                let end = at + 1;
                content.push(Inline::Text(SafeText::new(&rest[..end])));
                rest = &rest[end..];
                continue;
            };
            content.push(Inline::Text(SafeText::new(before)));
            content.push(inline);
            rest = &after[len..];
        }
        content.push(Inline::Text(SafeText::new(rest)));
        content
    }

    fn marked(&mut self, text: &str, block: BlockId) -> Option<(Inline, usize)> {
        if let Some(note) = text.strip_prefix("[^") {
            let end = note.find(']')?;
            let number: usize = note[..end].parse().ok()?;
            self.references.push((number - 1, block));
            return Some((Inline::FootnoteRef(FootnoteId(number as u32 - 1)), end + 3));
        }
        if let Some(link) = text.strip_prefix("<#") {
            let end = link.find('>')?;
            let target = Target::Block(BlockId(link[..end].parse().ok()?));
            return Some((
                Inline::Link {
                    target: target.into(),
                    content: Box::new(vec![Inline::Text(SafeText::new("there"))].into()),
                },
                end + 3,
            ));
        }
        if let Some(ruby) = text.strip_prefix('{') {
            let (base, reading) = ruby.split_once('}')?.0.split_once('|')?;
            let pair = RubyPair { base: SafeText::new(base), text: SafeText::new(reading) };
            return Some((Inline::Ruby(vec![pair].into()), base.len() + reading.len() + 3));
        }
        let (label, rest) = text.strip_prefix('[')?.split_once("](")?;
        let (url, _) = rest.split_once(')')?;
        let target = Target::Url(SafeText::new(url));
        let content = self.inlines(label, block);
        Some((Inline::Link { target: target.into(), content: Box::new(content.into()) }, label.len() + url.len() + 4))
    }

    /// The notes come after the body; they were numbered in place, so ids are given anew there.
    fn finish(mut self, title: &str) -> Document {
        let end = BlockId(self.next);
        let mut blocks = self.blocks;
        let mut footnotes = Vec::new();
        for (n, paragraph) in self.notes.into_iter().enumerate() {
            let block = BlockId(self.next);
            let note = FootnoteId(n as u32);
            let inner = vec![Block { id: BlockId(self.next + 1), ..paragraph }];
            self.next += 2;
            footnotes.push(block);
            blocks.push(Block { id: block, language: None, kind: BlockKind::Note { note, blocks: inner.into() } });
        }
        Document {
            meta: Meta { title: SafeText::new(title), ..Meta::default() },
            language: Language::ChineseTraditional,
            blocks,
            outline: Outline::new(self.headings, end),
            footnotes: Footnotes(footnotes),
            is_plain: false,
        }
    }
}
