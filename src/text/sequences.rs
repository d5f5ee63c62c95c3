//! What was written for a terminal and not to be read: escape sequences (ECMA-48), and overstrikes, by which manual pages
//! set bold and underlined letters.

use crate::text::width;
use std::borrow::Cow;

/// The most bytes of a control sequence: parameters without end are none.
const MOST_PARAMETERS: usize = 64;
/// The most bytes of a string that a sequence carries, such as a title or the address of a link.
const MOST_STRING: usize = 8 << 10;

const ESC: char = '\u{1b}';
const BACKSPACE: char = '\u{8}';

/// `raw` without escape sequences, and with letters that were struck over each other as they were to be read. Where there
/// is nothing to do, a text of megabytes is not copied.
///
/// A sequence that does not end soon loses its introducer alone, so that it takes no text along.
pub fn without_sequences(raw: &str) -> Cow<'_, str> {
    if !may_hold_any(raw.as_bytes()) {
        return Cow::Borrowed(raw);
    }
    let mut line = Line { out: String::with_capacity(raw.len()), under: Vec::new() };
    let mut rest = raw;
    while let Some(c) = rest.chars().next() {
        let bytes = match c {
            ESC | '\u{80}'..='\u{9f}' => sequence(rest),
            BACKSPACE => {
                let count = rest.len() - rest.trim_start_matches(BACKSPACE).len();
                line.back(count);
                count
            }
            _ => 0,
        };
        if bytes == 0 {
            line.push(c);
        }
        rest = rest.get(bytes.max(c.len_utf8())..).unwrap_or_default();
    }
    line.end();
    Cow::Owned(line.out)
}

/// Whether there are bytes that sequences begin with. It errs towards yes, and looks at many bytes at once.
fn may_hold_any(bytes: &[u8]) -> bool {
    let begins = |chunk: &[u8]| chunk.iter().fold(false, |any, byte| any | matches!(byte, 0x1b | 0x08 | 0xc2));
    bytes.chunks(4096).any(begins)
}

/// The bytes of the sequence that `text` begins with; none where it begins with a control that is no part of one.
fn sequence(text: &str) -> usize {
    let mut chars = text.chars();
    let (kind, head) = match chars.next() {
        Some(ESC) => match chars.next() {
            Some(c @ ('0'..='_' | '`' | 'a'..='d' | 'l'..='o' | '|' | '}' | '~')) => (c, 2),
            Some(' '..='/') => return intermediate(text),
            _ => return 1,
        },
        // The eight-bit controls are those that stand 0x40 lower after an ESC. NEL ends a line.
        Some(c @ '\u{80}'..='\u{9f}') if c != '\u{85}' => (char::from_u32(u32::from(c) - 0x40).unwrap_or_default(), 2),
        _ => return 0,
    };
    let rest = text.get(head..).unwrap_or_default();
    let body = match kind {
        '[' => control(rest),
        ']' | 'P' | 'X' | '^' | '_' => string(rest),
        // A single shift goes for one character.
        'N' | 'O' => usize::from(rest.starts_with(|c: char| c.is_ascii_graphic())),
        _ => 0,
    };
    head + body
}

/// The bytes of an ESC with intermediates and a final, such as `ESC ( B`, or of the ESC alone.
fn intermediate(text: &str) -> usize {
    let body = text.get(1..).unwrap_or_default();
    let length = body.bytes().take(4).take_while(|b| matches!(b, b' '..=b'/')).count();
    let is_final = body.as_bytes().get(length).is_some_and(|b| matches!(b, b'0'..=b'~'));
    if is_final { length + 2 } else { 1 }
}

/// The bytes of a control sequence after its introducer: parameters, intermediates and a final (ECMA-48, 5.4).
fn control(body: &str) -> usize {
    let bytes = body.as_bytes().get(..MOST_PARAMETERS.min(body.len())).unwrap_or_default();
    let parameters = bytes.iter().take_while(|b| matches!(b, b'0'..=b'?')).count();
    let rest = bytes.get(parameters..).unwrap_or_default();
    let intermediates = rest.iter().take_while(|b| matches!(b, b' '..=b'/')).count();
    match rest.get(intermediates) {
        Some(b'@'..=b'~') => parameters + intermediates + 1,
        _ => 0,
    }
}

/// The bytes of a string and what ends it, BEL or ST. Another control or the end of the line ends no string.
fn string(body: &str) -> usize {
    let end = body.char_indices().take(MOST_STRING).find(|(_, c)| c.is_control());
    match end {
        Some((at, '\u{7}')) => at + 1,
        Some((at, '\u{9c}')) => at + 2,
        Some((at, ESC)) if body.get(at + 1..).is_some_and(|rest| rest.starts_with('\\')) => at + 2,
        _ => 0,
    }
}

/// The line that is being written, with the letters that the cursor went back over.
struct Line {
    out: String,
    /// What stands from the cursor on, the next letter last.
    under: Vec<char>,
}

impl Line {
    /// Writes `c`, over what stands there. An underline lets be seen what it underlines, and so does a space.
    fn push(&mut self, c: char) {
        if c.is_control() {
            self.end();
            return self.out.push(c);
        }
        match self.under.pop() {
            Some(under) if c == '_' || c == ' ' => return self.out.push(under),
            // A wide letter stands over two narrow ones.
            Some(under) if width::of_char(c) > width::of_char(under) => _ = self.under.pop(),
            _ => {}
        }
        self.out.push(c);
    }

    /// Goes back `count` columns, or by one character where that is wider.
    fn back(&mut self, count: usize) {
        let mut columns = 0;
        while columns < count
            && let Some(c) = self.out.pop()
        {
            if c == '\n' || c == '\r' {
                self.out.push(c);
                break;
            }
            columns += usize::from(width::of_char(c));
            self.under.push(c);
        }
    }

    /// Goes to the end of what stands there.
    fn end(&mut self) {
        self.out.extend(self.under.drain(..).rev());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sequences_go_whole() {
        for (raw, text) in [
            ("\u{1b}[1;31m紅\u{1b}[0m字", "紅字"),
            ("\u{9b}31m紅\u{9b}m", "紅"),
            ("\u{1b}[38;2;1;2;3m\u{1b}[4:3m字\u{1b}[?25l", "字"),
            ("\u{1b}]0;title\u{7}字", "字"),
            ("\u{1b}]8;;https://a.example\u{1b}\\連結\u{1b}]8;;\u{1b}\\。", "連結。"),
            ("\u{9d}0;title\u{9c}字", "字"),
            ("\u{1b}Pq#0;2~\u{1b}\\字\u{90}q\u{9c}", "字"),
            ("\u{1b}OP字\u{8f}Q\u{1b}NA", "字"),
            ("\u{1b}(B字\u{1b}7\u{1b}=\u{1b}c", "字"),
            ("\u{1b}%G字\u{1b} F", "字"),
        ] {
            assert_eq!(without_sequences(raw), text, "{raw:?}");
        }
    }

    #[test]
    fn what_does_not_end_takes_no_text_along() {
        let long = "很長的文字。".repeat(4_000);
        for (raw, text) in [
            ("\u{1b}中文", "中文"),
            // No sequence is called so.
            ("\u{1b}text", "text"),
            ("\u{1b}[31\n中文", "31\n中文"),
            ("\u{1b}[31中文", "31中文"),
            ("\u{1b}]0;標題\n中文", "0;標題\n中文"),
            ("中文\u{1b}", "中文"),
            ("中文\u{9b}", "中文"),
        ] {
            assert_eq!(without_sequences(raw), text, "{raw:?}");
        }
        assert_eq!(without_sequences(&format!("\u{1b}P{long}\u{7}")), format!("{long}\u{7}"));
        assert_eq!(without_sequences(&format!("\u{1b}[{}m", "1".repeat(100))).len(), 101);
    }

    #[test]
    fn letters_that_were_struck_over_each_other_are_read_once() {
        for (raw, text) in [
            ("N\u{8}NA\u{8}AM\u{8}ME\u{8}E", "NAME"),
            ("_\u{8}f_\u{8}i_\u{8}l_\u{8}e", "file"),
            ("f\u{8}_i\u{8}_", "fi"),
            ("__\u{8}\u{8}中_\u{8}文", "中文"),
            ("中\u{8}\u{8}中文\u{8}文", "中文"),
            ("word\u{8}\u{8}\u{8}\u{8}word", "word"),
            ("word\u{8}\u{8}\u{8}\u{8}____s", "words"),
            ("+\u{8}o item", "o item"),
            ("a\u{8}b", "b"),
            ("abc\u{8}\u{8}\nd", "abc\nd"),
            ("\u{8}\u{8}a\n\u{8}b", "a\nb"),
        ] {
            assert_eq!(without_sequences(raw), text, "{raw:?}");
        }
    }

    #[test]
    fn many_of_them_take_no_time() {
        for piece in ["\u{1b}]", "\u{1b}P長", "\u{1b}[1", "a\u{8}", "\u{8}", "\u{9d}", "e\u{301}\u{8}"] {
            assert!(without_sequences(&piece.repeat(300_000)).len() <= piece.len() * 300_000);
        }
    }

    proptest! {
        #[test]
        fn once_is_enough_and_other_text_stays(
            raw in "[a-z中文\u{1b}\u{8}\u{9b}\u{9d}\u{90}\u{7}\u{9c}\\[\\]0-9;mOP(\\\\\n_]{0,40}"
        ) {
            let once = without_sequences(&raw);
            prop_assert!(!once.contains([ESC, BACKSPACE, '\u{9b}', '\u{9d}', '\u{90}', '\u{9c}']), "{once:?}");
            prop_assert_eq!(without_sequences(&once), once.clone());
            // Whole lines without any of it are as they were.
            for line in raw.split('\n').filter(|line| !may_hold_any(line.as_bytes()) && !line.contains('\u{7}')) {
                prop_assert!(once.contains(line), "{line:?} is not in {once:?}");
            }
        }

        #[test]
        fn text_stands_where_sequences_stood(words in prop::collection::vec("[a-z中文]{1,6}", 1..8), kinds in prop::collection::vec(0usize..7, 8)) {
            const SEQUENCES: [&str; 7] =
                ["\u{1b}[1;31m", "\u{1b}[0m", "\u{9b}K", "\u{1b}]0;t\u{7}", "\u{1b}]8;;x\u{1b}\\", "\u{1b}(B", "\u{1b}[?2004h"];
            let raw: String = words.iter().zip(&kinds).map(|(word, &kind)| format!("{}{word}", SEQUENCES[kind])).collect();
            prop_assert_eq!(without_sequences(&raw), words.concat());
        }
    }
}
