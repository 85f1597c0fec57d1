//! The way of a case from stage to stage: an outcome is taken, and tallies, at which nobody waits, are
//! reckoned at once.

use std::collections::BTreeMap;

use super::decide::ApplicationRules;
use super::due;
use super::evolve::evolve;
use super::fact::ApplicationFact;
use super::refusal::CaseRefusal;
use super::state::{ApplicationState, At, Case, Standing};
use crate::basics::moment::Moment;
use crate::procedure::graph;
use crate::procedure::name::{OutcomeId, StageId};
use crate::procedure::route::Target;
use crate::procedure::stage::{Stage, Work};
use crate::refusal::Refusal;
use crate::review::tally::{self, tally};

/// Facts of one act with the state that they lead to, so that each step is decided on what the last one made.
#[derive(Debug)]
pub(super) struct Trail<'a> {
    rules: &'a ApplicationRules,
    state: ApplicationState,
    facts: Vec<ApplicationFact>,
}

impl<'a> Trail<'a> {
    pub(super) fn new(rules: &'a ApplicationRules, state: &ApplicationState) -> Self {
        Self { rules, state: state.clone(), facts: Vec::new() }
    }

    pub(super) fn push(&mut self, fact: ApplicationFact) {
        self.state = evolve(std::mem::take(&mut self.state), &fact);
        self.facts.push(fact);
    }

    pub(super) fn facts(self) -> Vec<ApplicationFact> {
        self.facts
    }

    fn case(&self) -> Result<&Case, Refusal> {
        self.state.known().ok_or(Refusal::NotFiled)
    }

    /// Takes an outcome of a stage. Terms of the next stage count from `since`.
    pub(super) fn take(
        &mut self,
        stage: &StageId,
        outcome: &OutcomeId,
        since: Moment,
    ) -> Result<(), Refusal> {
        let to = self.target(stage, outcome)?;
        self.go(stage.clone(), outcome.clone(), to, since)
    }

    /// Leaves the stage by a side transition, which no stage names as its outcome.
    pub(super) fn leave(&mut self, by: &str, to: Target, since: Moment) -> Result<(), Refusal> {
        let case = self.case()?;
        let stage = case.stage().cloned().ok_or_else(|| elsewhere(case, by))?;
        let outcome = OutcomeId::parse(by).map_err(|_| CaseRefusal::NotProvided { act: "leave" })?;
        self.go(stage, outcome, to, since)
    }

    fn go(&mut self, stage: StageId, outcome: OutcomeId, to: Target, since: Moment) -> Result<(), Refusal> {
        self.push(ApplicationFact::Moved { stage, outcome, to: to.clone(), since });
        let Target::Stage(next) = to else { return Ok(()) };
        let Some(stage) = self.rules.procedure.stage(&next) else { return Ok(()) };
        if is_used_up(stage, self.case()?.visits_of(&next)) {
            let exhausted = outcome_of(&next, stage, "exhausted")?.clone();
            return self.take(&next, &exhausted, since);
        }
        // A wait whose end cannot be told must not begin: nobody would know until when.
        due::cutoff(self.rules, self.case()?)?;
        if matches!(stage.work, Work::Tally(_)) { self.reckon(&next, since) } else { Ok(()) }
    }

    /// Reckons the tally at which the case has come and takes its outcome.
    fn reckon(&mut self, stage: &StageId, since: Moment) -> Result<(), Refusal> {
        let case = self.case()?;
        let frozen = BTreeMap::new();
        let facts = tally::Facts { divisions: &case.divisions, frozen: &frozen };
        let done = tally(&self.rules.procedure, stage, &facts, &case.sheets())
            .map_err(|fault| CaseRefusal::NoTotal { why: fault.to_string() })?;
        let outcome = done.outcome.clone();
        self.push(ApplicationFact::Tallied {
            stage: stage.clone(),
            outcome: outcome.clone(),
            total: done.total,
            criteria: done.criteria,
            steps: done.steps,
        });
        self.take(stage, &outcome, since)
    }

    /// Where the outcome leads now: a counted one leads elsewhere once it was taken as often as it may.
    fn target(&self, id: &StageId, outcome: &OutcomeId) -> Result<Target, Refusal> {
        let missing = || CaseRefusal::NoSuchOutcome { stage: id.to_string(), outcome: outcome.to_string() };
        let stage = self.rules.procedure.stage(id).ok_or_else(missing)?;
        let route = stage.on.get(outcome).ok_or_else(missing)?;
        let Some(counted) = stage.counted.get(outcome) else { return Ok(route.to.clone()) };
        if self.case()?.taken_of(id, outcome) < counted.times {
            return Ok(route.to.clone());
        }
        let times_up = || CaseRefusal::TimesUp { outcome: outcome.to_string(), times: counted.times };
        Ok(counted.then.clone().ok_or_else(times_up)?)
    }
}

/// Whether a rework takes the case no more: it has come there oftener than the procedure allows.
fn is_used_up(stage: &Stage, visits: u32) -> bool {
    match &stage.work {
        Work::Rework(rework) => visits > rework.times,
        Work::Intake(_)
        | Work::Check(_)
        | Work::Review(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Hearing(_)
        | Work::Selection(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => false,
    }
}

/// The stage where the case is, which must be of the kind that `fits`.
pub(super) fn at<'a>(
    rules: &'a ApplicationRules,
    case: &'a Case,
    needed: &str,
    fits: impl Fn(&Work) -> bool,
) -> Result<(&'a StageId, &'a Stage), Refusal> {
    let found = case.stage().and_then(|id| Some((id, rules.procedure.stage(id)?)));
    match found {
        Some((id, stage)) if case.standing == Standing::Filed && fits(&stage.work) => Ok((id, stage)),
        Some(_) | None => Err(elsewhere(case, needed)),
    }
}

/// The refusal for a case that is elsewhere.
pub(super) fn elsewhere(case: &Case, needed: &str) -> Refusal {
    let now = match &case.at {
        Some(At::Stage { stage, .. }) => stage.to_string(),
        Some(At::End { end, .. }) => format!("end:{end}"),
        None => String::new(),
    };
    CaseRefusal::Elsewhere { now, needed: needed.to_owned() }.into()
}

/// The outcome of the stage that stands for the kind's own `native` one.
pub(super) fn outcome_of<'a>(id: &StageId, stage: &'a Stage, native: &str) -> Result<&'a OutcomeId, Refusal> {
    let found = stage.on.keys().find(|outcome| stage.native(outcome).as_str() == native);
    let missing = || CaseRefusal::NoSuchOutcome { stage: id.to_string(), outcome: native.to_owned() };
    Ok(found.ok_or_else(missing)?)
}

/// Whether the case can still come to the stage, or waits there already.
#[must_use]
pub fn can_come_to(rules: &ApplicationRules, case: &Case, stage: &StageId) -> bool {
    may_reach(&rules.procedure, case, stage)
}

/// As [`can_come_to`], for whoever has no rules of one application at hand.
#[must_use]
pub fn may_reach(procedure: &crate::procedure::procedure::Procedure, case: &Case, stage: &StageId) -> bool {
    let (Some(now), Standing::Filed) = (case.stage(), case.standing) else { return false };
    let next = graph::successors(procedure.definition());
    graph::reachable(&next, now, None).contains(stage)
}
