//! Brackets that stand around the marks of notes, outside of their links: `[<a href="#n2">2</a>]`.

use super::dom;
use super::elements::{Kind, kind};
use super::marker;
use dom_query::{NodeId, NodeRef};

/// What a text loses to the mark beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cut {
    /// The bracket that it begins with.
    start: bool,
    /// The bracket that it ends with, and white space before that.
    end: bool,
    /// All of it: what stands between two marks.
    all: bool,
}

/// Marks within one pair of brackets.
#[derive(Debug, Default)]
pub struct Group {
    /// Their links.
    pub links: Vec<NodeId>,
    /// The texts that the brackets, and what parts the marks, are in.
    pub cuts: Vec<(NodeId, Cut)>,
}

impl Cut {
    /// What is cut by both.
    pub fn and(self, other: Self) -> Self {
        Self { start: self.start || other.start, end: self.end || other.end, all: self.all || other.all }
    }

    /// What a text is without it.
    pub fn apply(self, text: &str) -> &str {
        if self.all {
            return "";
        }
        let text = if self.start { text.trim_start().strip_prefix(is_closing).unwrap_or(text) } else { text };
        let cut = text.trim_end().strip_suffix(is_opening).filter(|_| self.end);
        cut.map_or(text, str::trim_end)
    }
}

fn is_opening(c: char) -> bool {
    matches!(c, '[' | '(' | '（' | '［' | '〔' | '【')
}

fn is_closing(c: char) -> bool {
    matches!(c, ']' | ')' | '）' | '］' | '〕' | '】')
}

/// The marks below a node that have brackets around them.
pub fn find(root: &NodeRef) -> Vec<Group> {
    let mut search = Search::default();
    for node in root.descendants_it() {
        match (dom::own_text(&node), dom::name(&node)) {
            (Some(text), _) => search.text(&node, &text),
            (None, Some(name)) if name == "a" => search.link(&node),
            (None, Some(name)) if matches!(kind(&name), Kind::Block | Kind::Void) => search.open = None,
            _ => {}
        }
    }
    search.found
}

#[derive(Debug, Default)]
struct Search {
    /// The brackets that are open, with what was found in them.
    open: Option<Group>,
    found: Vec<Group>,
}

impl Search {
    fn link(&mut self, link: &NodeRef) {
        let leads_here = link.attr("href").is_some_and(|href| href.contains('#'));
        match &mut self.open {
            Some(group) if leads_here && marker::is_marker(&dom::line(link)) => group.links.push(link.id),
            _ => self.open = None,
        }
    }

    fn text(&mut self, node: &NodeRef, text: &str) {
        let within = |link: &NodeId| node.ancestors_it(None).any(|outer| outer.id == *link);
        if let Some(group) = &mut self.open {
            let trimmed = text.trim();
            if trimmed.is_empty() || group.links.last().is_some_and(within) {
                return;
            }
            if !group.links.is_empty() && trimmed.starts_with(is_closing) {
                group.cuts.push((node.id, Cut { start: true, ..Cut::default() }));
                self.found.extend(self.open.take());
            } else if !group.links.is_empty() && trimmed.chars().all(|c| matches!(c, ',' | '、' | '，' | ';' | '；'))
            {
                return group.cuts.push((node.id, Cut { all: true, ..Cut::default() }));
            }
        }
        let opens = text.trim_end().ends_with(is_opening);
        self.open =
            opens.then(|| Group { links: Vec::new(), cuts: vec![(node.id, Cut { end: true, ..Cut::default() })] });
    }
}
