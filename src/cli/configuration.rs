//! The configuration as subcommands need it: read from its folder, with what is wrong in it said on standard error.

use crate::cli::arguments::Folders;
use crate::cli::{Error, output};
use crate::config::{Config, ConfigFiles, Diagnostic, files};
use crate::runtime::Paths;

/// Where configuration and data lie.
pub fn paths(folders: &Folders) -> Result<Paths, Error> {
    Ok(Paths::resolve(folders.config.as_deref(), folders.data.as_deref())?)
}

/// The texts of the configuration.
pub fn files(folders: &Folders) -> Result<ConfigFiles, Error> {
    Ok(files::read(&paths(folders)?.config)?)
}

/// The configuration; where it has errors or cannot be read, that is said, and the defaults stand in for it.
pub fn load_or_default(folders: &Folders) -> Config {
    match files(folders) {
        Ok(files) => {
            let (config, diagnostics) = Config::load(&files);
            warn(&diagnostics);
            config
        }
        Err(error) => {
            output::warn(&error);
            Config::default()
        }
    }
}

/// Says what is wrong, one line each.
pub fn warn(diagnostics: &[Diagnostic]) {
    diagnostics.iter().for_each(output::warn);
}
