//! Images become cells on a thread of their own, which begins with the first one.

use crate::app::{Dot, Drawing, Event, FoundPictures, Picture};
use crate::compose::CellSize;
use crate::config::ColorDepth;
use crate::document::{ArticleRef, BlockId, Document, figures};
use crate::runtime::engraver::Engraver;
use crate::runtime::message::Mailbox;
use crate::runtime::{fetcher, worker};
use crate::source::picture::{self, PictureBytes, PictureError, Place};
use crate::text::{SafeText, width};
use image::DynamicImage;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc;

/// Figures beyond this many keep their captions alone: their heads would take too long to read.
const MOST_FIGURES: usize = 500;
/// A dot with less than this much ink is none, from 0 to 255.
const LEAST_INK: u8 = 128;
/// Columns of an address that a message shows.
const MOST_OF_ADDRESS: usize = 80;

/// An image that is wanted.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The article.
    pub article: ArticleRef,
    /// The figure.
    pub block: BlockId,
    /// The address, as the article has it.
    pub address: SafeText,
    /// The cells that it takes.
    pub size: CellSize,
    /// How it is drawn.
    pub drawing: Drawing,
}

/// Who makes cells of images.
#[derive(Debug)]
pub struct Lithographer {
    depth: ColorDepth,
    /// Where what was fetched is kept.
    cache: PathBuf,
    jobs: Option<mpsc::Sender<Wanted>>,
}

impl Lithographer {
    /// One for a terminal with so many colours.
    pub fn new(depth: ColorDepth, cache: PathBuf) -> Self {
        Self { depth, cache, jobs: None }
    }

    /// Has an image made; [`Event::PictureReady`] or [`Event::PictureFailed`] follows.
    pub fn make(&mut self, wanted: Wanted, mailbox: &Mailbox) {
        let jobs = self.jobs.get_or_insert_with(|| {
            let (jobs, inbox) = mpsc::channel::<Wanted>();
            let answer = mailbox.clone();
            let mut workshop =
                Workshop { depth: self.depth, cache: self.cache.clone(), engraver: Engraver::new(), open: None };
            let _ = worker::spawn("lithographer", worker::LARGE, move || {
                inbox.iter().try_for_each(|wanted| answer.event(workshop.made(wanted)).then_some(()));
            });
            jobs
        });
        let _ = jobs.send(wanted);
    }
}

/// Where images are made.
struct Workshop {
    depth: ColorDepth,
    cache: PathBuf,
    engraver: Engraver,
    /// The article whose images were asked for last, with its bytes where it is a book.
    open: Option<(ArticleRef, Option<Vec<u8>>)>,
}

impl Workshop {
    fn made(&mut self, wanted: Wanted) -> Event {
        // A decoder that breaks costs its image and nothing else.
        let made = catch_unwind(AssertUnwindSafe(|| self.picture(&wanted))).unwrap_or(Err(PictureError::Broken));
        let Wanted { article, block, address, .. } = wanted;
        match made {
            Ok(picture) => Event::PictureReady { article, block, picture: picture.into() },
            Err(error) => Event::PictureFailed { article, block, message: why(&address, &error) },
        }
    }

    fn picture(&mut self, wanted: &Wanted) -> Result<Picture, PictureError> {
        let Wanted { article, address, size, drawing, .. } = wanted;
        let image = picture::decode(self.bytes(article, address)?)?;
        let graphic = self.engraver.engrave(&image, *size, *drawing);
        Ok(Picture { size: *size, cells: cells(&image, *size, self.depth), graphic })
    }

    fn bytes(&mut self, article: &ArticleRef, address: &str) -> Result<Box<dyn PictureBytes>, PictureError> {
        if let Some(page) = fetcher::page_of(article, address) {
            return fetcher::bytes(page, address, &self.cache);
        }
        if self.open.as_ref().is_none_or(|(last, _)| last != article) {
            self.open = Some((article.clone(), picture::book(article)));
        }
        let book = self.open.as_ref().and_then(|(_, book)| book.as_deref());
        Place::of(article, book).whole(address)
    }
}

/// Why an image is not shown.
pub fn why(address: &str, error: &PictureError) -> SafeText {
    // An image that is written into its address would fill the message.
    SafeText::new_line(&format!("{}: {error}", width::ellipsize(address, MOST_OF_ADDRESS)))
}

/// The halves of the cells of an image in `size` cells.
fn cells(image: &DynamicImage, size: CellSize, depth: ColorDepth) -> Vec<[Dot; 2]> {
    let CellSize { columns, rows } = size;
    let (width, height) = (u32::from(columns), 2 * u32::from(rows));
    let small = image.thumbnail_exact(width, height).into_rgba8();
    let dot = |x: u32, y: u32| match small.get_pixel_checked(x, y).map(|pixel| pixel.0) {
        Some([r, g, b, ink]) if ink >= LEAST_INK => match depth {
            ColorDepth::TrueColor => Dot::Rgb([r, g, b]),
            _ => Dot::Indexed(nearest([r, g, b])),
        },
        _ => Dot::Ground,
    };
    let cells = (0..u32::from(rows)).flat_map(|y| (0..width).map(move |x| (x, y)));
    cells.map(|(x, y)| [dot(x, 2 * y), dot(x, 2 * y + 1)]).collect()
}

/// The colour of xterm's cube or of its greys that is nearest.
fn nearest(rgb: [u8; 3]) -> u8 {
    const STEPS: [i32; 6] = [0, 95, 135, 175, 215, 255];
    let channel = rgb.map(i32::from);
    let distance = |to: [i32; 3]| channel.iter().zip(to).map(|(a, b)| (a - b).pow(2)).sum::<i32>();
    let step =
        |value: i32| (0..6).min_by_key(|&i: &usize| STEPS.get(i).map_or(i32::MAX, |s| (s - value).abs())).unwrap_or(0);
    let cube = channel.map(step);
    let grey = ((channel.iter().sum::<i32>() / 3 - 3) / 10).clamp(0, 23);
    let of_cube = distance(cube.map(|i| STEPS.get(i).copied().unwrap_or_default()));
    let [r, g, b] = cube;
    let index = if distance([8 + 10 * grey; 3]) < of_cube { 232 + grey } else { (16 + 36 * r + 6 * g + b) as i32 };
    index as u8
}

/// Looks for the images of an article and reads their heads, so that the text never moves when they come.
pub fn find(article: &ArticleRef, document: &Document) -> FoundPictures {
    let mut found = FoundPictures::default();
    let figures = figures(&document.blocks);
    let book = if figures.is_empty() { None } else { picture::book(article) };
    let mut place = Place::of(article, book.as_deref());
    for (block, address) in figures.into_iter().take(MOST_FIGURES) {
        if fetcher::page_of(article, address).is_some() {
            found.remote.insert(block, address.clone());
            continue;
        }
        let measure = || picture::measure(place.head(address)?);
        match catch_unwind(AssertUnwindSafe(measure)).unwrap_or(Err(PictureError::Broken)) {
            Ok(size) => _ = found.shown.insert(block, (address.clone(), size)),
            Err(error) => _ = found.failed.insert(block, why(address, &error)),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage};

    #[test]
    fn a_cell_has_two_dots_and_clear_ones_show_the_ground() {
        let image = RgbaImage::from_fn(4, 4, |x, y| match (x < 2, y < 2) {
            (true, true) => Rgba([255, 0, 0, 255]),
            (true, false) => Rgba([0, 0, 255, 255]),
            (false, true) => Rgba([0, 0, 0, 0]),
            (false, false) => Rgba([255, 255, 255, 255]),
        });
        let size = CellSize { columns: 2, rows: 1 };
        let full = cells(&image.clone().into(), size, ColorDepth::TrueColor);
        let [red, blue, white] = [[255, 0, 0], [0, 0, 255], [255; 3]].map(Dot::Rgb);
        assert_eq!(full, [[red, blue], [Dot::Ground, white]]);
        let few = cells(&image.into(), size, ColorDepth::Ansi256);
        assert_eq!(few, [[Dot::Indexed(196), Dot::Indexed(21)], [Dot::Ground, Dot::Indexed(231)]]);
    }

    #[test]
    fn greys_are_those_of_the_ramp() {
        assert_eq!([[8; 3], [128; 3], [238; 3]].map(nearest), [232, 244, 255]);
        assert_eq!([[0; 3], [255; 3], [95, 135, 175]].map(nearest), [16, 231, 67]);
    }
}
