//! A council of three that decides on a list, by the real rules of meetings.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::application::sample::{CALL, HOME, day, person, stage};
use crate::basics::digest::Digest;
use crate::basics::id::{ApplicationId, BodyId, CommandId, ItemId, MeetingId, PersonId};
use crate::basics::moment::{Moment, Zone};
use crate::body::rules::{Ballot, BodyRules, Office, Signer};
use crate::decider::{Act, Decider, fold};
use crate::meeting::command::MeetingCommand;
use crate::meeting::decide::{MeetingRules, Meetings};
use crate::meeting::fact::MeetingFact;
use crate::meeting::follow::{Carried, follow};
use crate::meeting::item::{Choice, Motion, Subject};
use crate::meeting::state::{Kind, MeetingState, MemberSnapshot};
use crate::people::seat::{Actor, Role, Scope, Seat, Viewer};

pub(super) const MEETING: MeetingId = MeetingId(Uuid::from_u128(500));
const BODY: BodyId = BodyId(Uuid::from_u128(501));
const TEXT: Digest = Digest([9; 32]);

/// What the council makes of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Decision {
    /// Each tie ended so that this one comes first, or shared where nobody is named; the list adopted.
    Adopt(Vec<Option<ApplicationId>>),
    /// The list not adopted, ties left alone.
    Return,
}

/// The day of the session.
pub(super) fn dated() -> NaiveDate {
    Zone::MOSCOW.local(held_at()).date()
}

fn held_at() -> Moment {
    day(24)
}

/// What the council carries. A meeting about the same list with the same end is held once.
pub(super) fn council(list: u32, ties: &[Vec<ApplicationId>], decision: &Decision) -> Vec<Carried> {
    thread_local! {
        static HELD: RefCell<BTreeMap<String, Vec<Carried>>> = const { RefCell::new(BTreeMap::new()) };
    }
    let meeting = format!("{list} {ties:?} {decision:?}");
    HELD.with_borrow_mut(|held| held.entry(meeting).or_insert_with(|| hold(list, ties, decision)).clone())
}

/// Holds the meeting, from the notice to the second signature.
fn hold(list: u32, ties: &[Vec<ApplicationId>], decision: &Decision) -> Vec<Carried> {
    let mut meeting = Meeting { journal: Vec::new() };
    let all = [1, 2, 3].map(person);
    let [chair, secretary, _member] = all;
    let run = |minutes| by(secretary, Role::Secretary, minutes);
    let (call, at) = (CALL, held_at());
    let notice = MeetingCommand::Convene { kind: Kind::Regular, ballot: Ballot::Open, at, place: TEXT };
    meeting.given(&run(-20_000), notice);
    let ranking = stage("ranking");
    let mut votes = Vec::new();
    for (n, tied) in (2..).zip(ties) {
        let applications = tied.clone();
        let subject = Subject::Tie { call, stage: ranking.clone(), list, applications };
        meeting.given(&run(-20_000), MeetingCommand::AddItem { item: item(n), subject, wording: TEXT });
    }
    let subject = Subject::List { call, stage: ranking, list };
    meeting.given(&run(-20_000), MeetingCommand::AddItem { item: item(1), subject, wording: TEXT });
    let (present, excused) = (all.into_iter().collect(), BTreeSet::new());
    let opening = MeetingCommand::Open { at, present, excused, presiding: chair, secretary };
    meeting.given(&run(1), opening);
    let ballots = |choice| all.into_iter().map(|member| (member, choice)).collect::<BTreeMap<_, _>>();
    match decision {
        Decision::Return => {
            for n in (2..).take(ties.len()) {
                let put_off = MeetingCommand::DeferItem { item: item(n), ground: Some(TEXT) };
                meeting.given(&run(5), put_off);
            }
            votes.push((1, Motion::Adopt, ballots(Choice::Against)));
        }
        Decision::Adopt(first) => {
            for (n, first) in (2..).zip(first) {
                let choice = first.map_or(Choice::Abstained, Choice::Option);
                votes.push((n, Motion::Choose, ballots(choice)));
            }
            votes.push((1, Motion::Adopt, ballots(Choice::For)));
        }
    }
    for (n, motion, ballots) in votes {
        meeting.given(&run(10), MeetingCommand::EnterVote { item: item(n), motion, ballots });
    }
    meeting.given(&run(60), MeetingCommand::Close { at: at.plus_seconds(3600) });
    meeting.given(&run(70), MeetingCommand::WriteMinutes { text: TEXT, version: 1 });
    let sign = |signer| MeetingCommand::SignMinutes { signer, version: 1, number: 1, dated: dated() };
    meeting.given(&run(80), sign(Signer::Secretary));
    meeting.given(&by(chair, Role::Chair, 90), sign(Signer::Presiding));
    let MeetingState::Known(known) = meeting.state() else { panic!("a meeting") };
    meeting.journal.iter().flat_map(|fact| follow(&known, fact)).collect()
}

struct Meeting {
    journal: Vec<MeetingFact>,
}

impl Meeting {
    fn state(&self) -> MeetingState {
        fold::<Meetings>(&self.journal)
    }

    fn given(&mut self, act: &Act, command: MeetingCommand) {
        let facts = Meetings::decide(&rules(), &self.state(), act, command);
        self.journal.extend(facts.unwrap());
    }
}

fn rules() -> MeetingRules {
    let text = include_str!("../../../../procedures/bodies/district-council.toml");
    let member = |n: u128, role| MemberSnapshot {
        person: person(n),
        role,
        organisations: BTreeSet::new(),
        votes: true,
    };
    MeetingRules {
        body: BodyRules::from_toml(text).unwrap(),
        body_id: BODY,
        territory: HOME,
        zone: Zone::MOSCOW,
        members: vec![member(1, Office::Chair), member(2, Office::Secretary), member(3, Office::Member)],
        concerned: BTreeMap::new(),
        earliest: day(0),
        next_number: 1,
    }
}

fn item(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(600 + n))
}

/// So many minutes after the beginning of the session.
fn by(who: PersonId, role: Role, minutes: i64) -> Act {
    let seat = Seat { role, scope: Scope::Body { territory: HOME, body: BODY } };
    let by = Viewer::Person(Actor { person: who, seats: vec![seat] });
    Act { by, at: held_at().plus_seconds(minutes * 60), command: CommandId(Uuid::nil()) }
}
