//! V01-V06, V29 and demands of the act: where outcomes lead, and that every case comes to an end.
use crate::procedure::definition::Definition;
use crate::procedure::flaw::{Flaw, Place};
use crate::procedure::graph::{self, Edge};
use crate::procedure::name::{OutcomeId, StageId};
use crate::procedure::reason::Reason;
use crate::procedure::route::{GateWhen, Target};
use crate::procedure::stage::{Outcomes, Stage, Work};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(definition: &Definition, flaws: &mut Vec<Flaw>) {
    dangling(definition, flaws);
    reached(definition, flaws);
    ending(definition, flaws);
    for (id, stage) in &definition.stages {
        handled(id, stage, flaws);
        counted(id, stage, flaws);
    }
    loops(definition, flaws);
    gates(definition, flaws);
    demands(definition, flaws);
}

fn place(id: &StageId) -> Place {
    Place::path(format!("stage.{id}"))
}

fn is_known(definition: &Definition, target: &Target) -> bool {
    match target {
        Target::Stage(stage) => definition.stages.contains_key(stage),
        Target::End(end) => definition.ends.contains_key(end),
    }
}

/// V01: every outcome leads to something that there is.
fn dangling(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for edge in graph::all_edges(definition).into_iter().filter(|edge| !is_known(definition, edge.to)) {
        let key = if edge.instead { "counted" } else { "on" };
        let place = place(edge.from).within(key).within(edge.outcome);
        flaws.push(Flaw::at(place, Reason::Dangling { target: edge.to.clone() }));
    }
    let sides = definition.sides.iter().filter_map(|(kind, side)| Some((kind, side.to.as_ref()?)));
    for (kind, target) in sides.filter(|(_, target)| !is_known(definition, target)) {
        let place = Place::path(format!("side.{kind}.to"));
        flaws.push(Flaw::at(place, Reason::Dangling { target: target.clone() }));
    }
    for (id, stage) in &definition.stages {
        let Work::Selection(selection) = &stage.work else { continue };
        let Some(redraw) = &selection.redraw else { continue };
        let target = Target::Stage(redraw.to.clone());
        if !is_known(definition, &target) {
            flaws.push(Flaw::at(place(id).within("redraw.to"), Reason::Dangling { target }));
        }
    }
}

/// V02: a case can come to every stage, and leave by every end. Acts at any stage count as ways.
fn reached(definition: &Definition, flaws: &mut Vec<Flaw>) {
    let next = graph::successors(definition);
    let seen = graph::reachable(&next, &definition.procedure.starts, None);
    for id in definition.stages.keys().filter(|id| !seen.contains(id)) {
        flaws.push(Flaw::at(place(id), Reason::Unreachable));
    }
    let edges = graph::all_edges(definition);
    let routed = edges.iter().map(|edge| edge.to);
    let aside = definition.sides.values().filter_map(|side| side.to.as_ref());
    let used: BTreeSet<&Target> = routed.chain(aside).collect();
    for end in definition.ends.keys().filter(|end| !used.contains(&Target::End((*end).clone()))) {
        flaws.push(Flaw::at(Place::path(format!("end.{end}")), Reason::Unreachable));
    }
}

/// V03: from every stage an end can be reached.
fn ending(definition: &Definition, flaws: &mut Vec<Flaw>) {
    let edges = graph::all_edges(definition);
    let mut ends: BTreeSet<&StageId> = BTreeSet::new();
    let leads = |edge: &Edge<'_>, ends: &BTreeSet<&StageId>| match edge.to {
        Target::End(end) => definition.ends.contains_key(end),
        Target::Stage(stage) => ends.contains(stage),
    };
    while let Some(edge) = edges.iter().find(|edge| !ends.contains(edge.from) && leads(edge, &ends)) {
        ends.insert(edge.from);
    }
    let next = graph::successors(definition);
    for id in definition.stages.keys().filter(|id| !ends.contains(id)) {
        let trace = graph::way(&next, &definition.procedure.starts, id, None).unwrap_or_default();
        flaws.push(Flaw::traced(place(id), Reason::NoEnd, trace));
    }
}

/// V04: every outcome of the kind is handled, and none that it does not have.
fn handled(id: &StageId, stage: &Stage, flaws: &mut Vec<Flaw>) {
    let kind = stage.kind();
    let lapses = stage.cutoff.is_some() && kind.on_cutoff() == "lapsed";
    let place = place(id).within("on");
    let (must, may) = expected(stage);
    for missing in
        must.iter().filter(|must| !stage.on.keys().any(|outcome| stage.native(outcome).as_str() == **must))
    {
        let outcome = (*missing).to_owned();
        flaws.push(Flaw::at(place.clone(), Reason::Unhandled { kind, outcome }));
    }
    for outcome in stage.on.keys() {
        let native = stage.native(outcome).as_str();
        let known = must.contains(&native) || may.is_none_or(|may| may.contains(&native));
        let fits = if native == "lapsed" { lapses } else { known };
        if !fits {
            let reason = Reason::NotAnOutcome { kind, outcome: native.to_owned() };
            flaws.push(Flaw::at(place.within(outcome), reason));
        }
    }
    for outcome in stage.effects.keys().chain(stage.counted.keys()) {
        if !stage.on.contains_key(outcome) {
            let reason = Reason::NotAnOutcome { kind, outcome: outcome.to_string() };
            flaws.push(Flaw::at(place.within(outcome), reason));
        }
    }
}

/// Outcomes that must be handled, and those that may be; `None` where the definition names what it likes.
fn expected(stage: &Stage) -> (Vec<&str>, Option<&'static [&'static str]>) {
    match (&stage.work, stage.kind().outcomes()) {
        (_, Outcomes::Native { must, may }) => (must.to_vec(), Some(may)),
        (Work::Selection(selection), _) => {
            (selection.classes.iter().map(|class| class.id.as_str()).collect(), Some(&[]))
        }
        (Work::Tally(tally), _) if !tally.rule.is_empty() => {
            (tally.rule.keys().map(OutcomeId::as_str).collect(), Some(&[]))
        }
        (Work::Council(council), _) if !council.resolutions.is_empty() => {
            (council.resolutions.keys().map(OutcomeId::as_str).collect(), Some(&["deferred"]))
        }
        (_, Outcomes::Named) => (Vec::new(), None),
    }
}

/// V06: what is counted says where a case goes when it may not come again.
fn counted(id: &StageId, stage: &Stage, flaws: &mut Vec<Flaw>) {
    for (outcome, counted) in &stage.counted {
        if counted.then.is_none() || counted.times == 0 {
            let reason = Reason::CountWithoutExit { outcome: outcome.clone() };
            flaws.push(Flaw::at(place(id).within("counted").within(outcome), reason));
        }
    }
    let Work::Rework(rework) = &stage.work else { return };
    let exhausted = OutcomeId::parse("exhausted").into_iter().find(|exhausted| {
        rework.times == 0 || !stage.on.keys().any(|outcome| stage.native(outcome) == exhausted)
    });
    if let Some(outcome) = exhausted {
        flaws.push(Flaw::at(place(id).within("on"), Reason::CountWithoutExit { outcome }));
    }
}

/// V05: every loop passes a counted stage or outcome.
fn loops(definition: &Definition, flaws: &mut Vec<Flaw>) {
    let mut free: BTreeMap<&StageId, Vec<&StageId>> = BTreeMap::new();
    for edge in graph::all_edges(definition).into_iter().filter(|edge| !edge.counted) {
        if let Target::Stage(to) = edge.to {
            free.entry(edge.from).or_default().push(to);
        }
    }
    let mut told: BTreeSet<StageId> = BTreeSet::new();
    for (from, steps) in &free {
        let back = steps.iter().filter_map(|step| graph::way(&free, step, from, None)).min_by_key(Vec::len);
        let Some(mut trace) = back.filter(|way| !way.iter().any(|id| told.contains(id))) else { continue };
        trace.insert(0, (*from).clone());
        told.extend(trace.iter().cloned());
        flaws.push(Flaw::traced(place(from), Reason::UncountedLoop, trace));
    }
}

/// V29: a case that comes back over a gate, or after its moment, is provided for.
fn gates(definition: &Definition, flaws: &mut Vec<Flaw>) {
    let next = graph::successors(definition);
    for (id, stage) in &definition.stages {
        let Some(gate) = stage.gate.as_ref().filter(|gate| gate.late.is_none()) else { continue };
        let back = next
            .get(id)
            .into_iter()
            .flatten()
            .filter_map(|step| graph::way(&next, step, id, None))
            .min_by_key(Vec::len);
        let moment = matches!(gate.when, GateWhen::At(_) | GateWhen::Published(_));
        if back.is_some() || moment {
            let mut trace = back.unwrap_or_default();
            if !trace.is_empty() {
                trace.insert(0, id.clone());
            }
            flaws.push(Flaw::traced(place(id).within("gate"), Reason::BackOverGate, trace));
        }
    }
}

/// What the act demands: no way to the stage goes past the outcome that has to come before it.
fn demands(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for must in &definition.procedure.must {
        let mut next: BTreeMap<&StageId, Vec<&StageId>> = BTreeMap::new();
        for edge in graph::all_edges(definition) {
            let passes = *edge.from == must.of && *edge.outcome == must.outcome;
            if let (Target::Stage(to), false) = (edge.to, passes) {
                next.entry(edge.from).or_default().push(to);
            }
        }
        let start = &definition.procedure.starts;
        let known = definition.stages.contains_key(&must.stage) && definition.stages.contains_key(&must.of);
        let around = graph::way(&next, start, &must.stage, None);
        if !known || around.is_some() {
            let reason = Reason::MustNotMet { must: Box::new(must.clone()) };
            flaws.push(Flaw::traced(Place::path("procedure.must"), reason, around.unwrap_or_default()));
        }
    }
}
