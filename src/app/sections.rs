//! Moves by sections and paragraphs.

use crate::app::reader::Reader;
use crate::compose::leaf_starts;
use crate::document::TextPos;

impl Reader {
    /// Goes to the next section; `false` in the last one.
    pub fn next_section(&mut self) -> bool {
        let here = self.viewport.anchor().pos;
        let document = self.document();
        let mut starts = document.outline.sections().iter().map(|s| TextPos::start_of(s.start));
        let next = starts.find(|&start| start > here);
        next.map(|pos| self.jump_to(pos)).is_some()
    }

    /// Goes to the start of the section, or from there to the section before; `false` at the very beginning.
    pub fn previous_section(&mut self) -> bool {
        let here = self.viewport.anchor();
        let document = self.document();
        let mut starts = document.outline.sections().iter().rev().map(|s| TextPos::start_of(s.start));
        match starts.find(|&start| start < here.pos) {
            Some(pos) => self.jump_to(pos),
            None => self.jump(|viewport| viewport.go_top()),
        }
        self.viewport.anchor() != here
    }

    /// Goes to a section by its index in the outline.
    pub fn go_to_section(&mut self, section: usize) -> bool {
        let document = self.document();
        let found = document.outline.sections().get(section).map(|s| s.start);
        found.map(|start| self.jump_to(TextPos::start_of(start))).is_some()
    }

    /// The index in the outline of the n-th outermost section, 1 the first.
    pub fn outermost_section(&self, number: usize) -> Option<usize> {
        let sections = self.viewport.document().outline.sections().iter().enumerate();
        let mut outermost = sections.filter(|(_, s)| s.depth == 0).map(|(i, _)| i);
        outermost.nth(number.checked_sub(1)?)
    }

    /// Goes to the next paragraph, heading or the like that starts on a lower row; `false` where there is none.
    pub fn next_paragraph(&mut self) -> bool {
        let here = self.viewport.anchor().pos;
        let document = self.document();
        for block in document.top_level(here.block)..document.blocks.len() {
            for start in leaf_starts(&document, block) {
                if start > here && self.viewport.is_below_anchor(start) {
                    self.viewport.go_to(start);
                    return true;
                }
            }
        }
        false
    }

    /// Goes to the start of the paragraph, or from there to the one before; `false` where there is none.
    pub fn previous_paragraph(&mut self) -> bool {
        let here = self.viewport.anchor();
        let document = self.document();
        for block in (0..=document.top_level(here.pos.block)).rev() {
            for start in leaf_starts(&document, block).into_iter().rev() {
                let above = start < here.pos && self.viewport.is_above_anchor(start);
                if above {
                    self.viewport.go_to(start);
                    return true;
                }
            }
        }
        self.viewport.go_top();
        self.viewport.anchor() != here
    }
}
