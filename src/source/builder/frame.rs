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
        start: Option<u32>,
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
    List { id: BlockId, start: Option<u32>, tight: bool, items: Vec<ListItem> },
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
    /// What stands beyond the last column of the last row.
    beyond: Vec<Inline>,
}

impl Rows {
    /// A table without rows; it has at least one column.
    pub fn new(mut alignments: Vec<Alignment>) -> Self {
        if alignments.is_empty() {
            alignments.push(Alignment::default());
        }
        Self { alignments, header: None, rows: Vec::new(), beyond: Vec::new() }
    }

    /// Begins the header, where nothing stands above it, or else a row.
    pub fn begin(&mut self, header: bool) {
        self.settle();
        if header && self.header.is_none() && self.rows.is_empty() {
            self.header = Some(Vec::new());
        } else {
            self.rows.push(Vec::new());
        }
    }

    /// Adds a cell to the last row. What stands beyond the last column joins the cell in it.
    pub fn push(&mut self, cell: Cell) {
        let columns = self.alignments.len();
        let row = self.last_row();
        if row.len() < columns {
            row.push(cell);
        } else {
            self.beyond.push(Inline::Text(SafeText::new(" ")));
            self.beyond.extend(Vec::from(cell.content));
        }
    }

    fn last_row(&mut self) -> &mut Vec<Cell> {
        match self.rows.last_mut() {
            Some(row) => row,
            None => self.header.get_or_insert_default(),
        }
    }

    /// Gives the last cell of the last row what stands beyond it.
    fn settle(&mut self) {
        if self.beyond.is_empty() {
            return;
        }
        let beyond = std::mem::take(&mut self.beyond);
        if let Some(last) = self.last_row().last_mut() {
            let own = Vec::from(std::mem::take(&mut last.content));
            last.content = own.into_iter().chain(beyond).collect::<Vec<_>>().into();
        }
    }

    fn settled(mut self) -> Self {
        self.settle();
        self
    }

    /// How many cells the last row lacks.
    pub fn missing(&self) -> usize {
        let last = self.rows.last().or(self.header.as_ref());
        last.map_or(0, |row| self.alignments.len().saturating_sub(row.len()))
    }
}

/// Items of the longest list. What is longer, no one wrote by hand, and setting it at once would keep the reader waiting.
pub const LONGEST_LIST: usize = 2_000;

impl Frame {
    /// Takes in a block. A frame that holds no blocks of its own makes room in its own way.
    pub fn push(&mut self, block: Block) {
        match self {
            Self::Quote(_, blocks)
            | Self::Alert(_, _, _, blocks)
            | Self::Item(_, blocks)
            | Self::Details(blocks)
            | Self::Note(_, _, blocks) => {
                // Most notes and items are one paragraph; room for four in each of a million would be much.
                if blocks.is_empty() {
                    blocks.reserve_exact(1);
                }
                blocks.push(block);
            }
            Self::List { items, .. } => items.push(ListItem { task: None, blocks: vec![block] }),
            Self::Definitions(_, items) => match items.last_mut() {
                Some(last) => last.blocks.push(block),
                None => items.push(Definition { term: block, blocks: Vec::new() }),
            },
            // The builder opens nothing but cells within a table.
            Self::Table(..) => {}
        }
    }

    /// The list, empty, that a list which is as long as one may be goes on as.
    pub fn next_part(&self, id: BlockId) -> Option<Self> {
        let Self::List { start, tight, items, .. } = self else { return None };
        let after = |start: u32| start.saturating_add(u32::try_from(items.len()).unwrap_or(u32::MAX));
        let next = Self::List { id, start: start.map(after), tight: *tight, items: Vec::new() };
        (items.len() >= LONGEST_LIST).then_some(next)
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

    /// Gives back the room that is not needed.
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
            Self::Quote(id, blocks) => (id, BlockKind::Quote(blocks.into())),
            Self::Alert(id, kind, title, blocks) => {
                (id, BlockKind::Alert { kind, title: Box::new(title), blocks: blocks.into() })
            }
            Self::List { id, start, tight, items } => (id, BlockKind::List { start, tight, items: items.into() }),
            Self::Definitions(id, items) => (id, BlockKind::Definitions(items)),
            Self::Table(id, rows) => {
                let Rows { alignments, header, rows, .. } = rows.settled();
                (id, BlockKind::Table(Box::new(Table { alignments, header: header.unwrap_or_default(), rows })))
            }
            Self::Note(id, note, blocks) => (id, BlockKind::Note { note, blocks: blocks.into() }),
            Self::Item(_, blocks) | Self::Details(blocks) => return blocks,
        };
        vec![Block { id, language: None, kind }]
    }
}
