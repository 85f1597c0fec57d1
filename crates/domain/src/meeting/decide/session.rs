//! The roll: opening, coming, leaving, closing.

use std::collections::BTreeSet;

use super::convene::not_opened;
use super::votes::roll;
use super::{MeetingRules, within};
use crate::basics::id::{ItemId, PersonId};
use crate::basics::moment::Moment;
use crate::body::rules::Office;
use crate::decider::Act;
use crate::meeting::fact::MeetingFact;
use crate::meeting::refusal::MeetingRefusal;
use crate::meeting::state::{Meeting, MemberSnapshot, Phase, PhaseName, Session};
use crate::meeting::tally::quorum;
use crate::refusal::Refusal;

/// How a session is opened.
pub(super) struct Opening {
    pub at: Moment,
    pub present: BTreeSet<PersonId>,
    pub excused: BTreeSet<PersonId>,
    pub presiding: PersonId,
    pub secretary: PersonId,
}

/// Opens the session with a roll. No quorum is needed to open: members may still come, and a session
/// without one is minuted too. Each vote asks for it.
pub(super) fn open(
    rules: &MeetingRules,
    meeting: &Meeting,
    act: &Act,
    opening: Opening,
) -> Result<Vec<MeetingFact>, Refusal> {
    let Opening { at, present, excused, presiding, secretary } = opening;
    not_opened(meeting)?;
    if meeting.agenda.is_empty() {
        return Err(MeetingRefusal::NoAgenda.into());
    }
    if at < meeting.at {
        return Err(MeetingRefusal::OpenedTooEarly { at, convened: meeting.at }.into());
    }
    within(at, meeting.at, act)?;
    let known = |person: &&PersonId| rules.members.iter().any(|member| member.person == **person);
    if let Some(stranger) = present.union(&excused).find(|person| !known(person)) {
        return Err(MeetingRefusal::NotAMember { person: *stranger }.into());
    }
    if let Some(both) = present.intersection(&excused).next() {
        return Err(MeetingRefusal::AlreadyPresent { person: *both }.into());
    }
    presides(rules, &present, presiding)?;
    keeps_minutes(&rules.members, &present, presiding, secretary)?;
    let composition = rules.members.clone();
    Ok(vec![MeetingFact::Opened { at, composition, present, excused, presiding, secretary }])
}

/// The first office of the body's rules that somebody present holds presides.
fn presides(
    rules: &MeetingRules,
    present: &BTreeSet<PersonId>,
    person: PersonId,
) -> Result<(), MeetingRefusal> {
    let instead = may_preside(&rules.body.presides, &rules.members, present);
    if instead.is_empty() {
        return Err(MeetingRefusal::NobodyPresides { offices: rules.body.presides.clone() });
    }
    if instead.contains(&person) { Ok(()) } else { Err(MeetingRefusal::PresidesOther { person, instead }) }
}

/// Those of `among` who hold the first office of the order that anybody of them holds.
pub(super) fn may_preside(
    order: &[Office],
    members: &[MemberSnapshot],
    among: &BTreeSet<PersonId>,
) -> Vec<PersonId> {
    let there = |office: Office| -> Vec<PersonId> {
        let holders = members.iter().filter(|member| member.role == office);
        holders.map(|member| member.person).filter(|person| among.contains(person)).collect()
    };
    order.iter().map(|office| there(*office)).find(|holders| !holders.is_empty()).unwrap_or_default()
}

/// The body's secretary, or another who can sign minutes and does not preside: two people stand for what
/// the minutes say.
fn keeps_minutes(
    members: &[MemberSnapshot],
    present: &BTreeSet<PersonId>,
    presiding: PersonId,
    person: PersonId,
) -> Result<(), MeetingRefusal> {
    let can_sign = members.iter().any(|member| member.person == person && member.role.runs_meetings());
    if can_sign && present.contains(&person) && person != presiding {
        Ok(())
    } else {
        Err(MeetingRefusal::CannotKeepMinutes { person })
    }
}

/// A member comes in, for the first time or again.
pub(super) fn arrive(
    meeting: &Meeting,
    act: &Act,
    person: PersonId,
    at: Moment,
) -> Result<Vec<MeetingFact>, Refusal> {
    let session = sitting(meeting)?;
    member(session, person)?;
    if session.is_present(person) {
        return Err(MeetingRefusal::AlreadyPresent { person }.into());
    }
    within(at, last_moment(session, person), act)?;
    Ok(vec![MeetingFact::Arrived { person, at }])
}

/// A member leaves. Votes entered before stand as they were counted.
pub(super) fn leave(
    meeting: &Meeting,
    act: &Act,
    person: PersonId,
    at: Moment,
) -> Result<Vec<MeetingFact>, Refusal> {
    let session = sitting(meeting)?;
    member(session, person)?;
    if !session.is_present(person) {
        return Err(MeetingRefusal::NotPresent { person }.into());
    }
    within(at, last_moment(session, person), act)?;
    Ok(vec![MeetingFact::Left { person, at }])
}

/// Closes the session. Items with a quorum are voted on or put off first; what lacked one stays as it is.
pub(super) fn close(
    rules: &MeetingRules,
    meeting: &Meeting,
    act: &Act,
    at: Moment,
) -> Result<Vec<MeetingFact>, Refusal> {
    let session = sitting(meeting)?;
    let waiting = meeting.agenda.iter().filter(|item| !item.is_dealt_with());
    let votable = waiting.filter(|item| quorum(&rules.body, &roll(rules, session, item)).met);
    let items: Vec<ItemId> = votable.map(|item| item.id).collect();
    if !items.is_empty() {
        return Err(MeetingRefusal::ItemsOpen { items }.into());
    }
    within(at, session.latest(), act)?;
    Ok(vec![MeetingFact::Closed { at }])
}

/// The people of the session, while it sits.
pub(super) fn sitting(meeting: &Meeting) -> Result<&Session, MeetingRefusal> {
    match &meeting.phase {
        Phase::Open { session } => Ok(session),
        Phase::Convened | Phase::Cancelled { .. } | Phase::Closed { .. } => {
            Err(MeetingRefusal::WrongPhase { now: meeting.phase_name(), needed: PhaseName::Open })
        }
    }
}

fn member(session: &Session, person: PersonId) -> Result<&MemberSnapshot, MeetingRefusal> {
    session.member(person).ok_or(MeetingRefusal::NotAMember { person })
}

/// When the member last came or left; the opening for one who never came.
fn last_moment(session: &Session, person: PersonId) -> Moment {
    let last = session.attendance.get(&person).and_then(|spells| spells.last());
    last.map_or(session.opened_at, |spell| spell.until.unwrap_or(spell.from))
}
