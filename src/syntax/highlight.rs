//! Blocks of code, by the grammar of the language that the writer names.

use crate::document::CodeSpan;
use crate::syntax::scopes::Meanings;
use std::time::{Duration, Instant};
use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

/// Larger blocks are left as they are, in bytes.
pub const MAX_BYTES: usize = 64 << 10;
/// Longer lines are left as they are, in bytes.
const MAX_LINE: usize = 2000;
/// How long a block is worked on; what is not done by then is left as it is.
const PATIENCE: Duration = Duration::from_secs(2);

/// Names that writers give to languages, and those that the grammars have for them or for their nearest relatives.
const ALIASES: [(&str, &str); 18] = [
    ("shell", "sh"),
    ("zsh", "sh"),
    ("ksh", "sh"),
    ("fish", "sh"),
    ("console", "sh"),
    ("golang", "go"),
    ("typescript", "js"),
    ("ts", "js"),
    ("tsx", "js"),
    ("jsx", "js"),
    ("mjs", "js"),
    ("node", "js"),
    ("jsonc", "json"),
    ("json5", "json"),
    ("py3", "py"),
    ("vue", "html"),
    ("svg", "xml"),
    ("csharp", "cs"),
];

/// The grammars. To read them takes some milliseconds and each one that is used some more, so they are kept.
#[derive(Debug)]
pub struct Highlighter {
    grammars: SyntaxSet,
    meanings: Meanings,
}

impl Default for Highlighter {
    fn default() -> Self {
        Self { grammars: SyntaxSet::load_defaults_newlines(), meanings: Meanings::new() }
    }
}

impl Highlighter {
    /// The stretches of `text` that are something by themselves, in order; none where the language is not known.
    ///
    /// It takes no longer than a few seconds, whatever the text.
    pub fn spans(&self, language: &str, text: &str) -> Vec<CodeSpan> {
        match self.grammar(language) {
            Some(grammar) if text.len() <= MAX_BYTES => self.parse(grammar, text),
            _ => Vec::new(),
        }
    }

    fn grammar(&self, language: &str) -> Option<&SyntaxReference> {
        let name = language.trim_start_matches(['.', '{']).trim_end_matches('}').to_ascii_lowercase();
        let alias = ALIASES.iter().find(|(alias, _)| *alias == name);
        self.grammars.find_syntax_by_token(alias.map_or(&name, |(_, known)| known))
    }

    fn parse(&self, grammar: &SyntaxReference, text: &str) -> Vec<CodeSpan> {
        let deadline = Instant::now() + PATIENCE;
        let (mut state, mut scopes) = (ParseState::new(grammar), ScopeStack::new());
        let (mut spans, mut start) = (Vec::new(), 0);
        for line in text.split_inclusive('\n') {
            if line.len() <= MAX_LINE {
                // A grammar that fails, or takes too long, has done its part up to here.
                let Ok(changes) = state.parse_line(line, &self.grammars) else { break };
                let mut from = 0;
                for (at, change) in changes {
                    self.add(&mut spans, start + from, start + at, &scopes);
                    from = at;
                    if scopes.apply(&change).is_err() {
                        return spans;
                    }
                }
                self.add(&mut spans, start + from, start + line.len(), &scopes);
            }
            start += line.len();
            if Instant::now() > deadline {
                break;
            }
        }
        spans
    }

    /// Adds a stretch, to the one before it where they are the same.
    fn add(&self, spans: &mut Vec<CodeSpan>, from: usize, to: usize, scopes: &ScopeStack) {
        let (from, to) = (from as u32, to as u32);
        let Some(role) = self.meanings.of(scopes).filter(|_| from < to) else { return };
        match spans.last_mut() {
            Some(last) if last.role == role && last.bytes.end == from => last.bytes.end = to,
            _ => spans.push(CodeSpan { bytes: from..to, role }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Role;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static HIGHLIGHTER: LazyLock<Highlighter> = LazyLock::new(Highlighter::default);

    fn pieces<'a>(language: &str, text: &'a str) -> Vec<(Role, &'a str)> {
        let spans = HIGHLIGHTER.spans(language, text);
        spans.iter().map(|s| (s.role, &text[s.bytes.start as usize..s.bytes.end as usize])).collect()
    }

    #[test]
    fn words_texts_numbers_names_and_comments_are_told_apart() {
        let found = pieces("rust", "fn main() {\n    let 年 = 2026; // 今年\n    say(\"看報\");\n}");
        for piece in [
            (Role::CodeKeyword, "fn"),
            (Role::CodeName, "main"),
            (Role::CodeKeyword, "let"),
            (Role::CodeNumber, "2026"),
            (Role::CodeComment, "// 今年\n"),
            (Role::CodeString, "\"看報\""),
        ] {
            assert!(found.contains(&piece), "{piece:?} in {found:?}");
        }
    }

    #[test]
    fn a_language_is_known_by_any_of_its_names() {
        for name in ["python", "Python", "py", "{.python}"] {
            assert!(pieces(name, "def f(): pass").contains(&(Role::CodeKeyword, "def")), "{name}");
        }
        for name in ["shell", "bash", "typescript", "html", "json", "c++", "csharp", "sql", "yaml"] {
            assert!(HIGHLIGHTER.grammar(name).is_some(), "{name}");
        }
        for name in ["", "text", "no-such-language"] {
            assert_eq!(pieces(name, "if x then 1"), [], "{name}");
        }
    }

    #[test]
    fn what_is_too_long_stays_as_it_is_and_the_rest_goes_on() {
        let long = format!("x = \"{}\"", "a".repeat(MAX_LINE));
        assert_eq!(
            pieces("py", &format!("{long}\nreturn 1\n")),
            [(Role::CodeKeyword, "return"), (Role::CodeNumber, "1")]
        );
        assert_eq!(pieces("py", &"return 1\n".repeat(MAX_BYTES / 9 + 1)), []);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn spans_ascend_within_any_text(
            language in prop::sample::select(vec!["rust", "html", "md", "py", "js", "sh", "perl", "ruby", "tex", "php"]),
            text in "([ -~\n\t]|[{}()\"'`<>$#/*\\\\]|看|é|\u{1f468}){0,200}",
        ) {
            let spans = HIGHLIGHTER.spans(language, &text);
            let mut end = 0;
            for span in spans {
                prop_assert!(span.bytes.start >= end && span.bytes.start < span.bytes.end);
                prop_assert!(text.get(span.bytes.start as usize..span.bytes.end as usize).is_some());
                end = span.bytes.end;
            }
        }
    }
}
