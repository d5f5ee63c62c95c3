//! From bytes to text, with a count of what could not be read.

use super::declared::declared;
use super::encoding::Encoding;
use super::guess::SHIFT_TO_KANJI;
use super::region::Region;
use super::{guess, hint, utf16};
use crate::text::{SafeText, without_sequences};
use encoding_rs::DecoderResult;
use std::borrow::Cow;

/// What is known of an encoding before the bytes are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clues<'a> {
    /// What the reader asks for.
    pub asked: Option<Encoding>,
    /// The charset that the transport names.
    pub charset: Option<&'a str>,
    /// Whether the text may declare its encoding itself: HTML and XML do.
    pub markup: bool,
    /// Where the text probably comes from.
    pub region: Option<Region>,
}

/// A text and what had to be done to read it.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What it was encoded in, and how that is known: for the reader to see.
    pub encoding: SafeText,
    /// What the reader should know about it.
    pub warning: Option<SafeText>,
}

/// How an encoding is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Asked,
    Marked,
    Declared,
    Valid,
    Guessed,
}

/// Decodes the bytes of an article. What cannot be read becomes `U+FFFD`, and what was written for a terminal goes.
pub fn decode(bytes: Vec<u8>, clues: Clues) -> Decoded {
    let decoded = decode_all(bytes, clues);
    match without_sequences(&decoded.text) {
        Cow::Borrowed(_) => decoded,
        Cow::Owned(text) => Decoded { text, ..decoded },
    }
}

fn decode_all(bytes: Vec<u8>, clues: Clues) -> Decoded {
    if let Some(asked) = clues.asked {
        let in_order = if asked.is_any_utf16() { utf16::order(&bytes) } else { asked };
        return read(&bytes, in_order, How::Asked);
    }
    if let Some((mark, len)) = encoding_rs::Encoding::for_bom(&bytes) {
        return match String::from_utf8(bytes) {
            Ok(mut text) if mark == encoding_rs::UTF_8 => {
                text.drain(..len);
                whole(text, How::Marked)
            }
            Ok(text) => read(text.as_bytes(), mark.into(), How::Marked),
            Err(error) => read(error.as_bytes(), mark.into(), How::Marked),
        };
    }
    let charset = clues.charset.and_then(Encoding::from_label);
    let declared = charset.or_else(|| declared(&bytes).filter(|_| clues.markup));
    // A text without a byte beyond ASCII is in none of the others, but for the one that shifts by escapes.
    let shifts = |encoding: Encoding| encoding.inner() == encoding_rs::ISO_2022_JP;
    let plausible = declared.filter(|&encoding| encoding != Encoding::UTF_8);
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => by_looks(text.as_bytes(), clues.region),
        Ok(text) => match plausible.filter(|&encoding| shifts(encoding) || !is_default(encoding) && !text.is_ascii()) {
            Some(encoding) => contradicted(text, encoding),
            None if text.contains('\u{1b}') => by_looks(text.as_bytes(), clues.region),
            None => whole(text, if declared.is_some() { How::Declared } else { How::Valid }),
        },
        Err(error) => {
            let bytes = error.as_bytes();
            let credible = declared.filter(|&encoding| !is_default(encoding));
            let read_so = credible.map(|encoding| read(bytes, encoding, How::Declared));
            if let Some(read) = read_so.filter(|read| read.warning.is_none()) {
                return read;
            }
            let looks = looks(bytes, clues.region);
            let guessed = read(bytes, looks, How::Guessed);
            match declared {
                // What servers say that do not know is true of texts in Latin letters.
                Some(encoding)
                    if !hint::fits(bytes, looks) || is_default(encoding) && looks.inner().is_single_byte() =>
                {
                    read(bytes, encoding, How::Declared)
                }
                _ => guessed,
            }
        }
    }
}

/// What servers say that do not know.
fn is_default(encoding: Encoding) -> bool {
    encoding.inner() == encoding_rs::WINDOWS_1252
}

/// A text that is UTF-8 but is declared to be something else: that, where it reads without an error.
fn contradicted(text: String, declared: Encoding) -> Decoded {
    let decoded = read(text.as_bytes(), declared, How::Declared);
    if decoded.warning.is_some() { whole(text, How::Valid) } else { decoded }
}

fn by_looks(bytes: &[u8], region: Option<Region>) -> Decoded {
    read(bytes, looks(bytes, region), How::Guessed)
}

/// Decodes the first bytes of an article up to their last whole character, as they look so far. `calm` asks for more: that
/// what comes after them cannot change it. `None` where only the whole can tell.
pub fn decode_part<'a>(bytes: &'a [u8], clues: Clues, calm: bool) -> Option<Cow<'a, str>> {
    let encoding = match (clues.asked, encoding_rs::Encoding::for_bom(bytes)) {
        (Some(asked), _) if asked.is_any_utf16() => utf16::order(bytes),
        (Some(asked), _) => asked,
        (None, Some((mark, _))) => mark.into(),
        (None, None) => match utf8_so_far(bytes) {
            Some(text) => return Some(text.into()),
            None if calm => return None,
            None => looks(bytes, clues.region),
        },
    };
    let mut decoder = encoding.inner().new_decoder_with_bom_removal();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(bytes.len())?);
    // What the end lacks comes with what follows.
    let _ = decoder.decode_to_string(bytes, &mut text, false);
    Some(text.into())
}

/// The bytes as text, where they are UTF-8 but for a last character that is cut. UTF-16 may be UTF-8 as well, and
/// ISO-2022-JP always is.
fn utf8_so_far(bytes: &[u8]) -> Option<&str> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
        Err(_) => return None,
    };
    (!text.contains('\0') && !text.contains(SHIFT_TO_KANJI)).then_some(text)
}

/// The encoding that bytes look like.
fn looks(bytes: &[u8], region: Option<Region>) -> Encoding {
    utf16::looks_like(bytes).unwrap_or_else(|| guess::guess(bytes, region))
}

/// Text that was UTF-8 without a flaw.
fn whole(text: String, how: How) -> Decoded {
    Decoded { text, encoding: told(Encoding::UTF_8, how, 0), warning: None }
}

/// Reads bytes in an encoding, counting what is none of it.
fn read(bytes: &[u8], encoding: Encoding, how: How) -> Decoded {
    let mut decoder = encoding.inner().new_decoder_with_bom_removal();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len());
    // What is needed is less than the worst case, and grows as it is needed.
    let mut text = String::with_capacity(room.min(bytes.len() + bytes.len() / 2 + 16));
    let (mut rest, mut flaws, mut first) = (bytes, 0_usize, None);
    loop {
        let (outcome, used) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(used..).unwrap_or_default();
        match outcome {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(rest.len() + 16),
            DecoderResult::Malformed(..) => {
                flaws += 1;
                first.get_or_insert(text.len());
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    let warning = first.map(|at| flawed(&text, at, flaws, encoding));
    Decoded { text, encoding: told(encoding, how, flaws), warning }
}

fn flawed(text: &str, first: usize, count: usize, encoding: Encoding) -> SafeText {
    let line = 1 + text.bytes().take(first).filter(|&b| b == b'\n').count();
    let are = if count == 1 { "is" } else { "are" };
    let message = format!(
        "line {line}: {} not in {encoding} {are} shown as \u{fffd}; if more is wrong, name the encoding with --encoding",
        places(count)
    );
    SafeText::new_line(&message)
}

fn places(count: usize) -> String {
    format!("{count} {}", if count == 1 { "place" } else { "places" })
}

/// An encoding, how it is known, and how many places are none of it.
fn told(encoding: Encoding, how: How, flaws: usize) -> SafeText {
    let how = match how {
        How::Asked => " (as asked for)",
        How::Marked => " (by its byte order mark)",
        How::Declared => " (as declared)",
        How::Valid => "",
        How::Guessed => " (guessed; --encoding names another)",
    };
    let flawed = if flaws > 0 { format!(", but for {}, shown as \u{fffd}", places(flaws)) } else { String::new() };
    SafeText::new_line(&format!("{encoding}{how}{flawed}"))
}
