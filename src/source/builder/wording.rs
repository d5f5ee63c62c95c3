//! Words that the reader adds where the writer gave none, in the language of the article.

use crate::document::AlertKind;
use crate::text::Language;

/// The usual title of a call-out in an article of that language.
pub fn usual_title(kind: AlertKind, language: Language) -> &'static str {
    let [note, tip, important, warning, caution] = match language {
        Language::ChineseTraditional => ["附註", "提示", "重要", "警告", "當心"],
        Language::ChineseSimplified => ["附注", "提示", "重要", "警告", "当心"],
        Language::Japanese => ["補足", "ヒント", "重要", "警告", "注意"],
        Language::Korean => ["참고", "도움말", "중요", "경고", "주의"],
        Language::Named(_) | Language::Other => ["Note", "Tip", "Important", "Warning", "Caution"],
    };
    match kind {
        AlertKind::Note => note,
        AlertKind::Tip => tip,
        AlertKind::Important => important,
        AlertKind::Warning => warning,
        AlertKind::Caution => caution,
    }
}

/// The marks around a quotation within running text that stands in `outer` others.
///
/// Those of the W3C's rules for Chinese and Japanese (clreq, jlreq), and of the Unicode CLDR for the rest.
pub fn quotation_marks(language: Language, outer: usize) -> [&'static str; 2] {
    let is_inner = outer % 2 == 1;
    match language {
        Language::ChineseTraditional | Language::Japanese if is_inner => ["『", "』"],
        Language::ChineseTraditional | Language::Japanese => ["「", "」"],
        Language::Named([b'f', b'r']) if !is_inner => ["«\u{a0}", "\u{a0}»"],
        Language::Named([b'd', b'e']) if !is_inner => ["„", "“"],
        _ if is_inner => ["‘", "’"],
        _ => ["“", "”"],
    }
}

/// What stands for the title of an article that has none.
pub fn untitled(language: Language) -> &'static str {
    match language {
        Language::ChineseTraditional | Language::Japanese => "無題",
        Language::ChineseSimplified => "无题",
        Language::Korean => "제목 없음",
        Language::Named(_) | Language::Other => "Untitled",
    }
}
