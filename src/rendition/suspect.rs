//! The first look: whether a text may hold anything that is to be repaired. It errs towards yes, and it is fast.

/// Whether the marks of `text` may be damaged: ASCII marks beside other text, or spaces beside full-width marks.
///
/// A byte of ASCII is looked at with its neighbours; everything else but stops in a row is passed over.
pub fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut rest = 0;
    while let Some(found) = bytes.get(rest..).and_then(|bytes| bytes.iter().position(|&byte| KIND[byte as usize] != 0))
    {
        let at = rest + found;
        let before = bytes.get(..at).unwrap_or_default();
        let after = bytes.get(at + 1..).unwrap_or_default();
        let suspect = match bytes.get(at) {
            Some(b' ' | b'\n') => ends_in_mark(before) || begins_with_mark(after),
            Some(0xc2) => after.first() == Some(&0xa0),
            Some(0xe2) => after.starts_with(&[0x80, 0xa2]),
            Some(0xef) => after.starts_with(&[0xbc, 0x82]),
            Some(b'.' | b',' | b':' | b';' | b'!' | b'?') => touches(before, after),
            _ => true,
        };
        if suspect {
            return true;
        }
        rest = at + 1;
    }
    text.contains("。。。")
}

/// What each byte may begin: nothing of note, or something to look at.
static KIND: [u8; 256] = {
    let mut kind = [0; 256];
    let noted = b" \n\"'()[].,:;!?\xc2\xe2\xef";
    let mut i = 0;
    while i < noted.len() {
        kind[noted[i] as usize] = 1;
        i += 1;
    }
    kind
};

/// Whether the last character is a mark that a space should not follow.
fn ends_in_mark(before: &[u8]) -> bool {
    match before {
        [.., a, b, c] if *c >= 0x80 => is_mark([*a, *b]) || *b == 0xc2,
        [.., 0xc2, _] => true,
        [] => true,
        _ => false,
    }
}

/// Whether the first character is a mark that a space should not precede.
fn begins_with_mark(after: &[u8]) -> bool {
    match after {
        [a, b, ..] => is_mark([*a, *b]) || *a == 0xc2,
        _ => true,
    }
}

/// Whether a character that begins with these bytes is of the blocks that marks stand in: U+2000, U+3000, U+FF00.
fn is_mark(bytes: [u8; 2]) -> bool {
    matches!(bytes, [0xe2, 0x80] | [0xe3, 0x80] | [0xe3, 0x83] | [0xef, 0xbc | 0xbd | 0xb8 | 0xb9])
}

/// Whether an ASCII mark stands beside other text, with or without spaces between; at an edge nobody knows.
fn touches(before: &[u8], after: &[u8]) -> bool {
    let outer = |byte: Option<&u8>| byte.is_none_or(|&byte| byte >= 0x80 || !byte.is_ascii_alphanumeric());
    let is_space = |byte: &&u8| matches!(byte, b' ' | b'\n');
    outer(before.iter().rev().find(|byte| !is_space(byte))) || outer(after.iter().find(|byte| !is_space(byte)))
}
