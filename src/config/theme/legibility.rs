//! Every built-in theme can be read: contrast as WCAG 2 asks for it, at every depth of colour.

use crate::config::theme::builtin::{self, THEMES};
use crate::config::theme::contrast::{self, Rgb, distance, ratio};
use crate::config::theme::ground::{Purpose, grounds, purpose, stands_out};
use crate::config::{Appearance, ColorDepth, Theme};
use crate::document::Role;
use ratatui::style::{Color, Modifier, Style};

/// The theme that leaves every colour to the terminal, which alone knows their contrast.
const TERMINAL: &str = "terminal";

fn themes() -> impl Iterator<Item = Theme> {
    THEMES.iter().map(|(name, _)| builtin::theme(name).unwrap())
}

fn colored() -> impl Iterator<Item = Theme> {
    themes().filter(|theme| theme.name != TERMINAL)
}

/// A role's colour on each ground that it may stand on; a role without a colour takes that of the ground.
fn pairs(theme: &Theme, role: Role) -> Vec<(Rgb, Role, Rgb)> {
    let own = theme.style(role);
    let on = |on: Role| {
        let style = theme.style(Role::Text).patch(theme.style(on)).patch(own);
        (contrast::rgb(style.fg.unwrap()).unwrap(), on, contrast::rgb(style.bg.unwrap()).unwrap())
    };
    if own.bg.is_some() { vec![on(role)] } else { grounds(role).iter().map(|&ground| on(ground)).collect() }
}

/// Every pair that has less contrast than `least` gives for its purpose.
fn too_faint(theme: &Theme, least: impl Fn(Purpose) -> f64) -> Vec<String> {
    let mut faint = Vec::new();
    for &role in Role::ALL {
        for (ink, on, ground) in pairs(theme, role) {
            let contrast = ratio(ink, ground);
            if contrast < least(purpose(role)) {
                faint.push(format!("{}: {} on {} is {contrast:.2}", theme.name, role.key(), on.key()));
            }
        }
    }
    faint
}

#[test]
fn text_has_the_contrast_of_aa_in_every_theme() {
    for theme in colored() {
        let faint = too_faint(&theme, |purpose| match purpose {
            Purpose::Text => 4.5,
            Purpose::Graphic => 3.0,
            Purpose::Decoration => 1.5,
        });
        assert!(faint.is_empty(), "{faint:#?}");
    }
}

#[test]
fn text_has_the_contrast_of_aaa_in_high_contrast() {
    let faint = too_faint(&builtin::theme("high-contrast").unwrap(), |purpose| match purpose {
        Purpose::Text => 7.0,
        Purpose::Graphic => 4.5,
        Purpose::Decoration => 3.0,
    });
    assert!(faint.is_empty(), "{faint:#?}");
}

#[test]
fn running_text_is_neither_faint_nor_glaring() {
    for theme in colored().filter(|theme| theme.name != "high-contrast") {
        let [(ink, _, ground), ..] = pairs(&theme, Role::Text)[..] else { panic!("no text") };
        assert!((7.0..16.0).contains(&ratio(ink, ground)), "{}: {:.1}", theme.name, ratio(ink, ground));
    }
}

#[test]
fn what_the_reader_looks_for_is_unmistakable() {
    for theme in colored() {
        let ground = |role: Role| contrast::rgb(theme.style(role).bg.unwrap()).unwrap();
        for &role in Role::ALL.iter().filter(|&&role| stands_out(role) && role != Role::Highlight) {
            let gap = distance(ground(role), ground(Role::Text));
            assert!(gap > 0.1, "{}: {} is {gap:.3} from the ground", theme.name, role.key());
        }
        for (a, b) in
            [(Role::SearchMatch, Role::SearchCurrent), (Role::SearchCurrent, Role::Hint), (Role::Focus, Role::Hint)]
        {
            let gap = distance(ground(a), ground(b));
            assert!(gap > 0.08, "{}: {} is {gap:.3} from {}", theme.name, a.key(), b.key());
        }
    }
}

#[test]
fn of_all_matches_only_the_one_at_hand_is_loud() {
    for theme in colored() {
        let ground = |role: Role| contrast::rgb(theme.style(role).bg.unwrap()).unwrap();
        let loudness = |role: Role| ratio(ground(role), ground(Role::Text));
        let (one, current) = (loudness(Role::SearchMatch), loudness(Role::SearchCurrent));
        assert!(one < 2.3 && one < current * 0.8, "{}: {one:.2} beside {current:.2}", theme.name);
    }
}

#[test]
fn a_popup_lifts_gently_off_the_text() {
    for theme in colored() {
        let ground = |role: Role| contrast::rgb(theme.style(role).bg.unwrap()).unwrap();
        let gap = distance(ground(Role::Popup), ground(Role::Text));
        assert!((0.02..0.2).contains(&gap), "{}: {gap:.3}", theme.name);
    }
}

#[test]
fn emphasis_can_be_seen_without_italics() {
    for theme in themes() {
        let (text, emphasis) = (theme.style(Role::Text), theme.style(Role::Emphasis));
        let underlined = emphasis.add_modifier.contains(Modifier::UNDERLINED);
        let color = |style: Style| style.fg.and_then(contrast::rgb);
        let hue = color(text).zip(color(emphasis)).map_or(emphasis.fg != text.fg, |(a, b)| distance(a, b) > 0.07);
        assert!(underlined || hue, "{}", theme.name);
    }
}

#[test]
fn a_theme_is_as_dark_or_light_as_it_says() {
    for theme in colored() {
        let ground = contrast::luminance(contrast::rgb(theme.style(Role::Text).bg.unwrap()).unwrap());
        assert_eq!(theme.appearance == Appearance::Light, ground > 0.4, "{}", theme.name);
    }
}

#[test]
fn fewer_colours_leave_text_readable() {
    for theme in colored() {
        for depth in [ColorDepth::Ansi256, ColorDepth::Ansi16] {
            let reduced = theme.reduced(depth);
            for &role in Role::ALL {
                let allowed = |color: Option<Color>| match (color, depth) {
                    (Some(Color::Rgb(..)), _) => false,
                    (Some(Color::Indexed(index)), _) => depth == ColorDepth::Ansi256 && index >= 16,
                    _ => true,
                };
                assert!(allowed(reduced.style(role).fg) && allowed(reduced.style(role).bg), "{role:?} {depth:?}");
            }
            let faint = too_faint(&reduced, |purpose| if purpose == Purpose::Text { 4.5 } else { 1.0 });
            assert!(faint.is_empty(), "{depth:?} {faint:#?}");
        }
    }
}

#[test]
fn what_the_reader_looks_for_survives_any_loss_of_colour() {
    for theme in themes() {
        for depth in [ColorDepth::Ansi256, ColorDepth::Ansi16, ColorDepth::None] {
            let reduced = theme.reduced(depth);
            for &role in Role::ALL.iter().filter(|&&role| stands_out(role)) {
                let style = reduced.style(role);
                let grounded = style.bg.is_some_and(|bg| Some(bg) != reduced.style(Role::Text).bg);
                let marked = style.add_modifier.intersects(Modifier::REVERSED.union(Modifier::UNDERLINED));
                assert!(grounded || marked, "{} at {depth:?}: {role:?}", theme.name);
            }
        }
    }
}

#[test]
fn greys_stay_grey_and_the_match_at_hand_is_told_from_the_others() {
    let greys = [Color::Black, Color::DarkGray, Color::Gray, Color::White];
    for name in ["night", "ink", "sepia", "newspaper"] {
        let few = builtin::theme(name).unwrap().reduced(ColorDepth::Ansi16);
        for role in [Role::Text, Role::Byline, Role::Quote, Role::Strong] {
            assert!(greys.contains(&few.style(role).fg.unwrap()), "{name}: {role:?} is {:?}", few.style(role).fg);
        }
    }
    for theme in themes() {
        for depth in [ColorDepth::Ansi256, ColorDepth::Ansi16] {
            let reduced = theme.reduced(depth);
            let (one, current) = (reduced.style(Role::SearchMatch), reduced.style(Role::SearchCurrent));
            let reversed = |style: Style| style.add_modifier.contains(Modifier::REVERSED);
            let underlined = current.add_modifier.contains(Modifier::UNDERLINED);
            assert!(
                one.bg != current.bg || reversed(one) != reversed(current) || underlined,
                "{} {depth:?}",
                theme.name
            );
        }
    }
}

#[test]
fn without_colour_weight_and_underline_remain() {
    for theme in themes() {
        let plain = theme.reduced(ColorDepth::None);
        let modifiers = |role: Role| plain.style(role).add_modifier;
        for &role in Role::ALL {
            let style = plain.style(role);
            let colors = [style.fg, style.bg, style.underline_color];
            assert!(colors.iter().flatten().all(|&color| color == Color::Reset), "{}: {role:?}", theme.name);
        }
        assert!(modifiers(Role::Heading).contains(Modifier::BOLD));
        assert!(modifiers(Role::Strong).contains(Modifier::BOLD));
        assert!(modifiers(Role::Link).contains(Modifier::UNDERLINED));
        assert!(modifiers(Role::SearchMatch).contains(Modifier::REVERSED));
        assert_ne!(modifiers(Role::SearchMatch), modifiers(Role::SearchCurrent));
    }
}

#[test]
fn nearest_colours_keep_their_hue() {
    let red = Theme::new("t".into(), "t".into(), Appearance::Dark, |role| match role {
        Role::Text => Style::new().fg(Color::Rgb(210, 210, 210)).bg(Color::Rgb(10, 10, 12)),
        Role::Error => Style::new().fg(Color::Rgb(240, 60, 50)),
        Role::Link => Style::new().fg(Color::Rgb(95, 175, 255)),
        Role::Rule => Style::new().fg(Color::Rgb(128, 128, 128)),
        _ => Style::new(),
    });
    let fg = |depth, role: Role| red.reduced(depth).style(role).fg.unwrap();
    assert_eq!(fg(ColorDepth::Ansi16, Role::Error), Color::LightRed);
    assert_eq!(fg(ColorDepth::Ansi256, Role::Link), Color::Indexed(75));
    assert_eq!(fg(ColorDepth::Ansi256, Role::Rule), Color::Indexed(244));
    assert_eq!(fg(ColorDepth::Ansi16, Role::Rule), Color::DarkGray);
    assert_eq!(fg(ColorDepth::TrueColor, Role::Error), Color::Rgb(240, 60, 50));
}

#[test]
fn the_terminals_own_colours_stay_its_own() {
    let theme = builtin::theme(TERMINAL).unwrap();
    assert_eq!(theme.reduced(ColorDepth::Ansi16), theme);
    for &role in Role::ALL {
        let style = theme.style(role);
        for color in [style.fg, style.bg].into_iter().flatten() {
            assert!(!matches!(color, Color::Rgb(..) | Color::Indexed(_)), "{role:?}");
            // These vanish on one kind of ground or the other; blue is black to many a dark one.
            assert!(!matches!(color, Color::White | Color::Gray | Color::Black | Color::Blue), "{role:?}");
        }
        let faint = style.add_modifier.contains(Modifier::DIM | Modifier::REVERSED);
        assert!(!faint, "{role:?} is dim on a ground of its own");
    }
}
