//! What an article is called on the command line, and how it is opened from there.

use crate::cli::arguments::Folders;
use crate::cli::configuration;
use crate::cli::reading::Reading;
use crate::cli::{Error, output};
use crate::document::{ArticleRef, Document};
use crate::news;
use crate::source::{self, Inflow, Loaded, STDIN, SourceError, Wishes, bundled};
use crate::text::SafeText;
use rustix::fs::FileType;
use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::Path;

/// The measure, in columns, where neither a terminal nor the reader says another.
pub const MEASURE: u16 = 76;

/// What stands for standard input.
pub const DASH: &str = "-";

/// Opens what is called `name`: `-` is standard input, an address is fetched, a file goes before a built-in article of the same
/// name. Without a name it is what comes through standard input, if anything does.
///
/// What was not understood in it is said on standard error, and is no error.
pub fn open(name: Option<&OsStr>, reading: &Reading, folders: &Folders) -> Result<Document, Error> {
    let wishes = reading.wishes();
    let name = name.or_else(|| is_piped().then_some(OsStr::new(DASH))).ok_or(Error::NothingToRead)?;
    let loaded = match reference(name) {
        _ if is_stdin(name) => open_stdin(wishes)?,
        article @ ArticleRef::Url(_) => news::load(&article, wishes, &configuration::paths(folders)?.cache)?,
        article => source::load_with(&article, wishes)?,
    };
    for warning in &loaded.warnings {
        output::warn(warning);
    }
    Ok(loaded.document)
}

/// Whether `name` stands for standard input.
pub fn is_stdin(name: &OsStr) -> bool {
    name == DASH
}

/// The article that is called `name`.
pub fn reference(name: &OsStr) -> ArticleRef {
    if let Some(address) = name.to_str().filter(|name| news::is_address(name)) {
        return news::path_of_file(address).map_or_else(|| ArticleRef::Url(address.to_owned()), ArticleRef::File);
    }
    let path = Path::new(name);
    if path.symlink_metadata().is_err() {
        let built_in = name.to_str().map(|name| ArticleRef::Bundled(name.to_owned()));
        if let Some(article) = built_in.filter(|article| bundled::list().iter().any(|b| b.article == *article)) {
            return article;
        }
    }
    ArticleRef::File(path.to_owned())
}

/// Standard input, of which nothing was read yet. A terminal is not waited for: its keys are for the reader.
pub fn stdin() -> Result<Inflow, Error> {
    if io::stdin().is_terminal() {
        return Err(Error::StdinIsTerminal);
    }
    Inflow::stdin(STDIN).map_err(|error| {
        let reason = SafeText::new_line(&error.to_string());
        Error::Source(SourceError::Unreadable { path: SafeText::new(STDIN), reason })
    })
}

/// Whether text comes through standard input: through a pipe, or from a file that it was turned to.
pub fn is_piped() -> bool {
    let kind = rustix::fs::fstat(io::stdin()).map(|stat| FileType::from_raw_mode(stat.st_mode));
    matches!(kind, Ok(FileType::Fifo | FileType::Socket | FileType::RegularFile))
}

fn open_stdin(wishes: Wishes) -> Result<Loaded, Error> {
    let mut inflow = stdin()?;
    inflow.begin()?;
    let is_whole = inflow.read_all()?;
    Ok(source::from_inflow(&ArticleRef::unnamed_stdin(), inflow, is_whole, wishes)?)
}
