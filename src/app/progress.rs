//! How far the article and each of its sections are read, and how long the rest takes.

use crate::app::scroll::Viewport;
use crate::compose::flat_text;
use crate::document::{Document, Outline, TextPos};
use crate::text::Language;
use crate::text::class::Class;

/// Words of alphabetic text that are read in a minute.
const WORDS_A_MINUTE: f64 = 230.0;
/// Sections of an article whose progress is kept for the next run.
const MOST_SECTIONS: usize = 200;
/// Bytes of text that are counted before the rest is estimated.
const COUNTED: usize = 400_000;

/// How far an article is read.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// The furthest text that was in view, for each section.
    seen: Vec<TextPos>,
    /// How far each section was read in earlier runs, in percent, where that is known.
    kept: Vec<u8>,
    /// The text being read.
    reading: TextPos,
    percent: u8,
    furthest: u8,
    ended: bool,
    minutes: f64,
}

impl Progress {
    /// What is known before anything is shown: the `percent` and the [`kept`](Self::to_keep) of earlier runs.
    ///
    /// Where nothing was kept about the sections, or they are others now, all text up to the percentage counts as read.
    pub fn new(viewport: &Viewport, percent: u8, kept: &[u8]) -> Self {
        let document = viewport.document();
        let sections = document.outline.sections();
        let is_kept = !kept.is_empty() && kept.len() == sections.len();
        let until = if is_kept { 0.0 } else { f64::from(percent) / 100.0 };
        let until = viewport.pos_at_fraction(until);
        let seen = sections.iter().map(|s| until.max(TextPos::start_of(s.start))).collect();
        let kept = if is_kept { kept.to_vec() } else { Vec::new() };
        Self { seen, kept, furthest: percent.min(100), minutes: minutes_of(document), ..Self::default() }
    }

    /// Takes on a later state of the same article: what was seen stays seen.
    pub fn take_on(&mut self, old: &Viewport, later: &Viewport) {
        let seen: Vec<_> = self.seen.iter().map(|&pos| old.carried(pos, later)).collect();
        *self = Self::new(later, 0, &[]);
        self.see_again(seen);
    }

    /// Adds what was kept of earlier runs, once the article is whole.
    pub fn resume(&mut self, viewport: &Viewport, percent: u8, kept: &[u8]) {
        let seen = std::mem::take(&mut self.seen);
        *self = Self::new(viewport, percent, kept);
        self.see_again(seen);
    }

    fn see_again(&mut self, seen: Vec<TextPos>) {
        for (now, before) in self.seen.iter_mut().zip(seen) {
            *now = before.max(*now);
        }
    }

    /// How far each section is read, in percent; nothing where they are too many to be kept.
    pub fn to_keep(&self, viewport: &Viewport) -> Vec<u8> {
        let count = self.seen.len();
        let percent = |section| match self.of_section(viewport, section) {
            read if read <= 0.0 => 0,
            read if read >= 1.0 => 100,
            read => ((read * 100.0) as u8).clamp(1, 99),
        };
        if count > MOST_SECTIONS { Vec::new() } else { (0..count).map(percent).collect() }
    }

    /// Takes in what is in view now.
    pub fn observe(&mut self, viewport: &mut Viewport) {
        if viewport.height() == 0 {
            return;
        }
        self.reading = viewport.reading_pos();
        let end_shown = viewport.shows_end_of_body();
        let fraction = if end_shown { 1.0 } else { viewport.fraction(self.reading) };
        self.percent = if end_shown { 100 } else { ((fraction * 100.0) as u8).min(99) };
        self.furthest = self.furthest.max(self.percent);
        self.ended |= end_shown;
        self.see(viewport);
    }

    /// Changes every place, where the same text has others.
    pub fn move_places(&mut self, to: impl Fn(TextPos) -> TextPos) {
        self.seen.iter_mut().chain([&mut self.reading]).for_each(|pos| *pos = to(*pos));
    }

    /// Notes for each section in view how far it was shown.
    fn see(&mut self, viewport: &mut Viewport) {
        let (from, to) = (viewport.anchor().pos, viewport.end_pos());
        let document = viewport.document();
        for (section, seen) in document.outline.sections().iter().zip(&mut self.seen) {
            let in_view = TextPos::start_of(section.start) <= to && from < TextPos::start_of(section.end);
            if in_view {
                *seen = to.max(*seen);
            }
        }
    }

    /// The section being read, by its index in the outline; the notes after the body count to its last one.
    pub fn section(&self, outline: &Outline) -> Option<usize> {
        let last = outline.sections().len().checked_sub(1)?;
        let after = outline.sections().last().is_some_and(|section| section.end <= self.reading.block);
        if after { Some(last) } else { outline.section_at(self.reading.block) }
    }

    /// How far the reader is, in percent of the text.
    pub fn percent(&self) -> u8 {
        self.percent
    }

    /// The furthest that the reader ever was, in percent of the text.
    pub fn furthest(&self) -> u8 {
        self.furthest
    }

    /// Whether the end of the text was in view.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// Minutes that the rest takes, rounded up.
    pub fn minutes_left(&self) -> u32 {
        (self.minutes * f64::from(100 - self.percent) / 100.0).ceil() as u32
    }

    /// Minutes that the whole takes, rounded up.
    pub fn minutes(&self) -> u32 {
        self.minutes.ceil() as u32
    }

    /// How far a section is read, from 0.0 to 1.0.
    pub fn of_section(&self, viewport: &Viewport, section: usize) -> f32 {
        let kept = self.kept.get(section).map_or(0.0, |&percent| f32::from(percent) / 100.0);
        self.seen_of(viewport, section).max(kept).min(1.0)
    }

    fn seen_of(&self, viewport: &Viewport, section: usize) -> f32 {
        let outline = &viewport.document().outline;
        let (Some(s), Some(&seen)) = (outline.sections().get(section), self.seen.get(section)) else { return 0.0 };
        let (start, end) = (TextPos::start_of(s.start), TextPos::start_of(s.end));
        if seen >= end {
            return 1.0;
        }
        let (from, to) = (viewport.fraction(start), viewport.fraction(end));
        if seen <= start || to <= from {
            return 0.0;
        }
        ((viewport.fraction(seen) - from) / (to - from)).clamp(0.0, 1.0) as f32
    }
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
