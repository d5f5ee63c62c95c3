//! Slots of autospace: the virtual space between Han or kana and letters or digits (rule 8).

use crate::compose::cluster::Cluster;
use crate::compose::collect::{Collected, Span, SpanKind};
use crate::compose::options::Autospace;
use crate::document::Role;
use crate::text::class::Class;
use crate::text::spacing::is_boundary;

/// Marks the boundaries between Han or kana and letters or digits (clreq §6.3.3, jlreq §3.2.6). Code has none within it: what
/// it shows is to be typed.
///
/// A space that the source has there is the same slot: it is kept, or with autospace off dropped.
pub fn set_slots(clusters: &mut [Cluster], collected: &Collected, autospace: Autospace) {
    let mut last: Option<(usize, Class, Option<usize>)> = None;
    let mut span = 0;
    for i in 0..clusters.len() {
        if matches!(clusters[i].class, Class::Space | Class::Invisible) {
            continue;
        }
        while collected.spans.get(span + 1).is_some_and(|next| next.start <= clusters[i].start) {
            span += 1;
        }
        let own = collected.spans.get(span);
        let code = own.filter(|own| own.roles.contains(&Role::InlineCode)).map(|_| span);
        let class = class_in(own, clusters[i]);
        let is_slot =
            |&(_, left, of): &(usize, Class, Option<usize>)| is_boundary(left, class) && (code.is_none() || code != of);
        if let Some((left, ..)) = last.filter(is_slot) {
            match autospace {
                Autospace::On if i == left + 1 => clusters[i].slot = 1,
                Autospace::Off => clusters[left + 1..i].iter_mut().for_each(|space| space.width = 0),
                _ => {}
            }
        }
        last = Some((i, class, code));
    }
}

/// The class that a cluster has for autospace: in code a sign of half width is a letter, and a reference is none.
fn class_in(span: Option<&Span>, cluster: Cluster) -> Class {
    match span {
        Some(span) if span.kind == SpanKind::Reference => Class::Other,
        Some(span) if cluster.width == 1 && span.roles.contains(&Role::InlineCode) => Class::Latin,
        _ => cluster.class,
    }
}
