//! Untrusted text is made safe once, where it comes in.

use super::code::{SourceFile, assert_none, sources};

/// Layers that only pass safe text on. The others are borders: `source` (articles), `config` (files, diagnostics), `app`
/// (what the reader types, and messages), `runtime` and `cli` (file names, errors of the system).
const PASS_ON: &[&str] = &["document", "compose", "view", "input"];

/// Complains about safe text that is made behind the border.
fn late_sanitising(files: &[SourceFile]) -> Vec<String> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|f| PASS_ON.contains(&f.layer())) {
        for maker in ["new", "new_line", "from"] {
            for line in file.find(&format!("SafeText::{maker}")) {
                complaints.push(file.complain(line, "makes safe text; the border does that, once"));
            }
        }
    }
    complaints
}

#[test]
fn text_is_made_safe_at_the_border_only() {
    assert_none(late_sanitising(sources()));
}

#[test]
fn this_rule_can_fail() {
    let complaints = |path: &str, text: &str| late_sanitising(&[SourceFile::new(path, text)]).len();
    assert_eq!(complaints("src/source/a.rs", "fn f() { SafeText::new(x) }"), 0);
    assert_eq!(complaints("src/compose/a.rs", "fn f(text: &SafeText) {}"), 0);
    assert_eq!(complaints("src/compose/a.rs", "fn f() { SafeText::new(x) }"), 1);
    assert_eq!(complaints("src/view/a.rs", "fn f() { crate::text::SafeText::new_line(x) }"), 1);
}
