//! Copying: the text as it was written, without the line breaks and gaps of the layout.

use crate::app::reader::Reader;
use crate::app::{App, Effect};
use crate::compose::{flat_text, plain_text};
use crate::document::{BlockId, BlockKind, Document, Target};
use crate::text::width;
use std::ops::Range;
use std::sync::Arc;

/// Columns of a copied text that are shown.
const EXCERPT_COLUMNS: usize = 40;

impl App {
    /// Copies the address of the link in focus, or the note that is shown, or else the paragraph that holds
    /// the focus or is being read.
    pub(super) fn copy(&mut self) {
        let Some(reader) = &self.reader else { return };
        let focus = match &reader.popup {
            Some(popup) => popup.focus(),
            None => reader.focus.as_ref(),
        };
        let (text, what) = match focus.map(|focus| Arc::clone(&focus.target)).as_deref() {
            Some(Target::Url(url)) => (Some(url.to_string()), "the link"),
            _ if reader.popup.is_some() => (reader.note_text(reader.rendition.shown()), "the note"),
            _ => (reader.paragraph(reader.rendition.shown()), "the paragraph"),
        };
        self.put_on_clipboard(text.unwrap_or_default(), what);
    }

    /// Copies the section being read with those nested in it.
    pub(super) fn copy_section(&mut self) {
        let Some(reader) = &self.reader else { return };
        let document = reader.document();
        let text = plain_text(&document, reader.section_blocks());
        self.put_on_clipboard(text, "the section");
    }

    /// Copies the paragraph, the section or the article as its source has it, whatever is done to it before it is shown.
    pub(super) fn copy_source(&mut self, part: Option<&str>) {
        let Some(reader) = &self.reader else { return };
        let source = reader.rendition.source();
        let (text, what) = match part {
            Some("section") => (plain_text(source, reader.section_blocks()), "the source of the section"),
            Some("article") => (plain_text(source, 0..source.blocks.len()), "the source of the article"),
            _ if reader.popup.is_some() => (reader.note_text(source).unwrap_or_default(), "the source of the note"),
            _ => (reader.paragraph(source).unwrap_or_default(), "the source of the paragraph"),
        };
        self.put_on_clipboard(text, what);
    }

    /// Copies the article, its notes at the end.
    pub(super) fn copy_article(&mut self) {
        let Some(reader) = &self.reader else { return };
        let document = reader.document();
        let text = plain_text(&document, 0..document.blocks.len());
        self.put_on_clipboard(text, "the article");
    }

    fn put_on_clipboard(&mut self, text: String, what: &str) {
        if text.is_empty() {
            return self.inform("There is nothing to copy here.");
        }
        let excerpt = width::ellipsize(text.lines().next().unwrap_or_default(), EXCERPT_COLUMNS);
        self.inform(format!("Copied {what}: {excerpt}"));
        self.effects.push(Effect::Copy(text));
    }
}

impl Reader {
    /// The flat text of what `y` copies: the block that holds the focus, or else the paragraph being read.
    fn paragraph(&self, document: &Document) -> Option<String> {
        match &self.focus {
            Some(focus) => text_from(document, focus.text.start.block, |_| true),
            None => text_from(document, self.viewport.anchor().pos.block, is_read_as_text),
        }
    }

    /// The top-level blocks of the section being read; those before the first section, or the notes, where it is none.
    fn section_blocks(&self) -> Range<usize> {
        let document = self.viewport.document();
        let sections = document.outline.sections();
        match self.progress.section(&document.outline).and_then(|i| sections.get(i)) {
            Some(section) => document.top_level(section.start)..first_from(document, section.end),
            None if document.top_level(self.viewport.anchor().pos.block) >= document.body_end() => {
                document.body_end()..document.blocks.len()
            }
            None => 0..sections.first().map_or(document.body_end(), |first| document.top_level(first.start)),
        }
    }
}

/// The first text at or after a block, among the top-level blocks that are wanted. A cell says little by itself: of
/// a table all is taken.
fn text_from(document: &Document, from: BlockId, wanted: impl Fn(&BlockKind) -> bool) -> Option<String> {
    let blocks = document.blocks.iter().enumerate().skip(document.top_level(from));
    let mut wanted = blocks.filter(|(_, block)| wanted(&block.kind));
    wanted.find_map(|(index, block)| match &block.kind {
        BlockKind::Table(_) => Some(plain_text(document, index..index + 1)).filter(|text| !text.is_empty()),
        _ => {
            let mut leaves = flat_text(document, index..index + 1).into_iter();
            leaves.find(|leaf| leaf.block >= from && !leaf.text.is_empty()).map(|leaf| leaf.text)
        }
    })
}

/// The index of the first top-level block that is `id` or comes after it.
fn first_from(document: &Document, id: BlockId) -> usize {
    document.blocks.partition_point(|block| block.id < id)
}

/// Whether a block is part of the running text, and not what stands over it.
fn is_read_as_text(kind: &BlockKind) -> bool {
    !matches!(kind, BlockKind::Masthead(..) | BlockKind::Heading { .. })
}
