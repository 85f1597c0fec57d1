//! What a meeting carries to other streams. Nothing moves at the vote: a matter is decided when the minutes
//! are in force (H27).

use serde::{Deserialize, Serialize};

use super::fact::MeetingFact;
use super::item::{Item, Motion, Subject, Vote};
use super::state::Meeting;
use super::tally::Outcome;
use crate::basics::id::{ApplicationId, CallId, ItemId};
use crate::procedure::name::{OutcomeId, StageId};

/// Something that a body has decided, for the stream that it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "carried", rename_all = "snake_case")]
pub enum Carried {
    /// A list was adopted.
    ListAdopted {
        /// Its call.
        call: CallId,
        /// The selection.
        stage: StageId,
        /// Its number.
        list: u32,
        /// The item that says so.
        item: ItemId,
    },
    /// A list was not adopted: it goes back to be drawn again.
    ListReturned {
        /// Its call.
        call: CallId,
        /// The selection.
        stage: StageId,
        /// Its number.
        list: u32,
        /// The item that says so.
        item: ItemId,
    },
    /// Equals of a list were put in order; those who share a place stay equal.
    TieSettled {
        /// The list's call.
        call: CallId,
        /// The selection.
        stage: StageId,
        /// The list's number.
        list: u32,
        /// Places from the first, with everybody who has each.
        order: Vec<Vec<ApplicationId>>,
        /// The item that says so.
        item: ItemId,
    },
    /// A resolution on an application was adopted.
    Resolved {
        /// Which application.
        application: ApplicationId,
        /// The stage that waited for the body.
        stage: StageId,
        /// What was resolved.
        outcome: OutcomeId,
        /// The item that says so.
        item: ItemId,
    },
}

/// What the fact carries: the minutes' coming into force carries all that was resolved, in the order of the
/// agenda with ties before everything else, since a list is adopted with its ties put in order; any other
/// fact carries nothing.
#[must_use]
pub fn follow(state: &Meeting, fact: &MeetingFact) -> Vec<Carried> {
    if !matches!(fact, MeetingFact::MinutesInForce { .. }) {
        return Vec::new();
    }
    let (ties, rest): (Vec<&Item>, Vec<&Item>) =
        state.agenda.iter().partition(|item| matches!(item.subject, Subject::Tie { .. }));
    ties.into_iter().chain(rest).filter_map(carried).collect()
}

fn carried(item: &Item) -> Option<Carried> {
    let Vote { motion, counted, .. } = item.settled()?;
    let id = item.id;
    match (&item.subject, motion, &counted.outcome) {
        (Subject::Application { application, stage, .. }, Motion::Resolve { outcome }, Outcome::Adopted) => {
            Some(Carried::Resolved {
                application: *application,
                stage: stage.clone(),
                outcome: outcome.clone(),
                item: id,
            })
        }
        (Subject::List { call, stage, list }, Motion::Adopt, Outcome::Adopted) => {
            Some(Carried::ListAdopted { call: *call, stage: stage.clone(), list: *list, item: id })
        }
        (Subject::List { call, stage, list }, Motion::Adopt, Outcome::NotAdopted) => {
            Some(Carried::ListReturned { call: *call, stage: stage.clone(), list: *list, item: id })
        }
        (Subject::Tie { call, stage, list, .. }, Motion::Choose, Outcome::Chosen { order }) => {
            let (call, stage, order) = (*call, stage.clone(), order.clone());
            Some(Carried::TieSettled { call, stage, list: *list, order, item: id })
        }
        (Subject::Application { .. } | Subject::List { .. } | Subject::Tie { .. } | Subject::Free, _, _) => {
            None
        }
    }
}
