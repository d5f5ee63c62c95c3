//! The images that the terminal keeps (kitty's graphics protocol): each is sent before the first cell that shows it, and
//! deleted when nothing can show it any more.

use crate::app::{Graphic, Picture};
use crate::view::picture::kept_in;
use ratatui::buffer::Buffer;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError, Weak};

/// Images by their numbers, as long as the reader's state holds them, and which of them the terminal has.
#[derive(Debug, Default)]
pub struct Gallery {
    known: BTreeMap<u32, Weak<Picture>>,
    sent: BTreeSet<u32>,
    held: Arc<Held>,
}

/// The numbers of the images that the terminal has, for whoever takes leave of it.
#[derive(Debug, Default)]
pub struct Held(Mutex<BTreeSet<u32>>);

impl Gallery {
    /// An empty one; `held` knows what the terminal has.
    pub fn new(held: Arc<Held>) -> Self {
        Self { held, ..Self::default() }
    }

    /// Takes note of an image, which is sent once it is to be seen.
    pub fn know(&mut self, picture: &Arc<Picture>) {
        if let Some(Graphic::Kept { id, .. }) = &picture.graphic {
            self.known.insert(*id, Arc::downgrade(picture));
            self.sent.remove(id);
        }
    }

    /// What is to be written before a frame: images that it shows for the first time, and farewells to those that are gone.
    /// A terminal that was wiped gets them all anew.
    pub fn prepare(&mut self, frame: &Buffer, is_wiped: bool) -> String {
        let mut out = String::new();
        if self.known.is_empty() {
            return out;
        }
        if is_wiped {
            self.sent.clear();
        }
        let gone = |_: &u32, picture: &mut Weak<Picture>| picture.strong_count() == 0;
        for (id, _) in self.known.extract_if(.., gone) {
            if self.held.remove(id) {
                out.push_str(&deletion(id));
            }
            self.sent.remove(&id);
        }
        let shown: BTreeSet<u32> = frame.content.iter().filter_map(kept_in).collect();
        for id in shown {
            let picture = self.known.get(&id).filter(|_| !self.sent.contains(&id)).and_then(Weak::upgrade);
            if let Some(Graphic::Kept { transmission, .. }) =
                picture.as_ref().and_then(|picture| picture.graphic.as_ref())
            {
                out.push_str(transmission);
                self.sent.insert(id);
                self.held.insert(id);
            }
        }
        out
    }
}

impl Held {
    fn insert(&self, id: u32) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
    }

    fn remove(&self, id: u32) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&id)
    }

    /// What is written to have all of them deleted; the second time nothing.
    pub fn farewell(&self) -> String {
        let held = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        held.into_iter().map(deletion).collect()
    }
}

/// Deletes an image with all that it takes, wherever it is shown. The terminal is not to answer.
fn deletion(id: u32) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write!(out, "\x1b_Ga=d,d=I,i={id},q=2\x1b\\");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::CellSize;
    use crate::view::picture::PLACEHOLDER;
    use ratatui::layout::Rect;
    use ratatui::style::Color;

    fn picture(id: u32) -> Arc<Picture> {
        let graphic = Graphic::Kept { id, transmission: format!("<{id}>"), marks: Arc::new([]) };
        Arc::new(Picture { size: CellSize { columns: 1, rows: 1 }, cells: Vec::new(), graphic: Some(graphic) })
    }

    fn frame(ids: &[u8]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
        for (x, id) in (0..).zip(ids) {
            buffer[(x, 0)].set_symbol(&format!("{PLACEHOLDER}")).set_fg(Color::Rgb(0, 0, *id));
        }
        buffer
    }

    #[test]
    fn an_image_is_sent_once_it_is_seen_and_deleted_once_it_is_gone() {
        let mut gallery = Gallery::default();
        let (one, two) = (picture(1), picture(2));
        gallery.know(&one);
        gallery.know(&two);
        assert_eq!(gallery.prepare(&frame(&[]), false), "");
        assert_eq!(gallery.prepare(&frame(&[1, 1]), false), "<1>");
        assert_eq!(gallery.prepare(&frame(&[1, 2]), false), "<2>");
        assert_eq!(gallery.prepare(&frame(&[1, 2]), true), "<1><2>", "a wiped terminal may have lost them");
        drop(one);
        assert_eq!(gallery.prepare(&frame(&[2]), false), deletion(1));
        assert_eq!(gallery.prepare(&frame(&[2, 9]), false), "", "9 is somebody else's");
        assert_eq!(gallery.held.farewell(), deletion(2));
        assert_eq!(gallery.held.farewell(), "");
    }

    #[test]
    fn a_number_that_comes_again_is_sent_again() {
        let mut gallery = Gallery::default();
        let old = picture(1);
        gallery.know(&old);
        gallery.prepare(&frame(&[1]), false);
        let new = picture(1);
        gallery.know(&new);
        drop(old);
        assert_eq!(gallery.prepare(&frame(&[1]), false), "<1>");
    }
}
