//! The one gate that untrusted text passes: [`SafeText::new`].
//!
//! What comes out can be painted cell by cell without moving the cursor, changing a mode, turning the direction of the
//! line around it or growing without bound.

use crate::text::jamo;
use crate::text::sequences::without_sequences;
use crate::text::shared::Stretch;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use unicode_segmentation::UnicodeSegmentation;

/// The most combining marks that one grapheme cluster keeps.
pub const MARKS_PER_CLUSTER: usize = 8;
/// The most code points that one grapheme cluster keeps (the longest emoji sequence in use has ten).
const CODE_POINTS_PER_CLUSTER: usize = 16;

/// Text that is safe to paint: no control character but `\n`, no bidirectional control, no tag character, and no cluster
/// with marks without bound.
#[derive(Clone)]
pub struct SafeText(Kept);

/// Where a safe text is kept. A paragraph of plain text is a stretch of its source, which is then in memory only once.
#[derive(Clone)]
enum Kept {
    Own(Box<str>),
    Stretch(Stretch),
}

impl SafeText {
    /// Makes `raw` safe. It is the only constructor, and doing it twice changes nothing.
    ///
    /// Line and paragraph separators (CR LF, CR, VT, FF, NEL, U+2028, U+2029) become `\n`, a tab becomes a space, escape
    /// sequences and overstrikes go, a mark without a base gets `◌`, and conjoining jamo are joined.
    pub fn new(raw: &str) -> Self {
        if raw.chars().all(is_simple) {
            return Self::own(raw.into());
        }
        let (filtered, complex) = filter(&without_sequences(raw));
        Self::own(if complex { bound_clusters(&filtered) } else { filtered }.into())
    }

    /// A stretch of a text that is kept anyway, where it is safe whatever stands around it; [`new`](Self::new) makes a copy
    /// of any other.
    pub fn of_stretch(stretch: Stretch) -> Option<Self> {
        stretch.as_str().chars().all(is_simple).then_some(Self(Kept::Stretch(stretch)))
    }

    fn own(text: Box<str>) -> Self {
        Self(Kept::Own(text))
    }

    /// The text as one line: every line break becomes a space, and the ends are trimmed.
    pub fn new_line(raw: &str) -> Self {
        let safe = Self::new(raw);
        if safe.contains('\n') {
            return Self::new(&safe.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        // A space that is trimmed may have been the base of a mark.
        if safe.trim().len() == safe.len() { safe } else { Self::new(safe.trim()) }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Own(text) => text,
            Kept::Stretch(stretch) => stretch.as_str(),
        }
    }
}

// Two texts are the same wherever they are kept.
impl PartialEq for SafeText {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for SafeText {}

impl PartialOrd for SafeText {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SafeText {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for SafeText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Default for SafeText {
    fn default() -> Self {
        Self::own(Box::default())
    }
}

impl fmt::Debug for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SafeText").field(&self.as_str()).finish()
    }
}

impl Deref for SafeText {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for SafeText {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&str> for SafeText {
    fn from(raw: &str) -> Self {
        Self::new(raw)
    }
}

/// Whether `c` passes as it is, whatever stands around it. It may err towards `false`.
fn is_simple(c: char) -> bool {
    matches!(c,
        '\n' | ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309b}'..='\u{a48f}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff01}'..='\u{ff9d}')
}

/// Drops what may not pass; the flag says whether clusters need a second look.
fn filter(raw: &str) -> (String, bool) {
    let mut out = String::with_capacity(raw.len());
    let mut complex = false;
    let mut last = '\0';
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        let kept = match c {
            '\n' => '\n',
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    continue;
                }
                '\n'
            }
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\t' => ' ',
            c if is_dropped(c) => continue,
            // A flood of invisible break hints would make clusters of no width without end.
            '\u{200b}' | '\u{ad}' | '\u{2060}' if last == c => continue,
            c => c,
        };
        complex |= may_join(kept);
        last = kept;
        out.push(kept);
    }
    (out, complex)
}

/// Characters that never pass: controls, bidirectional controls, tags, and deprecated or invisible format characters.
fn is_dropped(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2061}'..='\u{206f}'
            | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}'
            // In kitty's graphics protocol it stands for a part of an image.
            | '\u{10eeee}')
}

/// Whether `c` may belong to a cluster of more than one code point. It may err towards `true`.
fn may_join(c: char) -> bool {
    !matches!(c,
        '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{2070}'..='\u{20cf}'
        | '\u{2100}'..='\u{2cee}' | '\u{2e80}'..='\u{3029}' | '\u{3030}'..='\u{3098}' | '\u{309b}'..='\u{a66e}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{e000}'..='\u{fb1d}' | '\u{fe30}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

/// Cuts every cluster to its bounds, gives a lone mark its base and joins the letters of Hangul.
fn bound_clusters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        let cluster = cluster.trim_start_matches(is_invisible_prefix);
        let Some(first) = cluster.chars().next() else { continue };
        if is_mark(first) {
            out.push('◌');
        }
        let mut marks = 0;
        let mut width = 0;
        for (i, c) in cluster.chars().enumerate() {
            marks += usize::from(is_mark(c));
            width += if is_leading_jamo(c) { 2 } else { 0 };
            if i >= CODE_POINTS_PER_CLUSTER || marks > MARKS_PER_CLUSTER || width > 2 {
                break;
            }
            let syllable = out.chars().next_back().filter(|_| i > 0).and_then(|last| jamo::compose(last, c));
            if syllable.is_some() {
                out.pop();
            }
            out.push(syllable.unwrap_or(c));
        }
    }
    out
}

/// Whether `c` is a mark that takes no column of its own and needs a base.
fn is_mark(c: char) -> bool {
    use crate::text::width;
    !matches!(c, '\n' | '\u{200b}'..='\u{200d}' | '\u{ad}' | '\u{2060}' | '\u{115f}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}')
        && width::of_char(c) == 0
}

/// Whether `c` takes no column and joins what follows: it can neither stand alone nor be given a base.
fn is_invisible_prefix(c: char) -> bool {
    is_mark(c) && String::from_iter(['◌', c]).graphemes(true).nth(1).is_some()
}

/// Whether `c` is a leading consonant of Hangul, two columns each and joining without limit.
fn is_leading_jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_go_whole() {
        assert_eq!(SafeText::new("a\u{1b}[2Jb\u{9b}31mc\u{7}").as_str(), "abc");
        assert_eq!(SafeText::new("\u{1b}]0;title\u{1b}\\").as_str(), "");
        assert_eq!(SafeText::new("\u{1b}[2\u{1b}]0;t\nN\u{8}N").as_str(), "20;t\nN");
    }

    #[test]
    fn letters_of_hangul_become_syllables() {
        let decomposed = "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}, \u{1112}\u{119e}";
        assert_eq!(SafeText::new(decomposed).as_str(), "한글, \u{1112}\u{119e}");
    }

    #[test]
    fn direction_and_tags_are_dropped_but_letters_stay() {
        assert_eq!(SafeText::new("a\u{202e}b\u{2066}c\u{2069}שלום\u{e0041}").as_str(), "abcשלום");
    }

    #[test]
    fn every_line_separator_is_a_line_break() {
        assert_eq!(SafeText::new("a\r\nb\rc\u{2028}d\u{85}e\u{b}f").as_str(), "a\nb\nc\nd\ne\nf");
        assert_eq!(SafeText::new_line(" a\r\n b ").as_str(), "a b");
    }

    #[test]
    fn marks_are_bounded_and_lone_ones_get_a_base() {
        let flood = format!("e{}", "\u{301}".repeat(100_000));
        assert_eq!(SafeText::new(&flood).chars().count(), 1 + MARKS_PER_CLUSTER);
        assert_eq!(SafeText::new("\u{301}x").as_str(), "◌\u{301}x");
        assert!(SafeText::new(&"\u{1100}".repeat(100)).len() <= 3);
    }

    #[test]
    fn marks_that_join_what_follows_are_not_shown() {
        assert_eq!(SafeText::new("a\u{11a84}\u{11941}x").as_str(), "ax");
        assert_eq!(SafeText::new("\u{11a84}\u{301}").as_str(), "◌\u{301}");
    }

    #[test]
    fn ordinary_clusters_pass_whole() {
        for text in ["👨‍👩‍👧‍👦", "🇹🇼", "각", "か\u{3099}", "葛\u{e0100}", "é", "नमस्ते", "中文，「報」——……"]
        {
            assert_eq!(SafeText::new(text).as_str(), text);
        }
    }

    proptest! {
        #[test]
        fn once_is_enough_and_nothing_dangerous_passes(raw in "(\\PC|\\p{C}|\\p{M}){0,60}") {
            let safe = SafeText::new(&raw);
            prop_assert!(!safe.chars().any(|c| c != '\n' && is_dropped(c)));
            let (filtered, complex) = filter(&without_sequences(&raw));
            let thorough = if complex { bound_clusters(&filtered) } else { filtered };
            prop_assert_eq!(safe.as_str(), thorough, "the short cut is none");
            prop_assert_eq!(SafeText::new(&without_sequences(&raw)), safe.clone());
            if let Some(same) = Stretch::of(&raw).and_then(SafeText::of_stretch) {
                prop_assert_eq!(&same, &safe, "what is shared is what a copy would be");
            }
            let again = SafeText::new(&safe);
            prop_assert_eq!(again, safe);
            let line = SafeText::new_line(&raw);
            prop_assert!(!line.contains('\n') && line.trim() == line.as_str());
            prop_assert_eq!(SafeText::new_line(&line), line.clone());
            prop_assert_eq!(SafeText::new(&line), line);
        }
    }
}
