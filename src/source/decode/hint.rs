//! Whether a hint at the encoding is to be believed: only of a short text, and never against what the text says.

use super::encoding::Encoding;
use encoding_rs::{BIG5, DecoderResult, EUC_JP, EUC_KR, GB18030, GBK, SHIFT_JIS};
use std::cmp::Ordering;

/// Bytes beyond ASCII from which on a text tells its encoding itself: some sixty characters.
const LONG_BYTES: usize = 128;
/// Bytes beyond ASCII below which the hint decides where both are as good: some twelve characters.
const SHORT_BYTES: usize = 24;
/// What a decoding of one byte for each character is worth, in hundredths: nearly any bytes are text in it.
const SINGLE_BYTE_WORTH: usize = 60;

/// What a text is worth at least in an encoding in which its last character is cut.
const CUT_WORTH: usize = 70;
/// Bytes beyond ASCII of such a text, at least.
const LEAST_CUT_BYTES: usize = 7;
/// What a text is worth at least in an encoding that it is in but for a few places.
const DAMAGED_WORTH: usize = 80;
/// Characters beyond ASCII for each of those places, at least.
const CHARACTERS_PER_FLAW: usize = 20;

/// Which it is of two encodings that a text may be in: `guess`, by its looks alone, or `hinted`, by where it comes from too.
pub fn settle(sample: &[u8], guess: Encoding, hinted: Encoding) -> Encoding {
    if guess == hinted || !fits(sample, hinted) {
        return guess;
    }
    // The code pages of Europe are so alike that long texts fit several, too.
    if guess.inner().is_single_byte() && hinted.inner().is_single_byte() {
        return hinted;
    }
    let beyond_ascii = sample.iter().filter(|byte| !byte.is_ascii()).count();
    let is_hint_better = || match worth(sample, hinted).cmp(&worth(sample, guess)) {
        Ordering::Greater => true,
        Ordering::Equal => beyond_ascii < SHORT_BYTES,
        Ordering::Less => false,
    };
    if beyond_ascii < LONG_BYTES && is_hint_better() { hinted } else { guess }
}

/// Whether bytes are text in an encoding, but for a last character that may be cut.
pub fn fits(bytes: &[u8], encoding: Encoding) -> bool {
    let mut decoder = encoding.inner().new_decoder_without_bom_handling();
    let (mut rest, mut room) = (bytes, [0_u8; 1024]);
    loop {
        let (outcome, used, _) = decoder.decode_to_utf8_without_replacement(rest, &mut room, false);
        rest = rest.get(used..).unwrap_or_default();
        match outcome {
            DecoderResult::InputEmpty => return true,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => return false,
        }
    }
}

/// Whether a text that was cut is likely in an encoding, and not a word of European letters.
pub fn is_likely(sample: &[u8], encoding: Encoding) -> bool {
    match sample.iter().filter(|byte| !byte.is_ascii()).count() {
        0 => true,
        beyond_ascii => beyond_ascii >= LEAST_CUT_BYTES && worth(sample, encoding) >= CUT_WORTH,
    }
}

/// The encoding of several bytes that a text is in but for a few places: frequencies rule one out by a single error.
pub fn damaged(sample: &[u8]) -> Option<Encoding> {
    // Of two that are as good it is the first, whose common characters are fewer.
    let all = [EUC_KR, EUC_JP, GB18030, BIG5, SHIFT_JIS].map(Encoding::from);
    let worths = all.into_iter().filter(|&encoding| is_nearly(sample, encoding)).map(|it| (worth(sample, it), it));
    let best = worths.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|&(worth, _)| worth >= DAMAGED_WORTH).map(|(_, encoding)| encoding)
}

/// Whether few characters beyond ASCII are none of an encoding.
fn is_nearly(sample: &[u8], encoding: Encoding) -> bool {
    let (text, _) = encoding.inner().decode_without_bom_handling(sample);
    let flaws = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    flaws * CHARACTERS_PER_FLAW < text.chars().filter(|c| !c.is_ascii()).count()
}

/// How many of a hundred characters beyond ASCII are such as texts in the encoding are made of.
fn worth(sample: &[u8], encoding: Encoding) -> usize {
    if encoding.inner().is_single_byte() {
        return SINGLE_BYTE_WORTH;
    }
    let (text, _) = encoding.inner().decode_without_bom_handling(sample);
    let beyond_ascii = || text.chars().filter(|c| !c.is_ascii());
    let common = beyond_ascii().filter(|&c| is_common(c, encoding)).count();
    common * 100 / beyond_ascii().count().max(1)
}

/// Whether texts in an encoding are mostly made of such characters: kana, punctuation, and those of its first level,
/// which the common ones are put in.
pub fn is_common(c: char, encoding: Encoding) -> bool {
    let inner = encoding.inner();
    if matches!(c, '\u{3001}'..='\u{3011}' | '\u{2014}'..='\u{2026}' | '\u{ff01}'..='\u{ff5e}') {
        return true;
    }
    let is_kana = matches!(c, '\u{3041}'..='\u{30ff}');
    let mut utf8 = [0; 4];
    let (bytes, _, _) = inner.encode(c.encode_utf8(&mut utf8));
    let lead = bytes.first().copied().unwrap_or_default();
    let is_row = bytes.get(1).is_some_and(|&trail| trail >= 0xa1);
    match inner {
        e if e == SHIFT_JIS => is_kana || matches!(lead, 0x88..=0x97),
        e if e == EUC_JP => is_kana || is_row && matches!(lead, 0xb0..=0xcf),
        e if e == BIG5 => matches!(lead, 0xa4..=0xc6) && !is_kana,
        e if e == EUC_KR => is_row && matches!(lead, 0xb0..=0xc8),
        e if e == GBK || e == GB18030 => is_row && matches!(lead, 0xb0..=0xd7),
        _ => false,
    }
}
