//! Which files of a book are encrypted, so that only the programs of its seller can read them.

use super::xml::{Piece, pieces};
use std::collections::HashSet;

/// Ways to make fonts unusable outside of the book; text is not touched by them.
const OF_FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// The files that `META-INF/encryption.xml` says are encrypted.
pub fn encrypted(text: &str) -> HashSet<String> {
    let mut encrypted = HashSet::new();
    let (mut is_of_fonts, mut keys) = (false, 0_u32);
    for piece in pieces(text) {
        match piece {
            Piece::Open(element) => match element.name.as_str() {
                "EncryptedData" => is_of_fonts = false,
                "KeyInfo" => keys += 1,
                "EncryptionMethod" if keys == 0 => {
                    is_of_fonts = element.attribute("Algorithm").is_some_and(|way| OF_FONTS.contains(&way));
                }
                "CipherReference" if !is_of_fonts => {
                    encrypted.extend(element.attribute("URI").map(|path| path.trim_start_matches('/').to_owned()));
                }
                _ => {}
            },
            Piece::Close(name) if name == "KeyInfo" => keys = keys.saturating_sub(1),
            _ => {}
        }
    }
    encrypted
}
