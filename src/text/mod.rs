//! Text at its lowest level: grapheme clusters, columns, character classes, languages and sanitising.

pub mod class;
pub mod emoji;
mod guess;
pub mod han_set;
pub mod hyperlink;
mod jamo;
pub mod language;
pub mod plain;
pub mod punycode;
pub mod safe;
mod sequences;
pub mod shared;
pub mod spacing;
pub mod width;

pub use guess::is_simplified;
pub use language::Language;
pub use safe::SafeText;
pub use sequences::without_sequences;
pub use shared::SharedText;
