//! Fetching within limits: of time, of size after decompression, of redirects.

use crate::news::guard::Guard;
use crate::news::{NewsError, address, proxy};
use crate::text::SafeText;
use std::io::Read;
use std::time::{Duration, Instant};
use ureq::http::{Response, Uri, header};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Proxy};

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
    let mut uri = address::parse(address)?;
    let started = Instant::now();
    for _ in 0..=MAX_REDIRECTS {
        let left = PATIENCE.saturating_sub(started.elapsed());
        let agent = agent(guard.clone(), proxy::for_address(&uri)?, left, wanted.accept());
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

fn agent(guard: Guard, proxy: Option<Proxy>, patience: Duration, accept: &str) -> Agent {
    let config = Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_global(Some(patience))
        .proxy(proxy)
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
    let shown = || SafeText::new_line(&uri.to_string());
    // What ureq unpacks, it no longer calls packed.
    if let Some(coding) =
        text(&answer, header::CONTENT_ENCODING).filter(|coding| !coding.eq_ignore_ascii_case("identity"))
    {
        return Err(NewsError::Coding { address: shown(), coding: SafeText::new_line(&coding) });
    }
    let promised = text(&answer, header::CONTENT_LENGTH).and_then(|length| length.parse::<u64>().ok());
    let mut body = answer.body_mut().with_config().limit(u64::MAX).reader().take(MAX_BYTES + 1);
    let outcome = body.read_to_end(&mut bytes);
    if bytes.len() as u64 > MAX_BYTES {
        return Err(NewsError::TooLarge { address: shown(), megabytes: MAX_BYTES >> 20 });
    }
    let cut_off = |reason: &str| NewsError::CutOff {
        address: shown(),
        received: bytes.len(),
        reason: SafeText::new_line(reason),
    };
    match (outcome, promised) {
        (Err(error), _) => {
            let reason = error.to_string();
            Err(match failure(ureq::Error::Io(error), uri, guard) {
                late @ NewsError::TimedOut { .. } => late,
                _ => cut_off(&reason),
            })
        }
        (Ok(_), Some(promised)) if (bytes.len() as u64) < promised => {
            Err(cut_off(&format!("{promised} were promised")))
        }
        (Ok(_), _) => Ok(Page { address: uri.to_string(), kind, validators, bytes }),
    }
}

fn failure(error: ureq::Error, uri: &Uri, guard: &Guard) -> NewsError {
    let host = SafeText::new_line(uri.host().unwrap_or_default());
    let reason = |error: &dyn std::fmt::Display| SafeText::new_line(&error.to_string());
    match error {
        _ if guard.has_refused() => NewsError::Private { host },
        ureq::Error::HostNotFound => NewsError::NoHost { host },
        ureq::Error::Timeout(_) => NewsError::TimedOut { host },
        ureq::Error::ConnectProxyFailed(said) => NewsError::NoProxy { proxy: host, reason: SafeText::new_line(&said) },
        ureq::Error::Rustls(error) => NewsError::Tls { host, reason: reason(&error) },
        ureq::Error::Tls(error) => NewsError::Tls { host, reason: reason(&error) },
        ureq::Error::Io(error) => of_io(error, host, uri.scheme_str() == Some("https")),
        other => NewsError::Unreachable { host, reason: reason(&other) },
    }
}

/// What the failure of a system call means. Names are resolved by one, and secure connections fail within one.
fn of_io(error: std::io::Error, host: SafeText, is_secure: bool) -> NewsError {
    let reason = error.to_string();
    match error.kind() {
        std::io::ErrorKind::TimedOut | std::io::ErrorKind::WouldBlock => NewsError::TimedOut { host },
        _ if reason.contains("lookup address") => NewsError::NoHost { host },
        std::io::ErrorKind::InvalidData if is_secure => NewsError::Tls { host, reason: SafeText::new_line(&reason) },
        _ => NewsError::Unreachable { host, reason: SafeText::new_line(&reason) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_told_from_what_is_no_answer() {
        let uri: Uri = "https://a.example/".parse().unwrap();
        let message = |error| failure(error, &uri, &Guard::default()).to_string();
        assert_eq!(
            message(ureq::Error::Timeout(ureq::Timeout::Global)),
            "a.example: did not answer in time; try again later"
        );
        assert!(message(ureq::Error::HostNotFound).starts_with("a.example: no such host"));
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        assert!(message(ureq::Error::Io(refused)).starts_with("a.example: could not be reached ("));
    }
}
