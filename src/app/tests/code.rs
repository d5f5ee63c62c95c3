//! Blocks of code: they are asked about when they come near, and take their colours where they stand.

use super::article::{article, long_article};
use super::reading::{Reading, named};
use crate::app::{Effect, Event};
use crate::document::{Block, BlockId, BlockKind, CodeSpan, Document, Role};
use crate::text::SafeText;

/// A long article with a block of code at its beginning and one at its end.
fn with_code() -> Document {
    let mut document = long_article(20, 20);
    let code = |id, text| {
        let kind = BlockKind::Code { language: SafeText::new("rust").into(), text: SafeText::new(text).into() };
        Block { id: BlockId(id), language: None, kind }
    };
    document.blocks.insert(0, code(0, "fn first() {}"));
    for (block, id) in document.blocks.iter_mut().zip(0..) {
        block.id = BlockId(id);
    }
    document.blocks.push(code(document.blocks.len() as u32, "fn last() {}"));
    document
}

/// The blocks that were asked about.
fn asked(reading: &Reading) -> Vec<BlockId> {
    let code = reading.effects.iter().filter_map(|effect| match effect {
        Effect::ReadCode { code, .. } => Some(code.block),
        _ => None,
    });
    code.collect()
}

#[test]
fn code_is_asked_about_once_and_not_before_it_comes_near() {
    let mut reading = Reading::of(with_code());
    assert_eq!(asked(&reading), [BlockId(0)]);
    reading.keys("Space b j k");
    assert_eq!(asked(&reading).len(), 1);
    reading.keys("G g g G");
    assert_eq!(asked(&reading).len(), 2);
}

#[test]
fn colours_come_without_moving_anything_and_only_to_their_own_article() {
    let mut reading = Reading::of(with_code());
    let before = reading.lines();
    let spans = || [CodeSpan { bytes: 0..2, role: Role::CodeKeyword }, CodeSpan { bytes: 3..8, role: Role::CodeName }];
    let roles = |reading: &Reading| {
        let (_, line) = &reading.pane().text.lines[0];
        line.runs.iter().map(|run| run.roles.to_vec()).collect::<Vec<_>>()
    };
    let plain = roles(&reading);
    let read = |article, spans: Vec<_>| Event::CodeRead { article, block: BlockId(0), spans: spans.into() };
    reading.event(read(named("another"), spans().into()));
    assert_eq!(roles(&reading), plain);
    reading.event(read(named("article"), spans().into()));
    let (code, keyword, name) = (Role::Code, Role::CodeKeyword, Role::CodeName);
    assert_eq!(roles(&reading), [vec![code, keyword], vec![code], vec![code, name], vec![code]]);
    assert_eq!(reading.lines(), before);
    let wrong = vec![CodeSpan { bytes: 5..900, role: keyword }, CodeSpan { bytes: 2..2, role: keyword }];
    reading.event(read(named("article"), wrong));
    assert_eq!((roles(&reading), reading.lines()), (plain, before), "what does not fit the text is nothing");
}

#[test]
fn code_in_a_note_takes_its_colours_in_the_popup() {
    let filler = "\n\nFiller.".repeat(60);
    let mut document = article("An article", &format!("Text[^1].{filler}\n\n[^1]: See."));
    let notes = document.blocks.iter_mut().filter_map(|block| match &mut block.kind {
        BlockKind::Note { blocks, .. } => blocks.first_mut(),
        _ => None,
    });
    notes.for_each(|block| {
        block.kind =
            BlockKind::Code { language: SafeText::new("rust").into(), text: SafeText::new("fn note() {}").into() };
    });
    let mut reading = Reading::of(document);
    assert_eq!(asked(&reading), []);
    reading.keys("Enter");
    assert!(reading.note().contains("fn note"), "{}", reading.note());
    let [block] = asked(&reading)[..] else { panic!("asked {:?}", asked(&reading)) };
    let roles = |reading: &Reading| {
        let runs = reading.popup().lines.iter().flat_map(|line| &line.runs);
        runs.filter(|run| run.roles.contains(&Role::CodeKeyword)).count()
    };
    assert_eq!(roles(&reading), 0);
    let spans = [CodeSpan { bytes: 0..2, role: Role::CodeKeyword }];
    reading.event(Event::CodeRead { article: named("article"), block, spans: spans.into() });
    assert_eq!(roles(&reading), 1);
}
