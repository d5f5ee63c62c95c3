//! The elements that are open while a page is tidied: blocks, and over them what stands in running text.

use super::elements::{heading_level, is_cell_or_table, is_of_table};
use std::fmt::Write;

/// How deep blocks nest, and elements within running text. What is deeper keeps its text and loses its frame.
///
/// A parser may put two more elements around each cell of a table, so that a page is less than 512 deep.
pub const MAX_BLOCKS: usize = 96;
/// See [`MAX_BLOCKS`].
pub const MAX_INLINES: usize = 24;
/// How often an element goes on in another block.
const REOPENINGS: u8 = 8;

/// The open elements. All of them are written to `out` as they open and close.
#[derive(Debug, Default)]
pub struct Open {
    pub out: String,
    blocks: Vec<String>,
    inlines: Vec<InlineElement>,
}

#[derive(Debug)]
struct InlineElement {
    name: String,
    /// Its start tag, where it goes on in the next block.
    again: Option<String>,
    left: u8,
}

impl Open {
    /// Opens a block; `tag` is its start tag. It ends what cannot hold it.
    pub fn block(&mut self, name: &str, tag: &str) {
        let carried = self.suspend();
        self.end_before(name);
        let fits = !is_of_table(name) || self.blocks.iter().any(|open| open == "table");
        if fits && self.blocks.len() < MAX_BLOCKS {
            self.out.push_str(tag);
            self.blocks.push(name.to_owned());
        }
        self.resume(carried);
    }

    /// Writes an element between blocks that holds nothing.
    pub fn rule(&mut self, tag: &str) {
        let carried = self.suspend();
        self.end_before("hr");
        self.out.push_str(tag);
        self.resume(carried);
    }

    /// Ends the blocks that end where `name` begins.
    fn end_before(&mut self, name: &str) {
        if self.blocks.last().is_some_and(|last| last == "p") {
            self.pop_block();
        }
        let reach = |ends: &[&str], stops: fn(&str) -> bool, blocks: &[String]| {
            blocks.iter().rev().take_while(|open| !stops(open)).position(|open| ends.contains(&open.as_str()))
        };
        let in_list = |open: &str| !matches!(open, "p" | "div" | "address" | "li" | "dd" | "dt");
        let inner = match name {
            "li" => reach(&["li"], in_list, &self.blocks),
            "dd" | "dt" => reach(&["dd", "dt"], in_list, &self.blocks),
            "td" | "th" => return self.pop_to(&["tr", "tbody", "thead", "tfoot", "table"]),
            "tr" => return self.pop_to(&["tbody", "thead", "tfoot", "table"]),
            "tbody" | "thead" | "tfoot" | "caption" => return self.pop_to(&["table"]),
            _ => None,
        };
        if let Some(inner) = inner {
            (0..=inner).for_each(|_| self.pop_block());
        }
    }

    /// Ends blocks until one of `names` is the innermost, where a table is open.
    fn pop_to(&mut self, names: &[&str]) {
        if let Some(above) = self.blocks.iter().rev().position(|open| names.contains(&open.as_str())) {
            (0..above).for_each(|_| self.pop_block());
        }
    }

    /// Closes a block, where it is open.
    pub fn close_block(&mut self, name: &str) {
        let carried = self.suspend();
        let same = |open: &str| open == name || heading_level(name).is_some() && heading_level(open).is_some();
        let stops = |open: &str| match name {
            _ if same(open) => false,
            "table" => false,
            _ if is_of_table(name) => open == "table",
            _ => is_cell_or_table(open),
        };
        let found = self.blocks.iter().rev().take_while(|open| !stops(open)).position(|open| same(open));
        if let Some(inner) = found {
            (0..=inner).for_each(|_| self.pop_block());
        }
        self.resume(carried);
    }

    fn pop_block(&mut self) {
        if let Some(name) = self.blocks.pop() {
            self.end_tag(&name);
        }
    }

    /// Opens an element within running text. One that goes on in the next block does so as `again`.
    pub fn inline(&mut self, name: &str, tag: &str, again: Option<String>) {
        if self.inlines.len() < MAX_INLINES {
            self.out.push_str(tag);
            self.inlines.push(InlineElement { name: name.to_owned(), again, left: REOPENINGS });
        }
    }

    /// Closes an element within running text, where it is open; what was opened in it goes on.
    pub fn close_inline(&mut self, name: &str) {
        let Some(at) = self.inlines.iter().rposition(|open| open.name == name) else { return };
        let inner = self.inlines.split_off(at);
        inner.iter().rev().for_each(|open| self.end_tag(&open.name));
        self.resume(inner.into_iter().skip(1).collect());
    }

    /// Whether an element within running text is open.
    pub fn is_in(&self, name: &str) -> bool {
        self.inlines.iter().any(|open| open.name == name)
    }

    /// The innermost element within running text.
    pub fn innermost(&self) -> Option<&str> {
        self.inlines.last().map(|open| open.name.as_str())
    }

    /// Closes all running text, so that none of it reaches into another block.
    fn suspend(&mut self) -> Vec<InlineElement> {
        let carried = std::mem::take(&mut self.inlines);
        carried.iter().rev().for_each(|open| self.end_tag(&open.name));
        carried
    }

    fn resume(&mut self, carried: Vec<InlineElement>) {
        for InlineElement { name, again, left } in carried {
            if let Some(again) = again
                && let Some(left) = left.checked_sub(1)
            {
                self.out.push_str(&again);
                self.inlines.push(InlineElement { name, again: Some(again), left });
            }
        }
    }

    fn end_tag(&mut self, name: &str) {
        // Writing to a string cannot fail.
        let _ = write!(self.out, "</{name}>");
    }

    /// Closes everything.
    pub fn finish(mut self) -> String {
        self.suspend();
        while !self.blocks.is_empty() {
            self.pop_block();
        }
        self.out
    }
}
