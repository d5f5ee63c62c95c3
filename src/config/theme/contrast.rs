//! Colours as numbers: contrast as WCAG 2 defines it, and distance as eyes see it (OKLab).

use ratatui::style::Color;

/// Red, green and blue.
pub type Rgb = [u8; 3];
/// Lightness, green to red, blue to yellow (OKLab).
pub type Lab = [f64; 3];

/// The colours that xterm gives to the sixteen names; every terminal has its own.
const ANSI: [Rgb; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// The colour as numbers, with xterm's palette; `None` for the terminal's default.
pub fn rgb(color: Color) -> Option<Rgb> {
    let index = match color {
        Color::Reset => return None,
        Color::Rgb(r, g, b) => return Some([r, g, b]),
        Color::Indexed(index) => index,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    Some(indexed(index))
}

/// A colour of the 256: sixteen names, a cube of six shades a side, and a ramp of greys.
pub fn indexed(index: u8) -> Rgb {
    match index {
        0..16 => ANSI.get(usize::from(index)).copied().unwrap_or_default(),
        16..232 => {
            let shade = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let cube = index - 16;
            [shade(cube / 36), shade(cube / 6 % 6), shade(cube % 6)]
        }
        232.. => [8 + 10 * (index - 232); 3],
    }
}

/// Relative luminance, from 0.0 for black to 1.0 for white (WCAG 2).
pub fn luminance(color: Rgb) -> f64 {
    let [r, g, b] = color.map(linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// The contrast between two colours, from 1.0 to 21.0 (WCAG 2).
pub fn ratio(a: Rgb, b: Rgb) -> f64 {
    ratio_of(luminance(a), luminance(b))
}

/// The contrast between two luminances.
pub fn ratio_of(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// How different two colours look: 0.0 for the same, 1.0 for black and white (OKLab).
pub fn distance(a: Rgb, b: Rgb) -> f64 {
    gap(oklab(a), oklab(b))
}

/// The distance between two colours in OKLab.
pub fn gap(a: Lab, b: Lab) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

/// The colour in OKLab (B. Ottosson, 2020).
pub fn oklab(color: Rgb) -> Lab {
    let [r, g, b] = color.map(linear);
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}

/// A channel with the gamma of sRGB taken out, from 0.0 to 1.0.
fn linear(channel: u8) -> f64 {
    let value = f64::from(channel) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((ratio([0; 3], [255; 3]) - 21.0).abs() < 0.01);
        assert!((ratio([0x76; 3], [255; 3]) - 4.54).abs() < 0.01);
        assert!((ratio([1, 2, 3], [1, 2, 3]) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn distance_is_that_of_the_eye() {
        assert!((distance([0; 3], [255; 3]) - 1.0).abs() < 0.01);
        let (blue, violet, orange) = ([0, 0, 255], [90, 0, 255], [255, 140, 0]);
        assert!(distance(blue, violet) < distance(blue, orange));
    }

    #[test]
    fn the_256_colours_are_those_of_xterm() {
        for (index, color) in
            [(16, [0, 0, 0]), (21, [0, 0, 255]), (110, [135, 175, 215]), (231, [255; 3]), (244, [128; 3])]
        {
            assert_eq!(indexed(index), color, "{index}");
        }
    }
}
