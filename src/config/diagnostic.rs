//! What is wrong in a configuration file, where, and what to write instead.

use crate::text::{SafeText, width};
use std::fmt;
use std::ops::Range;
use std::path::Path;
use unicode_segmentation::UnicodeSegmentation;

/// Columns that a message takes at most; what is quoted from a file may be of any length.
const LONGEST_MESSAGE: usize = 240;

/// One thing that is wrong in a configuration file. Everything in it is safe to paint.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file.
    pub file: SafeText,
    /// The line, 1 first.
    pub line: usize,
    /// The column in characters as a reader counts them, 1 first.
    pub column: usize,
    /// The key with the tables that it stands in, `roles.heading.fg`; empty where the file is no TOML at all.
    pub key: SafeText,
    /// What is wrong and what was expected.
    pub message: SafeText,
    /// What to do about it.
    pub help: Option<SafeText>,
}

impl Diagnostic {
    /// The same, for a reader who knows the folder: the file is called by its path from there.
    pub fn within(mut self, folder: &Path) -> Self {
        if let Ok(path) = Path::new(self.file.as_str()).strip_prefix(folder) {
            self.file = SafeText::new_line(&path.display().to_string());
        }
        self
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

/// A configuration file that is being read, and what was found wrong in it.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    file: &'a str,
    text: &'a str,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Report<'a> {
    /// Nothing wrong so far in `file`, which holds `text`.
    pub fn new(file: &'a str, text: &'a str) -> Self {
        Self { file, text, diagnostics: Vec::new() }
    }

    /// The whole text of the file.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Notes something that is wrong at `span`, in bytes.
    pub fn add(&mut self, span: &Range<usize>, key: &str, message: impl fmt::Display, help: Option<String>) {
        let (line, column) = locate(self.text, span.start);
        self.diagnostics.push(Diagnostic {
            file: SafeText::new_line(self.file),
            line,
            column,
            key: short(key),
            message: short(&message.to_string()),
            help: help.as_deref().map(short),
        });
    }

    /// Everything that is wrong, from the top of the file to its bottom.
    pub fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.diagnostics.sort_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
        self.diagnostics
    }
}

/// Text from a file made safe, on one line and no longer than a message may be.
fn short(text: &str) -> SafeText {
    // Only the head of a text without end is made safe; a byte is never wider than a column.
    let end = text.floor_char_boundary(LONGEST_MESSAGE * 8);
    let safe = SafeText::new_line(text.get(..end).unwrap_or_default());
    SafeText::new_line(&width::ellipsize(&safe, LONGEST_MESSAGE))
}

/// The line and column of a byte, both from 1.
fn locate(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..text.floor_char_boundary(byte)).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    let column = before.get(line_start..).unwrap_or_default().graphemes(true).count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(text: &str, at: usize, message: &str) -> Diagnostic {
        let mut report = Report::new("keys.toml", text);
        report.add(&(at..at), "key", message, Some("help".into()));
        report.into_diagnostics().remove(0)
    }

    #[test]
    fn a_diagnostic_is_one_line_that_says_where() {
        let text = "# 看報\n\"報\" = \"x\"\n";
        let at = text.find("\"x\"").unwrap();
        assert_eq!(report(text, at, "no\nsuch").to_string(), "keys.toml:2:7: no such (help)");
        assert_eq!(report(text, 0, "m").to_string(), "keys.toml:1:1: m (help)");
        assert_eq!(report("", 99, "m").to_string(), "keys.toml:1:1: m (help)");
        assert_eq!(report(text, text.len(), "m").line, 3);
    }

    #[test]
    fn a_file_is_called_by_its_path_in_the_folder() {
        let within = |file: &str| {
            let mut report = Report::new(file, "");
            report.add(&(0..0), "", "m", None);
            report.into_diagnostics().remove(0).within(Path::new("/home/a/kanbao")).to_string()
        };
        assert_eq!(within("/home/a/kanbao/themes/mine.toml"), "themes/mine.toml:1:1: m");
        assert_eq!(within("/else/settings.toml"), "/else/settings.toml:1:1: m");
    }

    #[test]
    fn nothing_from_the_file_reaches_the_terminal_unsafe_or_without_end() {
        let message = report("", 0, &format!("\u{1b}]0;x\u{7}\u{202e}{}", "報".repeat(10_000))).message;
        assert!(message.starts_with("報"));
        assert!(width::of_str(&message) <= LONGEST_MESSAGE);
    }
}
