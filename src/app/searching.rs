//! Searching the open article: what is found comes into view, and what happens is said.

use crate::app::App;
use crate::app::search::{Hit, Search};

impl App {
    /// Searches for a pattern from the top of the pane on; an empty one repeats the last search.
    pub(super) fn search_for(&mut self, pattern: &str) {
        let Some(reader) = &mut self.reader else { return };
        if pattern.is_empty() {
            return self.step_match(true);
        }
        let from = reader.viewport.anchor().pos;
        reader.search = Search::new(pattern);
        let document = reader.document();
        let hit = reader.search.first_from(&document, from);
        self.show_hit(hit, true);
    }

    /// Goes to the next match or the previous one.
    pub(super) fn step_match(&mut self, forward: bool) {
        let Some(reader) = &mut self.reader else { return };
        if reader.search.pattern().is_empty() {
            return self.inform("Nothing was searched for yet.");
        }
        let from = reader.viewport.anchor().pos;
        let document = reader.document();
        let hit = match forward {
            true => reader.search.next(&document, from),
            false => reader.search.previous(&document, from),
        };
        self.show_hit(hit, forward);
    }

    fn show_hit(&mut self, hit: Option<Hit>, forward: bool) {
        let Some(reader) = &mut self.reader else { return };
        let Some(hit) = hit else {
            let message = format!("“{}” is not in this article.", reader.search.pattern());
            return self.warn(message);
        };
        reader.show_matches = true;
        reader.popup = None;
        reader.jump(|viewport| viewport.reveal(hit.text.start));
        if hit.wrapped {
            let side = if forward { "the beginning" } else { "the end" };
            self.inform(format!("Search wrapped: it goes on from {side}."));
        }
    }
}
