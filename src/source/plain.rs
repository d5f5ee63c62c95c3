//! Plain text: paragraphs parted by blank lines or by an ideographic indent, and perhaps a title.

use crate::document::{Document, MastheadPart, Meta};
use crate::source::builder::{Builder, Leaf};
use crate::text::{Language, SafeText, width};

/// The indent that Chinese and Japanese paragraphs begin with.
const INDENT: char = '\u{3000}';
/// The widest first line, in columns, that is taken for a title.
const TITLE_COLUMNS: usize = 60;

/// Makes an article of plain text. Its title is that of `meta`, or else its first line where that looks like one, or else
/// `name`.
pub fn document(text: &str, meta: &Meta, name: &str, language: Language) -> Document {
    let safe = SafeText::without_controls(text);
    let (first, body) = split_title(&safe).filter(|_| meta.title.is_empty()).unzip();
    let titled = Some(meta.title.as_str()).filter(|title| !title.is_empty());
    let mut builder = Builder::new(language);
    builder.masthead(MastheadPart::Title, titled.or(first).unwrap_or(name));
    builder.subtitle_and_byline(meta);
    for paragraph in paragraphs(body.unwrap_or(&safe)) {
        builder.open_leaf(Leaf::Paragraph);
        for (i, line) in paragraph.iter().enumerate() {
            builder.text(if i == 0 { "" } else { "\n" });
            builder.text(line.trim());
        }
        builder.close_leaf();
    }
    builder.finish(meta.clone())
}

/// A first line that is short, stands alone and does not end like a sentence is the title.
fn split_title(text: &str) -> Option<(&str, &str)> {
    let start = text.trim_start();
    let (first, rest) = start.split_once('\n').unwrap_or((start, ""));
    let line = first.trim();
    let alone = rest.lines().next().is_none_or(|next| next.trim().is_empty() || next.starts_with(INDENT));
    let sentence = line.ends_with(['。', '，', '、', '；', '：', '.', ',', ';', ':']);
    let is_title = !line.is_empty() && alone && !sentence && width::of_str(line) <= TITLE_COLUMNS;
    (is_title && !rest.trim().is_empty()).then_some((line, rest))
}

/// The lines of each paragraph.
fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        let blank = line.trim().is_empty();
        if (blank || line.starts_with(INDENT)) && paragraphs.last().is_some_and(|last| !last.is_empty()) {
            paragraphs.push(Vec::new());
        }
        if !blank && let Some(last) = paragraphs.last_mut() {
            last.push(line);
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use crate::source::dump::dump;

    fn read(text: &str) -> String {
        let language = crate::text::Language::guess(text);
        dump(&super::document(text, &crate::document::Meta::default(), "name", language))
    }

    #[test]
    fn blank_lines_part_paragraphs_and_a_short_first_line_is_the_title() {
        assert_eq!(
            read("看報的第一天\r\n\r\n第一行\r\n第二行\r\n\r\n\r\n第二段。"),
            "#0 title 看報的第一天\n#1 paragraph 第一行↵第二行\n#2 paragraph 第二段。\n"
        );
    }

    #[test]
    fn an_ideographic_indent_begins_a_paragraph() {
        assert_eq!(
            read("標題\n　　第一段\n還是第一段。\n　　第二段。"),
            "#0 title 標題\n#1 paragraph 第一段↵還是第一段。\n#2 paragraph 第二段。\n"
        );
    }

    #[test]
    fn a_sentence_is_no_title_and_nothing_is_read_as_markup() {
        assert_eq!(
            read("It began so.\n\n# not *a* heading <b>"),
            "#0 title name\n#1 paragraph It began so.\n#2 paragraph # not *a* heading <b>\n"
        );
        assert_eq!(read("only one line"), "#0 title name\n#1 paragraph only one line\n");
        assert_eq!(read(""), "#0 title name\n");
    }
}
