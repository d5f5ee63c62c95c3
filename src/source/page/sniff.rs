//! Whether a text of unknown format is a page of HTML.

/// Bytes that the beginning of a page is looked for in.
const HEAD_BYTES: usize = 1024;
/// Bytes that are looked at for tags.
const SAMPLE_BYTES: usize = 4 << 10;

/// Elements that a piece of a page begins with.
const ELEMENTS: [&str; 18] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "article",
    "section",
    "main",
    "table",
    "ul",
    "ol",
    "blockquote",
    "figure",
    "meta",
    "title",
    "link",
    "header",
    "span",
];

/// Whether a text is a page: it begins as pages do, or is mostly made of tags.
pub fn looks_like(text: &str) -> bool {
    begins_as_page(text) || is_mostly_tags(text)
}

/// Whether a text begins with a tag of HTML, and most of its lines begin and end with one.
fn is_mostly_tags(text: &str) -> bool {
    let text = text.trim_start();
    let name =
        |tag: &str| tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    if !text.strip_prefix('<').is_some_and(|tag| ELEMENTS.contains(&name(tag).as_str())) {
        return false;
    }
    let sample = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text);
    let (mut lines, mut tagged) = (0_usize, 0_usize);
    for line in sample.lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines += 1;
        tagged += usize::from(line.starts_with('<') && (line.ends_with('>') || line.len() + 64 > SAMPLE_BYTES));
    }
    sample.contains("</") && tagged * 4 >= lines * 3
}

/// Whether a text begins with a document type, or with `html`, `head` or `body`, possibly after an XML declaration and comments.
fn begins_as_page(text: &str) -> bool {
    let mut rest = text.get(..text.floor_char_boundary(HEAD_BYTES)).unwrap_or(text).trim_start();
    while let Some(after) = rest.strip_prefix("<?xml").or_else(|| rest.strip_prefix("<!--")) {
        let Some((_, next)) = after.split_once('>') else { return false };
        rest = next.trim_start();
    }
    let begins = |start: &str| rest.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start));
    ["<!doctype html", "<html", "<head", "<body"].into_iter().any(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_from_other_texts() {
        for page in [
            "<!DOCTYPE html>",
            "\n<HTML lang=ja>",
            "<?xml version='1.0'?>\n<!-- x -->\n<html>",
            "<head><title>",
            "<p>第一段。</p>\n<p>第二段。</p>\n",
            "<div class=a><p>第一段。<br>第二行。</p></div>",
        ] {
            assert!(looks_like(page), "{page}");
        }
        for text in [
            "",
            "<b>x</b>",
            "# <html>",
            "<?xml",
            "<?xml version='1.0'?><rss>",
            "報紙<html>",
            "<p>",
            "<p> 是段落的標記。\n\n用法如下。",
            "<div align=center>\n\n# Name\n\n</div>\n\nText of a read-me.\n\nMore of it.\n",
            "<title> </title>\n說明\n說明\n",
        ] {
            assert!(!looks_like(text), "{text}");
        }
    }
}
