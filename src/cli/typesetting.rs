//! The choices of composition as flags: each one given overrides the settings.

use crate::compose::{AmbiguousWidth, Autospace, Hang, Options, ParagraphStyle, RubyMode, Strictness, VerticalForms};
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// How an article is typeset; what is not given is as the settings have it.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Typesetting")]
pub struct Typesetting {
    /// How strictly line starts and ends are kept clean; `auto` goes by the language
    #[arg(long, value_name = "LEVEL", value_parser = one_of(&[
        ("auto", Strictness::Auto), ("loose", Strictness::Loose),
        ("normal", Strictness::Normal), ("strict", Strictness::Strict),
    ]))]
    strictness: Option<Strictness>,
    /// Whether a full stop or comma may hang in a margin of two columns, outside the measure
    #[arg(long, value_name = "WHEN", value_parser = one_of(&[
        ("auto", Hang::Auto), ("on", Hang::On), ("off", Hang::Off),
    ]))]
    hang: Option<Hang>,
    /// Space between Han or kana and Latin letters or digits; `keep` shows only what the source has
    #[arg(long, value_name = "HOW", value_parser = one_of(&[
        ("on", Autospace::On), ("keep", Autospace::Keep), ("off", Autospace::Off),
    ]))]
    autospace: Option<Autospace>,
    /// Whether lines are stretched to the measure
    #[arg(long, value_name = "WHETHER", value_parser = one_of(&[("on", true), ("off", false)]))]
    justify: Option<bool>,
    /// Whether words of an alphabet are parted with a hyphen, by the rules of their language
    #[arg(long, value_name = "WHETHER", value_parser = one_of(&[("on", true), ("off", false)]))]
    hyphenate: Option<bool>,
    /// Whether paragraphs are told apart by a blank line or by an indent
    #[arg(long, value_name = "STYLE", value_parser = one_of(&[
        ("spaced", ParagraphStyle::Spaced), ("indented", ParagraphStyle::Indented),
    ]))]
    paragraph: Option<ParagraphStyle>,
    /// How readings are shown: in brackets after their word, above their bases, or not
    #[arg(long, value_name = "HOW", value_parser = one_of(&[("inline", RubyMode::Inline), ("above", RubyMode::Above), ("off", RubyMode::Off)]))]
    ruby: Option<RubyMode>,
    /// The width of “ ” … — · ①: one column or two, as the terminal draws them; `auto` is one
    #[arg(long, value_name = "WIDTH", value_parser = one_of(&[
        ("auto", AmbiguousWidth::Auto), ("narrow", AmbiguousWidth::Narrow), ("wide", AmbiguousWidth::Wide),
    ]))]
    ambiguous_width: Option<AmbiguousWidth>,
    /// Whether stops and points take their vertical forms in vertical writing; many fonts lack them
    #[arg(long, value_name = "WHETHER", value_parser = one_of(&[("on", VerticalForms::On), ("off", VerticalForms::Off)]))]
    vertical_forms: Option<VerticalForms>,
}

impl Typesetting {
    /// The settings' options with what the flags say instead.
    ///
    /// Hanging that the settings leave to the language is off: a hanging mark would stand outside the measure, and what
    /// reads our output counts on lines no longer than asked for.
    pub fn over(&self, settings: Options) -> Options {
        let by_language = settings.hang == Hang::Auto;
        Options {
            ambiguous: self.ambiguous_width.unwrap_or(settings.ambiguous),
            terminal: settings.terminal,
            strictness: self.strictness.unwrap_or(settings.strictness),
            hang: self.hang.unwrap_or(if by_language { Hang::Off } else { settings.hang }),
            autospace: self.autospace.unwrap_or(settings.autospace),
            justify: self.justify.unwrap_or(settings.justify),
            hyphenate: self.hyphenate.unwrap_or(settings.hyphenate),
            paragraph: self.paragraph.unwrap_or(settings.paragraph),
            ruby: self.ruby.unwrap_or(settings.ruby),
            direction: settings.direction,
            vertical_forms: self.vertical_forms.unwrap_or(settings.vertical_forms),
            // What is printed is text.
            pictures: None,
        }
    }
}

/// Reads one of the names as the value beside it.
pub(super) fn one_of<T>(choices: &'static [(&'static str, T)]) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    PossibleValuesParser::new(choices.iter().map(|(name, _)| *name)).try_map(move |given| {
        let choice = choices.iter().find(|(name, _)| *name == given);
        choice.map(|(_, value)| *value).ok_or("not one of the choices")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Debug, Parser)]
    struct Command {
        #[command(flatten)]
        typesetting: Typesetting,
    }

    fn options(arguments: &[&str], settings: Options) -> Options {
        let command = Command::try_parse_from([&["kanbao"], arguments].concat()).unwrap();
        command.typesetting.over(settings)
    }

    #[test]
    fn flags_override_settings_and_the_rest_stays() {
        let settings = Options { justify: true, autospace: Autospace::Keep, ..Options::default() };
        let given = options(&["--justify", "off", "--ambiguous-width", "wide"], settings);
        assert!(!given.justify);
        assert_eq!(given.ambiguous, AmbiguousWidth::Wide);
        assert_eq!(given.autospace, Autospace::Keep);
    }

    #[test]
    fn marks_hang_only_where_that_is_asked_for() {
        let asked = |hang| Options { hang, ..Options::default() };
        assert_eq!(options(&[], asked(Hang::Auto)).hang, Hang::Off);
        assert_eq!(options(&[], asked(Hang::On)).hang, Hang::On);
        assert_eq!(options(&["--hang", "auto"], asked(Hang::Auto)).hang, Hang::Auto);
    }

    #[test]
    fn other_names_are_refused() {
        assert!(Command::try_parse_from(["kanbao", "--hang", "maybe"]).is_err());
    }
}
