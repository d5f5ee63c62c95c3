//! One authority on width.

use super::code::{SourceFile, assert_none, sources};

const AUTHORITY: &str = "src/text/width.rs";

/// Complains about widths that are measured elsewhere, or mistaken for counts of characters.
fn other_measures(files: &[SourceFile]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|f| f.path != AUTHORITY) {
        for name in ["unicode_width", "UnicodeWidthStr", "UnicodeWidthChar", "chars().count()", "width_cjk"] {
            for line in file.find(name) {
                complaints.push(file.complain(line, &format!("`{name}`: only {AUTHORITY} measures text")));
            }
        }
    }
    complaints
}

#[test]
fn one_file_measures_text() {
    assert_none(other_measures(sources()));
}

#[test]
fn this_rule_can_fail() {
    let complaints = |path: &str, text: &str| other_measures(&[SourceFile::new(path, text)]).len();
    assert_eq!(complaints(AUTHORITY, "use unicode_width::UnicodeWidthStr;"), 0);
    assert_eq!(complaints("src/view/a.rs", "use crate::text::width;"), 0);
    assert_eq!(complaints("src/view/a.rs", "use unicode_width::UnicodeWidthStr;"), 2);
    assert_eq!(complaints("src/view/a.rs", "fn f() { title\n.chars()\n.count() }"), 1);
}
