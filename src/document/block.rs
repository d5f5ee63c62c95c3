//! The blocks that an article is stacked from.

use crate::document::{BlockId, Content, FootnoteId};
use crate::text::{Language, SafeText};

/// A block with its identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Its identity; ids ascend in reading order, a container before what it holds.
    pub id: BlockId,
    /// Its language where it is known by itself; else it is that of what it stands in, and at last the article's.
    pub language: Option<Language>,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is. An article may have a hundred thousand paragraphs: what is larger than one lies apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockKind {
    /// A line of the title block at the head of the article.
    Masthead(MastheadPart, Content),
    /// A section heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text.
        content: Content,
    },
    /// A paragraph.
    Paragraph(Content),
    /// A quotation.
    Quote(Box<[Block]>),
    /// A call-out.
    Alert {
        /// Its kind.
        kind: AlertKind,
        /// Its title, possibly the writer's own.
        title: Box<SafeText>,
        /// What it says.
        blocks: Box<[Block]>,
    },
    /// A list.
    List {
        /// The first number, for ordered lists.
        start: Option<u32>,
        /// Whether items stand without blank lines between them.
        tight: bool,
        /// The items.
        items: Box<[ListItem]>,
    },
    /// Preformatted text; its lines are kept. Tabs are already expanded.
    Code {
        /// The language that the source names, or nothing.
        language: Box<SafeText>,
        /// The text, lines parted by `\n`, with no `\n` at the end.
        text: Box<SafeText>,
    },
    /// A table.
    Table(Box<Table>),
    /// Terms with their definitions.
    Definitions(Vec<Definition>),
    /// An image that stands for itself, shown by a placeholder with its caption.
    Figure {
        /// Address of the image.
        source: Box<SafeText>,
        /// Its caption or the text that stands for it.
        caption: Box<Content>,
    },
    /// A thematic break.
    Rule,
    /// A footnote at the end of the article.
    Note {
        /// Which one.
        note: FootnoteId,
        /// What it says.
        blocks: Box<[Block]>,
    },
}

/// The lines of the title block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MastheadPart {
    /// The title.
    Title,
    /// The subtitle.
    Subtitle,
    /// Writer, source and date.
    Byline,
}

/// The kinds of call-out that GitHub-flavoured Markdown knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    /// Information worth noticing.
    Note,
    /// Advice.
    Tip,
    /// Key information.
    Important,
    /// Urgent information.
    Warning,
    /// A risk.
    Caution,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Done or open, where the item is a task.
    pub task: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A term with its definitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition {
    /// The term, a paragraph.
    pub term: Block,
    /// The definitions.
    pub blocks: Vec<Block>,
}

/// How the cells of a table's column are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alignment {
    /// At the left edge.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// At the right edge.
    Right,
}

/// A table. Every row has as many cells as there are alignments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// One for each column.
    pub alignments: Vec<Alignment>,
    /// The header row, possibly empty.
    pub header: Vec<Cell>,
    /// The rows below it.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell of a table: a place of its own in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its identity.
    pub id: BlockId,
    /// Its language where it is known by itself, as of a [`Block`].
    pub language: Option<Language>,
    /// Its text.
    pub content: Content,
}
