//! Panels of experts: confirmed, accepted, declined, replaced (H11, H14). Proposals lie elsewhere: until a
//! panel is confirmed nobody but its methodist knows of it.

use std::collections::BTreeSet;

use super::decide::ApplicationRules;
use super::due;
use super::fact::ApplicationFact;
use super::intake::window;
use super::refusal::{CaseRefusal, SeatBar};
use super::state::{ApplicationState, Case, PanelSeat, SeatStanding};
use super::walk::at;
use crate::basics::code::Alias;
use crate::basics::digest::Digest;
use crate::basics::id::PersonId;
use crate::call::state::WindowPhase;
use crate::decider::Act;
use crate::procedure::name::StageId;
use crate::procedure::stage::{Stage, Work};
use crate::procedure::work::{Panel, Review};
use crate::refusal::Refusal;

/// The review of a stage; none for a stage of another kind.
#[must_use]
pub fn review(stage: &Stage) -> Option<&Review> {
    match &stage.work {
        Work::Review(review) => Some(review),
        Work::Intake(_)
        | Work::Check(_)
        | Work::Rework(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Hearing(_)
        | Work::Selection(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => None,
    }
}

/// The smallest and the largest number of sheets that the review takes.
#[must_use]
pub fn size(review: &Review) -> (u32, u32) {
    match &review.panel {
        Panel::Exactly(n) => (*n, *n),
        Panel::Whole(_) => (1, u32::MAX),
        Panel::AtLeast(bounds) => (bounds.min, bounds.max.unwrap_or(u32::MAX)),
    }
}

/// Experts who may not sit at the present visit to the stage: those of stages that the procedure keeps apart,
/// and those who have left this panel before.
#[must_use]
pub fn barred(case: &Case, stage: &StageId, review: &Review) -> BTreeSet<PersonId> {
    let apart = review.excludes.iter().flat_map(|other| case.seats(other)).map(|seat| seat.expert);
    let left = case.seats(stage).filter(|seat| !seat.is_held()).map(|seat| seat.expert);
    let visit = case.visits_of(stage);
    let earlier = case.seats(stage).filter(move |seat| seat.visit < visit).map(|seat| seat.expert);
    apart.chain(left).chain(earlier).collect()
}

/// Whether a person may take a seat at the stage now, and why not.
///
/// # Errors
/// [`CaseRefusal::MayNotSit`].
pub fn may_sit(
    rules: &ApplicationRules,
    case: &Case,
    (stage, review): (&StageId, &Review),
    expert: PersonId,
) -> Result<(), CaseRefusal> {
    let refuse = |why| CaseRefusal::MayNotSit { expert, why };
    let known = rules.experts.get(&expert).ok_or(refuse(SeatBar::NotAnExpert))?;
    if known.organisations.contains(&case.organisation) {
        return Err(refuse(SeatBar::OwnOrganisation));
    }
    if known.declared {
        return Err(refuse(SeatBar::Declared));
    }
    if barred(case, stage, review).contains(&expert) {
        return Err(refuse(SeatBar::EarlierStage));
    }
    if case.seat_of(stage, expert).is_some() {
        return Err(refuse(SeatBar::Twice));
    }
    if known.load >= rules.load_max {
        return Err(refuse(SeatBar::Full { load: known.load }));
    }
    Ok(())
}

pub(super) fn confirm(
    rules: &ApplicationRules,
    (_, case): (&ApplicationState, &Case),
    act: &Act,
    seats: Vec<(PersonId, Alias)>,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, review) = reviewed(rules, case)?;
    if let Some(window) = window(rules).filter(|window| window.phase(act.at) != WindowPhase::After) {
        return Err(CaseRefusal::StillOpen { closes: window.closes }.into());
    }
    in_term(rules, case, act)?;
    if case.panel(id).next().is_some() {
        return Err(CaseRefusal::PanelConfirmed.into());
    }
    let (least, most) = size(review);
    let given = u32::try_from(seats.len()).unwrap_or(u32::MAX);
    if given < least || given > most {
        return Err(CaseRefusal::PanelSize { given: seats.len(), needed: least }.into());
    }
    let mut seen = BTreeSet::new();
    for (expert, _) in &seats {
        may_sit(rules, case, (id, review), *expert)?;
        if !seen.insert(*expert) {
            return Err(CaseRefusal::MayNotSit { expert: *expert, why: SeatBar::Twice }.into());
        }
    }
    Ok(vec![ApplicationFact::PanelConfirmed { stage: id.clone(), seats }])
}

pub(super) fn accept(
    rules: &ApplicationRules,
    case: &Case,
    act: &Act,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, seat) = own_seat(rules, case, act)?;
    if seat.standing == SeatStanding::Accepted {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![ApplicationFact::ExpertAccepted { stage: id.clone(), expert: seat.expert }])
}

/// Declining is possible until the sheet is signed, also after accepting: an expert who recognises the
/// authors half-way must be able to say so.
pub(super) fn decline(
    rules: &ApplicationRules,
    case: &Case,
    act: &Act,
    (conflict, ground): (bool, Option<Digest>),
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, seat) = own_seat(rules, case, act)?;
    if seat.signed().is_some() {
        return Err(CaseRefusal::Signed.into());
    }
    Ok(vec![ApplicationFact::ExpertDeclined { stage: id.clone(), expert: seat.expert, conflict, ground }])
}

/// Gives a seat to another, where its expert has declined or has not signed yet.
pub(super) fn replace(
    rules: &ApplicationRules,
    case: &Case,
    act: &Act,
    (expert, by, alias, ground): (PersonId, PersonId, Alias, Option<Digest>),
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, review) = reviewed(rules, case)?;
    in_term(rules, case, act)?;
    let visit = case.visits_of(id);
    let all: Vec<&PanelSeat> = case.seats(id).filter(|seat| seat.visit == visit).collect();
    let seat = all.iter().rev().find(|seat| seat.expert == expert).ok_or(CaseRefusal::NoSeat)?;
    if seat.is_held() && seat.signed().is_some() {
        return Err(CaseRefusal::Signed.into());
    }
    // A declined seat may be given on once: the panel never grows beyond its size.
    let held = u32::try_from(case.panel(id).count()).unwrap_or(u32::MAX);
    if !seat.is_held() && held >= size(review).1 {
        return Err(CaseRefusal::PanelConfirmed.into());
    }
    may_sit(rules, case, (id, review), by)?;
    Ok(vec![ApplicationFact::ExpertReplaced { stage: id.clone(), expert, by, alias, ground }])
}

/// The review where the case is.
pub(super) fn reviewed<'a>(
    rules: &'a ApplicationRules,
    case: &'a Case,
) -> Result<(&'a StageId, &'a Review), Refusal> {
    let (id, stage) = at(rules, case, "review", |work| matches!(work, Work::Review(_)))?;
    Ok((id, review(stage).ok_or(CaseRefusal::NotProvided { act: "review" })?))
}

/// The seat of the expert who acts, while the term of the review runs.
pub(super) fn own_seat<'a>(
    rules: &'a ApplicationRules,
    case: &'a Case,
    act: &Act,
) -> Result<(&'a StageId, &'a PanelSeat), Refusal> {
    let (id, _) = reviewed(rules, case)?;
    let expert = act.by.person().ok_or(Refusal::NotSignedIn)?;
    let seat = case.seat_of(id, expert).ok_or(CaseRefusal::NoSeat)?;
    in_term(rules, case, act)?;
    Ok((id, seat))
}

/// The term of the stage has not passed: a late timer changes nothing.
pub(super) fn in_term(rules: &ApplicationRules, case: &Case, act: &Act) -> Result<(), Refusal> {
    match due::cutoff(rules, case)?.filter(|until| act.at >= *until) {
        Some(until) => Err(CaseRefusal::TermPassed { until }.into()),
        None => Ok(()),
    }
}
