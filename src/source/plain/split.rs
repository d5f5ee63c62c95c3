//! Text that is too long for one block, parted at the ends of sentences.

use crate::text::plain;
use crate::text::width::Ambiguous;

/// Bytes of a block, at most: composing one never takes long.
pub const MOST: usize = 64 << 10;
/// How many bytes before the most the end of a sentence is looked for.
const REACH: usize = 32 << 10;

/// The pieces of a text, none longer than a block may be by more than a cluster; the first has room for `room` bytes.
pub fn pieces(text: &str, room: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    let mut room = room.min(MOST);
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = rest.split_at(if rest.len() <= room { rest.len() } else { cut(rest, room) });
        (rest, room) = (after, MOST);
        Some(piece)
    })
}

/// Pieces of preformatted text, likewise, each of whole lines unless one is too long for it.
pub fn line_pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let most = rest.floor_char_boundary(MOST);
        let line = || rest.get(..most).and_then(|head| head.rfind('\n')).map(|at| at + 1);
        let (piece, after) = match rest.len() <= MOST {
            true => (rest, ""),
            false => rest.split_at(line().unwrap_or_else(|| cut(rest, MOST))),
        };
        rest = after;
        Some(piece)
    })
}

/// Where to part a text that is longer than `room`: after a sentence, else before a character that stands for itself.
fn cut(text: &str, room: usize) -> usize {
    let most = text.floor_char_boundary(room);
    let least = text.floor_char_boundary(room.saturating_sub(REACH));
    let reach = text.get(least..most).unwrap_or_default();
    let sentence = reach.rmatch_indices(['。', '！', '？', '\n', '.', '!', '?']).find_map(|(at, end)| {
        let after = reach.get(at + end.len()..)?;
        // Quotation marks close after the sentence, and a full stop within a number ends nothing.
        let closing = after.len() - after.trim_start_matches(['」', '』', '”', '）', '’', '"']).len();
        let ends = !end.is_ascii() || after.get(closing..)?.starts_with([' ', '\n']);
        (ends && closing < after.len()).then_some(least + at + end.len() + closing)
    });
    let stands = |c: char| plain::look_up(c, Ambiguous::Narrow).is_some();
    let alone = || text.get(most..).and_then(|after| after.find(stands)).filter(|at| *at < MOST).map(|at| most + at);
    let cut = sentence.filter(|cut| *cut > 0).or_else(alone).unwrap_or(most);
    if cut == 0 { text.ceil_char_boundary(1) } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_text_is_parted_after_sentences_and_nothing_is_lost() {
        let text = "看報的人說：「今天的報紙到了。」他走了。".repeat(20_000);
        let parts: Vec<&str> = pieces(&text, MOST).collect();
        assert_eq!(parts.concat(), text);
        assert!(parts.len() > 10 && parts.iter().all(|part| part.len() <= MOST && part.ends_with(['。', '」'])));
        assert!(parts.iter().all(|part| !part.starts_with('」')));
    }

    #[test]
    fn text_without_sentences_is_parted_between_characters() {
        for text in ["看".repeat(100_000), "a".repeat(200_000), format!("e{}", "\u{301}".repeat(100_000))] {
            let parts: Vec<&str> = pieces(&text, 10).collect();
            assert_eq!(parts.concat(), text);
            assert!(parts.iter().all(|part| part.len() <= 2 * MOST));
        }
        assert_eq!(pieces("", MOST).count(), 0);
    }
}
