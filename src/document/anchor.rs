//! How links name places: the name that a heading's text makes, and the escapes that addresses are written with.

/// The name of a heading by its text, as GitHub makes it: lower case, punctuation dropped, spaces to hyphens.
pub fn slug(title: &str) -> String {
    let kept = title.trim().chars().filter(|&c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.flat_map(|c| if c == ' ' { '-' } else { c }.to_lowercase()).collect()
}

/// `%E7%9C%8B` as the characters that it stands for; what stands for none stays.
pub fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let hex = |i: usize| tail.get(i).and_then(|&b| char::from(b).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_named_as_on_github() {
        assert_eq!(slug("DeepSeek 的顛覆"), "deepseek-的顛覆");
        assert_eq!(slug("What’s new? (v2.0)"), "whats-new-v20");
        assert_eq!(slug("「結語」——再會"), "結語再會");
    }

    #[test]
    fn names_in_links_may_be_escaped() {
        assert_eq!(percent_decoded("%E7%B5%90%E8%AA%9E-a%2"), "結語-a%2");
    }
}
