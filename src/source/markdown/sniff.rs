//! Whether a text of unknown format is Markdown: only where that is firm, for a text that is wrongly taken for it loses
//! characters, and one that is wrongly not keeps them all.

/// Bytes that are looked at.
const SAMPLE_BYTES: usize = 64 << 10;
/// Signs that make a text Markdown.
const ENOUGH: usize = 2;

/// Whether a text begins with front matter, or has several of the signs that plain text hardly ever has: headings, links,
/// images, definitions, strong text, code between fences, tables. Lists, quotations and a single `#` are in any text.
pub fn looks_like(text: &str) -> bool {
    let sample = text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or(text);
    begins_with_front_matter(sample) || signs(sample) >= ENOUGH
}

/// Whether a text begins with a fence of front matter over a key, and has the other one.
fn begins_with_front_matter(sample: &str) -> bool {
    let mut lines = sample.lines().map(str::trim_end);
    let sign = match lines.next() {
        Some("+++") => '=',
        Some("---") => ':',
        _ => return false,
    };
    let fence = if sign == '=' { "+++" } else { "---" };
    let is_key = |line: &str| line == fence || line.starts_with('#') || line.contains(sign);
    lines.next().is_some_and(|first| is_key(first) && (first == fence || lines.any(|line| line == fence)))
}

/// How many signs of Markdown there are outside of code.
fn signs(sample: &str) -> usize {
    let (mut signs, mut fence, mut has_first_level, mut after_blank) = (0, None, false, true);
    let mut lines = sample.lines().peekable();
    while let Some(line) = lines.next() {
        let before_blank = lines.peek().is_none_or(|next| next.trim().is_empty());
        match (fence, fence_of(line)) {
            (None, Some(open)) => fence = Some(open),
            (Some(open), Some(close)) if open == close => {
                fence = None;
                signs += 1;
            }
            (Some(_), _) => {}
            (None, None) => {
                let level = if after_blank && before_blank { heading(line) } else { 0 };
                // Comments of programs and settings have one `#`.
                signs += usize::from(level > 1 || level == 1 && !has_first_level);
                has_first_level |= level == 1;
                signs += links(line) + usize::from(is_definition(line) || is_table_rule(line) || has_strong(line));
            }
        }
        after_blank = line.trim().is_empty();
    }
    signs
}

fn fence_of(line: &str) -> Option<&'static str> {
    ["```", "~~~"].into_iter().find(|fence| line.trim_start().starts_with(fence))
}

/// The level of a heading; 0 for other lines.
fn heading(line: &str) -> usize {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    if title.starts_with(' ') && level <= 6 { level } else { 0 }
}

/// How many links and images with an address there are in a line.
fn links(line: &str) -> usize {
    let is_link = |(at, sign): (usize, &str)| {
        let has_text = line.get(..at).is_some_and(|before| before.contains('['));
        let target = line.get(at + sign.len()..).and_then(|rest| rest.split_once(')')).map(|(target, _)| target);
        has_text && target.is_some_and(|target| !target.is_empty() && (target.contains(" \"") || !target.contains(' ')))
    };
    line.match_indices("](").filter(|&found| is_link(found)).count()
}

/// `[^1]: a note`, `[name]: https://…`
fn is_definition(line: &str) -> bool {
    let Some((label, rest)) = line.strip_prefix('[').and_then(|line| line.split_once("]: ")) else { return false };
    !label.contains(']') && (label.len() > 1 && label.starts_with('^') || rest.trim_start().starts_with("http"))
}

/// `|---|:-:|`
fn is_table_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains("--") && line.contains('|') && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// `**strong**`, but no powers and no arguments of programs.
fn has_strong(line: &str) -> bool {
    let mut parts = line.split("**");
    let mut before = parts.next().unwrap_or_default();
    let mut parts = parts.peekable();
    while let Some(inner) = parts.next() {
        let is_open = before.chars().next_back().is_none_or(|c| !c.is_ascii_alphanumeric() && c != '*');
        let is_text = !inner.is_empty() && inner.trim() == inner && inner.chars().any(char::is_alphabetic);
        if parts.peek().is_some() && is_open && is_text && !inner.contains('*') {
            return true;
        }
        before = inner;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_firm_signs_are_markdown() {
        for text in [
            "+++\n+++\n",
            "+++\ntitle = \"看報\"\n+++\n正文。\n",
            "---\ntitle: 看報\n---\n\n正文。\n",
            "# A\n\nText.\n\n## B\n\nText.\n",
            "# 看報\n\n見[說明](https://example.org/a)。\n",
            "a [b](c) and [d](e.md#f \"title\")\n",
            "看**報**紙\n\n* **甲**：一\n",
            "x[^1] 與 y[^2]\n\n[^1]: 註一\n[^2]: 註二\n",
            "# A\n\n```\ncode\n```\n",
            "![圖](a.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        ] {
            assert!(looks_like(text), "{text}");
        }
    }

    #[test]
    fn what_plain_text_has_too_is_no_sign() {
        for text in [
            "",
            "第一段。\n\n第二段。",
            "5*3*2 的結果\n\n* 一項\n* 又一項\n\na<b>c</b>\n",
            "他寫道：\n> 引文\n> 引文\n\n- 甲\n- 乙\n",
            "# 只有一個標題\n\n5*3*2\n",
            "# Managed elsewhere\n\n# Section\n\nkey = *\n",
            "#!/bin/sh\n## one\ncd /\n\n## two\nls\n",
            "f(**a, **b) and 2**3**4\n\ng(x**2, **c)\n",
            "array[i](x y) and [sic]\n",
            "```\n# a\n\n## b\n\n## c\n```\n",
            "---\n\n第一段。\n\n---\n",
            "#1 is first\n\n3 * 4 = 12\n\nA - B\n",
            "| a | b |\n",
        ] {
            assert!(!looks_like(text), "{text}");
        }
    }
}
