//! What an outline's entries take: their numbers, set in fields, and the columns of the longest one.

use crate::app::geometry::{OUTLINE_LEAD, OUTLINE_STEP, OUTLINE_TAIL};
use crate::document::Outline;
use crate::text::spacing::autospaced;
use crate::text::width;
use std::collections::HashMap;

/// The number of each section, `1` or `2.3`: to the right in a field as wide as the widest number beside it.
pub fn numbers(outline: &Outline) -> Vec<String> {
    let numbers = plain_numbers(outline);
    let mut fields: HashMap<&str, usize> = HashMap::new();
    for number in &numbers {
        let field = fields.entry(siblings(number)).or_default();
        *field = number.len().max(*field);
    }
    let field = |number: &str| fields.get(siblings(number)).copied().unwrap_or_default();
    numbers.iter().map(|number| format!("{number:>0$}", field(number))).collect()
}

/// The columns that the longest entry takes, with everything unfolded.
pub fn columns(outline: &Outline, numbers: &[String]) -> u16 {
    let entries = outline.sections().iter().zip(numbers);
    let widths = entries.map(|(section, number)| {
        let title = u16::try_from(width::of_str(&autospaced(&section.title))).unwrap_or(u16::MAX);
        title_at(section.depth, number).saturating_add(title).saturating_add(OUTLINE_TAIL)
    });
    widths.max().unwrap_or_default()
}

/// The column of an entry at which its title begins, one after its number.
pub fn title_at(depth: usize, number: &str) -> u16 {
    number_at(depth).saturating_add(number.len() as u16).saturating_add(1)
}

/// The column of an entry at which the field of its number begins.
pub fn number_at(depth: usize) -> u16 {
    OUTLINE_LEAD.saturating_add(OUTLINE_STEP.saturating_mul(u16::try_from(depth).unwrap_or(u16::MAX)))
}

/// What the numbers of the same parent begin with.
fn siblings(number: &str) -> &str {
    number.rsplit_once('.').map_or("", |(parent, _)| parent)
}

fn plain_numbers(outline: &Outline) -> Vec<String> {
    let mut counts: Vec<u32> = Vec::new();
    let number = |depth: usize, counts: &mut Vec<u32>| {
        counts.resize(depth + 1, 0);
        if let Some(last) = counts.last_mut() {
            *last += 1;
        }
        counts.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
    };
    outline.sections().iter().map(|s| number(s.depth, &mut counts)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockId;
    use crate::text::SafeText;

    fn outline(sections: &[(&str, u8)]) -> Outline {
        let headings = sections.iter().enumerate();
        let headings = headings.map(|(i, &(title, level))| (SafeText::new(title), level, BlockId(i as u32 * 2)));
        Outline::new(headings.collect(), BlockId(sections.len() as u32 * 2))
    }

    #[test]
    fn sections_are_numbered_by_their_nesting() {
        let nested = outline(&[("Alpha", 1), ("Beta", 2), ("Gamma", 3), ("Delta", 2), ("Epsilon", 1)]);
        assert_eq!(numbers(&nested), ["1", "1.1", "1.1.1", "1.2", "2"]);
    }

    #[test]
    fn the_numbers_of_siblings_end_in_the_same_column_and_those_of_others_do_not_matter() {
        let mut sections = vec![("Inner", 2); 11];
        sections[0] = ("Outer", 1);
        sections.extend([("Last", 1), ("Inner", 2)]);
        let numbers = numbers(&outline(&sections));
        assert_eq!(numbers[..3], ["1", " 1.1", " 1.2"]);
        assert_eq!(numbers[10..], ["1.10", "2", "2.1"]);
    }

    #[test]
    fn the_longest_entry_counts_what_stands_around_its_title() {
        let entries = outline(&[("開源", 1), ("模型", 2)]);
        assert_eq!(columns(&entries, &numbers(&entries)), 2 + 2 + 3 + 1 + 4 + 2);
    }
}
