//! How far the article and each of its sections are read, and how long the rest takes.

use crate::app::coverage::{Coverage, END};
use crate::app::scroll::Viewport;
use crate::compose::flat_text;
use crate::document::{Document, Outline, TextPos};
use crate::text::Language;
use crate::text::class::Class;
use std::ops::Range;

/// Words of alphabetic text that are read in a minute.
const WORDS_A_MINUTE: f64 = 230.0;
/// Sections of an article whose progress is kept for the next run.
const MOST_SECTIONS: usize = 200;
/// Bytes of text that are counted before the rest is estimated.
const COUNTED: usize = 400_000;

/// How far an article is read.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// The text that was in view, in this run and, as far as it was kept, in earlier ones.
    seen: Coverage,
    /// The text being read.
    reading: TextPos,
    /// How far the last line in view is through the text.
    percent: u8,
    minutes: f64,
}

impl Progress {
    /// What is known before anything is shown: the `percent` and the [`kept`](Self::to_keep) of earlier runs.
    ///
    /// Where nothing was kept about the sections, or they are others now, all text up to the percentage counts as read.
    pub fn new(viewport: &Viewport, percent: u8, kept: &[u8]) -> Self {
        let document = viewport.document();
        let seen = match portions(&document.outline) {
            portions if portions.len() == kept.len() => kept_of(viewport, portions.into_iter().zip(kept.to_vec())),
            _ => kept_of(viewport, [(TextPos::default()..END, percent.min(100))].into_iter()),
        };
        Self { seen, minutes: minutes_of(document), ..Self::default() }
    }

    /// Takes on a later state of the same article: what was seen stays seen.
    pub fn take_on(&mut self, old: &Viewport, later: &Viewport) {
        // Where the text ended it goes on now.
        let end = old.pos_at_fraction(1.0);
        let mut seen = std::mem::take(&mut self.seen);
        seen.cut(end);
        seen.map(|pos| old.carried(pos, later));
        *self = Self { seen, ..Self::new(later, 0, &[]) };
    }

    /// Adds what was kept of earlier runs, once the article is whole.
    pub fn resume(&mut self, viewport: &Viewport, percent: u8, kept: &[u8]) {
        let seen = std::mem::take(&mut self.seen);
        *self = Self::new(viewport, percent, kept);
        self.seen.add_all(seen);
    }

    /// How much was read of what stands before the first section and of each section, in percent; nothing where they are
    /// too many to be kept.
    pub fn to_keep(&self, viewport: &Viewport) -> Vec<u8> {
        let portions = portions(&viewport.document().outline);
        let kept = portions.iter().map(|portion| percent_of(self.seen.share_of(portion, viewport)));
        if portions.len() > MOST_SECTIONS { Vec::new() } else { kept.collect() }
    }

    /// Takes in what is in view now.
    pub fn observe(&mut self, viewport: &mut Viewport) {
        if viewport.height() == 0 {
            return;
        }
        self.reading = viewport.reading_pos();
        let shown = viewport.text_shown();
        self.percent = if shown.end == END { 100 } else { ((viewport.fraction(shown.end) * 100.0) as u8).min(99) };
        self.seen.add(shown);
    }

    /// Changes every place, where the same text has others.
    pub fn move_places(&mut self, to: impl Fn(TextPos) -> TextPos) {
        self.reading = to(self.reading);
        self.seen.map(to);
    }

    /// The section being read, by its index in the outline; the notes after the body count to its last one.
    pub fn section(&self, outline: &Outline) -> Option<usize> {
        let last = outline.sections().len().checked_sub(1)?;
        let after = outline.sections().last().is_some_and(|section| section.end <= self.reading.block);
        if after { Some(last) } else { outline.section_at(self.reading.block) }
    }

    /// Where the reader is: how far the last line in view is through the text, in percent.
    pub fn percent(&self) -> u8 {
        self.percent
    }

    /// How much of the text was ever in view, in percent: 100 where it was all of it.
    pub fn read(&self, viewport: &Viewport) -> u8 {
        percent_of(self.seen.share_of(&(TextPos::default()..END), viewport))
    }

    /// Whether all of the text was in view.
    pub fn is_whole(&self) -> bool {
        self.seen.holds(&(TextPos::default()..END))
    }

    /// Minutes that what is below the last line in view takes, rounded up.
    pub fn minutes_left(&self) -> u32 {
        (self.minutes * f64::from(100 - self.percent) / 100.0).ceil() as u32
    }

    /// Minutes that the whole takes, rounded up.
    pub fn minutes(&self) -> u32 {
        self.minutes.ceil() as u32
    }

    /// How much of a section and of those in it was in view, from 0.0 to 1.0: 1.0 where it was all of it.
    pub fn of_section(&self, viewport: &Viewport, section: usize) -> f32 {
        let section = viewport.document().outline.sections().get(section);
        let text = section.map(|section| TextPos::start_of(section.start)..TextPos::start_of(section.end));
        text.map_or(0.0, |text| self.seen.share_of(&text, viewport) as f32)
    }
}

/// A share in percent; what was begun is no less than 1, and 100 is all.
fn percent_of(share: f64) -> u8 {
    match share {
        share if share <= 0.0 => 0,
        share if share >= 1.0 => 100,
        share => ((share * 100.0) as u8).clamp(1, 99),
    }
}

/// What stands before the first section, and each section up to the next one, nested or not.
fn portions(outline: &Outline) -> Vec<Range<TextPos>> {
    let starts = outline.sections().iter().map(|section| TextPos::start_of(section.start));
    let mut portions = Vec::new();
    let mut from = TextPos::default();
    for start in starts.chain([END]) {
        portions.push(from..start);
        from = start;
    }
    portions
}

/// The text that was read, where so many percent of each portion were: its beginning, as one reads.
fn kept_of(viewport: &Viewport, portions: impl Iterator<Item = (Range<TextPos>, u8)>) -> Coverage {
    let mut seen = Coverage::default();
    for (portion, percent) in portions {
        let (from, to) = (viewport.fraction(portion.start), viewport.fraction(portion.end));
        let until = viewport.pos_at_fraction(from + (to - from) * f64::from(percent) / 100.0);
        seen.add(if percent >= 100 { portion } else { portion.start..until.min(portion.end) });
    }
    seen
}

/// The minutes that the body of a document takes to read.
fn minutes_of(document: &Document) -> f64 {
    let rate = characters_a_minute(document.language);
    let body = document.body_end();
    let (mut minutes, mut bytes) = (0.0, 0);
    for block in 0..body {
        for leaf in flat_text(document, block..block + 1) {
            bytes += leaf.text.len();
            let (characters, words) = count(&leaf.text);
            minutes += f64::from(characters) / rate + f64::from(words) / WORDS_A_MINUTE;
        }
        if bytes > COUNTED {
            return minutes * body as f64 / (block + 1) as f64;
        }
    }
    minutes
}

/// Han characters, kana and syllables of Hangul that are read in a minute.
fn characters_a_minute(language: Language) -> f64 {
    match language {
        Language::Japanese | Language::Korean => 500.0,
        _ => 400.0,
    }
}

/// Han characters, kana and Hangul on one side, alphabetic words on the other.
fn count(text: &str) -> (u32, u32) {
    let (mut characters, mut words, mut in_word) = (0, 0, false);
    for c in text.chars() {
        let east_asian = is_east_asian(c);
        let alphabetic = !east_asian && c.is_alphanumeric();
        characters += u32::from(east_asian);
        words += u32::from(alphabetic && !in_word);
        in_word = alphabetic || (in_word && matches!(c, '\'' | '’' | '-' | '.'));
    }
    (characters, words)
}

fn is_east_asian(c: char) -> bool {
    let class = Class::of_char(c);
    class.is_han_or_kana() || class == Class::Hangul
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_words_are_counted_apart() {
        assert_eq!(count("開源的AI模型，GPT-4 too。"), (5, 3));
        assert_eq!(count("It's a well-known fact."), (0, 4));
        assert_eq!(count("한국어 문장"), (5, 0));
        assert_eq!(count(""), (0, 0));
    }
}
