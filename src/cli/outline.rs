//! `kanbao outline`: the sections of an article, for eyes or for programs.

use crate::cli::arguments::Folders;
use crate::cli::reading::Reading;
use crate::cli::rework::Text;
use crate::cli::{Error, article, configuration};
use crate::compose::{Layout, Options};
use crate::document::TextPos;
use crate::rendition::Rendition;
use serde::Serialize;
use std::ffi::OsString;
use std::io::Write;
use std::sync::Arc;

const EXAMPLES: &str = "\
Examples:
  kanbao outline feature.md
  kanbao outline --script hans feature.txt
  kanbao outline --json feature.md | jq -r '.[] | select(.level == 2) | .title'

The label in the first column is the one that the reader's outline shows and `kanbao print --section` takes.";

/// Which article, and how its sections are written.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The article: a file, an address, the name of a built-in article, or - for standard input; without it, what comes through
    /// standard input
    #[arg(value_name = "FILE|URL|-")]
    file: Option<OsString>,
    /// Write JSON: an array of objects with label, number, title, level, depth and position
    #[arg(long)]
    json: bool,
    /// How the article is read.
    #[command(flatten)]
    reading: Reading,
    /// What is done to the text.
    #[command(flatten)]
    text: Text,
}

/// A section as it is listed.
#[derive(Debug, Serialize)]
struct Entry<'a> {
    /// Its number among those that it is nested with, after theirs: `2.1`.
    label: String,
    /// Its place among all sections in reading order, from 1.
    number: usize,
    title: &'a str,
    level: u8,
    depth: usize,
    position: Position,
}

/// Where a section begins.
#[derive(Debug, Serialize)]
struct Position {
    /// The block of its heading.
    block: u32,
    /// How much of the text lies before it.
    percent: u8,
}

/// Writes the sections.
pub fn run(arguments: &Arguments, folders: &Folders, out: &mut impl Write) -> Result<(), Error> {
    let source = Arc::new(article::open(arguments.file.as_deref(), &arguments.reading, folders)?);
    let rework = arguments.text.asked().over(configuration::load(folders).settings.rework);
    let rendition = Rendition::new(source, rework);
    let document = Arc::clone(rendition.shown());
    let layout = Layout::new(Arc::clone(&document), article::MEASURE, Options::default());
    let sections = document.outline.sections().iter().zip(document.outline.numbers()).zip(1..);
    let entries: Vec<Entry> = sections
        .map(|((section, label), number)| Entry {
            label,
            number,
            title: &section.title,
            level: section.level,
            depth: section.depth,
            position: Position {
                block: section.start.0,
                percent: percent(layout.fraction(TextPos::start_of(section.start))),
            },
        })
        .collect();
    if arguments.json { write_json(&entries, out) } else { write_tree(&entries, out) }
}

fn percent(fraction: f64) -> u8 {
    (fraction * 100.0).clamp(0.0, 100.0) as u8
}

fn write_json(entries: &[Entry], out: &mut impl Write) -> Result<(), Error> {
    serde_json::to_writer_pretty(&mut *out, entries).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

fn write_tree(entries: &[Entry], out: &mut impl Write) -> Result<(), Error> {
    let width = entries.iter().map(|entry| entry.label.len()).max().unwrap_or_default();
    for entry in entries {
        let indent = 2 * entry.depth;
        let percent = entry.position.percent;
        writeln!(out, "{:width$}  {percent:>3}%  {:indent$}{}", entry.label, "", entry.title)?;
    }
    Ok(())
}
