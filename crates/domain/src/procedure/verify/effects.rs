//! V31: what an outcome proposes is made fact exactly once on every way that does not drop it.
use crate::procedure::definition::Definition;
use crate::procedure::flaw::{Flaw, Place};
use crate::procedure::graph::{self, Edge};
use crate::procedure::name::{OutcomeId, StageId};
use crate::procedure::reason::Reason;
use crate::procedure::route::{Effect, Target};
use crate::procedure::stage::Stage;
use std::collections::{BTreeSet, VecDeque};

/// Outcomes that drop a proposal by their nature: the authority refuses it or sends it back, or the applicant
/// fails to take what was offered.
const DROPPING: [&str; 7] =
    ["refused", "returned", "declined", "lapsed", "exhausted", "absent", "incomplete"];

pub(super) fn check(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for (id, stage) in &definition.stages {
        for (outcome, effects) in &stage.effects {
            for effect in effects.iter().filter(|effect| effect.kind.is_legal()) {
                flaws.extend(followed(definition, (id, stage), outcome, effect));
            }
        }
    }
}

/// A case on its way after the proposal: where it is, how often the effect was made fact, and how it came.
struct Way<'a> {
    stage: &'a StageId,
    executed: u8,
    trace: Vec<StageId>,
}

fn followed(
    definition: &Definition,
    (id, stage): (&StageId, &Stage),
    outcome: &OutcomeId,
    effect: &Effect,
) -> Option<Flaw> {
    let flaw = |reason, trace: Vec<StageId>| {
        let place = Place::path(format!("stage.{id}.effects.{outcome}"));
        Some(Flaw::traced(place, reason, trace))
    };
    let mut waiting = VecDeque::new();
    let mut seen = BTreeSet::new();
    let first = graph::edges(id, stage).into_iter().filter(|edge| edge.outcome == outcome && !edge.instead);
    let mut open: Vec<(Edge<'_>, u8, Vec<StageId>)> =
        first.map(|edge| (edge, u8::from(stage.executes), vec![id.clone()])).collect();
    loop {
        for (edge, executed, trace) in open.drain(..) {
            match (edge.to, executed) {
                (_, 2..) => return flaw(Reason::EffectTwice { effect: effect.clone() }, trace),
                (Target::End(_), 0) => return flaw(Reason::EffectLost { effect: effect.clone() }, trace),
                (Target::End(_), _) => {}
                (Target::Stage(to), _) => {
                    // Back at the proposing stage, a new proposal takes the place of this one.
                    if to != id && seen.insert((to, executed)) {
                        let trace = trace.into_iter().chain([to.clone()]).collect();
                        waiting.push_back(Way { stage: to, executed, trace });
                    }
                }
            }
        }
        let way = waiting.pop_front()?;
        let Some(stage) = definition.stages.get(way.stage) else { continue };
        for edge in graph::edges(way.stage, stage) {
            let drops = drops(stage, edge.outcome);
            if drops && way.executed == 0 {
                continue;
            }
            let executed = way.executed + u8::from(stage.executes && !drops);
            open.push((edge, executed, way.trace.clone()));
        }
    }
}

fn drops(stage: &Stage, outcome: &OutcomeId) -> bool {
    let said = stage.on.get(outcome).is_some_and(|route| route.drops);
    said || DROPPING.contains(&stage.native(outcome).as_str())
}

#[cfg(test)]
mod tests {
    use crate::procedure::verify::good::flaws_with;

    #[test]
    fn v31_an_award_is_not_lost() {
        assert_eq!(
            flaws_with("executes = true\n", ""),
            [
                "V31 stage.ranking.effects.diplomant: `award:diplomant` is proposed, but never made fact \
                 [ranking > order > results]",
                "V31 stage.ranking.effects.laureate: `award:laureate` is proposed, but never made fact \
                 [ranking > order > results]",
                "V31 stage.ranking.effects.winner: `award:winner` is proposed, but never made fact \
                 [ranking > order > results]"
            ]
        );
    }

    #[test]
    fn v31_an_award_is_not_made_twice() {
        let flaws = flaws_with("ranks = \"total\"\n", "ranks = \"total\"\nexecutes = true\n");
        assert_eq!(
            flaws.last().map(String::as_str),
            Some(
                "V31 stage.ranking.effects.winner: `award:winner` would be made fact twice [ranking > order]"
            )
        );
    }

    #[test]
    fn v31_what_a_route_drops_is_not_lost() {
        let flaws = flaws_with(
            "executes = true\nduty = \"+10wd from decided\"\non = { in_force = \"results\",",
            "duty = \"+10wd from decided\"\non = { in_force = { to = \"results\", drops = true },",
        );
        assert_eq!(flaws, [""; 0]);
    }
}
