//! TOML tables as they are read: entries in the order of the file, each with its place, each value checked.

use crate::config::diagnostic::Report;
use crate::input::nearest;
use std::fmt::Display;
use std::ops::{Range, RangeInclusive};
use toml::de::{DeTable, DeValue};

/// No more than this many errors of syntax are worth reading.
const MOST_SYNTAX_ERRORS: usize = 8;

/// One entry of a table.
#[derive(Debug, Clone)]
pub(crate) struct Entry<'a> {
    /// The key as it stands in the table.
    pub name: String,
    /// The key with the tables that it stands in: `roles.heading`.
    pub path: String,
    /// Where the key stands, in bytes.
    pub key_span: Range<usize>,
    /// Where the value stands, in bytes.
    pub span: Range<usize>,
    value: DeValue<'a>,
}

/// The top table of a file; empty, with the errors reported, where the file is no TOML.
pub(crate) fn parse<'a>(report: &mut Report<'a>) -> Vec<Entry<'a>> {
    let (table, errors) = DeTable::parse_recoverable(report.text());
    if errors.is_empty() {
        return entries(table.into_inner(), "");
    }
    for error in errors.iter().take(MOST_SYNTAX_ERRORS) {
        let span = error.span().unwrap_or(0..0);
        let help = lacks_value(report.text(), span.start).then(|| "write a value after “=”".to_owned());
        report.add(&span, "", format!("not TOML: {}", error.message()), help);
    }
    Vec::new()
}

/// Whether the line of a byte has a key and `=` and nothing after it.
fn lacks_value(text: &str, byte: usize) -> bool {
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    let line_start = before.rsplit('\n').next().unwrap_or_default().trim_end();
    let rest = after.lines().next().unwrap_or_default().trim();
    line_start.ends_with('=') && (rest.is_empty() || rest.starts_with('#'))
}

fn entries<'a>(table: DeTable<'a>, within: &str) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = table
        .into_iter()
        .map(|(key, value)| {
            let (key_span, span) = (key.span(), value.span());
            let name = key.into_inner().into_owned();
            let path = if within.is_empty() { name.clone() } else { format!("{within}.{name}") };
            Entry { name, path, key_span, span, value: value.into_inner() }
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

impl<'a> Entry<'a> {
    /// Reports that no key of this name is known, with the nearest of those that are.
    pub fn unknown<'n>(&self, what: &str, known: impl IntoIterator<Item = &'n str>, report: &mut Report<'_>) {
        let known: Vec<&str> = known.into_iter().collect();
        let help = suggestion(&self.name, &known);
        report.add(&self.key_span, &self.path, format_args!("unknown {what} “{}”", self.name), help);
    }

    /// Reports that the value is not what was expected.
    pub fn expected(&self, expected: impl Display, help: Option<String>, report: &mut Report<'_>) {
        let found = self.found();
        report.add(&self.span, &self.path, format_args!("“{}”: expected {expected}, found {found}", self.path), help);
    }

    /// Reports something wrong with the value, in the words of `error`.
    pub fn wrong(&self, error: impl Display, help: Option<String>, report: &mut Report<'_>) {
        report.add(&self.span, &self.path, format_args!("“{}”: {error}", self.path), help);
    }

    /// The value as it stands in the file, for messages.
    fn found(&self) -> String {
        match &self.value {
            DeValue::String(text) => format!("“{text}”"),
            DeValue::Integer(number) => number.to_string(),
            DeValue::Float(number) => number.as_str().to_owned(),
            DeValue::Boolean(flag) => flag.to_string(),
            DeValue::Datetime(_) => "a date".to_owned(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        }
    }

    /// The value where it is a string.
    pub fn as_str(&self) -> Option<&str> {
        self.value.as_str()
    }

    /// The value where it is a whole number that fits.
    pub fn as_integer(&self) -> Option<i64> {
        let number = self.value.as_integer()?;
        i64::from_str_radix(number.as_str(), number.radix()).ok()
    }

    /// Whether the value is a table.
    pub fn is_table(&self) -> bool {
        self.value.is_table()
    }

    /// The value as text.
    pub fn text(&self, report: &mut Report<'_>) -> Option<&str> {
        let text = self.as_str();
        if text.is_none() {
            self.expected("text in quotes", None, report);
        }
        text
    }

    /// The value as `true` or `false`.
    pub fn flag(&self, report: &mut Report<'_>) -> Option<bool> {
        let flag = self.value.as_bool();
        if flag.is_none() {
            self.expected("true or false", None, report);
        }
        flag
    }

    /// The value as a whole number within `range`.
    pub fn number(&self, range: RangeInclusive<u16>, report: &mut Report<'_>) -> Option<u16> {
        let number = self.as_integer().and_then(|n| u16::try_from(n).ok()).filter(|n| range.contains(n));
        if number.is_none() {
            self.expected(format_args!("a whole number from {} to {}", range.start(), range.end()), None, report);
        }
        number
    }

    /// The value as one of the names of `choices`.
    pub fn choice<T: Copy>(&self, choices: &[(&str, T)], report: &mut Report<'_>) -> Option<T> {
        let chosen = self.as_str().and_then(|text| choices.iter().find(|(name, _)| *name == text));
        if chosen.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let help = self.as_str().and_then(|text| nearest(text, names.iter().copied()));
            let expected = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" or ");
            self.expected(expected, help.map(|name| format!("did you mean “{name}”?")), report);
        }
        chosen.map(|&(_, value)| value)
    }

    /// The value as a list of strings.
    pub fn list(&self, report: &mut Report<'_>) -> Option<Vec<String>> {
        let strings = self.value.as_array().and_then(|array| {
            array.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect::<Option<Vec<String>>>()
        });
        if strings.is_none() {
            self.expected("a list of texts in quotes", None, report);
        }
        strings
    }

    /// The entries of the value as a table; none, with a report, where it is something else.
    pub fn table(self, report: &mut Report<'_>) -> Vec<Entry<'a>> {
        if !self.value.is_table() {
            self.expected("a table", None, report);
        }
        match self.value {
            DeValue::Table(table) => entries(table, &self.path),
            _ => Vec::new(),
        }
    }
}

/// "Did you mean", or what there is to choose from where that is short.
pub(crate) fn suggestion(name: &str, known: &[&str]) -> Option<String> {
    match nearest(name, known.iter().copied()) {
        Some(name) => Some(format!("did you mean “{name}”?")),
        None if known.len() <= 16 => Some(format!("known are {}", known.join(", "))),
        None => None,
    }
}
