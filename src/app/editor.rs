//! A line of text being typed, with a cursor between grapheme clusters.

use crate::text::width;
use unicode_segmentation::UnicodeSegmentation;

/// A line with a cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Editor {
    text: String,
    /// Bytes before the cursor; always between two grapheme clusters.
    cursor: usize,
}

impl Editor {
    /// The line `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// The line.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether the cursor is at the end.
    pub fn is_at_end(&self) -> bool {
        self.cursor == self.text.len()
    }

    /// Puts text at the cursor.
    pub fn insert(&mut self, text: &str) {
        self.text.insert_str(self.cursor, text);
        self.cursor = self.boundary_at_or_after(self.cursor + text.len());
    }

    /// Moves the cursor one cluster to the left.
    pub fn left(&mut self) {
        self.cursor = self.before();
    }

    /// Moves the cursor one cluster to the right.
    pub fn right(&mut self) {
        self.cursor = self.after();
    }

    /// Moves the cursor to the start.
    pub fn start(&mut self) {
        self.cursor = 0;
    }

    /// Moves the cursor to the end.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Deletes the cluster before the cursor; `false` where there is none.
    pub fn delete_back(&mut self) -> bool {
        self.delete_from(self.before())
    }

    /// Deletes the cluster after the cursor.
    pub fn delete_forward(&mut self) {
        let end = self.after();
        self.text.replace_range(self.cursor..end, "");
        self.cursor = self.boundary_at_or_after(self.cursor);
    }

    /// Deletes the word before the cursor, and the spaces between.
    pub fn delete_word(&mut self) {
        let head = self.head().trim_end();
        let word = head.split_word_bound_indices().next_back().map_or(0, |(at, _)| at);
        self.delete_from(word);
    }

    /// Deletes everything before the cursor.
    pub fn delete_to_start(&mut self) {
        self.delete_from(0);
    }

    /// The part of the line that is in view on `columns` columns, and the cursor's column in it.
    pub fn view(&self, columns: usize) -> (&str, usize) {
        let room = columns.saturating_sub(1);
        let mut start = 0;
        let mut column = width::of_str(self.head());
        for (at, cluster) in self.head().grapheme_indices(true) {
            if column <= room {
                break;
            }
            column -= width::of_str(cluster).min(column);
            start = at + cluster.len();
        }
        let tail = self.text.get(start..).unwrap_or_default();
        (width::truncate(tail, columns).0, column)
    }

    fn head(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or_default()
    }

    fn before(&self) -> usize {
        self.head().grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.boundary_at_or_after(self.cursor + 1)
    }

    fn delete_from(&mut self, start: usize) -> bool {
        let deleted = start < self.cursor;
        self.text.replace_range(start..self.cursor, "");
        self.cursor = self.boundary_at_or_after(start);
        deleted
    }

    /// The first place between clusters at or after a byte: what was typed may have joined what stands around it.
    fn boundary_at_or_after(&self, byte: usize) -> usize {
        self.text.grapheme_indices(true).map(|(at, _)| at).find(|&at| at >= byte).unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_cursor_moves_by_what_a_reader_takes_for_one_character() {
        let mut line = Editor::new("か\u{3099}👨‍👩‍👧報");
        line.left();
        line.left();
        assert_eq!(line.view(20), ("か\u{3099}👨‍👩‍👧報", 2));
        assert!(line.delete_back());
        assert_eq!(line.text(), "👨‍👩‍👧報");
        line.delete_forward();
        assert_eq!(line.text(), "報");
        assert!(!line.delete_back());
    }

    #[test]
    fn words_are_deleted_with_the_spaces_after_them() {
        let mut line = Editor::new("theme high-contrast  ");
        line.delete_word();
        assert_eq!(line.text(), "theme high-");
        line.delete_to_start();
        assert_eq!(line.text(), "");
    }

    #[test]
    fn a_long_line_is_shown_where_the_cursor_is() {
        let line = Editor::new("開源的精神與模型");
        assert_eq!(line.view(7), ("與模型", 6));
        assert_eq!(line.view(1), ("", 0));
    }

    proptest! {
        #[test]
        fn no_series_of_edits_breaks_a_cluster(edits in proptest::collection::vec(0u8..9, 0..40), typed in "\\PC{0,6}") {
            let mut line = Editor::default();
            for edit in edits {
                match edit {
                    0..=2 => line.insert(&typed),
                    3 => line.left(),
                    4 => line.right(),
                    5 => _ = line.delete_back(),
                    6 => line.delete_forward(),
                    7 => line.delete_word(),
                    _ => line.start(),
                }
                let (shown, column) = line.view(10);
                prop_assert!(width::of_str(shown) <= 10 && column <= 10);
            }
        }
    }
}
