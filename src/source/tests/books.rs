//! What becomes of books.

use super::book::Book;
use crate::document::{ArticleRef, Document, Target};
use crate::source::dump::{dump, outline};
use crate::source::picture::{self, PictureError, Place};
use crate::source::{Loaded, epub, from_bytes};
use crate::text::Language;

fn read(book: &Book) -> Document {
    let Loaded { document, warnings, .. } = from_bytes(book.bytes(), "standard input").unwrap();
    assert_eq!(warnings, []);
    document
}

#[test]
fn the_pages_of_a_book_are_one_text_in_the_order_of_its_spine() {
    let book = Book {
        metadata: "<dc:creator id='a'>夏目漱石</dc:creator><dc:creator>森鴎外</dc:creator><dc:language>ja</dc:language>
            <dc:date>1914-04-20</dc:date><dc:publisher>岩波</dc:publisher><dc:subject>小説</dc:subject>
            <dc:title id='s'>副題</dc:title><meta refines='#s' property='title-type'>subtitle</meta>
            <dc:description>&lt;p&gt;要旨&lt;/p&gt;</dc:description>"
            .into(),
        ..Book::of(&[("b.xhtml", "<h1>一</h1><p>甲<br/>乙</p>"), ("a.xhtml", "<p>丙&amp;丁</p><script>x</script>")])
    };
    let document = read(&book);
    assert_eq!(
        dump(&document),
        "#0 title 書\n#1 subtitle 副題\n#2 byline 夏目漱石、森鴎外 · 岩波 · 1914年4月20日\n#3 heading 1 一\n#4 paragraph 甲⏎乙\n#5 paragraph 丙&丁\n"
    );
    assert_eq!(document.language, Language::Japanese);
    assert_eq!(document.meta.summary.as_deref(), Some("要旨"));
    assert_eq!(document.meta.tags[0].as_str(), "小説");
    assert!(!document.meta.vertical);
}

#[test]
fn a_page_beside_the_text_comes_after_it_and_the_table_of_contents_not_at_all() {
    let book =
        Book::of(&[("n.xhtml", "<p>beside</p>"), ("t.xhtml", "<p>text</p>")]).nav("<li><a href='t.xhtml'>One</a></li>");
    let package =
        book.package().replace("<itemref idref='p0'/>", "<itemref idref='nav'/><itemref idref='p0' linear='no'/>");
    let mut book = book;
    book.files.push(("O/q.opf".into(), package.into()));
    let files: Vec<_> = book.all_files();
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
        .filter(|(path, _)| *path != "O/p.opf")
        .map(|(path, bytes)| (if path == "O/q.opf" { "O/p.opf" } else { path }, bytes))
        .collect();
    let document = from_bytes(super::book::archive(&files), "b").unwrap().document;
    assert_eq!(dump(&document), "#0 title 書\n#1 heading 1 One\n#2 paragraph text\n#3 paragraph beside\n");
}

#[test]
fn the_table_of_contents_is_the_outline() {
    let pages = [
        ("c.xhtml", "<img src='i/c.png' alt='cover'/>"),
        (
            "1.xhtml",
            "<section><header><h2>第一章　<ruby>桜<rt>さくら</rt></ruby></header><p>文。</p><h3>小見出し</h3><p>文。</p></section>",
        ),
        ("2.xhtml", "<div><p class='ch'><span>第二<ruby>章<rt>しょう</rt></ruby></span></p><p>文。</p></div>"),
        ("3.xhtml", "<p>前。</p><p>文。<a id='x'></a>続く。</p><blockquote><h2>引用</h2></blockquote>"),
    ];
    let nav = "<li><a href='c.xhtml'>表紙</a></li><li><span>第一部</span><ol><li><a href='1.xhtml'>第一章　桜</a></li>
        <li><a href='2.xhtml'>第二章</a></li></ol></li><li><a href='3.xhtml#x'>第三章</a></li><li><a href='no.xhtml'>無</a></li>";
    let document = read(&Book::of(&pages).nav(nav));
    assert_eq!(
        dump(&document),
        "#0 title 書\n#1 heading 1 表紙\n#2 figure O/i/c.png cover\n#3 heading 1 第一部\n#4 heading 2 第一章　{桜|さくら}\n\
         #5 paragraph 文。\n#6 heading 3 小見出し\n#7 paragraph 文。\n#8 heading 2 第二{章|しょう}\n#9 paragraph 文。\n\
         #10 paragraph 前。\n#11 heading 1 第三章\n#12 paragraph 文。続く。\n#13 quote\n  #14 heading 2 引用\n"
    );
    assert_eq!(
        outline(&document),
        "§ 表紙 #1..#3\n§ 第一部 #3..#11\n  § 第一章　桜 #4..#8\n    § 小見出し #6..#8\n  § 第二章 #8..#11\n§ 第三章 #11..#15\n"
    );
}

#[test]
fn a_book_of_epub_2_has_its_outline_from_the_ncx() {
    let point = |title: &str, place: &str, inner: &str| {
        format!("<navPoint id='x'><navLabel><text>{title}</text></navLabel><content src='{place}'/>{inner}</navPoint>")
    };
    let inner = point("甲", "a.html#h", "");
    let points = point("一", "a.html", &inner) + &point("二", "b%20b.html", "");
    let pages = [("a.html", "<h1>一</h1><p>文</p><h1 id='h'>甲</h1><p>文</p>"), ("b%20b.html", "<p>文</p>")];
    let mut book = Book::of(&pages).ncx(&points);
    book.pages[1].0 = "b b.html";
    let document = read(&book);
    assert_eq!(
        dump(&document),
        "#0 title 書\n#1 heading 1 一\n#2 paragraph 文\n#3 heading 2 甲\n#4 paragraph 文\n#5 heading 1 二\n#6 paragraph 文\n"
    );
}

#[test]
fn notes_are_found_in_other_pages() {
    let pages = [
        (
            "1.xhtml",
            "<p>文<a epub:type='noteref' href='n.xhtml#n1'>1</a>と<sup><a href='n.xhtml#n2' id='r2'>2</a></sup>と<a epub:type='noteref' href='#n3'>*</a>。</p><aside epub:type='footnote' id='n3'><p>側註</p></aside>",
        ),
        (
            "n.xhtml",
            "<section epub:type='endnotes'><h2>註</h2><ol><li epub:type='endnote' id='n1'><p>註一 <a href='1.xhtml'>↩</a></p></li><li id='n2'><p>註二 <a href='1.xhtml#r2'>↩</a></p></li></ol></section>",
        ),
    ];
    let document = read(&Book::of(&pages));
    assert_eq!(
        dump(&document),
        "#0 title 書\n#1 paragraph 文[^1]と[^2]と[^3]。\n#2 note 1\n  #3 paragraph 註一\n#4 note 2\n  #5 paragraph 註二\n#6 note 3\n  #7 paragraph 側註\n"
    );
}

#[test]
fn links_lead_from_page_to_page() {
    let pages = [
        (
            "t/1.xhtml",
            "<p><a href='../2.xhtml#x'>there</a> <a href='../2.xhtml'>page</a> <a href='../i.png'>file</a> <a href='http://a.example/'>out</a></p>",
        ),
        ("2.xhtml", "<p>start</p><p id='x'>place</p>"),
    ];
    let document = read(&Book::of(&pages));
    let dumped = dump(&document);
    assert!(dumped.contains("there"), "{dumped}");
    let mut targets = Vec::new();
    super::walk::walk(&document, |piece| {
        if let super::walk::Piece::Inline(_, crate::document::Inline::Link { target, .. }) = piece {
            targets.push(match &**target {
                Target::Block(block) => format!("#{}", block.0),
                Target::Url(url) => url.to_string(),
                other => format!("{other:?}"),
            });
        }
    });
    assert_eq!(targets, ["#3", "#2", "http://a.example/"], "{dumped}");
}

#[test]
fn numbers_of_printed_pages_are_no_text_and_drawn_covers_are_figures() {
    let pages = [
        ("c.xhtml", "<svg xmlns='x'><title>no</title><image width='9' xlink:href='i/c.jpg'/></svg>"),
        ("1.xhtml", "<p>a<span epub:type='pagebreak' id='p2'>2</span>b</p><p lang='fr'>Le chat</p>"),
    ];
    let document = read(&Book::of(&pages));
    assert_eq!(dump(&document), "#0 title 書\n#1 figure O/i/c.jpg\n#2 paragraph ab\n#3 paragraph Le chat\n");
    assert_eq!(document.blocks[3].language, Some(Language::from_tag("fr")));
}

#[test]
fn the_language_of_a_page_is_that_of_its_blocks() {
    let mut book = Book::of(&[("1.xhtml", "<p>日本語の文章です。</p>"), ("2.xhtml", "<p>Un texte</p>")]);
    book.metadata = "<dc:language>ja</dc:language>".into();
    book.pages[1].1 = "xml:lang='fr'".into();
    let document = read(&book);
    assert_eq!(document.blocks[2].language, Some(Language::from_tag("fr")));
}

#[test]
fn a_book_says_that_it_is_set_vertically() {
    let vertical = |book: &Book| read(book).meta.vertical;
    let mut book = Book::of(&[("1.xhtml", "<p>文章である。</p>")]);
    book.metadata = "<dc:language>ja</dc:language>".into();
    assert!(!vertical(&book));
    let turned = Book { spine: "page-progression-direction='rtl'".into(), ..book.clone() };
    assert!(vertical(&turned));
    let css = b".vrtl { -epub-writing-mode: vertical-rl }";
    let mut styled = book.clone().item(["css", "s.css", "text/css", ""], css);
    assert!(!vertical(&styled));
    styled.pages[0].1 = "class='vrtl'".into();
    assert!(vertical(&styled));
    book.metadata += "<meta name='primary-writing-mode' content='vertical-rl'/>";
    assert!(vertical(&book));
    let hebrew = Book {
        metadata: "<dc:language>he</dc:language>".into(),
        spine: "page-progression-direction='rtl'".into(),
        ..Book::of(&[("1.xhtml", "<p>text in some words</p>")])
    };
    assert!(!vertical(&hebrew));
}

#[test]
fn a_page_may_hold_its_own_style_sheet() {
    let with_sheets = |sheets: [&'static str; 3]| {
        let mut book =
            Book::of(&[("1.xhtml", "<p>文章である。</p>"), ("2.xhtml", "<p>文</p>"), ("3.xhtml", "<p>文</p>")]);
        for (page, sheet) in book.pages.iter_mut().zip(sheets) {
            page.1 = format!("xml:lang='ja'><head><style type='text/css'>{sheet}</style></head");
        }
        read(&book).meta.vertical
    };
    let [webkit, epub, plain] =
        ["-webkit-", "-epub-", ""].map(|prefix| format!("html {{ {prefix}writing-mode: vertical-rl }}").leak() as &str);
    assert!(with_sheets([webkit, epub, plain]));
    assert!(with_sheets([epub, plain, ""]));
    assert!(!with_sheets([plain, "", "p { writing-mode: vertical-rl }"]), "one page is not the book");
}

#[test]
fn files_are_found_by_whatever_way_leads_to_them() {
    let pages = [(
        "t/1.xhtml",
        "<p><a href='./../t/2.xhtml#x'>a</a><a href='/O/t/2.xhtml'>b</a></p><p><img src='../../O/i.png' alt=''/></p>",
    )];
    let mut book = Book::of(&pages).item(["i", "i.png", "image/png", ""], b"png");
    book.pages.push(("../O/t/./2.xhtml", String::new(), String::new()));
    book.files.push(("O/t/2.xhtml".into(), b"<html><body><p id='x'>two</p></body></html>".to_vec()));
    assert_eq!(dump(&read(&book)), "#0 title 書\n#1 paragraph [a](#3)[b](#3)\n#2 figure O/i.png\n#3 paragraph two\n");
}

#[test]
fn names_of_places_are_each_pages_own() {
    let note = |n: &str| {
        format!(
            "<p>{n}<a epub:type='noteref' href='#n'>1</a> <a href='#p'>p{n}</a></p><p id='p'>place {n}</p><aside epub:type='footnote' id='n'>note {n}</aside>"
        )
    };
    let (one, two) = (note("1"), note("2"));
    let nav = "<li><a href='1.xhtml#p'>One</a></li><li><a href='2.xhtml#p'>Two</a></li>";
    let document = read(&Book::of(&[("1.xhtml", &one), ("2.xhtml", &two)]).nav(nav));
    assert_eq!(
        dump(&document),
        "#0 title 書\n#1 paragraph 1[^1] [p1](#3)\n#2 heading 1 One\n#3 paragraph place 1\n#4 paragraph 2[^2] [p2](#6)\n\
         #5 heading 1 Two\n#6 paragraph place 2\n#7 note 1\n  #8 paragraph note 1\n#9 note 2\n  #10 paragraph note 2\n"
    );
    assert_eq!(outline(&document), "§ One #2..#5\n§ Two #5..#7\n^1 #7 from #1\n^2 #9 from #4\n");
}

#[test]
fn a_cover_is_a_picture_whatever_is_said_of_it() {
    let document =
        read(&Book::of(&[("c.xhtml", "<div><img src='c.jpg' alt=''/></div>"), ("1.xhtml", "<h1>一</h1><p>文</p>")]));
    assert_eq!(dump(&document), "#0 title 書\n#1 figure O/c.jpg\n#2 heading 1 一\n#3 paragraph 文\n");
    assert_eq!(outline(&document), "§ 一 #2..#4\n", "without a table of contents, the headings are the outline");
}

#[test]
fn pictures_are_read_by_the_address_of_their_figure() {
    let book = Book::of(&[("t/1.xhtml", "<p><img src='../i/a%20b.png'/></p>")])
        .item(["i", "i/a b.png", "image/png", ""], b"png");
    assert_eq!(dump(&read(&book)), "#0 title 書\n#1 figure O/i/a b.png\n");
    let bytes = book.bytes();
    let mut pictures = epub::Pictures::of(&bytes).unwrap();
    assert_eq!(pictures.read("O/i/a b.png").unwrap(), b"png");
    assert_eq!(pictures.head("O/i/a b.png").unwrap(), b"png");
    assert_eq!(pictures.read("O/none.png").unwrap_err().to_string(), "O/none.png is missing");
}

#[test]
fn an_image_of_a_book_is_measured_by_its_head_and_read_whole() {
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbaImage::new(30, 20).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let book =
        Book::of(&[("1.xhtml", "<p><img src='a.png'/></p>")]).item(["a", "a.png", "image/png", ""], png.get_ref());
    let dir = tempfile::tempdir().unwrap();
    let article = ArticleRef::File(dir.path().join("a.epub"));
    assert_eq!(picture::book(&article), None);
    std::fs::write(dir.path().join("a.epub"), book.bytes()).unwrap();
    let bytes = picture::book(&article).unwrap();
    let mut place = Place::of(&article, Some(&bytes));
    let size = picture::measure(place.head("O/a.png").unwrap()).unwrap();
    assert_eq!((size.width, size.height), (30, 20));
    assert_eq!(picture::decode(place.whole("O/a.png").unwrap()).unwrap().width(), 30);
    assert_eq!(place.head("O/none.png").err(), Some(PictureError::Missing));
}
