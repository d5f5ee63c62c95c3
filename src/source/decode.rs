//! Bytes to text. UTF-8 for now; this is where other encodings join.

use crate::text::SafeText;

/// A text and what had to be done to read it.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What the reader should know about it.
    pub warning: Option<SafeText>,
}

/// Decodes the bytes of an article. Bytes that are not UTF-8 become `U+FFFD`.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    let (mut text, warning) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let line = 1 + bytes.iter().take(at).filter(|&&b| b == b'\n').count();
            let message = format!(
                "line {line}: not UTF-8; what could not be read is shown as \u{fffd} (convert the file with iconv to mend it)"
            );
            (String::from_utf8_lossy(bytes).into_owned(), Some(SafeText::new_line(&message)))
        }
    };
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Decoded { text, warning }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let decoded = decode(b"\xef\xbb\xbf\xe7\x9c\x8b".to_vec());
        assert_eq!(decoded, Decoded { text: "看".into(), warning: None });
    }

    #[test]
    fn broken_bytes_are_shown_and_their_line_is_told() {
        let decoded = decode(b"one\ntwo\nth\xffree".to_vec());
        assert_eq!(decoded.text, "one\ntwo\nth\u{fffd}ree");
        assert!(decoded.warning.unwrap().starts_with("line 3: not UTF-8"));
    }
}
