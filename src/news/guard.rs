//! Which hosts may be connected to: what the reader names may be anywhere, but no public page leads into the own network.
//!
//! The rule is applied where names are resolved, to the very addresses that are then connected to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// What was seen on the way from address to address.
#[derive(Debug, Clone, Default)]
pub struct Guard {
    /// Whether a public host was resolved.
    public: Arc<AtomicBool>,
    /// Whether a private host was refused.
    refused: Arc<AtomicBool>,
}

impl Guard {
    /// Whether a host was refused.
    pub fn has_refused(&self) -> bool {
        self.refused.load(Ordering::Relaxed)
    }

    /// A way that begins at a public host, or must not lead anywhere else.
    pub fn after_public() -> Self {
        let guard = Self::default();
        guard.public.store(true, Ordering::Relaxed);
        guard
    }
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let all = DefaultResolver::default().resolve(uri, config, timeout)?;
        if !self.public.load(Ordering::Relaxed) {
            self.public.store(all.iter().any(|address| !is_private(address.ip())), Ordering::Relaxed);
            return Ok(all);
        }
        let mut allowed = self.empty();
        all.iter().filter(|address| !is_private(address.ip())).for_each(|address| allowed.push(*address));
        if allowed.is_empty() {
            self.refused.store(true, Ordering::Relaxed);
            return Err(ureq::Error::HostNotFound);
        }
        Ok(allowed)
    }
}

/// Whether an address is that of this machine or of a network of its own.
fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => is_private_v4(v4),
        IpAddr::V6(v6) => match embedded(v6) {
            Some(v4) => is_private_v4(v4),
            None => {
                let first = v6.segments()[0];
                v6.is_loopback()
                    || v6.is_unspecified()
                    || v6.is_multicast()
                    || first & 0xfe00 == 0xfc00
                    || first & 0xffc0 == 0xfe80
            }
        },
    }
}

fn is_private_v4(v4: Ipv4Addr) -> bool {
    let [a, b, ..] = v4.octets();
    v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified() || v4.is_broadcast() || v4.is_multicast()
        // Shared address space, this network, benchmarks and reserved addresses (RFC 6890).
        || a == 100 && (64..128).contains(&b) || a == 0 || a == 198 && (b == 18 || b == 19) || a >= 240
}

/// The IPv4 address that an IPv6 address stands for: mapped, or through a translator (RFC 6052, 6to4).
fn embedded(v6: Ipv6Addr) -> Option<Ipv4Addr> {
    let [a, b, c, d, e, f, g, h] = v6.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from(u32::from(high) << 16 | u32::from(low));
    match (a, b) {
        (0x64, 0xff9b) if [c, d, e, f] == [0; 4] => Some(v4(g, h)),
        (0x2002, _) => Some(v4(b, c)),
        _ => v6.to_ipv4_mapped(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_known_in_every_disguise() {
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fc00::1",
            "fe80::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "ff02::1",
        ] {
            assert!(is_private(private.parse().unwrap()), "{private}");
        }
        for public in ["8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1", "::ffff:8.8.8.8", "64:ff9b::808:808"] {
            assert!(!is_private(public.parse().unwrap()), "{public}");
        }
    }
}
