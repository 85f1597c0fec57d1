//! Making the agenda.

use std::collections::BTreeSet;

use crate::basics::digest::Digest;
use crate::basics::id::ItemId;
use crate::meeting::fact::MeetingFact;
use crate::meeting::item::{Item, Subject};
use crate::meeting::refusal::MeetingRefusal;
use crate::meeting::state::{Meeting, PhaseName};
use crate::refusal::Refusal;

/// Puts an item at the end.
pub(super) fn add(
    meeting: &Meeting,
    item: ItemId,
    subject: Subject,
    wording: Digest,
) -> Result<Vec<MeetingFact>, Refusal> {
    movable(meeting, item, &subject)?;
    if meeting.item(item).is_some() {
        return Err(MeetingRefusal::ItemKnown { item }.into());
    }
    if let Some(other) = meeting.agenda.iter().find(|other| other.subject.is_same(&subject)) {
        return Err(MeetingRefusal::SubjectTwice { other: other.id }.into());
    }
    can_be_voted(&subject)?;
    Ok(vec![MeetingFact::ItemAdded { item, subject, wording }])
}

/// There is something to vote about.
fn can_be_voted(subject: &Subject) -> Result<(), MeetingRefusal> {
    match subject {
        Subject::Application { resolutions, .. } if resolutions.is_empty() => {
            Err(MeetingRefusal::NoResolutions)
        }
        Subject::Tie { applications, .. } => {
            let different: BTreeSet<_> = applications.iter().collect();
            let is_tie = different.len() > 1 && different.len() == applications.len();
            if is_tie { Ok(()) } else { Err(MeetingRefusal::NoTie) }
        }
        Subject::Application { .. } | Subject::List { .. } | Subject::Free => Ok(()),
    }
}

/// Takes an item off. What was voted on stays on the agenda.
pub(super) fn drop_item(meeting: &Meeting, item: ItemId) -> Result<Vec<MeetingFact>, Refusal> {
    let known = find(meeting, item)?;
    movable(meeting, item, &known.subject)?;
    if !known.votes.is_empty() {
        return Err(MeetingRefusal::VoteStands { item }.into());
    }
    Ok(vec![MeetingFact::ItemDropped { item }])
}

/// Moves an item to a place counted from 0.
pub(super) fn move_item(meeting: &Meeting, item: ItemId, place: usize) -> Result<Vec<MeetingFact>, Refusal> {
    let known = find(meeting, item)?;
    movable(meeting, item, &known.subject)?;
    if place >= meeting.agenda.len() {
        return Err(MeetingRefusal::NoSuchPlace { items: meeting.agenda.len() }.into());
    }
    if meeting.agenda.get(place).is_some_and(|there| there.id == item) {
        return Err(Refusal::AlreadyDone);
    }
    Ok(vec![MeetingFact::ItemMoved { item, place }])
}

/// Before the opening everything moves; afterwards only what nobody had to prepare for.
fn movable(meeting: &Meeting, item: ItemId, subject: &Subject) -> Result<(), MeetingRefusal> {
    match meeting.phase_name() {
        PhaseName::Convened => Ok(()),
        PhaseName::Open if subject.moves_in_session() => Ok(()),
        PhaseName::Open => Err(MeetingRefusal::AgendaFixed { item }),
        now @ (PhaseName::Cancelled | PhaseName::Closed | PhaseName::InForce) => {
            Err(MeetingRefusal::WrongPhase { now, needed: PhaseName::Convened })
        }
    }
}

/// The item on the agenda.
pub(super) fn find(meeting: &Meeting, item: ItemId) -> Result<&Item, MeetingRefusal> {
    meeting.item(item).ok_or(MeetingRefusal::NoSuchItem { item })
}
