//! Bytes that come piece by piece, from a file or through a pipe, with a limit to how many are taken.

use crate::source::SourceError;
use crate::source::file::{self, MAX_BYTES};
use crate::text::SafeText;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::path::Path;

/// Bytes that are asked for at once through a pipe, which gives no more anyway; also those of a first look at a file.
const PIECE: usize = 64 << 10;
/// Bytes that are asked for at once of a file.
const LARGE_PIECE: usize = 4 << 20;

/// Bytes that come piece by piece.
#[derive(Debug)]
pub struct Inflow {
    file: File,
    name: String,
    bytes: Vec<u8>,
    /// How many bytes there will be, where that is known beforehand.
    size: Option<u64>,
}

/// What came of reading on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// More bytes.
    More,
    /// The end.
    End,
    /// More than is taken: what is there is all that will be read.
    TooMuch,
}

impl Inflow {
    /// Standard input, which `name` stands for in messages.
    pub fn stdin(name: &str) -> io::Result<Self> {
        let file = File::from(io::stdin().as_fd().try_clone_to_owned()?);
        let size = file.metadata().ok().filter(|metadata| metadata.is_file()).map(|metadata| metadata.len());
        Ok(Self { file, name: name.to_owned(), bytes: Vec::new(), size })
    }

    /// A file that looks like an article as far as its head tells. Of what is not a regular file, such as a pipe, nothing
    /// is known beforehand.
    pub fn open(path: &Path) -> Result<Self, SourceError> {
        let failed = |error| SourceError::from_io(path, &error);
        let file = File::open(path).map_err(failed)?;
        let metadata = file.metadata().map_err(failed)?;
        let name = path.display().to_string();
        if metadata.is_dir() {
            return Err(SourceError::Directory { path: SafeText::new_line(&name) });
        }
        let size = metadata.is_file().then_some(metadata.len());
        if size > Some(MAX_BYTES) {
            return Err(SourceError::TooLarge { name: SafeText::new_line(&name) });
        }
        Ok(Self { file, name, bytes: Vec::new(), size })
    }

    /// What was read so far.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What it is called in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many bytes there will be, where that is known beforehand.
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// Gives everything that was read.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Reads until there are any bytes, so that what is no text is known before anything is made of it.
    pub fn begin(&mut self) -> Result<(), SourceError> {
        if self.bytes.is_empty() {
            self.read_on()?;
        }
        file::check_bytes(&self.bytes, &self.name)
    }

    /// Reads to the end; `false` where there is more than is taken.
    pub fn read_all(&mut self) -> Result<bool, SourceError> {
        loop {
            match self.read_on()? {
                Came::More => {}
                Came::End => return Ok(true),
                Came::TooMuch => return Ok(false),
            }
        }
    }

    /// Waits for more bytes.
    pub fn read_on(&mut self) -> Result<Came, SourceError> {
        let start = self.bytes.len();
        let room = usize::try_from(MAX_BYTES).unwrap_or(usize::MAX).saturating_sub(start);
        let wanted = match self.size {
            // A byte more than there should be tells whether the end is reached.
            Some(size) if start >= PIECE && start <= size as usize => (size as usize - start).clamp(1, LARGE_PIECE),
            _ => PIECE,
        };
        if let (Some(size), 0) = (self.size, start) {
            self.bytes.reserve_exact(size as usize + 1);
        }
        self.bytes.resize(start + wanted.min(room + 1), 0);
        let read = loop {
            match self.file.read(self.bytes.get_mut(start..).unwrap_or_default()) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let came = read.as_ref().map_or(0, |&read| read).min(room);
        self.bytes.truncate(start + came);
        match read {
            Err(error) => Err(SourceError::from_io(Path::new(&self.name), &error)),
            Ok(0) => Ok(Came::End),
            Ok(read) if read > room => Ok(Came::TooMuch),
            Ok(_) => Ok(Came::More),
        }
    }
}

impl AsFd for Inflow {
    /// Where the bytes come from, to be waited for.
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.file.as_fd()
    }
}
