//! Images that are written into their addresses (RFC 2397): `data:image/png;base64,…`.

use crate::source::picture::PictureError;
use crate::source::picture::locate::percent_decoded;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Longer addresses are not decoded, in bytes.
const LONGEST: usize = 2 << 20;
/// Pages leave out the signs that fill up the end, or write them though none is missing.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// The image in an address; `None` where the address leads to it instead.
pub fn decode(address: &str) -> Option<Result<Vec<u8>, PictureError>> {
    let (scheme, rest) = address.split_once(':')?;
    scheme.trim().eq_ignore_ascii_case("data").then(|| bytes(rest))
}

fn bytes(rest: &str) -> Result<Vec<u8>, PictureError> {
    if rest.len() > LONGEST {
        return Err(PictureError::TooLarge("2 MiB within the text"));
    }
    let (kind, data) = rest.split_once(',').ok_or(PictureError::NotBase64)?;
    if !kind.to_ascii_lowercase().trim_end().ends_with(";base64") {
        return Err(PictureError::NotBase64);
    }
    let digits: String = percent_decoded(data).split_ascii_whitespace().collect();
    LENIENT.decode(digits).map_err(|_| PictureError::NotBase64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_in_addresses_are_decoded() {
        for address in [
            "data:image/png;base64,aGVsbG8=",
            "data:image/png;base64,aGVsbG8",
            "DATA:image/png;charset=x;BASE64, aGVs\n bG8%3D",
            "data:;base64,aGVsbG8=",
        ] {
            assert_eq!(decode(address), Some(Ok(b"hello".to_vec())), "{address}");
        }
    }

    #[test]
    fn other_addresses_and_damage_are_told_apart() {
        for address in ["a.png", "https://example.org/data:a", "c:/a.png", ""] {
            assert_eq!(decode(address), None, "{address}");
        }
        for address in
            ["data:", "data:image/png,abc", "data:image/png;base64", "data:image/png;base64,a*b", "data:;base64,a"]
        {
            assert_eq!(decode(address), Some(Err(PictureError::NotBase64)), "{address}");
        }
        let long = format!("data:;base64,{}", "A".repeat(LONGEST));
        assert!(matches!(decode(&long), Some(Err(PictureError::TooLarge(_)))));
    }
}
