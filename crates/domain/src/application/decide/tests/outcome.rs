//! What lists, orders and publications do to a case.

use super::*;
use crate::application::refusal::CaseRefusal;
use crate::application::sample::{Told, machine, methodist, outcome, stage};
use crate::basics::id::OrderId;

fn class(list: u32, name: &str) -> ApplicationCommand {
    ApplicationCommand::Class { stage: stage("ranking"), list, class: outcome(name) }
}

fn order(name: &str) -> ApplicationCommand {
    let order = OrderId(uuid::Uuid::from_u128(77));
    ApplicationCommand::Order { order, outcome: outcome(name) }
}

fn announce() -> ApplicationCommand {
    ApplicationCommand::Announce { stage: stage("results") }
}

/// At the selection, with 40 of 50.
fn ranked() -> Told {
    Told::marked([[8; 5]; 3])
}

fn classed(name: &str) -> Told {
    let mut told = ranked();
    told.given(&machine(day(20)), class(1, name));
    told
}

#[test]
fn an_adopted_list_sends_winners_to_the_order_and_the_others_to_the_results() {
    for (name, place) in
        [("winner", "order"), ("laureate", "order"), ("diplomant", "order"), ("none", "results")]
    {
        let told = classed(name);
        assert_eq!(told.place(), place);
        let record = told.case().class.unwrap();
        assert_eq!((record.class.as_str(), record.list, record.decided_at), (name, 1, day(20)));
        assert_eq!(record.proposes.is_empty(), name == "none");
        assert!(told.case().in_force.is_none(), "decided is not in force (H27)");
    }
}

#[test]
fn a_redraw_changes_the_class_and_the_way_with_it() {
    let mut told = classed("none");
    told.given(&machine(day(21)), class(2, "winner"));
    assert_eq!(told.place(), "order");
    // The same class on a newer list moves nothing.
    told.given(&machine(day(22)), class(3, "winner"));
    assert_eq!((told.place().as_str(), told.case().visits_of(&stage("order"))), ("order", 1));
    told.given(&machine(day(23)), class(4, "none"));
    assert_eq!(told.place(), "results");
    assert!(told.case().class.unwrap().proposes.is_empty());
    for list in [1, 4] {
        told.refused(&machine(day(24)), class(list, "winner"), CaseRefusal::OldList { list });
    }
}

#[test]
fn an_order_makes_fact_of_what_was_proposed_and_only_of_that() {
    let mut told = classed("winner");
    let proposed = told.case().class.unwrap().proposes;
    told.given(&machine(day(25)), order("in_force"));
    let record = told.case().in_force.unwrap();
    assert_eq!((told.place().as_str(), record.since), ("results", day(25)));
    assert!(!record.effects.is_empty() && record.effects.iter().all(|effect| proposed.contains(effect)));
    told.refused(&machine(day(26)), class(2, "none"), CaseRefusal::InForce);
    assert_eq!(told.no(&machine(day(26)), order("in_force")), "elsewhere");
}

#[test]
fn an_order_that_comes_back_returns_the_case_twice_and_the_third_time_ends_it() {
    let mut told = classed("winner");
    for list in [2, 3] {
        told.given(&machine(day(25)), order("returned"));
        assert_eq!(told.place(), "ranking");
        told.given(&machine(day(26)), class(list, "winner"));
    }
    told.given(&machine(day(27)), order("returned"));
    assert_eq!(told.place(), "end:void");
    assert!(told.case().in_force.is_none());
}

#[test]
fn an_order_that_is_refused_ends_the_case() {
    let mut told = classed("laureate");
    told.given(&machine(day(25)), order("refused"));
    assert_eq!(told.place(), "end:void");
}

#[test]
fn results_end_the_case_where_it_waits_for_them() {
    let mut told = classed("none");
    told.given(&machine(day(30)), announce());
    assert_eq!((told.place().as_str(), told.case().published_at), ("end:finished", Some(day(30))));
    assert_eq!(told.no(&machine(day(31)), announce()), "elsewhere");
    assert_eq!(classed("winner").no(&machine(day(31)), announce()), "elsewhere");
}

#[test]
fn a_class_reaches_nobody_who_is_not_at_the_selection_or_came_from_it() {
    for told in [Told::filed(), Told::under_review()] {
        assert_eq!(told.no(&machine(day(20)), class(1, "winner")), "elsewhere");
        assert_eq!(told.no(&machine(day(20)), order("in_force")), "elsewhere");
    }
    let nowhere = ApplicationCommand::Class { stage: stage("review"), list: 1, class: outcome("winner") };
    ranked().refused(&machine(day(20)), nowhere, CaseRefusal::NotProvided { act: "selection" });
    assert_eq!(ranked().no(&machine(day(20)), class(1, "praised")), "no-such-outcome");
    let stage = stage("ranking");
    let resolve = ApplicationCommand::Resolve { stage, outcome: outcome("winner") };
    assert_eq!(ranked().no(&machine(day(20)), resolve), "elsewhere", "no council stage here");
}

#[test]
fn only_the_machine_carries_over_what_others_decided() {
    for command in [class(1, "winner"), order("in_force"), announce(), ApplicationCommand::Lapse] {
        ranked().refused(&methodist(day(20)), command, Refusal::NotYours);
    }
}
