//! Files as they are found on a disk, and what is said about those that cannot be read.

use crate::document::ArticleRef;
use crate::source::dump::dump;
use crate::source::{Format, Wishes, check, digest, from_bytes, from_part, load, load_with};
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

fn file(folder: &Path, name: &str, bytes: &[u8]) -> ArticleRef {
    let path = folder.join(name);
    fs::write(&path, bytes).unwrap();
    ArticleRef::File(path)
}

fn refusal(article: &ArticleRef, folder: &Path) -> String {
    load(article).unwrap_err().to_string().replace(folder.to_str().unwrap(), "DIR")
}

#[test]
fn the_ending_tells_markdown_from_plain_text() {
    let folder = tempfile::tempdir().unwrap();
    let text = b"\xef\xbb\xbfSome *text*.\r\n\r\n## Two";
    let read = |name| dump(&load(&file(folder.path(), name, text)).unwrap().document);
    let markdown = "#0 title a\n#1 paragraph Some {em: text}.\n#2 heading 2 Two\n";
    assert_eq!(read("a.md"), markdown);
    assert_eq!(read("a.Markdown"), markdown);
    assert_eq!(read("a.txt"), "#0 title a\n#1 paragraph Some *text*.\n#2 heading 2 Two\n");
    assert_eq!(read("LICENSE"), "#0 title LICENSE\n#1 paragraph Some *text*.\n#2 heading 2 Two\n");
}

#[test]
fn utf_16_is_text_although_it_holds_nuls() {
    let folder = tempfile::tempdir().unwrap();
    let text: Vec<u8> = "看報。\n\nPlain words.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let article = file(folder.path(), "a.txt", &text);
    assert!(check(&article).is_ok());
    assert_eq!(dump(&load(&article).unwrap().document), "#0 title a\n#1 paragraph 看報。\n#2 paragraph Plain words.\n");
    assert_eq!(from_part(&article, &text, true, Wishes::default()), None, "the whole tells what it is");
}

#[test]
fn a_page_is_read_as_it_stands_where_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let page = file(folder.path(), "a.html", b"<meta charset=gbk><p>\xbf\xaa\xd4\xb4</p>");
    let read = |format| dump(&load_with(&page, Wishes { format, ..Wishes::default() }).unwrap().document);
    assert_eq!(read(None), "#0 title a\n#1 paragraph 开源\n");
    assert_eq!(read(Some(Format::Verbatim)), "#0 title a\n#1 paragraph <meta charset=gbk><p>开源</p>\n");
}

#[test]
fn a_page_that_was_saved_as_text_is_read_as_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let of = |bytes: &[u8]| file(folder.path(), "a.txt", bytes);
    let read = |bytes: &[u8]| dump(&load(&of(bytes)).unwrap().document);
    let page = b"<!DOCTYPE html><meta charset=gbk><p>\xbf\xaa\xd4\xb4</p>";
    assert_eq!(read(page), "#0 title a\n#1 paragraph 开源\n");
    assert_eq!(read(b"<p>one</p>\n<p>two</p>\n"), "#0 title a\n#1 paragraph one\n#2 paragraph two\n");
    assert_eq!(from_part(&of(page), b"<!doctype html>\n<p>one</p>\n", false, Wishes::default()), None);
    let plain = Wishes { format: Some(Format::Verbatim), ..Wishes::default() };
    let shown = dump(&load_with(&of(b"<p>one</p>\n"), plain).unwrap().document);
    assert_eq!(shown, "#0 title a\n#1 paragraph <p>one</p>\n");
}

#[test]
fn what_was_written_for_a_terminal_is_read_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        "\u{1b}[1m## 二\u{1b}[0m\r\n\r\nN\u{8}NA\u{8}A \u{1b}]8;;https://a.example\u{1b}\\連結\u{1b}]8;;\u{1b}\\。";
    let shown = "#0 title a\n#1 heading 2 二\n#2 paragraph NA 連結。\n";
    assert_eq!(dump(&load(&file(folder.path(), "a.txt", text.as_bytes())).unwrap().document), shown);
    assert_eq!(dump(&load(&file(folder.path(), "a.md", text.as_bytes())).unwrap().document), shown);
    let part = from_part(&ArticleRef::File("a.txt".into()), format!("{text}\n").as_bytes(), true, Wishes::default());
    assert_eq!(dump(&part.unwrap()), shown);
}

#[test]
fn nothing_to_read_is_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let warnings = |name: &str, text: &str| load(&file(folder.path(), name, text.as_bytes())).unwrap().warnings;
    for name in ["a.txt", "a.md", "a.html"] {
        assert_eq!(
            warnings(name, "\n \n"),
            [format!("{name}: is empty: there is nothing to read in it").as_str().into()]
        );
        assert_eq!(warnings(name, "some text\n"), []);
    }
    let bare = "there is nothing to read in it below its title";
    assert_eq!(warnings("a.md", "+++\ntitle = \"x\"\n+++\n"), [format!("a.md: {bare}").as_str().into()]);
    assert_eq!(warnings("a.html", "<script>x()</script>"), [format!("a.html: {bare}").as_str().into()]);
}

#[test]
fn standard_input_is_read_by_its_looks() {
    let read = |text: &str| dump(&from_bytes(text.as_bytes().to_vec(), "standard input").unwrap().document);
    assert_eq!(read("# A\n\n*b*\n\n## C\n"), "#0 title A\n#1 paragraph {em: b}\n#2 heading 2 C\n");
    let plain = "5*3*2 是三十，a<b>c</b> 也是文字。\n\n他又說了一句很長的話。\n\n> 引文\n\n* 一項\n* 又一項\n";
    let shown = read(plain);
    assert!(shown.contains("5*3*2 是三十，a<b>c</b> 也是文字"), "a list and a quotation make no Markdown: {shown}");
    assert_eq!(read("一句話。\n\n3 * 4"), "#1 paragraph 一句話。\n#2 paragraph 3 * 4\n", "the pipe is no title");
    assert_eq!(digest(b"a"), digest(b"a"));
    assert_ne!(digest(b"a"), digest(b"b"));
    let gone = load(&ArticleRef::Stdin(digest(b"a"))).unwrap_err().to_string();
    assert_eq!(gone, "this article came through standard input and was not kept; pipe it in again");
}

#[test]
fn bytes_that_are_not_utf_8_are_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let loaded = load(&file(
        folder.path(),
        "a.md",
        b"+++\nfoo = 1\n+++\nA\xe7\x9c\x8b\xe5\xa0\xb1\xe7\x9c\x8b\xe5\xa0\xb1\xe3\x80\x82\xffb",
    ))
    .unwrap();
    assert_eq!(dump(&loaded.document), "#0 title a\n#1 paragraph A看報看報。\u{fffd}b\n");
    assert!(loaded.warnings[0].starts_with("a.md: line 4: 1 place not in UTF-8"), "{:?}", loaded.warnings);
    assert!(loaded.warnings[1].starts_with("a.md: front matter, line 2: unknown key “foo”"), "{:?}", loaded.warnings);
}

#[test]
fn what_cannot_be_read_is_refused_in_one_clear_line() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let at = |name: &str| ArticleRef::File(dir.join(name));
    assert_eq!(refusal(&at("none.md"), dir), "DIR/none.md: no such file; check the name and the folder");
    fs::write(dir.join("file"), "x").unwrap();
    assert_eq!(refusal(&at("file/x.md"), dir), "DIR/file/x.md: no such file; check the name and the folder");
    assert_eq!(refusal(&at(""), dir), "DIR/: is a directory; name a file in it");
    let binary = file(dir, "b.md", b"\x7fELF\0\0");
    let message = "DIR/b.md: is not text (it holds NUL bytes); give a text such as Markdown, or convert it first";
    assert_eq!(refusal(&binary, dir), message);
    assert_eq!(check(&binary).unwrap_err().to_string().replace(dir.to_str().unwrap(), "DIR"), message);
    assert!(check(&at("file")).is_ok() && check(&at("")).is_err() && check(&at("none.md")).is_err());
    assert_eq!(
        refusal(&ArticleRef::Bundled("x".into()), dir),
        "x: no article of that name is built in; open the shelf to see which are"
    );
}

#[test]
fn a_file_without_bounds_is_refused_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.md");
    File::create(&path).unwrap().set_len(1 << 40).unwrap();
    let message = "DIR/huge.md: is larger than 256 MB; split it into parts";
    assert_eq!(refusal(&ArticleRef::File(path), folder.path()), message);
    let endless = load(&ArticleRef::File(PathBuf::from("/dev/zero"))).unwrap_err().to_string();
    assert!(endless.starts_with("/dev/zero: is not text"), "{endless}");
}

#[test]
fn a_file_name_cannot_harm_and_need_not_be_utf_8() {
    let folder = tempfile::tempdir().unwrap();
    let name = std::ffi::OsStr::from_bytes(b"a\x1b[2J\xff.txt");
    let path = folder.path().join(name);
    fs::write(&path, "x y.").unwrap();
    assert_eq!(dump(&load(&ArticleRef::File(path)).unwrap().document), "#0 title a\u{fffd}\n#1 paragraph x y.\n");
    let missing = ArticleRef::File(folder.path().join("no\u{1b}]0;x\u{7}\nne"));
    assert_eq!(refusal(&missing, folder.path()), "DIR/no ne: no such file; check the name and the folder");
}
