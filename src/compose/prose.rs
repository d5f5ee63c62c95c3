//! Running text: a leaf becomes lines, with its readings on lines of their own above those of their bases.
//!
//! A reading is never parted from its base. One that would reach too far over its neighbour at the end of a line keeps to
//! its base, which makes room for it; where a base with its reading is wider than the measure, all readings of the leaf
//! follow their words in brackets.

use crate::compose::blocks::{Stack, fitted};
use crate::compose::collect::{Readings, SpanKind, collect};
use crate::compose::fit::Room;
use crate::compose::frame::{Frame, decorate};
use crate::compose::line::{Line, TEXT_CELLS};
use crate::compose::options::{Direction, Hang, Options, RubyMode};
use crate::compose::place::LineBuilder;
use crate::compose::prepare::Prepared;
use crate::compose::ruby::{self, Reach, Reading, Side};
use crate::document::{BlockId, Inline, Role, TextPos};
use std::sync::Arc;

/// How often readings that reach too far at the ends of lines are kept to their bases, before all of them are.
const MOST_TRIES: usize = 6;

/// What stays free at the left edge of a leaf.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Edge {
    /// Columns of the first line.
    pub indent: u16,
    /// Bytes of the text at its head that hang: the other lines begin where the text after them does.
    pub marker: u32,
}

impl Stack<'_> {
    /// A leaf of running text.
    pub(super) fn prose(&mut self, id: BlockId, content: &[Inline], frame: &Frame, edge: Edge) {
        let mut prepared = self.prepared(id, content, frame);
        self.make_room(prepared.max_content().min(frame.em(2)), frame, id);
        let edge = Edge { indent: edge.indent + std::mem::take(&mut self.marked), ..edge };
        let mut apart = Vec::new();
        for _ in 0..MOST_TRIES {
            let reach = Reach::Neighbours(&apart);
            match self.set((&prepared, reach), id, frame, edge) {
                Ok(()) => return,
                Err(crowded) if crowded.is_empty() => break,
                Err(crowded) => apart.extend(crowded),
            }
            let reach = Reach::Neighbours(&apart);
            prepared = Arc::new(self.prepare(content, frame, self.readings(frame), reach));
        }
        for readings in [self.readings(frame), Readings::Bracketed] {
            let prepared = self.prepare(content, frame, readings, Reach::Base);
            if self.set((&prepared, Reach::Base), id, frame, edge).is_ok() {
                return;
            }
        }
    }

    /// The prepared text of a leaf, from the cache where it is there.
    pub fn prepared(&mut self, id: BlockId, content: &[Inline], frame: &Frame) -> Arc<Prepared> {
        if let Some(prepared) = self.cache.get(&id) {
            return Arc::clone(prepared);
        }
        let prepared = Arc::new(self.prepare(content, frame, self.readings(frame), Reach::Neighbours(&[])));
        self.cache.insert(id, Arc::clone(&prepared));
        prepared
    }

    fn prepare(&self, content: &[Inline], frame: &Frame, readings: Readings, reach: Reach<'_>) -> Prepared {
        let collected = collect(content, &self.document.footnotes, readings, frame.language);
        let options = Options {
            hang: if frame.in_cell { Hang::Off } else { self.options.hang },
            hyphenate: self.options.hyphenate && frame.is_running_text(),
            ..self.options
        };
        Prepared::with_reach(collected, frame.language, &options, reach)
    }

    /// What becomes of the readings in `frame`.
    fn readings(&self, frame: &Frame) -> Readings {
        match self.options.ruby {
            RubyMode::Above | RubyMode::Inline if frame.direction == Direction::Vertical => Readings::Beside,
            RubyMode::Above if frame.in_cell => Readings::Bracketed,
            chosen => chosen.into(),
        }
    }

    /// Stacks the lines of a leaf, unless a reading would be parted from its base or stand where it has no room. Then the
    /// error is the bases that need more room, where that is known, and the sides on which their readings reach too far.
    fn set(
        &mut self,
        (prepared, reach): (&Prepared, Reach<'_>),
        id: BlockId,
        frame: &Frame,
        edge: Edge,
    ) -> Result<(), Vec<(u32, Side)>> {
        let hanging = hanging_columns(prepared, edge, frame);
        let room = Room { measure: frame.room(), indent: edge.indent, hanging, justify: self.options.justify };
        let fitted = fitted(prepared, frame, room);
        if !ruby::keeps_bases_whole(prepared, &fitted) {
            return Err(Vec::new());
        }
        let (before, markers) = (self.lines.len(), self.markers.clone());
        let mut crowded = Vec::new();
        for (i, fitted) in fitted.iter().enumerate() {
            let indent = if i == 0 { edge.indent } else { hanging };
            let mut line = self.begin_line(frame);
            line.text(prepared, fitted, self.placing(id, frame, indent, frame.room()));
            if reach != Reach::Base {
                crowded.extend(line.take_crowded());
            }
            let readings = line.take_readings();
            let line = line.finish(TextPos::start_of(id));
            if !readings.is_empty() {
                let above = self.above(&readings, frame, line.source.start, &mut crowded);
                self.lines.push(above);
            }
            self.lines.push(line);
        }
        let set = self.lines.get(before..).unwrap_or_default();
        if crowded.is_empty() && has_room_beside(prepared, set, frame) {
            return Ok(());
        }
        self.lines.truncate(before);
        self.markers = markers;
        Err(crowded)
    }

    /// The line of the readings above a line that begins with the text `at`.
    fn above(&self, readings: &[Reading], frame: &Frame, at: TextPos, crowded: &mut Vec<(u32, Side)>) -> Line {
        let mut above = LineBuilder::default();
        decorate(&mut above, &frame.bars, &[]);
        let roles: Vec<Role> = frame.roles.iter().copied().chain([Role::Ruby]).collect();
        crowded.extend(ruby::paint(&mut above, readings, frame.left..frame.measure, &roles));
        Line { is_readings: true, ..above.finish(at) }
    }
}

/// The columns of the marker that hangs, where it leaves room for text.
fn hanging_columns(prepared: &Prepared, edge: Edge, frame: &Frame) -> u16 {
    let source_of = |byte: u32| prepared.collected.source_of(byte);
    let text = prepared.clusters.iter().find(|c| edge.marker > 0 && source_of(c.start) >= edge.marker);
    let columns = text.map_or(0, |c| c.open.min(u32::from(frame.measure)) as u16);
    frame.indented(columns).left - frame.left
}

/// Whether the readings beside vertical lines end with them.
fn has_room_beside(prepared: &Prepared, lines: &[Line], frame: &Frame) -> bool {
    let has_none = prepared.collected.spans.iter().all(|span| span.kind != SpanKind::Beside);
    let foot = frame.left + frame.room();
    has_none || lines.iter().flat_map(|line| &line.clusters).all(|c| c.across < TEXT_CELLS || c.column < foot)
}
