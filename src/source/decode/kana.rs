//! Shift_JIS that is mostly kana: frequencies take it for Cyrillic or Thai, although its bytes leave no doubt.

use super::encoding::Encoding;
use super::hint;
use encoding_rs::SHIFT_JIS;

/// The least characters of full width.
const LEAST_FULL: usize = 2;
/// The least characters of half width.
const LEAST_HALF: usize = 6;
/// The least that runs of half-width kana have on average.
const LEAST_RUN: usize = 3;

/// Whether bytes are Shift_JIS without an error and at least half of what is beyond ASCII is kana, the rest being common.
///
/// Kana of full width begin with a byte that European letters are never mixed with so often. Those of half width are bytes that
/// are capital letters in others, but for the first third of them: that is signs there, which stand within no words.
pub fn looks_like(sample: &[u8]) -> bool {
    let encoding: Encoding = SHIFT_JIS.into();
    if !hint::fits(sample, encoding) {
        return false;
    }
    let (mut full, mut half, mut signs, mut runs, mut other) = (0, 0, 0, 0, 0);
    let mut in_run = false;
    for c in SHIFT_JIS.decode_without_bom_handling(sample).0.chars() {
        let is_half = matches!(c, '\u{ff61}'..='\u{ff9f}');
        runs += usize::from(is_half && !in_run);
        in_run = is_half;
        match c {
            '\0'..='\u{7f}' => {}
            '\u{ff61}'..='\u{ff9f}' => {
                half += 1;
                signs += usize::from(c < '\u{ff80}');
            }
            '\u{3041}'..='\u{30ff}' => full += 1,
            char::REPLACEMENT_CHARACTER => {}
            c if hint::is_common(c, encoding) => other += 1,
            _ => return false,
        }
    }
    let is_half_sure = half >= LEAST_HALF && signs * 4 >= half && half >= runs * LEAST_RUN;
    (half == 0 && full >= LEAST_FULL && full >= other) || is_half_sure && full + half >= other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_are_told_from_letters_and_signs() {
        let shift_jis = |text: &str| SHIFT_JIS.encode(text).0.into_owned();
        for text in ["きょうはいいてんきですね。", "ﾊﾝｶｸｶﾅﾉﾆｭｰｽ", "テレビ 3", "ｷｮｳﾉ ﾆｭｰｽ: ﾃﾚﾋﾞ と ラジオ\n"]
        {
            assert!(looks_like(&shift_jis(text)), "{text}");
        }
        let in_label = |text: &str, label: &str| {
            encoding_rs::Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
        };
        for (text, label) in [
            ("ПРАВДА И ИЗВЕСТИЯ ПИШУТ О ПОГОДЕ", "windows-1251"),
            ("Сегодня правительство объявило", "windows-1251"),
            ("Сегодня правительство объявило", "koi8-r"),
            ("±5 °C, £10, ½ ¼ ¾ «x» ÀÉÎ", "windows-1252"),
            ("วันนี้อากาศดีมาก", "windows-874"),
            ("ΣΗΜΕΡΑ ΒΡΕΧΕΙ", "windows-1253"),
            ("他推开门的时候", "gbk"),
            ("plain", "gbk"),
        ] {
            assert!(!looks_like(&in_label(text, label)), "{label}: {text}");
        }
    }
}
