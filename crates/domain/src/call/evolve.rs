//! Bookkeeping of a call.

use std::collections::BTreeMap;

use super::fact::CallFact;
use super::lists::rows_digest;
use super::state::{Call, CallState, GateRecord, ListRecord, ListStanding, Published};
use crate::procedure::name::StageId;

/// The state after the fact. A fact that finds no call changes nothing: the decider never makes one.
pub(super) fn evolve(case: CallState, fact: &CallFact) -> CallState {
    match (case, fact) {
        (_, CallFact::Drafted { territory, procedure, edition, slug, school_year, dates, intake }) => {
            CallState::Known(Call {
                territory: *territory,
                procedure: procedure.clone(),
                edition: edition.clone(),
                slug: slug.clone(),
                school_year: *school_year,
                dates: dates.clone(),
                intake: intake.clone(),
                announced_at: None,
                extended: BTreeMap::new(),
                gates: BTreeMap::new(),
                lists: BTreeMap::new(),
                published: BTreeMap::new(),
                admission: BTreeMap::new(),
            })
        }
        (CallState::Known(mut call), fact) => {
            change(&mut call, fact);
            CallState::Known(call)
        }
        (CallState::Absent, _) => CallState::Absent,
    }
}

fn change(call: &mut Call, fact: &CallFact) {
    match fact {
        CallFact::Drafted { .. } => {}
        CallFact::Announced { at } => call.announced_at = Some(*at),
        CallFact::DateMoved { date, to, .. } => {
            call.dates.insert(date.clone(), *to);
        }
        CallFact::ExtendedOne { organisation, until, .. } => {
            call.extended.insert(*organisation, *until);
        }
        CallFact::GateOpened { stage, at, cohort } => {
            let gate = GateRecord { opened_at: *at, cohort: cohort.clone() };
            call.gates.insert(stage.clone(), gate);
        }
        CallFact::ListDrawn { stage, number, base, at, drawn, left_empty } => {
            // Ties stay ended as long as the list that the body was shown does.
            let before = call.lists.get(stage).filter(|before| before.base == *base);
            let list = ListRecord {
                number: *number,
                base: *base,
                drawn_at: *at,
                rows: rows_digest(drawn),
                ties: drawn.groups.iter().map(|group| group.ties.len()).sum(),
                settled: before.map(|before| before.settled.clone()).unwrap_or_default(),
                left_empty: left_empty.clone(),
                standing: ListStanding::Drawn,
            };
            call.lists.insert(stage.clone(), list);
        }
        CallFact::TieSettled { stage, order, .. } => {
            if let Some(list) = call.lists.get_mut(stage) {
                list.settled.push(order.clone());
            }
        }
        CallFact::ListAdopted { stage, .. } => stand(call, stage, ListStanding::Adopted),
        CallFact::ListReturned { stage, .. } => stand(call, stage, ListStanding::Returned),
        CallFact::Published { stage, number, at, .. } => {
            call.published.insert(stage.clone(), Published { number: *number, at: *at });
        }
        CallFact::AdmissionPublished { stage, number, at, .. } => {
            call.admission.insert(stage.clone(), Published { number: *number, at: *at });
        }
    }
}

fn stand(call: &mut Call, stage: &StageId, standing: ListStanding) {
    if let Some(list) = call.lists.get_mut(stage) {
        list.standing = standing;
    }
}
