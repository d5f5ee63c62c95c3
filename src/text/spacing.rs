//! Space between Han or kana and letters or digits, for lines that are not composed: titles in lists and bars.

use crate::text::class::Class;

/// Whether a slot of autospace stands between these classes (clreq §6.3.3, jlreq §3.2.6).
pub fn is_boundary(left: Class, right: Class) -> bool {
    left.is_han_or_kana() && right.is_alphanumeric() || left.is_alphanumeric() && right.is_han_or_kana()
}

/// `text` with a space at every such boundary: to be shown, never to be stored, searched or copied.
pub fn autospaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut left = Class::Invisible;
    for c in text.chars() {
        let right = Class::of_char(c);
        if is_boundary(left, right) {
            out.push(' ');
        }
        out.push(c);
        left = right;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_stands_at_each_boundary_once() {
        assert_eq!(autospaced("Altman的巴黎轉向2025年"), "Altman 的巴黎轉向 2025 年");
        assert_eq!(autospaced("用 AI，「AI」"), "用 AI，「AI」");
    }
}
