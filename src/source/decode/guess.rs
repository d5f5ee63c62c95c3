//! A guess at the encoding of bytes that nothing declares, by the frequencies of what they would say.

use super::encoding::Encoding;
use super::hint;
use super::kana;
use super::region::Region;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::SHIFT_JIS;

/// Bytes that the guess is made from.
const SAMPLE_BYTES: usize = 256 << 10;
/// What ISO-2022-JP begins kanji with.
pub const SHIFT_TO_KANJI: &str = "\u{1b}$";
/// How many times more characters of two bytes than broken ones make a text UTF-8 that was damaged. Of those with more bytes
/// as many are enough: no other encoding has them by chance.
const MENDED: usize = 4;

/// The encoding that bytes which are not wholly UTF-8 are most likely in.
pub fn guess(bytes: &[u8], region: Option<Region>) -> Encoding {
    let sample = telling(bytes);
    if is_broken_utf8(sample) {
        return Encoding::UTF_8;
    }
    let shifts = || sample.windows(SHIFT_TO_KANJI.len()).any(|bytes| bytes == SHIFT_TO_KANJI.as_bytes());
    let is_sure = |guessed: Encoding| {
        if guessed == Encoding::UTF_8 {
            return !shifts();
        }
        !guessed.inner().is_single_byte() && hint::fits(sample, guessed)
    };
    let guessed = by_frequencies(sample, sample.len() < SAMPLE_BYTES, region);
    if is_sure(guessed) {
        return guessed;
    }
    // In what is left of a character or an escape that was cut, only the encodings of one byte see no error.
    let if_cut = by_frequencies(sample, false, region);
    if is_sure(if_cut) && hint::is_likely(sample, if_cut) {
        return if_cut;
    }
    if kana::looks_like(sample) {
        return SHIFT_JIS.into();
    }
    hint::damaged(sample).unwrap_or(guessed)
}

fn by_frequencies(sample: &[u8], is_whole: bool, region: Option<Region>) -> Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, is_whole);
    let guess = |region: Option<Region>| {
        detector.guess(region.map(|region| region.domain().as_bytes()), Utf8Detection::Allow).into()
    };
    hint::settle(sample, guess(None), guess(region))
}

/// The part of the bytes that can tell: from the line of the first one beyond ASCII on, or of the first escape.
fn telling(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|&b| b >= 0x80 || b == 0x1b).unwrap_or(0);
    let start = bytes.iter().take(first).rposition(|&b| b == b'\n').map_or(0, |line| line + 1);
    let rest = bytes.get(start.max(first.saturating_sub(SAMPLE_BYTES / 2))..).unwrap_or_default();
    rest.get(..SAMPLE_BYTES).unwrap_or(rest)
}

/// Whether nearly all that is beyond ASCII is UTF-8.
fn is_broken_utf8(sample: &[u8]) -> bool {
    let (mut long, mut short, mut broken) = (0, 0, 0);
    for chunk in sample.utf8_chunks() {
        long += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        short += chunk.valid().chars().filter(|c| c.len_utf8() == 2).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    long > broken || short > broken * MENDED
}
