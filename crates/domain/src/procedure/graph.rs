//! Stages as a graph: which way leads where.
use super::definition::Definition;
use super::head::EndNature;
use super::name::{OutcomeId, StageId};
use super::route::Target;
use super::stage::{Outcomes, Stage, Work};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A way from a stage by an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge<'a> {
    pub from: &'a StageId,
    pub outcome: &'a OutcomeId,
    pub to: &'a Target,
    /// Taken only so many times: loops through it end (V05).
    pub counted: bool,
    /// The way that a counted outcome takes when it may not be taken again (V06).
    pub instead: bool,
}

/// All ways out of a stage, the usual one first.
pub fn edges<'a>(id: &'a StageId, stage: &'a Stage) -> Vec<Edge<'a>> {
    let rework = matches!(stage.work, Work::Rework(_));
    let mut edges: Vec<Edge<'a>> = stage
        .on
        .iter()
        .map(|(outcome, route)| Edge {
            from: id,
            outcome,
            to: &route.to,
            counted: rework || stage.counted.contains_key(outcome),
            instead: false,
        })
        .collect();
    edges.sort_by_key(|edge| usual(stage, edge.outcome));
    edges.extend(stage.counted.iter().filter_map(|(outcome, counted)| {
        let to = counted.then.as_ref()?;
        Some(Edge { from: id, outcome, to, counted: false, instead: true })
    }));
    edges
}

/// How usual an outcome is: the smaller the number, the more usual.
fn usual(stage: &Stage, outcome: &OutcomeId) -> usize {
    if let Work::Selection(selection) = &stage.work {
        return selection.classes.iter().position(|class| class.id == *outcome).unwrap_or(usize::MAX);
    }
    match stage.kind().outcomes() {
        Outcomes::Native { must, may } => must
            .iter()
            .chain(may)
            .position(|native| *native == stage.native(outcome).as_str())
            .unwrap_or(usize::MAX),
        Outcomes::Named => 0,
    }
}

/// All ways of a definition.
pub fn all_edges(definition: &Definition) -> Vec<Edge<'_>> {
    definition.stages.iter().flat_map(|(id, stage)| edges(id, stage)).collect()
}

/// Stages that an edge may lead to, by the stage it leaves; what leads nowhere is left out.
pub fn successors(definition: &Definition) -> BTreeMap<&StageId, Vec<&StageId>> {
    let mut next: BTreeMap<&StageId, Vec<&StageId>> =
        definition.stages.keys().map(|id| (id, Vec::new())).collect();
    for edge in all_edges(definition) {
        if let (Target::Stage(to), Some(list)) = (edge.to, next.get_mut(edge.from))
            && definition.stages.contains_key(to)
        {
            list.push(to);
        }
    }
    next
}

/// Every stage that a case may come to from `start`, itself included, without passing `avoid`.
pub fn reachable<'a>(
    next: &BTreeMap<&'a StageId, Vec<&'a StageId>>,
    start: &'a StageId,
    avoid: Option<&StageId>,
) -> BTreeSet<&'a StageId> {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![start];
    while let Some(id) = waiting.pop() {
        if Some(id) != avoid && seen.insert(id) {
            waiting.extend(next.get(id).into_iter().flatten());
        }
    }
    seen
}

/// A shortest way from a stage to another, both included; `None` where there is none.
pub fn way<'a>(
    next: &BTreeMap<&'a StageId, Vec<&'a StageId>>,
    from: &'a StageId,
    to: &StageId,
    avoid: Option<&StageId>,
) -> Option<Vec<StageId>> {
    let mut came: BTreeMap<&StageId, Option<&StageId>> = BTreeMap::from([(from, None)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(id) = waiting.pop_front() {
        if id == to {
            let mut way = vec![id.clone()];
            let mut last = id;
            while let Some(Some(before)) = came.get(last) {
                way.push((*before).clone());
                last = before;
            }
            way.reverse();
            return Some(way);
        }
        for step in next.get(id).into_iter().flatten().filter(|step| Some(**step) != avoid) {
            came.entry(step).or_insert_with(|| {
                waiting.push_back(step);
                Some(id)
            });
        }
    }
    None
}

/// Stages in an order in which they can be read: each before those it leads to, side ways first. Ways that
/// may be taken only so many times lead back, so they do not count. What nothing leads to stands last.
pub fn reading_order(definition: &Definition) -> Vec<StageId> {
    let mut next: BTreeMap<&StageId, Vec<&StageId>> = BTreeMap::new();
    for edge in all_edges(definition) {
        let again =
            definition.stages.get(edge.from).is_some_and(|stage| stage.counted.contains_key(edge.outcome));
        if let (Target::Stage(to), false) = (edge.to, again)
            && definition.stages.contains_key(to)
        {
            next.entry(edge.from).or_default().push(to);
        }
    }
    let mut walk = Walk { next: &next, seen: BTreeSet::new(), done: Vec::new() };
    let start = definition.stages.get_key_value(&definition.procedure.starts).map(|(id, _)| id);
    let mut order: Vec<StageId> = Vec::new();
    for id in start.into_iter().chain(definition.stages.keys()) {
        if !walk.seen.contains(id) {
            walk.visit(id);
            order.extend(walk.done.drain(..).rev().cloned());
        }
    }
    order
}

struct Walk<'a, 'b> {
    next: &'b BTreeMap<&'a StageId, Vec<&'a StageId>>,
    seen: BTreeSet<&'a StageId>,
    done: Vec<&'a StageId>,
}

impl<'a> Walk<'a, '_> {
    /// Depth first; a stage is done after all that it leads to, the usual way before the others.
    fn visit(&mut self, start: &'a StageId) {
        self.seen.insert(start);
        let mut open = vec![(start, 0_usize)];
        while let Some((id, place)) = open.pop() {
            match self.next.get(id).and_then(|list| list.get(place)) {
                Some(step) => {
                    open.push((id, place + 1));
                    if self.seen.insert(step) {
                        open.push((step, 0));
                    }
                }
                None => self.done.push(id),
            }
        }
    }
}

/// The main way: from the start by the most usual outcome of each stage; where all are as usual, by the one
/// that is nearest to the finish.
pub fn main_way(definition: &Definition) -> Vec<StageId> {
    let mut main = Vec::new();
    let mut at = definition.stages.get_key_value(&definition.procedure.starts);
    while let Some((id, stage)) = at.filter(|(id, _)| !main.contains(*id)) {
        main.push(id.clone());
        let onward = edges(id, stage).into_iter().filter(|edge| !edge.instead);
        let best = onward.min_by_key(|edge| (usual(stage, edge.outcome), distance(definition, edge.to)));
        at = best.and_then(|edge| match edge.to {
            Target::Stage(next) => definition.stages.get_key_value(next),
            Target::End(_) => None,
        });
    }
    main
}

/// How many stages lie before an end that finishes a case.
fn distance(definition: &Definition, target: &Target) -> usize {
    let finishes = |target: &Target| match target {
        Target::End(end) => definition.ends.get(end).is_some_and(|end| end.nature == EndNature::Finished),
        Target::Stage(_) => false,
    };
    let next = successors(definition);
    let last =
        definition.stages.iter().filter(|(id, stage)| edges(id, stage).iter().any(|it| finishes(it.to)));
    match target {
        Target::End(_) => usize::from(!finishes(target)) * usize::MAX,
        Target::Stage(from) => last
            .filter_map(|(id, _)| way(&next, from, id, None))
            .map(|way| way.len())
            .min()
            .unwrap_or(usize::MAX),
    }
}
