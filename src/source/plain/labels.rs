//! What a note that is set into the text begins with.

use super::numerals;

/// What ties a note to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tie {
    /// The term that it explains, which follows the label.
    Term,
    /// Nothing but its place: it belongs to the paragraph before it.
    Place,
    /// A numbered mark in brackets, `[1]`.
    Bracket(u32),
    /// A number in a circle.
    Circle(u32),
    /// `註1`.
    Noted(u32),
    /// `*`, `†` or `※`.
    Sign(char),
}

/// Labels of notes that explain a term.
const TERMS: [&str; 16] = [
    "TIPS",
    "Tips",
    "TIP",
    "名詞解釋",
    "名词解释",
    "小辭典",
    "小辞典",
    "小百科",
    "小知識",
    "小知识",
    "用語解説",
    "用語",
    "ミニ解説",
    "용어 설명",
    "용어",
    "Glossary",
];
/// Labels of notes that belong where they stand.
const PLACES: [&str; 20] = [
    "附註",
    "附注",
    "備註",
    "备注",
    "譯註",
    "译注",
    "譯注",
    "編按",
    "编按",
    "編者按",
    "编者按",
    "編註",
    "訳注",
    "編集部注",
    "註",
    "注",
    "Note",
    "Editor's note",
    "편집자 주",
    "주",
];

/// The tie of a note that a line begins, and the bytes of its label: what it marks follows.
pub fn of(text: &str) -> Option<(Tie, usize)> {
    let (tie, bytes) = match text.chars().next()? {
        '[' | '［' | '〔' => bracket(text),
        '①'..='⑳' => numerals::circled(text).map(|(number, bytes)| (Tie::Circle(number), bytes)),
        sign @ ('*' | '†' | '※') => sign_of(text, sign),
        '（' | '(' => noted(text, true),
        '【' => bracketed_label(text),
        first if FIRST.contains(first) => noted(text, false).or_else(|| labelled(text)),
        _ => None,
    }?;
    let rest = text.get(bytes..)?.trim_start();
    let explains = tie == Tie::Place && text.starts_with(['註', '注', '附', '備', '备']) && is_term(rest);
    let tie = if explains { Tie::Term } else { tie };
    Some((tie, text.len() - rest.len()))
}

/// Whether a note is no more than a word, which the next line explains.
fn is_term(note: &str) -> bool {
    note.len() <= TERM_BYTES && !note.contains(|c| "。！？；，、：.!?;,: ".contains(c))
}

/// Bytes of a term that stands alone on the line of its label.
const TERM_BYTES: usize = 36;

/// What labels in words begin with.
const FIRST: &str = "註注주TGNE名小用ミ용附備备譯译編编訳편";

/// Whether a line begins with the label of a note.
pub fn is_label(text: &str) -> bool {
    of(text).is_some()
}

/// Whether the label says who speaks, so that it stays part of the note.
pub fn is_telling(label: &str) -> bool {
    ["編", "编", "譯", "译", "訳", "Editor", "편집자"].iter().any(|head| label.starts_with(head))
}

/// `[1] …`
fn bracket(text: &str) -> Option<(Tie, usize)> {
    let (mark, bytes) = mark_at(text)?;
    text.get(bytes..).is_some_and(|rest| !rest.trim().is_empty()).then_some((mark, bytes))
}

/// `註1：…`, or in brackets `（註1）…`
fn noted(text: &str, bracketed: bool) -> Option<(Tie, usize)> {
    let inner = if bracketed { text.strip_prefix(['（', '('])? } else { text };
    let rest = inner.strip_prefix(['註', '注', '주'])?.trim_start_matches(' ');
    let (number, bytes) = numerals::digits(rest).or_else(|| numerals::han(rest))?;
    let close: &[char] = if bracketed { &['）', ')'] } else { &['：', ':', '）', ')', '.', '、', ' ', '\u{3000}'] };
    let note = rest.get(bytes..)?.strip_prefix(close)?;
    (!note.trim().is_empty()).then_some((Tie::Noted(number), text.len() - note.len()))
}

/// `*…`, but neither emphasis nor a row of signs.
fn sign_of(text: &str, sign: char) -> Option<(Tie, usize)> {
    let rest = text.strip_prefix(sign)?;
    let is_emphasis = sign == '*' && text.ends_with('*');
    let is_note = !rest.trim_start().is_empty() && !rest.starts_with(sign) && !is_emphasis;
    is_note.then_some((Tie::Sign(sign), sign.len_utf8()))
}

fn labelled(text: &str) -> Option<(Tie, usize)> {
    let after = |label: &str| {
        let rest = text.strip_prefix(label)?.trim_start();
        let rest = rest.strip_prefix(['：', ':', '｜', '／'])?;
        (!rest.trim().is_empty()).then_some(text.len() - rest.len())
    };
    let find = |labels: &[&str], tie| labels.iter().find_map(|label| after(label)).map(|bytes| (tie, bytes));
    find(&TERMS, Tie::Term).or_else(|| find(&PLACES, Tie::Place))
}

/// `【名詞解釋】…`
fn bracketed_label(text: &str) -> Option<(Tie, usize)> {
    let (label, rest) = text.strip_prefix('【')?.split_once('】')?;
    let is_term = TERMS.contains(&label) && !rest.trim().is_empty();
    is_term.then_some((Tie::Term, text.len() - rest.len()))
}

/// The mark of a note that stands in running text here, and its bytes.
pub fn mark_at(text: &str) -> Option<(Tie, usize)> {
    let first = text.chars().next()?;
    let close = match first {
        '[' => ']',
        '［' => '］',
        '〔' => '〕',
        '（' => '）',
        '(' => ')',
        '①'..='⑳' => return numerals::circled(text).map(|(number, bytes)| (Tie::Circle(number), bytes)),
        '*' | '†' | '※' => return Some((Tie::Sign(first), first.len_utf8())),
        _ => return None,
    };
    let inner = text.get(first.len_utf8()..)?;
    let word = inner.trim_start_matches(['註', '注', '주']);
    let is_noted = word.len() < inner.len();
    let word = word.trim_start();
    let number = numerals::digits(word).or_else(|| numerals::han(word).filter(|_| is_noted));
    // `（註）` has no number.
    let (number, bytes) = number.or_else(|| is_noted.then_some((0, 0)))?;
    word.get(bytes..)?.strip_prefix(close)?;
    let bytes = text.len() - word.len() + bytes + close.len_utf8();
    match (first, is_noted) {
        (_, true) => Some((Tie::Noted(number), bytes)),
        ('(' | '（', false) => None,
        _ => Some((Tie::Bracket(number), bytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_known_by_their_labels() {
        for (text, tie, note) in [
            ("TIPS: 名詞", Tie::Term, "名詞"),
            ("註：名詞", Tie::Term, "名詞"),
            ("註：這是說明。", Tie::Place, "這是說明。"),
            ("編按：說明", Tie::Place, "說明"),
            ("Note: this", Tie::Place, "this"),
            ("［1］說明", Tie::Bracket(1), "說明"),
            ("[12] See", Tie::Bracket(12), "See"),
            ("①說明", Tie::Circle(1), "說明"),
            ("註1：說明", Tie::Noted(1), "說明"),
            ("（註二）說明", Tie::Noted(2), "說明"),
            ("注3 説明", Tie::Noted(3), "説明"),
            ("*說明", Tie::Sign('*'), "說明"),
            ("【名詞解釋】半碼：說明", Tie::Term, "半碼：說明"),
            ("小辭典／升息", Tie::Term, "升息"),
        ] {
            let found = of(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.0, &text[found.1..]), (tie, note), "{text}");
        }
    }

    #[test]
    fn other_lines_are_no_notes() {
        for text in [
            "注意：",
            "註冊",
            "Note that",
            "Notes",
            "**bold**",
            "[link]",
            "（一）甲",
            "(1) a",
            "注意到了",
            "【社論】甲",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
