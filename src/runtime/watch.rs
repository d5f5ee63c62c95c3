//! Watches the configuration and has it read again when a file of it changes. A file with an error in it is told of and
//! stays as it was; the others are taken over. While nothing changes nothing wakes up.

use crate::app::{Event, Severity};
use crate::config::ConfigFiles;
use crate::runtime::configuration::{Configuration, Reading};
use crate::runtime::message::Mailbox;
use crate::runtime::worker;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// How long nothing may change before the files are read: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(40);
/// How long to wait for that at most.
const LONGEST: Duration = Duration::from_millis(300);

/// Starts to watch on a thread of its own. `last` is what was read at the start.
pub fn watch(configuration: Configuration, last: ConfigFiles, mailbox: Mailbox) -> io::Result<()> {
    worker::spawn("watch", worker::LARGE, move || {
        if let Err(error) = follow(&configuration, last, &mailbox) {
            let text = format!("changes of the configuration take effect at the next start ({error})");
            mailbox.notice(Severity::Warning, &text);
        }
    })?;
    Ok(())
}

/// Reads the configuration whenever it changes, until nobody listens.
fn follow(configuration: &Configuration, mut last: ConfigFiles, mailbox: &Mailbox) -> notify::Result<()> {
    let (sender, changes) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender)?;
    let mut watched = BTreeSet::new();
    // What was wrong at the start was told then, and what was right of it is in force.
    let mut good = ConfigFiles { problems: Vec::new(), ..last.clone() };
    loop {
        update(&mut watcher, &mut watched, places(&configuration.dir))?;
        if watched.is_empty() {
            return Ok(());
        }
        // What was read may be older than the watch.
        if !reload(configuration, &mut last, &mut good, mailbox) || !wait(&changes, &configuration.dir)? {
            return Ok(());
        }
    }
}

/// Reads the files and passes on what changed; `false` where nobody listens.
fn reload(configuration: &Configuration, last: &mut ConfigFiles, good: &mut ConfigFiles, mailbox: &Mailbox) -> bool {
    let Reading { files, diagnostics, .. } = configuration.read();
    if files == *last {
        return true;
    }
    last.clone_from(&files);
    let Reading { files, config, .. } = configuration.make(files.with_last_good(&diagnostics, good));
    let complaint = configuration.complaint(&diagnostics);
    // A file that is mended may be what it was before the mistake: that is news too.
    let is_news = complaint.is_none() || files != *good;
    *good = files;
    (!is_news || mailbox.event(Event::ConfigChanged(Box::new(config))))
        && complaint.is_none_or(|complaint| mailbox.event(complaint))
}

/// Waits for a change and for the quiet after it; `false` where there will be none.
fn wait(changes: &Receiver<notify::Result<notify::Event>>, dir: &Path) -> notify::Result<bool> {
    loop {
        let Ok(change) = changes.recv() else { return Ok(false) };
        if concerns(&change?, dir) {
            break;
        }
    }
    let start = Instant::now();
    while let Some(left) = LONGEST.checked_sub(start.elapsed()) {
        match changes.recv_timeout(QUIET.min(left)) {
            Ok(_) => {}
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return Ok(false),
        }
    }
    Ok(true)
}

/// Whether an event may mean that the configuration changed: that somebody read it is none of our business.
fn concerns(event: &notify::Event, dir: &Path) -> bool {
    let parent = dir.parent();
    let beside = |path: &PathBuf| path.parent() == parent && path != dir;
    !matches!(event.kind, EventKind::Access(_)) && (event.paths.is_empty() || !event.paths.iter().all(beside))
}

/// The directories to watch: those of the files, those that links among the files lead to, and as long as there is no
/// configuration, the one that it would be made in.
fn places(dir: &Path) -> BTreeSet<PathBuf> {
    let themes = dir.join("themes");
    let mut places: BTreeSet<PathBuf> = [dir, &themes].into_iter().filter(|p| p.is_dir()).map(Path::to_owned).collect();
    if places.is_empty() {
        places.extend(dir.parent().filter(|parent| parent.is_dir()).map(Path::to_owned));
    }
    let entries = [dir, &themes].into_iter().filter_map(|dir| fs::read_dir(dir).ok()).flatten().flatten();
    let links = entries.map(|entry| entry.path()).filter(|path| path.is_symlink());
    let targets = links.filter_map(|link| Some(fs::canonicalize(link).ok()?.parent()?.to_owned()));
    places.extend(targets);
    places
}

/// Changes what is watched. What is gone already needs no word.
fn update(
    watcher: &mut RecommendedWatcher,
    watched: &mut BTreeSet<PathBuf>,
    wanted: BTreeSet<PathBuf>,
) -> notify::Result<()> {
    for gone in watched.difference(&wanted) {
        let _ = watcher.unwatch(gone);
    }
    for new in wanted.difference(watched) {
        watcher.watch(new, RecursiveMode::NonRecursive)?;
    }
    *watched = wanted;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rendition::Asked;
    use crate::runtime::message::Message;
    use std::os::unix::fs::symlink;

    struct Watched {
        home: tempfile::TempDir,
        inbox: Receiver<Message>,
    }

    impl Watched {
        fn new(prepare: impl FnOnce(&Path)) -> Self {
            let home = tempfile::tempdir().unwrap();
            prepare(home.path());
            let (mailbox, inbox) = Mailbox::new();
            let configuration = Configuration { dir: home.path().join("kanbao"), theme: None, asked: Asked::default() };
            // As if read long ago: the first reading, which the watch is older than, is a change in itself.
            let last = ConfigFiles { problems: Vec::new(), keys: Some(Default::default()), ..ConfigFiles::default() };
            watch(configuration, last, mailbox).unwrap();
            let watched = Self { home, inbox };
            assert_eq!(watched.next(), "changed", "the files are read once after the watch has begun");
            watched
        }

        fn write(&self, file: &str, text: &str) {
            fs::write(self.home.path().join(file), text).unwrap();
        }

        fn next(&self) -> String {
            match self.inbox.recv_timeout(Duration::from_secs(10)).unwrap() {
                Message::App(Event::ConfigChanged(config)) if config.settings.measure == 50 => "measure 50".into(),
                Message::App(Event::ConfigChanged(_)) => "changed".into(),
                Message::App(Event::ConfigWrong(text)) => text.to_string(),
                other => panic!("{other:?}"),
            }
        }
    }

    fn make(dir: &Path) {
        fs::create_dir_all(dir.join("kanbao/themes")).unwrap();
    }

    #[test]
    fn a_saved_file_takes_effect_and_a_broken_one_is_told_of() {
        let watched = Watched::new(make);
        watched.write("kanbao/settings.toml", "measure = 50\n");
        assert_eq!(watched.next(), "measure 50");
        watched.write("kanbao/settings.toml", "measure = \n");
        assert!(watched.next().starts_with("settings.toml:1:"), "the file is called by its name alone");
        watched.write("kanbao/settings.toml", "measure = 60\n");
        assert_eq!(watched.next(), "changed");
    }

    #[test]
    fn a_broken_file_does_not_keep_the_others_from_taking_effect() {
        let watched = Watched::new(make);
        watched.write("kanbao/keys.toml", "[text]\nx = \"nxt\"\n");
        assert!(watched.next().starts_with("keys.toml:2:"));
        watched.write("kanbao/settings.toml", "measure = 50\n");
        assert_eq!(watched.next(), "measure 50");
        assert!(watched.next().starts_with("keys.toml:2:"), "it is still wrong");
        watched.write("kanbao/settings.toml", "measure = 5\n");
        assert!(watched.next().starts_with("settings.toml:1:"), "nothing else changes");
        watched.write("kanbao/keys.toml", "");
        assert_eq!(watched.next(), "measure 50", "what is wrong stays as it was");
    }

    #[test]
    fn an_editor_that_renames_is_seen() {
        let watched = Watched::new(make);
        watched.write("kanbao/settings.toml~", "measure = 50\n");
        let dir = watched.home.path().join("kanbao");
        fs::rename(dir.join("settings.toml~"), dir.join("settings.toml")).unwrap();
        assert_eq!(watched.next(), "measure 50");
    }

    #[test]
    fn a_directory_made_later_is_found() {
        let watched = Watched::new(|_| {});
        make(watched.home.path());
        watched.write("kanbao/settings.toml", "measure = 50\n");
        assert_eq!(watched.next(), "measure 50");
        watched.write("kanbao/settings.toml", "measure = 60\n");
        assert_eq!(watched.next(), "changed");
    }

    #[test]
    fn a_link_is_followed_to_where_it_leads() {
        let watched = Watched::new(|home| {
            make(home);
            fs::create_dir(home.join("dotfiles")).unwrap();
            fs::write(home.join("dotfiles/kanbao.toml"), "measure = 60\n").unwrap();
            symlink(home.join("dotfiles/kanbao.toml"), home.join("kanbao/settings.toml")).unwrap();
        });
        watched.write("dotfiles/kanbao.toml", "measure = 50\n");
        assert_eq!(watched.next(), "measure 50");
    }
}
