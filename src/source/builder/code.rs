//! Preformatted text on a grid: tabs become the spaces that they stand for.

use crate::text::width;

/// Columns from one tab stop to the next.
const TAB_STOP: usize = 4;

/// The text with every tab replaced by spaces up to the next stop, line by line, counted in columns.
pub fn expand_tabs(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.split_inclusive('\n') {
        expand_line(line, &mut out);
    }
    out
}

fn expand_line(line: &str, out: &mut String) {
    let mut column = 0;
    let mut pieces = line.split('\t');
    out.push_str(pieces.next().inspect(|first| column = width::of_str(first)).unwrap_or_default());
    for piece in pieces {
        let spaces = TAB_STOP - column % TAB_STOP;
        out.extend(std::iter::repeat_n(' ', spaces));
        out.push_str(piece);
        column += spaces + width::of_str(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_reach_the_next_stop_in_columns() {
        assert_eq!(expand_tabs("\ta\tb\n看\tc\n"), "    a   b\n看  c\n");
        assert_eq!(expand_tabs("1234\t5"), "1234    5");
    }
}
