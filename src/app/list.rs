//! A list in a pane that is lower than the list: which part of it is in view.

/// The part of a list that is in view.
#[derive(Debug, Clone, Default)]
pub struct List {
    offset: usize,
    height: usize,
}

impl List {
    /// The first entry in view.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// How many entries fit.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Whether it has not been given a height yet.
    pub fn is_fresh(&self) -> bool {
        self.height == 0
    }

    /// Takes on a height; an entry that was in view stays so.
    pub fn fit(&mut self, height: usize, selected: usize, total: usize) {
        if self.height != height {
            let was_in_view = (self.offset..self.offset + self.height.max(1)).contains(&selected);
            self.height = height;
            if was_in_view {
                self.reveal(selected, total);
            }
        }
        self.clamp(total);
    }

    /// Brings an entry into view.
    pub fn reveal(&mut self, at: usize, total: usize) {
        if at < self.offset {
            self.offset = at;
        } else if at >= self.offset + self.height {
            self.offset = (at + 1).saturating_sub(self.height);
        }
        self.clamp(total);
    }

    /// Moves the view by entries.
    pub fn scroll_by(&mut self, by: isize, total: usize) {
        self.offset = self.offset.saturating_add_signed(by);
        self.clamp(total);
    }

    fn clamp(&mut self, total: usize) {
        self.offset = self.offset.min(total.saturating_sub(self.height.max(1)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_revealed_is_in_view_and_the_end_leaves_no_gap() {
        let mut list = List::default();
        list.fit(3, 0, 10);
        list.reveal(5, 10);
        assert_eq!(list.offset(), 3);
        list.scroll_by(99, 10);
        assert_eq!(list.offset(), 7);
        list.fit(9, 5, 10);
        assert_eq!(list.offset(), 1);
    }
}
