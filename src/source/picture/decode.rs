//! Bytes to pixels. Whatever the bytes are, it is a picture or a message, in bounded time and memory.

use crate::document::PixelSize;
use crate::source::picture::{PictureBytes, PictureError};
use image::{DynamicImage, ImageError, ImageReader, Limits};

/// Images of more pixels are not shown.
pub const MAX_PIXELS: u64 = 40_000_000;
/// The longest side of an image, in pixels.
const MAX_SIDE: u32 = 30_000;
/// The most memory that a decoder may take, in bytes.
const MAX_MEMORY: u64 = 192 << 20;

/// The size of an image, by its head alone.
pub fn measure(bytes: Box<dyn PictureBytes>) -> Result<PixelSize, PictureError> {
    let (width, height) = reader(bytes)?.into_dimensions().map_err(|error| why(&error))?;
    if width == 0 || height == 0 {
        return Err(PictureError::Broken);
    }
    if u64::from(width) * u64::from(height) > MAX_PIXELS || width.max(height) > MAX_SIDE {
        return Err(PictureError::TooLarge("40 million pixels"));
    }
    Ok(PixelSize { width, height })
}

/// The pixels of an image that [`measure`] found to be of a size that can be shown; the first ones, where it moves.
pub fn decode(bytes: Box<dyn PictureBytes>) -> Result<DynamicImage, PictureError> {
    reader(bytes)?.decode().map_err(|error| why(&error))
}

fn reader(bytes: Box<dyn PictureBytes>) -> Result<ImageReader<Box<dyn PictureBytes>>, PictureError> {
    let mut reader = ImageReader::new(bytes).with_guessed_format().map_err(|_| PictureError::Broken)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    Ok(reader)
}

fn why(error: &ImageError) -> PictureError {
    match error {
        ImageError::Limits(_) => PictureError::TooLarge("40 million pixels"),
        _ => PictureError::Broken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, RgbImage};
    use proptest::prelude::*;
    use std::io::Cursor;

    const FORMATS: [ImageFormat; 4] = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];

    fn boxed(bytes: &[u8]) -> Box<dyn PictureBytes> {
        Box::new(Cursor::new(bytes.to_vec()))
    }

    /// A small image with some colours in it.
    fn sample(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        let image = RgbImage::from_fn(24, 16, |x, y| image::Rgb([x as u8 * 10, y as u8 * 15, 90]));
        DynamicImage::from(image).write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    /// A PNG whose head says that it is so large, with next to nothing in it.
    fn bomb(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = sample(ImageFormat::Png);
        bytes[16..20].copy_from_slice(&width.to_be_bytes());
        bytes[20..24].copy_from_slice(&height.to_be_bytes());
        let crc = crc32(&bytes[12..29]);
        bytes[29..33].copy_from_slice(&crc.to_be_bytes());
        bytes
    }

    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
        })
    }

    #[test]
    fn the_size_is_known_by_the_head_alone() {
        for format in FORMATS {
            let bytes = sample(format);
            let size = PixelSize { width: 24, height: 16 };
            assert_eq!(measure(boxed(&bytes)), Ok(size), "{format:?}");
            let image = decode(boxed(&bytes)).unwrap();
            assert_eq!((image.width(), image.height()), (24, 16), "{format:?}");
        }
        assert!(measure(boxed(&sample(ImageFormat::Png)[..60])).is_ok());
    }

    #[test]
    fn bombs_are_told_by_their_heads_and_hold_no_memory() {
        let too_large = |()| PictureError::TooLarge("40 million pixels");
        for (width, height) in
            [(20_000, 20_000), (60_000, 60_000), (u32::MAX / 2, 1), (1, u32::MAX / 2), (30_000, 29_000)]
        {
            let found = measure(boxed(&bomb(width, height)));
            assert!(found == Err(too_large(())) || found == Err(PictureError::Broken), "{width}×{height}: {found:?}");
        }
        assert_eq!(measure(boxed(&bomb(0, 5))), Err(PictureError::Broken));
        assert!(decode(boxed(&bomb(6_000, 6_000))).is_err(), "there is nothing in it");
    }

    #[test]
    fn what_is_cut_short_or_something_else_is_a_message() {
        for bytes in [&b""[..], b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"] {
            assert_eq!(measure(boxed(bytes)), Err(PictureError::Broken), "{bytes:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn no_bytes_make_it_panic(
            format in prop::sample::select(FORMATS.to_vec()),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
            cut in any::<prop::sample::Index>(), cuts: bool,
        ) {
            let mut bytes = sample(format);
            for (at, byte) in changes {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            if cuts {
                bytes.truncate(cut.index(bytes.len()));
            }
            if measure(boxed(&bytes)).is_ok() {
                let _ = decode(boxed(&bytes));
            }
        }
    }
}
