//! The shapes of characters in vertical lines (UAX #50): turned brackets and dashes, full-width letters.

use crate::compose::options::VerticalForms;
use crate::text::class::Class;
use crate::text::width::{self, Widths};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// What is written for a cluster in a vertical line, and the cells that it takes across.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape<'a> {
    /// The characters to write.
    pub text: Cow<'a, str>,
    /// Cells: 1 or 2.
    pub cells: u8,
}

impl<'a> Shape<'a> {
    /// The cluster as it is.
    pub fn plain(cluster: &'a str, widths: Widths) -> Self {
        let glyph = width::glyph(cluster, widths);
        Self { text: Cow::Borrowed(glyph.text), cells: glyph.width }
    }

    /// A cluster of code by itself in a row: of full width where it is ASCII, and never turned, since it is to be typed.
    pub fn of_code(cluster: &'a str, widths: Widths) -> Self {
        let mut chars = cluster.chars();
        let single = chars.next().filter(|_| chars.as_str().is_empty());
        match single.and_then(|c| if c == ' ' { Some('\u{3000}') } else { full_width(c) }) {
            Some(c) => Self { text: Cow::Owned(c.to_string()), cells: 2 },
            None => Self::plain(cluster, widths),
        }
    }

    /// The cluster by itself in a row: turned where it is a mark, of full width where it is a letter or digit.
    pub fn upright(cluster: &'a str, class: Class, forms: VerticalForms, widths: Widths) -> Self {
        let mut chars = cluster.chars();
        let single = chars.next().filter(|_| chars.as_str().is_empty());
        match single.and_then(|c| form(c, class, forms)) {
            Some(c) => Self { text: Cow::Owned(c.to_string()), cells: width::of_char(c) },
            None => Self::plain(cluster, widths),
        }
    }
}

/// The character that stands for `c` in a vertical line, where another one does.
fn form(c: char, class: Class, forms: VerticalForms) -> Option<char> {
    // The hyphen of what is stacked; a turned one there reads like an apostrophe.
    if class == Class::Latin && matches!(c, '-' | '\u{2010}' | '\u{2011}' | '－') {
        return Some('－');
    }
    if let Some(form) = quote(c, class).or_else(|| bracket(c)).or_else(|| dash(c)) {
        return Some(form);
    }
    let point = match forms {
        // Commas stay in the lower left where full stops do.
        VerticalForms::On if class == Class::Latin && matches!(c, ',' | '，') => None,
        VerticalForms::On => point(c),
        VerticalForms::Off => {
            if c == '…' {
                Some('⋮')
            } else {
                None
            }
        }
    };
    point.or_else(|| full_width(c))
}

/// Quotes become corner brackets; a straight one by the side that its pair gives it, an apostrophe stays.
fn quote(c: char, class: Class) -> Option<char> {
    match (c, class) {
        ('"', Class::Open) => Some('﹃'),
        ('"', Class::Close) => Some('﹄'),
        ('’', Class::Latin) => Some('＇'),
        ('“', _) => Some('﹃'),
        ('”', _) => Some('﹄'),
        ('‘', _) => Some('﹁'),
        ('’', _) => Some('﹂'),
        _ => None,
    }
}

fn bracket(c: char) -> Option<char> {
    let at = BRACKETS.iter().find(|(from, _)| from.contains(c))?;
    Some(at.1)
}

/// Brackets and their vertical forms (U+FE35 to U+FE48).
const BRACKETS: &[(&str, char)] = &[
    ("（(｟", '︵'),
    ("）)｠", '︶'),
    ("｛{", '︷'),
    ("｝}", '︸'),
    ("〔〘", '︹'),
    ("〕〙", '︺'),
    ("【", '︻'),
    ("】", '︼'),
    ("《«", '︽'),
    ("》»", '︾'),
    ("〈‹", '︿'),
    ("〉›", '﹀'),
    ("「｢", '﹁'),
    ("」｣", '﹂'),
    ("『", '﹃'),
    ("』", '﹄'),
    ("［[〚", '﹇'),
    ("］]〛", '﹈'),
    ("〖", '︗'),
    ("〗", '︘'),
];

/// Marks that lie along the line, and those that stand in its middle.
fn dash(c: char) -> Option<char> {
    match c {
        '—' | '―' | '⸺' => Some('︱'),
        '-' | '–' | '\u{2010}' | '\u{2011}' | '－' => Some('︲'),
        '_' | '＿' => Some('︳'),
        '〜' | '～' | '~' => Some('︴'),
        'ー' | 'ｰ' => Some('｜'),
        '‥' => Some('︰'),
        '·' | '•' | '‧' | '･' => Some('・'),
        '→' => Some('↓'),
        '←' => Some('↑'),
        ' ' => Some('\u{3000}'),
        _ => None,
    }
}

/// Stops and points in the upper right or the middle of their square (U+FE10 to U+FE19), which fonts may lack.
fn point(c: char) -> Option<char> {
    match c {
        '，' | ',' => Some('︐'),
        '、' | '､' => Some('︑'),
        '。' | '｡' => Some('︒'),
        '：' | ':' => Some('︓'),
        '；' | ';' => Some('︔'),
        '！' | '!' => Some('︕'),
        '？' | '?' => Some('︖'),
        '…' => Some('︙'),
        _ => None,
    }
}

/// ASCII in full width.
fn full_width(c: char) -> Option<char> {
    if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xfee0) } else { None }
}

/// The rows that a text of the interface takes in a vertical line: one where it fits a cell pair, else one a cluster.
pub fn rows_of(text: &str) -> u16 {
    if width::of_str(text) <= 2 { 1 } else { text.graphemes(true).fold(0, |rows, _| rows + 1) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upright(text: &str, forms: VerticalForms) -> String {
        let shape = |g| Shape::upright(g, Class::of(g), forms, Widths::UNKNOWN);
        text.graphemes(true).map(|g| shape(g).text.into_owned()).collect()
    }

    #[test]
    fn marks_are_turned_and_letters_are_of_full_width() {
        let all = "，、。：；！？…—（）〔〕【】《》〈〉「」『』［］｛｝“”‘’ー";
        let turned = "︐︑︒︓︔︕︖︙︱︵︶︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈︷︸﹃﹄﹁﹂｜";
        assert_eq!(upright(all, VerticalForms::On), turned);
        assert_eq!(upright("GPT-4 的·看報", VerticalForms::On), "ＧＰＴ︲４\u{3000}的・看報");
    }

    #[test]
    fn fonts_without_the_forms_of_stops_keep_the_stops() {
        assert_eq!(upright("，、。：；！？", VerticalForms::Off), "，、。：；！？");
        assert_eq!(upright("「——」", VerticalForms::Off), "﹁︱︱﹂");
    }

    #[test]
    fn every_mark_that_asks_to_be_turned_is() {
        // Those of the marks of CJK text that UAX #50 turns (Tr) or puts elsewhere in their square (Tu).
        use icu_properties::props::VerticalOrientation as Vo;
        let orientation = icu_properties::CodePointMapData::<Vo>::new();
        let marks = ('\u{2000}'..='\u{206f}').chain('\u{3000}'..='\u{303f}').chain('\u{ff00}'..='\u{ff65}');
        for c in marks.filter(|&c| orientation.get(c) == Vo::TransformedRotated) {
            let kept = matches!(c, '＝' | '＜' | '＞' | '｜' | '゠' | '〝' | '〞' | '〟' | '〰' | '：' | '；');
            let shape = form(c, Class::of_char(c), VerticalForms::On);
            assert!(shape.is_some() || kept, "{c} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn a_short_label_takes_one_row() {
        assert_eq!(["1.", "10", "・", "100", "提示"].map(rows_of), [1, 1, 1, 3, 2]);
    }
}
