//! What is open while a document is built.

use crate::document::{
    AlertKind, Alignment, Block, BlockId, BlockKind, Cell, Definition, FootnoteId, Inline, ListItem, MastheadPart,
    Table,
};
use crate::text::SafeText;

/// How deep blocks nest, and inlines within a block. What is deeper keeps its text and loses its frame: no screen has
/// the columns for it, and everything that walks a document may recurse.
pub const MAX_DEPTH: usize = 64;

/// A block that holds blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Container {
    /// A quotation.
    Quote,
    /// A call-out; without a title of its own it takes the usual one of its kind.
    Alert(AlertKind, Option<String>),
    /// A list; the number that it starts at where it is ordered.
    List {
        /// The first number, for ordered lists.
        start: Option<u64>,
        /// Whether items stand without blank lines between them.
        tight: bool,
    },
    /// An item of the open list; done or open where it is a task.
    Item(Option<bool>),
    /// A list of terms with their definitions.
    Definitions,
    /// What the last term means.
    Details,
    /// A table with its columns; [`Builder::row`](super::Builder::row) begins each row.
    Table(Vec<Alignment>),
    /// The text of the note of that key.
    Note(usize),
}

/// A block that holds running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Leaf {
    /// A line of the title block.
    Masthead(MastheadPart),
    /// A heading of a level from 1 to 6.
    Heading(u8),
    /// A paragraph.
    #[default]
    Paragraph,
    /// A term of the open definitions.
    Term,
    /// A cell of the open table's last row.
    Cell,
}

/// A container that is open, with what it holds so far.
#[derive(Debug)]
pub(super) enum Frame {
    Quote(BlockId, Vec<Block>),
    Alert(BlockId, AlertKind, SafeText, Vec<Block>),
    List { id: BlockId, start: Option<u64>, tight: bool, items: Vec<ListItem> },
    Item(Option<bool>, Vec<Block>),
    Definitions(BlockId, Vec<Definition>),
    Details(Vec<Block>),
    Table(BlockId, Rows),
    Note(BlockId, FootnoteId, Vec<Block>),
}

/// A table that is open: its rows, the header first where it has one.
#[derive(Debug)]
pub(super) struct Rows {
    pub alignments: Vec<Alignment>,
    pub header: Option<Vec<Cell>>,
    pub rows: Vec<Vec<Cell>>,
}

impl Rows {
    /// A table without rows; it has at least one column.
    pub fn new(mut alignments: Vec<Alignment>) -> Self {
        if alignments.is_empty() {
            alignments.push(Alignment::default());
        }
        Self { alignments, header: None, rows: Vec::new() }
    }

    /// Begins the header, where nothing stands above it, or else a row.
    pub fn begin(&mut self, header: bool) {
        if header && self.header.is_none() && self.rows.is_empty() {
            self.header = Some(Vec::new());
        } else {
            self.rows.push(Vec::new());
        }
    }

    /// Adds a cell to the last row. What stands beyond the last column joins the cell in it.
    pub fn push(&mut self, cell: Cell) {
        let row = match self.rows.last_mut() {
            Some(row) => row,
            None => self.header.get_or_insert_default(),
        };
        let full = row.len() >= self.alignments.len();
        match row.last_mut().filter(|_| full) {
            Some(last) => {
                last.content.push(Inline::Text(SafeText::new(" ")));
                last.content.extend(cell.content);
            }
            None => row.push(cell),
        }
    }

    /// How many cells the last row lacks.
    pub fn missing(&self) -> usize {
        let last = self.rows.last().or(self.header.as_ref());
        last.map_or(0, |row| self.alignments.len().saturating_sub(row.len()))
    }
}

impl Frame {
    /// Takes in a block. A frame that holds no blocks of its own makes room in its own way.
    pub fn push(&mut self, block: Block) {
        match self {
            Self::Quote(_, blocks)
            | Self::Alert(_, _, _, blocks)
            | Self::Item(_, blocks)
            | Self::Details(blocks)
            | Self::Note(_, _, blocks) => blocks.push(block),
            Self::List { items, .. } => items.push(ListItem { task: None, blocks: vec![block] }),
            Self::Definitions(_, items) => match items.last_mut() {
                Some(last) => last.blocks.push(block),
                None => items.push(Definition { term: block, blocks: Vec::new() }),
            },
            // The builder opens nothing but cells within a table.
            Self::Table(..) => {}
        }
    }

    /// Gives what is closed to the frame around it, or to the document.
    pub fn close_into(mut self, outer: Option<&mut Frame>, document: &mut Vec<Block>) {
        self.shrink();
        match (self, outer) {
            (Self::Item(task, blocks), Some(Self::List { items, .. })) => items.push(ListItem { task, blocks }),
            (frame, Some(outer)) => frame.into_blocks().into_iter().for_each(|block| outer.push(block)),
            (frame, None) => document.extend(frame.into_blocks()),
        }
    }

    /// Most notes and items are one paragraph; room for four in each of a million would be much.
    fn shrink(&mut self) {
        match self {
            Self::Quote(_, blocks)
            | Self::Alert(_, _, _, blocks)
            | Self::Item(_, blocks)
            | Self::Details(blocks)
            | Self::Note(_, _, blocks) => blocks.shrink_to_fit(),
            Self::List { items, .. } => items.shrink_to_fit(),
            Self::Definitions(_, items) => items.iter_mut().for_each(|item| item.blocks.shrink_to_fit()),
            Self::Table(_, rows) => rows.rows.iter_mut().for_each(Vec::shrink_to_fit),
        }
    }

    fn into_blocks(self) -> Vec<Block> {
        let (id, kind) = match self {
            Self::Quote(id, blocks) => (id, BlockKind::Quote(blocks)),
            Self::Alert(id, kind, title, blocks) => (id, BlockKind::Alert { kind, title, blocks }),
            Self::List { id, start, tight, items } => (id, BlockKind::List { start, tight, items }),
            Self::Definitions(id, items) => (id, BlockKind::Definitions(items)),
            Self::Table(id, Rows { alignments, header, rows }) => {
                (id, BlockKind::Table(Box::new(Table { alignments, header: header.unwrap_or_default(), rows })))
            }
            Self::Note(id, note, blocks) => (id, BlockKind::Note { note, blocks }),
            Self::Item(_, blocks) | Self::Details(blocks) => return blocks,
        };
        vec![Block { id, language: None, kind }]
    }
}
