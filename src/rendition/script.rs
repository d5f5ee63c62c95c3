//! Chinese in the other script, by the dictionaries of OpenCC.
//!
//! The dictionaries hold phrases as well as characters, none of which changes its length. They are read when they are
//! first needed, which takes a moment: conversion belongs on a thread behind the screen.

use super::cells::{Cells, is_han};
use super::rework::Script;
use crate::text::Language;
use opencc_fmmseg::{OpenCC, OpenccConfig};
use std::sync::OnceLock;

/// Bytes that are converted at a time, so that a line without end needs no memory without end.
const CHUNK: usize = 1 << 16;

/// Converts a leaf of Chinese in `language`; `false` where it is in that script already, or is no Chinese.
pub fn convert(cells: &mut Cells, language: Language, script: Script) -> bool {
    let Some(config) = config(language, script) else { return false };
    replace_han(cells, |text| converted(text, config));
    if script.language() != Some(language) {
        turn_quotes(cells, script);
    }
    true
}

/// How text in `language` becomes that of `script`.
fn config(language: Language, script: Script) -> Option<OpenccConfig> {
    use Language::{ChineseSimplified, ChineseTraditional};
    Some(match (language, script) {
        (ChineseTraditional, Script::Hans) => OpenccConfig::T2s,
        (ChineseSimplified, Script::HantTaiwan) => OpenccConfig::S2tw,
        (ChineseSimplified, Script::HantHongKong) => OpenccConfig::S2hk,
        (ChineseTraditional, Script::HantTaiwan) => OpenccConfig::T2tw,
        (ChineseTraditional, Script::HantHongKong) => OpenccConfig::T2hk,
        _ => return None,
    })
}

/// `text` in Simplified.
pub fn simplified(text: &str) -> String {
    converted(text, OpenccConfig::T2s)
}

/// `text` to Simplified and back to Traditional: it mends words that were converted badly, and harms others.
pub fn round_trip(text: &str) -> String {
    converted(&simplified(text), OpenccConfig::S2tw)
}

/// Puts the Han of what `change` makes of the text in the place of its own; everything else stays.
fn replace_han(cells: &mut Cells, change: impl FnOnce(&str) -> String) {
    let changed = change(&cells.text());
    let mut changed = changed.chars();
    for cell in cells.0.iter_mut().filter(|cell| cell.now.is_some()) {
        let new = changed.next();
        if !cell.fixed && cell.now.is_some_and(is_han) && new.is_some_and(is_han) {
            cell.now = new;
        }
    }
}

/// `text` converted, a character for each of its own.
fn converted(text: &str, config: OpenccConfig) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, tail) = rest.split_at(end_of_chunk(rest));
        let new = dictionaries().convert_with_config(chunk, config, false);
        let same_length = new.chars().map(|_| ()).eq(chunk.chars().map(|_| ()));
        out.push_str(if same_length { &new } else { chunk });
        rest = tail;
    }
    out
}

/// Where a chunk ends: after a mark, lest a word is parted, where there is one.
fn end_of_chunk(text: &str) -> usize {
    if text.len() <= CHUNK {
        return text.len();
    }
    let most = text.floor_char_boundary(CHUNK);
    let chunk = text.get(..most).unwrap_or(text);
    chunk.char_indices().rev().take(CHUNK / 16).find(|&(_, c)| !is_han(c)).map_or(most, |(at, c)| at + c.len_utf8())
}

fn dictionaries() -> &'static OpenCC {
    static DICTIONARIES: OnceLock<OpenCC> = OnceLock::new();
    DICTIONARIES.get_or_init(|| {
        let mut dictionaries = OpenCC::new();
        dictionaries.set_parallel(false);
        dictionaries
    })
}

/// Quotes are another pair in each script: “ ” and ‘ ’, 「 」 and 『 』. Those round words of an alphabet stay.
fn turn_quotes(cells: &mut Cells, script: Script) {
    let twins = [('“', '「'), ('”', '」'), ('‘', '『'), ('’', '』')];
    for i in cells.of(|c| twins.iter().any(|&(hans, hant)| c == hans || c == hant)) {
        let Some(c) = cells.get(i) else { continue };
        let twin = twins.iter().find_map(|&(hans, hant)| match script {
            Script::Hans => (c == hant).then_some(hans),
            _ => (c == hans).then_some(hant),
        });
        let apostrophe = c == '’' && cells.left(i).is_some_and(|c| c.is_ascii_alphanumeric());
        if let Some(twin) = twin.filter(|_| !apostrophe) {
            cells.set(i, twin);
        }
    }
}
