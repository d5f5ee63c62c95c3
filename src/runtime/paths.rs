//! Where the reader's files are: options of the command line first, then the XDG base directories.

use etcetera::base_strategy::{BaseStrategy, choose_base_strategy};
use std::path::{Path, PathBuf};

/// The directories of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// Settings, keys and themes.
    pub config: PathBuf,
    /// Reading positions and marks.
    pub data: PathBuf,
    /// What was fetched; it may be deleted at any time.
    pub cache: PathBuf,
}

/// The reader's home directory, where one is known.
pub fn home() -> Option<PathBuf> {
    etcetera::home_dir().ok()
}

/// There is no home directory to put files in.
#[derive(Debug, thiserror::Error)]
#[error("no home directory is known; set HOME, or give --config DIR and --data DIR")]
pub struct PathsError;

impl Paths {
    /// The directories that the options name, or else `kanbao` in the user's base directories.
    pub fn resolve(config: Option<&Path>, data: Option<&Path>) -> Result<Self, PathsError> {
        if let (Some(config), Some(data)) = (config, data) {
            return Ok(Self { config: config.to_owned(), data: data.to_owned(), cache: data.join("cache") });
        }
        let base = choose_base_strategy().map_err(|_| PathsError)?;
        Ok(Self {
            config: config.map_or_else(|| base.config_dir().join("kanbao"), Path::to_owned),
            data: data.map_or_else(|| base.data_dir().join("kanbao"), Path::to_owned),
            cache: data.map_or_else(|| base.cache_dir().join("kanbao"), |data| data.join("cache")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_win_over_the_base_directories() {
        let paths = Paths::resolve(Some(Path::new("/c")), Some(Path::new("/d"))).unwrap();
        assert_eq!(paths, Paths { config: "/c".into(), data: "/d".into(), cache: "/d/cache".into() });
        let paths = Paths::resolve(None, Some(Path::new("/d"))).unwrap();
        assert!(paths.config.ends_with("kanbao") && paths.data == Path::new("/d"));
    }
}
