//! The keymap: for every context a trie of keys that leads to commands.

use crate::input::{Action, Chord, Command, Context, Key};
use std::collections::BTreeMap;

/// What the keys typed so far mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup {
    /// Nothing.
    None,
    /// The beginning of one chord or more.
    Pending,
    /// A command.
    Command(Command),
}

/// Which keys lead to which commands, by context.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    tries: BTreeMap<Context, Branch>,
    /// How many bindings were ever made: the next one's place in the help.
    bound: usize,
}

type Branch = BTreeMap<Key, Node>;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    /// Further keys may follow.
    Branch(Branch),
    /// A command; the number is its place in the help.
    Leaf(usize, Command),
    /// Bound to nothing, which also hides what [`Context::Global`] has here.
    Unbound,
}

impl Keymap {
    /// Binds `chord`. It takes the place of its beginnings and continuations, which could no longer be typed.
    pub fn bind(&mut self, context: Context, chord: &[Key], command: Command) {
        self.bound += 1;
        let leaf = Node::Leaf(self.bound, command);
        self.insert(context, chord, leaf);
    }

    /// Makes `chord` mean nothing in `context`, whatever [`Context::Global`] says.
    pub fn unbind(&mut self, context: Context, chord: &[Key]) {
        self.insert(context, chord, Node::Unbound);
    }

    fn insert(&mut self, context: Context, chord: &[Key], node: Node) {
        let Some((last, first)) = chord.split_last() else { return };
        let mut branch = self.tries.entry(context).or_default();
        for &key in first {
            let next = branch.entry(key).or_insert_with(|| Node::Branch(Branch::new()));
            if !matches!(next, Node::Branch(_)) {
                *next = Node::Branch(Branch::new());
            }
            let Node::Branch(inner) = next else { return };
            branch = inner;
        }
        branch.insert(*last, node);
    }

    /// What `keys` mean in `context`, or else in the one that it falls back on.
    pub fn lookup(&self, context: Context, keys: &[Key]) -> Lookup {
        for context in context.chain() {
            match self.node(context, keys) {
                Some(Node::Leaf(_, command)) => return Lookup::Command(command.clone()),
                Some(Node::Unbound) => return Lookup::None,
                Some(Node::Branch(branch)) if leads_somewhere(branch) => return Lookup::Pending,
                Some(Node::Branch(_)) | None => {}
            }
        }
        Lookup::None
    }

    fn node(&self, context: Context, keys: &[Key]) -> Option<&Node> {
        let (last, first) = keys.split_last()?;
        let mut branch = self.tries.get(&context)?;
        for key in first {
            match branch.get(key)? {
                Node::Branch(inner) => branch = inner,
                // What follows an unbound beginning is hidden with it.
                Node::Unbound => return Some(&Node::Unbound),
                Node::Leaf(..) => return None,
            }
        }
        branch.get(last)
    }

    /// The commands of `context` itself, each with its chords, in the order in which they were bound.
    pub fn bindings(&self, context: Context) -> Vec<(Vec<Chord>, Command)> {
        let mut grouped: Vec<(Vec<Chord>, Command)> = Vec::new();
        for (chord, command) in self.chords(context) {
            match grouped.iter_mut().find(|(_, known)| known == command) {
                Some((chords, _)) => chords.push(chord),
                None => grouped.push((vec![chord], command.clone())),
            }
        }
        grouped
    }

    /// The chords that lead to `action`, with any argument, from `context`: its own first, then those of the context that
    /// it falls back on.
    pub fn keys_for(&self, context: Context, action: Action) -> Vec<Chord> {
        let chords = context.chain().flat_map(|context| self.chords(context));
        let leading = chords.filter(|(chord, command)| {
            command.action == action && self.lookup(context, chord) == Lookup::Command((*command).clone())
        });
        leading.map(|(chord, _)| chord).collect()
    }

    /// Every chord of `context` itself with its command, in the order in which they were bound.
    fn chords(&self, context: Context) -> Vec<(Chord, &Command)> {
        let mut found = Vec::new();
        if let Some(branch) = self.tries.get(&context) {
            collect(branch, &mut Vec::new(), &mut found);
        }
        found.sort_unstable_by_key(|&(order, ..)| order);
        found.into_iter().map(|(_, chord, command)| (chord, command)).collect()
    }
}

/// Whether any command can be reached.
fn leads_somewhere(branch: &Branch) -> bool {
    branch.values().any(|node| match node {
        Node::Leaf(..) => true,
        Node::Branch(inner) => leads_somewhere(inner),
        Node::Unbound => false,
    })
}

fn collect<'a>(branch: &'a Branch, before: &mut Chord, found: &mut Vec<(usize, Chord, &'a Command)>) {
    for (&key, node) in branch {
        before.push(key);
        match node {
            Node::Leaf(order, command) => found.push((*order, before.clone(), command)),
            Node::Branch(inner) => collect(inner, before, found),
            Node::Unbound => {}
        }
        before.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::notation;

    fn keymap(bindings: &[(Context, &str, &str)]) -> Keymap {
        let mut keymap = Keymap::default();
        for (context, chord, command) in bindings {
            let chord = notation::parse(chord).unwrap();
            match *command {
                "none" => keymap.unbind(*context, &chord),
                command => keymap.bind(*context, &chord, command.parse().unwrap()),
            }
        }
        keymap
    }

    fn lookup(keymap: &Keymap, context: Context, chord: &str) -> String {
        match keymap.lookup(context, &notation::parse(chord).unwrap()) {
            Lookup::None => "nothing".into(),
            Lookup::Pending => "more".into(),
            Lookup::Command(command) => command.to_string(),
        }
    }

    #[test]
    fn chords_are_followed_key_by_key() {
        let keymap = keymap(&[(Context::Text, "g g", "go-top"), (Context::Text, "j", "line-down")]);
        assert_eq!(lookup(&keymap, Context::Text, "g"), "more");
        assert_eq!(lookup(&keymap, Context::Text, "g g"), "go-top");
        assert_eq!(lookup(&keymap, Context::Text, "g x"), "nothing");
        assert_eq!(lookup(&keymap, Context::Text, "j j"), "nothing");
        assert_eq!(keymap.lookup(Context::Text, &[]), Lookup::None);
    }

    #[test]
    fn every_context_but_the_prompt_falls_back_on_the_global_one() {
        let keymap = keymap(&[
            (Context::Global, "q", "close"),
            (Context::Global, "g s", "shelf"),
            (Context::Text, "g g", "go-top"),
            (Context::Popup, "q", "back"),
        ]);
        assert_eq!(lookup(&keymap, Context::Text, "q"), "close");
        assert_eq!(lookup(&keymap, Context::Popup, "q"), "back");
        assert_eq!(lookup(&keymap, Context::Prompt, "q"), "nothing");
        assert_eq!(lookup(&keymap, Context::Text, "g s"), "shelf");
        assert_eq!(lookup(&keymap, Context::Text, "g g"), "go-top");
    }

    #[test]
    fn none_removes_a_key_and_hides_the_global_one() {
        let keymap = keymap(&[
            (Context::Global, "q", "close"),
            (Context::Text, "q", "none"),
            (Context::Text, "g g", "go-top"),
            (Context::Text, "g g", "none"),
            (Context::Outline, "z", "toggle-zen"),
            (Context::Outline, "z", "none"),
        ]);
        assert_eq!(lookup(&keymap, Context::Text, "q"), "nothing");
        assert_eq!(lookup(&keymap, Context::Outline, "q"), "close");
        assert_eq!(lookup(&keymap, Context::Text, "g"), "nothing", "nothing can follow any more");
        assert!(keymap.bindings(Context::Outline).is_empty());
    }

    #[test]
    fn a_later_binding_takes_the_place_of_what_it_would_hide() {
        let shorter = keymap(&[(Context::Text, "g g", "go-top"), (Context::Text, "g", "go-bottom")]);
        assert_eq!(lookup(&shorter, Context::Text, "g"), "go-bottom");
        let longer = keymap(&[(Context::Text, "g", "go-bottom"), (Context::Text, "g g", "go-top")]);
        assert_eq!(lookup(&longer, Context::Text, "g"), "more");
    }

    #[test]
    fn the_help_groups_keys_by_command_in_the_order_of_binding() {
        let keymap = keymap(&[
            (Context::Text, "j", "line-down"),
            (Context::Text, "G", "go-bottom"),
            (Context::Text, "Down", "line-down"),
            (Context::Text, "2", "section 2"),
            (Context::Text, "1", "section 1"),
        ]);
        let help: Vec<String> = keymap
            .bindings(Context::Text)
            .iter()
            .map(|(chords, command)| {
                format!("{} {command}", chords.iter().map(|c| notation::print(c)).collect::<Vec<_>>().join(","))
            })
            .collect();
        assert_eq!(help, ["j,Down line-down", "G go-bottom", "2 section 2", "1 section 1"]);
    }

    #[test]
    fn the_keys_of_an_action_are_those_that_reach_it() {
        let keymap = keymap(&[
            (Context::Global, "q", "close"),
            (Context::Global, "x", "close"),
            (Context::Popup, "Esc", "close"),
            (Context::Popup, "x", "copy"),
        ]);
        let keys = |context| -> Vec<String> {
            keymap.keys_for(context, Action::Close).iter().map(|chord| notation::print(chord)).collect()
        };
        assert_eq!(keys(Context::Popup), ["Esc", "q"]);
        assert_eq!(keys(Context::Text), ["q", "x"]);
        assert_eq!(keys(Context::Prompt), [""; 0]);
    }
}
