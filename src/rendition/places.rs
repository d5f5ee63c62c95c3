//! From a place in a text to the same place in another rendition of it.
//!
//! Renditions differ in white space, in how many dots an ellipsis has and in what each character is, never in how many
//! others there are. So the place of the n-th character that is no white space is that of the n-th in the other text,
//! where dots in a row are one, and no table of places is kept.

/// The byte of `to` that stands for the byte `at` of `from`.
pub fn across(from: &str, to: &str, at: usize) -> usize {
    let Some((number, inner)) = units(from).find(|unit| unit.byte >= at).map(|unit| (unit.number, unit.inner)) else {
        return to.len();
    };
    let (mut place, mut found) = (to.len(), false);
    for unit in units(to).skip_while(|unit| unit.number < number) {
        // A row of dots that is shorter there ends it.
        if unit.number > number || unit.inner > inner {
            return if found { place } else { unit.byte };
        }
        (place, found) = (unit.byte, true);
    }
    place
}

/// A character that is no white space.
struct Unit {
    byte: usize,
    /// Which one it is, where dots in a row are one.
    number: usize,
    /// Which of the dots in a row it is.
    inner: usize,
}

fn units(text: &str) -> impl Iterator<Item = Unit> {
    let solid = text.char_indices().filter(|(_, c)| !c.is_whitespace());
    let mut state = (0, 0, false);
    solid.map(move |(byte, c)| {
        let (next, inner, after_dot) = state;
        let goes_on = after_dot && is_dot(c);
        state = if goes_on { (next, inner + 1, true) } else { (next + 1, 0, is_dot(c)) };
        Unit { byte, number: state.0, inner: state.1 }
    })
}

/// Whether `c` is a dot of an ellipsis, or may become one.
fn is_dot(c: char) -> bool {
    matches!(c, '.' | '。' | '…')
}

/// How many characters that are no white space a text has, where dots in a row are one.
#[cfg(test)]
pub fn count(text: &str) -> usize {
    units(text).last().map_or(0, |unit| unit.number)
}
