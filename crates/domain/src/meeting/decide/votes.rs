//! What happens on an item: recusals, notes, votes, deferral.

use std::collections::{BTreeMap, BTreeSet};

use super::agenda::find;
use super::session::{may_preside, sitting};
use super::{MeetingRules, grounded};
use crate::basics::digest::Digest;
use crate::basics::id::{ItemId, PersonId};
use crate::decider::Act;
use crate::meeting::fact::MeetingFact;
use crate::meeting::item::{Choice, Item, Motion, NoteKind, RecusedBy, Subject, Vote};
use crate::meeting::refusal::MeetingRefusal;
use crate::meeting::state::{Meeting, MemberSnapshot, PhaseName, Session};
use crate::meeting::tally::{Outcome, Question, Roll, count};
use crate::refusal::Refusal;

/// Who takes part in the item as things stand: members in the room, without those who recused themselves or
/// were recused, and without those whom the item concerns (H31).
#[must_use]
pub fn roll(rules: &MeetingRules, session: &Session, item: &Item) -> Roll {
    let voting = session.composition.iter().filter(|member| member.votes);
    let recused: BTreeSet<PersonId> =
        item.recused.keys().copied().chain(concerned(rules, session, item)).collect();
    let present = session.present();
    let able: BTreeSet<PersonId> = present.difference(&recused).copied().collect();
    Roll {
        composition: voting.map(|member| member.person).collect(),
        excused: session.excused.clone(),
        presiding: presiding(rules, session, &able),
        present,
        recused,
    }
}

/// Whoever opened the session presides, while able; then the first in the order of the body's rules.
fn presiding(rules: &MeetingRules, session: &Session, able: &BTreeSet<PersonId>) -> Option<PersonId> {
    if able.contains(&session.presiding) {
        return Some(session.presiding);
    }
    may_preside(&rules.body.presides, &session.composition, able).first().copied()
}

/// Members whom the item concerns and who have not left it by themselves.
fn concerned(rules: &MeetingRules, session: &Session, item: &Item) -> Vec<PersonId> {
    let named = rules.concerned.get(&item.id).into_iter().flatten().copied();
    named.filter(|person| session.member(*person).is_some() && !item.recused.contains_key(person)).collect()
}

/// Leaves a member out of an item, before anything was voted on it.
pub(super) fn recuse(
    rules: &MeetingRules,
    meeting: &Meeting,
    act: &Act,
    (item, person): (ItemId, PersonId),
    ground: Option<Digest>,
) -> Result<Vec<MeetingFact>, Refusal> {
    let members = recusable(rules, meeting)?;
    if !members.iter().any(|member| member.person == person) {
        return Err(MeetingRefusal::NotAMember { person }.into());
    }
    let known = find(meeting, item)?;
    if known.recused.contains_key(&person) {
        return Err(MeetingRefusal::AlreadyRecused { person, item }.into());
    }
    not_voted(known)?;
    let by = if act.by.person() == Some(person) { RecusedBy::Member } else { RecusedBy::Meeting };
    Ok(vec![MeetingFact::Recused { item, person, by, ground }])
}

/// The members who can be left out: those of the body before the opening, of the session afterwards.
fn recusable<'a>(
    rules: &'a MeetingRules,
    meeting: &'a Meeting,
) -> Result<&'a [MemberSnapshot], MeetingRefusal> {
    match meeting.phase_name() {
        PhaseName::Convened => Ok(&rules.members),
        PhaseName::Open => sitting(meeting).map(|session| session.composition.as_slice()),
        now @ (PhaseName::Cancelled | PhaseName::Closed | PhaseName::InForce) => {
            Err(MeetingRefusal::WrongPhase { now, needed: PhaseName::Open })
        }
    }
}

/// Keeps what was said, while the members sit or while the minutes are being written.
pub(super) fn note(
    meeting: &Meeting,
    item: ItemId,
    kind: NoteKind,
    text: Digest,
) -> Result<Vec<MeetingFact>, Refusal> {
    match meeting.phase_name() {
        PhaseName::Open | PhaseName::Closed => {}
        now @ (PhaseName::Convened | PhaseName::Cancelled | PhaseName::InForce) => {
            return Err(MeetingRefusal::WrongPhase { now, needed: PhaseName::Open }.into());
        }
    }
    find(meeting, item)?;
    Ok(vec![MeetingFact::Noted { item, kind, text }])
}

/// Enters a vote: the members whom the item concerns are recused first, then the ballots are checked and
/// counted. Without a quorum nothing is counted and nothing happens.
pub(super) fn enter(
    rules: &MeetingRules,
    meeting: &Meeting,
    item: ItemId,
    motion: Motion,
    ballots: BTreeMap<PersonId, Choice>,
) -> Result<Vec<MeetingFact>, Refusal> {
    let session = sitting(meeting)?;
    let known = find(meeting, item)?;
    can_be_put(known, &motion)?;
    let roll = roll(rules, session, known);
    ballots.iter().try_for_each(|(person, choice)| valid(session, &roll, known, (*person, *choice)))?;
    let counted = count(&rules.body, &roll, &ballots, question(&known.subject));
    if !counted.quorum.met {
        let quorum = counted.quorum;
        let (present, base, needed) = (quorum.present, quorum.base, quorum.needed);
        return Err(MeetingRefusal::NoQuorum { present, base, needed }.into());
    }
    if ballots.is_empty() {
        return Err(MeetingRefusal::NoBallots.into());
    }
    let by_rule = concerned(rules, session, known).into_iter();
    let recusals =
        by_rule.map(|person| MeetingFact::Recused { item, person, by: RecusedBy::Rule, ground: None });
    Ok(recusals.chain([MeetingFact::Resolved { item, motion, ballots, counted }]).collect())
}

/// The motion fits the item, and no standing vote has settled it or answered this very motion.
fn can_be_put(item: &Item, motion: &Motion) -> Result<(), MeetingRefusal> {
    if item.deferred.is_some() {
        return Err(MeetingRefusal::ItemDeferred { item: item.id });
    }
    let fits = match (&item.subject, motion) {
        (Subject::Application { resolutions, .. }, Motion::Resolve { outcome }) => {
            resolutions.contains(outcome)
        }
        (Subject::List { .. } | Subject::Free, Motion::Adopt) | (Subject::Tie { .. }, Motion::Choose) => true,
        (Subject::Application { .. } | Subject::List { .. } | Subject::Tie { .. } | Subject::Free, _) => {
            false
        }
    };
    if !fits {
        return Err(MeetingRefusal::WrongMotion { item: item.id });
    }
    if item.settled().is_some() {
        return Err(MeetingRefusal::VoteStands { item: item.id });
    }
    let failed = |vote: &Vote| vote.motion == *motion && vote.counted.outcome == Outcome::NotAdopted;
    if item.votes.iter().any(failed) {
        return Err(MeetingRefusal::MotionFailed { item: item.id });
    }
    Ok(())
}

/// The ballot is of a voting member in the room who is not recused, and answers the question.
fn valid(
    session: &Session,
    roll: &Roll,
    item: &Item,
    (person, choice): (PersonId, Choice),
) -> Result<(), MeetingRefusal> {
    let member = session.member(person).ok_or(MeetingRefusal::NotAMember { person })?;
    if !member.votes {
        return Err(MeetingRefusal::NoVote { person });
    }
    if !roll.present.contains(&person) {
        return Err(MeetingRefusal::NotPresent { person });
    }
    if roll.recused.contains(&person) {
        return Err(MeetingRefusal::Recused { person, item: item.id });
    }
    let options = item.subject.options();
    let answers = match choice {
        Choice::Abstained => true,
        Choice::For | Choice::Against => options.is_empty(),
        Choice::Option(application) => options.contains(&application),
    };
    if answers { Ok(()) } else { Err(MeetingRefusal::WrongChoice { person }) }
}

/// What the members are asked about such a subject.
fn question(subject: &Subject) -> Question<'_> {
    match subject {
        Subject::Tie { applications, .. } => Question::Among(applications),
        Subject::Application { .. } | Subject::List { .. } | Subject::Free => Question::Adopt,
    }
}

/// Declares the last vote on the item void: it was entered wrong, and is entered again.
pub(super) fn annul(
    meeting: &Meeting,
    item: ItemId,
    ground: Option<Digest>,
) -> Result<Vec<MeetingFact>, Refusal> {
    sitting(meeting)?;
    if find(meeting, item)?.votes.is_empty() {
        return Err(MeetingRefusal::NothingToAnnul { item }.into());
    }
    Ok(vec![MeetingFact::VoteAnnulled { item, ground: grounded(ground)? }])
}

/// Puts the item off. What was voted on is annulled first.
pub(super) fn defer(
    meeting: &Meeting,
    item: ItemId,
    ground: Option<Digest>,
) -> Result<Vec<MeetingFact>, Refusal> {
    sitting(meeting)?;
    let known = find(meeting, item)?;
    if known.deferred.is_some() {
        return Err(MeetingRefusal::ItemDeferred { item }.into());
    }
    not_voted(known)?;
    Ok(vec![MeetingFact::ItemDeferred { item, ground: grounded(ground)? }])
}

fn not_voted(item: &Item) -> Result<(), MeetingRefusal> {
    if item.votes.is_empty() { Ok(()) } else { Err(MeetingRefusal::VoteStands { item: item.id }) }
}
