//! A home of its own for a run of the program: configuration, data and articles in a temporary directory.

use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A home of its own. It outlives the runs in it, so that a second run finds what the first one left.
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// An empty one, as on the first visit.
    pub fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    /// One in which the program has been before, so that it does not open the lead feature by itself.
    pub fn visited() -> Self {
        let home = Self::new();
        home.write("data/state.json", r#"{"version":1,"selected":"bundled:altman-paris","greeted":true}"#);
        home
    }

    /// Puts a file there, with the folders that lead to it.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The directory that `--config` names.
    pub fn config(&self) -> PathBuf {
        self.path().join("config")
    }

    /// The directory that `--data` names.
    pub fn data(&self) -> PathBuf {
        self.path().join("data")
    }

    /// The state file's text; empty where there is none.
    pub fn state(&self) -> String {
        fs::read_to_string(self.data().join("state.json")).unwrap_or_default()
    }
}
