//! The configuration directory as texts: the only place of this layer that reads files.

use crate::config::diagnostic::{Diagnostic, Report};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// No configuration file is larger than this, in bytes.
const LARGEST: u64 = 1 << 20;

/// The texts of the configuration files, each with its path. What is missing keeps its defaults.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConfigFiles {
    /// `settings.toml`.
    pub settings: Option<(PathBuf, String)>,
    /// `keys.toml`.
    pub keys: Option<(PathBuf, String)>,
    /// `themes/*.toml`, in the order of their names.
    pub themes: Vec<(PathBuf, String)>,
    /// Files that are there and could not be read.
    pub problems: Vec<Diagnostic>,
}

impl ConfigFiles {
    /// These files, but each that is wrong as it was `before`.
    pub fn with_last_good(self, wrong: &[Diagnostic], before: &Self) -> Self {
        let is_wrong = |path: &Path| wrong.iter().any(|d| Path::new(d.file.as_str()) == path);
        let choose = |now: Named, before: &Named| match now.as_ref().or(before.as_ref()) {
            Some((path, _)) if is_wrong(path) => before.clone(),
            _ => now,
        };
        // A theme that is gone stays as long as the settings miss it.
        let missed = self.settings.as_ref().is_some_and(|(path, _)| is_wrong(path));
        let known: Vec<PathBuf> = self.themes.iter().map(|(path, _)| path.clone()).collect();
        let stays = |path: &Path| {
            is_wrong(path) || path.parent().is_some_and(is_wrong) || missed && !known.iter().any(|known| known == path)
        };
        let good = self.themes.into_iter().filter(|(path, _)| !is_wrong(path));
        let mut themes: Vec<_> = good.chain(before.themes.iter().filter(|(path, _)| stays(path)).cloned()).collect();
        themes.sort();
        Self {
            settings: choose(self.settings, &before.settings),
            keys: choose(self.keys, &before.keys),
            themes,
            problems: Vec::new(),
        }
    }
}

/// A file that may be missing: its path and its text.
type Named = Option<(PathBuf, String)>;

/// Reads the configuration files of `dir`. A file or directory that is missing is no problem.
pub fn read(dir: &Path) -> ConfigFiles {
    let mut files = ConfigFiles::default();
    files.settings = read_file(dir.join("settings.toml"), &mut files.problems);
    files.keys = read_file(dir.join("keys.toml"), &mut files.problems);
    let themes = dir.join("themes");
    match list(&themes) {
        Ok(paths) => {
            files.themes = paths.into_iter().filter_map(|path| read_file(path, &mut files.problems)).collect();
        }
        Err(error) => files.problems.extend(problem(&themes, b"", 0, &format!("cannot be read: {error}"))),
    }
    files
}

fn list(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut paths = entries.map(|entry| entry.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    paths.sort();
    Ok(paths)
}

fn read_file(path: PathBuf, problems: &mut Vec<Diagnostic>) -> Option<(PathBuf, String)> {
    let bytes = match read_bytes(&path) {
        Ok(bytes) => bytes?,
        Err(error) => {
            problems.extend(problem(&path, b"", 0, &format!("cannot be read: {error}")));
            return None;
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Some((path, text)),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            problems.extend(problem(&path, error.as_bytes(), at, "not UTF-8 text"));
            None
        }
    }
}

/// The bytes of a file; `None` where it is missing.
fn read_bytes(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        file => file?,
    };
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("not a file"));
    }
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::Error::other("larger than 1 MiB"));
    }
    Ok(Some(bytes))
}

fn problem(path: &Path, bytes: &[u8], at: usize, message: &str) -> Vec<Diagnostic> {
    let file = path.display().to_string();
    let valid = bytes.get(..at).and_then(|valid| str::from_utf8(valid).ok()).unwrap_or_default();
    let mut report = Report::new(&file, valid);
    report.add(&(at..at), "", message, Some("the defaults stand in its place".to_owned()));
    report.into_diagnostics()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_no_problem() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()), ConfigFiles::default());
        assert_eq!(read(&dir.path().join("nowhere")), ConfigFiles::default());
    }

    #[test]
    fn the_files_are_read_by_name_in_order() {
        let dir = tempfile::tempdir().unwrap();
        let themes = dir.path().join("themes");
        fs::create_dir(&themes).unwrap();
        fs::write(dir.path().join("settings.toml"), "measure = 60").unwrap();
        for name in ["b.toml", "a.toml", "notes.txt", ".c.toml.swp"] {
            fs::write(themes.join(name), name).unwrap();
        }
        let files = read(dir.path());
        assert_eq!(files.settings.unwrap().1, "measure = 60");
        let names: Vec<String> = files.themes.into_iter().map(|(_, text)| text).collect();
        assert_eq!((names, files.keys, files.problems), (vec!["a.toml".into(), "b.toml".into()], None, vec![]));
    }

    #[test]
    fn a_file_that_is_wrong_stays_as_it_was_and_the_others_do_not() {
        let named = |name: &str, text: &str| (PathBuf::from(name), text.to_owned());
        let files = |settings: &str, keys: Option<&str>, themes: &[(&str, &str)]| ConfigFiles {
            settings: Some(named("settings.toml", settings)),
            keys: keys.map(|text| named("keys.toml", text)),
            themes: themes.iter().map(|(name, text)| named(name, text)).collect(),
            problems: Vec::new(),
        };
        let wrong = |file: &str| problem(Path::new(file), b"", 0, "no");
        let before = files("a", Some("b"), &[("themes/x.toml", "c"), ("themes/y.toml", "d")]);
        let kept = |now: ConfigFiles, wrong: &[Diagnostic]| now.with_last_good(wrong, &before);
        let now = files("1", Some("2"), &[("themes/x.toml", "3"), ("themes/z.toml", "4")]);
        assert_eq!(kept(now.clone(), &[]), now);
        let keys_and_x = [wrong("keys.toml"), wrong("themes/x.toml")].concat();
        let expected = files("1", Some("b"), &[("themes/x.toml", "c"), ("themes/z.toml", "4")]);
        assert_eq!(kept(now, &keys_and_x), expected);
        assert_eq!(kept(files("1", None, &[]), &wrong("keys.toml")), files("1", Some("b"), &[]), "it cannot be read");
        assert_eq!(kept(files("1", None, &[]), &wrong("settings.toml")).themes, before.themes, "the settings miss one");
        assert_eq!(kept(files("1", None, &[]), &wrong("themes")).themes, before.themes, "the folder cannot be read");
    }

    #[test]
    fn what_cannot_be_read_is_a_problem_with_a_place() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("settings.toml"), b"measure = 60\nmouse = \xff\n").unwrap();
        fs::create_dir(dir.path().join("keys.toml")).unwrap();
        fs::write(dir.path().join("themes"), "not a directory").unwrap();
        let problems: Vec<String> = read(dir.path()).problems.iter().map(ToString::to_string).collect();
        let found = |text: &str| problems.iter().any(|problem| problem.contains(text));
        assert!(found("settings.toml:2:9: not UTF-8 text"), "{problems:?}");
        assert!(found("keys.toml:1:1: cannot be read: not a file"), "{problems:?}");
        assert!(found("themes:1:1: cannot be read"), "{problems:?}");
        fs::write(dir.path().join("settings.toml"), vec![b'#'; LARGEST as usize + 1]).unwrap();
        assert!(read(dir.path()).problems.iter().any(|problem| problem.message.contains("larger than 1 MiB")));
    }
}
