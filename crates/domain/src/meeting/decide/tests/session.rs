//! The roll, recusals and votes.

use super::*;

#[test]
fn without_a_quorum_nothing_is_voted_and_the_session_can_close() {
    let mut told = Told::convened(rules(), [list(), Subject::Free]);
    told.given(&secretary(1), open(&[CHAIR, SECRETARY]));
    let (present, base, needed) = (2, 4, 3);
    let few = vote(1, Motion::Adopt, &[(CHAIR, For), (SECRETARY, For)]);
    told.refused(&secretary(5), few, MeetingRefusal::NoQuorum { present, base, needed });
    let NextStep::AwaitQuorum { item: waits, quorum } = told.next() else { panic!("{:?}", told.next()) };
    assert_eq!((waits, quorum.present, quorum.needed), (item(1), 2, 3));
    assert!(told.when(&secretary(9), MeetingCommand::Close { at: at(9) }).is_ok());
    told.given(&secretary(6), MeetingCommand::Arrive { person: MEMBER, at: at(6) });
    assert_eq!(told.next(), NextStep::Vote { item: item(1) });
    let items = vec![item(1)];
    told.refused(&secretary(9), MeetingCommand::Close { at: at(9) }, MeetingRefusal::ItemsOpen { items });
    told.given(&secretary(9), MeetingCommand::DeferItem { item: item(1), ground: Some(GROUND) });
    assert_eq!(told.next(), NextStep::Close);
    let deferred = vote(1, Motion::Adopt, &[(CHAIR, For)]);
    told.refused(&secretary(9), deferred, MeetingRefusal::ItemDeferred { item: item(1) });
}

#[test]
fn h31_a_member_of_a_school_is_left_out_on_the_item_of_that_school_only() {
    let mut rules = rules();
    let own = concerned(&rules.members, school(3));
    assert_eq!(own, BTreeSet::from([MEMBER]));
    rules.concerned.insert(item(1), own);
    let mut told = Told::convened(rules, [application(1), application(2)]);
    told.given(&secretary(1), open(&[CHAIR, SECRETARY, MEMBER]));
    let no = MeetingRefusal::Recused { person: MEMBER, item: item(1) };
    told.refused(&secretary(2), vote(1, support(), &[(CHAIR, For), (MEMBER, For)]), no);
    let facts = told.given(&secretary(2), vote(1, support(), &[(CHAIR, For), (SECRETARY, Against)]));
    let by_rule = MeetingFact::Recused {
        item: item(1),
        person: MEMBER,
        by: crate::meeting::item::RecusedBy::Rule,
        ground: None,
    };
    assert_eq!(facts[0], by_rule);
    let MeetingFact::Resolved { counted, .. } = &facts[1] else { panic!("{facts:?}") };
    assert_eq!((counted.quorum.base, counted.quorum.present, counted.base.size), (3, 2, 2));
    assert_eq!((counted.tie, counted.casting), (true, Some(CHAIR)));
    let facts = told.given(&secretary(3), vote(2, support(), &[(CHAIR, For), (MEMBER, For)]));
    let [MeetingFact::Resolved { counted, .. }] = &facts[..] else { panic!("{facts:?}") };
    assert_eq!((counted.for_, counted.quorum.base, counted.base.size), (2, 4, 3));
}

#[test]
fn a_chair_whom_the_item_concerns_has_no_casting_vote_and_the_deputy_has_it() {
    let mut rules = rules();
    rules.concerned.insert(item(1), [CHAIR].into());
    let mut told = Told::convened(rules, [application(1)]);
    told.given(&secretary(1), open(&[CHAIR, SECRETARY, MEMBER, DEPUTY]));
    let ballots = [(DEPUTY, Against), (SECRETARY, For)];
    let facts = told.given(&secretary(2), vote(1, support(), &ballots));
    let Some(MeetingFact::Resolved { counted, .. }) = facts.last() else { panic!("{facts:?}") };
    assert_eq!((counted.for_, counted.against, counted.base.size), (1, 1, 3));
    assert_eq!((counted.casting, &counted.outcome), (Some(DEPUTY), &Outcome::NotAdopted));
}

#[test]
fn the_first_office_present_presides_and_another_keeps_the_minutes() {
    let told = Told::convened(rules(), [list()]);
    let act = secretary(1);
    let open = |present: &[PersonId], presiding, secretary| MeetingCommand::Open {
        at: at(0),
        present: present.iter().copied().collect(),
        excused: BTreeSet::new(),
        presiding,
        secretary,
    };
    let (person, instead) = (DEPUTY, vec![CHAIR]);
    let all = [CHAIR, SECRETARY, MEMBER, DEPUTY];
    told.refused(&act, open(&all, DEPUTY, SECRETARY), MeetingRefusal::PresidesOther { person, instead });
    assert!(told.when(&act, open(&all[1..], DEPUTY, SECRETARY)).is_ok());
    let offices = vec![Office::Chair, Office::Deputy];
    let headless = open(&all[1..3], SECRETARY, MEMBER);
    told.refused(&act, headless, MeetingRefusal::NobodyPresides { offices });
    for wrong in [CHAIR, MEMBER] {
        let no = MeetingRefusal::CannotKeepMinutes { person: wrong };
        told.refused(&act, open(&all, CHAIR, wrong), no);
    }
    assert!(told.when(&act, open(&[CHAIR, DEPUTY], CHAIR, DEPUTY)).is_ok());
    let person = super::person(99);
    let strange = open(&[CHAIR, SECRETARY, person], CHAIR, SECRETARY);
    told.refused(&act, strange, MeetingRefusal::NotAMember { person });
    let bare = Told::convened(rules(), []);
    bare.refused(&act, open(&all, CHAIR, SECRETARY), MeetingRefusal::NoAgenda);
}

#[test]
fn members_come_and_go_in_order_of_time_and_the_roll_remembers() {
    let mut told = Told::convened(rules(), [list()]);
    told.given(&secretary(1), open(&[CHAIR, SECRETARY]));
    let arrive = |minutes| MeetingCommand::Arrive { person: MEMBER, at: at(minutes) };
    let leave = |minutes| MeetingCommand::Leave { person: MEMBER, at: at(minutes) };
    let act = secretary(30);
    told.refused(&act, leave(9), MeetingRefusal::NotPresent { person: MEMBER });
    for (wrong, from) in [(-1, 0), (31, 0)] {
        let (at, from, until) = (at(wrong), at(from), at(30));
        told.refused(&act, arrive(wrong), MeetingRefusal::MomentOutside { at, from, until });
    }
    told.given(&act, arrive(10));
    told.refused(&act, arrive(11), MeetingRefusal::AlreadyPresent { person: MEMBER });
    told.given(&act, leave(20));
    told.given(&act, arrive(25));
    let meeting = told.meeting();
    let session = meeting.session().unwrap();
    assert_eq!(session.attendance[&MEMBER].len(), 2);
    assert_eq!((session.absent(), session.latest()), (vec![DEPUTY], at(25)));
    let (early, from, until) = (at(24), at(25), at(30));
    told.given(&act, vote(1, Motion::Adopt, &[(CHAIR, For), (MEMBER, For)]));
    let no = MeetingRefusal::MomentOutside { at: early, from, until };
    told.refused(&act, MeetingCommand::Close { at: early }, no);
}

#[test]
fn a_wrong_entry_is_annulled_with_a_ground_and_entered_again() {
    let mut told = Told::convened(rules(), [list()]);
    let act = secretary(9);
    told.given(&act, open(&[CHAIR, SECRETARY, MEMBER]));
    let right = || vote(1, Motion::Adopt, &[(CHAIR, Against), (SECRETARY, Against)]);
    told.given(&act, vote(1, Motion::Adopt, &[(CHAIR, For), (SECRETARY, For)]));
    let stands = MeetingRefusal::VoteStands { item: item(1) };
    told.refused(&act, right(), stands.clone());
    told.refused(&act, MeetingCommand::DeferItem { item: item(1), ground: Some(GROUND) }, stands.clone());
    let recuse = MeetingCommand::Recuse { item: item(1), person: MEMBER, ground: None };
    told.refused(&act, recuse, stands);
    let annul = |ground| MeetingCommand::AnnulVote { item: item(1), ground };
    assert_eq!(told.when(&act, annul(None)), Err(Refusal::NoGround));
    told.given(&act, annul(Some(GROUND)));
    told.refused(&act, annul(Some(GROUND)), MeetingRefusal::NothingToAnnul { item: item(1) });
    told.given(&act, right());
    let standing = told.meeting().agenda[0].votes.clone();
    assert_eq!(standing.len(), 1);
    assert_eq!(standing[0].counted.outcome, Outcome::NotAdopted);
    let votes = told.journal.iter().filter(|fact| matches!(fact, MeetingFact::Resolved { .. }));
    assert_eq!(votes.count(), 2);
}

#[test]
fn another_resolution_may_be_put_after_one_that_was_not_adopted() {
    let mut told = Told::convened(rules(), [application(1)]);
    let act = secretary(9);
    told.given(&act, open(&[CHAIR, SECRETARY, MEMBER]));
    let decline = || Motion::Resolve { outcome: outcome("decline") };
    told.given(&act, vote(1, support(), &[(CHAIR, Against), (MEMBER, Against)]));
    told.refused(&act, vote(1, support(), &[(CHAIR, For)]), MeetingRefusal::MotionFailed { item: item(1) });
    told.given(&act, vote(1, decline(), &[(CHAIR, For), (MEMBER, For)]));
    let fact = MeetingFact::MinutesInForce { number: 3, dated: the_day() };
    let (application, outcome) = (work(1), outcome("decline"));
    let resolved = Carried::Resolved { application, stage: stage(), outcome, item: item(1) };
    assert_eq!(follow(&told.meeting(), &fact), [resolved]);
}

#[test]
fn a_ballot_is_of_a_voting_member_in_the_room_and_answers_the_motion() {
    let mut rules = rules();
    rules.members.push(MemberSnapshot { votes: false, ..member(person(6), Office::Member, 6) });
    let mut told = Told::convened(rules, [list(), tie()]);
    let act = secretary(9);
    told.given(&act, open(&[CHAIR, SECRETARY, MEMBER, person(6)]));
    let on_list = |who, choice| vote(1, Motion::Adopt, &[(who, choice)]);
    told.refused(&act, on_list(person(6), For), MeetingRefusal::NoVote { person: person(6) });
    told.refused(&act, on_list(DEPUTY, For), MeetingRefusal::NotPresent { person: DEPUTY });
    told.refused(&act, on_list(person(99), For), MeetingRefusal::NotAMember { person: person(99) });
    let option = Choice::Option(work(8));
    told.refused(&act, on_list(CHAIR, option), MeetingRefusal::WrongChoice { person: CHAIR });
    let on_tie = |choice| vote(2, Motion::Choose, &[(CHAIR, choice)]);
    told.refused(&act, on_tie(For), MeetingRefusal::WrongChoice { person: CHAIR });
    let stranger = Choice::Option(work(1));
    told.refused(&act, on_tie(stranger), MeetingRefusal::WrongChoice { person: CHAIR });
    told.refused(&act, vote(1, Motion::Choose, &[]), MeetingRefusal::WrongMotion { item: item(1) });
    told.refused(&act, vote(1, Motion::Adopt, &[]), MeetingRefusal::NoBallots);
    told.refused(&act, vote(7, Motion::Adopt, &[]), MeetingRefusal::NoSuchItem { item: item(7) });
    let facts = told.given(&act, vote(1, Motion::Adopt, &[(CHAIR, For), (MEMBER, For)]));
    let [MeetingFact::Resolved { counted, .. }] = &facts[..] else { panic!("{facts:?}") };
    assert_eq!((counted.base.size, counted.quorum.base), (3, 4));
}

#[test]
fn the_composition_is_that_of_the_opening() {
    let mut told = Told::convened(rules(), [list()]);
    told.given(&secretary(1), open(&[CHAIR, SECRETARY, MEMBER]));
    told.rules.members.truncate(2);
    let facts = told.given(&secretary(5), vote(1, Motion::Adopt, &[(MEMBER, For), (CHAIR, For)]));
    let [MeetingFact::Resolved { counted, .. }] = &facts[..] else { panic!("{facts:?}") };
    assert_eq!((counted.quorum.base, counted.for_), (4, 2));
}
