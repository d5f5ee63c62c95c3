//! Fetching within limits: of time, of size after decompression, of redirects.

use crate::news::guard::Guard;
use crate::news::{NewsError, address};
use crate::text::SafeText;
use std::io::Read;
use std::time::Duration;
use ureq::Agent;
use ureq::http::{Response, Uri, header};
use ureq::unversioned::transport::DefaultConnector;

/// The most bytes of an answer, decompressed.
pub const MAX_BYTES: u64 = 32 << 20;
/// The most addresses that lead on to another.
const MAX_REDIRECTS: usize = 5;
/// How long all of it may take.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a host may take to be found or to be connected to.
const KNOCK: Duration = Duration::from_secs(15);

/// What is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// An article.
    Article,
    /// An image of one.
    Picture,
}

impl Wanted {
    /// What the server is asked for, best first.
    fn accept(self) -> &'static str {
        match self {
            Self::Article => "text/html, application/xhtml+xml, text/markdown;q=0.9, text/plain;q=0.8, */*;q=0.1",
            Self::Picture => "image/webp, image/png, image/jpeg, image/gif, */*;q=0.1",
        }
    }
}

/// What an answer says about itself, so that it need not be fetched again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Validators {
    /// Its entity tag.
    pub etag: Option<String>,
    /// When it was last changed, as the server writes it.
    pub modified: Option<String>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The address where it was found, after all redirects.
    pub address: String,
    /// Its media type with its parameters.
    pub kind: Option<String>,
    /// For the next time.
    pub validators: Validators,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Fetches a page; `None` where it is as it was when the server gave `known`.
pub fn fetch(address: &str, known: &Validators, guard: &Guard, wanted: Wanted) -> Result<Option<Page>, NewsError> {
    let agent = agent(guard.clone(), wanted.accept());
    let mut uri = address::parse(address)?;
    for _ in 0..=MAX_REDIRECTS {
        let mut request = agent.get(&uri);
        if let Some(etag) = &known.etag {
            request = request.header(header::IF_NONE_MATCH, etag);
        }
        if let Some(modified) = &known.modified {
            request = request.header(header::IF_MODIFIED_SINCE, modified);
        }
        let answer = request.call().map_err(|error| failure(error, &uri, guard))?;
        let status = answer.status().as_u16();
        match status {
            304 => return Ok(None),
            301 | 302 | 303 | 307 | 308 => uri = next(&answer, &uri, address)?,
            200 | 203 => return page(answer, &uri, guard).map(Some),
            code => return Err(NewsError::status(address, code)),
        }
    }
    Err(NewsError::Redirects { address: SafeText::new_line(address) })
}

fn agent(guard: Guard, accept: &str) -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(PATIENCE))
        .timeout_resolve(Some(KNOCK))
        .timeout_connect(Some(KNOCK))
        .user_agent(concat!("kanbao/", env!("CARGO_PKG_VERSION")))
        .accept(accept)
        .build();
    Agent::with_parts(config, DefaultConnector::default(), guard)
}

/// Where a redirect leads.
fn next<B>(answer: &Response<B>, from: &Uri, first: &str) -> Result<Uri, NewsError> {
    let location = text(answer, header::LOCATION).unwrap_or_default();
    if location.is_empty() {
        return Err(NewsError::status(first, answer.status().as_u16()));
    }
    address::parse(&crate::source::joined_address(&from.to_string(), &location))
}

fn text<B>(answer: &Response<B>, name: header::HeaderName) -> Option<String> {
    let value = answer.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

fn page(mut answer: Response<ureq::Body>, uri: &Uri, guard: &Guard) -> Result<Page, NewsError> {
    let validators = Validators { etag: text(&answer, header::ETAG), modified: text(&answer, header::LAST_MODIFIED) };
    let kind = text(&answer, header::CONTENT_TYPE);
    let mut bytes = Vec::new();
    let mut body = answer.body_mut().with_config().limit(u64::MAX).reader().take(MAX_BYTES + 1);
    body.read_to_end(&mut bytes).map_err(|error| failure(ureq::Error::Io(error), uri, guard))?;
    let address = uri.to_string();
    if bytes.len() as u64 > MAX_BYTES {
        return Err(NewsError::TooLarge { address: SafeText::new_line(&address), megabytes: MAX_BYTES >> 20 });
    }
    Ok(Page { address, kind, validators, bytes })
}

fn failure(error: ureq::Error, uri: &Uri, guard: &Guard) -> NewsError {
    let host = SafeText::new_line(uri.host().unwrap_or_default());
    let reason = |error: &dyn std::fmt::Display| SafeText::new_line(&error.to_string());
    match error {
        _ if guard.has_refused() => NewsError::Private { host },
        ureq::Error::HostNotFound => NewsError::NoHost { host },
        ureq::Error::Timeout(_) => NewsError::TimedOut { host },
        ureq::Error::Rustls(error) => NewsError::Tls { host, reason: reason(&error) },
        ureq::Error::Tls(error) => NewsError::Tls { host, reason: reason(&error) },
        ureq::Error::Io(error) => of_io(error, host),
        other => NewsError::Unreachable { host, reason: reason(&other) },
    }
}

/// What the failure of a system call means. Names are resolved by one, and secure connections fail within one.
fn of_io(error: std::io::Error, host: SafeText) -> NewsError {
    let reason = error.to_string();
    let inner = error.get_ref().map(|inner| inner.to_string()).unwrap_or_default();
    match error.kind() {
        std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock => NewsError::TimedOut { host },
        _ if reason.contains("lookup address") => NewsError::NoHost { host },
        std::io::ErrorKind::InvalidData if inner.contains("certificate") || inner.contains("tls") => {
            NewsError::Tls { host, reason: SafeText::new_line(&reason) }
        }
        _ => NewsError::Unreachable { host, reason: SafeText::new_line(&reason) },
    }
}
