//! How wide the terminal draws what terminals disagree about: a sample of each kind, and where the cursor stands after it.
//!
//! Nothing is asked about modes. A terminal that claims to join clusters (mode 2027) is believed where it does so, and
//! one that does not know synchronised updates (mode 2026) ignores them; nor could crossterm read such an answer where it
//! comes late: it would wait for its end in all that is typed afterwards.

use crate::text::emoji::EmojiKinds;
use crate::text::width::{Ambiguous, Widths};

/// Columns below which the samples do not fit: the longest takes eight on terminals that join nothing.
pub const LEAST_COLUMNS: u16 = 10;
/// One of the ambiguous class.
const AMBIGUOUS: &str = "“";
/// One emoji of each kind.
const EMOJI: [(&str, EmojiKinds); 5] = [
    ("❤\u{fe0f}", EmojiKinds::PRESENTATION),
    ("👨\u{200d}👩\u{200d}👧", EmojiKinds::JOINED),
    ("👍🏽", EmojiKinds::TONED),
    ("🇹🇼", EmojiKinds::FLAG),
    ("1\u{fe0f}\u{20e3}", EmojiKinds::KEYCAP),
];

/// Where the terminal says that its cursor is: row and column, from 1.
pub type CursorReport = (u16, u16);

/// The samples one over the other in the first row, the cursor asked for after each, and a clean screen.
pub fn question() -> String {
    let samples = std::iter::once(AMBIGUOUS).chain(EMOJI.map(|(sample, _)| sample));
    samples.map(|sample| format!("\x1b[H{sample}\x1b[6n")).chain(["\x1b[H\x1b[2J".to_owned()]).collect()
}

/// What the reports say; `None` where there are more or fewer than questions, for none tells which it answers.
pub fn widths(reports: &[CursorReport]) -> Option<Widths> {
    let (&(row, after), emoji) = reports.split_first()?;
    if emoji.len() != EMOJI.len() || reports.iter().any(|&(other, column)| other != row || column < 2) {
        return None;
    }
    let two_columns = |after: u16| after == 3;
    let drawn = EMOJI.iter().zip(emoji).filter(|(_, report)| two_columns(report.1));
    Some(Widths {
        ambiguous: if two_columns(after) { Ambiguous::Wide } else { Ambiguous::Narrow },
        emoji: drawn.fold(EmojiKinds::NONE, |kinds, ((_, kind), _)| kinds.with(*kind)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reported(columns: &[u16]) -> Option<Widths> {
        widths(&columns.iter().map(|&columns| (1, columns + 1)).collect::<Vec<_>>())
    }

    #[test]
    fn each_kind_is_known_where_its_sample_takes_two_columns() {
        let some = EmojiKinds::TONED.with(EmojiKinds::FLAG);
        for (columns, ambiguous, emoji) in [
            ([1, 1, 6, 4, 2, 1], Ambiguous::Narrow, EmojiKinds::FLAG),
            ([2, 1, 6, 2, 2, 3], Ambiguous::Wide, some),
            ([1, 2, 2, 2, 2, 2], Ambiguous::Narrow, EmojiKinds::from_bits(u8::MAX)),
            ([1, 1, 8, 4, 4, 3], Ambiguous::Narrow, EmojiKinds::NONE),
        ] {
            assert_eq!(reported(&columns), Some(Widths { ambiguous, emoji }), "{columns:?}");
        }
    }

    #[test]
    fn reports_that_answer_something_else_say_nothing() {
        assert_eq!(reported(&[]), None);
        assert_eq!(reported(&[2, 2, 2]), None);
        assert_eq!(reported(&[2; 7]), None);
        assert_eq!(reported(&[0; 6]), None, "a terminal that counts no columns");
        let elsewhere = [(1, 3), (1, 3), (2, 3), (1, 3), (1, 3), (1, 3)];
        assert_eq!(widths(&elsewhere), None, "a terminal that went to the next row");
    }

    #[test]
    fn every_sample_is_asked_for_once_and_nothing_is_left_on_the_screen() {
        let question = question();
        assert_eq!(question.matches("\x1b[6n").count(), EMOJI.len() + 1);
        let columns = std::num::NonZeroU16::new(LEAST_COLUMNS).unwrap();
        let mut screen = vt100::Parser::new(columns, columns, 0);
        screen.process(question.as_bytes());
        assert_eq!((screen.screen().contents().as_str(), screen.screen().cursor_position()), ("", (0, 0)));
    }

    #[test]
    fn the_longest_sample_fits_where_nothing_is_joined() {
        let columns = |sample: &str| sample.chars().map(|c| u16::from(crate::text::width::of_char(c))).sum::<u16>();
        assert!(EMOJI.iter().all(|(sample, _)| columns(sample) + 2 < LEAST_COLUMNS));
    }
}
