//! What a grammar says about a piece of code, in the few words that themes have for it.

use crate::document::Role;
use syntect::parsing::{Scope, ScopeStack};

/// The beginnings of the scopes that say something, with what they say; the first that fits a scope counts.
const MEANINGS: [(&str, Option<Role>); 20] = [
    ("comment", Some(Role::CodeComment)),
    ("string", Some(Role::CodeString)),
    ("constant.character.escape", Some(Role::CodeNumber)),
    ("constant", Some(Role::CodeNumber)),
    ("keyword.operator.word", Some(Role::CodeKeyword)),
    ("keyword.operator.logical.python", Some(Role::CodeKeyword)),
    // Signs are no words.
    ("keyword.operator", None),
    ("keyword", Some(Role::CodeKeyword)),
    ("storage", Some(Role::CodeKeyword)),
    ("entity.name.tag", Some(Role::CodeKeyword)),
    ("entity.other.attribute-name", Some(Role::CodeName)),
    ("entity.name", Some(Role::CodeName)),
    ("support.function", Some(Role::CodeName)),
    ("variable.function", Some(Role::CodeName)),
    ("markup.inserted", Some(Role::CodeString)),
    ("markup.deleted", Some(Role::CodeNumber)),
    ("markup.heading", Some(Role::CodeKeyword)),
    // What stands in a text between its signs is code again.
    ("meta.interpolation", None),
    ("meta.embedded", None),
    ("source", None),
];

/// The words of a grammar, ready to be compared.
#[derive(Debug)]
pub struct Meanings(Vec<(Scope, Option<Role>)>);

impl Meanings {
    /// The words that are known.
    pub fn new() -> Self {
        Self(MEANINGS.iter().filter_map(|(name, role)| Some((Scope::new(name).ok()?, *role))).collect())
    }

    /// What a piece of code in these scopes is: the innermost that says something counts.
    pub fn of(&self, scopes: &ScopeStack) -> Option<Role> {
        let of_one = |scope: &Scope| self.0.iter().find(|(known, _)| known.is_prefix_of(*scope));
        scopes.as_slice().iter().rev().find_map(of_one).and_then(|(_, role)| *role)
    }
}
