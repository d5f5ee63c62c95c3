//! The footnote definitions of a parsed text, taken out of its body.

use comrak::nodes::{Node, NodeValue};
use std::collections::HashMap;

/// Footnote definitions in the order of the source; their index is their key.
pub struct Definitions<'a> {
    nodes: Vec<Node<'a>>,
    keys: HashMap<String, usize>,
}

impl<'a> Definitions<'a> {
    /// Takes every definition out of the tree, also those within others. The first of a name is the one that is meant.
    pub fn take(root: Node<'a>) -> Self {
        let nodes: Vec<Node<'a>> =
            root.descendants().filter(|node| matches!(node.data().value, NodeValue::FootnoteDefinition(_))).collect();
        let mut keys = HashMap::with_capacity(nodes.len());
        for (key, node) in nodes.iter().enumerate() {
            node.detach();
            if let NodeValue::FootnoteDefinition(definition) = &node.data().value {
                keys.entry(folded(&definition.name)).or_insert(key);
            }
        }
        Self { nodes, keys }
    }

    /// The key of the definition of that name.
    pub fn key(&self, name: &str) -> Option<usize> {
        self.keys.get(&folded(name)).copied()
    }

    /// The definition of that key.
    pub fn node(&self, key: usize) -> Option<Node<'a>> {
        self.nodes.get(key).copied()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }
}

/// A name as it is compared: without regard to case and to the width of white space.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
