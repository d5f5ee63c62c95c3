//! Opens articles wherever they are: those with an address of the web are fetched first.

use crate::document::ArticleRef;
use crate::news::cache::{Cache, not_kept};
use crate::news::fetch::{self, Page, Validators, Wanted};
use crate::news::guard::Guard;
use crate::news::{NewsError, kind};
use crate::source::{self, Hint, Loaded, Origin, Wishes};
use crate::text::SafeText;
use std::path::Path;

/// Opens an article. What is fetched is kept in the directory `cache`, and not fetched again while the server has the same.
pub fn load(article: &ArticleRef, wishes: Wishes, cache: &Path) -> Result<Loaded, NewsError> {
    match article {
        ArticleRef::Url(address) => fetched(address, wishes, &Cache::new(cache)),
        other => Ok(source::load_with(other, wishes)?),
    }
}

fn fetched(asked: &str, wishes: Wishes, cache: &Cache) -> Result<Loaded, NewsError> {
    let known = cache.get(asked);
    let validators = known.as_ref().map_or_else(Validators::default, |page| page.validators.clone());
    let mut warnings = Vec::new();
    let page = match (fetch::fetch(asked, &validators, &Guard::default(), Wanted::Article), known) {
        (Ok(Some(page)), _) => {
            warnings.extend(cache.put(asked, &page).err().as_ref().map(not_kept));
            page
        }
        (Ok(None), Some(known)) => known,
        (Err(error), Some(known)) if error.is_silence() => {
            warnings.push(SafeText::new_line(&format!("{error}; this is the page as it was when it was last fetched")));
            known
        }
        (Ok(None), None) => return Err(NewsError::status(asked, 304)),
        (Err(error), _) => return Err(error),
    };
    warnings.extend(downgraded(asked, &page.address));
    let mut loaded = opened(page, wishes)?;
    loaded.warnings.splice(0..0, warnings);
    Ok(loaded)
}

fn opened(page: Page, wishes: Wishes) -> Result<Loaded, NewsError> {
    let path = page.address.split(['?', '#']).next().unwrap_or_default();
    let Some(format) = kind::format(page.kind.as_deref(), path) else {
        let kind = SafeText::new_line(page.kind.as_deref().unwrap_or_default());
        return Err(NewsError::NotText { address: SafeText::new_line(&page.address), kind });
    };
    let (_, place) = path.split_once("://").unwrap_or(("", path));
    let name = place.trim_end_matches('/').rsplit('/').next().unwrap_or(place);
    let charset = page.kind.as_deref().and_then(charset);
    let origin = Origin { hint: Hint { name, format }, charset, address: Some(&page.address) };
    Ok(source::from_origin(page.bytes, origin, wishes)?)
}

/// What is said where a secure address led to one that is not.
fn downgraded(asked: &str, found: &str) -> Option<SafeText> {
    let is_secure = |address: &str| address.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    let warning = || format!("{found}: {asked} led here, where anyone on the way can read and change the page (http)");
    (is_secure(asked) && !is_secure(found)).then(|| SafeText::new_line(&warning()))
}

/// The charset that a media type names.
fn charset(kind: &str) -> Option<&str> {
    let parameters = kind.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut charsets = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    charsets.next().map(|(_, value)| value.trim().trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secure_address_that_leads_to_another_says_so() {
        let warning = downgraded("HTTPS://a.example/", "http://a.example/b").unwrap();
        assert!(warning.starts_with("http://a.example/b: HTTPS://a.example/ led here"), "{warning}");
        assert_eq!(downgraded("https://a.example/", "https://b.example/"), None);
        assert_eq!(downgraded("http://a.example/", "http://b.example/"), None);
    }
}
