//! Which paragraphs are items of lists: at least two that follow each other, with the same bullet or with numbers in order.

use super::marks::Mark;
use super::paragraphs::{Paragraph, Role};

/// Gives items their role.
pub fn find(paragraphs: &mut [Paragraph]) {
    let mut at = 0;
    while at < paragraphs.len() {
        let rest = paragraphs.get_mut(at..).unwrap_or_default();
        let items = 1 + rest.windows(2).take_while(|pair| matches!(pair, [item, next] if follows(item, next))).count();
        if items > 1 {
            rest.iter_mut().take(items).for_each(|item| item.role = Role::Item);
        }
        at += items;
    }
}

/// Whether `next` is the item after `item`.
fn follows(item: &Paragraph, next: &Paragraph) -> bool {
    item.role == Role::Text && next.role == Role::Text && continues(item.mark(), next.mark())
}

/// Whether a mark goes on with the list of another one.
pub fn continues(item: Option<Mark>, next: Option<Mark>) -> bool {
    match (item, next) {
        (Some(Mark::Bullet(_)), Some(Mark::Bullet(_))) => true,
        (Some(Mark::Number(n)), Some(Mark::Number(next))) => next == n + 1,
        _ => false,
    }
}
