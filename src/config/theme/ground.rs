//! What every role stands on and how well it must be seen there.

use crate::document::Role;

/// What a role is to the eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It is read.
    Text,
    /// It is looked at: scroll bars, fold marks, progress.
    Graphic,
    /// It may be overlooked: rules and borders.
    Decoration,
}

/// What `role` is to the eye.
pub fn purpose(role: Role) -> Purpose {
    use Role::*;
    match role {
        Rule | TableRule | QuoteBar | CodeMark | PaneBorder | PopupBorder | ScrollTrack => Purpose::Decoration,
        ScrollThumb | OutlineGuide | OutlineProgress => Purpose::Graphic,
        _ => Purpose::Text,
    }
}

/// The roles whose ground `role` may stand on, where it has none of its own.
pub fn grounds(role: Role) -> &'static [Role] {
    use Role::*;
    match role {
        Emphasis | Strong | Strikethrough | Superscript | Subscript | InlineCode | Link | FootnoteRef | Ruby => {
            &[Text, Popup, Highlight]
        }
        StatusTitle | PendingKeys | Message | Warning | Error | Prompt | PromptText => &[Status, Text],
        StatusMuted => &[Status, Text, Popup],
        PopupBorder | PopupTitle | Completion => &[Popup],
        Title | Subtitle | Outline | OutlineCurrent | OutlineGuide | OutlineProgress | PaneBorder | Status
        | ShelfTitle | ShelfDetail | ShelfUnread | ShelfProgress => &[Text],
        _ => &[Text, Popup],
    }
}

/// Whether the reader looks for `role`: it must be found at a glance, with any number of colours.
pub fn stands_out(role: Role) -> bool {
    use Role::*;
    matches!(
        role,
        SearchMatch | SearchCurrent | Focus | Hint | Highlight | OutlineSelected | ShelfSelected | CompletionSelected
    )
}
