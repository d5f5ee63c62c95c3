//! Whether a text of unknown format is Markdown.

/// Bytes that are looked at.
const SAMPLE_BYTES: usize = 64 << 10;

/// Whether a text shows marks that plain text hardly ever does: front matter, headings, fences, links, notes, lists.
pub fn looks_like(text: &str) -> bool {
    let sample = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text);
    let mut lines = sample.lines();
    lines.clone().next().is_some_and(|first| first.trim_end() == "+++") || lines.any(is_marked)
}

fn is_marked(line: &str) -> bool {
    let heading = line.trim_start_matches('#');
    let level = line.len() - heading.len();
    let starts = ["```", "~~~", "> ", "- ", "* ", "![", "[^", "|"];
    ((1..=6).contains(&level) && heading.starts_with(' '))
        || starts.iter().any(|start| line.starts_with(start))
        || ["](", "[^", "**"].iter().any(|mark| line.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_betray_markdown() {
        for text in ["+++\n+++\n", "# A\n", "a\n\n- b", "see [a](b)", "看**報**紙", "x[^1]", "```\n"] {
            assert!(looks_like(text), "{text}");
        }
        for text in ["", "第一段。\n\n第二段。", "#1 is first", "3 * 4 = 12\n\nA - B", "dash-ed [sic]"] {
            assert!(!looks_like(text), "{text}");
        }
    }
}
