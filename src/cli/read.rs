//! `kanbao [FILE…|URL|-]`: the reader.

use crate::cli::arguments::Folders;
use crate::cli::decoding::Decoding;
use crate::cli::{Error, article, configuration};
use crate::document::ArticleRef;
use crate::runtime::{self, Start};
use crate::source;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};

/// What to read.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Articles: files, addresses, names of built-in articles, or - for standard input; without any, the shelf
    #[arg(value_name = "FILE|URL|-")]
    files: Vec<OsString>,
    /// Read in this theme, whatever the settings say (`kanbao themes` lists them)
    #[arg(short, long, value_name = "THEME")]
    theme: Option<String>,
    /// How their bytes are read.
    #[command(flatten)]
    decoding: Decoding,
}

/// Runs the reader until it is left. What cannot be read is said before the terminal is taken.
pub fn run(arguments: &Arguments, folders: &Folders) -> Result<(), Error> {
    check_terminal(arguments.files.is_empty())?;
    check_theme(arguments.theme.as_deref(), folders)?;
    let paths = configuration::paths(folders)?;
    let mut stdin = None;
    let mut articles = Vec::new();
    for name in &arguments.files {
        let article = if article::is_stdin(name) { take_stdin(&mut stdin)? } else { lasting(name)? };
        if !articles.contains(&article) {
            articles.push(article);
        }
    }
    Ok(runtime::run(Start {
        paths,
        articles,
        stdin,
        wishes: arguments.decoding.wishes(),
        theme: arguments.theme.clone(),
    })?)
}

/// The reader draws on standard output. Its keys come from the terminal even where standard input is something else, but
/// who pipes text into it without saying `-` expects to read that text.
fn check_terminal(no_article: bool) -> Result<(), Error> {
    if !io::stdout().is_terminal() {
        return Err(Error::NotATerminal {
            stream: "standard output",
            instead: "`kanbao print` writes to files and pipes",
        });
    }
    if no_article && !io::stdin().is_terminal() {
        let instead = "`kanbao -` reads what comes through the pipe, and `kanbao print -` typesets it";
        return Err(Error::NotATerminal { stream: article::STDIN, instead });
    }
    Ok(())
}

fn check_theme(name: Option<&str>, folders: &Folders) -> Result<(), Error> {
    let Some(name) = name else { return Ok(()) };
    let names = configuration::quietly(folders)?.theme_names();
    if names.iter().any(|known| known == name) { Ok(()) } else { Err(Error::no_theme(name, &names)) }
}

/// The article that standard input holds; it is read once, however often it is named.
fn take_stdin(stdin: &mut Option<Vec<u8>>) -> Result<ArticleRef, Error> {
    let bytes = match stdin.take() {
        Some(bytes) => bytes,
        None => article::read_stdin()?,
    };
    source::check_bytes(&bytes, article::STDIN)?;
    Ok(source::stdin_ref(stdin.insert(bytes)))
}

/// The article under a name that holds from every folder, so that its reading position is found again.
fn lasting(name: &OsStr) -> Result<ArticleRef, Error> {
    let article = article::reference(name);
    source::check(&article)?;
    match article {
        // Where the working directory is gone, the name as given must do.
        ArticleRef::File(path) => Ok(ArticleRef::File(std::path::absolute(&path).unwrap_or(path))),
        other => Ok(other),
    }
}
