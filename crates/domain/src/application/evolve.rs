//! Bookkeeping of an application.

use super::fact::ApplicationFact;
use super::state::{ApplicationState, Case, Standing};

/// The state after the fact. A withdrawal of nothing changes nothing: the decider never makes one.
pub(super) fn evolve(case: ApplicationState, fact: &ApplicationFact) -> ApplicationState {
    match (case, fact) {
        (
            _,
            ApplicationFact::Submitted {
                call,
                territory,
                organisation,
                code,
                submission,
                channel,
                received_at,
                divisions,
                ..
            },
        ) => ApplicationState::Known(Case {
            call: *call,
            territory: *territory,
            organisation: *organisation,
            code: *code,
            submissions: *submission,
            channel: *channel,
            received_at: *received_at,
            divisions: divisions.clone(),
            standing: Standing::Filed,
        }),
        (ApplicationState::Known(mut case), ApplicationFact::Withdrawn { .. }) => {
            case.standing = Standing::Withdrawn;
            ApplicationState::Known(case)
        }
        (ApplicationState::Absent, ApplicationFact::Withdrawn { .. }) => ApplicationState::Absent,
    }
}
