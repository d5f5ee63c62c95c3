//! Words of the interface in lines: text that is short, in Latin letters, and not worth composing.

use crate::text::width;

/// Sets words in lines of at most `columns` columns with `gap` between them; a word that is wider is cut.
pub fn wrap<'a>(words: impl IntoIterator<Item = &'a str>, gap: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width::of_str(line) + width::of_str(gap) + width::of_str(word) <= columns => {
                line.push_str(gap);
                line.push_str(word);
            }
            _ => lines.extend(pieces(word, columns)),
        }
    }
    lines
}

/// A word in pieces that fit.
fn pieces(word: &str, columns: usize) -> Vec<String> {
    let mut rest = word;
    let mut pieces = Vec::new();
    while !rest.is_empty() {
        let (head, _) = width::truncate(rest, columns);
        let head = if head.is_empty() { rest } else { head };
        pieces.push(head.to_owned());
        rest = rest.get(head.len()..).unwrap_or_default();
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_to_the_next_line_whole_and_are_cut_only_where_no_line_holds_them() {
        let words = "Go to the previous section".split(' ');
        assert_eq!(wrap(words, " ", 9), ["Go to the", "previous", "section"]);
        assert_eq!(wrap(["Ctrl-d", "Ctrl-u"], "  ", 14), ["Ctrl-d  Ctrl-u"]);
        assert_eq!(wrap(["開源模型"], " ", 5), ["開源", "模型"]);
    }
}
