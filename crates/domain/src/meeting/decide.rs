//! The rules of a meeting's life (P19): convened, opened with a roll, voted, closed, minuted, signed.

use std::collections::{BTreeMap, BTreeSet};

use super::command::MeetingCommand;
use super::fact::MeetingFact;
use super::refusal::MeetingRefusal;
use super::state::{Meeting, MeetingState, MemberSnapshot};
use crate::access::may::{Place, Right, may};
use crate::basics::digest::Digest;
use crate::basics::id::{BodyId, ItemId, PersonId, TerritoryId};
use crate::basics::moment::{Moment, Zone};
use crate::body::rules::BodyRules;
use crate::decider::{Act, Decider};
use crate::people::seat::Seat;
use crate::refusal::Refusal;

mod agenda;
mod convene;
mod minutes;
mod session;
pub mod votes;

/// What a meeting's rules read beside the meeting.
#[derive(Debug, Clone)]
pub struct MeetingRules {
    /// How the body decides.
    pub body: BodyRules,
    /// The body.
    pub body_id: BodyId,
    /// Where it belongs.
    pub territory: TerritoryId,
    /// Where its clocks hang: minutes bear the date of the session there.
    pub zone: Zone,
    /// Its members now. From the opening on, those of that moment count.
    pub members: Vec<MemberSnapshot>,
    /// Members whose own institution is the item's subject, by [`super::state::concerned`]; they are left
    /// out of it by the rule itself (H31).
    pub concerned: BTreeMap<ItemId, BTreeSet<PersonId>>,
    /// The first moment at which a regular meeting convened now may begin: the body's working days of
    /// notice, counted by the territory's calendar.
    pub earliest: Moment,
    /// The number that the body's next minutes of this year get. A number counts as taken from the first
    /// signature on.
    pub next_number: u32,
}

/// The decider of meetings.
#[derive(Debug, Clone, Copy)]
pub struct Meetings;

impl Decider for Meetings {
    const STREAM: &'static str = "meeting";
    type Rules = MeetingRules;
    type State = MeetingState;
    type Command = MeetingCommand;
    type Fact = MeetingFact;

    fn authorise(
        rules: &MeetingRules,
        _case: &MeetingState,
        act: &Act,
        command: &MeetingCommand,
    ) -> Result<Option<Seat>, Refusal> {
        may(&act.by, right(act, command), Place::Body(rules.territory, rules.body_id))
    }

    fn decide(
        rules: &MeetingRules,
        case: &MeetingState,
        act: &Act,
        command: MeetingCommand,
    ) -> Result<Vec<MeetingFact>, Refusal> {
        Self::authorise(rules, case, act, &command)?;
        match (case, command) {
            (MeetingState::Absent, MeetingCommand::Convene { kind, ballot, at, place }) => {
                convene::convene(rules, act, (kind, ballot), (at, place))
            }
            (MeetingState::Absent, _) => Err(Refusal::Missing),
            (MeetingState::Known(meeting), command) => on_known(rules, meeting, act, command),
        }
    }

    fn evolve(case: MeetingState, fact: &MeetingFact) -> MeetingState {
        super::evolve::evolve(case, fact)
    }
}

/// Gives each command of a convened meeting to its rules.
fn on_known(
    rules: &MeetingRules,
    meeting: &Meeting,
    act: &Act,
    command: MeetingCommand,
) -> Result<Vec<MeetingFact>, Refusal> {
    match command {
        MeetingCommand::Convene { .. } => Err(Refusal::AlreadyDone),
        MeetingCommand::Postpone { at, ground } => convene::postpone(meeting, act, at, ground),
        MeetingCommand::Cancel { ground } => convene::cancel(meeting, ground),
        MeetingCommand::AddItem { item, subject, wording } => agenda::add(meeting, item, subject, wording),
        MeetingCommand::DropItem { item } => agenda::drop_item(meeting, item),
        MeetingCommand::MoveItem { item, place } => agenda::move_item(meeting, item, place),
        MeetingCommand::Open { at, present, excused, presiding, secretary } => {
            let roll = session::Opening { at, present, excused, presiding, secretary };
            session::open(rules, meeting, act, roll)
        }
        MeetingCommand::Arrive { person, at } => session::arrive(meeting, act, person, at),
        MeetingCommand::Leave { person, at } => session::leave(meeting, act, person, at),
        MeetingCommand::Recuse { item, person, ground } => {
            votes::recuse(rules, meeting, act, (item, person), ground)
        }
        MeetingCommand::Note { item, kind, text } => votes::note(meeting, item, kind, text),
        MeetingCommand::EnterVote { item, motion, ballots } => {
            votes::enter(rules, meeting, item, motion, ballots)
        }
        MeetingCommand::AnnulVote { item, ground } => votes::annul(meeting, item, ground),
        MeetingCommand::DeferItem { item, ground } => votes::defer(meeting, item, ground),
        MeetingCommand::Close { at } => session::close(rules, meeting, act, at),
        MeetingCommand::WriteMinutes { text, version } => minutes::write(meeting, text, version),
        MeetingCommand::SignMinutes { signer, version, number, dated } => {
            let signature = minutes::Signature { signer, version, number, dated };
            minutes::sign(rules, meeting, act, signature)
        }
    }
}

/// Whoever holds an office runs the meeting and signs; a member may leave themselves out of an item.
fn right(act: &Act, command: &MeetingCommand) -> Right {
    match command {
        MeetingCommand::Recuse { person, .. } if act.by.person() == Some(*person) => Right::ReadMeetings,
        MeetingCommand::SignMinutes { .. } => Right::SignMinutes,
        MeetingCommand::Convene { .. }
        | MeetingCommand::Postpone { .. }
        | MeetingCommand::Cancel { .. }
        | MeetingCommand::AddItem { .. }
        | MeetingCommand::DropItem { .. }
        | MeetingCommand::MoveItem { .. }
        | MeetingCommand::Open { .. }
        | MeetingCommand::Arrive { .. }
        | MeetingCommand::Leave { .. }
        | MeetingCommand::Recuse { .. }
        | MeetingCommand::Note { .. }
        | MeetingCommand::EnterVote { .. }
        | MeetingCommand::AnnulVote { .. }
        | MeetingCommand::DeferItem { .. }
        | MeetingCommand::Close { .. }
        | MeetingCommand::WriteMinutes { .. } => Right::RunMeetings,
    }
}

fn grounded(ground: Option<Digest>) -> Result<Digest, Refusal> {
    ground.ok_or(Refusal::NoGround)
}

/// A moment told by the secretary lies in the meeting's course and not ahead of the telling.
fn within(at: Moment, from: Moment, act: &Act) -> Result<(), MeetingRefusal> {
    if from <= at && at <= act.at {
        Ok(())
    } else {
        Err(MeetingRefusal::MomentOutside { at, from, until: act.at })
    }
}

#[cfg(test)]
mod tests;
