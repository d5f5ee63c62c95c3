//! What kinds of elements there are, as far as reading a page needs to know.

/// How an element stands to what is around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The frame of the page: `html`, `head`, `body`.
    Frame,
    /// It parts blocks.
    Block,
    /// It stands in running text.
    Inline,
    /// It stands in running text and goes on in the next block where it was left open.
    Formatting,
    /// It holds nothing.
    Void,
    /// It goes with all that it holds.
    Dropped,
    /// It goes, and what it holds stays.
    Unwrapped,
}

const BLOCKS: &str = " address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption \
    figure footer h1 h2 h3 h4 h5 h6 header hgroup legend li main menu nav ol p pre search section summary table tbody \
    td tfoot th thead tr ul ";
const FORMATTING: &str = " a b big code em i s small strike strong tt u ";
const VOID: &str = " base br hr img link meta source wbr ";
const DROPPED: &str = " audio button canvas datalist iframe noembed noframes noscript script select style svg template \
    textarea video ";
const UNWRAPPED: &str = " applet area bgsound col colgroup embed font form frame frameset input isindex keygen marquee nobr \
    object option optgroup param picture plaintext track xmp ";

/// The kind of the element `name`, in small letters.
pub fn kind(name: &str) -> Kind {
    let among = |names: &str| names.split(' ').any(|known| known == name);
    match name {
        "html" | "head" | "body" => Kind::Frame,
        _ if among(BLOCKS) => Kind::Block,
        _ if among(FORMATTING) => Kind::Formatting,
        _ if among(VOID) => Kind::Void,
        _ if among(DROPPED) => Kind::Dropped,
        _ if among(UNWRAPPED) => Kind::Unwrapped,
        _ => Kind::Inline,
    }
}

/// The level of a heading element.
pub fn heading_level(name: &str) -> Option<u8> {
    let digit = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&digit).then_some(digit)
}

/// What bounds the reach of an end tag that is none of a table's own.
pub fn is_cell_or_table(name: &str) -> bool {
    matches!(name, "td" | "th" | "caption" | "table")
}

/// The parts of a table.
pub fn is_of_table(name: &str) -> bool {
    matches!(name, "caption" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th")
}

/// The parts of a ruby, whose end tags may be left out.
pub fn is_of_ruby(name: &str) -> bool {
    matches!(name, "rb" | "rt" | "rtc" | "rp")
}
