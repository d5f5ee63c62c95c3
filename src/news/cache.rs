//! What was fetched, kept for the next time: one file for each address, in the cache directory.
//!
//! A file is a line of JSON about the answer, and the answer. Damage is no error: what cannot be read is fetched again.

use crate::news::fetch::{Page, Validators};
use crate::text::SafeText;
use serde::{Deserialize, Serialize};
use std::fs::{self, DirBuilder, File};
use std::io::{self, Read, Write};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;
use tempfile::NamedTempFile;

/// Bytes that all files take together at most; the oldest go first.
const MAX_BYTES: u64 = 100 << 20;
/// Bytes of one file that are read at most.
const MAX_FILE: u64 = 40 << 20;

/// The directory of what was fetched.
#[derive(Debug, Clone)]
pub struct Cache {
    dir: PathBuf,
}

/// What is known about an answer.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    asked: String,
    address: String,
    kind: Option<String>,
    etag: Option<String>,
    modified: Option<String>,
}

impl Cache {
    /// What lies in `dir`, which need not be there.
    pub fn new(dir: &Path) -> Self {
        Self { dir: dir.join("pages") }
    }

    fn path(&self, asked: &str) -> PathBuf {
        // FNV-1a: two addresses of one digest only displace each other.
        let digest = asked
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        self.dir.join(format!("{digest:016x}.page"))
    }

    /// The page that was fetched from the address `asked`.
    pub fn get(&self, asked: &str) -> Option<Page> {
        let mut bytes = Vec::new();
        File::open(self.path(asked)).ok()?.take(MAX_FILE).read_to_end(&mut bytes).ok()?;
        let end = bytes.iter().position(|&b| b == b'\n')?;
        let body = bytes.split_off(end + 1);
        let Head { asked: known, address, kind, etag, modified } = serde_json::from_slice(&bytes).ok()?;
        let page = Page { address, kind, validators: Validators { etag, modified }, bytes: body };
        (known == asked).then_some(page)
    }

    /// Keeps a page.
    pub fn put(&self, asked: &str, page: &Page) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(&self.dir)?;
        let Page { address, kind, validators: Validators { etag, modified }, bytes } = page.clone();
        let head = Head { asked: asked.to_owned(), address, kind, etag, modified };
        let mut file = NamedTempFile::with_prefix_in(".page", &self.dir)?;
        serde_json::to_writer(&mut file, &head)?;
        file.write_all(b"\n")?;
        file.write_all(&bytes)?;
        file.persist(self.path(asked))?;
        self.prune()
    }

    /// Drops the oldest files until the rest is small enough.
    fn prune(&self) -> io::Result<()> {
        let mut files: Vec<(SystemTime, u64, PathBuf)> = Vec::new();
        for entry in fs::read_dir(&self.dir)? {
            let entry = entry?;
            let metadata = entry.metadata()?;
            files.push((metadata.modified()?, metadata.len(), entry.path()));
        }
        files.sort();
        let mut total: u64 = files.iter().map(|(_, len, _)| len).sum();
        for (_, len, path) in files {
            if total <= MAX_BYTES {
                break;
            }
            fs::remove_file(path)?;
            total -= len;
        }
        Ok(())
    }
}

/// What is said where a page could not be kept.
pub fn not_kept(error: &io::Error) -> SafeText {
    SafeText::new_line(&format!("the page is not kept for the next time ({error}); check the cache directory"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_come_back_and_damage_is_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::new(dir.path());
        let page = Page {
            address: "b".into(),
            kind: Some("text/html".into()),
            validators: Validators::default(),
            bytes: b"x\ny".to_vec(),
        };
        assert_eq!(cache.get("a"), None);
        cache.put("a", &page).unwrap();
        assert_eq!(cache.get("a"), Some(page));
        assert_eq!(cache.get("c"), None);
        fs::write(cache.path("a"), b"{\"asked\":\n").unwrap();
        assert_eq!(cache.get("a"), None);
    }

    #[test]
    fn the_oldest_pages_go_where_they_are_too_many() {
        let dir = tempfile::tempdir().unwrap();
        let cache = Cache::new(dir.path());
        let page = Page { address: "b".into(), kind: None, validators: Validators::default(), bytes: vec![b'x'; 9] };
        cache.put("old", &page).unwrap();
        let old = File::options().write(true).open(cache.path("old")).unwrap();
        old.set_len(MAX_BYTES).unwrap();
        old.set_modified(SystemTime::UNIX_EPOCH).unwrap();
        cache.put("new", &page).unwrap();
        assert!(!cache.path("old").exists() && cache.get("new").is_some());
    }
}
