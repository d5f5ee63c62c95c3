//! The outline pane: its cursor, what is folded, and what it is narrowed to.

use crate::app::entries;
use crate::app::filter::Filter;
use crate::app::frame::{Fold, OutlineRow};
use crate::app::list::List;
use crate::document::Outline;
use crate::text::spacing::autospaced;
use std::collections::BTreeSet;

/// The state of the outline pane. Sections are named by their index in the document's outline.
#[derive(Debug, Clone, Default)]
pub struct OutlineState {
    /// Whether keys go to it.
    pub focused: bool,
    /// The entry under the cursor.
    selected: usize,
    folded: BTreeSet<usize>,
    /// What the entries are narrowed to.
    filter: Filter,
    /// The list of entries as it stands in the pane.
    list: List,
    /// The number of each section.
    numbers: Vec<String>,
    /// The columns of the longest entry.
    columns: u16,
}

impl OutlineState {
    /// The pane of an article that has just been opened.
    pub fn new(outline: &Outline) -> Self {
        let numbers = entries::numbers(outline);
        Self { columns: entries::columns(outline, &numbers), numbers, ..Self::default() }
    }

    /// Takes on the outline of a later state of the same article.
    pub fn take_on(&mut self, outline: &Outline) {
        self.numbers = entries::numbers(outline);
        self.columns = entries::columns(outline, &self.numbers);
    }

    /// The pane of an article whose sections have other titles now, as it was.
    pub fn of_same_sections(outline: &Outline, before: Self) -> Self {
        Self { columns: entries::columns(outline, &before.numbers), ..before }
    }

    /// The columns of the longest entry, whatever is in view.
    pub fn columns(&self) -> u16 {
        self.columns
    }

    /// The entries that are shown: none within a folded one; with a filter, every section that matches it.
    pub fn entries(&self, outline: &Outline) -> Vec<usize> {
        let sections = outline.sections();
        if !self.filter.is_empty() {
            let matches = |&i: &usize| sections.get(i).is_some_and(|s| self.filter.matches(&s.title));
            return (0..sections.len()).filter(matches).collect();
        }
        let mut hidden_below: Option<usize> = None;
        let mut shown = Vec::with_capacity(sections.len());
        for (i, section) in sections.iter().enumerate() {
            if hidden_below.is_some_and(|depth| section.depth > depth) {
                continue;
            }
            hidden_below = self.folded.contains(&i).then_some(section.depth);
            shown.push(i);
        }
        shown
    }

    /// The entry under the cursor, where there is one.
    pub fn selected(&self, outline: &Outline) -> Option<usize> {
        self.entries(outline).contains(&self.selected).then_some(self.selected)
    }

    /// Moves the cursor by entries.
    pub fn move_by(&mut self, outline: &Outline, by: isize) {
        let entries = self.entries(outline);
        let at = entries.iter().position(|&i| i == self.selected).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(entries.len().saturating_sub(1));
        self.select(outline, entries.get(to).copied());
    }

    /// Moves the cursor by pages of the pane.
    pub fn page_by(&mut self, outline: &Outline, pages: isize) {
        let height = self.list.height().max(1) as isize;
        self.move_by(outline, pages * height);
    }

    /// Puts the cursor on an entry, and that entry into view.
    pub fn select(&mut self, outline: &Outline, section: Option<usize>) {
        let Some(section) = section else { return };
        self.selected = section;
        let entries = self.entries(outline);
        if let Some(at) = entries.iter().position(|&i| i == section) {
            self.list.reveal(at, entries.len());
        }
    }

    /// Follows the reader: the cursor goes to the entry of the section being read, or the one it is folded into.
    pub fn follow(&mut self, outline: &Outline, current: Option<usize>) {
        if !self.focused {
            let shown = current.map(|section| self.shown_for(outline, section)).or(Some(0));
            if shown != Some(self.selected) || self.list.is_fresh() {
                self.select(outline, shown);
            }
        }
    }

    /// Folds the entry under the cursor, or goes to the one that holds it.
    pub fn fold(&mut self, outline: &Outline) {
        if outline.has_children(self.selected) && self.filter.is_empty() && self.folded.insert(self.selected) {
            return;
        }
        self.select(outline, outline.parent(self.selected));
    }

    /// Unfolds the entry under the cursor, or goes to the first in it.
    pub fn unfold(&mut self, outline: &Outline) {
        if !self.folded.remove(&self.selected) && outline.has_children(self.selected) {
            self.select(outline, Some(self.selected + 1));
        }
    }

    /// What the entries are narrowed to.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Narrows the entries; the cursor goes to the first that is left, where its own entry is not.
    pub fn set_filter(&mut self, outline: &Outline, filter: Filter) {
        self.filter = filter;
        let entries = self.entries(outline);
        let kept = entries.iter().copied().find(|&i| i == self.selected);
        self.select(outline, kept.or(entries.first().copied()));
    }

    /// Moves the list under the cursor, as the wheel does.
    pub fn wheel(&mut self, outline: &Outline, by: isize) {
        let entries = self.entries(outline).len();
        self.list.scroll_by(by, entries);
    }

    /// The section on the n-th row of the pane.
    pub fn on_row(&self, outline: &Outline, row: usize) -> Option<usize> {
        self.entries(outline).get(self.list.offset() + row).copied()
    }

    /// Takes on the pane's height.
    pub fn fit(&mut self, outline: &Outline, height: u16) {
        let entries = self.entries(outline);
        let at = entries.iter().position(|&i| i == self.selected).unwrap_or(0);
        self.list.fit(usize::from(height), at, entries.len());
    }

    /// The rows in view. `read` says how far a section is read.
    pub fn rows(&self, outline: &Outline, current: Option<usize>, read: impl Fn(usize) -> f32) -> Vec<OutlineRow> {
        let sections = outline.sections();
        let entries = self.entries(outline);
        let current = current.map(|section| self.shown_for(outline, section));
        let in_view = entries.iter().skip(self.list.offset()).take(self.list.height());
        let row = |&i: &usize| {
            let section = sections.get(i)?;
            Some(OutlineRow {
                section: i,
                depth: section.depth,
                number: self.numbers.get(i).cloned().unwrap_or_default(),
                title: autospaced(&section.title),
                fold: self.fold_mark(outline, i),
                current: current == Some(i),
                selected: self.focused && self.selected == i,
                read: read(i),
            })
        };
        in_view.filter_map(row).collect()
    }

    fn fold_mark(&self, outline: &Outline, section: usize) -> Option<Fold> {
        if !outline.has_children(section) || !self.filter.is_empty() {
            return None;
        }
        Some(if self.folded.contains(&section) { Fold::Closed } else { Fold::Open })
    }

    /// The entry that stands for a section: itself, or the outermost folded one that it is nested in.
    fn shown_for(&self, outline: &Outline, section: usize) -> usize {
        let mut shown = section;
        let mut at = section;
        while let Some(parent) = outline.parent(at) {
            if self.folded.contains(&parent) {
                shown = parent;
            }
            at = parent;
        }
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockId;
    use crate::text::SafeText;

    /// 1 Alpha (1.1 Beta (1.1.1 Gamma), 1.2 Delta), 2 Epsilon.
    fn outline() -> Outline {
        let titles = [("Alpha", 1), ("Beta", 2), ("Gamma", 3), ("Delta", 2), ("Epsilon", 1)];
        let headings = titles.iter().enumerate();
        let headings = headings.map(|(i, &(title, level))| (SafeText::new(title), level, BlockId(i as u32 * 2)));
        Outline::new(headings.collect(), BlockId(10))
    }

    fn state() -> OutlineState {
        let mut state = OutlineState { focused: true, ..OutlineState::new(&outline()) };
        state.fit(&outline(), 10);
        state
    }

    #[test]
    fn folding_hides_what_is_nested_and_the_reader_is_shown_in_what_holds_it() {
        let mut state = state();
        state.fold(&outline());
        assert_eq!(state.entries(&outline()), [0, 4]);
        let current: Vec<usize> =
            state.rows(&outline(), Some(2), |_| 0.0).iter().filter(|r| r.current).map(|r| r.section).collect();
        assert_eq!(current, [0]);
        state.unfold(&outline());
        assert_eq!(state.entries(&outline()).len(), 5);
    }

    #[test]
    fn left_goes_out_and_right_goes_in() {
        let mut state = state();
        state.select(&outline(), Some(3));
        state.fold(&outline());
        assert_eq!(state.selected(&outline()), Some(0));
        state.unfold(&outline());
        assert_eq!(state.selected(&outline()), Some(1));
    }

    #[test]
    fn a_filter_shows_matches_at_any_depth_and_takes_the_cursor_along() {
        let mut state = state();
        state.set_filter(&outline(), Filter::new("ta", None));
        assert_eq!(state.entries(&outline()), [1, 3]);
        assert_eq!(state.selected(&outline()), Some(1));
        state.set_filter(&outline(), Filter::new("nothing", None));
        assert_eq!(state.selected(&outline()), None);
        state.set_filter(&outline(), Filter::default());
        assert_eq!(state.entries(&outline()).len(), 5);
    }

    #[test]
    fn the_cursor_stays_in_view_in_a_pane_of_two_rows() {
        let mut state = state();
        state.fit(&outline(), 2);
        state.move_by(&outline(), 3);
        let rows: Vec<String> =
            state.rows(&outline(), None, |_| 0.0).into_iter().map(|r| format!("{}{}", r.title, r.selected)).collect();
        assert_eq!(rows, ["Gammafalse", "Deltatrue"]);
    }
}
