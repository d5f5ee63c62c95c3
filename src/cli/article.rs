//! What an article is called on the command line, and how it is opened from there.

use crate::cli::arguments::Folders;
use crate::cli::configuration;
use crate::cli::decoding::Decoding;
use crate::cli::{Error, output};
use crate::document::{ArticleRef, Document};
use crate::news;
use crate::source::{self, Loaded, SourceError, Wishes, bundled};
use crate::text::SafeText;
use std::ffi::OsStr;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// The measure, in columns, where neither a terminal nor the reader says another.
pub const MEASURE: u16 = 76;

/// What standard input is called in messages.
pub const STDIN: &str = "standard input";

/// Opens what is called `name`: `-` is standard input, an address is fetched, a file goes before a built-in article of the same name.
///
/// What was not understood in it is said on standard error, and is no error.
pub fn open(name: &OsStr, decoding: &Decoding, folders: &Folders) -> Result<Document, Error> {
    let wishes = decoding.wishes();
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
    name == "-"
}

/// The article that is called `name`.
pub fn reference(name: &OsStr) -> ArticleRef {
    if let Some(address) = name.to_str().filter(|name| news::is_address(name)) {
        return ArticleRef::Url(address.to_owned());
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

/// The bytes of standard input, as far as an article may go. A terminal is not waited for: its keys are for the reader.
pub fn read_stdin() -> Result<Vec<u8>, Error> {
    if io::stdin().is_terminal() {
        return Err(Error::StdinIsTerminal);
    }
    let mut bytes = Vec::new();
    let limited = io::stdin().lock().take(source::MAX_BYTES + 1).read_to_end(&mut bytes);
    limited.map_err(|error| SourceError::Unreadable {
        path: SafeText::new(STDIN),
        reason: SafeText::new_line(&error.to_string()),
    })?;
    Ok(bytes)
}

fn open_stdin(wishes: Wishes) -> Result<Loaded, Error> {
    Ok(source::from_bytes_with(read_stdin()?, STDIN, wishes)?)
}
