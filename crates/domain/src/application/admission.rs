//! The formal check: admitted, admitted with remarks, to be mended by a day and hour, refused (H1, H2).

use std::collections::BTreeSet;

use super::decide::ApplicationRules;
use super::due;
use super::fact::ApplicationFact;
use super::refusal::CaseRefusal;
use super::state::{ApplicationState, Case};
use super::walk::{Trail, at};
use crate::basics::digest::Digest;
use crate::basics::moment::Moment;
use crate::decider::Act;
use crate::procedure::name::{ChoiceId, OutcomeId, StageId};
use crate::procedure::route::Target;
use crate::procedure::stage::{Stage, Work};
use crate::procedure::work::{CheckItem, Gravity};
use crate::refusal::Refusal;

/// What the officer says.
pub(super) struct Verdict {
    pub(super) outcome: OutcomeId,
    pub(super) failed: BTreeSet<ChoiceId>,
    pub(super) remarks: Option<Digest>,
    pub(super) until: Option<Moment>,
}

/// Lines of the checklist of a check; nothing for a stage of another kind.
#[must_use]
pub fn checklist(stage: &Stage) -> &[CheckItem] {
    match &stage.work {
        Work::Check(check) => &check.checklist,
        Work::Intake(_)
        | Work::Rework(_)
        | Work::Review(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Hearing(_)
        | Work::Selection(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => &[],
    }
}

pub(super) fn check(
    rules: &ApplicationRules,
    (state, case): (&ApplicationState, &Case),
    act: &Act,
    verdict: Verdict,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, stage) = at(rules, case, "check", |work| matches!(work, Work::Check(_)))?;
    if let Some(until) = due::cutoff(rules, case)?.filter(|until| act.at >= *until) {
        return Err(CaseRefusal::TermPassed { until }.into());
    }
    let Some(route) = stage.on.get(&verdict.outcome) else {
        let (stage, outcome) = (id.to_string(), verdict.outcome.to_string());
        return Err(CaseRefusal::NoSuchOutcome { stage, outcome }.into());
    };
    fits(stage, &verdict)?;
    let until = match &route.to {
        Target::Stage(next) => term(rules, next, act.at, verdict.until)?,
        Target::End(_) => None,
    };
    let mut trail = Trail::new(rules, state);
    trail.push(ApplicationFact::Checked {
        stage: id.clone(),
        outcome: verdict.outcome.clone(),
        failed: verdict.failed,
        remarks: verdict.remarks,
        until,
    });
    trail.take(id, &verdict.outcome, act.at)?;
    Ok(trail.facts())
}

/// An outcome must be borne by what failed: refusal by a line that may refuse, mending by one that is to be
/// mended, so that no typo ever refuses (H2); and nothing that failed is passed over in silence.
fn fits(stage: &Stage, verdict: &Verdict) -> Result<(), Refusal> {
    let failed = || checklist(stage).iter().filter(|item| verdict.failed.contains(&item.id));
    let gravest = failed().map(|item| item.gravity).max();
    let outcome = || verdict.outcome.to_string();
    let needed = match stage.native(&verdict.outcome).as_str() {
        "refused" => Some(Gravity::Refusal),
        "cure" => Some(Gravity::Cure),
        "remarks" => None,
        _ => {
            return match failed().next() {
                Some(item) => {
                    let line = item.id.as_str().to_owned();
                    Err(CaseRefusal::TooLight { line, outcome: outcome() }.into())
                }
                None => Ok(()),
            };
        }
    };
    if needed.is_some_and(|needed| gravest.is_none_or(|gravest| gravest < needed)) {
        return Err(CaseRefusal::TooGrave { outcome: outcome() }.into());
    }
    if verdict.remarks.is_none() {
        return Err(CaseRefusal::NoRemarks.into());
    }
    Ok(())
}

/// The term that the act names, within the bounds of the stage that it leads to.
fn term(
    rules: &ApplicationRules,
    next: &StageId,
    now: Moment,
    given: Option<Moment>,
) -> Result<Option<Moment>, Refusal> {
    let Some(stage) = rules.procedure.stage(next) else { return Ok(None) };
    let Some((least, most)) = due::bounds(rules, stage, now)? else { return Ok(None) };
    let least = least.min(most);
    match given {
        Some(until) if least <= until && until <= most => Ok(Some(until)),
        Some(_) | None => Err(CaseRefusal::TermOutOfBounds { least, most }.into()),
    }
}
