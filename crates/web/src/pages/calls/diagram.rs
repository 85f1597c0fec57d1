//! The stages of a procedure as a drawing: boxes from top to bottom, jumps in lanes to their left, ways out
//! to their right. Pure geometry; words and colours come from the page.

use std::collections::{BTreeMap, BTreeSet};

use domain::procedure::procedure::Procedure;
use domain::procedure::route::Target;
use domain::procedure::stage::Stage;
use words::Lang;

const STEP: i32 = 88;
const BOX_WIDTH: i32 = 270;
const BOX_HEIGHT: i32 = 56;
const LANE: i32 = 20;
const OUT: i32 = 44;
const END_WIDTH: i32 = 230;
const END_HEIGHT: i32 = 34;

/// The drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Diagram {
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) nodes: Vec<Node>,
    pub(crate) edges: Vec<Edge>,
}

/// A box with one or two lines of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) class: &'static str,
    pub(crate) small: bool,
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) round: i32,
    pub(crate) lines: Vec<Line>,
}

/// A line of text and where its baseline begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) text: String,
}

/// A line from box to box with its arrow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edge {
    pub(crate) class: &'static str,
    pub(crate) path: String,
    pub(crate) tip: String,
}

struct Jump {
    from: i32,
    to: i32,
    lane: i32,
}

impl Diagram {
    /// Draws the procedure; `now` is the stage in which the call is.
    pub(crate) fn of(procedure: &Procedure, lang: Lang, now: Option<&str>) -> Self {
        let stages: Vec<(&str, &Stage)> =
            procedure.stages().map(|(id, stage)| (id.as_str(), stage)).collect();
        let rows: BTreeMap<&str, i32> = stages.iter().map(|(id, _)| *id).zip(0..).collect();
        let jumps = jumps(&stages, &rows);
        let lanes = jumps.iter().map(|jump| jump.lane + 1).max().unwrap_or(0);
        let left = lanes * LANE + 14;
        let mut drawing = Self { width: left + BOX_WIDTH, height: 12, nodes: Vec::new(), edges: Vec::new() };
        for ((id, stage), row) in stages.iter().zip(0..) {
            let class = if now == Some(*id) { "node now" } else { "node" };
            drawing.nodes.push(boxed(
                class,
                (left, row * STEP + 8),
                (BOX_WIDTH, BOX_HEIGHT),
                lang.of(&stage.title),
            ));
            drawing.height = drawing.height.max(row * STEP + BOX_HEIGHT + 18);
            drawing.leave(stage, procedure, lang, (left, row));
            let next = stage.on.values().any(
                |route| matches!(&route.to, Target::Stage(to) if rows.get(to.as_str()) == Some(&(row + 1))),
            );
            if next {
                drawing.straight(left + BOX_WIDTH / 2, row);
            }
        }
        for jump in &jumps {
            drawing.jump(jump, left);
        }
        drawing
    }

    /// From a box down to the next.
    fn straight(&mut self, x: i32, row: i32) {
        let (from, to) = (row * STEP + 8 + BOX_HEIGHT, (row + 1) * STEP + 8);
        let tip = format!("M{x} {to} l-5 -9 h10 Z");
        self.edges.push(Edge { class: "edge", path: format!("M{x} {from} V{}", to - 8), tip });
    }

    /// Around boxes in a lane: forward a full line, backward a broken one.
    fn jump(&mut self, jump: &Jump, left: i32) {
        let class = if jump.from < jump.to { "edge" } else { "edge back" };
        let lane = left - (jump.lane + 1) * LANE + 4;
        // Leaving a little below the middle and arriving a little above it keeps the two ends apart.
        let from = jump.from * STEP + 8 + BOX_HEIGHT / 2 + 10;
        let to = jump.to * STEP + 8 + BOX_HEIGHT / 2 - 10;
        let path = format!("M{left} {from} H{lane} V{to} H{}", left - 8);
        self.edges.push(Edge { class, path, tip: format!("M{left} {to} l-9 -5 v10 Z") });
    }

    /// Ways out, to the right of the box.
    fn leave(&mut self, stage: &Stage, procedure: &Procedure, lang: Lang, (left, row): (i32, i32)) {
        let ends: BTreeSet<&str> = stage
            .on
            .values()
            .filter_map(|route| match &route.to {
                Target::End(end) => Some(end.as_str()),
                Target::Stage(_) => None,
            })
            .collect();
        let x = left + BOX_WIDTH;
        let middle = row * STEP + 8 + BOX_HEIGHT / 2;
        let count = i32::try_from(ends.len()).unwrap_or(1);
        let first = middle - (count - 1) * 20;
        for (end, place) in ends.into_iter().zip(0..) {
            let y = first + place * 40;
            let label = procedure.end(end).map_or(end, |end| lang.of(&end.label));
            let corner = (x + OUT, y - END_HEIGHT / 2);
            let mut node = boxed("node end", corner, (END_WIDTH, END_HEIGHT), label);
            (node.small, node.round) = (true, END_HEIGHT / 2);
            self.nodes.push(node);
            let bend = x + OUT / 2;
            let path = format!("M{x} {middle} H{bend} V{y} H{}", x + OUT - 8);
            self.edges.push(Edge { class: "edge", path, tip: format!("M{} {y} l-9 -5 v10 Z", x + OUT) });
            self.width = self.width.max(x + OUT + END_WIDTH + 4);
        }
    }
}

/// Jumps that are not to the next row, each in the nearest lane that is free all along it; short ones inside.
fn jumps(stages: &[(&str, &Stage)], rows: &BTreeMap<&str, i32>) -> Vec<Jump> {
    let mut pairs = BTreeSet::new();
    for ((_, stage), from) in stages.iter().zip(0..) {
        for route in stage.on.values() {
            if let Target::Stage(to) = &route.to
                && let Some(&to) = rows.get(to.as_str())
                && to != from + 1
                && to != from
            {
                pairs.insert(((to - from).abs(), from, to));
            }
        }
    }
    let mut placed: Vec<Jump> = Vec::new();
    for (_, from, to) in pairs {
        let (top, bottom) = (from.min(to), from.max(to));
        let busy = |lane: i32| {
            placed.iter().any(|other| {
                other.lane == lane && other.from.min(other.to) <= bottom && top <= other.from.max(other.to)
            })
        };
        let lane = (0..).find(|lane| !busy(*lane)).unwrap_or(0);
        placed.push(Jump { from, to, lane });
    }
    placed
}

fn boxed(class: &'static str, (x, y): (i32, i32), (width, height): (i32, i32), text: &str) -> Node {
    let wrapped = wrap(text, 28);
    let lines = i32::try_from(wrapped.len()).unwrap_or(1);
    let first = y + height / 2 + 5 - (lines - 1) * 9;
    let lines =
        wrapped.into_iter().zip(0..).map(|(text, at)| Line { x: x + 16, y: first + at * 18, text }).collect();
    Node { class, small: false, x, y, width, height, round: 6, lines }
}

/// At most two lines of about so many characters; what does not fit ends in an ellipsis.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let fits = |line: &String| line.chars().count() + word.chars().count() < width;
        let full = lines.len() == 2;
        match lines.last_mut() {
            Some(line) if fits(line) => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line) if full => {
                line.push('…');
                break;
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}
