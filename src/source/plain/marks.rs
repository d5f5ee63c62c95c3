//! What a line begins with: the marks of headings, lists, quotations and what is preformatted.

use super::numerals;

/// A mark at the head of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// `## …`: as many signs as the level.
    Hash(u8),
    /// `第一卷`, `Part 1`.
    Part,
    /// `第三章`, `Chapter 3`.
    Chapter,
    /// `第二節`.
    Section,
    /// `第三條`, of a law or a contract.
    Clause,
    /// A line that is but a word such as `前言`.
    Named,
    /// `【…】`, the whole line.
    Bracketed,
    /// `一、`, or a line that is but `一` or `II.`
    Han(u32),
    /// `壹、`.
    Formal(u32),
    /// `（一）`.
    HanInBrackets(u32),
    /// `1.`, `1．` or `1、`.
    Number(u32),
    /// `1.2` with so many numbers.
    Numbers(u8),
    /// `(1)`, `（1）` or `1)`.
    NumberInBrackets(u32),
    /// A bullet.
    Bullet(char),
    /// `>`, as often as quotations are nested.
    Quoted(u8),
    /// Nothing but three or more of one sign: an underline or a rule.
    Ruler(char),
    /// Three or more of `` ` `` or `~`: code begins or ends.
    Fence(char),
    /// `|`, `+-` or `│`: a row of a table that is drawn with signs.
    Grid,
    /// The rule under the names of columns: `---- ----`, or with bars between (`---|---`) where that is true.
    Columns(bool),
}

impl Mark {
    /// Whether another mark is of the same kind, whatever its number.
    pub fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

/// The mark that a line begins with, and the bytes up to what it marks.
pub fn of(text: &str) -> Option<(Mark, usize)> {
    let first = text.chars().next()?;
    let found = match first {
        '#' => hash(text),
        '>' => quoted(text),
        '-' | '*' | '_' | '=' | '~' | '`' => {
            columns(text, first).or_else(|| ruler(text, first)).or_else(|| bullet(text, first))
        }
        '+' if text.starts_with("+-") || text.starts_with("+=") => Some((Mark::Grid, 0)),
        '|' | '│' | '┃' | '║' | '┌' | '├' | '└' | '┏' | '┣' | '┗' | '╔' | '╠' | '╚' => {
            Some((Mark::Grid, 0))
        }
        '+' | '–' | '•' | '●' | '○' | '◆' | '■' | '▪' | '‣' | '・' | '·' | '▲' | '‧' | '◇' | '□' => {
            bullet(text, first)
        }
        '0'..='9' | '０'..='９' => numbered(text),
        '(' | '（' => in_brackets(text),
        '【' => text.ends_with('】').then_some((Mark::Bracketed, 0)),
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' => han(text),
        '壹' | '壱' | '貳' | '贰' | '弐' | '參' | '叁' | '参' | '肆' | '伍' | '陸' | '陆' | '柒' | '捌' | '玖'
        | '拾' => formal(text),
        '＊' | '※' if stars(text, first) => Some((Mark::Ruler(first), 0)),
        'I' | 'V' | 'X' => roman(text),
        '第' | '제' | 'C' | 'P' => chapter(text),
        _ => None,
    };
    found.or_else(|| NAMED.contains(&text).then_some((Mark::Named, 0)))
}

/// A line of stars of full width, or one star alone.
fn stars(text: &str, star: char) -> bool {
    let mut others = text.chars().filter(|c| !c.is_whitespace());
    let count = text.matches(star).take(3).count();
    others.all(|c| c == star) && (count == 3 || star == '＊' && count == 1)
}

/// A line that is but a number as `IV.`
fn roman(text: &str) -> Option<(Mark, usize)> {
    const NUMBERS: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let number = text.strip_suffix('.').unwrap_or(text);
    (1..).zip(NUMBERS).find(|(_, roman)| *roman == number).map(|(value, _)| (Mark::Han(value), text.len()))
}

/// Lines that are headings wherever they stand alone.
const NAMED: [&str; 33] = [
    "摘要",
    "Abstract",
    "參考資料",
    "参考资料",
    "參考文獻",
    "参考文献",
    "References",
    "Bibliography",
    "前言",
    "引言",
    "導言",
    "导言",
    "序",
    "序章",
    "序言",
    "楔子",
    "結語",
    "结语",
    "結論",
    "结论",
    "尾聲",
    "尾声",
    "後記",
    "后记",
    "終章",
    "はじめに",
    "おわりに",
    "プロローグ",
    "エピローグ",
    "あとがき",
    "머리말",
    "맺음말",
    "들어가며",
];

fn hash(text: &str) -> Option<(Mark, usize)> {
    let rest = text.trim_start_matches('#');
    let level = u8::try_from(text.len() - rest.len()).ok().filter(|level| *level <= 6)?;
    let title = rest.strip_prefix(' ')?.trim_start();
    (!title.is_empty()).then_some((Mark::Hash(level), text.len() - title.len()))
}

fn quoted(text: &str) -> Option<(Mark, usize)> {
    let mut depth: u8 = 0;
    let mut rest = text;
    while let Some(inner) = rest.strip_prefix('>') {
        depth = depth.saturating_add(1);
        rest = inner.trim_start_matches(' ');
    }
    Some((Mark::Quoted(depth), text.len() - rest.len()))
}

fn ruler(text: &str, sign: char) -> Option<(Mark, usize)> {
    if matches!(sign, '`' | '~') && text.bytes().take_while(|b| char::from(*b) == sign).count() >= 3 {
        return Some((Mark::Fence(sign), 0));
    }
    let only = text.bytes().all(|b| char::from(b) == sign || b == b' ');
    (only && text.bytes().filter(|b| *b != b' ').count() >= 3).then_some((Mark::Ruler(sign), 0))
}

/// `---- ----`: two rules or more in a line, as under the names of columns.
fn columns(text: &str, sign: char) -> Option<(Mark, usize)> {
    if !matches!(sign, '-' | '=') || !text.chars().all(|c| c == sign || " \t\u{3000}|+:".contains(c)) {
        return None;
    }
    let mut rules = text.split(|c| c != sign).filter(|rule| !rule.is_empty());
    let several = rules.clone().nth(1).is_some() && rules.all(|rule| rule.len() >= 2);
    several.then(|| (Mark::Columns(text.contains(['|', '+'])), 0))
}

fn bullet(text: &str, sign: char) -> Option<(Mark, usize)> {
    let rest = text.strip_prefix(sign)?;
    let spaced = rest.starts_with([' ', '\t', '\u{3000}', '\u{a0}']);
    // Signs that nothing else begins with need no space.
    let alone = matches!(sign, '•' | '●' | '○' | '◆' | '■' | '▪' | '‣' | '・' | '▲' | '‧' | '◇' | '□');
    let item = rest.trim_start();
    ((spaced || alone) && !item.is_empty()).then_some((Mark::Bullet(sign), text.len() - item.len()))
}

fn numbered(text: &str) -> Option<(Mark, usize)> {
    let (number, mut at) = numerals::digits(text)?;
    let mut numbers = 1;
    while let Some(rest) = text.get(at..)?.strip_prefix('.')
        && let Some((_, bytes)) = numerals::digits(rest)
    {
        numbers += 1;
        at += 1 + bytes;
    }
    let rest = text.get(at..)?;
    let marked = |mark, rest: &str| {
        let item = rest.trim_start();
        (!item.is_empty()).then(|| (mark, text.len() - item.len()))
    };
    if numbers > 1 {
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        return marked(Mark::Numbers(numbers), rest).filter(|_| rest.starts_with([' ', '\u{3000}']));
    }
    let mut rest_chars = rest.chars();
    match rest_chars.next()? {
        // `3.5`, `1.Title` and `.NET` are words; in Han text no space follows.
        '.' => marked(Mark::Number(number), rest_chars.as_str())
            .filter(|_| !rest_chars.as_str().starts_with(|c: char| c.is_ascii() && c != ' ')),
        '．' | '、' => marked(Mark::Number(number), rest_chars.as_str()),
        ')' | '）' => marked(Mark::NumberInBrackets(number), rest_chars.as_str()),
        _ => None,
    }
}

fn in_brackets(text: &str) -> Option<(Mark, usize)> {
    let inner = text.strip_prefix(['(', '（'])?;
    let (mark, bytes) = match (numerals::han(inner), numerals::digits(inner)) {
        (Some((number, bytes)), _) => (Mark::HanInBrackets(number), bytes),
        (_, Some((number, bytes))) => (Mark::NumberInBrackets(number), bytes),
        _ => return None,
    };
    let item = inner.get(bytes..)?.strip_prefix([')', '）'])?.trim_start();
    (!item.is_empty()).then_some((mark, text.len() - item.len()))
}

fn han(text: &str) -> Option<(Mark, usize)> {
    let (number, bytes) = numerals::han(text)?;
    let rest = text.get(bytes..)?;
    if rest.is_empty() {
        return Some((Mark::Han(number), 0));
    }
    let item = rest.strip_prefix(['、', '．', '.'])?.trim_start();
    (!item.is_empty()).then_some((Mark::Han(number), text.len() - item.len()))
}

fn formal(text: &str) -> Option<(Mark, usize)> {
    let (number, bytes) = numerals::formal(text)?;
    let item = text.get(bytes..)?.strip_prefix('、')?.trim_start();
    (!item.is_empty()).then_some((Mark::Formal(number), text.len() - item.len()))
}

fn chapter(text: &str) -> Option<(Mark, usize)> {
    let rest = ["第", "제", "Chapter ", "CHAPTER ", "Part ", "PART "].iter().find_map(|p| text.strip_prefix(p))?;
    let rest = rest.trim_start();
    let after = rest.get(numerals::any(rest)..).filter(|after| after.len() < rest.len())?;
    let mut unit = after.trim_start().chars();
    let mark = match text.bytes().next()? {
        b'C' => return ends_marker(after).then_some((Mark::Chapter, 0)),
        b'P' => return ends_marker(after).then_some((Mark::Part, 0)),
        _ => match unit.next()? {
            '卷' | '部' | '編' | '编' | '篇' | '부' => Mark::Part,
            '章' | '回' | '話' | '话' | '장' | '화' => Mark::Chapter,
            '節' | '节' | '절' => Mark::Section,
            '條' | '条' | '조' => Mark::Clause,
            _ => return None,
        },
    };
    ends_marker(unit.as_str()).then_some((mark, 0))
}

/// Whether a chapter's number ends here, and no word goes on.
fn ends_marker(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| c.is_whitespace() || ":：.．、—-–・|｜".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str) -> Option<Mark> {
        of(text).map(|(mark, _)| mark)
    }

    #[test]
    fn marks_are_known_by_their_form() {
        for (text, expected) in [
            ("## 標題", Mark::Hash(2)),
            ("第三章　危機", Mark::Chapter),
            ("第十二回", Mark::Chapter),
            ("第一卷 風", Mark::Part),
            ("제1장 시작", Mark::Chapter),
            ("Chapter IV", Mark::Chapter),
            ("一、背景", Mark::Han(1)),
            ("參、討論事項", Mark::Formal(3)),
            ("（二）方法", Mark::HanInBrackets(2)),
            ("1. One", Mark::Number(1)),
            ("2、二", Mark::Number(2)),
            ("1.2 方法", Mark::Numbers(2)),
            ("(3) c", Mark::NumberInBrackets(3)),
            ("【社論】", Mark::Bracketed),
            ("> > b", Mark::Quoted(2)),
            ("=====", Mark::Ruler('=')),
            ("* * *", Mark::Ruler('*')),
            ("---- ----", Mark::Columns(false)),
            ("---|---", Mark::Columns(true)),
            ("│甲│", Mark::Grid),
            ("▲ 甲", Mark::Bullet('▲')),
            ("＊", Mark::Ruler('＊')),
            ("※　※　※", Mark::Ruler('※')),
            ("IV.", Mark::Han(4)),
            ("第三條　租金", Mark::Clause),
            ("◇ 가게", Mark::Bullet('◇')),
            ("- a", Mark::Bullet('-')),
            ("•甲", Mark::Bullet('•')),
            ("```rust", Mark::Fence('`')),
        ] {
            assert_eq!(mark(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_mark_is_none() {
        for text in [
            "第一回合",
            "第三章節",
            "3.5% more",
            "2025-02-12",
            "2025.02.12 news",
            "-5",
            "*bold*",
            "#tag",
            "一個人",
            "參加者",
            "陸地",
            "10,000",
            "1.5",
        ] {
            assert_eq!(mark(text), None, "{text}");
        }
    }
}
