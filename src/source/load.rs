//! From a reference, bytes or a text to a document.

use crate::document::{ArticleRef, Block, BlockKind, Document, MastheadPart, Meta};
use crate::source::decode::{self, Clues, Encoding, Region};
use crate::source::inflow::Inflow;
use crate::source::{SourceError, bundled, epub, file, front_matter, markdown, page, plain};
use crate::text::{Language, SafeText, SharedText};
use std::path::Path;

/// What standard input is called in messages.
pub const STDIN: &str = "standard input";

/// An article that was opened, with what the reader should know about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// The article.
    pub document: Document,
    /// What was not understood and passed over; one line each, with the name of the file where there is one.
    pub warnings: Vec<SafeText>,
    /// A digest of its bytes, for what came through standard input and has no other name.
    pub digest: Option<String>,
}

/// Bytes of a text that tell whether it may declare its encoding as pages do.
const HEAD_BYTES: usize = 4 << 10;

/// What is known about a text before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hint<'a> {
    /// What it is called where it comes from: the last resort for a title.
    pub name: &'a str,
    /// How it is written.
    pub format: Format,
}

/// Where bytes come from, as far as it tells how they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Origin<'a> {
    /// What they are called and how they are written.
    pub hint: Hint<'a>,
    /// The charset that was named with them.
    pub charset: Option<&'a str>,
    /// The address that they were fetched from.
    pub address: Option<&'a str>,
}

/// How the reader wants an article to be read, over what it says itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wishes {
    /// How it is written.
    pub format: Option<Format>,
    /// The encoding that it is in.
    pub encoding: Option<Encoding>,
    /// Where articles come from that do not say it, as the reader's locale tells.
    pub region: Option<Region>,
}

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// Markdown, with or without front matter.
    Markdown,
    /// Plain text, whose structure is inferred; a page of HTML that was saved as such is read as one.
    Plain,
    /// Plain text as it stands: nothing is markup and nothing is inferred.
    Verbatim,
    /// A page of HTML.
    Html,
    /// A book.
    Epub,
    /// HTML or Markdown where the text shows signs of it, else plain.
    #[default]
    Unknown,
}

impl Format {
    /// The format that a file name's ending promises; endings that promise nothing are plain text.
    pub fn of_path(path: &Path) -> Self {
        let extension = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
        match extension.as_deref() {
            Some("md" | "markdown" | "mdown" | "mkd" | "mkdn") => Self::Markdown,
            Some("html" | "htm" | "xhtml" | "xht" | "shtml") => Self::Html,
            Some("epub") => Self::Epub,
            _ => Self::Plain,
        }
    }

    fn resolve(self, text: &str) -> Self {
        match self {
            Self::Unknown | Self::Plain if page::looks_like(text) => Self::Html,
            Self::Unknown if markdown::looks_like(text) => Self::Markdown,
            Self::Unknown => Self::Plain,
            known => known,
        }
    }
}

/// Opens an article as it says itself that it is to be read.
pub fn load(article: &ArticleRef) -> Result<Loaded, SourceError> {
    load_with(article, Wishes::default())
}

/// Opens an article.
///
/// What came through standard input cannot be opened again; its caller has the bytes and gives them to
/// [`from_bytes_with`], or to [`from_inflow`] as they come.
pub fn load_with(article: &ArticleRef, wishes: Wishes) -> Result<Loaded, SourceError> {
    match article {
        ArticleRef::Bundled(name) => {
            let text = bundled::text(name).ok_or_else(|| SourceError::NotBundled { name: SafeText::new_line(name) })?;
            Ok(from_text(text, Hint { name, format: wishes.format.unwrap_or(Format::Markdown) }).told_of(name))
        }
        ArticleRef::File(path) => {
            let mut inflow = Inflow::open(path)?;
            inflow.begin()?;
            let is_whole = inflow.read_all()?;
            from_inflow(article, inflow, is_whole, wishes)
        }
        ArticleRef::Stdin(_) => Err(SourceError::StdinGone),
        ArticleRef::Url(address) => Err(SourceError::Remote { address: SafeText::new_line(address) }),
    }
}

/// Makes an article of everything that was read of it. Where that is not the whole, its warnings say so.
pub fn from_inflow(
    article: &ArticleRef,
    inflow: Inflow,
    is_whole: bool,
    wishes: Wishes,
) -> Result<Loaded, SourceError> {
    let name = inflow.name().to_owned();
    let mut bytes = inflow.into_bytes();
    let too_much = (!is_whole).then(|| {
        let end = bytes.iter().rposition(|&byte| byte == b'\n').map_or(bytes.len(), |end| end + 1);
        bytes.truncate(end);
        let limit = file::MAX_BYTES >> 20;
        SafeText::new_line(&format!("goes on after {limit} MB, which is as far as it is read; split it into parts"))
    });
    match article {
        ArticleRef::File(path) => {
            file::check_bytes(&bytes, &name)?;
            let loaded = from_file(path, bytes, wishes)?.warned(too_much);
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            Ok(loaded.told_of(&file))
        }
        _ => {
            let digest = Some(digest(&bytes));
            let warned = |loaded: Loaded| match too_much {
                Some(_) => loaded.warned(too_much.map(|text| SafeText::new_line(&format!("{name}: {text}")))),
                None => loaded,
            };
            from_bytes_with(bytes, &name, wishes).map(|loaded| warned(Loaded { digest, ..loaded }))
        }
    }
}

/// Makes an article of the bytes of a file.
pub(super) fn from_file(path: &Path, bytes: Vec<u8>, wishes: Wishes) -> Result<Loaded, SourceError> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let hint = Hint { name: &name, format: Format::of_path(path) };
    opened(bytes, &path.display().to_string(), Origin { hint, ..Origin::default() }, wishes)
}

/// Makes an article of bytes whose format only they can tell, as from standard input; `name` stands for a file name.
///
/// Unlike a file's, the name says nothing about the article: where it is the only title, the text goes without.
pub fn from_bytes(bytes: Vec<u8>, name: &str) -> Result<Loaded, SourceError> {
    from_bytes_with(bytes, name, Wishes::default())
}

/// [`from_bytes`], read as the reader wants it.
pub fn from_bytes_with(bytes: Vec<u8>, name: &str, wishes: Wishes) -> Result<Loaded, SourceError> {
    file::check_bytes(&bytes, name)?;
    let hint = Hint { name, format: Format::Unknown };
    let loaded = opened(bytes, name, Origin { hint, ..Origin::default() }, wishes)?;
    Ok(untitled(loaded, name).told_of(name))
}

/// Takes away a title that is nothing but what stands for a file name.
pub(super) fn untitled(mut loaded: Loaded, name: &str) -> Loaded {
    if loaded.document.meta.title.as_str() == name {
        let is_title = |block: &Block| matches!(block.kind, BlockKind::Masthead(MastheadPart::Title, _));
        loaded.document.blocks.retain(|block| !is_title(block));
    }
    loaded
}

/// Makes an article of bytes that were fetched.
pub fn from_origin(bytes: Vec<u8>, origin: Origin, wishes: Wishes) -> Result<Loaded, SourceError> {
    let called = origin.address.unwrap_or(origin.hint.name);
    file::check_bytes(&bytes, called)?;
    Ok(opened(bytes, called, origin, wishes)?.told_of(origin.hint.name))
}

/// Makes an article of bytes: a book, whatever its name promises, or else a text. `called` is what messages call it.
fn opened(bytes: Vec<u8>, called: &str, origin: Origin, wishes: Wishes) -> Result<Loaded, SourceError> {
    if origin.hint.format != Format::Epub && !epub::looks_like(&bytes) {
        return Ok(decoded(bytes, origin, wishes));
    }
    let refusal = |reason| SourceError::Book { name: SafeText::new_line(called), reason };
    let (document, warnings) = epub::document(&bytes, origin.hint.name).map_err(refusal)?;
    Ok(Loaded { document, warnings, ..Loaded::default() })
}

/// Makes an article of bytes that are text.
fn decoded(bytes: Vec<u8>, origin: Origin, wishes: Wishes) -> Loaded {
    let Origin { hint, charset, address } = origin;
    let markup = match hint.format {
        Format::Html | Format::Unknown => true,
        Format::Plain => page::looks_like(&String::from_utf8_lossy(bytes.get(..HEAD_BYTES).unwrap_or(&bytes))),
        _ => false,
    };
    let region = address.and_then(host).and_then(Region::of_host).or(wishes.region);
    let decoded = decode::decode(bytes, Clues { asked: wishes.encoding, charset, markup, region });
    let is_empty = decoded.text.trim().is_empty();
    let format = wishes.format.unwrap_or(hint.format).resolve(&decoded.text);
    let mut loaded = read(decoded.text.into(), Hint { format, ..hint }, address).warned(decoded.warning);
    loaded.document.meta.encoding = Some(decoded.encoding);
    let nothing = nothing_to_read(is_empty, &loaded.document);
    loaded.warned(nothing.map(SafeText::new))
}

/// What is said of an article that has nothing to read in it, so that nobody waits for it.
fn nothing_to_read(is_empty: bool, document: &Document) -> Option<&'static str> {
    let is_head = |block: &Block| matches!(block.kind, BlockKind::Masthead(..));
    match is_empty {
        true => Some("is empty: there is nothing to read in it"),
        false => document.blocks.iter().all(is_head).then_some("there is nothing to read in it below its title"),
    }
}

/// Makes an article of a text. It cannot fail: whatever the text is, it can be read.
pub fn from_text(text: impl Into<SharedText>, hint: Hint) -> Loaded {
    let text = text.into();
    let format = hint.format.resolve(&text);
    read(text, Hint { format, ..hint }, None)
}

/// Makes an article of a text whose format is known.
fn read(text: SharedText, hint: Hint, address: Option<&str>) -> Loaded {
    match hint.format {
        Format::Plain | Format::Epub => {
            let document = plain::document(&text, &Meta::default(), hint.name, Language::guess(sample(&text)));
            let document = Document { is_plain: true, ..document };
            Loaded { document, ..Loaded::default() }
        }
        Format::Verbatim => {
            let document = plain::verbatim(&text, 0, &Meta::default(), hint.name, Language::guess(sample(&text)));
            Loaded { document, ..Loaded::default() }
        }
        Format::Html => Loaded { document: page::document(&text, hint.name, address), ..Loaded::default() },
        Format::Markdown | Format::Unknown => from_markdown(text, hint.name, address),
    }
}

/// The host of an address.
fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    Some(authority.rsplit_once(':').map_or(authority, |(host, _)| host))
}

fn from_markdown(text: SharedText, name: &str, address: Option<&str>) -> Loaded {
    let (front, body) = front_matter::split(&text);
    let before = text.len() - body.len();
    let language = front.language.unwrap_or_else(|| Language::guess(sample(body)));
    let meta = front.meta(language);
    let loaded = Loaded { warnings: front.warnings, ..Loaded::default() };
    match markdown::document(text, before, &meta, name, language, address) {
        Ok(document) => Loaded { document, ..loaded },
        Err(text) => Loaded { document: plain::verbatim(&text, before, &meta, name, language), ..loaded }.warned(Some(
            SafeText::new("there is more Markdown in it than can be read as such; it is shown as plain text"),
        )),
    }
}

/// What tells the bytes of standard input from others: the same bytes always have the same digest.
pub fn digest(bytes: &[u8]) -> String {
    // FNV-1a: it need not be secret, only the same tomorrow.
    let digest = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{digest:016x}")
}

impl Loaded {
    fn warned(mut self, warning: Option<SafeText>) -> Self {
        self.warnings.splice(0..0, warning);
        self
    }

    /// Puts what the text is called before every warning.
    fn told_of(mut self, name: &str) -> Self {
        for warning in &mut self.warnings {
            *warning = SafeText::new_line(&format!("{name}: {warning}"));
        }
        self
    }
}

/// Enough of a text to tell its language by.
fn sample(text: &str) -> &str {
    let end = text.floor_char_boundary(SAMPLE_BYTES);
    text.get(..end).unwrap_or(text)
}

/// Bytes of text that the language is guessed from.
const SAMPLE_BYTES: usize = 16 << 10;
