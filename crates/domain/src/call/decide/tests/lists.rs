//! Lists: drawn when all have come, adopted as shown, drawn anew.

use super::told::{World, adopt, draw, send_back, settle, work};
use super::*;
use crate::application::command::ApplicationCommand;
use crate::application::refusal::CaseRefusal;
use crate::application::sample::{Told, day, machine, methodist, outcome, stage};
use crate::basics::digest::Digest;
use crate::call::state::ListStanding;

const DISQUALIFY: ApplicationCommand = ApplicationCommand::Disqualify { ground: Some(Digest::ZERO) };

fn classes(expected: &[(u128, &str)]) -> Vec<(u128, String)> {
    expected.iter().map(|(n, class)| (*n, (*class).to_owned())).collect()
}

#[test]
fn no_list_is_drawn_while_somebody_may_still_file() {
    let mut contest = World::ranked(&[[8; 5]]);
    let closes = day(10);
    contest.refused(&methodist(day(9)), draw(), CaseRefusal::IntakeOpen { closes });
    let CallState::Known(call) = &mut contest.state else { panic!() };
    call.extended.insert(SCHOOL, day(40));
    let closes = day(40);
    contest.refused(&methodist(day(20)), draw(), CaseRefusal::IntakeOpen { closes });
}

#[test]
fn no_list_is_drawn_while_a_case_can_still_come() {
    let mut contest = World::ranked(&[[8; 5]]);
    for told in [Told::filed(), Told::under_review(), Told::marked([[10; 5], [10; 5], [1; 5]])] {
        contest.works.insert(work(2), told);
        contest.refused(&methodist(day(20)), draw(), CaseRefusal::NotSettled { waiting: 1 });
    }
    // Whoever has left is waited for no longer.
    contest.work(2, &methodist(day(20)), DISQUALIFY);
    contest.draw();
    assert_eq!(contest.classes(), classes(&[(1, "winner")]));
    contest.works.clear();
    contest.refused(&methodist(day(20)), draw(), CaseRefusal::NobodyHere);
}

#[test]
fn the_gate_opens_once_with_the_cohort_that_had_come() {
    let mut contest = World::ranked(&[[8; 5], [7; 5]]);
    contest.draw();
    let gate = contest.call().gates.get(&stage("ranking")).unwrap().clone();
    assert_eq!(gate.cohort, [work(1), work(2)].into());
    contest.work(2, &methodist(day(20)), DISQUALIFY);
    let facts = contest.given(&methodist(day(20)), draw());
    assert!(matches!(facts.as_slice(), [CallFact::ListDrawn { number: 2, base: 2, .. }]));
}

#[test]
fn classes_follow_thresholds_and_room() {
    let marks = [[10; 5], [8; 5], [7; 5], [6; 5], [5; 5], [4; 5]];
    let mut contest = World::ranked(&marks);
    contest.draw();
    let expected =
        [(1, "winner"), (2, "laureate"), (3, "laureate"), (4, "diplomant"), (5, "diplomant"), (6, "none")];
    assert_eq!(contest.classes(), classes(&expected));
    // The body may leave the first class empty.
    let left_empty = [(vec!["teaching".to_owned()], outcome("winner"))].into();
    let stage = stage("ranking");
    contest.given(&methodist(day(20)), CallCommand::DrawList { stage, left_empty });
    assert!(contest.classes().iter().all(|(_, class)| class != "winner"));
}

#[test]
fn only_the_machine_adopts_what_a_body_decides_and_only_once() {
    let mut contest = World::ranked(&[[8; 5], [4; 5]]);
    contest.draw();
    contest.refused(&methodist(day(20)), adopt(1), Refusal::NotYours);
    contest.refused(&machine(day(20)), adopt(2), CaseRefusal::NoList { list: 2 });
    contest.adopt(1);
    assert_eq!((contest.place(1).as_str(), contest.place(2).as_str()), ("order", "results"));
    contest.refused(&machine(day(20)), adopt(1), CaseRefusal::NoList { list: 1 });
    contest.refused(&methodist(day(22)), draw(), Refusal::AlreadyDone);
}

#[test]
fn a_list_is_stale_once_somebody_on_it_has_left() {
    let mut contest = World::ranked(&[[8; 5], [7; 5]]);
    contest.draw();
    contest.work(1, &methodist(day(20)), DISQUALIFY);
    contest.refused(&machine(day(20)), adopt(1), CaseRefusal::ListStale { list: 1 });
    contest.draw();
    contest.adopt(2);
    assert_eq!(contest.classes(), classes(&[(2, "winner")]));
}

#[test]
fn a_tie_that_cuts_a_class_waits_for_the_body_and_is_adopted_under_the_number_that_it_saw() {
    let mut contest = World::ranked(&[[8; 5], [8; 5], [4; 5]]);
    contest.draw();
    assert_eq!(contest.list().ties, 1);
    contest.refused(&machine(day(20)), adopt(1), CaseRefusal::TiesOpen { ties: 1 });
    contest.given(&machine(day(21)), settle(1, &[&[2], &[1]]));
    assert_eq!((contest.list().number, contest.list().base, contest.list().ties), (2, 1, 0));
    contest.adopt(1);
    assert_eq!(contest.classes(), classes(&[(1, "laureate"), (2, "winner"), (3, "none")]));
    assert_eq!(contest.works.get(&work(2)).unwrap().case().class.unwrap().list, 2);
}

#[test]
fn a_body_that_leaves_the_tied_equal_lets_them_share() {
    let mut contest = World::ranked(&[[8; 5], [8; 5]]);
    contest.draw();
    contest.given(&machine(day(21)), settle(1, &[&[1, 2]]));
    contest.adopt(1);
    assert_eq!(contest.classes(), classes(&[(1, "winner"), (2, "winner")]));
}

#[test]
fn a_tie_is_not_ended_on_a_list_that_has_become_stale() {
    let mut contest = World::ranked(&[[8; 5], [8; 5], [6; 5]]);
    contest.draw();
    contest.work(3, &methodist(day(20)), DISQUALIFY);
    let chosen = settle(1, &[&[2], &[1]]);
    contest.refused(&machine(day(21)), chosen, CaseRefusal::ListStale { list: 1 });
}

#[test]
fn equal_totals_are_parted_by_the_named_criteria_first() {
    // 40 both; the second has more for results.
    let mut contest = World::ranked(&[[9, 8, 8, 7, 8], [8, 8, 8, 8, 8]]);
    contest.draw();
    assert_eq!(contest.list().ties, 0);
    assert_eq!(contest.classes(), classes(&[(1, "laureate"), (2, "winner")]));
}

#[test]
fn a_list_that_was_not_adopted_goes_back_to_be_drawn_again_with_its_ties_open() {
    let mut contest = World::ranked(&[[8; 5], [8; 5]]);
    contest.draw();
    contest.given(&machine(day(21)), settle(1, &[&[2], &[1]]));
    contest.given(&machine(day(21)), send_back(1));
    assert_eq!(contest.list().standing, ListStanding::Returned);
    assert_eq!(contest.place(1), "ranking");
    for command in [adopt(1), settle(1, &[&[1], &[2]]), send_back(1)] {
        contest.refused(&machine(day(21)), command, CaseRefusal::NoList { list: 1 });
    }
    contest.draw();
    assert_eq!((contest.list().number, contest.list().base, contest.list().ties), (3, 3, 1));
}

#[test]
fn after_a_disqualification_the_list_is_drawn_anew_and_the_others_rise() {
    let mut contest = World::ranked(&[[9; 5], [8; 5], [4; 5]]);
    contest.draw();
    contest.adopt(1);
    contest.work(1, &methodist(day(22)), DISQUALIFY);
    contest.draw();
    contest.adopt(2);
    let second = contest.works.get(&work(2)).unwrap().case();
    assert_eq!(second.class.unwrap().class, outcome("winner"));
    assert_eq!((contest.place(2).as_str(), contest.place(3).as_str()), ("order", "results"));
}

#[test]
fn a_late_case_redraws_the_list_and_may_move_those_who_wait_for_the_order() {
    let mut contest = World::ranked(&[[8; 5]]);
    contest.draw();
    contest.adopt(1);
    contest.late(2, [9; 5]);
    contest.refused(&methodist(day(24)), draw(), CaseRefusal::NotSettled { waiting: 1 });
    contest.release(2);
    contest.given(&methodist(day(24)), draw());
    contest.adopt(2);
    let class = |n| contest.works.get(&work(n)).unwrap().case().class.unwrap().class;
    assert_eq!((class(1), class(2)), (outcome("laureate"), outcome("winner")));
}

#[test]
fn the_same_list_is_decided_on_once_more_when_the_order_comes_back() {
    let mut contest = World::ranked(&[[8; 5], [4; 5]]);
    contest.draw();
    contest.adopt(1);
    contest.order(&[1], "returned");
    assert_eq!(contest.place(1), "ranking");
    contest.given(&methodist(day(26)), draw());
    contest.adopt(2);
    assert_eq!((contest.place(1).as_str(), contest.place(2).as_str()), ("order", "results"));
}

#[test]
fn what_is_in_force_keeps_its_class_and_the_late_take_what_is_left() {
    let mut contest = World::ranked(&[[9; 5], [8; 5]]);
    contest.draw();
    contest.adopt(1);
    contest.order(&[1, 2], "in_force");
    contest.refused(&methodist(day(26)), draw(), CaseRefusal::InForce);
    contest.late(3, [7; 5]);
    contest.release(3);
    contest.given(&methodist(day(26)), draw());
    let facts = contest.given(&machine(day(27)), adopt(2));
    let [CallFact::ListAdopted { classes, .. }] = facts.as_slice() else { panic!("{facts:?}") };
    assert_eq!(*classes, [(work(3), outcome("laureate"))].into(), "the others are decided already");
    assert_eq!(contest.place(3), "order");
}

#[test]
fn a_late_case_that_would_take_a_class_in_force_from_another_is_not_drawn() {
    let mut contest = World::ranked(&[[8; 5]]);
    contest.draw();
    contest.adopt(1);
    contest.order(&[1], "in_force");
    contest.late(2, [9; 5]);
    contest.release(2);
    contest.refused(&methodist(day(26)), draw(), CaseRefusal::InForce);
    // Neither when the first is out of the contest with its award.
    let told = contest.works.get_mut(&work(1)).unwrap();
    told.given(&machine(day(26)), ApplicationCommand::Announce { stage: stage("results") });
    contest.refused(&methodist(day(26)), draw(), CaseRefusal::InForce);
}
