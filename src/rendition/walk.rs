//! Through a document: each leaf is taken apart, reworked and put together again.

use super::cells::{Cells, OBJECT};
use super::rework::{Rework, Script};
use super::suspect::is_suspect;
use super::{mend, repair, script};
use crate::compose::{Leaf, for_each_leaf};
use crate::document::{Block, BlockKind, Cell, Document, Inline, MastheadPart, Role};
use crate::text::{Language, SafeText};

/// How much was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Leaves whose punctuation was repaired.
    pub repaired: usize,
    /// Leaves that are in another script.
    pub converted: usize,
}

/// The document as `rework` asks for it; `None` where it stays as it is.
pub fn rework(source: &Document, rework: Rework) -> (Option<Document>, Done) {
    if !is_concerned(source, rework) {
        return (None, Done::default());
    }
    let mut walk = Walk::new(source, rework);
    let mut shown = source.clone();
    for block in &mut shown.blocks {
        if walk.concerns(block, source.language) {
            walk.block(block, source.language);
        }
    }
    if walk.done == Done::default() {
        return (None, Done::default());
    }
    walk.frame(&mut shown);
    (Some(shown), walk.done)
}

/// The title of an article in `language` with its marks repaired, where `repairs`, and in its own script.
pub fn repaired_title(title: &SafeText, language: Language, repairs: bool) -> SafeText {
    let mut title = title.clone();
    Walk { repairs, script: Script::Off, done: Done::default() }.line(&mut title, language, true);
    title
}

/// Whether anything in the document may become something else: a look at it, and no work.
pub fn is_concerned(source: &Document, rework: Rework) -> bool {
    let walk = Walk::new(source, rework);
    source.blocks.iter().any(|block| walk.concerns(block, source.language))
}

/// What is to be done, and what was.
struct Walk {
    repairs: bool,
    script: Script,
    done: Done,
}

impl Walk {
    fn new(source: &Document, rework: Rework) -> Self {
        Self { repairs: rework.repair.applies_to(source), script: rework.script, done: Done::default() }
    }

    /// Whether a block may be changed.
    fn concerns(&self, block: &Block, around: Language) -> bool {
        let mut found = self.script != Script::Off;
        if !found && self.repairs {
            let chinese = block.language.unwrap_or(around) == Language::ChineseTraditional;
            for_each_leaf(block, &mut |leaf| {
                found |= match leaf {
                    Leaf::Prose(_, content) => is_damaged(content, chinese),
                    Leaf::Code(..) => false,
                }
            });
        }
        found
    }

    fn blocks(&mut self, blocks: &mut [Block], around: Language) {
        blocks.iter_mut().for_each(|block| self.block(block, around));
    }

    fn block(&mut self, block: &mut Block, around: Language) {
        let language = block.language.unwrap_or(around);
        block.language = block.language.map(|language| self.language(language));
        match &mut block.kind {
            // What a byline is put together from has spaces round its dots.
            BlockKind::Masthead(MastheadPart::Byline, content) => self.leaf(content, language, false),
            BlockKind::Masthead(_, content) | BlockKind::Heading { content, .. } | BlockKind::Paragraph(content) => {
                self.leaf(content, language, true)
            }
            BlockKind::Figure { caption, .. } => self.leaf(caption, language, true),
            BlockKind::Alert { title, blocks, .. } => {
                self.line(title, language, false);
                self.blocks(blocks, language);
            }
            BlockKind::Quote(blocks) | BlockKind::Note { blocks, .. } => self.blocks(blocks, language),
            BlockKind::List { items, .. } => items.iter_mut().for_each(|item| self.blocks(&mut item.blocks, language)),
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    self.block(&mut definition.term, language);
                    self.blocks(&mut definition.blocks, language);
                }
            }
            BlockKind::Table(table) => {
                let cells = table.header.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| self.cell(cell, language));
            }
            BlockKind::Code { .. } | BlockKind::Rule => {}
        }
    }

    fn cell(&mut self, cell: &mut Cell, around: Language) {
        let language = cell.language.unwrap_or(around);
        cell.language = cell.language.map(|language| self.language(language));
        self.leaf(&mut cell.content, language, true);
    }

    /// What text in `language` is in afterwards.
    fn language(&self, language: Language) -> Language {
        match language {
            Language::ChineseSimplified | Language::ChineseTraditional => self.script.language().unwrap_or(language),
            other => other,
        }
    }

    /// Reworks a leaf; `repairable` says whether its marks are the writer's own.
    fn leaf(&mut self, content: &mut [Inline], language: Language, repairable: bool) {
        let mut cells = Cells::default();
        gather(content, false, &mut cells);
        if let Some(cells) = self.cells(cells, language, repairable) {
            let mut cells = cells.0.iter().map(|cell| cell.now);
            scatter(content, &mut cells);
        }
    }

    /// Reworks a line of text that is no leaf, or says again what one says.
    fn line(&mut self, line: &mut SafeText, language: Language, repairable: bool) {
        let mut cells = Cells::default();
        cells.push(line, false);
        let done = self.done;
        if let Some(cells) = self.cells(cells, language, repairable) {
            *line = SafeText::new_line(&cells.text());
        }
        self.done = done;
    }

    /// Reworks characters; `None` where nothing changes.
    fn cells(&mut self, mut cells: Cells, language: Language, repairable: bool) -> Option<Cells> {
        let before = cells.clone();
        if self.repairs && repairable {
            // What repair keeps as it is may be converted all the same.
            let mut repaired = cells.clone();
            repair::repair(&mut repaired, language);
            mend::mend(&mut repaired, language);
            for (cell, new) in cells.0.iter_mut().zip(&repaired.0) {
                cell.now = new.now;
            }
            self.done.repaired += usize::from(cells != before);
        }
        self.done.converted += usize::from(script::convert(&mut cells, language, self.script));
        (cells != before).then_some(cells)
    }

    /// What stands round the blocks: what is known about the article, and its outline.
    fn frame(&mut self, shown: &mut Document) {
        let language = shown.language;
        let meta = &mut shown.meta;
        self.line(&mut meta.title, language, true);
        for line in [&mut meta.subtitle, &mut meta.summary].into_iter().flatten() {
            self.line(line, language, true);
        }
        for line in [&mut meta.byline, &mut meta.source, &mut meta.date].into_iter().flatten().chain(&mut meta.tags) {
            self.line(line, language, false);
        }
        shown.outline.retitle(|title| self.line(title, language, true));
        shown.language = self.language(language);
    }
}

/// Whether the marks of a leaf may be damaged, or it was converted badly.
fn is_damaged(content: &[Inline], traditional: bool) -> bool {
    content.iter().any(|inline| match inline {
        Inline::Text(text) => is_suspect(text) || traditional && mend::is_badly_converted(text),
        Inline::Styled(Role::InlineCode, _) => false,
        Inline::Styled(_, content) | Inline::Link { content, .. } => is_damaged(content, traditional),
        Inline::Ruby(_) | Inline::FootnoteRef(_) | Inline::Image { .. } | Inline::Break => false,
    })
}

/// Takes the text of `content` apart, in reading order.
fn gather(content: &[Inline], fixed: bool, cells: &mut Cells) {
    for inline in content {
        match inline {
            Inline::Text(text) => cells.push(text, fixed),
            Inline::Styled(role, content) => gather(content, fixed || *role == Role::InlineCode, cells),
            Inline::Link { content, .. } => gather(content, fixed, cells),
            Inline::Ruby(word) => word.iter().for_each(|part| cells.push(&part.base, fixed)),
            Inline::FootnoteRef(_) | Inline::Image { .. } => cells.push(OBJECT.encode_utf8(&mut [0; 4]), true),
            Inline::Break => cells.push("\n", true),
        }
    }
}

/// Puts back what [`gather`] took apart.
fn scatter(content: &mut [Inline], cells: &mut impl Iterator<Item = Option<char>>) {
    for inline in content {
        match inline {
            Inline::Text(text) => refill(text, cells),
            Inline::Styled(_, content) | Inline::Link { content, .. } => scatter(content, cells),
            Inline::Ruby(word) => word.iter_mut().for_each(|part| refill(&mut part.base, cells)),
            Inline::FootnoteRef(_) | Inline::Image { .. } | Inline::Break => _ = cells.next(),
        }
    }
}

fn refill(text: &mut SafeText, cells: &mut impl Iterator<Item = Option<char>>) {
    let new: String = text.chars().filter_map(|_| cells.next().flatten()).collect();
    if new != **text {
        *text = SafeText::new(&new);
    }
}
