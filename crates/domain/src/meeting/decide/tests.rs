//! Meetings, told as sentences, and the laws of every small one.

use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::access::table::seated;
use crate::basics::id::{ApplicationId, CallId, CommandId, OrganisationId};
use crate::body::rules::{Ballot, Office, Signer};
use crate::decider::fold;
use crate::meeting::follow::{Carried, follow};
use crate::meeting::item::{Choice, Motion, Subject};
use crate::meeting::state::{Kind, Meeting, PhaseName, concerned};
use crate::meeting::step::{NextStep, next_step};
use crate::meeting::tally::Outcome;
use crate::people::seat::{Actor, Role, Scope, Viewer};
use crate::procedure::name::{OutcomeId, StageId};
use Choice::{Abstained, Against, For};

mod convene;
mod laws;
mod session;

const HOME: TerritoryId = TerritoryId(Uuid::from_u128(1));
const BODY: BodyId = BodyId(Uuid::from_u128(5));
const CALL: CallId = CallId(Uuid::from_u128(9));
const GROUND: Digest = Digest([7; 32]);
const CHAIR: PersonId = person(1);
const SECRETARY: PersonId = person(2);
const MEMBER: PersonId = person(3);
const DEPUTY: PersonId = person(4);

const fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

const fn item(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

const fn work(n: u128) -> ApplicationId {
    ApplicationId(Uuid::from_u128(n))
}

const fn school(n: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(n))
}

fn stage() -> StageId {
    StageId::parse("ranking").unwrap()
}

fn outcome(name: &str) -> OutcomeId {
    OutcomeId::parse(name).unwrap()
}

/// The meeting is at three in the afternoon of the fifteenth; this is so many minutes later.
fn at(minutes: i64) -> Moment {
    Moment::parse("2027-04-15T12:00:00Z").unwrap().plus_seconds(minutes * 60)
}

fn days(n: i64) -> i64 {
    n * 24 * 60
}

fn the_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 4, 15).unwrap()
}

fn member(person: PersonId, role: Office, organisation: u128) -> MemberSnapshot {
    MemberSnapshot { person, role, organisations: [school(organisation)].into(), votes: true }
}

/// The council that ships, with four members.
fn rules() -> MeetingRules {
    let text = include_str!("../../../../../procedures/bodies/district-council.toml");
    MeetingRules {
        body: BodyRules::from_toml(text).unwrap(),
        body_id: BODY,
        territory: HOME,
        zone: Zone::MOSCOW,
        members: vec![
            member(CHAIR, Office::Chair, 1),
            member(SECRETARY, Office::Secretary, 2),
            member(MEMBER, Office::Member, 3),
            member(DEPUTY, Office::Deputy, 4),
        ],
        concerned: BTreeMap::new(),
        earliest: at(-days(7)),
        next_number: 3,
    }
}

fn by(who: PersonId, role: Role, minutes: i64) -> Act {
    let seat = Seat { role, scope: Scope::Body { territory: HOME, body: BODY } };
    let by = Viewer::Person(Actor { person: who, seats: vec![seat] });
    Act { by, at: at(minutes), command: CommandId(Uuid::from_u128(3)) }
}

fn secretary(minutes: i64) -> Act {
    by(SECRETARY, Role::Secretary, minutes)
}

fn convene(kind: Kind, minutes: i64) -> MeetingCommand {
    MeetingCommand::Convene { kind, ballot: Ballot::Open, at: at(minutes), place: GROUND }
}

fn add(n: u128, subject: Subject) -> MeetingCommand {
    MeetingCommand::AddItem { item: item(n), subject, wording: GROUND }
}

fn application(n: u128) -> Subject {
    let resolutions = vec![outcome("support"), outcome("decline")];
    Subject::Application { application: work(n), call: CALL, stage: stage(), resolutions }
}

fn list() -> Subject {
    Subject::List { call: CALL, stage: stage(), list: 2 }
}

fn tie() -> Subject {
    Subject::Tie { call: CALL, stage: stage(), list: 2, applications: vec![work(8), work(9)] }
}

fn open(present: &[PersonId]) -> MeetingCommand {
    MeetingCommand::Open {
        at: at(0),
        present: present.iter().copied().collect(),
        excused: BTreeSet::new(),
        presiding: CHAIR,
        secretary: SECRETARY,
    }
}

fn support() -> Motion {
    Motion::Resolve { outcome: outcome("support") }
}

fn vote(n: u128, motion: Motion, ballots: &[(PersonId, Choice)]) -> MeetingCommand {
    MeetingCommand::EnterVote { item: item(n), motion, ballots: ballots.iter().copied().collect() }
}

fn sign(signer: Signer, version: u32, number: u32) -> MeetingCommand {
    MeetingCommand::SignMinutes { signer, version, number, dated: the_day() }
}

/// A meeting told by its commands.
struct Told {
    rules: MeetingRules,
    journal: Vec<MeetingFact>,
}

impl Told {
    fn new(rules: MeetingRules) -> Self {
        Self { rules, journal: Vec::new() }
    }

    /// Convened in good time, with these items numbered from 1.
    fn convened(rules: MeetingRules, subjects: impl IntoIterator<Item = Subject>) -> Self {
        let early = secretary(-days(10));
        let mut told = Self::new(rules);
        told.given(&early, convene(Kind::Regular, 0));
        for (n, subject) in (1..).zip(subjects) {
            told.given(&early, add(n, subject));
        }
        told
    }

    fn state(&self) -> MeetingState {
        fold::<Meetings>(&self.journal)
    }

    fn meeting(&self) -> Meeting {
        match self.state() {
            MeetingState::Known(meeting) => *meeting,
            MeetingState::Absent => panic!("no meeting"),
        }
    }

    fn when(&self, act: &Act, command: MeetingCommand) -> Result<Vec<MeetingFact>, Refusal> {
        Meetings::decide(&self.rules, &self.state(), act, command)
    }

    fn given(&mut self, act: &Act, command: MeetingCommand) -> Vec<MeetingFact> {
        let said = format!("{command:?}");
        let facts = self.when(act, command).unwrap_or_else(|no| panic!("{said}: {no}"));
        self.journal.extend(facts.iter().cloned());
        facts
    }

    fn refused(&self, act: &Act, command: MeetingCommand, no: MeetingRefusal) {
        assert_eq!(self.when(act, command), Err(no.into()));
    }

    fn next(&self) -> NextStep {
        next_step(&self.rules, &self.state())
    }
}

#[test]
fn h27_nothing_is_decided_until_the_minutes_are_signed_by_both() {
    let mut told = Told::convened(rules(), [list(), application(1), tie(), Subject::Free]);
    told.given(&secretary(1), open(&[CHAIR, SECRETARY, MEMBER]));
    let all = [(CHAIR, For), (SECRETARY, For), (MEMBER, Against)];
    told.given(&secretary(5), vote(1, Motion::Adopt, &all));
    told.given(&secretary(6), vote(2, support(), &all));
    let chosen = [(CHAIR, Choice::Option(work(9))), (SECRETARY, Abstained)];
    told.given(&secretary(7), vote(3, Motion::Choose, &chosen));
    told.given(&secretary(60), MeetingCommand::Close { at: at(60) });
    assert_eq!(told.next(), NextStep::WriteMinutes);
    told.given(&secretary(70), MeetingCommand::WriteMinutes { text: GROUND, version: 1 });
    told.given(&secretary(80), sign(Signer::Secretary, 1, 3));
    assert_eq!(told.next(), NextStep::Sign { missing: vec![Signer::Presiding] });
    let nothing = told.journal.iter().flat_map(|fact| follow(&told.meeting(), fact));
    assert_eq!(nothing.count(), 0);
    let facts = told.given(&by(CHAIR, Role::Chair, 90), sign(Signer::Presiding, 1, 3));
    let [_, in_force @ MeetingFact::MinutesInForce { number: 3, .. }] = &facts[..] else {
        panic!("{facts:?}")
    };
    let (call, list) = (CALL, 2);
    assert_eq!(
        follow(&told.meeting(), in_force),
        [
            Carried::TieSettled {
                call,
                stage: stage(),
                list,
                order: vec![vec![work(9)], vec![work(8)]],
                item: item(3)
            },
            Carried::ListAdopted { call, stage: stage(), list, item: item(1) },
            Carried::Resolved {
                application: work(1),
                stage: stage(),
                outcome: outcome("support"),
                item: item(2)
            },
        ]
    );
    assert_eq!(told.next(), NextStep::Done);
    let now = PhaseName::InForce;
    let late = MeetingCommand::WriteMinutes { text: GROUND, version: 2 };
    told.refused(&secretary(99), late, MeetingRefusal::WrongPhase { now, needed: PhaseName::Closed });
}

#[test]
fn a_list_that_is_not_adopted_goes_back() {
    let mut told = Told::convened(rules(), [list()]);
    told.given(&secretary(1), open(&[CHAIR, SECRETARY, MEMBER]));
    told.given(&secretary(5), vote(1, Motion::Adopt, &[(CHAIR, For), (MEMBER, Abstained)]));
    let fact = MeetingFact::MinutesInForce { number: 3, dated: the_day() };
    let returned = Carried::ListReturned { call: CALL, stage: stage(), list: 2, item: item(1) };
    assert_eq!(follow(&told.meeting(), &fact), [returned]);
}

#[test]
fn minutes_are_numbered_without_gaps_dated_by_the_session_and_signed_as_read() {
    let mut told = Told::convened(rules(), [Subject::Free]);
    told.given(&secretary(1), open(&[CHAIR, SECRETARY]));
    told.given(&secretary(60), MeetingCommand::Close { at: at(60) });
    let (clerk, chair) = (secretary(70), by(CHAIR, Role::Chair, 80));
    told.refused(&clerk, sign(Signer::Secretary, 1, 3), MeetingRefusal::MinutesUnwritten);
    told.given(&clerk, MeetingCommand::WriteMinutes { text: GROUND, version: 1 });
    let stale = MeetingCommand::WriteMinutes { text: GROUND, version: 1 };
    told.refused(&clerk, stale, MeetingRefusal::VersionMoved { now: 1 });
    told.refused(&clerk, sign(Signer::Secretary, 1, 4), MeetingRefusal::WrongNumber { expected: 3 });
    let typed = the_day().succ_opt().unwrap();
    let signer = Signer::Secretary;
    let later = MeetingCommand::SignMinutes { signer, version: 1, number: 3, dated: typed };
    let (from, to) = (the_day(), the_day());
    told.refused(&clerk, later, MeetingRefusal::NotDatedBySession { dated: typed, from, to });
    let no = MeetingRefusal::NotTheSigner { signer, person: SECRETARY };
    told.refused(&chair, sign(signer, 1, 3), no);
    told.given(&clerk, sign(signer, 1, 3));
    told.refused(&clerk, sign(signer, 1, 3), MeetingRefusal::AlreadySigned { signer });
    // A new wording drops the signature; the number that it took stays.
    told.given(&clerk, MeetingCommand::WriteMinutes { text: Digest([8; 32]), version: 2 });
    told.rules.next_number = 4;
    let no = MeetingRefusal::VersionMoved { now: 2 };
    told.refused(&chair, sign(Signer::Presiding, 1, 3), no);
    let no = MeetingRefusal::WrongNumber { expected: 3 };
    told.refused(&chair, sign(Signer::Presiding, 2, 4), no);
    told.given(&chair, sign(Signer::Presiding, 2, 3));
    assert_eq!(told.next(), NextStep::Sign { missing: vec![signer] });
    told.given(&clerk, sign(signer, 2, 3));
    assert_eq!(told.next(), NextStep::Done);
    let machine = Act { by: Viewer::System, ..secretary(90) };
    assert!(told.when(&machine, sign(signer, 2, 3)).is_err());
}

#[test]
fn the_body_runs_its_meetings_and_a_member_only_recuses() {
    let told = Told::convened(rules(), [list()]);
    let ground = Some(GROUND);
    for role in Role::ALL {
        let of_body = Office::of(role).is_some_and(Office::runs_meetings);
        let act = by(DEPUTY, role, -5);
        let moved = told.when(&act, MeetingCommand::Postpone { at: at(9), ground });
        assert_eq!(moved.is_ok(), of_body, "{role:?}");
        assert!(of_body || moved == Err(Refusal::NotYours));
    }
    let recuse = |person| MeetingCommand::Recuse { item: item(1), person, ground: None };
    let act = by(MEMBER, Role::Member, -5);
    assert!(told.when(&act, recuse(MEMBER)).is_ok());
    assert_eq!(told.when(&act, recuse(CHAIR)), Err(Refusal::NotYours));
    // Their own body's secretary is a stranger to this one.
    let stranger = Act { by: seated(Role::Secretary), ..secretary(-5) };
    let other = MeetingRules { body_id: BodyId(Uuid::from_u128(77)), ..rules() };
    let refused = Meetings::decide(&other, &told.state(), &stranger, recuse(CHAIR));
    assert_eq!(refused, Err(Refusal::NotYours));
    let visitor = Act { by: Viewer::Anyone, ..secretary(-5) };
    assert_eq!(told.when(&visitor, recuse(CHAIR)), Err(Refusal::NotSignedIn));
}
