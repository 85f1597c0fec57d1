//! The stage graph laid out on a grid, for the public page; and the same as a list, for those who do not see
//! it.
//!
//! Every stage has a row of its own, the main way runs straight down column 0, side stages stand in column 1
//! and ends in column 2. A way that is not straight runs in a lane of a channel: channel `c` lies to the left
//! of column `c`. Lanes of a channel that share a row differ, and so do the slots in which ways leave and
//! enter
//! one side of a node: drawn so, no two ways lie on one another and none crosses a node.
use super::definition::Definition;
use super::graph;
use super::head::EndNature;
use super::name::{EndId, OutcomeId, StageId};
use super::outcome::outcome_label;
use super::procedure::Procedure;
use super::route::Target;
use super::stage::StageKind;
use super::text::Bilingual;
use std::collections::{BTreeMap, BTreeSet};

/// A laid out graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagram {
    pub nodes: Vec<Node>,
    pub links: Vec<Link>,
    pub rows: usize,
    /// How many lanes each channel has: to the left of columns 0, 1 and 2.
    pub lanes: [usize; 3],
}

/// A stage or an end in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub what: Target,
    pub kind: NodeKind,
    pub label: Bilingual,
    pub column: usize,
    pub row: usize,
    /// How many ways touch its left and its right side.
    pub left: usize,
    pub right: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    Stage(StageKind),
    End(EndNature),
}

/// A way between two nodes, for one outcome or several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Places in `nodes`.
    pub from: usize,
    pub to: usize,
    pub labels: Vec<WayLabel>,
    pub course: Course,
}

/// What an outcome is called on a way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayLabel {
    pub outcome: OutcomeId,
    pub text: Bilingual,
    /// The way is taken once the outcome has come so many times already.
    pub after_times: Option<u32>,
}

/// How a way runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Down to the next node of the main way.
    Straight,
    /// By a lane, downwards or within a row, past other stages.
    Skip(Lane),
    /// By a lane, upwards.
    Back(Lane),
}

/// Out of a side of a node, along a lane, into a side of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lane {
    pub channel: usize,
    pub lane: usize,
    pub leaves: Port,
    pub enters: Port,
}

/// A slot on a side of a node, counted from above.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Port {
    pub side: Side,
    pub slot: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

/// Lays out the stages of a procedure. The same procedure always gives the same diagram.
pub fn diagram(procedure: &Procedure) -> Diagram {
    let definition = procedure.definition();
    let mut nodes = placed(definition, procedure);
    let mut links = linked(definition, &nodes);
    let lanes = routed(&mut nodes, &mut links);
    let rows = nodes.iter().map(|node| node.row + 1).max().unwrap_or(0);
    Diagram { nodes, links, rows, lanes }
}

fn placed(definition: &Definition, procedure: &Procedure) -> Vec<Node> {
    let main: BTreeSet<StageId> = graph::main_way(definition).into_iter().collect();
    let mut nodes: Vec<Node> = procedure
        .stages()
        .enumerate()
        .map(|(row, (id, stage))| Node {
            what: Target::Stage(id.clone()),
            kind: NodeKind::Stage(stage.kind()),
            label: stage.title.clone(),
            column: usize::from(!main.contains(id)),
            row,
            left: 0,
            right: 0,
        })
        .collect();
    let mut taken = BTreeSet::new();
    let mut finish = nodes.len();
    for (end, first) in first_rows(definition, &nodes) {
        let Some(known) = definition.ends.get(end) else { continue };
        let finished = known.nature == EndNature::Finished;
        let (column, row) = if finished {
            finish += 1;
            (0, finish - 1)
        } else {
            (2, (first..).find(|row| taken.insert(*row)).unwrap_or(first))
        };
        nodes.push(Node {
            what: Target::End(end.clone()),
            kind: NodeKind::End(known.nature),
            label: known.label.clone(),
            column,
            row,
            left: 0,
            right: 0,
        });
    }
    nodes
}

/// The row of the first stage that leads to each end; ends that only acts at any stage lead to are not drawn.
fn first_rows<'a>(definition: &'a Definition, nodes: &[Node]) -> Vec<(&'a EndId, usize)> {
    let rows: BTreeMap<&Target, usize> = nodes.iter().map(|node| (&node.what, node.row)).collect();
    let mut first: BTreeMap<&EndId, usize> = BTreeMap::new();
    for edge in graph::all_edges(definition) {
        let (Target::End(end), Some(row)) = (edge.to, rows.get(&Target::Stage(edge.from.clone()))) else {
            continue;
        };
        let known = first.entry(end).or_insert(*row);
        *known = (*known).min(*row);
    }
    let mut rows: Vec<(&EndId, usize)> = first.into_iter().collect();
    rows.sort_by_key(|(end, row)| (*row, *end));
    rows
}

fn linked(definition: &Definition, nodes: &[Node]) -> Vec<Link> {
    let place = |target: &Target| nodes.iter().position(|node| node.what == *target);
    let mut links: Vec<Link> = Vec::new();
    for (from, node) in nodes.iter().enumerate() {
        let Target::Stage(id) = &node.what else { continue };
        let Some(stage) = definition.stages.get(id) else { continue };
        for edge in graph::edges(id, stage) {
            let Some(to) = place(edge.to) else { continue };
            let times = stage.counted.get(edge.outcome).map(|counted| counted.times);
            let label = WayLabel {
                outcome: edge.outcome.clone(),
                text: outcome_label(stage, edge.outcome),
                after_times: times.filter(|_| edge.instead),
            };
            match links.iter_mut().find(|link| link.from == from && link.to == to) {
                Some(link) => link.labels.push(label),
                None => links.push(Link { from, to, labels: vec![label], course: Course::Straight }),
            }
        }
    }
    links
}

/// Gives every way that is not straight a lane and its ports; returns the number of lanes of each channel.
fn routed(nodes: &mut [Node], links: &mut [Link]) -> [usize; 3] {
    let mut channels: [Vec<Vec<(usize, usize)>>; 3] = [const { Vec::new() }; 3];
    let mut order: Vec<usize> = (0..links.len()).collect();
    // Short ways take the inner lanes, so that long ones run around them.
    order.sort_by_key(|at| links.get(*at).map(|link| (span(nodes, link), link.from, link.to)));
    for at in order {
        let Some(link) = links.get_mut(at) else { continue };
        let (Some(from), Some(to)) = (nodes.get(link.from), nodes.get(link.to)) else { continue };
        if is_straight(nodes, from, to) {
            continue;
        }
        let (channel, leaves, enters) = sides(from, to);
        let rows = (from.row.min(to.row), from.row.max(to.row));
        let back = to.row <= from.row && matches!(to.kind, NodeKind::Stage(_));
        let Some(lanes) = channels.get_mut(channel) else { continue };
        let free = lanes.iter().position(|lane| lane.iter().all(|used| rows.1 < used.0 || used.1 < rows.0));
        let lane = free.unwrap_or(lanes.len());
        if free.is_none() {
            lanes.push(Vec::new());
        }
        if let Some(lane) = lanes.get_mut(lane) {
            lane.push(rows);
        }
        let port = |side| Port { side, slot: 0 };
        let lane = Lane { channel, lane, leaves: port(leaves), enters: port(enters) };
        link.course = if back { Course::Back(lane) } else { Course::Skip(lane) };
    }
    slotted(nodes, links);
    channels.map(|lanes| lanes.len())
}

/// Numbers the ways at each side of each node: those that come from above or go there stand above.
fn slotted(nodes: &mut [Node], links: &mut [Link]) {
    let row = |at: usize| nodes.get(at).map_or(0, |node| node.row);
    let mut touches: Vec<(usize, usize, usize, bool)> = Vec::new();
    for (at, link) in links.iter().enumerate() {
        if link.course != Course::Straight {
            touches.push((link.from, row(link.to), at, true));
            touches.push((link.to, row(link.from), at, false));
        }
    }
    touches.sort_unstable();
    for (node, _, at, leaves) in touches {
        let (Some(node), Some(link)) = (nodes.get_mut(node), links.get_mut(at)) else { continue };
        let (Course::Skip(lane) | Course::Back(lane)) = &mut link.course else { continue };
        let port = if leaves { &mut lane.leaves } else { &mut lane.enters };
        let count = match port.side {
            Side::Left => &mut node.left,
            Side::Right => &mut node.right,
        };
        port.slot = *count;
        *count += 1;
    }
}

fn span(nodes: &[Node], link: &Link) -> usize {
    let row = |at: usize| nodes.get(at).map_or(0, |node| node.row);
    row(link.from).abs_diff(row(link.to))
}

/// Straight down the main way with nothing between.
fn is_straight(nodes: &[Node], from: &Node, to: &Node) -> bool {
    let between = |node: &Node| node.column == 0 && from.row < node.row && node.row < to.row;
    from.column == 0 && to.column == 0 && from.row < to.row && !nodes.iter().any(between)
}

/// The channel of a way, and the sides that it leaves by and enters at.
fn sides(from: &Node, to: &Node) -> (usize, Side, Side) {
    match from.column.cmp(&to.column) {
        std::cmp::Ordering::Less => (to.column, Side::Right, Side::Left),
        std::cmp::Ordering::Greater => (to.column + 1, Side::Left, Side::Right),
        std::cmp::Ordering::Equal => (from.column, Side::Left, Side::Left),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::procedure::verify::good;
    use crate::procedure::verify::verify;

    fn shipped() -> Diagram {
        diagram(&verify(good::definition()).unwrap())
    }

    fn sketch(diagram: &Diagram) -> Vec<String> {
        let name = |at: usize| diagram.nodes.get(at).unwrap().what.to_string();
        let of = |link: &Link| {
            let course = match link.course {
                Course::Straight => "|".to_owned(),
                Course::Skip(lane) => format!("skip {}.{}", lane.channel, lane.lane),
                Course::Back(lane) => format!("back {}.{}", lane.channel, lane.lane),
            };
            let labels: Vec<&str> = link.labels.iter().map(|label| label.outcome.as_str()).collect();
            format!("{} -> {} {course}: {}", name(link.from), name(link.to), labels.join(", "))
        };
        diagram.links.iter().map(of).collect()
    }

    #[test]
    fn the_main_way_runs_straight_down() {
        let diagram = shipped();
        let main = diagram.nodes.iter().filter(|node| node.column == 0);
        let main: Vec<String> = main.map(|node| node.what.to_string()).collect();
        assert_eq!(
            main,
            [
                "intake",
                "check",
                "review",
                "agreement",
                "total",
                "ranking",
                "order",
                "results",
                "end:finished"
            ]
        );
    }

    #[test]
    fn no_two_nodes_share_a_place() {
        let diagram = shipped();
        let places: BTreeSet<(usize, usize)> =
            diagram.nodes.iter().map(|node| (node.row, node.column)).collect();
        assert_eq!(places.len(), diagram.nodes.len());
        let rows = diagram.nodes.iter().filter(|node| matches!(node.what, Target::Stage(_)));
        let rows: Vec<usize> = rows.map(|node| node.row).collect();
        assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len());
    }

    #[test]
    fn ways_in_one_lane_share_no_row() {
        let diagram = shipped();
        let mut used: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
        for link in &diagram.links {
            let (Course::Skip(lane) | Course::Back(lane)) = link.course else { continue };
            let row = |at: usize| diagram.nodes.get(at).unwrap().row;
            let (from, to) = (row(link.from), row(link.to));
            for row in from.min(to)..=from.max(to) {
                assert!(used.insert((lane.channel, lane.lane, row)), "{:?}", link);
            }
        }
    }

    #[test]
    fn no_two_ways_share_a_slot() {
        let diagram = shipped();
        let mut used: BTreeSet<(usize, bool, usize)> = BTreeSet::new();
        for link in &diagram.links {
            let (Course::Skip(lane) | Course::Back(lane)) = link.course else { continue };
            for (node, port) in [(link.from, lane.leaves), (link.to, lane.enters)] {
                assert!(used.insert((node, port.side == Side::Left, port.slot)), "{link:?}");
            }
        }
        let slots: usize = diagram.nodes.iter().map(|node| node.left + node.right).sum();
        assert_eq!(used.len(), slots);
    }

    #[test]
    fn ways_of_the_shipped_procedure() {
        assert_eq!(shipped(), shipped());
        assert_eq!(
            sketch(&shipped()),
            [
                "intake -> check |: submitted",
                "intake -> end:not-filed skip 2.0: lapsed",
                "check -> review |: admitted, remarks",
                "check -> cure skip 1.0: cure",
                "check -> end:refused skip 2.0: refused",
                "cure -> check back 1.1: resubmitted",
                "cure -> end:refused skip 2.1: exhausted, lapsed",
                "review -> agreement |: complete, short",
                "agreement -> total |: agreed",
                "agreement -> third skip 1.0: divergent",
                "third -> total skip 1.1: complete, short",
                "total -> ranking |: ranked",
                "total -> third back 1.2: unmarked",
                "total -> end:unmarked skip 2.0: unmarked",
                "ranking -> order |: winner, laureate, diplomant",
                "ranking -> results skip 0.1: none",
                "order -> results |: in_force",
                "order -> ranking back 0.0: returned",
                "order -> end:void skip 2.0: refused, returned",
                "results -> end:finished |: published",
            ]
        );
    }
}
