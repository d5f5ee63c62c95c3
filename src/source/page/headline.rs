//! The title of an article: its one heading of the first level, or else what the page is called, without its site.

use super::clutter;
use super::convert::compared;
use super::dom::{self, attribute};
use dom_query::{Document, NodeRef};

/// What parts the name of a site from a title.
const SEPARATORS: [char; 14] = ['|', '-', '–', '—', '―', '_', '·', '•', '»', '«', '/', '｜', '－', '＿'];
/// What does so without a doubt, where no heading says the title.
const CLEAR_SEPARATORS: [&str; 9] = [" | ", "｜", " - ", " – ", " — ", "－", "_", "＿", " :: "];
/// The shortest name of a site that is looked for in what stands round an article, in characters.
const SHORTEST_SITE: usize = 2;

/// The title of the article of a page, which the page says is `said`. `site` is what the page says the site is called.
pub fn title(page: &Document, said: String, site: Option<&str>) -> String {
    let headings = page.select("h1");
    let line = |heading: &NodeRef| {
        clutter::clear(heading);
        dom::line(heading)
    };
    let is_other = |line: &String| !is_site(page, line, site);
    let headline = headline(page, headings.nodes()).map(line).filter(is_other);
    if let Some(headline) = headline.filter(|_| !is_said_below(page, &said)) {
        return headline;
    }
    let mut lines = headings.nodes().iter().map(line);
    let heading = lines.find(|heading| is_with_site(&said, heading) && is_other(heading));
    heading.unwrap_or_else(|| without_site(page, &said, site).to_owned())
}

/// The one heading of the first level in the article: in its element, or in the main one, or on the page where it has
/// neither. One that holds more than a line of text is left to the text.
fn headline<'a>(page: &Document, headings: &'a [NodeRef<'a>]) -> Option<&'a NodeRef<'a>> {
    let frame = ["article", "main"].into_iter().find(|frame| headings.iter().any(|heading| is_in(heading, &[frame])));
    let is_bare = || page.select_single("article, main").nodes().is_empty();
    let is_own = |heading: &&NodeRef| match frame {
        Some(frame) => is_in(heading, &[frame]),
        None => is_bare() && !is_in(heading, &["header", "nav", "footer", "aside"]),
    };
    let mut own = headings.iter().filter(is_own).filter(|heading| dom::weight(heading) > 0 && !dom::is_hidden(heading));
    let first = own.next()?;
    let is_plain = first.descendants_it().all(|below| !["sup", "ruby", "math"].iter().any(|name| below.has_name(name)));
    (own.next().is_none() && is_plain).then_some(first)
}

fn is_in(node: &NodeRef, names: &[&str]) -> bool {
    node.ancestors_it(None).any(|outer| names.iter().any(|name| outer.has_name(name)))
}

/// Whether a lower heading says the title, so that the first one names a column or the paper.
fn is_said_below(page: &Document, title: &str) -> bool {
    let title = compared(title);
    page.select("h2").nodes().iter().any(|heading| compared(&dom::line(heading)) == title)
}

/// Whether the title of a page is a heading of it with what the site is called after it, or before.
fn is_with_site(title: &str, heading: &str) -> bool {
    let (title, heading) = (compared(title), compared(heading));
    let after = title.strip_prefix(&heading).is_some_and(|site| site.starts_with(SEPARATORS));
    let before = title.strip_suffix(&heading).is_some_and(|site| site.ends_with(SEPARATORS));
    !heading.is_empty() && (after || before)
}

/// What the page is called, without its site.
fn without_site<'t>(page: &Document, said: &'t str, site: Option<&str>) -> &'t str {
    let last = CLEAR_SEPARATORS.iter().filter_map(|mark| said.rfind(mark).map(|at| (at, at + mark.len()))).max();
    let Some((title, name)) = last.and_then(|(at, end)| said.get(..at).zip(said.get(end..))) else { return said };
    if !title.trim().is_empty() && is_site(page, name, site) { title.trim() } else { said }
}

/// Whether `name` is what the site is called: it says so itself, or what stands round the article does.
fn is_site(page: &Document, name: &str, site: Option<&str>) -> bool {
    let name = compared(name);
    let says = |text: &str| compared(text) == name;
    let declared = page.select("meta[name=application-name], meta[name=apple-mobile-web-app-title]");
    if site.is_some_and(says)
        || declared.nodes().iter().any(|node| attribute(node, "content").is_some_and(|n| says(&n)))
    {
        return true;
    }
    let around = page.select("header, footer, nav");
    let outer = |node: &&NodeRef| !is_in(node, &["article", "main", "header", "footer", "nav"]);
    name.chars().nth(SHORTEST_SITE - 1).is_some()
        && around.nodes().iter().filter(outer).any(|node| compared(&dom::line(node)).contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(said: &str, body: &str, site: Option<&str>) -> String {
        title(&Document::from(format!("<body>{body}</body>")), said.to_owned(), site)
    }

    #[test]
    fn the_site_is_no_part_of_the_title() {
        for title in ["巴黎的轉向 | 看報", "巴黎的轉向－看報", "看報 » 巴黎的轉向", "巴黎 的轉向 — 看報"]
        {
            assert!(is_with_site(title, "巴黎的轉向"), "{title}");
        }
        for title in ["巴黎的轉向", "巴黎的轉向與柏林", "看報", "論巴黎的轉向"] {
            assert!(!is_with_site(title, "巴黎的轉向"), "{title}");
        }
        for said in ["한강 1년 | 한국뉴스", "한강 1년 - 한국뉴스", "한강 1년 – 한국뉴스", "한강 1년_한국뉴스"]
        {
            assert_eq!(titled(said, "<p>본문</p>", Some("한국뉴스")), "한강 1년");
            assert_eq!(titled(said, "<p>본문</p><footer>© 한국뉴스</footer>", None), "한강 1년");
            assert_eq!(titled(said, "<p>한국뉴스</p>", None), said, "nothing says that it is the site");
        }
        assert_eq!(titled("A - B | 看報", "", Some("看報")), "A - B");
        assert_eq!(titled("看報 | 看報", "<h1>看報</h1>", Some("看報")), "看報");
    }

    #[test]
    fn the_one_first_heading_of_the_article_is_its_title() {
        let headline = "<h1>노벨상 이후</h1>";
        let said = "한강 1년 | 한국뉴스";
        for body in [
            format!("<main><article>{headline}<p>본문</p></article></main>"),
            format!("<h1>한국뉴스</h1><article><header>{headline}</header></article>"),
            format!("<main>{headline}<p>본문</p><article><h2>다른 기사</h2></article></main>"),
            format!("{headline}<p>본문</p>"),
        ] {
            assert_eq!(titled(said, &body, None), "노벨상 이후", "{body}");
        }
        for body in [
            "<header><h1>신문</h1></header><p>본문</p>",
            "<article><h1>첫째</h1><h1>둘째</h1></article>",
            "<h1>신문</h1><article><p>본문</p></article>",
            "<article><h1>사설</h1><h2>한강 1년 | 한국뉴스</h2></article>",
            "<article><h1>주<sup><a href=#n>1</a></sup></h1></article>",
        ] {
            assert_eq!(titled(said, body, None), said, "{body}");
        }
    }
}
