//! What a role looks like where a theme does not mention it: like the role that it is a kind of, or plain.

use crate::document::Role;
use ratatui::style::{Modifier, Style};

/// The role whose look `role` takes where a theme does not mention it; `None` at the end of a chain.
pub fn fallback(role: Role) -> Option<Role> {
    use Role::*;
    Some(match role {
        Title | Subheading | PopupTitle | OutlineCurrent => Heading,
        MinorHeading => Subheading,
        Subtitle | Caption | Ruby | ListMarker | TableLabel | CodeMark | ShelfDetail | OutlineProgress
        | ScrollThumb => Byline,
        TableHeader | Term | HelpKey | Prompt | ShelfUnread => Strong,
        InlineCode | CodeKeyword | CodeString | CodeNumber | CodeName | CodeComment => Code,
        FootnoteRef | AlertNote => Link,
        FootnoteLabel => FootnoteRef,
        AlertTip | AlertImportant => AlertNote,
        AlertWarning => Warning,
        AlertCaution => Error,
        QuoteBar | TableRule | PaneBorder => Rule,
        PopupBorder | OutlineGuide | ScrollTrack => PaneBorder,
        TaskDone | TaskOpen => ListMarker,
        Figure => Caption,
        Highlight => SearchMatch,
        Hint => SearchCurrent,
        OutlineSelected => Focus,
        ShelfSelected | CompletionSelected => OutlineSelected,
        ShelfProgress => OutlineProgress,
        StatusTitle | StatusMuted | Message => Status,
        PendingKeys => StatusTitle,
        Error => Warning,
        Completion => Popup,
        Text | Heading | Byline | Emphasis | Strong | Strikethrough | Superscript | Subscript | Code | Link | Quote
        | Rule | SearchMatch | SearchCurrent | Focus | Outline | Status | Warning | Popup | PromptText | HelpText
        | ShelfTitle => return None,
    })
}

/// How a role at the end of a chain is told from running text without any colour.
pub fn plain(role: Role) -> Style {
    let modifier = match role {
        Role::Heading | Role::Strong | Role::Warning => Modifier::BOLD,
        Role::Byline | Role::Rule => Modifier::DIM,
        Role::Emphasis | Role::Link => Modifier::UNDERLINED,
        Role::Strikethrough => Modifier::CROSSED_OUT,
        Role::SearchMatch | Role::Focus | Role::Status => Modifier::REVERSED,
        Role::SearchCurrent => Modifier::REVERSED.union(Modifier::BOLD).union(Modifier::UNDERLINED),
        _ => Modifier::empty(),
    };
    Style::new().add_modifier(modifier)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chain_ends() {
        for &role in Role::ALL {
            let length = std::iter::successors(Some(role), |&role| fallback(role)).take(10).count();
            assert!(length < 6, "{role:?} falls back {length} times");
        }
    }

    #[test]
    fn what_must_be_found_at_a_glance_is_never_plain() {
        for role in
            [Role::Hint, Role::ShelfSelected, Role::CompletionSelected, Role::Highlight, Role::Title, Role::Error]
        {
            let end = std::iter::successors(Some(role), |&role| fallback(role)).last().unwrap();
            assert_ne!(plain(end), Style::new(), "{role:?}");
        }
    }
}
