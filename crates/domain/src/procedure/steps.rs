//! The way of a case as a list: after each stage, what may follow, who does it and by when.
use super::deadline::Deadline;
use super::graph;
use super::name::{OutcomeId, StageId};
use super::outcome::outcome_label;
use super::procedure::Procedure;
use super::route::Target;
use super::seat::Seat;
use super::stage::{Stage, StageKind};
use super::text::Bilingual;

/// A stage, and all that may follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    pub stage: StageId,
    pub kind: StageKind,
    pub title: Bilingual,
    pub by: Option<Seat>,
    pub clock: Option<Clock>,
    pub ways: Vec<Way>,
}

/// When a stage is to be over, and what that means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clock {
    Cutoff(Deadline),
    Duty(Deadline),
}

/// «If so, then there, by them, by then.»
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    pub outcome: OutcomeId,
    pub label: Bilingual,
    /// The way is taken once the outcome has come so many times already.
    pub after_times: Option<u32>,
    pub to: Target,
    /// The title of the next stage, or the label of the end.
    pub title: Bilingual,
    pub by: Option<Seat>,
    pub clock: Option<Clock>,
}

/// Stages in reading order, each with its ways, the usual one first.
pub fn steps(procedure: &Procedure) -> Vec<Step> {
    let step = |(id, stage): (&StageId, &Stage)| Step {
        stage: id.clone(),
        kind: stage.kind(),
        title: stage.title.clone(),
        by: stage.by.clone(),
        clock: clock(stage),
        ways: graph::edges(id, stage).iter().filter_map(|edge| way(procedure, stage, edge)).collect(),
    };
    procedure.stages().map(step).collect()
}

fn way(procedure: &Procedure, stage: &Stage, edge: &graph::Edge<'_>) -> Option<Way> {
    let (title, by, clock) = match edge.to {
        Target::Stage(id) => {
            let next = procedure.stage(id)?;
            (next.title.clone(), next.by.clone(), clock(next))
        }
        Target::End(id) => (procedure.end(id.as_str())?.label.clone(), None, None),
    };
    let times = stage.counted.get(edge.outcome).map(|counted| counted.times);
    Some(Way {
        outcome: edge.outcome.clone(),
        label: outcome_label(stage, edge.outcome),
        after_times: times.filter(|_| edge.instead),
        to: edge.to.clone(),
        title,
        by,
        clock,
    })
}

fn clock(stage: &Stage) -> Option<Clock> {
    let cutoff = stage.cutoff.clone().map(Clock::Cutoff);
    cutoff.or_else(|| stage.duty.clone().map(Clock::Duty))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
    use super::*;
    use crate::procedure::verify::good;
    use crate::procedure::verify::verify;

    #[test]
    fn every_way_is_told_with_who_and_when() {
        let steps = steps(&verify(good::definition()).unwrap());
        let told: Vec<String> = steps
            .iter()
            .flat_map(|step| step.ways.iter().map(move |way| (step, way)))
            .map(|(step, way)| format!("{}: {} -> {}", step.title.en, way.label.en, way.title.en))
            .collect();
        assert_eq!(
            told,
            [
                "Applications: submitted -> Formal check",
                "Applications: the deadline has passed -> Not submitted",
                "Formal check: admitted -> Review",
                "Formal check: admitted with remarks -> Review",
                "Formal check: to be mended -> Mending the papers",
                "Formal check: not admitted -> Not admitted",
                "Mending the papers: mended -> Formal check",
                "Mending the papers: no tries are left -> Not admitted",
                "Mending the papers: the deadline has passed -> Not admitted",
                "Review: all marks are in -> Agreement of experts",
                "Review: marks are missing -> Agreement of experts",
                "Agreement of experts: marks are close -> Total",
                "Agreement of experts: marks are far apart -> Further review",
                "Further review: all marks are in -> Total",
                "Further review: marks are missing -> Total",
                "Total: there is a total -> Selection",
                "Total: there are no marks -> Further review",
                "Total: there are no marks -> Could not be reviewed",
                "Selection: Winner -> Order",
                "Selection: Laureate -> Order",
                "Selection: Diplomant -> Order",
                "Selection: Participant -> Results",
                "Order: in force -> Results",
                "Order: returned -> Selection",
                "Order: not signed -> No order was issued",
                "Order: returned -> No order was issued",
                "Results: published -> Results announced",
            ]
        );
        let cure = steps.iter().find(|step| step.stage.as_str() == "cure").unwrap();
        assert_eq!(cure.clock, Some(Clock::Cutoff("act 1wd..5wd".parse().unwrap())));
    }
}
