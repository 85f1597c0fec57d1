//! What becomes public, and when (H1).

use super::told::{World, publish, work};
use super::*;
use crate::application::command::ApplicationCommand;
use crate::application::refusal::CaseRefusal;
use crate::application::sample::{
    Told, clock, coordinator, day, machine, methodist, outcome, stage, verdict,
};
use crate::basics::digest::Digest;

const DISQUALIFY: ApplicationCommand = ApplicationCommand::Disqualify { ground: Some(Digest::ZERO) };
const WITHDRAW: ApplicationCommand = ApplicationCommand::Withdraw { ground: None };

fn publish_admission() -> CallCommand {
    CallCommand::PublishAdmission { stage: stage("check") }
}

fn checked(name: &str, failed: &[&str]) -> Told {
    let mut told = Told::filed();
    let until = (name == "cure").then(|| clock(15, 17, 0));
    told.given(&methodist(day(13)), verdict(name, failed, until));
    told
}

#[test]
fn h1_the_formal_check_is_published_in_four_groups() {
    let mut contest = World::ranked(&[]);
    let works = [
        checked("admitted", &[]),
        checked("remarks", &["neat"]),
        checked("cure", &["signed"]),
        checked("refused", &["ours"]),
        Told::filed(),
        checked("admitted", &[]),
    ];
    contest.works = (1..).map(work).zip(works).collect();
    contest.work(6, &coordinator(day(14)), WITHDRAW);
    let facts = contest.given(&methodist(day(14)), publish_admission());
    let [CallFact::AdmissionPublished { number: 1, groups, waiting: 1, .. }] = facts.as_slice() else {
        panic!("{facts:?}")
    };
    let expected = [("admitted", 1), ("remarks", 2), ("cure", 3), ("refused", 4)];
    let expected = expected.map(|(group, n)| (outcome(group), [work(n)].into()));
    assert_eq!(*groups, expected.into_iter().collect());
    // What was not mended in time is refused, and nobody waits for who was taken off meanwhile.
    contest.work(3, &machine(day(16)), ApplicationCommand::Lapse);
    contest.work(5, &methodist(day(16)), DISQUALIFY);
    let facts = contest.given(&methodist(day(16)), publish_admission());
    let [CallFact::AdmissionPublished { number: 2, groups, waiting: 0, .. }] = facts.as_slice() else {
        panic!("{facts:?}")
    };
    assert_eq!(groups.get(&outcome("refused")), Some(&[work(3), work(4)].into()));
    assert_eq!(groups.get(&outcome("cure")), None);
}

#[test]
fn nothing_is_published_of_a_check_before_it_has_said_anything() {
    let mut contest = World::ranked(&[]);
    contest.works.insert(work(1), Told::filed());
    contest.refused(&methodist(day(14)), publish_admission(), CaseRefusal::NobodyHere);
    let other = CallCommand::PublishAdmission { stage: stage("review") };
    contest.refused(&methodist(day(14)), other, CaseRefusal::NotProvided { act: "check" });
}

#[test]
fn results_wait_for_all() {
    let mut contest = World::ranked(&[[8; 5], [4; 5]]);
    contest.refused(&methodist(day(20)), publish(), CaseRefusal::NobodyHere);
    contest.draw();
    contest.adopt(1);
    let no = CaseRefusal::NotSettled { waiting: 1 };
    contest.refused(&methodist(day(22)), publish(), no);
    contest.order(&[1], "in_force");
    contest.publish();
    for n in [1, 2] {
        assert_eq!(contest.place(n), "end:finished");
    }
    assert_eq!(contest.call().published.get(&stage("results")).unwrap().number, 1);
}

#[test]
fn what_comes_later_joins_under_the_next_number() {
    let mut contest = World::ranked(&[[9; 5]]);
    contest.draw();
    contest.adopt(1);
    contest.order(&[1], "in_force");
    contest.publish();
    contest.late(2, [4; 5]);
    contest.release(2);
    contest.draw();
    contest.adopt(2);
    let facts = contest.given(&methodist(day(31)), publish());
    let [CallFact::Published { number: 2, cases, .. }] = facts.as_slice() else { panic!("{facts:?}") };
    assert_eq!(*cases, [work(2)].into(), "the gate is open already, the first is public already");
    assert_eq!(contest.place(2), "end:finished");
}
