//! From a place in a text to the same place in another rendition of it.
//!
//! Renditions differ in white space and in what each character is, never in how many others there are. So the place of the
//! n-th character that is no white space is that of the n-th in the other text, and no table of places is kept.

/// The byte of `to` that stands for the byte `at` of `from`.
pub fn across(from: &str, to: &str, at: usize) -> usize {
    let before = from.get(..from.floor_char_boundary(at)).unwrap_or(from);
    let number = before.chars().filter(|c| !c.is_whitespace()).map(|_| 1).sum();
    let counted = to.char_indices().filter(|(_, c)| !c.is_whitespace());
    counted.map(|(byte, _)| byte).nth(number).unwrap_or(to.len())
}
