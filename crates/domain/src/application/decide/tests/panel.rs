//! Who reads a work (H11, H14).

use super::*;
use crate::application::due;
use crate::application::refusal::{CaseRefusal, SeatBar};
use crate::application::sample::{
    Told, alias, clock, expert, machine, methodist, panel, person, sheet, stage, verdict,
};

fn replace(expert: u128, by: u128) -> ApplicationCommand {
    let (expert, by) = (person(expert), person(by));
    ApplicationCommand::Replace { expert, by, alias: alias(by.0.as_u128()), ground: None }
}

fn decline() -> ApplicationCommand {
    ApplicationCommand::Decline { conflict: true, ground: None }
}

fn bar(told: &Told, command: ApplicationCommand) -> SeatBar {
    match told.when(&methodist(day(14)), command) {
        Err(Refusal::Case(CaseRefusal::MayNotSit { why, .. })) => why,
        other => panic!("expected a bar, got {other:?}"),
    }
}

#[test]
fn no_expert_has_a_work_while_it_may_still_be_replaced() {
    let mut told = Told::filed();
    told.given(&methodist(day(4)), verdict("admitted", &[], None));
    let closes = day(10);
    told.refused(&methodist(day(9)), panel(&[101, 102, 103]), CaseRefusal::StillOpen { closes });
    assert!(told.when(&methodist(day(10)), panel(&[101, 102, 103])).is_ok());
    // Whoever has longer may replace longer.
    told.rules.call.extended.insert(SCHOOL, day(12));
    let closes = day(12);
    told.refused(&methodist(day(11)), panel(&[101, 102, 103]), CaseRefusal::StillOpen { closes });
}

#[test]
fn the_term_of_a_review_does_not_run_while_nobody_can_be_given_the_work() {
    let mut told = Told::filed();
    told.given(&methodist(day(4)), verdict("admitted", &[], None));
    // Intake closes on Friday, day 10; fifteen working days later is Friday, day 31.
    let until = clock(31, 23, 59);
    assert_eq!(due::cutoff(&told.rules, &told.case()), Ok(Some(until)));
    // Entered after that, it counts from the entry: from Monday, day 13, to Monday, day 34.
    assert_eq!(due::cutoff(&rules(), &Told::admitted().case()), Ok(Some(clock(34, 23, 59))));
}

#[test]
fn a_panel_has_its_size_and_is_confirmed_once() {
    let mut told = Told::admitted();
    for experts in [&[][..], &[101, 102][..], &[101, 102, 103, 104][..]] {
        let no = CaseRefusal::PanelSize { given: experts.len(), needed: 3 };
        told.refused(&methodist(day(14)), panel(experts), no);
    }
    assert_eq!(bar(&told, panel(&[101, 102, 101])), SeatBar::Twice);
    told.given(&methodist(day(14)), panel(&[101, 102, 103]));
    told.refused(&methodist(day(14)), panel(&[104, 105, 106]), CaseRefusal::PanelConfirmed);
}

#[test]
fn strangers_the_applicants_own_and_those_concerned_or_busy_may_not_sit() {
    let mut told = Told::admitted();
    assert_eq!(bar(&told, panel(&[101, 102, 999])), SeatBar::NotAnExpert);
    let own = ExpertSnapshot { organisations: [SCHOOL].into(), ..ExpertSnapshot::default() };
    told.rules.experts.insert(person(103), own);
    assert_eq!(bar(&told, panel(&[101, 102, 103])), SeatBar::OwnOrganisation);
    let declared = ExpertSnapshot { declared: true, ..ExpertSnapshot::default() };
    told.rules.experts.insert(person(103), declared);
    assert_eq!(bar(&told, panel(&[101, 102, 103])), SeatBar::Declared);
    let full = ExpertSnapshot { load: 5, ..ExpertSnapshot::default() };
    told.rules.experts.insert(person(103), full);
    assert_eq!(bar(&told, panel(&[101, 102, 103])), SeatBar::Full { load: 5 });
    let almost = ExpertSnapshot { load: 4, ..ExpertSnapshot::default() };
    told.rules.experts.insert(person(103), almost);
    assert!(told.when(&methodist(day(14)), panel(&[101, 102, 103])).is_ok());
}

#[test]
fn h11_the_further_expert_is_none_of_the_first_even_of_those_who_declined() {
    let mut told = Told::admitted();
    told.given(&methodist(day(14)), panel(&[101, 102, 103]));
    told.given(&expert(103, day(14)), decline());
    told.given(&methodist(day(14)), replace(103, 104));
    for (n, marks) in [(101, [10; 5]), (102, [1; 5]), (104, [5; 5])] {
        told.given(&expert(n, day(14)), ApplicationCommand::Accept);
        told.given(&expert(n, day(14)), sheet(marks));
    }
    told.given(&methodist(day(14)), ApplicationCommand::ReleaseReview);
    assert_eq!(told.place(), "third");
    for n in [101, 102, 103, 104] {
        assert_eq!(bar(&told, panel(&[n])), SeatBar::EarlierStage, "{n}");
    }
    assert!(told.when(&methodist(day(14)), panel(&[105])).is_ok());
}

#[test]
fn declining_frees_the_seat_for_another_and_not_for_the_same_again() {
    let mut told = Told::under_review();
    told.given(&expert(102, day(15)), decline());
    assert_eq!(told.no(&expert(102, day(15)), sheet([5; 5])), "no-seat");
    assert_eq!(told.no(&expert(102, day(15)), decline()), "no-seat");
    assert_eq!(bar(&told, replace(102, 102)), SeatBar::EarlierStage);
    assert_eq!(bar(&told, replace(102, 101)), SeatBar::Twice);
    told.given(&methodist(day(15)), replace(102, 104));
    assert_eq!(told.case().panel(&stage("review")).count(), 3);
    told.refused(&methodist(day(15)), replace(102, 105), CaseRefusal::PanelConfirmed);
}

#[test]
fn a_late_expert_gives_way_and_one_who_signed_does_not() {
    let mut told = Told::admitted();
    told.given(&methodist(day(14)), panel(&[101, 102, 103]));
    told.given(&methodist(day(20)), replace(101, 104));
    assert_eq!(told.no(&expert(101, day(20)), ApplicationCommand::Accept), "no-seat");
    told.given(&expert(102, day(20)), ApplicationCommand::Accept);
    told.given(&expert(102, day(20)), sheet([5; 5]));
    told.refused(&methodist(day(20)), replace(102, 105), CaseRefusal::Signed);
    told.refused(&expert(102, day(20)), decline(), CaseRefusal::Signed);
    told.refused(&methodist(day(20)), replace(107, 105), CaseRefusal::NoSeat);
    assert_eq!(told.case().panel(&stage("review")).count(), 3);
}

#[test]
fn an_expert_accepts_once_and_only_an_own_seat() {
    let mut told = Told::admitted();
    told.given(&methodist(day(14)), panel(&[101, 102, 103]));
    told.given(&expert(101, day(14)), ApplicationCommand::Accept);
    told.refused(&expert(101, day(14)), ApplicationCommand::Accept, Refusal::AlreadyDone);
    told.refused(&expert(104, day(14)), ApplicationCommand::Accept, CaseRefusal::NoSeat);
    told.refused(&methodist(day(14)), ApplicationCommand::Accept, Refusal::NotYours);
    // Half-way through, an expert who recognises the authors must be able to say so.
    told.given(&expert(101, day(15)), decline());
}

#[test]
fn nothing_is_done_about_a_panel_after_its_term_however_late_the_timer() {
    let mut told = Told::admitted();
    let until = clock(34, 23, 59);
    let no = CaseRefusal::TermPassed { until };
    told.refused(&methodist(until), panel(&[101, 102, 103]), no.clone());
    told.given(&methodist(day(14)), panel(&[101, 102, 103]));
    told.refused(&expert(101, until), ApplicationCommand::Accept, no.clone());
    told.refused(&expert(101, until), decline(), no.clone());
    told.refused(&methodist(until), replace(101, 104), no);
    told.given(&machine(until), ApplicationCommand::Lapse);
    assert_eq!(told.place(), "third", "nobody has marked it");
}
