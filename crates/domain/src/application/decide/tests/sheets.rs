//! Sheets: signed, sent back, set aside, let on (H12, H13).

use super::*;
use crate::application::command::Signing;
use crate::application::refusal::CaseRefusal;
use crate::application::sample::{
    GROUND, Told, clock, expert, machine, methodist, panel, person, procedure_with, sheet, stage,
};
use crate::application::state::{SheetRecord, SheetStanding};
use crate::procedure::exact::Exact;
use crate::review::sheet::SheetDraft;

const RELEASE: ApplicationCommand = ApplicationCommand::ReleaseReview;

fn return_sheet(n: u128) -> ApplicationCommand {
    ApplicationCommand::ReturnSheet { expert: person(n), ground: GROUND }
}

fn void(n: u128, witnesses: usize) -> ApplicationCommand {
    let witnesses = vec![Digest::ZERO; witnesses];
    ApplicationCommand::VoidSheet { expert: person(n), witnesses, ground: GROUND }
}

fn sheets_of(told: &Told, n: u128) -> Vec<SheetRecord> {
    told.case().seat_of(&stage("review"), person(n)).unwrap().sheets.clone()
}

fn total(told: &Told) -> Option<Exact> {
    told.case().tallies.get(&stage("total")).unwrap().total
}

/// Everybody has signed: 25, 25 and 30 of 50.
fn signed() -> Told {
    let mut told = Told::under_review();
    for (n, marks) in [(101, [5; 5]), (102, [5; 5]), (103, [6; 5])] {
        told.given(&expert(n, day(15)), sheet(marks));
    }
    told
}

#[test]
fn every_gap_of_a_sheet_is_told_at_once() {
    let told = Told::under_review();
    let empty = Signing { draft: SheetDraft::default(), comments: BTreeMap::new(), advice: None };
    let refused = told.when(&expert(101, day(15)), ApplicationCommand::Sign(Box::new(empty)));
    let Err(Refusal::Case(CaseRefusal::SheetIncomplete { gaps })) = refused else { panic!("{refused:?}") };
    assert_eq!(gaps.len(), 11, "a mark and words on each of five criteria, and advice: {gaps:?}");
}

#[test]
fn a_sheet_is_signed_once_and_only_by_who_has_accepted() {
    let mut told = Told::admitted();
    told.given(&methodist(day(14)), panel(&[101, 102, 103]));
    told.refused(&expert(101, day(14)), sheet([5; 5]), CaseRefusal::NotAccepted);
    told.given(&expert(101, day(14)), ApplicationCommand::Accept);
    told.given(&expert(101, day(14)), sheet([5; 5]));
    told.refused(&expert(101, day(14)), sheet([6; 5]), CaseRefusal::Signed);
    told.refused(&expert(104, day(14)), sheet([5; 5]), CaseRefusal::NoSeat);
    assert_eq!(sheets_of(&told, 101)[0].total, Exact::whole(25));
}

#[test]
fn moderation_holds_the_case_until_its_sheets_are_let_on() {
    let mut told = Told::under_review();
    for (n, needed) in [(101, 0), (102, 1), (103, 2)] {
        let no = CaseRefusal::SheetsMissing { signed: needed, needed: 3 };
        told.refused(&methodist(day(15)), RELEASE, no);
        told.given(&expert(n, day(15)), sheet([6; 5]));
        assert_eq!(told.place(), "review");
    }
    told.given(&methodist(day(15)), RELEASE);
    assert_eq!((told.place().as_str(), total(&told)), ("ranking", Some(Exact::whole(30))));
}

#[test]
fn without_moderation_the_last_sheet_lets_it_on() {
    let mut told = Told::under_review();
    told.rules.procedure = procedure_with("moderation = \"methodist@call\"\n", "");
    told.given(&expert(101, day(15)), sheet([6; 5]));
    let no = CaseRefusal::NotProvided { act: "moderation" };
    told.refused(&methodist(day(15)), return_sheet(101), no);
    told.given(&expert(102, day(15)), sheet([6; 5]));
    assert_eq!(told.place(), "review");
    told.given(&expert(103, day(15)), sheet([6; 5]));
    assert_eq!(told.place(), "ranking");
}

#[test]
fn h12_a_sheet_is_sent_back_and_both_stay() {
    let mut told = signed();
    let silent = ApplicationCommand::ReturnSheet { expert: person(103), ground: None };
    told.refused(&methodist(day(16)), silent, Refusal::NoGround);
    told.given(&methodist(day(16)), return_sheet(103));
    told.refused(&methodist(day(16)), return_sheet(103), CaseRefusal::NotSigned);
    told.refused(&methodist(day(16)), RELEASE, CaseRefusal::SheetsMissing { signed: 2, needed: 3 });
    told.given(&expert(103, day(17)), sheet([8; 5]));
    let both: Vec<_> = sheets_of(&told, 103).iter().map(|s| (s.number, s.total, s.standing)).collect();
    let (old, new) = (Exact::whole(30), Exact::whole(40));
    assert_eq!(both, [(1, old, SheetStanding::Returned), (2, new, SheetStanding::Signed)]);
    let kept = told.journal.iter().filter(|fact| matches!(fact, ApplicationFact::SheetSigned { .. }));
    assert_eq!(kept.count(), 4, "what was signed stays in the journal");
}

#[test]
fn h13_a_spoilt_sheet_is_set_aside_before_witnesses_and_totals_use_the_new_one_only() {
    let mut told = signed();
    told.refused(&methodist(day(16)), void(103, 1), CaseRefusal::Witnesses { given: 1, needed: 2 });
    let silent =
        ApplicationCommand::VoidSheet { expert: person(103), witnesses: vec![Digest::ZERO; 2], ground: None };
    told.refused(&methodist(day(16)), silent, Refusal::NoGround);
    let facts = told.given(&methodist(day(16)), void(103, 2));
    let [ApplicationFact::SheetVoided { number: 1, witnesses, ground, .. }] = facts.as_slice() else {
        panic!("{facts:?}")
    };
    assert_eq!((witnesses.len(), Some(*ground)), (2, GROUND));
    told.refused(&methodist(day(16)), RELEASE, CaseRefusal::SheetsMissing { signed: 2, needed: 3 });
    told.given(&expert(103, day(17)), sheet([7; 5]));
    told.given(&methodist(day(17)), RELEASE);
    assert_eq!(total(&told), Exact::ratio(25 + 25 + 35, 3));
}

#[test]
fn at_the_end_of_the_term_the_sheets_that_are_there_count() {
    let until = clock(34, 23, 59);
    // All are signed: complete, though nobody let them on.
    let mut told = signed();
    told.given(&machine(day(40)), ApplicationCommand::Lapse);
    assert!(told.taken().contains("review:complete") && told.place() == "ranking");
    // One was sent back and did not come again: short, and the other two count.
    let mut told = signed();
    told.given(&methodist(day(16)), return_sheet(103));
    told.given(&machine(until), ApplicationCommand::Lapse);
    assert!(told.taken().contains("review:short"));
    assert_eq!(total(&told), Some(Exact::whole(25)));
    assert_eq!(told.case().since(), until, "what follows counts from the term");
}

#[test]
fn far_apart_marks_get_a_further_expert_whose_marks_are_final() {
    let mut told = Told::marked([[8; 5], [7; 5], [5; 5]]);
    assert_eq!(told.place(), "third", "40 and 25 are 15 apart");
    told.given(&methodist(day(16)), panel(&[104]));
    told.given(&expert(104, day(16)), ApplicationCommand::Accept);
    told.given(&expert(104, day(16)), sheet([9; 5]));
    told.given(&methodist(day(16)), RELEASE);
    assert_eq!((told.place().as_str(), total(&told)), ("ranking", Some(Exact::whole(45))));
    assert_eq!(Told::marked([[8, 8, 8, 8, 7], [7; 5], [5; 5]]).place(), "ranking", "14 apart is close");
}
