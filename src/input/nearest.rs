//! The name that was probably meant, for messages about names that are not known.

/// Names longer than this, in bytes, are not misspellings of ours.
const LONGEST: usize = 48;

/// The candidate that `name` is most likely a misspelling of, without regard to case; `None` where none is close.
///
/// ```
/// use kanbao::input::nearest;
/// assert_eq!(nearest("measur", ["theme", "measure"]), Some("measure"));
/// assert_eq!(nearest("xyz", ["theme", "measure"]), None);
/// ```
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase().replace('_', "-");
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&name, candidate)?, candidate)))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// How far `name` is from `candidate`, in edits; `None` where it is too far to be a misspelling.
fn distance(name: &str, candidate: &str) -> Option<usize> {
    let lower = candidate.to_lowercase();
    let edits = strsim::osa_distance(name, &lower);
    let allowed = (name.len().max(lower.len()) / 3).max(1);
    // A name cut short or with its words in another order is as good as two slips.
    let related = name.len() >= 3 && (lower.starts_with(name) || lower.ends_with(name) || same_words(name, &lower));
    if edits <= allowed { Some(edits) } else { related.then_some(allowed + 1) }
}

fn same_words(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut words: Vec<String> = text.split('-').map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    sorted(a) == sorted(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_recognised() {
        let names = ["line-down", "line-up", "page-down", "next-section", "theme", "theme-dark"];
        for (typed, meant) in [
            ("line-dwon", Some("line-down")),
            ("Line_Down", Some("line-down")),
            ("down-page", Some("page-down")),
            ("themes", Some("theme")),
            ("next", Some("next-section")),
            ("section", Some("next-section")),
            ("frobnicate", None),
            ("", None),
        ] {
            assert_eq!(nearest(typed, names), meant, "{typed}");
        }
    }

    #[test]
    fn endless_names_are_not_compared() {
        assert_eq!(nearest(&"a".repeat(1_000_000), ["aaaa"]), None);
    }
}
