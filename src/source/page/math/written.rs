//! A formula in a row: what stands over, under and beside one another is told by signs and brackets.

use super::scripts::{is_enclosed, is_one, marked, scripted};
use super::tree::Node;

/// Signs with room around them.
const RELATIONS: &str = "=<>≤≥≠≈≡≃≅∼∝→←↔⇒⇐⇔↦∈∉∋⊂⊃⊆⊇≪≫⟹⟸⟺∣≺≻⊢⊨:≔";

/// The row of a formula; `None` where it holds elements that no row tells.
pub fn written(formula: &Node) -> Option<String> {
    if !is_known(formula) {
        return None;
    }
    let lines = lines(formula);
    let text = match lines {
        Some(lines) => lines.join("\n"),
        None => row(&formula.children),
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The elements that are read.
fn is_known(node: &Node) -> bool {
    const KNOWN: &str = " math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msup msub msubsup munder mover munderover \
        mmultiscripts mprescripts none mtable mtr mlabeledtr mtd mfenced menclose mstyle mpadded merror mphantom maction \
        semantics annotation annotation-xml ";
    let is_named = node.name.is_empty() || KNOWN.contains(&format!(" {} ", node.name));
    is_named && (is_unshown(node) || node.children.iter().all(is_known))
}

fn is_unshown(node: &Node) -> bool {
    matches!(node.name, "annotation" | "annotation-xml" | "mphantom" | "none" | "mprescripts")
}

/// The lines of a formula that is nothing but a table: equations one below the other.
fn lines(node: &Node) -> Option<Vec<String>> {
    let mut shown = node.children.iter().filter(|child| !is_unshown(child));
    let only = shown.next().filter(|_| shown.next().is_none() && node.text.is_empty())?;
    match only.name {
        "mtable" => Some(only.children.iter().map(|row| cells(row).join(" ").trim().to_owned()).collect()),
        "mrow" | "mstyle" | "semantics" | "mpadded" => lines(only),
        _ => None,
    }
}

/// The cells of a row of a table.
fn cells(row: &Node) -> Vec<String> {
    let held = |node: &Node| format!("{}{}", node.text, self::row(&node.children)).trim().to_owned();
    match row.name {
        "mtr" | "mlabeledtr" => row.children.iter().map(held).collect(),
        _ => vec![held(row)],
    }
}

fn row(nodes: &[Node]) -> String {
    let mut row = Row::default();
    for node in nodes {
        row.add(node);
    }
    row.out
}

/// A row as it grows.
#[derive(Default)]
struct Row {
    out: String,
    /// Whether what was added last was a word of several letters, or a function of what follows.
    after_word: bool,
}

impl Row {
    fn add(&mut self, node: &Node) {
        match node.name {
            "mo" => self.operator(node.text.trim()),
            "mspace" => self.space(),
            "mrow" | "mstyle" | "mpadded" | "merror" | "menclose" | "math" | "" => {
                self.token(&node.text, false);
                node.children.iter().for_each(|child| self.add(child));
            }
            "semantics" | "maction" => node.children.iter().take(1).for_each(|child| self.add(child)),
            "mtable" => {
                let between = if self.out.ends_with(['(', '[', '|', '‖', '{']) { ", " } else { " " };
                let rows: Vec<String> = node.children.iter().map(|row| cells(row).join(between)).collect();
                self.out += &(rows.join("; ") + &node.text);
            }
            "mi" => self.token(&node.text, node.text.chars().nth(1).is_some()),
            "mtext" => self.out += &node.text,
            _ => self.token(&compound(node), false),
        }
    }

    /// Adds text that stands for itself.
    fn token(&mut self, text: &str, is_word: bool) {
        let Some(first) = text.chars().next() else { return };
        let digits = first.is_ascii_digit() && self.out.ends_with(|c: char| c.is_ascii_digit());
        let letters = (is_word || self.after_word) && self.out.ends_with(char::is_alphanumeric);
        if digits || letters && first.is_alphanumeric() || self.after_word && first == '√' {
            self.space();
        }
        self.out += text;
        self.after_word = is_word;
    }

    fn operator(&mut self, sign: &str) {
        match sign {
            // Signs that are not seen: application of a function, products, separators.
            "\u{2061}" => self.after_word = true,
            "\u{2062}" | "\u{2063}" | "\u{2064}" | "" => {}
            "," | ";" => {
                self.out += sign;
                self.out.push(' ');
            }
            _ if sign.chars().all(|c| RELATIONS.contains(c)) => {
                self.space();
                self.out += sign;
                self.out.push(' ');
            }
            _ => {
                self.out += sign;
                self.after_word = false;
            }
        }
    }

    fn space(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(' ') {
            self.out.push(' ');
        }
    }
}

/// Elements whose parts do not stand in a row.
fn compound(node: &Node) -> String {
    let part = |at: usize| {
        node.children.get(at).map_or(String::new(), |part| row(std::slice::from_ref(part)).trim().to_owned())
    };
    // Within scripts there is no room around signs.
    let tight = |at: usize| part(at).replace(' ', "");
    let parts = match node.name {
        "mfrac" | "mroot" | "msup" | "msub" | "munder" | "mover" => Some(2),
        "msubsup" | "munderover" => Some(3),
        _ => None,
    };
    // What has too much or too little in it keeps that, and is no more than a row.
    if !is_unshown(node)
        && (parts.is_some_and(|parts| parts != node.children.len()) || !node.text.is_empty() && node.name != "ms")
    {
        return format!("{}{}", node.text, row(&node.children));
    }
    match node.name {
        "mfrac" if node.attribute("linethickness").is_some_and(|line| line.starts_with('0')) => {
            format!("{}; {}", part(0), part(1))
        }
        "mfrac" => format!("{}/{}", over(&part(0)), under(&part(1))),
        "msqrt" => root("√", row(&node.children).trim()),
        "mroot" => match tight(1).as_str() {
            "2" => root("√", &part(0)),
            "3" => root("∛", &part(0)),
            "4" => root("∜", &part(0)),
            index => scripted(&part(0), "", &format!("1/{index}")),
        },
        "msup" => scripted(&part(0), "", &tight(1)),
        "msub" => scripted(&part(0), &tight(1), ""),
        "msubsup" => scripted(&part(0), &tight(1), &tight(2)),
        "munder" => marked(&part(0), &tight(1), ""),
        "mover" => marked(&part(0), "", &tight(1)),
        "munderover" => marked(&part(0), &tight(1), &tight(2)),
        "mmultiscripts" => many_scripts(node),
        "mfenced" => fenced(node),
        "ms" => format!("\"{}\"", node.text),
        _ if is_unshown(node) => String::new(),
        _ => row(&node.children),
    }
}

fn root(sign: &str, inner: &str) -> String {
    if is_one(inner) { format!("{sign}{inner}") } else { format!("{sign}({inner})") }
}

/// What stands over the line of a fraction: a product needs no brackets there.
fn over(text: &str) -> String {
    let is_product = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '^' | '_' | '°' | '√'));
    if is_product || is_one(text) || is_enclosed(text) { text.to_owned() } else { format!("({text})") }
}

/// What stands under it: there, a product does.
fn under(text: &str) -> String {
    let is_differential = text.strip_prefix(['d', '∂']).is_some_and(is_one);
    if is_differential || is_one(text) || is_enclosed(text) { text.to_owned() } else { format!("({text})") }
}

fn many_scripts(node: &Node) -> String {
    let mut parts = node.children.split(|part| part.name == "mprescripts");
    let (after, before) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let text =
        |node: Option<&Node>| node.map_or(String::new(), |node| row(std::slice::from_ref(node)).replace(' ', ""));
    let pairs = |scripts: &[Node], base: String| {
        scripts.chunks(2).fold(base, |base, pair| scripted(&base, &text(pair.first()), &text(pair.get(1))))
    };
    let base = text(after.first());
    pairs(before, String::new()) + &pairs(after.get(1..).unwrap_or_default(), base)
}

fn fenced(node: &Node) -> String {
    let open = node.attribute("open").unwrap_or("(");
    let close = node.attribute("close").unwrap_or(")");
    let mut row = Row { out: html_escape::decode_html_entities(open).into_owned(), after_word: false };
    for (i, child) in node.children.iter().enumerate() {
        if i > 0 {
            row.out += ", ";
        }
        row.add(child);
    }
    row.out + &html_escape::decode_html_entities(close)
}
