//! What stands above and below the line: as characters of that shape where all have one, or else behind a sign that says so.

use crate::source::builder::{lowered, raised};

/// Operators whose limits stand above and below them; what they are applied to follows after a space.
const WITH_LIMITS: &str = "∑∏∐∫∬∭∮⋃⋂⋁⋀⨁⨂";

/// `base` with what stands below and above it.
pub fn scripted(base: &str, below: &str, above: &str) -> String {
    let mut out = if is_one(base) || base.is_empty() { base.to_owned() } else { format!("({base})") };
    out += &script(below, '_', lowered);
    out += &script(above, '^', raised);
    if has_limits(base) { out + " " } else { out }
}

/// `base` with a mark over or under it: an accent becomes part of its letters, anything else is a script.
pub fn marked(base: &str, below: &str, above: &str) -> String {
    let accent = combining(above).filter(|_| below.is_empty() && !has_limits(base));
    match accent {
        Some(accent) if base.chars().nth(3).is_none() => base.chars().flat_map(|c| [c, accent]).collect(),
        _ => scripted(base, without_brace(below), without_brace(above)),
    }
}

fn script(text: &str, sign: char, shape: fn(char) -> Option<char>) -> String {
    if text.chars().all(|c| matches!(c, '′' | '″' | '‴' | '\'' | '°')) {
        return text.to_owned();
    }
    // A condition or a pair is hard to read in small signs.
    let shaped = || text.chars().map(shape).collect::<Option<String>>().filter(|_| !text.contains(['=', '(']));
    match text {
        "∘" => "°".to_owned(),
        _ => shaped().unwrap_or_else(|| if is_one(text) { format!("{sign}{text}") } else { format!("{sign}({text})") }),
    }
}

/// Whether a script may stand at text without brackets around it: a letter, a number, a name, or what has brackets.
pub fn is_one(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| !is_mark(*c));
    let is_letter = letters.next().is_some() && letters.next().is_none();
    let is_number = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    is_letter || is_number || is_name(text) || is_enclosed(text)
}

/// The name of a function.
fn is_name(text: &str) -> bool {
    const NAMES: &str = " sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan log ln lg exp lim max min sup inf det gcd arg argmax argmin deg dim ker mod Pr ";
    !text.contains(' ') && NAMES.contains(&format!(" {text} "))
}

/// Whether what follows is applied to text, and stands apart from it.
fn has_limits(text: &str) -> bool {
    is_name(text) || !text.is_empty() && text.chars().all(|c| WITH_LIMITS.contains(c))
}

/// Whether text has brackets around all of it.
pub fn is_enclosed(text: &str) -> bool {
    let Some(inner) =
        text.strip_prefix(['(', '[', '{', '|', '‖']).and_then(|t| t.strip_suffix([')', ']', '}', '|', '‖']))
    else {
        return false;
    };
    let mut depth = 0_i32;
    !inner.is_empty()
        && inner.chars().all(|c| {
            depth += i32::from(matches!(c, '(' | '[' | '{')) - i32::from(matches!(c, ')' | ']' | '}'));
            depth >= 0 && !matches!(c, '|' | '‖')
        })
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '′' | '″' | '°' | '⁰'..='ⁿ' | '₀'..='ₜ' | '²' | '³' | '¹')
}

/// The mark that a letter carries where this stands over it.
fn combining(over: &str) -> Option<char> {
    Some(match over {
        "¯" | "‾" | "―" | "―̄" | "_" | "\u{304}" | "\u{305}" => '\u{304}',
        "^" | "ˆ" | "\u{302}" => '\u{302}',
        "~" | "˜" | "∼" | "\u{303}" => '\u{303}',
        "˙" | "." | "\u{307}" => '\u{307}',
        "¨" | ".." | "\u{308}" => '\u{308}',
        "→" | "⇀" | "\u{20d7}" => '\u{20d7}',
        "ˇ" | "\u{30c}" => '\u{30c}',
        _ => return None,
    })
}

/// A script without the brace that it stands at.
fn without_brace(text: &str) -> &str {
    if matches!(text, "⏞" | "⏟" | "︷" | "︸" | "⎴" | "⎵") { "" } else { text }
}
