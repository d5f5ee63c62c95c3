//! The state file: read once at the start, merged and written atomically.

use crate::runtime::state::State;
use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The state file's name in the data directory.
pub const FILE: &str = "state.json";
/// No state file is larger than this, in bytes.
const LARGEST: u64 = 16 << 20;

/// The state file.
#[derive(Debug)]
pub struct Store {
    dir: PathBuf,
    known: State,
}

/// The state could not be saved.
#[derive(Debug, thiserror::Error)]
#[error("reading positions could not be saved to {}: {source}; make room or check its permissions", path.display())]
pub struct StoreError {
    path: PathBuf,
    source: io::Error,
}

impl Store {
    /// Reads the state file in `dir`. A file that cannot be understood is set aside, and the message says so.
    pub fn open(dir: &Path) -> (Self, Option<String>) {
        let mut store = Self { dir: dir.to_owned(), known: State::default() };
        let message = match store.read() {
            Ok((state, message)) => {
                store.known = state;
                message
            }
            Err(error) => Some(format!("{}: cannot be read ({error})", store.path().display())),
        };
        (store, message)
    }

    /// What was read or written last.
    pub fn state(&self) -> &State {
        &self.known
    }

    /// Writes what is new, together with what other running programs wrote meanwhile.
    pub fn save(&mut self, news: &State) -> Result<(), StoreError> {
        self.known.merge(news);
        self.write().map_err(|source| StoreError { path: self.path(), source })
    }

    fn path(&self) -> PathBuf {
        self.dir.join(FILE)
    }

    fn write(&mut self) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.dir)?;
        let _lock = self.lock()?;
        let (mut state, _) = self.read()?;
        state.merge(&self.known);
        state.prune();
        let json = state.to_json().map_err(io::Error::other)?;
        // A link is written through: whoever made it wants the file where it points to.
        let path = fs::canonicalize(self.path()).unwrap_or_else(|_| self.path());
        let dir = path.parent().unwrap_or(&self.dir);
        let mut file = NamedTempFile::with_prefix_in(".state", dir)?;
        file.write_all(&json)?;
        file.as_file().sync_all()?;
        file.persist(&path)?;
        File::open(dir)?.sync_all()?;
        self.known = state;
        Ok(())
    }

    /// Waits for its turn among running programs; it lasts as long as the file is open.
    fn lock(&self) -> io::Result<File> {
        let file = File::options().create(true).append(true).open(self.dir.join(".lock"))?;
        // Some network file systems have no locks; they still have the atomic rename.
        let _ = file.lock();
        Ok(file)
    }

    /// Reads the file; one that is damaged is set aside.
    fn read(&self) -> io::Result<(State, Option<String>)> {
        let mut json = Vec::new();
        match File::open(self.path()) {
            Ok(file) => file.take(LARGEST + 1).read_to_end(&mut json)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((State::default(), None)),
            Err(error) => return Err(error),
        };
        let parsed = if json.len() as u64 > LARGEST { Err("it is too large".to_owned()) } else { State::parse(&json) };
        match parsed {
            Ok(state) => Ok((state, None)),
            Err(reason) => {
                let aside = self.set_aside()?;
                let message = format!(
                    "reading positions could not be read ({reason}); the file was set aside as {}",
                    aside.display()
                );
                Ok((State::default(), Some(message)))
            }
        }
    }

    /// Gives the file a name that nothing has yet.
    fn set_aside(&self) -> io::Result<PathBuf> {
        let free = (1..).map(|n| self.dir.join(format!("{FILE}.broken-{n}"))).find(|path| !path.exists());
        let aside = free.ok_or(io::ErrorKind::AlreadyExists)?;
        fs::rename(self.path(), &aside)?;
        Ok(aside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Record;
    use crate::document::ArticleRef;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn news(name: &str, last_read: u64) -> State {
        let mut state = State::default();
        state.keep(&ArticleRef::Bundled(name.to_owned()), Record { last_read, ..Record::default() });
        state
    }

    fn names(state: &State) -> Vec<String> {
        state.articles().map(|(article, _)| article.key()).collect()
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn positions_come_back_and_are_for_their_owner_only() {
        let home = tempfile::tempdir().unwrap();
        let dir = home.path().join("share/kanbao");
        let (mut store, message) = Store::open(&dir);
        assert!(message.is_none() && store.state().is_empty());
        store.save(&news("a", 1)).unwrap();
        assert_eq!(names(Store::open(&dir).0.state()), ["bundled:a"]);
        assert_eq!((mode(&dir), mode(&dir.join(FILE))), (0o700, 0o600));
    }

    #[test]
    fn two_programs_do_not_lose_each_others_positions() {
        let dir = tempfile::tempdir().unwrap();
        let (mut one, mut two) = (Store::open(dir.path()).0, Store::open(dir.path()).0);
        one.save(&news("a", 1)).unwrap();
        two.save(&news("b", 1)).unwrap();
        one.save(&news("c", 1)).unwrap();
        assert_eq!(names(Store::open(dir.path()).0.state()), ["bundled:a", "bundled:b", "bundled:c"]);
    }

    #[test]
    fn many_programs_at_once_lose_nothing() {
        let dir = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let dir = dir.path();
                scope.spawn(move || {
                    let mut store = Store::open(dir).0;
                    for i in 0..10 {
                        store.save(&news(&format!("{thread}-{i}"), 1)).unwrap();
                    }
                });
            }
        });
        assert_eq!(Store::open(dir.path()).0.state().articles().count(), 40);
    }

    #[test]
    fn damaged_files_are_set_aside_one_after_another() {
        let dir = tempfile::tempdir().unwrap();
        for n in 1..=2 {
            fs::write(dir.path().join(FILE), "{ not json").unwrap();
            let (store, message) = Store::open(dir.path());
            assert!(store.state().is_empty());
            assert!(message.unwrap().contains(&format!("state.json.broken-{n}")));
        }
        assert_eq!(fs::read_to_string(dir.path().join("state.json.broken-1")).unwrap(), "{ not json");
    }

    #[test]
    fn damage_while_running_costs_nothing_that_is_known() {
        let dir = tempfile::tempdir().unwrap();
        let (mut store, _) = Store::open(dir.path());
        store.save(&news("a", 1)).unwrap();
        fs::write(dir.path().join(FILE), [0, 159, 146, 150]).unwrap();
        store.save(&news("b", 1)).unwrap();
        assert_eq!(names(Store::open(dir.path()).0.state()), ["bundled:a", "bundled:b"]);
    }

    #[test]
    fn a_link_is_written_through() {
        let dir = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let target = elsewhere.path().join("synced.json");
        fs::write(&target, news("a", 1).to_json().unwrap()).unwrap();
        symlink(&target, dir.path().join(FILE)).unwrap();
        Store::open(dir.path()).0.save(&news("b", 1)).unwrap();
        assert!(dir.path().join(FILE).is_symlink());
        assert_eq!(names(&State::parse(&fs::read(&target).unwrap()).unwrap()), ["bundled:a", "bundled:b"]);
    }

    #[test]
    fn a_directory_that_cannot_be_made_is_an_error_that_names_it() {
        let dir = tempfile::tempdir().unwrap();
        let blocked = dir.path().join("file");
        fs::write(&blocked, "").unwrap();
        let (mut store, _) = Store::open(&blocked.join("kanbao"));
        let error = store.save(&news("a", 1)).unwrap_err().to_string();
        assert!(error.contains("file/kanbao/state.json"), "{error}");
    }
}
