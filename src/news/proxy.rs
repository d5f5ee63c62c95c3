//! The proxy that the environment names, by the custom of curl and wget: one for each scheme, or one for all, and the hosts
//! that are reached without.

use crate::news::NewsError;
use crate::text::SafeText;
use std::env;
use ureq::http::Uri;
use ureq::{Proxy, ProxyProtocol};

/// The proxy for an address.
pub fn for_address(uri: &Uri) -> Result<Option<Proxy>, NewsError> {
    named(uri, |name| env::var(name).ok().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()))
}

fn named(uri: &Uri, value: impl Fn(&'static str) -> Option<String>) -> Result<Option<Proxy>, NewsError> {
    let names = match uri.scheme_str() {
        Some("https") => ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"],
        _ => ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"],
    };
    let Some((variable, address)) = names.into_iter().find_map(|name| Some((name, value(name)?))) else {
        return Ok(None);
    };
    let direct = value("no_proxy").or_else(|| value("NO_PROXY")).unwrap_or_default();
    if is_direct(uri.host().unwrap_or_default(), &direct) {
        return Ok(None);
    }
    let proxy = Proxy::new(&address)
        .ok()
        .filter(|proxy| matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https));
    let bad = || NewsError::Proxy { variable, value: SafeText::new_line(&address) };
    proxy.map(Some).ok_or_else(bad)
}

/// Whether a host is among those that are reached without a proxy: a name stands for its subdomains, too.
fn is_direct(host: &str, direct: &str) -> bool {
    let host = host.trim_matches(['[', ']']).to_ascii_lowercase();
    direct.split([',', ' ']).map(str::trim).filter(|name| !name.is_empty()).any(|name| {
        let name = name.to_ascii_lowercase();
        let name = name.trim_start_matches('*').trim_start_matches('.');
        name.is_empty() || host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(address: &str, set: &[(&str, &str)]) -> Result<Option<String>, String> {
        let value = |name: &str| set.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned());
        let proxy = named(&address.parse().unwrap(), value).map_err(|error| error.to_string())?;
        Ok(proxy.map(|proxy| proxy.host().to_owned()))
    }

    #[test]
    fn each_scheme_has_its_proxy_and_some_hosts_none() {
        let set = [
            ("http_proxy", "http://plain:1"),
            ("https_proxy", "http://secure:2"),
            ("no_proxy", "b.example, .c.example,127.0.0.1"),
        ];
        assert_eq!(chosen("http://a.example/", &set), Ok(Some("plain".into())));
        assert_eq!(chosen("https://a.example/", &set), Ok(Some("secure".into())));
        for direct in ["http://b.example/", "http://x.b.example/", "https://x.c.example/", "http://127.0.0.1:80/"] {
            assert_eq!(chosen(direct, &set), Ok(None), "{direct}");
        }
        assert_eq!(chosen("http://ab.example/", &set), Ok(Some("plain".into())));
        assert_eq!(chosen("http://a.example/", &[("https_proxy", "http://secure:2")]), Ok(None));
        assert_eq!(chosen("http://a.example/", &[("ALL_PROXY", "all:3")]), Ok(Some("all".into())));
        assert_eq!(chosen("http://a.example/", &[("all_proxy", "all:3"), ("NO_PROXY", "*")]), Ok(None));
    }

    #[test]
    fn a_proxy_that_makes_no_sense_is_named() {
        for bad in ["socks5://a:1", "::"] {
            let refused = chosen("http://a.example/", &[("http_proxy", bad)]).unwrap_err();
            assert!(refused.starts_with(&format!("http_proxy: {bad} is no address of a proxy")), "{refused}");
        }
    }
}
