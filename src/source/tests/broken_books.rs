//! Books that are broken, protected or made to harm: a document or one clear line, in bounded time and memory.

use super::book::{Book, CONTAINER, archive};
use crate::document::ArticleRef;
use crate::source::dump::dump;
use crate::source::{check, from_bytes, load};
use std::fs;

fn refusal(bytes: Vec<u8>) -> String {
    from_bytes(bytes, "b").unwrap_err().to_string()
}

fn plain() -> Book {
    Book::of(&[("1.xhtml", "<p>one</p>"), ("2.xhtml", "<p>two</p>")])
}

/// The book without a file, or with another content of it.
fn with(book: &Book, path: &str, content: Option<&[u8]>) -> Vec<u8> {
    let mut files = book.all_files();
    files.retain(|(own, _)| own != path);
    let mut files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    files.extend(content.map(|content| (path, content)));
    archive(&files)
}

#[test]
fn what_is_no_book_is_refused_in_one_clear_line() {
    let zip = archive(&[("a.txt", b"x")]);
    assert_eq!(
        refusal(zip),
        "b: is a ZIP archive without a book in it (META-INF/container.xml is missing); give an EPUB, or unpack it first"
    );
    let cut = plain().bytes();
    assert_eq!(
        refusal(cut[..cut.len() / 2].to_vec()),
        "b: is a damaged EPUB (not a whole ZIP archive); fetch it again"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("b.epub");
    fs::write(&path, "<html>not found").unwrap();
    let error = load(&ArticleRef::File(path.clone())).unwrap_err().to_string();
    assert!(error.ends_with("/b.epub: is a damaged EPUB (not a whole ZIP archive); fetch it again"), "{error}");
    fs::write(&path, plain().bytes()).unwrap();
    assert!(check(&ArticleRef::File(path.clone())).is_ok());
    assert_eq!(load(&ArticleRef::File(path)).unwrap().document.meta.title.as_str(), "書");
}

#[test]
fn a_package_that_is_missing_or_makes_no_sense_is_named() {
    let message = "b: is a broken EPUB: its package O/p.opf is missing or cannot be read; fetch it again, or repair it with an EPUB editor";
    assert_eq!(refusal(with(&plain(), "O/p.opf", None)), message);
    assert_eq!(refusal(with(&plain(), "O/p.opf", Some(b"<package/>"))), message);
    assert_eq!(refusal(with(&plain(), "O/p.opf", Some(b"\0\xff\0"))), message);
    let mut damaged = plain().bytes();
    let at = damaged.windows(22).position(|w| w == b"META-INF/container.xml").unwrap() + 22;
    damaged[at..at + 20].fill(0xff);
    assert_eq!(
        refusal(damaged),
        "b: is a broken EPUB: META-INF/container.xml is damaged; fetch it again, or repair it with an EPUB editor"
    );
    let none = refusal(with(&plain(), "META-INF/container.xml", Some(b"<container/>")));
    assert!(none.contains("its package"), "{none}");
}

#[test]
fn pages_that_are_missing_or_damaged_leave_the_rest() {
    let loaded = from_bytes(with(&plain(), "O/1.xhtml", None), "b").unwrap();
    assert_eq!(dump(&loaded.document), "#0 title 書\n#1 paragraph two\n");
    assert_eq!(loaded.warnings[0].as_str(), "b: a page cannot be read, the rest can: O/1.xhtml is missing");
    let mut bytes = plain().bytes();
    let at = bytes.windows(9).position(|w| w == b"O/1.xhtml").unwrap() + 9;
    bytes[at..at + 20].fill(0xff);
    let loaded = from_bytes(bytes, "b").unwrap();
    assert_eq!(loaded.warnings[0].as_str(), "b: a page cannot be read, the rest can: O/1.xhtml is damaged");
    let unlisted = plain().package().replace("<itemref idref='p0'/>", "<itemref idref='gone'/>");
    let loaded = from_bytes(with(&plain(), "O/p.opf", Some(unlisted.as_bytes())), "b").unwrap();
    assert_eq!(dump(&loaded.document), "#0 title 書\n#1 paragraph two\n");
    assert_eq!(
        loaded.warnings[0].as_str(),
        "b: a page cannot be read, the rest can: the package O/p.opf does not say where gone is"
    );
    let none = with(&Book::of(&[("1.xhtml", "")]), "O/1.xhtml", None);
    assert_eq!(
        refusal(none),
        "b: is an EPUB without text: O/1.xhtml is missing; fetch it again, or repair it with an EPUB editor"
    );
    let broken = plain().nav("<li");
    let loaded = from_bytes(broken.bytes(), "b").unwrap();
    assert!(loaded.warnings[0].contains("its table of contents cannot be read"), "{:?}", loaded.warnings);
}

#[test]
fn protected_books_say_so_and_obfuscated_fonts_do_not_matter() {
    let encryption = |way: &str, path: &str| {
        format!(
            "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><enc:EncryptedData xmlns:enc='http://www.w3.org/2001/04/xmlenc#'>
            <enc:EncryptionMethod Algorithm='{way}'/><KeyInfo><enc:EncryptionMethod Algorithm='http://www.idpf.org/2008/embedding'/></KeyInfo>
            <enc:CipherData><enc:CipherReference URI='{path}'/></enc:CipherData></enc:EncryptedData></encryption>"
        )
    };
    let read = |way, path| {
        let mut book = plain();
        book.files.push(("META-INF/encryption.xml".into(), encryption(way, path).into()));
        from_bytes(book.bytes(), "b").map(|_| ()).map_err(|error| error.to_string())
    };
    let aes = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    let message = "b: is protected against copying (DRM): only the programs of its seller can read it";
    assert_eq!(read(aes, "O/2.xhtml"), Err(message.into()));
    assert_eq!(read("http://www.idpf.org/2008/embedding", "O/f.otf"), Ok(()));
    assert_eq!(read("http://ns.adobe.com/pdf/enc#RC", "O/f.otf"), Ok(()));
    assert_eq!(read(aes, "O/f.mp4"), Ok(()), "the text is readable");
}

#[test]
fn names_that_lead_out_of_the_archive_lead_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("evil");
    let evil = format!("../../../../../../../../..{}", target.display());
    let mut book = plain();
    book.files.push((evil.clone(), b"x".to_vec()));
    book.files.push(("../../1.xhtml".into(), b"<p>evil</p>".to_vec()));
    let read = dump(&from_bytes(book.bytes(), "b").unwrap().document);
    assert_eq!(read, "#0 title 書\n#1 paragraph one\n#2 paragraph two\n");
    assert!(!target.exists());
    fs::write(folder.path().join("secret.xhtml"), "<p>secret</p>").unwrap();
    let container = CONTAINER.replace("O/p.opf", &folder.path().join("secret.xhtml").display().to_string());
    assert!(refusal(with(&plain(), "META-INF/container.xml", Some(container.as_bytes()))).contains("its package"));
}

#[test]
fn what_grows_without_measure_is_not_unpacked() {
    let zeros = vec![b' '; 80 << 20];
    let loaded = from_bytes(with(&plain(), "O/1.xhtml", Some(&zeros)), "b").unwrap();
    assert_eq!(
        loaded.warnings[0].as_str(),
        "b: a page cannot be read, the rest can: O/1.xhtml is larger than 64 MB when it is unpacked, or grows as no text does"
    );
    assert_eq!(dump(&loaded.document), "#0 title 書\n#1 paragraph two\n");
}

#[test]
fn more_files_than_a_book_has_are_refused() {
    let names: Vec<String> = (0..20_010).map(|i| format!("{i}")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(refusal(archive(&many)).contains("holds more than 20000 files"));
    // The end of the directory in the form for large archives, which claims what memory cannot hold.
    let mut claims = plain().bytes();
    let end = claims.split_off(claims.windows(4).rposition(|w| w == b"PK\x05\x06").unwrap());
    let at = claims.len() as u64;
    claims.extend(b"PK\x06\x06");
    claims.extend(44_u64.to_le_bytes());
    claims.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    (0..2).for_each(|_| claims.extend((1_u64 << 40).to_le_bytes()));
    claims.extend((1_u64 << 46).to_le_bytes());
    claims.extend(0_u64.to_le_bytes());
    claims.extend(b"PK\x06\x07\0\0\0\0");
    claims.extend(at.to_le_bytes());
    claims.extend(1_u32.to_le_bytes());
    claims.extend(b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\0\0");
    drop(end);
    assert!(refusal(claims).contains("holds more than 20000 files"));
}

#[test]
fn depth_and_entities_of_a_book_are_bounded() {
    let deep = (0..100_000).map(|i| format!("<div id='{i}'>")).collect::<String>() + "deep";
    let document = from_bytes(Book::of(&[("1.xhtml", &deep)]).bytes(), "b").unwrap().document;
    assert_eq!(dump(&document), "#0 title 書\n#1 paragraph deep\n");
    let nav = "<li><a href='1.xhtml'>x</a><ol>".repeat(30_000);
    let document = from_bytes(plain().nav(&nav).bytes(), "b").unwrap().document;
    assert!(document.outline.sections().len() <= 20_000);
    let mut bomb = plain();
    let package = bomb
        .package()
        .replace("<package", "<!DOCTYPE p [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]><package");
    bomb.metadata = "<dc:publisher>&b;</dc:publisher>".into();
    let document = from_bytes(with(&plain(), "O/p.opf", Some(package.as_bytes())), "b").unwrap().document;
    assert_eq!(dump(&document), "#0 title 書\n#1 paragraph one\n#2 paragraph two\n");
}

#[test]
fn every_entry_may_lead_to_the_same_place() {
    let nav: String = (0..5_000).map(|i| format!("<li><a href='1.xhtml#no'>{i}</a></li>")).collect();
    let document = from_bytes(plain().nav(&nav).bytes(), "b").unwrap().document;
    let titles: Vec<&str> = document.outline.sections().iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles.len(), 5_000);
    assert_eq!(titles[..3], ["0", "1", "2"]);
}
