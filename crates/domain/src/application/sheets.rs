//! Score sheets: signed, sent back, set aside before witnesses, let on to the totals (H12, H13).

use super::command::Signing;
use super::decide::ApplicationRules;
use super::fact::ApplicationFact;
use super::panel::{in_term, own_seat, reviewed, size};
use super::refusal::CaseRefusal;
use super::state::{ApplicationState, Case, PanelSeat, SeatStanding, SheetRecord};
use super::walk::{Trail, outcome_of};
use crate::basics::digest::Digest;
use crate::basics::id::PersonId;
use crate::decider::Act;
use crate::procedure::name::StageId;
use crate::refusal::Refusal;
use crate::review::sheet::{gaps, total};

/// Signs the expert's sheet. Where nobody moderates, the last sheet lets the case go on at once.
pub(super) fn sign(
    rules: &ApplicationRules,
    (state, case): (&ApplicationState, &Case),
    act: &Act,
    signing: Signing,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, seat) = own_seat(rules, case, act)?;
    if seat.standing != SeatStanding::Accepted {
        return Err(CaseRefusal::NotAccepted.into());
    }
    if seat.signed().is_some() {
        return Err(CaseRefusal::Signed.into());
    }
    let rubric = rules.procedure.rubric_of(id).ok_or(CaseRefusal::NotProvided { act: "marks" })?;
    let gaps = gaps(rubric, &signing.draft);
    if !gaps.is_empty() {
        return Err(CaseRefusal::SheetIncomplete { gaps }.into());
    }
    let too_large = || CaseRefusal::NoTotal { why: "marks do not add up".to_owned() };
    let points = total(rubric, &case.divisions, &signing.draft.marks).ok_or_else(too_large)?;
    let mut trail = Trail::new(rules, state);
    trail.push(ApplicationFact::SheetSigned {
        stage: id.clone(),
        expert: seat.expert,
        number: seat.sheets.last().map_or(0, |sheet| sheet.number).saturating_add(1),
        marks: signing.draft.marks,
        comments: signing.comments,
        advice: signing.advice,
        total: points,
    });
    let (_, review) = reviewed(rules, case)?;
    let others = case.panel(id).filter(|other| other.expert != seat.expert).all(|s| s.signed().is_some());
    let enough = u32::try_from(case.panel(id).count()).unwrap_or(u32::MAX) >= size(review).0;
    if review.moderation.is_none() && others && enough {
        complete(rules, &mut trail, id, act)?;
    }
    Ok(trail.facts())
}

/// Asks the expert to change a signed sheet. What was signed stays in the journal beside what comes.
pub(super) fn send_back(
    rules: &ApplicationRules,
    case: &Case,
    act: &Act,
    (expert, ground): (PersonId, Option<Digest>),
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, review) = reviewed(rules, case)?;
    in_term(rules, case, act)?;
    if review.moderation.is_none() {
        return Err(CaseRefusal::NotProvided { act: "moderation" }.into());
    }
    let (_, sheet) = signed_sheet(case, id, expert)?;
    let ground = ground.ok_or(Refusal::NoGround)?;
    Ok(vec![ApplicationFact::SheetReturned { stage: id.clone(), expert, number: sheet.number, ground }])
}

/// Sets a spoilt sheet aside. Its expert fills in another; totals use that one only.
pub(super) fn set_aside(
    rules: &ApplicationRules,
    case: &Case,
    act: &Act,
    (expert, witnesses, ground): (PersonId, Vec<Digest>, Option<Digest>),
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, review) = reviewed(rules, case)?;
    in_term(rules, case, act)?;
    let rule = review.void.as_ref().ok_or(CaseRefusal::NotProvided { act: "voiding of sheets" })?;
    let (_, sheet) = signed_sheet(case, id, expert)?;
    let ground = ground.ok_or(Refusal::NoGround)?;
    if u32::try_from(witnesses.len()).unwrap_or(u32::MAX) < rule.witnesses {
        return Err(CaseRefusal::Witnesses { given: witnesses.len(), needed: rule.witnesses }.into());
    }
    let number = sheet.number;
    Ok(vec![ApplicationFact::SheetVoided { stage: id.clone(), expert, number, witnesses, ground }])
}

/// Lets the sheets go on to the totals, once every expert of the panel has signed.
pub(super) fn release(
    rules: &ApplicationRules,
    (state, case): (&ApplicationState, &Case),
    act: &Act,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, review) = reviewed(rules, case)?;
    in_term(rules, case, act)?;
    let signed = u32::try_from(case.panel(id).filter(|seat| seat.signed().is_some()).count());
    let signed = signed.unwrap_or(u32::MAX);
    let held = u32::try_from(case.panel(id).count()).unwrap_or(u32::MAX);
    let needed = held.max(size(review).0);
    if signed < needed {
        return Err(CaseRefusal::SheetsMissing { signed, needed }.into());
    }
    let mut trail = Trail::new(rules, state);
    complete(rules, &mut trail, id, act)?;
    Ok(trail.facts())
}

fn complete(rules: &ApplicationRules, trail: &mut Trail<'_>, id: &StageId, act: &Act) -> Result<(), Refusal> {
    let stage = rules.procedure.stage(id).ok_or(CaseRefusal::NotProvided { act: "review" })?;
    let outcome = outcome_of(id, stage, "complete")?;
    trail.take(id, outcome, act.at)
}

fn signed_sheet<'a>(
    case: &'a Case,
    id: &StageId,
    expert: PersonId,
) -> Result<(&'a PanelSeat, &'a SheetRecord), Refusal> {
    let seat = case.seat_of(id, expert).ok_or(CaseRefusal::NoSeat)?;
    Ok((seat, seat.signed().ok_or(CaseRefusal::NotSigned)?))
}
