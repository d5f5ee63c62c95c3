//! What is drawn or typed line by line and must stay so: tables made of signs, and pieces of configuration and of shell
//! sessions, in which `#` begins a comment.

use super::lines::Line;
use super::marks::{self, Mark};
use super::shape::ends_sentence;
use std::ops::Range;

/// Columns by which code is set in.
const CODE_INDENT: u8 = 4;
/// Columns by which the text of a manual is set in below the names of its parts.
const SET_IN: u8 = 3;
/// The widest name of a part of a manual, in columns.
const NAME: u32 = 40;
/// The widest line of a command, in columns.
const COMMAND: u32 = 120;

/// The lines among those between two blank ones that stay as they are, in order.
pub fn ranges(clump: &[Line]) -> Vec<Range<usize>> {
    if is_set_in(clump) || is_typed(clump) {
        return std::iter::once(0..clump.len()).collect();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < clump.len() {
        match table(clump, at).filter(|range| found.last().is_none_or(|last| range.start >= last.end)) {
            Some(range) => {
                at = range.end;
                found.push(range);
            }
            None => at += 1,
        }
    }
    found
}

/// Lines set in that no prose has.
fn is_set_in(clump: &[Line]) -> bool {
    let is_code = |line: &Line| line.indent >= CODE_INDENT && !line.ideographic && line.text.is_ascii();
    let is_item =
        |line: &Line| matches!(marks::of(line.text), Some((Mark::Bullet(_) | Mark::Number(_) | Mark::Quoted(_), _)));
    clump.iter().all(is_code)
        && !clump.first().is_some_and(is_item)
        && !clump.iter().all(|line| ends_sentence(line.text))
}

/// Whether a line in capitals heads lines that are set in, as in manual pages.
pub fn is_over_set_in(lines: &[Line]) -> bool {
    let [name, below, ..] = lines else { return false };
    let letters = name.text.bytes().filter(u8::is_ascii_alphabetic).nth(2).is_some();
    let capitals = name.text.bytes().all(|byte| byte.is_ascii_uppercase() || b" -/".contains(&byte));
    let set_in = !below.after_blank && !below.ideographic && below.indent >= SET_IN && name.indent == 0;
    letters && capitals && set_in && name.columns <= NAME
}

/// Comments with commands or settings between them.
fn is_typed(clump: &[Line]) -> bool {
    let is_comment = |line: &&Line| line.text.starts_with('#') && !line.text.starts_with("##");
    let comments = clump.iter().filter(is_comment).count();
    comments > 0 && comments < clump.len() && clump.iter().filter(|line| !is_comment(line)).all(is_command)
}

/// A line as it is typed into a shell or a configuration: no sentence, and not in words that begin one.
pub fn is_command(line: &Line) -> bool {
    let text = line.text;
    let first = text.chars().next().unwrap_or_default();
    let word = text.split([' ', '=', '\t']).next().unwrap_or_default();
    let set = text.contains('=') || text.starts_with(['[', '<', '}', ')']) || text.ends_with(['{', '\\', ';']);
    let typed = word.is_ascii() && !ends_sentence(word) && (first.is_ascii_lowercase() || "$./~-@%".contains(first));
    line.columns <= COMMAND && (set && word.is_ascii() || typed && text.is_ascii() && !ends_sentence(text))
}

/// The table that has the line `at` for its first one, or for the rule under its first one.
fn table(clump: &[Line], at: usize) -> Option<Range<usize>> {
    let line = clump.get(at)?;
    let while_ = |is: fn(&Line) -> bool| at + clump.get(at..).unwrap_or_default().iter().take_while(|l| is(l)).count();
    if is_grid(line) {
        let end = while_(is_grid);
        return (end > at + 1).then_some(at..end);
    }
    let head = at.checked_sub(1)?;
    let titles = clump.get(head).filter(|line| marks::of(line.text).is_none_or(|(mark, _)| mark == Mark::Grid))?;
    match marks::of(line.text)? {
        (Mark::Columns(true), _) if titles.text.contains('|') => Some(head..while_(|line| line.text.contains('|'))),
        (Mark::Columns(false), _) if at + 1 < clump.len() => Some(head..clump.len()),
        // A table between rules of its whole width.
        (Mark::Ruler(_), _) if has_columns(titles) => {
            let above = head.checked_sub(1).filter(|above| clump.get(*above).is_some_and(is_rule));
            (at + 1 < clump.len()).then(|| above.unwrap_or(head)..clump.len())
        }
        _ => None,
    }
}

fn is_grid(line: &Line) -> bool {
    matches!(marks::of(line.text), Some((Mark::Grid, _)))
}

fn is_rule(line: &Line) -> bool {
    matches!(marks::of(line.text), Some((Mark::Ruler(_), _)))
}

/// Whether there is room within a line as only columns have it.
pub fn has_columns(line: &Line) -> bool {
    line.text.contains("  ") || line.text.contains('\t') || line.text.contains("\u{3000}\u{3000}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::plain::lines::lines;

    fn found(text: &str) -> Vec<(usize, usize)> {
        ranges(&lines(text)).into_iter().map(|range| (range.start, range.end)).collect()
    }

    #[test]
    fn tables_are_found_among_other_lines() {
        assert_eq!(found("表如下：\n+---+---+\n| a | b |\n+---+---+\n後文很長。\n"), [(1, 4)]);
        assert_eq!(found("| a | b |\n|---|---|\n| 1 | 2 |\n"), [(0, 3)]);
        assert_eq!(found("a | b\n---|---\n1 | 2\n文字\n"), [(0, 3)]);
        assert_eq!(found("名稱  大小\n----  ----\n甲    1\n"), [(0, 3)]);
        assert_eq!(found("-----------\nname   size\n-----------\na.txt  10\n"), [(0, 4)]);
        assert_eq!(found("┌──┬──┐\n│甲│乙│\n└──┴──┘\n"), [(0, 3)]);
    }

    #[test]
    fn comments_among_commands_are_typed() {
        let whole = |text: &str| found(text) == [(0, text.lines().count())];
        assert!(whole("# 安装依赖\napt install foo\n# 启动服务\nsystemctl start foo\n"));
        assert!(whole("# where logs go\nlog = /var/log\n[server]\nPORT=80\n"));
        assert!(whole("# 清理\n./clean.sh --all\n"));
        for text in
            ["# 標題\n很長的一段。\n", "# Title\nThe text begins here\n", "# 標題\n", "# one\n# two\n", "## a\nb\n"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn names_in_capitals_head_what_is_set_in() {
        let heads = |text: &str| is_over_set_in(&lines(text));
        assert!(heads("NAME\n     tidewatch - print the tides\n") && heads("SEE ALSO\n   tide(1)\n"));
        assert!(!heads("NAME\ntidewatch\n") && !heads("NAME\n\n     tidewatch\n") && !heads("Name\n     tidewatch\n"));
    }

    #[test]
    fn underlined_titles_are_no_tables() {
        for text in ["Usage\n-----\n", "Usage\n-----\nThe program takes a name.\n", "甲\n---\n乙\n", "* * *\n"] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
