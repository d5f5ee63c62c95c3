//! `kanbao [FILE…|FOLDER…|URL…|-]`: the reader.

use crate::cli::arguments::Folders;
use crate::cli::reading::Reading;
use crate::cli::rework::Text;
use crate::cli::{Error, article, configuration};
use crate::document::ArticleRef;
use crate::runtime::{self, Start};
use crate::source::{self, Inflow};
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// What to read.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Articles: files, folders, addresses, names of built-in articles, or - for standard input; several stand on the shelf,
    /// and without any there is the shelf alone
    #[arg(value_name = "FILE|FOLDER|URL|-")]
    files: Vec<OsString>,
    /// Read in this theme, whatever the settings say (`kanbao themes` lists them)
    #[arg(short, long, value_name = "THEME")]
    theme: Option<String>,
    /// How articles are read.
    #[command(flatten)]
    reading: Reading,
    /// What is done to the text.
    #[command(flatten)]
    text: Text,
}

/// Runs the reader until it is left. What cannot be read is said before the terminal is taken.
pub fn run(arguments: &Arguments, folders: &Folders) -> Result<(), Error> {
    check_terminal()?;
    check_theme(arguments.theme.as_deref(), folders)?;
    let paths = configuration::paths(folders)?;
    let mut stdin = None;
    let mut articles: Vec<ArticleRef> = Vec::new();
    for name in names(arguments) {
        for article in named(&name, &mut stdin)? {
            if !articles.contains(&article) {
                articles.push(article);
            }
        }
    }
    let is_one = articles.len() == 1 && !arguments.files.iter().any(|name| Path::new(name).is_dir());
    let open = articles.first().filter(|_| is_one).cloned();
    let (theme, wishes, asked) = (arguments.theme.clone(), arguments.reading.wishes(), arguments.text.asked());
    Ok(runtime::run(Start { paths, articles, open, stdin, theme, wishes, asked })?)
}

/// The names that were given. Who pipes text into the reader expects to read it, whether they say `-` or not.
fn names(arguments: &Arguments) -> Vec<OsString> {
    match arguments.files.is_empty() && article::is_piped() {
        true => vec![article::DASH.into()],
        false => arguments.files.clone(),
    }
}

/// The reader draws on standard output. Its keys come from the terminal even where standard input is something else.
fn check_terminal() -> Result<(), Error> {
    if io::stdout().is_terminal() {
        return Ok(());
    }
    Err(Error::NotATerminal { stream: "standard output", instead: "`kanbao print` writes to files and pipes" })
}

fn check_theme(name: Option<&str>, folders: &Folders) -> Result<(), Error> {
    let Some(name) = name else { return Ok(()) };
    let names = configuration::quietly(folders)?.theme_names();
    if names.iter().any(|known| known == name) { Ok(()) } else { Err(Error::no_theme(name, &names)) }
}

/// The articles of a name: those in a folder, or the one. Standard input is waited for until it says anything at all, and
/// read once, however often it is named.
fn named(name: &OsStr, stdin: &mut Option<Inflow>) -> Result<Vec<ArticleRef>, Error> {
    if article::is_stdin(name) {
        if stdin.is_none() {
            let mut inflow = article::stdin()?;
            inflow.begin()?;
            *stdin = Some(inflow);
        }
        return Ok(vec![ArticleRef::unnamed_stdin()]);
    }
    let article = article::reference(name);
    match article {
        ArticleRef::File(path) if path.is_dir() => {
            Ok(source::articles_in(&path)?.into_iter().map(|path| ArticleRef::File(lasting(path))).collect())
        }
        ArticleRef::File(path) => {
            let article = ArticleRef::File(lasting(path));
            source::check(&article)?;
            Ok(vec![article])
        }
        other => Ok(vec![other]),
    }
}

/// A path that holds from every folder, so that the reading position is found again.
fn lasting(path: PathBuf) -> PathBuf {
    // Where the working directory is gone, the name as given must do.
    std::path::absolute(&path).unwrap_or(path)
}
