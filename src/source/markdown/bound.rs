//! Quotes within quotes without end, cut before they are parsed: the parser's time grows with the square of their depth.

use std::borrow::Cow;

/// The most quote marks that one line keeps; lists have the same bound in the parser.
const MAX_QUOTES: usize = 100;

/// The text, with no line that opens more quotes than are kept. What stands in them stays.
pub fn quotes(text: &str) -> Cow<'_, str> {
    if text.split_inclusive('\n').all(|line| excess(line) == 0) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split_inclusive('\n').fold(String::with_capacity(text.len()), |mut out, line| {
        let excess = excess(line);
        let (marks, rest) = line.split_at(if excess > 0 { marks_len(line) } else { 0 });
        out.push_str(&marks.replacen('>', "", excess));
        out + rest
    }))
}

fn excess(line: &str) -> usize {
    let marks = line.get(..marks_len(line)).unwrap_or_default();
    marks.bytes().filter(|&b| b == b'>').count().saturating_sub(MAX_QUOTES)
}

/// Bytes of what can open quotes and lists at the start of a line.
fn marks_len(line: &str) -> usize {
    let marks =
        |b: u8| matches!(b, b'>' | b' ' | b'\t' | b'-' | b'+' | b'*' | b'.' | b')' | b'\r') || b.is_ascii_digit();
    line.bytes().position(|b| !marks(b)).unwrap_or(line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_nest_without_end_are_cut() {
        let ordinary = "> > a\n>>> b\n1 > 2\n";
        assert!(matches!(quotes(ordinary), Cow::Borrowed(text) if text == ordinary));
        let deep = format!("a\n{}x > y\nb", "> ".repeat(500));
        let cut = quotes(&deep);
        assert!(cut.ends_with("> x > y\nb"));
        assert_eq!(cut.matches('>').count(), MAX_QUOTES + 1);
    }
}
