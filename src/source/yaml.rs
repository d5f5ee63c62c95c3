//! The `---` front matter that other programs write, in the simple YAML that it nearly always is: keys with words, quoted
//! words, or lists of them. What is anything else is passed over, for it is not meant for kanbao.

/// The line that opens front matter.
const FENCE: &str = "---";
/// Lines that front matter has at most: a rule and another one far below are no fences.
pub const MOST_LINES: usize = 200;

/// A key and its words: one, or those of a list.
pub type Entry<'a> = (&'a str, Vec<String>);

/// Parts a text into the entries of its front matter and its body; `None` where it has no such front matter.
pub fn split(text: &str) -> Option<(Vec<Entry<'_>>, &str)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != FENCE {
        return None;
    }
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n').take(MOST_LINES) {
        at += line.len();
        let line = line.trim_end();
        if line == FENCE || line == "..." {
            return (!entries.is_empty()).then(|| (entries, rest.get(at..).unwrap_or_default()));
        }
        if let Some(words) = continued(line) {
            entries.last_mut()?.1.extend(words);
        } else if !line.starts_with('#') {
            entries.push(entry(line)?);
        }
    }
    None
}

/// What a line adds to the key above it; `None` where it begins something of its own.
fn continued(line: &str) -> Option<Option<String>> {
    let bare = line.trim_start();
    match bare.strip_prefix("- ") {
        Some(item) => Some(Some(unquoted(item))),
        None if bare.is_empty() => Some(None),
        None if bare.len() < line.len() => Some(Some(unquoted(bare))),
        None => None,
    }
}

fn entry(line: &str) -> Option<Entry<'_>> {
    let (key, value) = line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '))?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let value = value.trim();
    let words = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
        Some(list) => list.split(',').map(unquoted).filter(|word| !word.is_empty()).collect(),
        // How the lines below are folded makes no difference to a line.
        None if matches!(value, "" | "|" | ">" | "|-" | ">-") => Vec::new(),
        None => vec![unquoted(value)],
    };
    is_key.then_some((key, words))
}

/// A word without its quotes, and without the remark after it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(rest) = value.strip_prefix(quote)
            && let Some((inner, _)) = rest.rsplit_once(quote)
        {
            return match quote {
                '"' => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
                _ => inner.replace("''", "'"),
            };
        }
    }
    value.split_once(" #").map_or(value, |(value, _)| value).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_words_quoted_words_and_lists() {
        let text = "---\ntitle: \"看報: \\\"one\\\"\"\nauthor: 'It''s me' # a remark\r\n# a remark\ntags: [a, 'b c']\n\
                    more:\n  - d\n  - e\nsummary: >\n  f\n  g\n\n---\nBody\n---\n";
        let (entries, body) = split(text).unwrap();
        assert_eq!(body, "Body\n---\n");
        let words = |key| entries.iter().find(|(name, _)| *name == key).unwrap().1.join("|");
        assert_eq!((words("title"), words("author")), ("看報: \"one\"".to_owned(), "It's me".to_owned()));
        assert_eq!([words("tags"), words("more"), words("summary")], ["a|b c", "d|e", "f|g"]);
    }

    #[test]
    fn a_rule_at_the_beginning_is_no_fence() {
        for text in [
            "---",
            "---\n",
            "---\n---\n",
            "---\nA sentence.\n---\n",
            "---\n\nA paragraph: with a colon.\n\n---\n",
            "---\n- an item\n---\n",
            "---\ntitle: never closed\n",
            "text\n---\ntitle: x\n---\n",
        ] {
            assert_eq!(split(text), None, "{text:?}");
        }
    }
}
