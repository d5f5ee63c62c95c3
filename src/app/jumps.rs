//! The jump list: where the reader was before each far jump, to go back to and forward again.

use crate::app::scroll::Anchor;

/// The most places that are kept.
const KEPT: usize = 100;

/// Places to go back to, with a place in the list itself.
#[derive(Debug, Clone, Default)]
pub struct Jumps {
    places: Vec<Anchor>,
    /// How many of the places lie behind; those after it lie ahead.
    at: usize,
}

impl Jumps {
    /// Every place, to be kept where its text is.
    pub fn places_mut(&mut self) -> impl Iterator<Item = &mut Anchor> {
        self.places.iter_mut()
    }

    /// Notes the place that a jump leaves. What lay ahead is forgotten.
    pub fn leave(&mut self, from: Anchor) {
        self.places.truncate(self.at);
        self.places.retain(|&place| place != from);
        self.places.push(from);
        if self.places.len() > KEPT {
            self.places.remove(0);
        }
        self.at = self.places.len();
    }

    /// The place before, when leaving `from`.
    pub fn back(&mut self, from: Anchor) -> Option<Anchor> {
        if self.at == self.places.len() {
            if self.places.last() == Some(&from) {
                self.at = self.at.saturating_sub(1);
            } else if !self.places.is_empty() {
                self.places.push(from);
            }
        }
        self.at = self.at.checked_sub(1)?;
        self.places.get(self.at).copied()
    }

    /// The place after, once the reader has gone back.
    pub fn forward(&mut self) -> Option<Anchor> {
        let place = self.places.get(self.at + 1).copied()?;
        self.at += 1;
        Some(place)
    }

    /// Changes every place.
    pub fn move_places(&mut self, to: impl Fn(Anchor) -> Anchor) {
        self.places.iter_mut().for_each(|place| *place = to(*place));
    }

    /// The place that the last jump left.
    pub fn last(&self) -> Option<Anchor> {
        self.places.get(self.at.checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockId, TextPos};

    fn at(block: u32) -> Anchor {
        Anchor { pos: TextPos::start_of(BlockId(block)), lead: 0 }
    }

    #[test]
    fn back_and_forward_again_end_where_they_began() {
        let mut jumps = Jumps::default();
        jumps.leave(at(1));
        jumps.leave(at(5));
        assert_eq!(jumps.back(at(9)), Some(at(5)));
        assert_eq!(jumps.back(at(5)), Some(at(1)));
        assert_eq!(jumps.back(at(1)), None);
        assert_eq!(jumps.forward(), Some(at(5)));
        assert_eq!(jumps.forward(), Some(at(9)));
        assert_eq!(jumps.forward(), None);
    }

    #[test]
    fn a_new_jump_forgets_what_lay_ahead() {
        let mut jumps = Jumps::default();
        jumps.leave(at(1));
        jumps.back(at(5));
        jumps.leave(at(2));
        assert_eq!(jumps.forward(), None);
        assert_eq!(jumps.back(at(7)), Some(at(2)));
    }
}
