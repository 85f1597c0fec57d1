//! When a case is due where it waits. Due moments are computed, never stored: moving a call's date moves
//! them. A cutoff moves the case when it passes; a duty makes somebody overdue and moves nothing.

use super::decide::ApplicationRules;
use super::refusal::CaseRefusal;
use super::state::Case;
use crate::basics::calendar::NoCalendar;
use crate::basics::moment::Moment;
use crate::procedure::deadline::{Anchor, Deadline};
use crate::procedure::name::StageId;
use crate::procedure::stage::{Stage, Work};
use crate::refusal::Refusal;

/// The moment at which the case moves on by itself from the stage where it is; none where nothing does.
///
/// # Errors
/// [`CaseRefusal::NoCalendar`] when the term reaches a year without a calendar.
pub fn cutoff(rules: &ApplicationRules, case: &Case) -> Result<Option<Moment>, Refusal> {
    let Some((id, stage)) = stage(rules, case) else { return Ok(None) };
    let Some(deadline) = &stage.cutoff else { return Ok(None) };
    let due = moment(rules, case, id, deadline)?;
    // More time is more: a term that the call's dates have moved beyond it keeps the later end.
    Ok(match (due, case.more_time) {
        (Some(due), Some(more)) => Some(due.max(more)),
        (due, more) => due.or(more),
    })
}

/// The moment from which whoever is responsible for the stage is overdue; none where there is no duty.
///
/// # Errors
/// As [`cutoff`].
pub fn duty(rules: &ApplicationRules, case: &Case) -> Result<Option<Moment>, Refusal> {
    let Some((id, stage)) = stage(rules, case) else { return Ok(None) };
    let Some(deadline) = &stage.duty else { return Ok(None) };
    moment(rules, case, id, deadline)
}

/// The bounds of a term that the act itself names: for a stage with `act A..B`, counted from the act.
///
/// # Errors
/// As [`cutoff`].
pub fn bounds(
    rules: &ApplicationRules,
    stage: &Stage,
    from: Moment,
) -> Result<Option<(Moment, Moment)>, Refusal> {
    let Some(Deadline::Act { least, most }) = &stage.cutoff else { return Ok(None) };
    let after = |span| rules.calendar.after(rules.zone, from, span).map_err(no_calendar);
    Ok(Some((after(*least)?, after(*most)?)))
}

fn stage<'a>(rules: &'a ApplicationRules, case: &'a Case) -> Option<(&'a StageId, &'a Stage)> {
    let id = case.stage()?;
    Some((id, rules.procedure.stage(id)?))
}

fn moment(
    rules: &ApplicationRules,
    case: &Case,
    stage: &StageId,
    deadline: &Deadline,
) -> Result<Option<Moment>, Refusal> {
    match deadline {
        Deadline::Call(date) if *stage == *rules.procedure.starts() => {
            let window = rules.call.window(Some(case.organisation));
            Ok(window.map(|window| window.closes).or(rules.call.dates.get(date.as_str()).copied()))
        }
        Deadline::Call(date) => Ok(rules.call.dates.get(date.as_str()).copied()),
        Deadline::After { span, from } => {
            let Some(from) = anchor(rules, case, stage, from) else { return Ok(None) };
            rules.calendar.after(rules.zone, from, *span).map(Some).map_err(no_calendar)
        }
        Deadline::Act { .. } => Ok(case.check.as_ref().and_then(|check| check.until)),
    }
}

fn anchor(rules: &ApplicationRules, case: &Case, stage: &StageId, anchor: &Anchor) -> Option<Moment> {
    match anchor {
        Anchor::Entered | Anchor::Notified => Some(entered(rules, case, stage)),
        Anchor::Submitted | Anchor::Resubmitted => Some(case.received_at),
        Anchor::Decided | Anchor::Minuted => case.class.as_ref().map(|class| class.decided_at),
        Anchor::InForce => case.in_force.as_ref().map(|order| order.since),
        Anchor::Published => case.published_at,
        Anchor::Gate => rules.call.gates.get(stage).map(|gate| gate.opened_at),
        Anchor::Announced => rules.call.announced_at,
        Anchor::Date(date) => rules.call.dates.get(date.as_str()).copied(),
    }
}

/// Since when the stage can be worked on. Nobody can be given a work that may still be replaced, so the term
/// of a review does not run while the applicant's intake is open.
fn entered(rules: &ApplicationRules, case: &Case, stage: &StageId) -> Moment {
    let reviewed = rules.procedure.stage(stage).is_some_and(|stage| matches!(stage.work, Work::Review(_)));
    let window = rules.call.window(Some(case.organisation)).filter(|_| reviewed);
    window.map_or(case.since(), |window| case.since().max(window.closes))
}

fn no_calendar(NoCalendar { year }: NoCalendar) -> Refusal {
    CaseRefusal::NoCalendar { year }.into()
}
