//! Images in the form that a terminal's graphics take: kitty's, iTerm2's or sixel, as `ratatui-image` encodes them.

use crate::app::{Drawing, Graphic};
use crate::compose::CellSize;
use crate::config::ImageProtocol;
use crate::view::picture::PLACEHOLDER;
use image::DynamicImage;
use image::imageops::FilterType;
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;
use ratatui_image::Image;
use ratatui_image::protocol::Protocol;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::protocol::sixel::Sixel;
use std::sync::Arc;

/// Images of more pixels than a large screen has stay half-blocks.
const MOST_PIXELS: u64 = 10_000_000;
/// Rows and columns that kitty has marks for.
const MOST_MARKS: u16 = 297;
/// Images that have a number of their own, before numbers come again.
const NUMBERS: u32 = 1 << 10;

/// Who makes graphics of images.
#[derive(Debug)]
pub struct Engraver {
    /// The first number of this program's images, and how many were given.
    numbers: (u32, u32),
    marks: Arc<[char]>,
}

impl Engraver {
    /// One whose images have numbers that no other program's are likely to have.
    pub fn new() -> Self {
        // Numbers are three bytes, because they are the colour of the cells that show an image.
        let first = 0x80_0000 | (std::process::id() & 0x1fff) << 10;
        Self { numbers: (first, 0), marks: marks() }
    }

    /// An image in `size` cells; `None` where half-blocks have to do.
    pub fn engrave(&mut self, image: &DynamicImage, size: CellSize, drawing: Drawing) -> Option<Graphic> {
        let (width, height) = drawing.cell;
        let pixels = (u32::from(size.columns) * u32::from(width), u32::from(size.rows) * u32::from(height));
        let is_sound = pixels.0 > 0 && pixels.1 > 0 && u64::from(pixels.0) * u64::from(pixels.1) <= MOST_PIXELS;
        if drawing.protocol == ImageProtocol::HalfBlocks || !is_sound {
            return None;
        }
        let image = DynamicImage::from(image.resize_exact(pixels.0, pixels.1, FilterType::Triangle).into_rgba8());
        let strip = |row: u16| image.crop_imm(0, u32::from(row) * u32::from(height), pixels.0, u32::from(height));
        let room = Size { width: size.columns, height: 1 };
        let rows: Option<Vec<String>> = match drawing.protocol {
            ImageProtocol::HalfBlocks => return None,
            ImageProtocol::Kitty => return self.keep(image, size),
            ImageProtocol::Sixel => {
                (0..size.rows).map(|row| Some(Sixel::new(strip(row), room, false).ok()?.data)).collect()
            }
            ImageProtocol::Iterm2 => {
                (0..size.rows).map(|row| Some(Iterm2::new(strip(row), room, false).ok()?.data)).collect()
            }
        };
        rows.map(Graphic::Rows)
    }

    fn keep(&mut self, image: DynamicImage, CellSize { columns, rows }: CellSize) -> Option<Graphic> {
        if columns > MOST_MARKS || rows > MOST_MARKS {
            return None;
        }
        let (first, given) = self.numbers;
        let id = first | given;
        self.numbers.1 = (given + 1) % NUMBERS;
        let kitty = Kitty::new(image, Size { width: columns, height: rows }, id, false, true).ok()?;
        let (transmission, _) = first_column(kitty, 1).into_iter().next()?;
        Some(Graphic::Kept { id, transmission, marks: Arc::clone(&self.marks) })
    }
}

/// The marks of rows and columns, as they stand in the first column of a high image.
fn marks() -> Arc<[char]> {
    let size = Size { width: 1, height: MOST_MARKS };
    let column = Kitty::new(DynamicImage::new_rgba8(1, 1), size, 1, false, true).map(|kitty| first_column(kitty, 297));
    column.unwrap_or_default().into_iter().filter_map(|(_, marks)| marks.chars().next()).collect()
}

/// The first cells of so many rows: what is to be written before the placeholder, and the marks after it.
fn first_column(kitty: Kitty, rows: u16) -> Vec<(String, String)> {
    let area = Rect::new(0, 0, 1, rows);
    let mut buffer = Buffer::empty(area);
    Image::new(&Protocol::Kitty(kitty)).allow_clipping(true).render(area, &mut buffer);
    let parted = |symbol: &str| symbol.split_once(PLACEHOLDER).map(|(a, b)| (a.to_owned(), b.to_owned()));
    buffer.content.iter().filter_map(|cell| parted(cell.symbol())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: CellSize = CellSize { columns: 6, rows: 3 };

    fn engraved(protocol: ImageProtocol, cell: (u16, u16)) -> Option<Graphic> {
        Engraver::new().engrave(&DynamicImage::new_rgb8(90, 90), SIZE, Drawing { protocol, cell })
    }

    #[test]
    fn a_kept_image_has_a_number_of_three_bytes_and_a_mark_for_every_place() {
        let Some(Graphic::Kept { id, transmission, marks }) = engraved(ImageProtocol::Kitty, (10, 20)) else {
            panic!()
        };
        assert!(id > 0 && id < 1 << 24);
        assert!(
            transmission.starts_with(&format!("\u{1b}_Gq=2,i={id},a=T,U=1,f=32,o=z,t=d,s=60,v=60,")),
            "{transmission:?}"
        );
        assert!(transmission.ends_with("\u{1b}\\") && !transmission.contains(PLACEHOLDER));
        let mut distinct = marks.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!((marks[0], marks[1], distinct.len()), ('\u{305}', '\u{30d}', 297));
    }

    #[test]
    fn numbers_differ_and_come_again_at_last() {
        let mut engraver = Engraver::new();
        let mut id = || match engraver.keep(DynamicImage::new_rgb8(1, 1), SIZE) {
            Some(Graphic::Kept { id, .. }) => id,
            other => panic!("{other:?}"),
        };
        let ids: Vec<u32> = (0..=NUMBERS).map(|_| id()).collect();
        assert_eq!(ids.iter().collect::<std::collections::HashSet<_>>().len() as u32, NUMBERS);
        assert_eq!(ids.first(), ids.last());
    }

    #[test]
    fn other_graphics_are_a_sequence_for_every_row() {
        for (protocol, head) in
            [(ImageProtocol::Sixel, "\u{1b}[6X\u{1b}P"), (ImageProtocol::Iterm2, "\u{1b}[6X\u{1b}]1337;File=inline=1;")]
        {
            let Some(Graphic::Rows(rows)) = engraved(protocol, (10, 20)) else { panic!("{protocol:?}") };
            assert_eq!(rows.len(), 3);
            assert!(rows.iter().all(|row| row.starts_with(head)), "{rows:?}");
        }
    }

    #[test]
    fn what_is_too_large_or_has_no_size_stays_half_blocks() {
        for protocol in [ImageProtocol::Kitty, ImageProtocol::Sixel, ImageProtocol::Iterm2] {
            for cell in [(0, 20), (10, 0), (u16::MAX, u16::MAX)] {
                assert_eq!(engraved(protocol, cell), None, "{protocol:?} {cell:?}");
            }
        }
        assert_eq!(engraved(ImageProtocol::HalfBlocks, (10, 20)), None);
    }
}
