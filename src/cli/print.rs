//! `kanbao print`: an article typeset to standard output.

use crate::cli::arguments::Folders;
use crate::cli::color::{self, When};
use crate::cli::page::Page;
use crate::cli::reading::Reading;
use crate::cli::rework::Text;
use crate::cli::typesetting::Typesetting;
use crate::cli::vertical_pages::VerticalPages;
use crate::cli::{Error, article, batches, column_pages, configuration, selection};
use crate::compose::{ColumnGrid, Direction, Layout, Options, code_in};
use crate::config::{Config, Theme};
use crate::document::{CodeSpans, Document};
use crate::rendition::Rendition;
use crate::syntax::Highlighter;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::ops::RangeInclusive;
use std::sync::Arc;
use supports_hyperlinks::Stream;

/// The measures that can be asked for, in columns.
const MEASURES: RangeInclusive<i64> = 4..=1000;
/// The lengths of vertical lines that can be asked for, in rows.
const HEIGHTS: RangeInclusive<i64> = 4..=500;
/// The most columns that can be asked for.
const MOST_COLUMNS: u16 = 9;
/// Rows of a page of columns, unless it is said.
const ROWS_OF_PAGE: u16 = 60;
/// The theme that suits every terminal, since it has no colours but the terminal's own.
const ANY_TERMINAL: &str = "terminal";

const EXAMPLES: &str = "\
Examples:
  kanbao print feature.md | less
  kanbao print --measure 40 --justify on feature.md > column.txt
  kanbao print --color always --theme night feature.md | less -R
  kanbao print --section 2.1 feature.md
  kanbao print --vertical --height 24 --measure 60 feature.md
  kanbao print --script hans --repair on feature.txt
  kanbao print --columns 2 --height 50 --measure 40 feature.md
  curl -s ADDRESS | kanbao print

With --vertical, lines run down and from right to left; the pages are as wide as the measure, with a blank line after each. \
With --columns, the measure is that of one column, and the pages are as high as --height says.

The measure is as the settings have it (76 columns at first), or the width of the terminal where that is less. \
Into a pipe or a file goes plain text. The footnotes follow the text.";

/// Which article, and how it is written.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The article: a file, an address, the name of a built-in article, or - for standard input; without it, what comes through
    /// standard input
    #[arg(value_name = "FILE|URL|-")]
    file: Option<OsString>,
    /// The length of a full line, in columns
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(MEASURES))]
    measure: Option<u16>,
    /// The theme whose colours are used; without it, those of the terminal (`kanbao themes` lists them)
    #[arg(short, long, value_name = "THEME")]
    theme: Option<String>,
    /// When there are colours
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    color: When,
    /// Only this section, with its footnotes: 3, or 2.1, as the outline and `kanbao outline` label them
    #[arg(short, long, value_name = "LABEL", value_parser = selection::label)]
    section: Option<String>,
    /// Set the article vertically: lines from top to bottom, from right to left
    #[arg(long, group = "paged")]
    vertical: bool,
    /// Set the article in so many columns side by side, as a newspaper, in pages; `auto` is as many as the terminal has room for
    #[arg(long, value_name = "N|auto", group = "paged", conflicts_with = "section", value_parser = columns)]
    columns: Option<Columns>,
    /// The height of a page, in rows; with --vertical it is the length of a line, and the measure the width of the page
    #[arg(long, value_name = "N", requires = "paged", value_parser = clap::value_parser!(u16).range(HEIGHTS))]
    height: Option<u16>,
    /// How the article is read.
    #[command(flatten)]
    reading: Reading,
    /// What is done to the text.
    #[command(flatten)]
    text: Text,
    /// The choices of composition.
    #[command(flatten)]
    typesetting: Typesetting,
}

/// Writes the article.
pub fn run(arguments: &Arguments, folders: &Folders, out: &mut impl Write) -> Result<(), Error> {
    let config = configuration::load(folders);
    let theme = theme(arguments, &config)?;
    let source = Arc::new(article::open(arguments.file.as_deref(), &arguments.reading, folders)?);
    let rendition = Rendition::new(source, arguments.text.asked().over(config.settings.rework));
    let document = Arc::clone(rendition.shown());
    let blocks = match &arguments.section {
        Some(label) => selection::section(&document, label)?,
        None => (0..document.blocks.len()).collect(),
    };
    let measure = arguments.measure.unwrap_or_else(|| default_measure(config.settings.measure));
    let options = arguments.typesetting.over(config.settings.options);
    let code = read_code(&document, &blocks, theme.as_ref());
    let is_paged = arguments.height.is_some();
    if arguments.vertical {
        let height = arguments.height.unwrap_or_else(|| default_height(config.settings.measure));
        let options = Options { direction: Direction::Vertical, ..options };
        let mut layout = Layout::new(document, height, options).with_code(code);
        let mut pages = VerticalPages::new(out, (measure, height), theme.as_ref());
        for block in blocks {
            for line in layout.block_lines(block).iter() {
                pages.write(line)?;
            }
        }
        return Ok(pages.finish()?);
    }
    if let Some(columns) = arguments.columns.map(|columns| columns.number(measure)).filter(|&n| n > 1 || is_paged) {
        let grid = ColumnGrid { columns, measure, gutter: column_pages::GUTTER };
        let height = arguments.height.unwrap_or(ROWS_OF_PAGE);
        let mut layout = Layout::new(document, measure, options).with_code(code);
        return Ok(column_pages::write(out, &mut layout, grid, height, theme.as_ref())?);
    }
    let links = io::stdout().is_terminal() && config.settings.links.holds(supports_hyperlinks::on(Stream::Stdout));
    let mut page = Page::new(out, measure, theme.as_ref()).with_links(links);
    Ok(batches::composed(&document, &blocks, measure, (options, &code), |line| page.write(line))?)
}

/// How many columns stand side by side.
#[derive(Debug, Clone, Copy)]
enum Columns {
    /// As many as the terminal has room for; without a terminal, one.
    Auto,
    /// So many.
    Exactly(u16),
}

impl Columns {
    /// How many these are, where each of them is as wide as the measure.
    fn number(self, measure: u16) -> u16 {
        match self {
            Self::Exactly(number) => number,
            Self::Auto => fitting(terminal_size().map_or(0, |(columns, _)| columns), measure),
        }
    }
}

/// As many columns as `width` has room for, and one in any case.
fn fitting(width: u16, measure: u16) -> u16 {
    let each = measure.saturating_add(column_pages::GUTTER);
    (width.saturating_add(column_pages::GUTTER) / each).clamp(1, MOST_COLUMNS)
}

fn columns(given: &str) -> Result<Columns, String> {
    let number = given.parse().ok().filter(|number| (1..=MOST_COLUMNS).contains(number)).map(Columns::Exactly);
    let columns = number.or((given == "auto").then_some(Columns::Auto));
    columns.ok_or_else(|| format!("a number from 1 to {MOST_COLUMNS}, or auto"))
}

/// The columns and rows of the terminal, where standard output is one.
fn terminal_size() -> Option<(u16, u16)> {
    io::stdout().is_terminal().then(crossterm::terminal::size)?.ok()
}

/// Finds out what the pieces of code are, where there are colours to show it.
fn read_code(document: &Document, blocks: &[usize], theme: Option<&Theme>) -> CodeSpans {
    let mut highlighter = None;
    let code = blocks.iter().filter(|_| theme.is_some()).flat_map(|&index| code_in(document, index));
    code.map(|code| {
        let highlighter = highlighter.get_or_insert_with(Highlighter::default);
        (code.block, highlighter.spans(&code.language, &code.text).into())
    })
    .collect()
}

/// The theme, as far as the terminal can show it; `None` where there are to be no colours.
fn theme(arguments: &Arguments, config: &Config) -> Result<Option<Theme>, Error> {
    let name = arguments.theme.as_deref().unwrap_or(ANY_TERMINAL);
    let theme = config.theme(name).ok_or_else(|| Error::no_theme(name, &config.theme_names()))?;
    Ok(color::depth(arguments.color).map(|depth| theme.reduced(depth)))
}

/// The settings' measure, or the terminal's width where that is less.
fn default_measure(settings: u16) -> u16 {
    let width = terminal_size().map(|(columns, _)| columns);
    width.filter(|&columns| columns > 0).map_or(settings, |columns| settings.min(columns))
}

/// As many rows as the settings' measure has Han characters, or as the terminal has room for where that is less.
fn default_height(settings: u16) -> u16 {
    let rows = terminal_size().map(|(_, rows)| rows);
    let room = rows.filter(|&rows| rows > 0).map_or(settings / 2, |rows| rows.saturating_sub(2).min(settings / 2));
    room.max(*HEIGHTS.start() as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_many_as_fit_beside_each_other_and_never_none() {
        let counts = [(0, 76), (76, 76), (155, 76), (156, 76), (120, 40), (1000, 20)].map(|(w, m)| fitting(w, m));
        assert_eq!(counts, [1, 1, 1, 2, 2, MOST_COLUMNS]);
    }
}
