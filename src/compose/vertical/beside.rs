//! What stands beside a vertical line: readings to the right of their bases, references to the right of what they follow.

use crate::compose::brackets::is_tone;
use crate::compose::cluster::Cluster;
use crate::compose::collect::Collected;
use crate::compose::ruby::{self, Side};
use crate::text::class::Class;
use crate::text::width::{self, Widths};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Rows between two readings whose bases have text between them.
const AIR: u16 = 1;

/// A reading or reference, and the rows that it is to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The row where it would best begin, from the head of the line.
    pub ideal: i32,
    /// The row where it begins at the latest, if it is not to reach further than it may.
    pub latest: i32,
    /// Rows that it takes.
    pub rows: i32,
    /// Rows that part it from what stands beside the line before it.
    pub air: i32,
    /// The base of a reading, by its byte of the text, and the rows that the reading may take at the most: those of the
    /// base, and of the neighbours that it may reach over.
    pub base: Option<(u32, Range<i32>)>,
}

impl Beside {
    /// The base whose reading does not keep to its rows where it begins at `start`, with the side on which it wants room.
    pub fn strays(&self, start: i32) -> Option<(u32, Side)> {
        let (base, within) = self.base.as_ref()?;
        let side = if start + self.rows > within.end { Side::Before } else { Side::After };
        (start < within.start || start + self.rows > within.end).then_some((*base, side))
    }
}

/// The neighbours of a base that its reading may reach over by a row (jlreq §3.3.8): kana and marks without one of their
/// own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reach {
    /// Over the cluster before the base.
    pub above: bool,
    /// Over the cluster after the base.
    pub below: bool,
}

/// A cluster of what stands beside a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packed<'a> {
    /// Bytes from the start of the text.
    pub start: u32,
    /// The cluster.
    pub text: &'a str,
    /// Rows from the head of the text.
    pub row: i32,
    /// Cells to its left.
    pub across: u8,
    /// Whether it has its row for itself and is wide.
    pub alone: bool,
}

/// A reading or reference without its brackets.
pub fn bare(text: &str) -> &str {
    text.trim_start_matches(['（', '(', '[']).trim_end_matches(['）', ')', ']'])
}

/// The rows of a reading that has its brackets.
pub fn rows_of_reading(reading: &str) -> usize {
    pack(bare(reading)).last().map_or(0, |last| last.row.unsigned_abs() as usize + 1)
}

/// The clusters of a text, a row each: letters read down, one by one. Two narrow ones that are all of it share a row.
pub fn pack(text: &str) -> Vec<Packed<'_>> {
    let shares = width::of_str(text) <= 2;
    let (mut row, mut across) = (0, 0);
    let mut packed = Vec::new();
    for (start, cluster) in text.grapheme_indices(true) {
        let cells = width::of_cluster(cluster, Widths::UNKNOWN);
        if cells == 0 {
            continue;
        }
        if !packed.is_empty() && !shares {
            (row, across) = (row + 1, 0);
        }
        // A tone mark of bopomofo stands to the right (clreq §5.5.3): below its syllable, since there is no third cell.
        if cluster.chars().all(is_tone) {
            across = 1;
        }
        packed.push(Packed { start: start as u32, text: cluster, row, across, alone: cells == 2 });
        across += cells;
    }
    packed
}

/// How far the reading of the base `base` may reach among the clusters of `line`; `after` is the cluster that follows base
/// and reading.
pub fn reach(clusters: &[Cluster], base: &Range<usize>, after: usize, line: &Range<usize>) -> Reach {
    let yields = |cluster: Option<usize>| {
        cluster.filter(|i| line.contains(i)).and_then(|i| clusters.get(i)).is_some_and(|c| {
            matches!(
                c.class,
                Class::Kana
                    | Class::SmallKana
                    | Class::Stop
                    | Class::Point
                    | Class::Open
                    | Class::Close
                    | Class::MiddleDot
            )
        })
    };
    Reach { above: yields(base.start.checked_sub(1)), below: yields(Some(after)) }
}

impl Reach {
    /// This, as far as `may` lets the reading of the base at the byte `base` go.
    pub fn within(self, may: ruby::Reach<'_>, base: u32) -> Self {
        let on = |side| matches!(may, ruby::Reach::Neighbours(but) if !but.contains(&(base, side)));
        Self { above: self.above && on(Side::Before), below: self.below && on(Side::After) }
    }

    /// The rows of a reading above its base, of `excess` rows that it has more.
    pub fn above_of(self, excess: i32) -> i32 {
        match (self.above, self.below) {
            (true, true) => excess / 2,
            (true, false) => excess.min(1),
            (false, true) => (excess - 1) / 2,
            (false, false) => excess / 2,
        }
    }
}

/// Rows that part the reading of a base from the one before it, which is that of the base at `before`: none within a word
/// that is read in kana, nor in bopomofo, which is set solid (clreq §5.5.3).
pub fn air_between(collected: &Collected, before: usize, base: usize) -> u16 {
    let air = collected.spans.get(before).map_or(0, |span| span.air);
    // A span has its reading right behind it.
    if base == before + 2 { air } else { AIR }
}

/// The rows where things begin, none over another and all within `rows`, as near as that goes to where they would best.
///
/// Where they are more than there are rows, they stand solid, and at last below the foot; the fit of the lines sees to it that
/// they do not.
pub fn settle(things: &[Beside], rows: &Range<i32>) -> Vec<i32> {
    let mut latest: Vec<i32> = Vec::with_capacity(things.len());
    let mut end = i32::MAX;
    for thing in things.iter().rev() {
        let start = thing.latest.min(end - thing.rows);
        latest.push(start);
        end = start - thing.air;
    }
    latest.reverse();
    let mut starts: Vec<i32> = Vec::with_capacity(things.len());
    let mut free = rows.start;
    for (i, (thing, &latest)) in things.iter().zip(&latest).enumerate() {
        let air = if i == 0 { 0 } else { thing.air };
        let start = thing.ideal.min(latest).max(free + air);
        starts.push(start);
        free = start + thing.rows;
    }
    let solid: i32 = things.iter().map(|thing| thing.rows).sum();
    let airs: i32 = things.iter().skip(1).map(|thing| thing.air).sum();
    let is_airy = rows.start + solid + airs <= rows.end;
    let mut end = rows.end.max(rows.start + solid);
    for (start, thing) in starts.iter_mut().zip(things).rev() {
        *start = (*start).min(end - thing.rows).max(rows.start);
        end = *start - if is_airy { thing.air } else { 0 };
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(things: &[(i32, i32)], rows: i32) -> Vec<i32> {
        let thing = |&(ideal, rows)| Beside { ideal, rows, latest: 99, air: 0, base: None };
        let things: Vec<Beside> = things.iter().map(thing).collect();
        settle(&things, &(0..rows))
    }

    #[test]
    fn nothing_stands_over_another_or_outside_the_line() {
        assert_eq!(settled(&[(1, 2), (5, 1)], 10), [1, 5]);
        assert_eq!(settled(&[(1, 3), (3, 2)], 10), [1, 4]);
        assert_eq!(settled(&[(-1, 2), (9, 3)], 10), [0, 7]);
        assert_eq!(settled(&[(6, 3), (8, 3)], 10), [4, 7]);
        assert_eq!(settled(&[(-1, 3), (2, 4)], 6), [0, 3]);
    }

    #[test]
    fn readings_of_words_have_a_row_between_them_where_there_is_one() {
        let settled = |things: &[(i32, i32)], rows| {
            let thing = |&(ideal, rows)| Beside { ideal, rows, latest: ideal + 1, air: 1, base: None };
            settle(&things.iter().map(thing).collect::<Vec<_>>(), &(0..rows))
        };
        assert_eq!(settled(&[(0, 2), (2, 2)], 10), [0, 3]);
        assert_eq!(settled(&[(3, 3), (5, 2)], 10), [2, 6], "the one before makes way");
        assert_eq!(settled(&[(0, 3), (3, 3)], 6), [0, 3], "no room for air");
    }

    #[test]
    fn letters_read_down_and_two_alone_stand_side_by_side() {
        let packed = |text| pack(text).iter().map(|p| (p.row, p.across)).collect::<Vec<_>>();
        assert_eq!(packed("かん"), [(0, 0), (1, 0)]);
        assert_eq!(packed("12"), [(0, 0), (0, 1)]);
        assert_eq!(packed("lì"), [(0, 0), (0, 1)]);
        assert_eq!(packed("kàn"), [(0, 0), (1, 0), (2, 0)]);
        assert_eq!(packed("ㄎㄢˋ"), [(0, 0), (1, 0), (2, 1)]);
        assert_eq!(packed("˙ㄉㄜ"), [(0, 1), (1, 0), (2, 0)]);
        assert_eq!(rows_of_reading("（hàn）"), 3);
    }
}
