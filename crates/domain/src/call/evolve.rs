//! Bookkeeping of a call.

use std::collections::BTreeMap;

use super::fact::CallFact;
use super::state::{Call, CallState};

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
                announced: false,
                extended: BTreeMap::new(),
            })
        }
        (CallState::Known(mut call), CallFact::Announced) => {
            call.announced = true;
            CallState::Known(call)
        }
        (CallState::Known(mut call), CallFact::DateMoved { date, to, .. }) => {
            call.dates.insert(date.clone(), *to);
            CallState::Known(call)
        }
        (CallState::Known(mut call), CallFact::ExtendedOne { organisation, until, .. }) => {
            call.extended.insert(*organisation, *until);
            CallState::Known(call)
        }
        (CallState::Absent, _) => CallState::Absent,
    }
}
