//! Throughput of composition beside `textwrap` and `unicode-linebreak`, on the same text in the same run.
//!
//! `cargo bench --bench compose` prints medians; `docs/performance.md` keeps the ratios.

use divan::Bencher;
use divan::counter::BytesCount;
use kanbao::compose::collect::{Collected, collect};
use kanbao::compose::fit::{Room, fit};
use kanbao::compose::prepare::Prepared;
use kanbao::compose::{Options, RubyMode};
use kanbao::document::{Footnotes, Inline};
use kanbao::text::{Language, SafeText};

/// About as much text as this is made of each article.
const CORPUS_BYTES: usize = 10_000_000;
/// Columns.
const MEASURE: u16 = 72;
/// What the lines are filled into.
const ROOM: Room = Room { measure: MEASURE, indent: 0, hanging: 0, justify: false };

const CORPORA: [(&str, Language, &str); 5] = [
    ("zh", Language::ChineseTraditional, include_str!("../articles/01-altman-paris.md")),
    ("ja", Language::Japanese, include_str!("../articles/04-kumihan-ja.md")),
    ("ko", Language::Korean, include_str!("../articles/05-hangul-ko.md")),
    ("en", Language::ENGLISH, include_str!("../articles/02-welcome-en.md")),
    ("mixed", Language::ChineseTraditional, include_str!("../articles/03-welcome-zh.md")),
];

fn main() {
    divan::main();
}

/// The paragraphs of an article, again and again.
struct Corpus {
    language: Language,
    paragraphs: Vec<String>,
    bytes: usize,
}

fn corpus(name: &str) -> Corpus {
    let (_, language, source) = CORPORA.into_iter().find(|c| c.0 == name).unwrap_or(CORPORA[0]);
    let body = source.rsplit("+++").next().unwrap_or(source);
    let once: Vec<String> = body.split("\n\n").map(|p| p.replace('\n', " ")).filter(|p| p.len() > 120).collect();
    let bytes: usize = once.iter().map(String::len).sum();
    let times = CORPUS_BYTES / bytes.max(1);
    let paragraphs = once.iter().cycle().take(once.len() * times).cloned().collect();
    Corpus { language, paragraphs, bytes: bytes * times }
}

fn collected(corpus: &Corpus) -> Vec<Collected> {
    let inlines = corpus.paragraphs.iter().map(|p| [Inline::Text(SafeText::new(p))]);
    inlines.map(|i| collect(&i, &Footnotes::default(), RubyMode::Inline, corpus.language)).collect()
}

const NAMES: [&str; 5] = ["zh", "ja", "ko", "en", "mixed"];

#[divan::bench(args = NAMES, sample_count = 5)]
fn kanbao_prepare_and_fit(bencher: Bencher<'_, '_>, name: &str) {
    let corpus = corpus(name);
    let texts = collected(&corpus);
    let options = Options::default();
    bencher.counter(BytesCount::new(corpus.bytes)).with_inputs(|| texts.clone()).bench_values(|texts| {
        let lines = |text: Collected| fit(&Prepared::new(text, corpus.language, &options), ROOM).len();
        texts.into_iter().map(lines).sum::<usize>()
    });
}

#[divan::bench(args = NAMES, sample_count = 5)]
fn kanbao_refill(bencher: Bencher<'_, '_>, name: &str) {
    let corpus = corpus(name);
    let options = Options::default();
    let prepared = collected(&corpus).into_iter().map(|text| Prepared::new(text, corpus.language, &options));
    let prepared: Vec<Prepared> = prepared.collect();
    bencher.counter(BytesCount::new(corpus.bytes)).bench(|| prepared.iter().map(|p| fit(p, ROOM).len()).sum::<usize>());
}

#[divan::bench(args = NAMES, sample_count = 5)]
fn textwrap_first_fit(bencher: Bencher<'_, '_>, name: &str) {
    wrap(bencher, name, textwrap::WrapAlgorithm::FirstFit);
}

#[divan::bench(args = NAMES, sample_count = 5)]
fn textwrap_optimal_fit(bencher: Bencher<'_, '_>, name: &str) {
    wrap(bencher, name, textwrap::WrapAlgorithm::new_optimal_fit());
}

fn wrap(bencher: Bencher<'_, '_>, name: &str, algorithm: textwrap::WrapAlgorithm) {
    let corpus = corpus(name);
    let options = textwrap::Options::new(usize::from(MEASURE)).wrap_algorithm(algorithm);
    bencher
        .counter(BytesCount::new(corpus.bytes))
        .bench(|| corpus.paragraphs.iter().map(|p| textwrap::wrap(p, &options).len()).sum::<usize>());
}

#[divan::bench(args = NAMES, sample_count = 5)]
fn unicode_linebreak_alone(bencher: Bencher<'_, '_>, name: &str) {
    let corpus = corpus(name);
    bencher
        .counter(BytesCount::new(corpus.bytes))
        .bench(|| corpus.paragraphs.iter().map(|p| unicode_linebreak::linebreaks(p).count()).sum::<usize>());
}
