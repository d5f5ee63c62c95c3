//! The marks that stand for notes: `1`, `[2]`, `注3`, `④`, `※`, `†`.

/// What may stand around a mark.
const BRACKETS: [char; 16] = ['[', ']', '(', ')', '（', '）', '［', '］', '〔', '〕', '【', '】', '{', '}', '⟦', '⟧'];

/// A mark without its brackets.
pub fn bare(text: &str) -> &str {
    text.trim().trim_matches(BRACKETS).trim()
}

/// Whether a text can be the mark of a note.
pub fn is_marker(text: &str) -> bool {
    let bare = bare(text);
    is_number(bare) || is_sign(bare) || is_letter(bare) || is_named(bare)
}

/// Whether a text says by itself that it is the mark of a note, wherever it stands.
pub fn is_plain_marker(text: &str) -> bool {
    let bare = bare(text);
    is_sign(bare) || is_named(bare) || is_number(bare) && text.trim().len() > bare.len()
}

fn is_number(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
        && text.len() <= 12
        && text.chars().take(5).last().is_some()
        && text.chars().nth(4).is_none()
}

fn is_letter(text: &str) -> bool {
    let roman = text.len() <= 5 && text.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l'));
    text.len() == 1 && text.bytes().all(|b| b.is_ascii_alphabetic()) || !text.is_empty() && roman
}

fn is_sign(text: &str) -> bool {
    let sign = |c: char| matches!(c, '*' | '＊' | '†' | '‡' | '§' | '¶' | '※' | '①'..='⑳' | '㉑'..='㉟' | '❶'..='❿' | '⓵'..='⓾');
    !text.is_empty() && text.chars().all(sign) && text.chars().nth(4).is_none()
}

fn is_named(text: &str) -> bool {
    ["註", "注", "注釈", "注释", "註釋", "주", "note", "Note", "fn", "n"].iter().any(|name| {
        text.strip_prefix(name).is_some_and(|rest| is_number(rest.trim()) || rest.is_empty() && !name.is_ascii())
    })
}

/// Whether a text leads back from a note to its mention.
pub fn is_return(text: &str) -> bool {
    // A note that is mentioned more than once numbers its ways back.
    let text = text.trim();
    let text = text.strip_prefix(['↩', '↑', '^']).map_or(text, |_| text.trim_end_matches(|c: char| c.is_ascii_digit()));
    let text = text.trim_end_matches('\u{fe0e}').trim_end_matches('\u{fe0f}');
    is_marker(text)
        || text.is_empty()
        || text.chars().all(|c| matches!(c, '↩' | '↑' | '^' | '⏎' | '←' | '▲' | '△' | '⤴' | '↵' | '⇑' | '⇧'))
        || ["back", "return", "返回", "戻る", "回正文", "돌아가기"].iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// The text of a note without the mark that it begins with. `label` is the mark of its mention.
pub fn without_mark<'a>(text: &'a str, label: &str) -> &'a str {
    let start = text.trim_start();
    let Some(rest) = start.trim_start_matches(BRACKETS).trim_start_matches('^').trim_start().strip_prefix(label) else {
        let closing = |c: char| c.is_whitespace() || matches!(c, '^' | ']' | '］' | ')' | '）' | '】' | '〕');
        return start.trim_start_matches(closing);
    };
    let bracketed = start.starts_with(BRACKETS);
    let sign = is_sign(label) || is_named(label);
    let after = rest.trim_start_matches(BRACKETS);
    let after = after.strip_prefix(['.', '．', '、', ':', '：', ')']).unwrap_or(after);
    if bracketed || sign || after.len() < rest.len() || rest.trim().is_empty() { after.trim_start() } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_words() {
        for mark in ["1", "[12]", "［３］", "注4", "註", "④", "*", "††", "a", "iv", "Note 5", "※"] {
            assert!(is_marker(mark), "{mark}");
        }
        for word in ["", "12345", "word", "一節", "see", "注意", "[]"] {
            assert!(!is_marker(word), "{word}");
        }
        assert!(is_plain_marker("[1]") && is_plain_marker("注1") && !is_plain_marker("1") && !is_plain_marker("a"));
        assert!(is_return("↩︎") && is_return("↩2") && is_return("^") && is_return("返回") && !is_return("see above"));
    }

    #[test]
    fn a_note_begins_after_its_mark() {
        for (text, rest) in [
            ("[1] text", "text"),
            ("1. text", "text"),
            (" 1", ""),
            ("1、文", "文"),
            ("1 in 3 people", "1 in 3 people"),
            ("1999年", "1999年"),
            ("] text", "text"),
            ("^ text", "text"),
            ("text", "text"),
            ("(see)", "(see)"),
        ] {
            assert_eq!(without_mark(text, "1"), rest, "{text}");
        }
        assert_eq!(without_mark("※ 文", "※"), "文");
    }
}
