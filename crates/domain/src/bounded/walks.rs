//! The walks, and what they must have seen.

use std::time::Instant;

use super::explore::{Found, explore};
use super::lone::{filing_world, review_world};
use super::together::{ranked, ranked_apart, with_late};
use crate::application::sample::procedure;

/// Pairs of marks: equals in all, one total in two ways, and totals on both sides of every threshold.
const PAIRS: [[[i32; 5]; 2]; 5] = [
    [[7, 7, 7, 7, 7], [7, 7, 7, 7, 7]],
    [[7, 7, 7, 8, 6], [7, 7, 7, 7, 7]],
    [[7, 7, 7, 7, 6], [6, 6, 6, 6, 6]],
    [[6, 6, 6, 6, 5], [5, 5, 5, 5, 5]],
    [[7, 7, 7, 7, 7], [5, 5, 5, 5, 4]],
];
/// A winner and a laureate.
const WON: [[i32; 5]; 2] = [[7, 7, 7, 7, 7], [7, 7, 7, 7, 6]];

#[test]
fn every_outcome_is_taken_every_end_is_reached_and_no_state_is_dead() {
    let mut all = Found::default();
    let mut walk = |name: &str, walk: &dyn Fn() -> Found| {
        let begun = Instant::now();
        let found = walk();
        println!("{name}: {} states, {} steps, {:?}", found.states, found.steps, begun.elapsed());
        all.add(found);
    };
    walk("from filing to review", &|| explore(vec![filing_world()], 100_000));
    walk("from review to selection", &|| explore(vec![review_world()], 100_000));
    for pair in PAIRS {
        walk(&format!("from selection to results, {pair:?}"), &|| explore(vec![ranked(pair)], 100_000));
    }
    walk("with orders on one of both", &|| explore(vec![ranked_apart(WON)], 100_000));
    for pair in [PAIRS[0], PAIRS[4]] {
        walk(&format!("one comes late, {pair:?}"), &|| explore(vec![with_late(pair)], 100_000));
    }
    println!("together: {} states, {} steps", all.states, all.steps);
    for (name, count) in &all.seen {
        println!("{count:>8} {name}");
    }
    for (outcome, count) in all.taken.iter().chain(&all.ends) {
        println!("{count:>8} {outcome}");
    }
    for name in ["a redraw changed a class", "a decision of the council came too late for its list"] {
        assert!(all.seen.contains_key(name), "{name}: never seen");
    }
    // A draft that is not filed in time is no case yet: nothing lapses at the intake.
    let no_case = ["intake:lapsed", "end:not-filed"];
    let procedure = procedure();
    let outcomes =
        procedure.stages().flat_map(|(id, stage)| stage.on.keys().map(move |o| format!("{id}:{o}")));
    let ends = procedure.definition().ends.keys().map(|end| format!("end:{end}"));
    for name in outcomes.filter(|name| !no_case.contains(&name.as_str())) {
        assert!(all.taken.contains_key(&name), "{name} was never taken");
    }
    for name in ends.filter(|name| !no_case.contains(&name.as_str())) {
        assert!(all.ends.contains_key(&name), "{name} was never reached");
    }
}
