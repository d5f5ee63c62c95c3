//! The language of each leaf: what the elements around it say, or else what its text leaves no doubt about.

use super::MAX_DEPTH;
use crate::document::{Inline, Role};
use crate::text::Language;

/// Bytes of a leaf that its language is guessed from.
const SAMPLE_BYTES: usize = 400;

/// The open elements, from the outermost one that says its language on.
#[derive(Debug, Default)]
pub(super) struct Scopes(Vec<Scope>);

#[derive(Debug)]
struct Scope {
    name: String,
    /// The language of what stands in it.
    language: Language,
    /// The containers around it.
    depth: usize,
}

impl Scopes {
    /// The language that is in force, where an element says one.
    pub fn language(&self) -> Option<Language> {
        self.0.last().map(|scope| scope.language)
    }

    /// Opens an element within `depth` containers.
    ///
    /// One without a language is remembered too where its end would else be taken for that of an outer one.
    pub fn open(&mut self, name: &str, language: Option<Language>, depth: usize) {
        if let Some(language) = language.or(self.language()).filter(|_| self.0.len() < MAX_DEPTH) {
            self.0.push(Scope { name: name.to_owned(), language, depth });
        }
    }

    /// Closes the innermost element of that name, and what was left open in it. What stands outside the container at
    /// `depth` stays open.
    pub fn close(&mut self, name: &str, depth: usize) {
        let own = |scope: &Scope| scope.depth >= depth && scope.name == name;
        if let Some(at) = self.0.iter().rposition(own) {
            self.0.truncate(at);
        }
    }

    /// Closes what was left open in a container that ends, with `depth` containers around it.
    pub fn leave(&mut self, depth: usize) {
        let outside = self.0.partition_point(|scope| scope.depth <= depth);
        self.0.truncate(outside);
    }
}

/// The language of running text in an article of the language `article`, where it clearly is another one.
pub(super) fn of_content(content: &[Inline], article: Language) -> Option<Language> {
    if let [Inline::Text(text)] = content {
        return article.guess_within(text);
    }
    let mut sample = String::new();
    take_sample(content, &mut sample);
    article.guess_within(&sample)
}

/// The words of running text, without code and addresses, until there are enough.
fn take_sample(content: &[Inline], sample: &mut String) {
    for inline in content {
        if sample.len() >= SAMPLE_BYTES {
            return;
        }
        match inline {
            Inline::Text(text) => {
                sample.push_str(text.get(..text.floor_char_boundary(SAMPLE_BYTES)).unwrap_or_default());
            }
            Inline::Ruby(pairs) => pairs.iter().for_each(|pair| sample.push_str(&pair.base)),
            Inline::Styled(Role::InlineCode, _) => sample.push(' '),
            Inline::Styled(_, content) | Inline::Link { content, .. } => take_sample(content, sample),
            Inline::Break => sample.push('\n'),
            Inline::FootnoteRef(_) | Inline::Image { .. } => {}
        }
    }
}
