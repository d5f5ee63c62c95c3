//! `kanbao [FILE…|FOLDER…|URL…|-]`: the reader.

use crate::cli::arguments::Folders;
use crate::cli::reading::Reading;
use crate::cli::rework::Text;
use crate::cli::{Error, article, configuration};
use crate::document::ArticleRef;
use crate::runtime::{self, Start};
use crate::source::{self, Inflow};
use std::collections::HashSet;
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
    let names = names(arguments);
    let (articles, stdin) = articles(&names)?;
    let folder = folder(&names);
    let is_one = articles.len() == 1 && !names.iter().any(|name| Path::new(name).is_dir());
    let open = articles.first().filter(|_| is_one).cloned();
    let (theme, wishes, asked) = (arguments.theme.clone(), arguments.reading.wishes(), arguments.text.asked());
    Ok(runtime::run(Start { paths, articles, open, folder, stdin, theme, wishes, asked })?)
}

/// The articles of all names, each once, and standard input where that is one of them.
///
/// The one that was named has to be readable. Of several, those that are not stand on the shelf beside the reason, unless
/// none of them is.
fn articles(names: &[OsString]) -> Result<(Vec<ArticleRef>, Option<Inflow>), Error> {
    let mut stdin = None;
    let (mut articles, mut known, mut failures) = (Vec::new(), HashSet::new(), Vec::new());
    for name in names {
        let found = match named(name, &mut stdin) {
            Err(error) if article::is_stdin(name) => return Err(error),
            Err(error) => {
                failures.push(error);
                vec![ArticleRef::File(lasting(name.into()))]
            }
            Ok(found) => found,
        };
        articles.extend(found.into_iter().filter(|article| known.insert(article.clone())));
    }
    let all_failed = failures.len() == names.len();
    match failures.into_iter().next().filter(|_| all_failed) {
        Some(first) => Err(first),
        None => Ok((articles, stdin)),
    }
}

/// The folder that was named, where it is the only name.
fn folder(names: &[OsString]) -> Option<PathBuf> {
    match names {
        [name] if Path::new(name).is_dir() => Some(lasting(name.into())),
        _ => None,
    }
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
            let article = ArticleRef::File(path.clone());
            source::check(&article)?;
            Ok(vec![ArticleRef::File(lasting(path))])
        }
        other => Ok(vec![other]),
    }
}

/// A path that holds from every folder, so that the reading position is found again.
fn lasting(path: PathBuf) -> PathBuf {
    // Where the working directory is gone, the name as given must do.
    std::path::absolute(&path).unwrap_or(path)
}
