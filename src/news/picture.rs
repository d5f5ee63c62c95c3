//! Images of a page: from the cache, or else fetched within the limits of pages.

use crate::news::cache::Cache;
use crate::news::fetch::{Validators, Wanted, fetch};
use crate::news::guard::Guard;
use crate::news::{NewsError, address};
use std::path::Path;

/// The bytes of the image at `address` on the page at `page`. What lies in the cache is not asked for again.
///
/// An image may lie where its page does; anywhere else only a public address is connected to, so that no page reaches into
/// the reader's own network.
pub fn picture(page: &str, address: &str, cache: &Path) -> Result<Vec<u8>, NewsError> {
    let (place, cache) = (address::parse(address)?, Cache::new(cache));
    let asked = place.to_string();
    if let Some(kept) = cache.get(&asked) {
        return Ok(kept.bytes);
    }
    let is_beside = address::parse(page)?.authority() == place.authority();
    let guard = if is_beside { Guard::default() } else { Guard::after_public() };
    // Nothing was known of it before, so there is an answer.
    let found = fetch(&asked, &Validators::default(), &guard, Wanted::Picture)?;
    let found = found.ok_or_else(|| NewsError::status(address, 304))?;
    // An image that cannot be kept is fetched again when it is wanted again.
    let _ = cache.put(&asked, &found);
    Ok(found.bytes)
}
