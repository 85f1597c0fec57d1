//! The next act of a meeting, so that the secretary's page always knows it.

use super::decide::MeetingRules;
use super::decide::votes::roll;
use super::state::{MeetingState, Minutes, Phase};
use super::tally::{Quorum, quorum};
use crate::basics::id::ItemId;
use crate::basics::moment::Moment;
use crate::body::rules::Signer;

/// What waits to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NextStep {
    /// Call the members together.
    Convene,
    /// Put the first item on the agenda.
    MakeAgenda,
    /// Open the session when its hour comes.
    Open {
        /// Its hour.
        at: Moment,
    },
    /// Vote on this item, or put it off.
    Vote {
        /// The first of the agenda that waits.
        item: ItemId,
    },
    /// Too few take part in the item: wait for members, put it off, or close.
    AwaitQuorum {
        /// The first of the agenda that waits, when no other has its quorum.
        item: ItemId,
        /// What is there and what is needed.
        quorum: Quorum,
    },
    /// Everything is dealt with: close the session.
    Close,
    /// Write the minutes.
    WriteMinutes,
    /// Sign them.
    Sign {
        /// The places that are still empty, in the order of the body's rules.
        missing: Vec<Signer>,
    },
    /// The minutes are in force.
    Done,
    /// The meeting was called off.
    Cancelled,
}

/// The next act. An item that has its quorum comes before one that has not.
#[must_use]
pub fn next_step(rules: &MeetingRules, state: &MeetingState) -> NextStep {
    let MeetingState::Known(meeting) = state else { return NextStep::Convene };
    match &meeting.phase {
        Phase::Convened if meeting.agenda.is_empty() => NextStep::MakeAgenda,
        Phase::Convened => NextStep::Open { at: meeting.at },
        Phase::Cancelled { .. } => NextStep::Cancelled,
        Phase::Open { session } => {
            let waiting = meeting.agenda.iter().filter(|item| !item.is_dealt_with());
            let asked: Vec<(ItemId, Quorum)> =
                waiting.map(|item| (item.id, quorum(&rules.body, &roll(rules, session, item)))).collect();
            match asked.iter().find(|(_, quorum)| quorum.met).or(asked.first()) {
                None => NextStep::Close,
                Some((item, quorum)) if quorum.met => NextStep::Vote { item: *item },
                Some((item, quorum)) => NextStep::AwaitQuorum { item: *item, quorum: *quorum },
            }
        }
        Phase::Closed { minutes: Minutes::Unwritten, .. } => NextStep::WriteMinutes,
        Phase::Closed { minutes: Minutes::Written { signed, .. }, .. } => {
            let places = rules.body.signs.iter().copied();
            NextStep::Sign { missing: places.filter(|place| !signed.contains_key(place)).collect() }
        }
        Phase::Closed { minutes: Minutes::InForce { .. }, .. } => NextStep::Done,
    }
}
