//! Bytes to text: which encoding they are in, and what of them could not be read.
//!
//! What the reader asks for comes first, then a byte order mark, what the text or its transport declares, UTF-8 where the
//! bytes are that, UTF-16 by its pattern of NULs, and at last a guess by frequencies.

mod declared;
mod decoding;
mod encoding;
mod guess;
mod hint;
mod kana;
mod region;
#[cfg(test)]
mod tests;
mod utf16;

pub use decoding::{Clues, decode, decode_part};
pub use encoding::Encoding;
pub use region::Region;
pub use utf16::looks_like as looks_like_utf16;
