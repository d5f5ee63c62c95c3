//! Paragraphs without end: a text that somebody wrote without a single line end is cut into paragraphs that can be set.

use crate::document::Inline;
use crate::text::SafeText;

/// Bytes of the longest paragraph. What is longer, no one wrote by hand, and setting it at once would keep the reader waiting.
pub const LONGEST: usize = 64 << 10;

/// The running text as one paragraph, or as several where it is too long for one.
pub fn portions(content: Vec<Inline>) -> Vec<Vec<Inline>> {
    if bytes(&content) <= LONGEST {
        return vec![content];
    }
    let (mut all, mut open, mut used) = (Vec::new(), Vec::new(), 0);
    for inline in content.into_iter().flat_map(pieces) {
        let size = bytes(std::slice::from_ref(&inline));
        if used + size > LONGEST && !open.is_empty() {
            all.push(std::mem::take(&mut open));
            used = 0;
        }
        used += size;
        open.push(inline);
    }
    all.push(open);
    all
}

/// A piece of text in pieces that are short enough.
fn pieces(inline: Inline) -> Vec<Inline> {
    let Inline::Text(text) = &inline else { return vec![inline] };
    if text.len() <= LONGEST {
        return vec![inline];
    }
    let (mut pieces, mut rest) = (Vec::new(), text.as_str());
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(good_end(rest));
        // A mark at the head of a piece has lost its base, so that each is made safe anew.
        pieces.push(Inline::Text(SafeText::new(piece.trim_end_matches('\n'))));
        rest = after;
    }
    pieces
}

/// Where a text is cut: within the bounds, after the last line, sentence or word there.
fn good_end(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let end = text.floor_char_boundary(LONGEST);
    let within = text.get(..end).unwrap_or(text);
    let after = |chars: &[char]| {
        let (at, found) = within.char_indices().rev().take(LONGEST / 8).find(|(_, c)| chars.contains(c))?;
        Some(at + found.len_utf8())
    };
    after(&['\n']).or_else(|| after(&['。', '！', '？'])).or_else(|| after(&[' '])).unwrap_or(end).max(1)
}

/// About how many bytes of text there are.
fn bytes(content: &[Inline]) -> usize {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text(text) => text.len(),
            Inline::Styled(_, content) | Inline::Link { content, .. } => bytes(content),
            _ => 8,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let portions = portions(vec![Inline::Text(SafeText::new(text))]);
        let text = |inline: &Inline| if let Inline::Text(text) = inline { text.to_string() } else { String::new() };
        portions.iter().map(|content| content.iter().map(text).collect()).collect()
    }

    #[test]
    fn a_paragraph_without_end_is_cut_after_sentences_and_nothing_is_lost() {
        let text = "開源的精神與模型的權重不是同一回事。".repeat(20_000);
        let portions = texts(&text);
        assert!(portions.len() > 10 && portions.iter().all(|portion| portion.len() <= LONGEST));
        assert!(portions.iter().all(|portion| portion.ends_with('。')));
        assert_eq!(portions.concat(), text);
    }

    #[test]
    fn lines_are_kept_whole_and_what_has_no_end_at_all_is_cut_anywhere() {
        let portions = texts(&"line\n".repeat(40_000));
        assert!(portions.len() > 2 && portions.iter().all(|portion| portion.ends_with("line")));
        assert_eq!(texts(&"字".repeat(50_000)).concat().chars().filter(|&c| c == '字').count(), 50_000);
        assert_eq!(texts("short"), ["short"]);
    }
}
