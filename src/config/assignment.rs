//! One setting changed while the reader runs: `hyphenate on`, `measure 60`, `hang = "off"`.

use crate::config::diagnostic::Report;
use crate::config::{Config, Settings};
use crate::input::nearest;
use crate::text::SafeText;

/// The setting whose change means reading another file anew, the one with the reader's own keys.
const ONLY_FROM_FILE: &str = "keys";

impl Config {
    /// The configuration with one setting changed, and the key of that setting; or what is wrong with the assignment.
    ///
    /// The value may be written as in `settings.toml` or bare; `on` and `off` are true and false.
    pub fn assigned(&self, assignment: &str) -> Result<(Self, &'static str), SafeText> {
        let line = SafeText::new_line(assignment);
        let (key, value) = line.trim().split_once([' ', '=']).unwrap_or((line.trim(), ""));
        let value = value.trim_start_matches([' ', '=']).trim();
        let key = known(key)?;
        if value.is_empty() {
            return Err(SafeText::new_line(&format!("“{key}” needs a value")));
        }
        let mut wrong = None;
        for value in spellings(value) {
            match self.with(key, &value) {
                Ok(config) => return Ok((config, key)),
                Err(message) => wrong = wrong.or(message),
            }
        }
        Err(wrong.unwrap_or_else(|| SafeText::new_line(&format!("“{key}” cannot be “{value}”"))))
    }

    /// The configuration with the setting as one line of `settings.toml` has it. What is wrong is told in words, unless
    /// the line is no TOML.
    fn with(&self, key: &str, value: &str) -> Result<Self, Option<SafeText>> {
        let text = format!("{key} = {value}");
        let mut report = Report::new("", &text);
        let mut config = self.clone();
        config.settings.change(&mut report, self.themes());
        match report.into_diagnostics().into_iter().next() {
            None => Ok(config),
            Some(wrong) if wrong.key.is_empty() => Err(None),
            Some(wrong) => Err(Some(match wrong.help {
                Some(help) => SafeText::new_line(&format!("{} ({help})", wrong.message)),
                None => wrong.message,
            })),
        }
    }
}

/// The setting of that name that can be changed now.
fn known(name: &str) -> Result<&'static str, SafeText> {
    let message = match Settings::keys().find(|key| *key == name) {
        Some(ONLY_FROM_FILE) => format!("“{ONLY_FROM_FILE}” is changed in settings.toml"),
        Some(key) => return Ok(key),
        None => match nearest(name, Settings::keys()) {
            Some(key) => format!("unknown setting “{name}” (did you mean “{key}”?)"),
            None => format!("unknown setting “{name}”"),
        },
    };
    Err(SafeText::new_line(&message))
}

/// The ways in which a value that was typed may be meant, the likeliest first.
fn spellings(value: &str) -> Vec<String> {
    let quoted = toml::Value::from(value).to_string();
    match value {
        "on" => vec![quoted, "true".to_owned()],
        "off" => vec![quoted, "false".to_owned()],
        value => vec![value.to_owned(), quoted],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::AmbiguousWidth;
    use crate::compose::{Autospace, Hang, ParagraphStyle, RubyMode, Strictness};
    use crate::config::Columns;

    fn settings(assignment: &str) -> Settings {
        Config::default().assigned(assignment).unwrap().0.settings
    }

    fn refused(assignment: &str) -> String {
        Config::default().assigned(assignment).unwrap_err().to_string()
    }

    #[test]
    fn every_choice_of_composition_can_be_changed() {
        assert_eq!(settings("strictness loose").options.strictness, Strictness::Loose);
        assert_eq!(settings("hang on").options.hang, Hang::On);
        assert_eq!(settings("autospace = \"keep\"").options.autospace, Autospace::Keep);
        assert!(settings("justify on").options.justify);
        assert!(settings("hyphenate=true").options.hyphenate);
        assert_eq!(settings("paragraph indented").options.paragraph, ParagraphStyle::Indented);
        assert_eq!(settings("ruby off").options.ruby, RubyMode::Off);
        assert_eq!(settings("ambiguous-width wide").options.ambiguous, AmbiguousWidth::Wide);
        assert_eq!(settings("measure 60").measure, 60);
        assert_eq!(settings("columns auto").columns, Columns::Auto);
        assert_eq!(settings("theme-dark nord").theme_dark, "nord");
    }

    #[test]
    fn what_is_wrong_is_said_and_changes_nothing() {
        assert_eq!(refused("hyphnate on"), "unknown setting “hyphnate” (did you mean “hyphenate”?)");
        assert_eq!(
            refused("hang onn"),
            "“hang”: expected \"auto\" or \"on\" or \"off\", found “onn” (did you mean “on”?)"
        );
        assert_eq!(refused("measure 5"), "“measure”: expected a whole number from 20 to 200, found 5");
        assert_eq!(refused("justify maybe"), "“justify”: expected true or false, found “maybe”");
        assert_eq!(refused("justify"), "“justify” needs a value");
        assert_eq!(refused("keys newsboat"), "“keys” is changed in settings.toml");
        assert_eq!(
            refused("measure 60\nmouse = false"),
            "“measure”: expected a whole number from 20 to 200, found “60 mouse = false”"
        );
    }
}
