//! Addresses of a page, as they are from outside of it.

use crate::document::anchor::percent_decoded;
use crate::source::address::{join, scheme};

/// Where a page is.
#[derive(Debug, Clone, Default)]
pub struct Base {
    /// The address of the page without its fragment; empty where it is not known.
    page: String,
    /// What its relative addresses are relative to.
    base: String,
}

impl Base {
    /// The page at `address`, whose own `base` element says `base`.
    pub fn new(address: Option<&str>, base: Option<&str>) -> Self {
        let page = address.map(without_fragment).unwrap_or_default().to_owned();
        let base = base.map_or_else(|| page.clone(), |base| join(&page, base));
        Self { page, base }
    }

    /// A page that was saved to a file and calls itself `own`; links to its parts may do that, too.
    pub fn saved(own: Option<&str>, base: Option<&str>) -> Self {
        let own = own.filter(|own| own.contains("://"));
        Self {
            page: own.map(without_fragment).unwrap_or_default().to_owned(),
            base: base.unwrap_or_default().to_owned(),
        }
    }

    /// The place on this page that an address leads to.
    pub fn place(&self, address: &str) -> Option<String> {
        let (page, fragment) = address.split_once('#')?;
        let is_here = page.is_empty() || !self.page.is_empty() && join(&self.base, page) == self.page;
        (is_here && !fragment.is_empty()).then(|| percent_decoded(fragment))
    }

    /// The address from outside; `None` where it leads nowhere that can be read.
    pub fn resolve(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if let Some(place) = self.place(address) {
            return Some(format!("#{place}"));
        }
        let is_script = scheme(address).is_some_and(|scheme| scheme.eq_ignore_ascii_case("javascript"));
        (!address.is_empty() && address != "#" && !is_script).then(|| join(&self.base, address))
    }
}

fn without_fragment(address: &str) -> &str {
    address.split_once('#').map_or(address, |(page, _)| page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_on_the_page_stay_places() {
        let base = Base::new(Some("https://a.example/x/y?z=1#top"), None);
        let resolve = |address: &str| base.resolve(address);
        assert_eq!(resolve("#n1").as_deref(), Some("#n1"));
        assert_eq!(resolve("https://a.example/x/y?z=1#%E8%A8%BB").as_deref(), Some("#註"));
        assert_eq!(resolve("y#n1").as_deref(), Some("https://a.example/x/y#n1"));
        assert_eq!(resolve("javascript:alert(1)"), None);
        assert_eq!(resolve("#"), None);
        assert_eq!(
            Base::new(Some("https://a.example/x"), Some("/y/")).resolve("z").as_deref(),
            Some("https://a.example/y/z")
        );
    }
}
