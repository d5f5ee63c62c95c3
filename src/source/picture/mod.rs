//! Images of an article: their addresses to bytes, and bytes to pixels, within bounds.

mod data;
mod decode;
mod error;
mod locate;
mod place;

pub use decode::{MAX_PIXELS, decode, measure};
pub use error::PictureError;
pub use locate::{MAX_BYTES, PictureBytes, locate};
pub use place::{Place, book};
