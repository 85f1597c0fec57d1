//! What a call's fact makes of its cases: the machine carries it over to their own streams.

use super::fact::CallFact;
use crate::application::command::ApplicationCommand;
use crate::basics::id::ApplicationId;

/// Commands to applications that follow from the fact, in a fixed order.
#[must_use]
pub fn follow(fact: &CallFact) -> Vec<(ApplicationId, ApplicationCommand)> {
    match fact {
        CallFact::ListAdopted { stage, number, classes } => {
            let carry = |(id, class): (&ApplicationId, &crate::procedure::name::OutcomeId)| {
                let (stage, class) = (stage.clone(), class.clone());
                (*id, ApplicationCommand::Class { stage, list: *number, class })
            };
            classes.iter().map(carry).collect()
        }
        CallFact::Published { stage, cases, .. } => {
            cases.iter().map(|id| (*id, ApplicationCommand::Announce { stage: stage.clone() })).collect()
        }
        CallFact::Drafted { .. }
        | CallFact::Announced { .. }
        | CallFact::DateMoved { .. }
        | CallFact::ExtendedOne { .. }
        | CallFact::GateOpened { .. }
        | CallFact::ListDrawn { .. }
        | CallFact::TieSettled { .. }
        | CallFact::ListReturned { .. }
        | CallFact::AdmissionPublished { .. } => Vec::new(),
    }
}
