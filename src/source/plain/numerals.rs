//! Numbers as headings, lists and notes write them.

/// A number at the head of a text, and the bytes that it takes.
pub type Numeral = (u32, usize);

/// The most digits of a number that something is numbered with; a year has more than two and numbers nothing.
const DIGITS: usize = 2;

/// A number of one or two ASCII or full-width digits.
pub fn digits(text: &str) -> Option<Numeral> {
    let mut number = 0;
    let mut bytes = 0;
    for (i, c) in text.chars().enumerate() {
        let Some(digit) = digit(c) else { break };
        if i >= DIGITS {
            return None;
        }
        number = number * 10 + digit;
        bytes += c.len_utf8();
    }
    (bytes > 0).then_some((number, bytes))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// A number below a hundred in Han characters: `三`, `十二`, `二十一`.
pub fn han(text: &str) -> Option<Numeral> {
    let (mut number, mut bytes, mut last) = (0, 0, 0);
    for c in text.chars() {
        match han_digit(c) {
            Some(10) if number < 10 => number = number.max(1) * 10,
            Some(digit @ 1..=9) if last == 0 || last == 10 => number += digit,
            Some(_) => return None,
            None => break,
        }
        last = han_digit(c).unwrap_or_default();
        bytes += c.len_utf8();
    }
    (bytes > 0).then_some((number, bytes))
}

fn han_digit(c: char) -> Option<u32> {
    "一二三四五六七八九十".chars().zip(1..).find_map(|(digit, value)| (digit == c).then_some(value))
}

/// A number below a hundred in the characters of documents: `壹`, `拾貳`.
pub fn formal(text: &str) -> Option<Numeral> {
    const PLAIN: &str = "一二三四五六七八九十";
    let series = ["壹貳參肆伍陸柒捌玖拾", "壹贰叁肆伍陆柒捌玖拾", "壱弐参肆伍陸柒捌玖拾"];
    let plain = |c: char| {
        let at = series.iter().find_map(|series| series.chars().position(|formal| formal == c))?;
        PLAIN.chars().nth(at)
    };
    let (number, _) = han(&text.chars().map_while(plain).collect::<String>())?;
    let bytes = text.chars().take_while(|&c| plain(c).is_some()).map(char::len_utf8).sum();
    Some((number, bytes))
}

/// The bytes of a number of any length, in digits, Han or Roman numerals, as chapters have.
pub fn any(text: &str) -> usize {
    let ends = |c: char| !(digit(c).is_some() || "〇零一二三四五六七八九十百千兩两IVXLC".contains(c));
    text.find(ends).unwrap_or(text.len())
}

/// A number in a circle, to twenty.
pub fn circled(text: &str) -> Option<Numeral> {
    let c = text.chars().next().filter(|c| ('①'..='⑳').contains(c))?;
    Some((u32::from(c) - u32::from('①') + 1, c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        let read = ["一", "九、", "十", "十二、", "二十", "二十一"].map(|text| han(text).map(|(n, _)| n));
        assert_eq!(read, [1, 9, 10, 12, 20, 21].map(Some));
        assert_eq!((han("一二"), han("十十"), han("看")), (None, None, None));
        assert_eq!(
            (digits("12. a"), digits("１２"), digits("2025"), digits("a")),
            (Some((12, 2)), Some((12, 6)), None, None)
        );
        assert_eq!((formal("參、"), formal("拾貳"), formal("三")), (Some((3, 3)), Some((12, 6)), None));
        assert_eq!((circled("①甲"), circled("⑳"), circled("1")), (Some((1, 3)), Some((20, 3)), None));
        assert_eq!((any("一百零三章"), any("IV"), any("12")), (12, 2, 2));
    }
}
