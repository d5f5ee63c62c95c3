//! Figures that are never parted: a number from its unit, the digits of a number, and units such as `km/h`.

use crate::text::class::Class;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Units of Han and Hangul: large numbers, dates and times, money, measures, and the commonest counters.
pub const UNITS: &[&str] = &[
    // Large numbers.
    "億",
    "亿",
    "萬",
    "万",
    "千",
    "百",
    "兆",
    "억",
    "만",
    "천",
    "조",
    "백", //
    // Dates and times.
    "年",
    "月",
    "日",
    "號",
    "号",
    "時",
    "时",
    "點",
    "点",
    "分",
    "秒",
    "週",
    "周",
    "天",
    "歲",
    "岁",
    "才",
    "世紀",
    "世纪",
    "小時",
    "小时",
    "ヶ月",
    "ヵ月",
    "ケ月",
    "カ月",
    "か月",
    "ヶ国",
    "カ国",
    "か国",
    "월",
    "일",
    "년",
    "시",
    "분",
    "초",
    "주",
    "세기", //
    // Money.
    "元",
    "圓",
    "圆",
    "円",
    "塊錢",
    "块钱",
    "美元",
    "美金",
    "歐元",
    "欧元",
    "英鎊",
    "英镑",
    "日圓",
    "日元",
    "港元",
    "港幣",
    "港币",
    "韓元",
    "韩元",
    "人民幣",
    "人民币",
    "新台幣",
    "台幣",
    "ドル",
    "ユーロ",
    "ポンド",
    "ウォン",
    "원",
    "달러",
    "유로",
    "엔", //
    // Measures.
    "米",
    "公里",
    "公尺",
    "公分",
    "公斤",
    "公克",
    "公噸",
    "公頃",
    "公顷",
    "公升",
    "英里",
    "英尺",
    "英吋",
    "英寸",
    "英畝",
    "英亩",
    "尺",
    "吋",
    "寸",
    "斤",
    "噸",
    "吨",
    "毫米",
    "毫克",
    "毫升",
    "厘米",
    "平方",
    "立方",
    "千瓦",
    "倍",
    "度",
    "メートル",
    "キロ",
    "グラム",
    "トン",
    "センチ",
    "ミリ",
    "リットル",
    "パーセント",
    "킬로",
    "미터",
    "그램",
    "톤",
    "퍼센트", //
    // Counters.
    "人",
    "名",
    "位",
    "個",
    "个",
    "件",
    "條",
    "条",
    "項",
    "项",
    "種",
    "种",
    "次",
    "回",
    "家",
    "期",
    "屆",
    "届",
    "頁",
    "页",
    "章",
    "節",
    "节",
    "명",
    "개",
    "회",
    "권",
    "장",
    "층",
];

/// Units of Latin letters that stand after a space; those of one letter are left out, for they are words as well.
pub const LATIN_UNITS: &[&str] = &[
    "km", "cm", "mm", "nm", "kg", "mg", "ml", "kW", "MW", "GW", "kWh", "MWh", "GWh", "TWh", "Hz", "kHz", "MHz", "GHz",
    "kB", "KB", "MB", "GB", "TB", "PB", "ms", "km/h",
];

/// The units by the character that they begin with.
static UNITS_BY_FIRST: LazyLock<HashMap<char, Vec<&str>>> = LazyLock::new(|| {
    let mut units: HashMap<char, Vec<&str>> = HashMap::new();
    for unit in UNITS {
        units.entry(unit.chars().next().unwrap_or_default()).or_default().push(unit);
    }
    units
});

/// Whether the text `next`, of the class of its first character, is a unit after a digit; `spaced` says whether a space
/// parts them.
pub fn is_unit(next: &str, class: Class, spaced: bool) -> bool {
    match class {
        Class::Han => unit_len(next).is_some() || next.starts_with(is_square_unit),
        Class::Hangul | Class::Kana | Class::SmallKana => unit_len(next).is_some(),
        Class::Latin if spaced => {
            let word = next.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or_default();
            LATIN_UNITS.contains(&word)
        }
        _ => false,
    }
}

/// Bytes of the unit that `next` begins with, after a digit: of the longest, where it begins with several.
pub fn unit_len(next: &str) -> Option<usize> {
    let units = UNITS_BY_FIRST.get(&next.chars().next()?)?;
    units.iter().filter(|unit| next.starts_with(*unit)).map(|unit| unit.len()).max()
}

/// Units in one square: `㌔ ㎏ ㎡`.
fn is_square_unit(c: char) -> bool {
    matches!(c, '\u{3300}'..='\u{3357}' | '\u{3371}'..='\u{337a}' | '\u{3380}'..='\u{33df}')
}

/// Whether the mark that `from` begins with, between digits of full width, is part of their number: `１，５００`, `３．５`,
/// `１２：３０`; a comma is where three digits follow.
pub fn joins_digits(from: &str, next: &str) -> bool {
    let digits = next.chars().take(4).take_while(|&c| is_figure(c)).fold(0, |n, _| n + 1);
    match from.chars().next() {
        Some('，' | ',') => digits == 3,
        Some('．' | '：' | '.' | ':') => true,
        _ => false,
    }
}

/// The letters beside a slash by which it is part of one sign: `km/h`, `n/a`, `TCP/IP`.
const SHORT_PAIR: usize = 2;
/// Letters of the longest word that is looked at.
const LONGEST_WORD: usize = 64;

/// Whether the byte `at` is a slash between letters, with so few on either side that the two are one sign; in an address it
/// is a joint like any other.
pub fn is_short_pair(text: &str, at: usize) -> bool {
    let (Some(head), Some(tail)) = (text.get(..at), text.get(at..).and_then(|rest| rest.strip_prefix('/'))) else {
        return false;
    };
    let (before, first) = letters(head.chars().rev());
    let (after, last) = letters(tail.chars());
    let is_address = first.is_some_and(|c| "/.:".contains(c)) || last == Some('/');
    !is_address && before > 0 && after > 0 && (before <= SHORT_PAIR || after <= SHORT_PAIR)
}

/// How many letters come first, and what comes after them; as many as no word has are not counted on.
fn letters(mut chars: impl Iterator<Item = char>) -> (usize, Option<char>) {
    let mut count = 0;
    let next = chars.find(|&c| {
        count += 1;
        Class::of_char(c) != Class::Latin || count > LONGEST_WORD
    });
    (count - usize::from(next.is_some()), next)
}

/// Whether a character is a digit.
pub fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Whether a character is the sign of the number that follows.
pub fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '±' | '\u{2212}' | '＋' | '－')
}
