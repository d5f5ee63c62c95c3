//! Whether a text of unknown format is a page of HTML.

/// Bytes that are looked at.
const SAMPLE_BYTES: usize = 1024;

/// Whether a text begins as pages do: with a document type, or with `html`, `head` or `body`, possibly after an XML declaration
/// and comments.
pub fn looks_like(text: &str) -> bool {
    let mut rest = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text).trim_start();
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
        for page in
            ["<!DOCTYPE html>", "\n<HTML lang=ja>", "<?xml version='1.0'?>\n<!-- x -->\n<html>", "<head><title>"]
        {
            assert!(looks_like(page), "{page}");
        }
        for text in ["", "<b>x</b>", "# <html>", "<?xml", "<?xml version='1.0'?><rss>", "報紙<html>"] {
            assert!(!looks_like(text), "{text}");
        }
    }
}
