//! The images of the open article: which can be shown, which were asked for, which are there.

use crate::compose::{CellSize, Line};
use crate::config::ImageProtocol;
use crate::document::{BlockId, PictureSizes, PixelSize};
use crate::text::SafeText;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Images that are kept beyond those in view.
const MOST_KEPT: usize = 24;
/// Bytes that their graphics may take together, which is more than those of a large screen do.
const MOST_BYTES: usize = 192 << 20;

/// How a terminal shows images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureSupport {
    /// Whether it has colours enough.
    pub colours: bool,
    /// How it draws them.
    pub drawing: Drawing,
}

impl Default for PictureSupport {
    fn default() -> Self {
        Self { colours: true, drawing: Drawing { protocol: ImageProtocol::HalfBlocks, cell: (10, 20) } }
    }
}

/// How images are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawing {
    /// In which form the terminal takes them.
    pub protocol: ImageProtocol,
    /// The width and height of a cell, in pixels.
    pub cell: (u16, u16),
}

/// An image as cells of the terminal, each with an upper and a lower half, and as the terminal's own graphics.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its size.
    pub size: CellSize,
    /// The upper and lower halves of its cells, row by row: what is shown where graphics cannot be.
    pub cells: Vec<[Dot; 2]>,
    /// The same image for the terminal's graphics.
    pub graphic: Option<Graphic>,
}

/// An image in the form that a terminal's graphics take. Nothing of it was ever text of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Graphic {
    /// The terminal keeps it under a number of 24 bits, and cells show its parts.
    Kept {
        /// The number.
        id: u32,
        /// What is written to the terminal to have it kept.
        transmission: String,
        /// The mark of each row and column, as it stands in a cell that shows one.
        marks: Arc<[char]>,
    },
    /// What is written where each of its rows begins.
    Rows(Vec<String>),
}

/// Half a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dot {
    /// Nothing: the ground shows.
    Ground,
    /// Red, green and blue.
    Rgb([u8; 3]),
    /// One of xterm's 256 colours.
    Indexed(u8),
}

impl Picture {
    /// The bytes that its graphics take.
    fn weight(&self) -> usize {
        match &self.graphic {
            None => 0,
            Some(Graphic::Kept { transmission, .. }) => transmission.len(),
            Some(Graphic::Rows(rows)) => rows.iter().map(String::len).sum(),
        }
    }

    /// The cells of a row.
    pub fn row(&self, row: u16) -> &[[Dot; 2]] {
        let columns = usize::from(self.size.columns);
        let start = usize::from(row) * columns;
        self.cells.get(start..start + columns).unwrap_or_default()
    }
}

/// What is known of the images of an article when it is opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FoundPictures {
    /// Those that can be shown: their addresses and sizes.
    pub shown: HashMap<BlockId, (SafeText, PixelSize)>,
    /// The addresses of those that lie on the web, to be fetched when they come into view.
    pub remote: HashMap<BlockId, SafeText>,
    /// Why the others cannot, each with its address before it.
    pub failed: BTreeMap<BlockId, SafeText>,
}

/// An image in a size: what is asked for, and what is kept.
pub type PictureKey = (BlockId, CellSize);

/// The images of the open article.
#[derive(Debug, Default)]
pub struct Album {
    found: FoundPictures,
    /// The addresses of those that are being fetched.
    awaited: HashMap<BlockId, SafeText>,
    drawing: Option<Drawing>,
    asked: HashSet<PictureKey>,
    ready: BTreeMap<PictureKey, Arc<Picture>>,
}

impl Album {
    /// Takes on what was found.
    pub fn find(&mut self, found: FoundPictures) {
        *self = Self { found, drawing: self.drawing, ..Self::default() };
    }

    /// Has the images drawn otherwise from now on, where that is something new.
    pub fn draw_as(&mut self, drawing: Drawing) {
        if self.drawing.replace(drawing) != Some(drawing) {
            self.asked.clear();
            self.ready.clear();
        }
    }

    /// The address of an image that is to be fetched, where that was not asked for before.
    pub fn fetch(&mut self, block: BlockId) -> Option<SafeText> {
        let address = self.found.remote.remove(&block)?;
        self.awaited.insert(block, address.clone());
        Some(address)
    }

    /// Takes on an image that was fetched.
    pub fn fetched(&mut self, block: BlockId, size: PixelSize) {
        if let Some(address) = self.awaited.remove(&block) {
            self.found.shown.insert(block, (address, size));
        }
    }

    /// The sizes of those that can be shown.
    pub fn sizes(&self) -> PictureSizes {
        self.found.shown.iter().map(|(&block, &(_, size))| (block, size)).collect()
    }

    /// The size of one that can be shown.
    pub fn size_of(&self, block: BlockId) -> Option<PixelSize> {
        self.found.shown.get(&block).map(|(_, size)| *size)
    }

    /// How many images there are, and why some are not shown.
    pub fn report(&self) -> (usize, impl Iterator<Item = &SafeText>) {
        let FoundPictures { shown, remote, failed } = &self.found;
        (shown.len() + remote.len() + self.awaited.len() + failed.len(), failed.values())
    }

    /// Why an image is not shown, where it is known not to be to be had.
    pub fn failure(&self, block: BlockId) -> Option<&SafeText> {
        self.found.failed.get(&block)
    }

    /// The address of an image, where it was not asked for in this size before.
    pub fn ask(&mut self, key: PictureKey) -> Option<SafeText> {
        let (address, _) = self.found.shown.get(&key.0)?;
        self.asked.insert(key).then(|| address.clone())
    }

    /// Takes in an image; those that are not wanted any more make room.
    pub fn put(&mut self, block: BlockId, picture: Arc<Picture>) {
        let weight: usize = self.ready.values().chain([&picture]).map(|picture| picture.weight()).sum();
        if self.ready.len() >= MOST_KEPT || weight > MOST_BYTES {
            self.ready.clear();
            self.asked.retain(|key| key.0 == block);
        }
        self.ready.insert((block, picture.size), picture);
    }

    /// Gives up an image that turned out to be broken.
    pub fn fail(&mut self, block: BlockId, message: SafeText) {
        if self.found.shown.remove(&block).is_some() || self.awaited.remove(&block).is_some() {
            self.found.failed.insert(block, message);
        }
    }

    /// An image, once it is there.
    pub fn get(&self, key: PictureKey) -> Option<Arc<Picture>> {
        self.ready.get(&key).cloned()
    }

    /// The images that some lines show.
    pub fn on_lines<'a>(&self, lines: impl Iterator<Item = &'a Line>) -> BTreeMap<BlockId, Arc<Picture>> {
        let rows = lines.filter_map(|line| line.picture);
        rows.filter_map(|row| Some((row.block, self.get((row.block, row.size))?))).collect()
    }
}
