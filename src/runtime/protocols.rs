//! Which graphics a terminal takes: by what it answers, and by what its environment says of it.

use crate::config::ImageProtocol;

/// The questions: what it is called, whether it takes a compressed image of one pixel (kitty), how large its cells are.
/// Whether it knows sixel is in its attributes, which end all questions.
pub const QUESTION: &str = "\x1b[>q\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24,o=z;eNpjYGAAAAADAAE=\x1b\\\x1b[16t";
/// The attribute of terminals that know sixel.
const SIXEL: &str = "4";

/// What a terminal said of its graphics.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Claims {
    /// What it is called, with its version.
    pub name: String,
    /// Whether it took the image.
    pub kitty: bool,
    /// Whether it knows sixel.
    pub sixel: bool,
    /// The width and height of a cell, in pixels.
    pub cell: Option<(u16, u16)>,
}

impl Claims {
    /// Takes in the text of a device control string: `>|NAME`.
    pub fn take_name(&mut self, text: &[u8]) {
        if let Some(name) = text.strip_prefix(b">|") {
            self.name = String::from_utf8_lossy(name).into_owned();
        }
    }

    /// Takes in the text of an application program command: `Gi=31;OK`.
    pub fn take_verdict(&mut self, text: &[u8]) {
        self.kitty |= text == b"Gi=31;OK";
    }

    /// Takes in the parameters of the device attributes.
    pub fn take_attributes(&mut self, parameters: &[u8]) {
        self.sixel |= String::from_utf8_lossy(parameters).split(';').skip(1).any(|attribute| attribute == SIXEL);
    }

    /// Takes in the parameters of a report about the window: `6;HEIGHT;WIDTH`; `false` where they are about something else.
    pub fn take_size(&mut self, parameters: &[u8]) -> bool {
        let text = String::from_utf8_lossy(parameters);
        let mut numbers = text.split(';').map(|number| number.parse::<u16>().ok());
        let [kind, height, width] = std::array::from_fn(|_| numbers.next().flatten().filter(|&number| number > 0));
        let cell = width.zip(height).filter(|_| kind == Some(6));
        self.cell = cell.or(self.cell);
        cell.is_some()
    }

    /// The best form in which the terminal takes images; `variable` reads its environment.
    pub fn protocol(&self, variable: impl Fn(&str) -> Option<String>) -> ImageProtocol {
        let is_named = |names: &[&str]| {
            let program = || variable("TERM_PROGRAM").into_iter().chain(variable("LC_TERMINAL"));
            names.iter().any(|name| self.name.starts_with(name) || program().any(|other| other.starts_with(name)))
        };
        // These take kitty's images without its placeholders, or sixel with faults.
        if is_named(&["iTerm", "WezTerm", "mintty"]) {
            ImageProtocol::Iterm2
        } else if is_named(&["Konsole"]) {
            ImageProtocol::HalfBlocks
        } else if self.kitty {
            ImageProtocol::Kitty
        } else if self.sixel && self.cell.is_some() {
            ImageProtocol::Sixel
        } else {
            ImageProtocol::HalfBlocks
        }
    }
}

/// A variable of the environment.
pub fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Whether a multiplexer lies between the program and the terminal: it would answer for one of several terminals, and
/// knows nothing of the images that it passes on.
pub fn is_multiplexed(variable: impl Fn(&str) -> Option<String>) -> bool {
    let is_set = |name| variable(name).is_some_and(|value| !value.is_empty());
    let term = variable("TERM").unwrap_or_default();
    is_set("TMUX") || is_set("STY") || is_set("ZELLIJ") || term.starts_with("screen") || term.starts_with("tmux")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn protocol(claims: &Claims, environment: &[(&str, &str)]) -> ImageProtocol {
        claims.protocol(|wanted| {
            environment.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn each_terminal_gets_the_best_that_it_can_do() {
        let cell = Some((10, 20));
        let claims = |name: &str, kitty, sixel| Claims { name: name.into(), kitty, sixel, cell };
        for (said, environment, expected) in [
            (claims("kitty(0.42.0)", true, false), &[][..], ImageProtocol::Kitty),
            (claims("ghostty 1.2.0", true, false), &[], ImageProtocol::Kitty),
            (claims("foot(1.20.0)", false, true), &[], ImageProtocol::Sixel),
            (claims("WezTerm 20240203", true, true), &[], ImageProtocol::Iterm2),
            (claims("iTerm2 3.5.0", true, true), &[], ImageProtocol::Iterm2),
            (claims("", false, false), &[("TERM_PROGRAM", "iTerm.app")], ImageProtocol::Iterm2),
            (claims("", false, false), &[("LC_TERMINAL", "iTerm2")], ImageProtocol::Iterm2),
            (claims("Konsole 24.02", true, true), &[], ImageProtocol::HalfBlocks),
            (claims("", false, false), &[], ImageProtocol::HalfBlocks),
        ] {
            assert_eq!(protocol(&said, environment), expected, "{said:?}");
        }
        let without_cells = Claims { cell: None, ..claims("", false, true) };
        assert_eq!(protocol(&without_cells, &[]), ImageProtocol::HalfBlocks);
    }

    #[test]
    fn answers_are_understood_and_others_are_not() {
        let mut claims = Claims::default();
        claims.take_verdict(b"Gi=31;ENOTSUPPORTED:");
        claims.take_attributes(b"64;14;44");
        assert!(!claims.take_size(b"4;600;800") && !claims.take_size(b"6;x") && !claims.take_size(b""));
        assert_eq!((claims.kitty, claims.sixel), (false, false));
        claims.take_name(b">|foot(1.20)");
        claims.take_verdict(b"Gi=31;OK");
        claims.take_attributes(b"62;4;22");
        assert!(claims.take_size(b"6;20;10"));
        assert_eq!(claims, Claims { name: "foot(1.20)".into(), kitty: true, sixel: true, cell: Some((10, 20)) });
    }

    #[test]
    fn multiplexers_are_known_by_the_environment() {
        let inside = |name: &'static str, value: &'static str| {
            is_multiplexed(|wanted| (wanted == name).then(|| value.to_owned()))
        };
        assert!(inside("TMUX", "/tmp/tmux,1,0") && inside("STY", "1.a") && inside("TERM", "screen-256color"));
        assert!(!inside("TERM", "xterm-kitty") && !inside("TMUX", ""));
    }
}
