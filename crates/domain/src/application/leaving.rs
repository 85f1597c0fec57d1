//! Side transitions and terms: taking back, taking off the contest, more time, and what a passed term does.

use super::decide::ApplicationRules;
use super::due;
use super::fact::ApplicationFact;
use super::intake::in_time;
use super::panel::{review, size};
use super::refusal::CaseRefusal;
use super::state::{ApplicationState, At, Case, Standing};
use super::walk::{Trail, elsewhere, may_reach, outcome_of};
use crate::basics::digest::Digest;
use crate::basics::moment::Moment;
use crate::decider::Act;
use crate::procedure::head::{Side, SideKind};
use crate::procedure::name::StageId;
use crate::procedure::route::Target;
use crate::procedure::stage::Stage;
use crate::refusal::Refusal;

/// Takes back what is filed: while intake is open, after which it can be filed again, and later where the
/// procedure has a withdrawal. The draft stays.
pub(super) fn withdraw(
    rules: &ApplicationRules,
    state: &ApplicationState,
    act: &Act,
    ground: Option<Digest>,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let case = state.known().ok_or(Refusal::NotFiled)?;
    if case.standing == Standing::Withdrawn {
        return Err(Refusal::AlreadyWithdrawn);
    }
    // An intake that was opened again takes nothing back that has been decided.
    on_its_way(rules, case)?;
    let side = rules.procedure.definition().sides.get(&SideKind::Withdrawal);
    if let Err(closed) = in_time(rules, act.at) {
        let side = side.ok_or(closed)?;
        still_there(rules, case, side)?;
    }
    let mut trail = Trail::new(rules, state);
    trail.push(ApplicationFact::Withdrawn { ground });
    if let Some(to) = side.and_then(|side| side.to.clone()) {
        trail.leave("withdrawn", to, act.at)?;
    }
    Ok(trail.facts())
}

/// Takes the case off the contest, with a ground, until an order has put something in force.
pub(super) fn disqualify(
    rules: &ApplicationRules,
    (state, case): (&ApplicationState, &Case),
    act: &Act,
    ground: Option<Digest>,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let side = rules.procedure.definition().sides.get(&SideKind::Disqualification);
    let to = side.and_then(|side| side.to.clone());
    let (Some(side), Some(to)) = (side, to) else {
        return Err(CaseRefusal::NotProvided { act: "disqualification" }.into());
    };
    still_there(rules, case, side)?;
    let ground = ground.ok_or(Refusal::NoGround)?;
    let mut trail = Trail::new(rules, state);
    trail.push(ApplicationFact::Disqualified { ground });
    trail.leave("disqualified", to, act.at)?;
    Ok(trail.facts())
}

/// No side transition leaves an end, and none goes against an order in force.
fn on_its_way<'a>(rules: &ApplicationRules, case: &'a Case) -> Result<&'a StageId, Refusal> {
    let (Some(now), Standing::Filed) = (case.stage(), case.standing) else {
        return Err(elsewhere(case, rules.procedure.starts().as_str()));
    };
    if case.in_force.is_some() { Err(CaseRefusal::InForce.into()) } else { Ok(now) }
}

/// A side transition is possible while the case is on its way, before the stage that ends the possibility.
fn still_there(rules: &ApplicationRules, case: &Case, side: &Side) -> Result<(), Refusal> {
    let now = on_its_way(rules, case)?;
    match &side.until {
        Some(until) if now == until || !may_reach(&rules.procedure, case, until) => {
            Err(elsewhere(case, until.as_str()))
        }
        Some(_) | None => Ok(()),
    }
}

/// More time where the case waits by a term, counted from whatever stands now.
pub(super) fn more_time(
    rules: &ApplicationRules,
    case: &Case,
    act: &Act,
    (until, ground): (Moment, Option<Digest>),
) -> Result<Vec<ApplicationFact>, Refusal> {
    if !rules.procedure.definition().sides.contains_key(&SideKind::MoreTime) {
        return Err(CaseRefusal::NotProvided { act: "more time" }.into());
    }
    let (Some(stage), Standing::Filed) = (case.stage(), case.standing) else {
        return Err(elsewhere(case, rules.procedure.starts().as_str()));
    };
    let from = due::cutoff(rules, case)?.ok_or(CaseRefusal::NoTerm)?;
    let ground = ground.ok_or(Refusal::NoGround)?;
    if from <= act.at {
        return Err(CaseRefusal::TermPassed { until: from }.into());
    }
    if until <= from {
        return Err(Refusal::NotEarlier { from });
    }
    Ok(vec![ApplicationFact::MoreTime { stage: stage.clone(), until, ground }])
}

/// Moves the case on when the term of its stage has passed. What follows counts from the term's end, not from
/// the moment at which somebody noticed.
pub(super) fn lapse(
    rules: &ApplicationRules,
    (state, case): (&ApplicationState, &Case),
    act: &Act,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let found = match (&case.at, case.standing) {
        (Some(At::Stage { stage, .. }), Standing::Filed) => rules.procedure.stage(stage).map(|s| (stage, s)),
        (Some(At::Stage { .. } | At::End { .. }) | None, _) => None,
    };
    let (id, stage) = found.ok_or_else(|| elsewhere(case, "stage"))?;
    let until = due::cutoff(rules, case)?.ok_or(CaseRefusal::NoTerm)?;
    if act.at < until {
        return Err(CaseRefusal::NotYet { until }.into());
    }
    let native = if is_complete(case, id, stage) { "complete" } else { stage.kind().on_cutoff() };
    let outcome = outcome_of(id, stage, native)?.clone();
    let mut trail = Trail::new(rules, state);
    trail.take(id, &outcome, until)?;
    Ok(trail.facts())
}

/// Whether the case would leave its stage by a passed term at that moment.
#[must_use]
pub fn has_lapsed(rules: &ApplicationRules, case: &Case, at: Moment) -> bool {
    let due = due::cutoff(rules, case).ok().flatten();
    case.standing == Standing::Filed && case.stage().is_some() && due.is_some_and(|until| at >= until)
}

/// A review whose sheets are all signed is complete, even if nobody let them go on in time.
fn is_complete(case: &Case, id: &StageId, stage: &Stage) -> bool {
    let Some(review) = review(stage) else { return false };
    let held = u32::try_from(case.panel(id).count()).unwrap_or(u32::MAX);
    held >= size(review).0 && case.panel(id).all(|seat| seat.signed().is_some())
}

/// The end to which a side transition leads, for pages that say what will happen.
#[must_use]
pub fn side_end(rules: &ApplicationRules, side: SideKind) -> Option<&Target> {
    rules.procedure.definition().sides.get(&side)?.to.as_ref()
}
