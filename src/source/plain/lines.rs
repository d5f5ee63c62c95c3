//! First stage: the lines of a text, without those that are blank.

use crate::text::width;

/// The indent that Chinese and Japanese paragraphs begin with.
const IDEOGRAPHIC_SPACE: char = '\u{3000}';
/// Columns of a tab.
const TAB: usize = 4;

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    /// What it says, without white space around it.
    pub text: &'t str,
    /// Where it begins in the whole, in bytes, white space and all.
    pub start: usize,
    /// Columns of its text, about.
    pub columns: u32,
    /// Columns of the spaces before it, no more than 255.
    pub indent: u8,
    /// Whether an ideographic space stands before it.
    pub ideographic: bool,
    /// Whether a blank line stands before it; so it does before the first one.
    pub after_blank: bool,
}

impl Line<'_> {
    /// The columns up to its end, with the spaces before it.
    pub fn width(&self) -> u32 {
        self.columns.saturating_add(self.indent.into())
    }

    /// The first byte after its text in the whole `source`.
    pub fn end(&self, source: &str) -> usize {
        let rest = source.get(self.start..).unwrap_or_default();
        self.start + (rest.len() - rest.trim_start().len()) + self.text.len()
    }
}

/// The lines of a text that are not blank. CR LF, CR and LF end lines.
pub fn lines(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    let mut start = 0;
    for ended in source.split('\n') {
        let mut at = start;
        for raw in ended.strip_suffix('\r').unwrap_or(ended).split('\r') {
            match line(raw, at, after_blank) {
                Some(line) => {
                    lines.push(line);
                    after_blank = false;
                }
                None => after_blank = true,
            }
            at += raw.len() + 1;
        }
        start += ended.len() + 1;
    }
    lines
}

fn line(raw: &str, start: usize, after_blank: bool) -> Option<Line<'_>> {
    let text = raw.trim();
    if text.is_empty() {
        return None;
    }
    let space = raw.get(..raw.len() - raw.trim_start().len()).unwrap_or_default();
    let columns = u32::try_from(width::estimate(text)).unwrap_or(u32::MAX);
    Some(Line {
        text,
        start,
        columns,
        indent: indent(space),
        ideographic: space.starts_with(IDEOGRAPHIC_SPACE),
        after_blank,
    })
}

fn indent(space: &str) -> u8 {
    let columns = |byte: u8| match byte {
        b'\t' => TAB,
        b' ' => 1,
        // Two columns for the three bytes of an ideographic space.
        0xe3 => 2,
        _ => 0,
    };
    let columns: usize = space.bytes().take(usize::from(u8::MAX)).map(columns).sum();
    u8::try_from(columns).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_end_a_line_ends_one() {
        let found = |text: &str| lines(text).iter().map(|l| (l.text.to_owned(), l.after_blank)).collect::<Vec<_>>();
        let expected = [("a".to_owned(), true), ("b".to_owned(), false), ("c".to_owned(), true)];
        assert_eq!(found("a\nb\n\nc\n"), expected);
        assert_eq!(found("a\r\nb\r\n\r\nc"), expected);
        assert_eq!(found("\ra\rb\r\rc\r"), expected);
    }

    #[test]
    fn a_line_knows_where_it_stands() {
        let text = "　　看報\r\n\tlet x;  \n";
        let lines = lines(text);
        assert_eq!((lines[0].indent, lines[0].ideographic, lines[0].columns), (4, true, 4));
        assert_eq!((lines[1].indent, lines[1].ideographic), (4, false));
        assert_eq!(&text[lines[1].start..lines[1].end(text)], "\tlet x;");
    }
}
