//! Calling members together, later, or off.

use super::{MeetingRules, grounded};
use crate::basics::digest::Digest;
use crate::basics::moment::Moment;
use crate::body::rules::Ballot;
use crate::decider::Act;
use crate::meeting::fact::MeetingFact;
use crate::meeting::refusal::MeetingRefusal;
use crate::meeting::state::{Kind, Meeting, PhaseName};
use crate::refusal::Refusal;

/// Gives notice. A regular meeting leaves the members the body's working days; an extraordinary one only has
/// to lie ahead.
pub(super) fn convene(
    rules: &MeetingRules,
    act: &Act,
    (kind, ballot): (Kind, Ballot),
    (at, place): (Moment, Digest),
) -> Result<Vec<MeetingFact>, Refusal> {
    can_vote(rules, ballot)?;
    if at <= act.at {
        return Err(Refusal::InThePast { to: at });
    }
    if kind == Kind::Regular && at < rules.earliest {
        let (earliest, working_days) = (rules.earliest, rules.body.notice_working_days);
        return Err(MeetingRefusal::NoticeTooShort { at, earliest, working_days }.into());
    }
    let (territory, body) = (rules.territory, rules.body_id);
    Ok(vec![MeetingFact::Convened { territory, body, kind, ballot, at, place }])
}

/// The body's rules must know the ballot, and it must be one whose votes can be entered by name.
fn can_vote(rules: &MeetingRules, ballot: Ballot) -> Result<(), MeetingRefusal> {
    if !rules.body.ballots.contains(&ballot) {
        return Err(MeetingRefusal::BallotNotAllowed { ballot });
    }
    match ballot {
        Ballot::Open => Ok(()),
        Ballot::Closed | Ballot::Secret => Err(MeetingRefusal::BallotNotRun { ballot }),
    }
}

/// Moves the meeting. Notice of the earlier moment was given, so any later one that lies ahead will do.
pub(super) fn postpone(
    meeting: &Meeting,
    act: &Act,
    to: Moment,
    ground: Option<Digest>,
) -> Result<Vec<MeetingFact>, Refusal> {
    not_opened(meeting)?;
    let ground = grounded(ground)?;
    let from = meeting.at;
    if to == from {
        return Err(Refusal::AlreadyDone);
    }
    if to < from {
        return Err(Refusal::NotEarlier { from });
    }
    if to <= act.at {
        return Err(Refusal::InThePast { to });
    }
    Ok(vec![MeetingFact::Postponed { from, to, ground }])
}

/// Calls the meeting off.
pub(super) fn cancel(meeting: &Meeting, ground: Option<Digest>) -> Result<Vec<MeetingFact>, Refusal> {
    not_opened(meeting)?;
    Ok(vec![MeetingFact::Cancelled { ground: grounded(ground)? }])
}

/// The meeting waits for its hour.
pub(super) fn not_opened(meeting: &Meeting) -> Result<(), MeetingRefusal> {
    match meeting.phase_name() {
        PhaseName::Convened => Ok(()),
        now @ (PhaseName::Cancelled | PhaseName::Open | PhaseName::Closed | PhaseName::InForce) => {
            Err(MeetingRefusal::WrongPhase { now, needed: PhaseName::Convened })
        }
    }
}
