//! Filing: when, what, how often; and filing again what was mended.

use std::collections::BTreeMap;

use super::command::Filing;
use super::decide::{ApplicationRules, OtherCase};
use super::draft::{divisions, eligibility_gaps, field_gap, gaps};
use super::due;
use super::fact::{ApplicationFact, Channel};
use super::form;
use super::leaving::side_end;
use super::state::{ApplicationState, At, Case, Standing};
use super::walk::{Trail, elsewhere, outcome_of};
use crate::basics::digest::Digest;
use crate::basics::moment::Moment;
use crate::call::state::{Window, WindowPhase};
use crate::decider::Act;
use crate::procedure::form::DivisionSource;
use crate::procedure::head::SideKind;
use crate::procedure::name::{OutcomeId, StageId};
use crate::procedure::route::Target;
use crate::procedure::stage::{Stage, Work};
use crate::refusal::{Gap, Refusal};

/// Files the draft, or what was mended of it. The moment that counts is that of the act: when the request
/// arrived.
pub(super) fn submit(
    rules: &ApplicationRules,
    case: &ApplicationState,
    act: &Act,
    filing: Filing,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let way = way(rules, case, act.at)?;
    let gaps = gaps(&rules.procedure, &filing.draft);
    if !gaps.is_empty() {
        return Err(Refusal::Incomplete { gaps });
    }
    file(rules, case, filing, (way, Channel::Online, act.at, None))
}

/// Enters what came on paper. The stamp's moment counts, the stamp must be told, and it cannot lie ahead. The
/// form may be thinner than online, since the paper itself is the application: what routes or divides must be
/// there, whatever is there must be right, and at least one scan must be attached. Consents are signed on the
/// paper.
pub(super) fn enter_paper(
    rules: &ApplicationRules,
    case: &ApplicationState,
    act: &Act,
    filing: Filing,
    (received_at, stamp): (Moment, Option<Digest>),
) -> Result<Vec<ApplicationFact>, Refusal> {
    if stamp.is_none() {
        return Err(Refusal::NoGround);
    }
    if act.at < received_at {
        return Err(Refusal::TooEarly { opens: received_at });
    }
    let way = way(rules, case, received_at)?;
    let gaps = paper_gaps(rules, &filing);
    if !gaps.is_empty() {
        return Err(Refusal::Incomplete { gaps });
    }
    file(rules, case, filing, (way, Channel::Paper, received_at, stamp))
}

fn paper_gaps(rules: &ApplicationRules, filing: &Filing) -> Vec<Gap> {
    let procedure = &rules.procedure;
    let mut gaps: Vec<Gap> = eligibility_gaps(procedure, &filing.draft)
        .into_iter()
        .filter(|gap| matches!(gap, Gap::NotEligible { .. }))
        .collect();
    let title = form::title_field(procedure).map(|field| &field.id);
    for field in form::fields(procedure) {
        let text = filing.draft.answers.get(field.id.as_str()).map_or("", String::as_str);
        let divides = procedure
            .definition()
            .divisions
            .iter()
            .any(|d| d.from == DivisionSource::Answer(field.id.clone()));
        let names = title == Some(&field.id);
        match field_gap(procedure, field, text) {
            Some(Gap::Empty { .. }) if !divides && !names => {}
            Some(gap) => gaps.push(gap),
            None => {}
        }
    }
    if filing.draft.papers.values().all(|count| *count == 0) {
        let scan = form::papers(procedure).find(|slot| slot.signed).or(form::papers(procedure).next());
        gaps.extend(scan.map(|slot| Gap::PaperMissing { paper: slot.id.as_str().to_owned() }));
    }
    gaps
}

/// The stage that takes the filing, with its outcome.
struct Way {
    stage: StageId,
    outcome: OutcomeId,
}

/// A filing goes to the rework where the case waits, until its term; else to the intake, while its window is
/// open for this applicant and no expert has the work yet.
fn way(rules: &ApplicationRules, state: &ApplicationState, at: Moment) -> Result<Way, Refusal> {
    if let Some((case, (id, stage))) =
        state.known().and_then(|case| Some((case, waits_at_rework(rules, case)?)))
    {
        if let Some(closed) = due::cutoff(rules, case)?.filter(|closed| at >= *closed) {
            return Err(Refusal::TooLate { closed });
        }
        // What was stamped before the applicant was told cannot be what was mended.
        if at < case.since() {
            return Err(Refusal::TooEarly { opens: case.since() });
        }
        return Ok(Way { stage: id.clone(), outcome: outcome_of(id, stage, "resubmitted")?.clone() });
    }
    in_time(rules, at)?;
    if let Some(case) = state.known().filter(|case| !case.panels.is_empty() || is_taken_off(rules, case)) {
        return Err(elsewhere(case, rules.procedure.starts().as_str()));
    }
    let id = rules.procedure.starts();
    Ok(Way { stage: id.clone(), outcome: outcome_of(id, rules.procedure.intake(), "submitted")?.clone() })
}

/// Whoever was taken off the contest does not come back by filing anew.
fn is_taken_off(rules: &ApplicationRules, case: &Case) -> bool {
    let side = side_end(rules, SideKind::Disqualification);
    matches!((&case.at, side), (Some(At::End { end, .. }), Some(Target::End(off))) if end == off)
}

fn waits_at_rework<'a>(rules: &'a ApplicationRules, case: &'a Case) -> Option<(&'a StageId, &'a Stage)> {
    let id = case.stage().filter(|_| case.standing == Standing::Filed)?;
    let stage = rules.procedure.stage(id)?;
    matches!(stage.work, Work::Rework(_)).then_some((id, stage))
}

/// Until when the applicant may mend what the check named; none when nothing waits to be mended.
#[must_use]
pub fn mend_until(rules: &ApplicationRules, case: &Case) -> Option<Moment> {
    waits_at_rework(rules, case)?;
    due::cutoff(rules, case).ok().flatten()
}

fn file(
    rules: &ApplicationRules,
    case: &ApplicationState,
    filing: Filing,
    (way, channel, received_at, stamp): (Way, Channel, Moment, Option<Digest>),
) -> Result<Vec<ApplicationFact>, Refusal> {
    let divisions = divisions(&rules.procedure, &filing.draft, rules.kind);
    let submission = match case {
        ApplicationState::Absent => 1,
        ApplicationState::Known(case) => {
            keeps_divisions(rules, case, &divisions)?;
            case.submissions.saturating_add(1)
        }
    };
    within_limit(rules, &divisions)?;
    let mut trail = Trail::new(rules, case);
    trail.push(ApplicationFact::Submitted {
        call: rules.call_id,
        territory: rules.applicant.territory,
        organisation: rules.applicant.organisation,
        code: filing.code,
        submission,
        channel,
        received_at,
        divisions,
        title: form::title_field(&rules.procedure).and_then(|f| filing.answers.get(f.id.as_str()).copied()),
        answers: filing.answers,
        papers: filing.papers,
        authors: filing.authors,
        stamp,
    });
    trail.take(&way.stage, &way.outcome, received_at)?;
    Ok(trail.facts())
}

/// Divisions are fixed by the first filing; moving a case to another is an act of its own (V34).
fn keeps_divisions(
    rules: &ApplicationRules,
    case: &Case,
    divisions: &BTreeMap<String, String>,
) -> Result<(), Refusal> {
    let moved = rules.procedure.definition().divisions.iter().filter_map(|division| match &division.from {
        DivisionSource::Answer(field)
            if case.divisions.get(division.id.as_str()) != divisions.get(division.id.as_str()) =>
        {
            Some(Gap::Frozen { field: field.as_str().to_owned() })
        }
        DivisionSource::Answer(_) | DivisionSource::Applicant(_) => None,
    });
    let gaps: Vec<Gap> = moved.collect();
    if gaps.is_empty() { Ok(()) } else { Err(Refusal::Incomplete { gaps }) }
}

/// The window of this applicant is open at that moment.
pub(super) fn in_time(rules: &ApplicationRules, at: Moment) -> Result<(), Refusal> {
    let window = window(rules).ok_or(Refusal::CallNotRunning)?;
    match window.phase(at) {
        WindowPhase::Before => Err(Refusal::TooEarly { opens: window.opens.unwrap_or(window.closes) }),
        WindowPhase::Open => Ok(()),
        WindowPhase::After => Err(Refusal::TooLate { closed: window.closes }),
    }
}

/// The window of this applicant; none while the call is not announced.
#[must_use]
pub fn window(rules: &ApplicationRules) -> Option<Window> {
    let call = rules.call.announced().then_some(&rules.call)?;
    call.window(Some(rules.applicant.organisation))
}

/// `limits.applications_per`: one application for each combination that the procedure names. The case itself
/// is never among `others`, so replacing it is free.
fn within_limit(rules: &ApplicationRules, divisions: &BTreeMap<String, String>) -> Result<(), Refusal> {
    let Some(by) = form::one_application_per(&rules.procedure) else { return Ok(()) };
    let same = |other: &&OtherCase| {
        by.iter().all(|division| other.divisions.get(*division) == divisions.get(*division))
    };
    match rules.others.iter().find(same) {
        Some(other) => Err(Refusal::LimitReached { limit: 1, other: other.code.clone() }),
        None => Ok(()),
    }
}
