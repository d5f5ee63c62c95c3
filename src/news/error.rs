//! Why an article cannot be fetched, and what to do about it.

use crate::source::SourceError;
use crate::text::SafeText;

/// Why an article cannot be fetched. Every message says what, where, and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum NewsError {
    /// It is no address that can be fetched.
    #[error("{address}: is no address of a page; give one that begins with https:// or http:// and a host")]
    Address {
        /// What was given.
        address: SafeText,
    },
    /// It is an address of something else than the web.
    #[error("{address}: begins with {scheme}://, and kanbao reads http and https only; save the file and open that")]
    Scheme {
        /// What was given.
        address: SafeText,
        /// What it begins with.
        scheme: SafeText,
    },
    /// The environment names a proxy that makes no sense.
    #[error("{variable}: {value} is no address of a proxy; give one such as http://host:3128, or unset it")]
    Proxy {
        /// The variable of the environment.
        variable: &'static str,
        /// What it says.
        value: SafeText,
    },
    /// The connection to a proxy failed.
    #[error(
        "{proxy}: this proxy refused the connection or could not be reached ({reason}); check http_proxy and https_proxy"
    )]
    NoProxy {
        /// The host of the proxy.
        proxy: SafeText,
        /// What it says.
        reason: SafeText,
    },
    /// Nobody knows the host.
    #[error("{host}: no such host; check the address and the connection to the network")]
    NoHost {
        /// The host.
        host: SafeText,
    },
    /// The host does not answer.
    #[error("{host}: could not be reached ({reason}); check the address and the connection, or try again later")]
    Unreachable {
        /// The host.
        host: SafeText,
        /// What the system says.
        reason: SafeText,
    },
    /// The connection is not secure.
    #[error(
        "{host}: the secure connection failed ({reason}); check the clock and the address, or save the page with a browser"
    )]
    Tls {
        /// The host.
        host: SafeText,
        /// What is wrong with it.
        reason: SafeText,
    },
    /// It took too long.
    #[error("{host}: did not answer in time; try again later")]
    TimedOut {
        /// The host.
        host: SafeText,
    },
    /// The server has no such page, or does not give it.
    #[error("{address}: the server answered {code}{meaning}; {advice}")]
    Status {
        /// The address.
        address: SafeText,
        /// The code of its answer.
        code: u16,
        /// What the code means, in brackets.
        meaning: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// One address leads to the other without end.
    #[error(
        "{address}: leads from address to address without end; open it in a browser and use the address where it ends"
    )]
    Redirects {
        /// The address.
        address: SafeText,
    },
    /// A public server leads to an address of the own network.
    #[error(
        "{host}: a public page leads to this private address, which is refused; give the address itself if you trust it"
    )]
    Private {
        /// The host.
        host: SafeText,
    },
    /// The answer ended too early, or could not be unpacked.
    #[error(
        "{address}: the answer broke off after {received} bytes ({reason}); try again, or save the page with a browser"
    )]
    CutOff {
        /// The address.
        address: SafeText,
        /// How many bytes came.
        received: usize,
        /// What is wrong.
        reason: SafeText,
    },
    /// The answer is packed in a way that was not asked for.
    #[error(
        "{address}: the answer is packed as {coding}, which was not asked for and is not read; save the page with a browser"
    )]
    Coding {
        /// The address.
        address: SafeText,
        /// How it is packed.
        coding: SafeText,
    },
    /// There are more bytes than are read.
    #[error("{address}: is larger than {megabytes} MB; save it and split it")]
    TooLarge {
        /// The address.
        address: SafeText,
        /// How many are read.
        megabytes: u64,
    },
    /// It is no text.
    #[error("{address}: is {kind}, which is no text; kanbao opens HTML, Markdown and plain text")]
    NotText {
        /// The address.
        address: SafeText,
        /// What the server says that it is.
        kind: SafeText,
    },
    /// It was fetched, or needed no fetching, and cannot be opened.
    #[error(transparent)]
    Source(#[from] SourceError),
}

impl NewsError {
    /// What a status code other than success means.
    pub(super) fn status(address: &str, code: u16) -> Self {
        let (meaning, advice) = match code {
            401 | 403 => {
                (" (not allowed)", "it may need a browser that is logged in; save the page there and open the file")
            }
            404 | 410 => (" (not found)", "check the address"),
            429 => (" (too many requests)", "wait a while and try again"),
            500.. => (" (an error of the server)", "try again later"),
            _ => ("", "open it in a browser to see why"),
        };
        Self::Status { address: SafeText::new_line(address), code, meaning, advice }
    }

    /// Whether there was no answer at all, so that an earlier one may stand in.
    pub(super) fn is_silence(&self) -> bool {
        matches!(self, Self::NoHost { .. } | Self::Unreachable { .. } | Self::TimedOut { .. })
    }
}
