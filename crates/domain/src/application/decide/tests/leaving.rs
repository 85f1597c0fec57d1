//! Leaving: taken back, taken off, out of time.

use super::*;
use crate::application::refusal::CaseRefusal;
use crate::application::sample::{
    GROUND, Told, clock, coordinator, machine, methodist, outcome, panel, stage, submit, verdict,
};
use crate::basics::id::OrderId;

const WITHDRAW: ApplicationCommand = ApplicationCommand::Withdraw { ground: None };
const DISQUALIFY: ApplicationCommand = ApplicationCommand::Disqualify { ground: GROUND };
const LAPSE: ApplicationCommand = ApplicationCommand::Lapse;

fn class(list: u32, name: &str) -> ApplicationCommand {
    ApplicationCommand::Class { stage: stage("ranking"), list, class: outcome(name) }
}

/// At the order, as the winner.
fn won() -> Told {
    let mut told = Told::marked([[8; 5]; 3]);
    told.given(&machine(day(20)), class(1, "winner"));
    told
}

fn in_force() -> Told {
    let mut told = won();
    let order = OrderId(uuid::Uuid::from_u128(77));
    told.given(&machine(day(25)), ApplicationCommand::Order { order, outcome: outcome("in_force") });
    told
}

#[test]
fn an_application_is_taken_back_in_the_window_and_later_until_the_order() {
    let mut told = Told::filed();
    told.given(&coordinator(day(4)), WITHDRAW);
    assert_eq!(told.place(), "end:withdrawn");
    told.refused(&coordinator(day(4)), WITHDRAW, Refusal::AlreadyWithdrawn);
    told.given(&coordinator(day(5)), submit());
    assert_eq!(told.place(), "check");
    for mut late in [Told::filed(), Told::under_review(), Told::marked([[6; 5]; 3])] {
        late.given(&coordinator(day(20)), WITHDRAW);
        assert_eq!(late.place(), "end:withdrawn");
        let closed = day(10);
        late.refused(&coordinator(day(20)), submit(), Refusal::TooLate { closed });
    }
    let no = CaseRefusal::Elsewhere { now: "order".to_owned(), needed: "order".to_owned() };
    won().refused(&coordinator(day(21)), WITHDRAW, no);
}

#[test]
fn an_intake_opened_again_takes_back_neither_what_has_ended_nor_what_is_in_force() {
    let mut ended = Told::filed();
    ended.given(&methodist(day(4)), verdict("refused", &["ours"], None));
    assert_eq!(ended.no(&coordinator(day(5)), WITHDRAW), "elsewhere");
    let mut won = in_force();
    won.rules.call.dates.insert("closes".to_owned(), day(50));
    won.refused(&coordinator(day(30)), WITHDRAW, CaseRefusal::InForce);
    assert_eq!(won.no(&coordinator(day(30)), submit()), "elsewhere");
}

#[test]
fn only_a_ground_takes_it_off_the_contest_and_nothing_does_once_an_order_is_in_force() {
    let silent = ApplicationCommand::Disqualify { ground: None };
    won().refused(&methodist(day(21)), silent, Refusal::NoGround);
    for mut told in [Told::filed(), Told::under_review(), Told::marked([[6; 5]; 3]), won()] {
        told.given(&methodist(day(21)), DISQUALIFY);
        assert_eq!(told.place(), "end:disqualified");
        assert_eq!(told.no(&methodist(day(21)), DISQUALIFY), "elsewhere");
    }
    in_force().refused(&methodist(day(26)), DISQUALIFY, CaseRefusal::InForce);
}

#[test]
fn more_time_is_given_where_a_term_runs_with_a_ground_and_only_later() {
    let mut told = Told::under_review();
    let from = clock(34, 23, 59);
    let more = |until, ground| ApplicationCommand::MoreTime { until, ground };
    told.refused(&methodist(day(20)), more(day(40), None), Refusal::NoGround);
    told.refused(&methodist(day(20)), more(from, GROUND), Refusal::NotEarlier { from });
    told.refused(&methodist(from), more(day(40), GROUND), CaseRefusal::TermPassed { until: from });
    told.given(&methodist(day(20)), more(day(40), GROUND));
    told.refused(&machine(from), LAPSE, CaseRefusal::NotYet { until: day(40) });
    let from = day(40);
    told.refused(&methodist(day(21)), more(day(39), GROUND), Refusal::NotEarlier { from });
    Told::filed().refused(&methodist(day(20)), more(day(40), GROUND), CaseRefusal::NoTerm);
    // It is of this visit alone: the next stage has its own term.
    told.given(&machine(day(41)), LAPSE);
    assert_eq!((told.place().as_str(), told.case().more_time), ("third", None));
}

#[test]
fn a_lapse_counts_from_the_due_moment_however_late_somebody_noticed() {
    let mut told = Told::admitted();
    let first = clock(34, 23, 59);
    told.refused(&machine(first.plus_seconds(-1)), LAPSE, CaseRefusal::NotYet { until: first });
    // Nobody was asked: two terms of five working days follow, each from the end of the one before.
    told.given(&machine(day(90)), LAPSE);
    assert_eq!((told.place().as_str(), told.case().since()), ("third", first));
    for due in [clock(41, 23, 59), clock(48, 23, 59)] {
        told.given(&machine(day(90)), LAPSE);
        assert_eq!((told.place().as_str(), told.case().since()), ("third", due));
    }
    told.given(&machine(day(90)), LAPSE);
    assert_eq!((told.place().as_str(), told.case().since()), ("end:unmarked", clock(55, 23, 59)));
    assert_eq!(told.no(&machine(day(90)), LAPSE), "elsewhere");
}

#[test]
fn a_stage_without_a_cutoff_never_lapses() {
    for told in [Told::filed(), Told::marked([[6; 5]; 3]), won(), in_force()] {
        told.refused(&machine(day(100)), LAPSE, CaseRefusal::NoTerm);
    }
}

#[test]
fn a_term_that_reaches_a_year_without_a_calendar_is_refused_before_it_begins() {
    let told = Told::filed();
    // Day 110 is the twentieth of December: fifteen working days reach into a year that is not known.
    let refused = told.when(&methodist(day(110)), verdict("admitted", &[], None));
    assert_eq!(refused, Err(CaseRefusal::NoCalendar { year: 2027 }.into()));
    assert_eq!(told.no(&methodist(day(110)), panel(&[101, 102, 103])), "elsewhere");
}
