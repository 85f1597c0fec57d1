//! Notice and agenda.

use super::*;

#[test]
fn a_regular_meeting_leaves_the_members_their_notice_and_an_extraordinary_one_lies_ahead() {
    let told = Told::new(rules());
    let now = secretary(-days(10));
    let (short, earliest) = (at(-days(8)), at(-days(7)));
    let no = MeetingRefusal::NoticeTooShort { at: short, earliest, working_days: 3 };
    told.refused(&now, convene(Kind::Regular, -days(8)), no);
    assert!(told.when(&now, convene(Kind::Regular, -days(7))).is_ok());
    assert!(told.when(&now, convene(Kind::Extraordinary, -days(8))).is_ok());
    let past = told.when(&now, convene(Kind::Extraordinary, -days(10)));
    assert_eq!(past, Err(Refusal::InThePast { to: at(-days(10)) }));
}

#[test]
fn only_an_open_ballot_that_the_body_knows_is_held() {
    let with = |ballot| MeetingCommand::Convene { kind: Kind::Regular, ballot, at: at(0), place: GROUND };
    let mut told = Told::new(rules());
    let (now, ballot) = (secretary(-days(10)), Ballot::Secret);
    told.refused(&now, with(ballot), MeetingRefusal::BallotNotAllowed { ballot });
    told.rules.body.ballots.push(ballot);
    told.refused(&now, with(ballot), MeetingRefusal::BallotNotRun { ballot });
}

#[test]
fn a_meeting_moves_later_or_is_called_off_before_it_opens_with_a_ground() {
    let mut told = Told::convened(rules(), [list()]);
    let now = secretary(-days(1));
    let ground = Some(GROUND);
    let postpone = |minutes, ground| MeetingCommand::Postpone { at: at(minutes), ground };
    assert_eq!(told.when(&now, postpone(60, None)), Err(Refusal::NoGround));
    assert_eq!(told.when(&now, postpone(-60, ground)), Err(Refusal::NotEarlier { from: at(0) }));
    told.given(&now, postpone(60, ground));
    assert_eq!(told.next(), NextStep::Open { at: at(60) });
    let no = MeetingRefusal::OpenedTooEarly { at: at(0), convened: at(60) };
    told.refused(&secretary(90), open(&[CHAIR, SECRETARY]), no);
    assert_eq!(told.when(&now, MeetingCommand::Cancel { ground: None }), Err(Refusal::NoGround));
    told.given(&now, MeetingCommand::Cancel { ground });
    assert_eq!(told.next(), NextStep::Cancelled);
    let no = MeetingRefusal::WrongPhase { now: PhaseName::Cancelled, needed: PhaseName::Convened };
    told.refused(&now, postpone(120, ground), no);
}

#[test]
fn the_agenda_of_the_notice_is_fixed_once_the_session_is_open() {
    let mut told = Told::convened(rules(), [list(), Subject::Free]);
    let early = secretary(-1);
    let empty =
        Subject::Application { application: work(5), call: CALL, stage: stage(), resolutions: Vec::new() };
    told.refused(&early, add(3, empty), MeetingRefusal::NoResolutions);
    told.refused(&early, add(3, list()), MeetingRefusal::SubjectTwice { other: item(1) });
    told.refused(&early, add(2, tie()), MeetingRefusal::ItemKnown { item: item(2) });
    let same = Subject::Tie { call: CALL, stage: stage(), list: 2, applications: vec![work(1); 2] };
    told.refused(&early, add(3, same), MeetingRefusal::NoTie);
    let to = |n, place| MeetingCommand::MoveItem { item: item(n), place };
    told.refused(&early, to(1, 2), MeetingRefusal::NoSuchPlace { items: 2 });
    told.given(&early, to(2, 0));
    let order: Vec<ItemId> = told.meeting().agenda.iter().map(|item| item.id).collect();
    assert_eq!(order, [item(2), item(1)]);
    told.given(&secretary(1), open(&[CHAIR, SECRETARY, MEMBER]));
    let fixed = |n| MeetingRefusal::AgendaFixed { item: item(n) };
    told.refused(&secretary(2), add(3, application(1)), fixed(3));
    told.refused(&secretary(2), MeetingCommand::DropItem { item: item(1) }, fixed(1));
    told.refused(&secretary(2), to(1, 0), fixed(1));
    told.given(&secretary(2), add(3, tie()));
    told.given(&secretary(2), to(3, 0));
    told.given(&secretary(2), MeetingCommand::DropItem { item: item(2) });
    let order: Vec<ItemId> = told.meeting().agenda.iter().map(|item| item.id).collect();
    assert_eq!(order, [item(3), item(1)]);
}
