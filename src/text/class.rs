//! Character classes: what a cluster is to line composition.
//!
//! The classes follow clreq §5.1 and §6.1 (punctuation), jlreq §3.9 (character classes cl-01 to cl-30) and UAX #14, merged to
//! what decides a break, a slot or a hang in a terminal.

/// What a cluster is to line composition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Class {
    /// A space between words.
    Space,
    /// The ideographic space U+3000.
    WideSpace,
    /// A character of no width: break hints, joiners.
    Invisible,
    /// A hard line break.
    Newline,
    /// An ideograph or a symbol that behaves like one.
    Han,
    /// Hiragana or katakana.
    Kana,
    /// Small kana and the long vowel mark (jlreq cl-10, cl-11).
    SmallKana,
    /// An iteration mark (jlreq cl-09), or a tone mark of bopomofo, which belongs to the letter before it as well.
    Iteration,
    /// A Hangul syllable.
    Hangul,
    /// A letter of an alphabet.
    Latin,
    /// A digit.
    Digit,
    /// A digit of full width: set as an ideograph, but not parted from its number.
    WideDigit,
    /// An opening bracket or quote (jlreq cl-01).
    Open,
    /// A closing bracket or quote (jlreq cl-02).
    Close,
    /// A full stop or comma that may hang (jlreq cl-06, cl-07).
    Stop,
    /// A question or exclamation mark, a colon or semicolon of full width (jlreq cl-04, cl-05).
    Point,
    /// A half-width point: `, . : ; ! ?`.
    HalfPoint,
    /// A middle dot or a bullet (jlreq cl-05).
    MiddleDot,
    /// An ellipsis or a two-dot leader (jlreq cl-08).
    Ellipsis,
    /// A dash that may not be parted from its twin (jlreq cl-08).
    Dash,
    /// A connector: a dash of numbers and names, a wave dash (clreq, punctuation marks, jlreq cl-03).
    Connector,
    /// The solidus of full width (clreq, punctuation marks).
    Solidus,
    /// An abbreviation after a number: `%`, `℃` (jlreq cl-13).
    Postfix,
    /// An abbreviation before a number: `$`, `￥` (jlreq cl-12).
    Prefix,
    /// A mark after which a long address may be broken: `/ & = - _`.
    Joint,
    /// A sign of full width that has its air within itself: `＋ ＝ ＆`.
    WideSign,
    /// A straight double quote whose side is not known.
    StraightQuote,
    /// Anything else: symbols, emoji, other scripts.
    #[default]
    Other,
}

impl Class {
    /// How many classes there are.
    pub const COUNT: usize = Self::Other as usize + 1;

    /// The class of a cluster, by its first character; a space that carries a mark is none.
    pub fn of(cluster: &str) -> Self {
        match Self::of_char(cluster.chars().next().unwrap_or('\0')) {
            Self::Space if cluster.chars().nth(1).is_some() => Self::Other,
            class => class,
        }
    }

    /// The class of a character.
    pub fn of_char(c: char) -> Self {
        match c {
            '\0'..='\u{7f}' => ascii(c),
            '\u{4e00}'..='\u{9fff}' => Self::Han,
            '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}' => Self::Hangul,
            '\u{3000}'..='\u{30ff}' => cjk_symbol_or_kana(c),
            '\u{ff00}'..='\u{ffef}' => full_or_half_width(c),
            '\u{2000}'..='\u{206f}' => general_punctuation(c),
            'ˊ' | 'ˇ' | 'ˋ' | '˙' | '˪' | '˫' => Self::Iteration,
            '\u{31f0}'..='\u{31ff}' => Self::SmallKana,
            '\u{fe10}'..='\u{fe1f}' | '\u{fe30}'..='\u{fe4f}' => vertical_form(c),
            '\u{2e80}'..='\u{2fff}'
            | '\u{3100}'..='\u{4dbf}'
            | '\u{f900}'..='\u{faff}'
            | '\u{1b000}'..='\u{1b16f}'
            | '\u{1f200}'..='\u{1f2ff}'
            | '\u{20000}'..='\u{3ffff}' => Self::Han,
            '\u{ad}' | '\u{feff}' => Self::Invisible,
            '·' | '\u{2219}' | '\u{22c5}' => Self::MiddleDot,
            '─' | '━' | '⸺' | '⸻' => Self::Dash,
            '«' | '⟨' | '⟪' | '⟦' => Self::Open,
            '»' | '⟩' | '⟫' | '⟧' => Self::Close,
            '°' | '¢' | '℃' | '℉' => Self::Postfix,
            '£' | '¥' | '¤' | '\u{20a0}'..='\u{20bf}' | '№' => Self::Prefix,
            c if c.is_alphabetic() => Self::Latin,
            _ => Self::Other,
        }
    }

    /// Whether a slot of autospace separates this class from letters and digits (clreq §6.3.3, jlreq §3.2.6).
    pub fn is_han_or_kana(self) -> bool {
        matches!(self, Self::Han | Self::Kana | Self::SmallKana | Self::Iteration | Self::WideDigit)
    }

    /// Whether a slot of autospace separates this class from Han and kana.
    pub fn is_alphanumeric(self) -> bool {
        matches!(self, Self::Latin | Self::Digit)
    }

    /// Whether the cluster leaves nothing at a line's edge.
    pub fn is_space(self) -> bool {
        matches!(self, Self::Space | Self::Invisible)
    }

    /// Whether the cluster is a mark that stands with what precedes it.
    pub fn is_trailing_mark(self) -> bool {
        matches!(
            self,
            Self::Close
                | Self::Stop
                | Self::Point
                | Self::HalfPoint
                | Self::Ellipsis
                | Self::Dash
                | Self::Connector
                | Self::Postfix
        )
    }
}

pub(in crate::text) const fn ascii(c: char) -> Class {
    match c {
        '\n' => Class::Newline,
        ' ' => Class::Space,
        '0'..='9' => Class::Digit,
        'A'..='Z' | 'a'..='z' => Class::Latin,
        '(' | '[' | '{' => Class::Open,
        ')' | ']' | '}' => Class::Close,
        ',' | '.' | ':' | ';' | '!' | '?' => Class::HalfPoint,
        '%' => Class::Postfix,
        '$' | '#' => Class::Prefix,
        '/' | '&' | '=' | '-' | '_' => Class::Joint,
        '"' => Class::StraightQuote,
        '\0'..='\u{1f}' | '\u{7f}' => Class::Invisible,
        _ => Class::Other,
    }
}

pub(in crate::text) const fn cjk_symbol_or_kana(c: char) -> Class {
    match c {
        '\u{3000}' => Class::WideSpace,
        '、' | '。' => Class::Stop,
        '「' | '『' | '【' | '〔' | '〖' | '〘' | '〚' | '〈' | '《' | '〝' => Class::Open,
        '」' | '』' | '】' | '〕' | '〗' | '〙' | '〛' | '〉' | '》' | '〞' | '〟' => Class::Close,
        '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' => Class::Iteration,
        '・' => Class::MiddleDot,
        '〜' | '゠' | '〰' => Class::Connector,
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ゕ' | 'ゖ' | 'ァ' | 'ィ' | 'ゥ'
        | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' | 'ヵ' | 'ヶ' | 'ー' => Class::SmallKana,
        '\u{3041}'..='\u{30ff}' => Class::Kana,
        _ => Class::Han,
    }
}

pub(in crate::text) const fn full_or_half_width(c: char) -> Class {
    match c {
        '（' | '［' | '｛' | '｟' | '｢' => Class::Open,
        '）' | '］' | '｝' | '｠' | '｣' => Class::Close,
        '，' | '．' | '｡' | '､' => Class::Stop,
        '！' | '？' | '：' | '；' => Class::Point,
        '･' => Class::MiddleDot,
        '～' => Class::Connector,
        '／' => Class::Solidus,
        '０'..='９' => Class::WideDigit,
        '％' | '￠' => Class::Postfix,
        '＃' | '＄' | '￡' | '￥' | '￦' => Class::Prefix,
        'ｧ'..='ｯ' | 'ｰ' => Class::SmallKana,
        'ｦ' | 'ｱ'..='ﾝ' => Class::Kana,
        'ﾞ' | 'ﾟ' => Class::SmallKana,
        'ﾠ'..='ￜ' => Class::Hangul,
        // These have their air within themselves.
        '＂' | '＆' | '＇' | '＊' | '＋' | '－' | '＜' | '＝' | '＞' | '＠' | '＼' | '＾' | '＿' | '｀' | '｜'
        | '￢' | '￣' => Class::WideSign,
        _ => Class::Han,
    }
}

pub(in crate::text) const fn general_punctuation(c: char) -> Class {
    match c {
        '‘' | '“' | '‹' | '⁅' | '\u{201a}' | '\u{201e}' => Class::Open,
        '’' | '”' | '›' | '⁆' => Class::Close,
        '…' | '‥' => Class::Ellipsis,
        '—' | '―' => Class::Dash,
        '–' => Class::Connector,
        '•' | '‧' => Class::MiddleDot,
        '‰' | '‱' | '′' | '″' => Class::Postfix,
        '‼' | '⁇' | '⁈' | '⁉' => Class::Point,
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => Class::Space,
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{206f}' => Class::Invisible,
        '\u{2010}'..='\u{2012}' => Class::Joint,
        _ => Class::Other,
    }
}

fn vertical_form(c: char) -> Class {
    match c {
        '︐' | '︑' | '︒' => Class::Stop,
        '︓' | '︔' | '︕' | '︖' => Class::Point,
        '︙' | '︰' => Class::Ellipsis,
        '︱' | '︲' => Class::Dash,
        '︵' | '︷' | '︹' | '︻' | '︽' | '︿' | '﹁' | '﹃' | '﹇' | '︗' => Class::Open,
        '︶' | '︸' | '︺' | '︼' | '︾' | '﹀' | '﹂' | '﹄' | '﹈' | '︘' => Class::Close,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_of_the_rules_has_its_class() {
        for (marks, class) in [
            ("（「『【《〈“‘［｛([{", Class::Open),
            ("）」』】》〉”’］｝)]}", Class::Close),
            ("，。、．", Class::Stop),
            ("；：！？", Class::Point),
            (",.:;!?", Class::HalfPoint),
            ("…‥", Class::Ellipsis),
            ("—―─⸺", Class::Dash),
            ("–〜～゠", Class::Connector),
            ("／", Class::Solidus),
            ("·•・‧", Class::MiddleDot),
            ("%％‰℃°", Class::Postfix),
            ("$￥£＄", Class::Prefix),
            ("々ゝヽ〻", Class::Iteration),
            ("ぁっゃァッャーヶ", Class::SmallKana),
            ("漢㐀𠀀", Class::Han),
            ("한", Class::Hangul),
            ("aéЖ", Class::Latin),
            ("09", Class::Digit),
            ("Ａ", Class::Han),
            ("＋＝＆＠", Class::WideSign),
            ("９", Class::WideDigit),
        ] {
            for c in marks.chars() {
                assert_eq!(Class::of_char(c), class, "{c}");
            }
        }
    }
}
