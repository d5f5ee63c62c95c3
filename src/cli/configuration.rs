//! The configuration as subcommands need it: read from its folder, with what is wrong in it said on standard error.

use crate::cli::arguments::Folders;
use crate::cli::{Error, output};
use crate::config::{Config, ConfigFiles, files};
use crate::runtime::Paths;

/// Where configuration and data lie.
pub fn paths(folders: &Folders) -> Result<Paths, Error> {
    Ok(Paths::resolve(folders.config.as_deref(), folders.data.as_deref())?)
}

/// The texts of the configuration.
pub fn files(folders: &Folders) -> Result<ConfigFiles, Error> {
    Ok(files::read(&paths(folders)?.config))
}

/// The configuration; what is wrong in it is said, and the defaults stand in for that.
pub fn load(folders: &Folders) -> Config {
    let files = files(folders).unwrap_or_else(|error| {
        output::warn(&error);
        ConfigFiles::default()
    });
    let (config, diagnostics) = Config::load(&files);
    diagnostics.iter().for_each(output::warn);
    config
}

/// The configuration, without a word about what is wrong in it: the reader says that itself.
pub fn quietly(folders: &Folders) -> Result<Config, Error> {
    Ok(Config::load(&files(folders)?).0)
}
