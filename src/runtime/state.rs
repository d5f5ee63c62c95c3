//! What is kept from one run to the next, and its form in the state file.

use crate::app::Record;
use crate::config::Appearance;
use crate::document::{ArticleRef, BlockId, TextPos};
use crate::text::SafeText;
use crate::text::emoji::EmojiKinds;
use crate::text::width::{Ambiguous, Widths};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the form; another one is not understood.
const VERSION: u32 = 1;
/// Records that are kept, those last read first.
const MOST_RECORDS: usize = 2000;

/// What is kept from one run to the next.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// The article last under the cursor on the shelf, or last read.
    pub selected: Option<ArticleRef>,
    /// The terminal's background as it last told, for the first frame of the next run.
    pub appearance: Option<Appearance>,
    /// The widths of the terminal's glyphs as it last told, likewise.
    pub widths: Option<Widths>,
    /// Whether the reader was shown the keys that matter most.
    pub greeted: bool,
    /// What is known about each article, by its [key](ArticleRef::key).
    pub records: BTreeMap<String, Record>,
}

impl State {
    /// What is kept about an article.
    pub fn record(&self, article: &ArticleRef) -> Option<&Record> {
        self.records.get(&article.key())
    }

    /// Keeps a record about an article.
    pub fn keep(&mut self, article: &ArticleRef, record: Record) {
        self.records.insert(article.key(), record);
    }

    /// The articles that something is kept about.
    pub fn articles(&self) -> impl Iterator<Item = (ArticleRef, &Record)> {
        self.records.iter().filter_map(|(key, record)| Some((ArticleRef::from_key(key)?, record)))
    }

    /// Whether nothing is kept, as on the first run.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether nobody read anything yet, nor was told how to.
    pub fn is_new(&self) -> bool {
        !self.greeted && self.records.is_empty()
    }

    /// Takes in what another run, or this one, learnt later: of each article the record that was read last.
    pub fn merge(&mut self, newer: &State) {
        self.selected = newer.selected.clone().or(self.selected.take());
        self.appearance = newer.appearance.or(self.appearance);
        self.widths = newer.widths.or(self.widths);
        self.greeted |= newer.greeted;
        for (key, record) in &newer.records {
            if self.records.get(key).is_none_or(|known| known.last_read <= record.last_read) {
                self.records.insert(key.clone(), record.clone());
            }
        }
    }

    /// Forgets the records that were not read for longest, beyond what is kept.
    pub fn prune(&mut self) {
        let Some(surplus) = self.records.len().checked_sub(MOST_RECORDS).filter(|&n| n > 0) else { return };
        let mut ages: Vec<_> = self.records.iter().map(|(key, record)| (record.last_read, key.clone())).collect();
        ages.sort();
        for (_, key) in ages.into_iter().take(surplus) {
            self.records.remove(&key);
        }
    }

    /// Reads the state file; the error says what is wrong with it.
    pub fn parse(json: &[u8]) -> Result<Self, String> {
        let file: File = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        if file.version != VERSION {
            return Err(format!("it has version {}, expected {VERSION}", file.version));
        }
        let records = file.articles.into_iter().map(|(key, saved)| (key, saved.into())).collect();
        let selected = file.selected.as_deref().and_then(ArticleRef::from_key);
        let appearance = file.light_background.map(|light| if light { Appearance::Light } else { Appearance::Dark });
        let (widths, greeted) = (file.glyph_widths.map(Widths::from), file.greeted);
        Ok(Self { selected, appearance, widths, greeted, records })
    }

    /// The state file's text.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        let articles = self.records.iter().map(|(key, record)| (key.clone(), Saved::from(record))).collect();
        let mut json = serde_json::to_vec_pretty(&File {
            version: VERSION,
            selected: self.selected.as_ref().map(ArticleRef::key),
            light_background: self.appearance.map(|appearance| appearance == Appearance::Light),
            glyph_widths: self.widths.map(SavedWidths::from),
            greeted: self.greeted,
            articles,
        })?;
        json.push(b'\n');
        Ok(json)
    }
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    #[serde(default)]
    selected: Option<String>,
    #[serde(default)]
    light_background: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    glyph_widths: Option<SavedWidths>,
    #[serde(default)]
    greeted: bool,
    #[serde(default)]
    articles: BTreeMap<String, Saved>,
}

#[derive(Serialize, Deserialize)]
struct SavedWidths {
    wide_ambiguous: bool,
    /// The kinds of emoji, a bit for each.
    emoji: u8,
}

impl From<SavedWidths> for Widths {
    fn from(saved: SavedWidths) -> Self {
        let ambiguous = if saved.wide_ambiguous { Ambiguous::Wide } else { Ambiguous::Narrow };
        Self { ambiguous, emoji: EmojiKinds::from_bits(saved.emoji) }
    }
}

impl From<Widths> for SavedWidths {
    fn from(widths: Widths) -> Self {
        Self { wide_ambiguous: widths.ambiguous == Ambiguous::Wide, emoji: widths.emoji.bits() }
    }
}

#[derive(Serialize, Deserialize)]
struct Saved {
    title: String,
    /// Block and byte.
    position: (u32, u32),
    percent: u8,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    progress: Vec<u8>,
    read: bool,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    marks: BTreeMap<char, (u32, u32)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    theme: Option<String>,
    last_read: u64,
}

impl From<Saved> for Record {
    fn from(saved: Saved) -> Self {
        let pos = |(block, byte)| TextPos { block: BlockId(block), byte };
        Self {
            // The file lies where anyone may have written to it.
            title: SafeText::new_line(&saved.title),
            position: pos(saved.position),
            percent: saved.percent.min(100),
            progress: saved.progress,
            read: saved.read,
            marks: saved.marks.into_iter().map(|(name, place)| (name, pos(place))).collect(),
            theme: saved.theme,
            last_read: saved.last_read,
        }
    }
}

impl From<&Record> for Saved {
    fn from(record: &Record) -> Self {
        let pair = |pos: TextPos| (pos.block.0, pos.byte);
        Self {
            title: record.title.to_string(),
            position: pair(record.position),
            percent: record.percent,
            progress: record.progress.clone(),
            read: record.read,
            marks: record.marks.iter().map(|(&name, &place)| (name, pair(place))).collect(),
            theme: record.theme.clone(),
            last_read: record.last_read,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(name: &str) -> ArticleRef {
        ArticleRef::Bundled(name.to_owned())
    }

    fn record(last_read: u64) -> Record {
        let position = TextPos { block: BlockId(7), byte: 120 };
        let marks = BTreeMap::from([('a', position), ('報', TextPos::default())]);
        let title = SafeText::new("看報");
        let progress = vec![100, 0, 37];
        Record { title, position, percent: 40, progress, read: false, marks, theme: Some("night".into()), last_read }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let emoji = EmojiKinds::TONED.with(EmojiKinds::FLAG);
        let widths = Some(Widths { ambiguous: Ambiguous::Wide, emoji });
        let mut state = State { appearance: Some(Appearance::Light), widths, greeted: true, ..State::default() };
        state.selected = Some(article("lead"));
        state.keep(&article("lead"), record(5));
        state.keep(&ArticleRef::File("/tmp/新 聞.md".into()), record(6));
        assert_eq!(State::parse(&state.to_json().unwrap()), Ok(state));
    }

    #[test]
    fn of_two_records_the_one_read_last_stays() {
        let mut old = State::default();
        old.keep(&article("a"), record(5));
        old.keep(&article("b"), record(5));
        let mut new = State::default();
        new.keep(&article("a"), record(9));
        new.keep(&article("b"), record(1));
        old.merge(&new);
        assert_eq!(old.record(&article("a")).map(|r| r.last_read), Some(9));
        assert_eq!(old.record(&article("b")).map(|r| r.last_read), Some(5));
    }

    #[test]
    fn damage_is_an_error_that_says_what_it_is() {
        for broken in ["", "{", "[]", "{\"version\":1,\"articles\":{\"a\":3}}", "\u{0}\u{1}"] {
            assert!(State::parse(broken.as_bytes()).is_err(), "{broken:?}");
        }
        assert!(State::parse(b"{\"version\":99}").unwrap_err().contains("version 99"));
        let hostile = br#"{"version":1,"articles":{"a":{"title":"\u001b[2J\nx","position":[1,2],"percent":255,"read":false,"last_read":1}}}"#;
        let state = State::parse(hostile).unwrap();
        let record = state.records.get("a").unwrap();
        assert_eq!((record.title.as_str(), record.percent), ("x", 100));
    }

    #[test]
    fn what_was_read_longest_ago_is_forgotten_first() {
        let mut state = State::default();
        for i in 0..MOST_RECORDS + 10 {
            state.keep(&article(&format!("{i}")), record(i as u64));
        }
        state.prune();
        assert_eq!(state.articles().count(), MOST_RECORDS);
        assert!(state.record(&article("9")).is_none() && state.record(&article("10")).is_some());
    }
}
