//! Which text was on the screen: stretches of it, joined where they meet. What was jumped over is in none of them.

use crate::app::scroll::Viewport;
use crate::document::{BlockId, TextPos};
use std::ops::Range;

/// The end of the body, after all of its text.
pub const END: TextPos = TextPos { block: BlockId(u32::MAX), byte: 0 };

/// The text that was on the screen.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// In their order; none touches another.
    stretches: Vec<Range<TextPos>>,
}

impl Coverage {
    /// Takes in a stretch.
    pub fn add(&mut self, stretch: Range<TextPos>) {
        if stretch.start >= stretch.end || self.holds(&stretch) {
            return;
        }
        let first = self.stretches.partition_point(|known| known.end < stretch.start);
        let last = self.stretches.partition_point(|known| known.start <= stretch.end);
        let joined = self.stretches.drain(first..last);
        let whole = joined.fold(stretch, |all, next| all.start.min(next.start)..all.end.max(next.end));
        self.stretches.insert(first, whole);
    }

    /// Forgets everything from `end` on.
    pub fn cut(&mut self, end: TextPos) {
        self.stretches.retain(|known| known.start < end);
        self.stretches.iter_mut().for_each(|known| known.end = known.end.min(end));
    }

    /// Takes in what another one holds.
    pub fn add_all(&mut self, other: Self) {
        other.stretches.into_iter().for_each(|stretch| self.add(stretch));
    }

    /// Changes every place but the end, where the same text has others.
    pub fn map(&mut self, to: impl Fn(TextPos) -> TextPos) {
        let to = |pos| if pos == END { END } else { to(pos) };
        let moved = std::mem::take(self).stretches.into_iter().map(|known| to(known.start)..to(known.end));
        moved.for_each(|stretch| self.add(stretch));
    }

    /// Whether all of a stretch was on the screen.
    pub fn holds(&self, stretch: &Range<TextPos>) -> bool {
        self.stretches.iter().any(|known| known.start <= stretch.start && stretch.end <= known.end)
    }

    /// How much of a stretch was on the screen, from 0.0 to 1.0: 1.0 where it was all of it, and only there.
    pub fn share_of(&self, stretch: &Range<TextPos>, viewport: &Viewport) -> f64 {
        /// What is missing may be too little to be counted.
        const ALMOST: f64 = 0.99;
        if self.holds(stretch) {
            return 1.0;
        }
        let length = |text: Range<TextPos>| (viewport.fraction(text.end) - viewport.fraction(text.start)).max(0.0);
        let common = |known: &Range<TextPos>| known.start.max(stretch.start)..known.end.min(stretch.end);
        let shown: f64 = self.stretches.iter().map(common).filter(|text| text.start < text.end).map(length).sum();
        let all = length(stretch.clone());
        if all > 0.0 { (shown / all).min(ALMOST) } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::scroll::Anchor;
    use crate::app::tests::article::long_article;
    use std::sync::Arc;

    fn pos(block: u32) -> TextPos {
        TextPos::start_of(BlockId(block))
    }

    fn of(stretches: &[(u32, u32)]) -> Coverage {
        let mut coverage = Coverage::default();
        stretches.iter().for_each(|&(from, to)| coverage.add(pos(from)..pos(to)));
        coverage
    }

    #[test]
    fn stretches_that_meet_are_one_and_a_gap_stays_one_until_it_is_closed() {
        assert!(of(&[(0, 3), (3, 5)]).holds(&(pos(0)..pos(5))));
        assert!(of(&[(4, 5), (0, 2), (1, 4)]).holds(&(pos(0)..pos(5))));
        let mut gap = of(&[(0, 3), (4, 9)]);
        assert!(!gap.holds(&(pos(0)..pos(5))) && gap.holds(&(pos(5)..pos(9))));
        gap.add(pos(2)..pos(6));
        assert_eq!(gap.stretches, [pos(0)..pos(9)]);
    }

    #[test]
    fn the_share_counts_text_and_is_whole_only_where_nothing_is_missing() {
        let viewport = Viewport::new(Arc::new(long_article(2, 4)), Anchor::default());
        let share = |coverage: Coverage| coverage.share_of(&(TextPos::default()..END), &viewport);
        assert_eq!(share(Coverage::default()), 0.0);
        let mut coverage = of(&[(0, 1)]);
        coverage.add(viewport.pos_at_fraction(0.5)..END);
        let half = share(coverage.clone());
        assert!((0.5..0.6).contains(&half), "{half}");
        coverage.add(TextPos { byte: 1, ..pos(1) }..END);
        assert_eq!(share(coverage.clone()), 0.99, "a letter is missing");
        coverage.add(pos(0)..END);
        assert_eq!(share(coverage), 1.0);
    }
}
