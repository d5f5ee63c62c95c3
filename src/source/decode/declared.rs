//! The encoding that a text declares at its head: an XML declaration, or a `meta` element of HTML.

use super::encoding::Encoding;

/// Bytes that are looked at, as browsers do.
const HEAD_BYTES: usize = 1024;

/// The encoding that the head of `bytes` declares. The declaration itself is in ASCII, so UTF-16 cannot be meant.
pub fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes).to_ascii_lowercase();
    let label = of_xml(&head).or_else(|| of_meta(&head))?;
    let encoding = Encoding::from_label(std::str::from_utf8(label).ok()?)?;
    Some(if encoding.has_nuls() { Encoding::UTF_8 } else { encoding })
}

/// `<?xml version="1.0" encoding="…"?>`
fn of_xml(head: &[u8]) -> Option<&[u8]> {
    let declaration = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = find(declaration, b"?>")?;
    value(declaration.get(..end)?, b"encoding")
}

/// `<meta charset="…">` or `<meta http-equiv="content-type" content="text/html; charset=…">`
fn of_meta(head: &[u8]) -> Option<&[u8]> {
    let mut rest = head;
    while let Some(at) = find(rest, b"<meta") {
        rest = rest.get(at + b"<meta".len()..)?;
        let end = rest.iter().position(|&b| b == b'>').unwrap_or(rest.len());
        if let Some(label) = value(rest.get(..end)?, b"charset") {
            return Some(label);
        }
    }
    None
}

/// What follows `name=`, with or without quotes.
fn value<'a>(text: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let after = text.get(find(text, name)? + name.len()..)?.trim_ascii_start();
    let value = after.strip_prefix(b"=")?.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value);
    let is_end = |b: &u8| matches!(b, b'"' | b'\'' | b';' | b'/' | b'>') || b.is_ascii_whitespace();
    Some(value.get(..value.iter().position(is_end).unwrap_or(value.len()))?).filter(|label| !label.is_empty())
}

fn find(text: &[u8], wanted: &[u8]) -> Option<usize> {
    text.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found_in_every_spelling() {
        for (head, name) in [
            ("<?xml version='1.0' encoding='Big5'?>", "Big5"),
            ("<html><META CharSet=GB2312>", "GBK"),
            (
                "<meta name=a content=b><meta http-equiv=\"Content-Type\" content=\"text/html; charset=shift_jis\">",
                "Shift_JIS",
            ),
            ("<meta charset = \"euc-kr\" />", "EUC-KR"),
            ("<meta charset='utf-16'>", "UTF-8"),
        ] {
            assert_eq!(declared(head.as_bytes()).map(Encoding::name), Some(name), "{head}");
        }
        for head in ["", "charset=gbk", "<?xml version='1.0'?>", "<meta charset=>", "<meta charset=klingon>", "<?xml"] {
            assert_eq!(declared(head.as_bytes()), None, "{head}");
        }
    }
}
