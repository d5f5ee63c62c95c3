//! Images of a page: where they really are, and what is said of them.

use super::dom::{attribute, has_word, name};
use super::links::Base;
use dom_query::NodeRef;

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its address from outside.
    pub source: String,
    /// What stands for it.
    pub alt: String,
    /// What is said under it.
    pub title: String,
}

/// The image that an `img` element shows by itself; `None` for one that only adorns the page, or shows nothing.
pub fn picture(node: &NodeRef, base: &Base) -> Option<Picture> {
    let found = captioned(node, base)?;
    let is_empty = node.attr("alt").is_some_and(|alt| alt.trim().is_empty());
    let is_within = found.source.starts_with("data:") && found.alt.is_empty();
    let is_silent = (is_empty || is_within) && found.title.is_empty();
    let is_hidden = attribute(node, "aria-hidden").as_deref() == Some("true")
        || has_word(node, "role", |role| matches!(role, "presentation" | "none"));
    (!is_silent && !is_hidden).then_some(found)
}

/// The image of an `img` element that has a caption; `None` for one that nobody is to see.
fn captioned(node: &NodeRef, base: &Base) -> Option<Picture> {
    let is_dot = |value: &str| value.trim_end_matches("px").parse::<u32>().is_ok_and(|size| size <= 2);
    let style = attribute(node, "style").unwrap_or_default().replace(' ', "");
    let mut sizes = style.split(';').filter_map(|rule| rule.strip_prefix("width:").or(rule.strip_prefix("height:")));
    let is_small = ["width", "height"].into_iter().any(|size| attribute(node, size).is_some_and(|size| is_dot(&size)));
    if is_small || sizes.any(is_dot) {
        return None;
    }
    let source = source(node)?;
    Some(Picture {
        source: base.resolve(&source).filter(|_| !source.starts_with("data:")).unwrap_or(source),
        alt: attribute(node, "alt").unwrap_or_default(),
        title: attribute(node, "title").unwrap_or_default(),
    })
}

/// The address of an image; pages that load it late keep it elsewhere.
fn source(node: &NodeRef) -> Option<String> {
    let late = ["data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-url"];
    let late = late.into_iter().find_map(|name| attribute(node, name));
    let set =
        || ["srcset", "data-srcset"].into_iter().find_map(|name| attribute(node, name)).and_then(|set| widest(&set));
    late.or_else(|| attribute(node, "src").filter(|source| !is_stand_in(source))).or_else(set)
}

/// An image of a few bytes that stands in for one that is loaded late.
fn is_stand_in(source: &str) -> bool {
    source.starts_with("data:") && source.len() < 300
}

/// The largest image of a set.
fn widest(set: &str) -> Option<String> {
    let candidates = set.split(", ").filter_map(|candidate| {
        let mut words = candidate.split_ascii_whitespace();
        let address = words.next()?.trim_end_matches(',');
        let size = words.next().unwrap_or("1x").trim_end_matches(['w', 'x']).parse::<f64>().unwrap_or(0.0);
        Some((size, address))
    });
    candidates.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, address)| address.to_owned())
}

/// The images below a node, which has a caption or not.
pub fn below(node: &NodeRef, base: &Base, has_caption: bool) -> Vec<Picture> {
    let images = node.descendants_it().filter(|below| name(below).as_deref() == Some("img"));
    let read = if has_caption { captioned } else { picture };
    images.filter_map(|image| read(&image, base)).collect()
}
