//! UTF-16 without a byte order mark: recognised by where its NUL bytes stand, and by what it says.

use super::encoding::Encoding;
use encoding_rs::{UTF_16BE, UTF_16LE};
use std::char::DecodeUtf16Error;

/// Bytes that are looked at; an even number.
const SAMPLE_BYTES: usize = 16 << 10;

/// Below this many bytes, half a character at the end is no truncated text.
const WHOLE_BELOW: usize = 64;

/// The least characters that are taken for UTF-16 without a NUL byte.
const LEAST_UNITS: usize = 6;

/// UTF-16 in one of its byte orders, where `bytes` look like it and like nothing else. Without any NUL byte among the
/// first ones they do only where the bytes of control characters betray them, and nothing else is unusual: what could be
/// UTF-16 then is nearly always something else.
pub fn looks_like(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    match sample {
        [0xff, 0xfe, ..] => return Some(UTF_16LE.into()),
        [0xfe, 0xff, ..] => return Some(UTF_16BE.into()),
        _ if sample.len() < WHOLE_BELOW && sample.len() % 2 == 1 => return None,
        _ if !sample.contains(&0) => return without_nuls(sample),
        _ => {}
    }
    let [low, high] = [false, true].map(|big| likelihood(sample, big));
    match (low, high) {
        (Some(low), Some(high)) if high > low => Some(UTF_16BE.into()),
        (None, Some(_)) => Some(UTF_16BE.into()),
        (Some(_), _) => Some(UTF_16LE.into()),
        (None, None) => None,
    }
}

/// The byte order of UTF-16 in which there is no ASCII: Han, kana and Hangul, whose lower bytes are anything.
fn without_nuls(sample: &[u8]) -> Option<Encoding> {
    let is_control = |byte: &u8| matches!(byte, 1..=8 | 0xe..=0x1a | 0x1c..=0x1f);
    let is_all_usual = |big: &bool| {
        let (mut total, mut high) = (0_usize, 0_usize);
        let is_usual = units(sample, *big).all(|decoded| {
            total += 1;
            high += usize::from(decoded.as_ref().is_ok_and(|&c| (c as u32) & 0x80 > 0 || (c as u32) & 0xff < 0x20));
            decoded.is_ok_and(|c| is_usual(c) && c > '\u{2000}')
        });
        // In pairs of letters of ASCII, which look like Han, hardly any are.
        is_usual && total >= LEAST_UNITS && high * 4 >= total
    };
    let order =
        [false, true].into_iter().filter(is_all_usual).filter(|_| sample.iter().any(is_control)).collect::<Vec<_>>();
    match order[..] {
        [big] => Some(if big { UTF_16BE } else { UTF_16LE }.into()),
        _ => None,
    }
}

/// The byte order of bytes that are UTF-16, whether they look like it or not: that in which they say more.
pub fn order(bytes: &[u8]) -> Encoding {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    // Read in the wrong order, letters and kana become something rare, or Han; and Han become something rare.
    let worth = |decoded: Result<char, _>| match decoded {
        Ok('\u{a0}'..='\u{24f}' | '\u{4e00}'..='\u{9fff}') => 1_usize,
        Ok('\u{20000}'..='\u{3ffff}') => 2,
        Ok(c) if is_usual(c) => 2,
        _ => 0,
    };
    let usual = |big: bool| units(sample, big).map(worth).sum::<usize>();
    match sample {
        [0xff, 0xfe, ..] => UTF_16LE.into(),
        [0xfe, 0xff, ..] => UTF_16BE.into(),
        _ if usual(true) > usual(false) => UTF_16BE.into(),
        _ => UTF_16LE.into(),
    }
}

/// The characters of a sample in a byte order.
fn units(sample: &[u8], big_endian: bool) -> impl Iterator<Item = Result<char, DecodeUtf16Error>> {
    let unit = move |pair: &[u8]| match *pair {
        [a, b] if big_endian => u16::from_be_bytes([a, b]),
        [a, b] => u16::from_le_bytes([a, b]),
        _ => 0,
    };
    char::decode_utf16(sample.chunks_exact(2).map(unit))
}

/// How many units of the text are of a usual script; `None` where it is no text.
fn likelihood(sample: &[u8], big_endian: bool) -> Option<usize> {
    let mut usual = 0;
    let mut total = 0;
    for decoded in units(sample, big_endian) {
        total += 1;
        match decoded {
            Ok(c) if is_usual(c) => usual += 1,
            Ok(c) if c.is_control() || is_never_text(c) => return None,
            Ok(_) => {}
            // The sample may end within a pair.
            Err(_) if total * 2 + 2 >= sample.len() => {}
            Err(_) => return None,
        }
    }
    (total > 0 && usual * 10 >= total * 9).then_some(usual)
}

/// What texts are nearly wholly made of.
fn is_usual(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{c}' | ' '..='~' | '\u{a0}'..='\u{24f}' | '\u{370}'..='\u{52f}'
        | '\u{2010}'..='\u{205e}' | '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff00}'..='\u{ffef}' | '\u{feff}')
}

fn is_never_text(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn both_byte_orders_are_told_apart_and_binaries_are_neither() {
        for text in ["看報的第一天\n一一一二", "Hello, 世界\n", "あいう えお", "안녕 하세요"] {
            assert_eq!(looks_like(&bytes(text, u16::to_le_bytes)), Some(UTF_16LE.into()), "{text}");
            assert_eq!(looks_like(&bytes(text, u16::to_be_bytes)), Some(UTF_16BE.into()), "{text}");
        }
        for binary in [
            &b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"[..],
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            b"a\0b",
            b"\0",
            b"",
        ] {
            let found = looks_like(binary);
            assert!(found.is_none(), "{binary:?}");
        }
        assert_eq!(looks_like("看報".as_bytes()), None);
    }

    #[test]
    fn a_line_without_ascii_is_betrayed_by_its_lower_bytes() {
        for text in ["他推開門的時候，屋裡沒有點燈，母親坐在窗前", "終電が出たあとのホームには、もう誰もいなかった。"]
        {
            assert_eq!(looks_like(&bytes(text, u16::to_le_bytes)), Some(UTF_16LE.into()), "{text}");
            assert_eq!(looks_like(&bytes(text, u16::to_be_bytes)), Some(UTF_16BE.into()), "{text}");
        }
        for (text, label) in [
            ("他推开门的时候屋里没有点灯", "gbk"),
            ("caf\u{e9}s\u{8}\u{8}bb", "windows-1252"),
            ("他推開門\u{7}的時候屋裡沒有點燈", "big5"),
        ] {
            let (bytes, ..) = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text);
            assert_eq!(looks_like(&bytes), None, "{label}: {text}");
        }
    }
}
