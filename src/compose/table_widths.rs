//! How wide the columns of a table are: whole where that is fair to the others, else by what they have to hold.

use crate::compose::frame::Frame;
use crate::document::Alignment;

/// Columns between two columns of a table.
const GAP: u16 = 2;
/// Those that do where a wide table would else not fit, and how many more stand before a column that is set to the right, whose
/// cells would touch the full ones before it. At last there are none more.
const NARROW_GAPS: [(u16, u16); 2] = [(1, 1), (1, 0)];
/// A column of so many Han characters is never cramped, and a value needs so many beside its label. A narrower one that is
/// not whole is where it has more lines than characters in a line.
const ROOMY: u16 = 6;

/// The columns of a table, left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Widths {
    /// Columns of the terminal that each takes.
    pub columns: Vec<u16>,
    /// Columns of the terminal between two of them.
    pub gap: u16,
}

impl Widths {
    /// Columns of the terminal that all of it takes.
    pub fn total(&self) -> u16 {
        let gaps = self.columns.len().saturating_sub(1) as u16 * self.gap;
        self.columns.iter().fold(gaps, |sum, &columns| sum.saturating_add(columns))
    }
}

/// The widths of columns that can be folded to `least` and are whole at `most`; `None` where they cannot be read side by
/// side.
pub fn side_by_side(least: &[u16], most: &[u16], alignments: &[Alignment], frame: &Frame) -> Option<Widths> {
    let gaps = least.len().saturating_sub(1) as u16;
    std::iter::once((GAP, 0)).chain(NARROW_GAPS).find_map(|(gap, more)| {
        let airs: Vec<u16> = alignments.iter().zip(0..).map(|(&a, i)| more * u16::from(i > 0 && is_right(a))).collect();
        let room = frame.room().checked_sub(gaps.checked_mul(gap)?)?.checked_sub(airs.iter().sum())?;
        let mut columns = distribute(least, most, room)?;
        let has_more_lines = |width: u16, most: u16| most.div_ceil(width) > width / frame.em(1);
        let cramped = |(&width, &most): (&u16, &u16)| width < most.min(frame.em(ROOMY)) && has_more_lines(width, most);
        let is_cramped = columns.iter().zip(most).any(cramped);
        columns.iter_mut().zip(&airs).for_each(|(width, air)| *width += air);
        (!is_cramped).then_some(Widths { columns, gap })
    })
}

fn is_right(alignment: Alignment) -> bool {
    alignment == Alignment::Right
}

/// The columns of the labels and values of a record; `None` where a value has too little room beside its label.
pub fn label_columns(labels: &[u16], frame: &Frame) -> Option<Widths> {
    let label = labels.iter().copied().max().filter(|&widest| widest > 0)?;
    let value = frame.room().checked_sub(label.checked_add(GAP)?)?;
    (value >= frame.em(ROOMY) && value >= label).then_some(Widths { columns: vec![label, value], gap: GAP })
}

/// Gives columns that need no more than their fair share all that they need, the narrowest first, and the others what is
/// left, by what they have to hold.
fn distribute(least: &[u16], most: &[u16], room: u16) -> Option<Vec<u16>> {
    let mut widths: Vec<u16> = least.iter().zip(most).map(|(&least, &most)| least.min(most)).collect();
    let taken: u32 = widths.iter().map(|&width| u32::from(width)).sum();
    let mut left = u32::from(room).checked_sub(taken)?;
    let mut order: Vec<usize> = (0..widths.len()).collect();
    order.sort_by_key(|&i| most[i]);
    let mut folded = order.len();
    for &i in &order {
        let lacking = u32::from(most[i] - widths[i]);
        let folded_now: u32 = order[order.len() - folded..].iter().map(|&i| u32::from(widths[i])).sum();
        let fair = (left + folded_now) / folded as u32;
        if u32::from(most[i]) > fair || lacking > left {
            break;
        }
        widths[i] = most[i];
        left -= lacking;
        folded -= 1;
    }
    share(&mut widths, most, &order[order.len() - folded..], left);
    Some(widths)
}

/// Shares `left` columns among some of the columns, so that they are folded about as often.
fn share(widths: &mut [u16], most: &[u16], among: &[usize], left: u32) {
    let has_more_lines = |widths: &[u16], a: usize, b: usize| {
        let lines = |one: usize, other: usize| u32::from(most[one]) * u32::from(widths[other]);
        lines(a, b).cmp(&lines(b, a)).then(b.cmp(&a))
    };
    for _ in 0..left {
        let folded = among.iter().copied().filter(|&i| widths[i] < most[i]);
        let Some(longest) = folded.max_by(|&a, &b| has_more_lines(widths, a, b)) else { break };
        widths[longest] += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::Direction;
    use crate::text::Language;

    const LEFT: [Alignment; 12] = [Alignment::Left; 12];

    fn frame(measure: u16) -> Frame {
        Frame::page(measure, Language::Other, Direction::Horizontal)
    }

    #[test]
    fn narrow_columns_stay_whole_and_wide_ones_share_the_rest() {
        assert_eq!(distribute(&[4, 4], &[6, 10], 20), Some(vec![6, 10]));
        assert_eq!(distribute(&[4, 4], &[16, 24], 20), Some(vec![8, 12]));
        assert_eq!(distribute(&[4, 4], &[6, 40], 20), Some(vec![6, 14]), "the short one stays whole");
        assert_eq!(distribute(&[4, 4], &[20, 200], 60), Some(vec![20, 40]), "a name is not folded for a long story");
        assert_eq!(distribute(&[4, 18], &[8, 24], 20), None);
    }

    #[test]
    fn a_wide_table_has_narrower_gaps_before_it_is_taken_apart() {
        let twelve = [4; 12];
        assert_eq!(side_by_side(&twelve, &twelve, &LEFT, &frame(70)).map(|w| w.gap), Some(2));
        assert_eq!(side_by_side(&twelve, &twelve, &LEFT, &frame(60)).map(|w| (w.gap, w.total())), Some((1, 59)));
        assert_eq!(side_by_side(&twelve, &twelve, &LEFT, &frame(58)), None);
    }

    #[test]
    fn numbers_keep_their_distance_before_all_gaps_are_narrow() {
        let (least, most) = ([14, 4, 5], [14, 50, 5]);
        let alignments = [Alignment::Left, Alignment::Left, Alignment::Right];
        let at = |measure| side_by_side(&least, &most, &alignments, &frame(measure)).map(|w| (w.gap, w.columns));
        assert_eq!(at(35), Some((2, vec![14, 12, 5])));
        assert_eq!(at(32), Some((1, vec![14, 10, 6])));
        assert_eq!(at(31), Some((1, vec![14, 10, 5])));
    }

    #[test]
    fn prose_is_not_read_in_a_column_of_four_characters() {
        assert!(side_by_side(&[8, 4], &[8, 30], &LEFT, &frame(20)).is_some());
        assert_eq!(side_by_side(&[8, 4], &[8, 60], &LEFT, &frame(18)), None);
        assert_eq!(side_by_side(&[4, 8], &[14, 40], &LEFT, &frame(14)), None, "nor a name in one of two");
        assert!(side_by_side(&[8, 4], &[8, 600], &LEFT, &frame(40)).is_some());
    }

    #[test]
    fn a_value_stands_beside_its_label_where_it_has_room() {
        assert_eq!(label_columns(&[4, 10], &frame(40)).map(|w| w.columns), Some(vec![10, 28]));
        assert_eq!(label_columns(&[4, 20], &frame(40)), None);
        assert_eq!(label_columns(&[4], &frame(14)), None);
        assert_eq!(label_columns(&[0, 0], &frame(40)), None);
    }
}
