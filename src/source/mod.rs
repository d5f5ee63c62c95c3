//! The border: bytes in, a decoded and sanitised [`Document`](crate::document::Document) out.
//!
//! Whatever the format, the way is the same: `decode` bytes to text, `front_matter` off the head, a reader of the format
//! (`markdown`, `plain`) that tells a [`Builder`](builder::Builder) what it sees, and a document with identities, an
//! outline and numbered notes at the end. All text passes [`SafeText`](crate::text::SafeText) on the way.

mod address;
pub mod builder;
pub mod bundled;
mod date;
mod decode;
#[cfg(test)]
mod dump;
pub mod epub;
mod error;
mod file;
mod folder;
mod front_matter;
mod glance;
mod html;
mod inflow;
mod load;
mod markdown;
mod page;
mod part;
pub mod picture;
mod plain;
#[cfg(test)]
mod tests;
mod yaml;

pub use address::{join as joined_address, scheme};
pub use bundled::Bundled;
pub use decode::{Encoding, Region};
#[cfg(test)]
pub use dump::dump;
pub use error::SourceError;
pub use file::{MAX_BYTES, check, check_bytes};
pub use folder::articles_in;
pub use glance::{Head, head_of, looks_like_text};
pub use inflow::{Came, Inflow};
pub use load::{
    Format, Hint, Loaded, Origin, STDIN, Wishes, digest, from_bytes, from_bytes_with, from_inflow, from_origin,
    from_text, load, load_with,
};
pub use part::from_part;
