//! Inputs made to take long, go deep or grow: each is read whole, on a small stack, and in time.
//!
//! The sizes are such that work which grows with the square of the input would take minutes; what is done takes well under
//! a second each, unoptimised, so the limit leaves room for a busy machine.

use super::walk::walk;
use crate::document::{BlockKind, Document};
use crate::source::dump::dump;
use crate::source::{Format, Hint, from_text};
use rustix::time::{ClockId, clock_gettime};
use std::thread;
use std::time::Duration;

/// Of the thread's own work, so that a busy machine does not matter.
const LIMIT: Duration = Duration::from_secs(60);
/// Bytes: half of what a thread usually has.
const STACK: usize = 1 << 20;

/// Reads each text, drops it again, and gives what `look` says of it.
fn each<T: Send + 'static>(texts: Vec<String>, look: fn(&Document) -> T) -> Vec<T> {
    each_as(Format::Markdown, texts, look)
}

fn each_as<T: Send + 'static>(format: Format, texts: Vec<String>, look: fn(&Document) -> T) -> Vec<T> {
    let read = move |text: String| {
        let start = worked();
        let document = from_text(text.as_str(), Hint { name: "t", format }).document;
        let took = worked() - start;
        assert!(took < LIMIT, "{} bytes took {took:?}: {text:.60}", text.len());
        look(&document)
    };
    let small = thread::Builder::new().stack_size(STACK);
    small.spawn(move || texts.into_iter().map(read).collect()).unwrap().join().unwrap()
}

/// How long this thread has worked.
fn worked() -> Duration {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

fn times(n: usize, text: &str) -> String {
    text.repeat(n)
}

fn numbered(n: usize, piece: impl Fn(usize) -> String) -> String {
    (0..n).map(piece).collect()
}

#[test]
fn quotes_and_lists_of_any_depth_keep_their_text() {
    let deep = vec![
        times(40_000, ">") + "deep",
        times(20_000, "> ") + "deep\n" + &times(10_000, "lazy\n"),
        numbered(300, |i| times(i, ">") + "x\n\n") + "deep",
        numbered(600, |i| times(i * 2, " ") + "- x\n") + "\ndeep",
        times(20_000, "- ") + "deep",
        times(2_000, "> - 1. ") + "deep",
        times(20_000, "<blockquote>") + "deep",
    ];
    assert!(each(deep, |document| dump(document).contains("deep")).iter().all(|&kept| kept));
}

#[test]
fn spans_of_any_depth_keep_their_text() {
    let deep = vec![
        times(20_000, "*a **b ") + "deep",
        times(50_000, "*") + "deep" + &times(50_000, "*"),
        times(10_000, "*a_ ") + "deep" + &times(10_000, "*_ "),
        times(10_000, "[") + "deep" + &times(10_000, "](b)"),
        times(10_000, "<b>") + "deep" + &times(10_000, "</i>"),
        times(10_000, "<ruby><rt>") + "deep",
        times(10_000, "**x [a*b**c*](") + "deep",
    ];
    assert!(each(deep, |document| dump(document).contains("deep")).iter().all(|&kept| kept));
}

#[test]
fn what_is_opened_and_never_closed_takes_its_time_once() {
    let open = vec![
        times(50_000, "["),
        times(20_000, "[a]("),
        times(10_000, "!["),
        numbered(300, |i| times(i, "`") + "a"),
        times(50_000, "<"),
        times(20_000, "<a "),
        times(20_000, "<a href=\""),
        times(20_000, "<!-"),
        times(20_000, "<?"),
        "<div>\n".to_owned() + &times(20_000, "<b><a "),
        "<div>\n".to_owned() + &times(20_000, "<script></scrip"),
        "<div>\n".to_owned() + &times(20_000, "<!-"),
        "+++\na = ".to_owned() + &times(20_000, "["),
        "+++\na = ".to_owned() + &times(20_000, "[") + "\n+++\n",
    ];
    each(open, |_| ());
}

#[test]
fn a_hundred_thousand_notes_are_numbered() {
    let mentioned =
        numbered(100_000, |i| format!("x[^{i}] ")) + "\n\n" + &numbered(100_000, |i| format!("[^{i}]: n\n\n"));
    let chained = "x[^0]\n\n".to_owned() + &numbered(20_000, |i| format!("[^{i}]: n[^{}]\n\n", i + 1));
    let unmentioned = numbered(20_000, |i| format!("[^{i}]: n\n\n"));
    let one = times(20_000, "x[^1] ") + "\n\n[^1]: n";
    let none = times(20_000, "x[^1] ");
    let counted = each(vec![mentioned, chained, unmentioned, one, none], |document| document.footnotes.len());
    assert_eq!(counted, [100_000, 20_000, 20_000, 1, 0]);
}

#[test]
fn long_lines_and_long_files_are_read() {
    let long = vec![
        times(10 << 20, "a"),
        times(1 << 18, "看報kanbao，"),
        times(20_000, "a\\\n"),
        times(20_000, "a\n") + "===",
        times(10_000, "# a\n"),
        times(10_000, "[a](#a) ") + "\n\n# a",
        times(20_000, "&amp;"),
        times(50_000, "http://a.b，"),
        times(20_000, "www."),
        times(20_000, "www.a "),
        times(20_000, "://"),
        times(20_000, "a@"),
        numbered(10_000, |i| format!("[r{i}]: /u\n")) + &numbered(10_000, |i| format!("[r{i}] ")),
        format!("[r]: /{}\n\n", times(10_000, "u")) + &times(10_000, "[r] "),
        "|a|b|\n|-|-|\n".to_owned() + &times(10_000, "|x|y|\n"),
        times(5_000, "|") + "\n" + &times(5_000, "|-") + "|\n" + &times(50, "|\n"),
        times(5_000, "a\n\n: b\n\n"),
        "```\n".to_owned() + &times(50_000, "a\t"),
        "<ruby>".to_owned() + &times(10_000, "漢<rt>か</rt>"),
        times(10_000, "a<sup>2</sup>"),
        times(5_000, "![a](b)\n"),
        "+++\n".to_owned() + &numbered(5_000, |i| format!("a{i} = 1\n")) + "+++\n",
    ];
    let blocks = each(long, |document| {
        let mut pieces = 0;
        walk(document, |_| pieces += 1);
        pieces
    });
    assert!(blocks.iter().all(|&pieces| pieces > 1), "{blocks:?}");
}

#[test]
fn marks_without_end_are_cut() {
    let flood = each(vec!["e".to_owned() + &times(100_000, "\u{301}")], dump);
    assert_eq!(flood, [format!("#0 title t\n#1 paragraph e{}\n", times(8, "\u{301}"))]);
}

#[test]
fn pages_nested_without_end_keep_their_text() {
    let names = [
        "div",
        "b",
        "table",
        "table><tr><td",
        "ul><li",
        "x-y",
        "blockquote",
        "a href=x",
        "span",
        "dl><dd",
        "h1",
        "svg",
        "math",
    ];
    let mut deep: Vec<String> = names.iter().map(|name| times(100_000, &format!("<{name}>")) + "deep").collect();
    deep.extend([
        times(30_000, "<b><i><p>x") + "deep",
        times(30_000, "<a><div></a>") + "deep",
        times(30_000, "<x><div></x>") + "deep",
        times(30_000, "<table><div></table>") + "deep",
        times(30_000, "<svg><g>") + "deep",
        times(30_000, "<p><ruby>a<rt>") + "deep",
    ]);
    assert!(each_as(Format::Html, deep, |document| dump(document).contains("deep")).iter().all(|&kept| kept));
}

#[test]
fn pages_without_end_take_their_time_once() {
    let open = vec![
        times(100_000, "<"),
        times(100_000, "<!--"),
        times(100_000, "<a "),
        times(100_000, "<a href=\""),
        "<a".to_owned() + &times(100_000, " b=1") + ">",
        times(50_000, "<noscript>"),
        times(50_000, "<title>"),
        times(50_000, "<svg>x</svg>"),
        "<table>".to_owned() + &times(20_000, "<tr><td colspan=1000 rowspan=1000>x"),
        times(20_000, "<p>a<br><br>"),
        "<ruby>".to_owned() + &times(30_000, "a<rt>b</rt>"),
        times(20_000, "<p id=a>a<a href=#a>1</a>"),
        "<script type=application/ld+json>".to_owned() + &times(100_000, "["),
        format!("<script type=application/ld+json>{}</script>x", times(100_000, "[")),
        "<p>".to_owned() + &times(10 << 20, "a"),
    ];
    each_as(Format::Html, open, |_| ());
}

#[test]
fn a_page_too_large_for_a_tree_keeps_its_paragraphs() {
    let page = numbered(26_000, |i| format!("<p>{i}{}", "a".repeat(1_000)));
    assert!(page.len() > 24 << 20);
    assert_eq!(each_as(Format::Html, vec![page], |document| document.blocks.len()), [1 + 26_000]);
}

#[test]
fn a_list_without_end_is_several_and_its_numbers_go_on() {
    let looked = each(vec![times(5_000, "1. x\n"), times(5_000, "- x\n")], |document| {
        let starts = document.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::List { start, items, .. } => Some((*start, items.len())),
            _ => None,
        });
        starts.collect::<Vec<_>>()
    });
    let numbered = [(Some(1), 2_000), (Some(2_001), 2_000), (Some(4_001), 1_000)];
    assert_eq!(looked, [numbered, [(None, 2_000), (None, 2_000), (None, 1_000)]]);
}

#[test]
fn a_page_of_nothing_but_tags_is_no_tree() {
    let pages = ["<td>x", "<br>x", "<b>x", "<li>x", "<a name=x>x"].map(|tag| times(200_000, tag));
    let looked = each_as(Format::Html, pages.into(), |document| {
        let dumped = dump(document);
        (dumped.matches('x').count() >= 200_000, dumped.contains("table"))
    });
    assert_eq!(looked, [(true, false); 5]);
}

#[test]
fn a_page_of_notes_without_end_is_numbered() {
    let mentions = numbered(20_000, |i| format!("<p>x<sup><a href=#n{i}>{}</a></sup>", i % 10));
    let page = mentions + &numbered(20_000, |i| format!("<p id=n{i}>note"));
    assert_eq!(each_as(Format::Html, vec![page], |document| document.footnotes.len()), [20_000]);
}
