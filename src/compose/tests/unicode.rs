//! Unicode's own test files: against the segmenters that composition rests on, and against the fast paths beside them.
//!
//! One exception, which `icu_segmenter` makes in its own test as well: it does not resolve the class SA by LB1, so that lines
//! with characters of Thai, Lao, Khmer and Burmese kind are left to its dictionaries and are not held to the file.

use super::support::text;
use crate::compose::collect::Collected;
use crate::compose::prepare::Prepared;
use crate::compose::{Options, uax14};
use crate::text::Language;
use crate::text::plain::{self, LineBreak};
use crate::text::width::Ambiguous;
use icu_properties::CodePointMapData;
use icu_properties::props::LineBreak as Property;
use icu_segmenter::LineSegmenter;
use unicode_segmentation::UnicodeSegmentation;

const LINES: &str = include_str!("../../../tests/unicode/LineBreakTest-15.1.txt");
const CLUSTERS: &str = include_str!("../../../tests/unicode/GraphemeBreakTest-17.0.txt");

/// The cases of a test file: a text, and the bytes within it before which it breaks.
fn cases(file: &str) -> impl Iterator<Item = (String, Vec<usize>)> {
    file.lines().map(|line| {
        let (mut text, mut breaks) = (String::new(), Vec::new());
        for word in line.split_whitespace() {
            match word {
                "÷" => breaks.push(text.len()),
                "×" => {}
                hex => text.extend(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32)),
            }
        }
        breaks.retain(|&at| at > 0 && at < text.len());
        (text, breaks)
    })
}

fn is_plain(c: char) -> bool {
    plain::look_up(c, Ambiguous::Narrow).is_some()
}

fn inner(found: impl Iterator<Item = usize>, text: &str) -> Vec<usize> {
    found.filter(|&at| at > 0 && at < text.len()).collect()
}

#[test]
fn the_base_breaks_lines_as_unicode_does() {
    let segmenter = LineSegmenter::new_for_non_complex_scripts(Default::default());
    let class = CodePointMapData::<Property>::new();
    let mut held = 0;
    for (text, breaks) in
        cases(LINES).filter(|(text, _)| text.chars().all(|c| class.get(c) != Property::ComplexContext))
    {
        assert_eq!(inner(segmenter.segment_str(&text), &text), breaks, "{text:?}");
        held += 1;
    }
    assert!(held > 9_000, "{held}");
}

#[test]
fn the_fast_path_breaks_lines_as_unicode_does() {
    let class = |c: Option<&char>| {
        c.and_then(|&c| plain::look_up(c, Ambiguous::Narrow)).map_or(LineBreak::Newline, |plain| plain.line_break)
    };
    let mut held = 0;
    for (text, breaks) in cases(LINES).filter(|(text, _)| text.chars().all(is_plain)) {
        let chars: Vec<char> = text.chars().collect();
        let mut rules = uax14::Rules::new(false, false);
        let mut found = Vec::new();
        for (i, (at, c)) in text.char_indices().enumerate() {
            if rules.breaks_before(class(Some(&c)), class(chars.get(i + 1))) {
                found.push(at);
            }
        }
        // Breaks that the text asks for are composition's own.
        let after_newline = |at: &usize| text[..*at].ends_with('\n');
        let expected: Vec<usize> = breaks.into_iter().filter(|at| !after_newline(at)).collect();
        let found: Vec<usize> = inner(found.into_iter(), &text).into_iter().filter(|at| !after_newline(at)).collect();
        assert_eq!(found, expected, "{text:?}");
        held += 1;
    }
    assert!(held > 250, "{held}");
}

#[test]
fn clusters_are_those_of_unicode() {
    assert_eq!(unicode_segmentation::UNICODE_VERSION, (17, 0, 0));
    for (text, breaks) in cases(CLUSTERS) {
        assert_eq!(inner(text.grapheme_indices(true).map(|(at, _)| at), &text), breaks, "{text:?}");
        let whole = Collected { text: text.clone(), ..empty() };
        let prepared = Prepared::new(whole, Language::Other, &Options::default());
        let starts = prepared.clusters.iter().map(|c| c.start as usize);
        assert_eq!(inner(starts, &text), breaks, "{text:?}");
    }
}

#[test]
fn plain_characters_are_clusters_of_their_own() {
    let mut held = 0;
    for (text, breaks) in cases(LINES).filter(|(text, _)| text.chars().all(is_plain)) {
        let graphemes = inner(text.grapheme_indices(true).map(|(at, _)| at), &text);
        assert_eq!(graphemes, inner(text.char_indices().map(|(at, _)| at), &text), "{text:?} {breaks:?}");
        held += 1;
    }
    assert!(held > 250, "{held}");
}

fn empty() -> Collected {
    use crate::compose::RubyMode;
    use crate::compose::collect::collect;
    use crate::document::Footnotes;
    collect(&text("a"), &Footnotes::default(), RubyMode::Off, Language::Other)
}
