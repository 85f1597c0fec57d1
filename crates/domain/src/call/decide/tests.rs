//! A call's life, told as sentences.

use super::*;
use crate::application::sample::{GROUND, HOME, SCHOOL, by, procedure};
use crate::basics::moment::SchoolYear;
use crate::call::state::WindowPhase;
use crate::decider::fold;
use crate::people::seat::Role;

mod lists;
mod publishing;
mod told;

fn day(n: i64) -> Moment {
    Moment::parse("2026-11-01T15:00:00Z").unwrap().plus_seconds(n * 86_400)
}

/// Rules of the shipped procedure's call, without any application yet.
fn rules() -> CallRules {
    CallRules {
        territory: HOME,
        procedure: "district-products".to_owned(),
        edition: "e1".to_owned(),
        date_order: ["opens", "closes", "council"].map(str::to_owned).to_vec(),
        intake: IntakeDates { opens: Some("opens".to_owned()), closes: "closes".to_owned() },
        definition: procedure(),
        cases: Vec::new(),
        quota: BTreeMap::new(),
    }
}

fn draft(days: [i64; 3]) -> CallCommand {
    let names = ["opens", "closes", "council"].map(str::to_owned);
    let dates = names.into_iter().zip(days.map(day)).collect();
    CallCommand::Draft { slug: "products".to_owned(), school_year: SchoolYear(2026), dates }
}

/// Gives the commands one after another, all as a methodist on day 0, and returns what is known then.
fn given(commands: Vec<CallCommand>) -> CallState {
    commands.into_iter().fold(CallState::Absent, |case, command| {
        let facts = Calls::decide(&rules(), &case, &by(Role::Methodist, day(0)), command).unwrap();
        facts.iter().fold(case, Calls::evolve)
    })
}

fn when(case: &CallState, at: Moment, command: CallCommand) -> Result<Vec<CallFact>, Refusal> {
    Calls::decide(&rules(), case, &by(Role::Methodist, at), command)
}

fn closes(case: &CallState, who: Option<OrganisationId>) -> Moment {
    let CallState::Known(call) = case else { panic!("no call") };
    call.window(who).unwrap().closes
}

#[test]
fn dates_must_fall_in_the_procedures_order() {
    let refused = when(&CallState::Absent, day(0), draft([5, 3, 9]));
    let (earlier, later) = ("opens".to_owned(), "closes".to_owned());
    assert_eq!(refused, Err(Refusal::DatesOutOfOrder { earlier, later }));
}

#[test]
fn a_call_is_announced_once_and_only_while_its_cutoff_lies_ahead() {
    let drafted = given(vec![draft([1, 10, 20])]);
    assert_eq!(when(&drafted, day(10), CallCommand::Announce), Err(Refusal::InThePast { to: day(10) }));
    assert_eq!(when(&drafted, day(0), CallCommand::Announce), Ok(vec![CallFact::Announced { at: day(0) }]));
    let announced = given(vec![draft([1, 10, 20]), CallCommand::Announce]);
    assert_eq!(when(&announced, day(0), CallCommand::Announce), Err(Refusal::AlreadyDone));
}

#[test]
fn an_announced_date_moves_later_with_a_ground_and_never_earlier() {
    let call = given(vec![draft([1, 10, 20]), CallCommand::Announce]);
    let to = |n, ground| CallCommand::MoveDate { date: "closes".to_owned(), to: day(n), ground };
    assert_eq!(when(&call, day(2), to(12, None)), Err(Refusal::NoGround));
    assert_eq!(when(&call, day(2), to(9, GROUND)), Err(Refusal::NotEarlier { from: day(10) }));
    let facts = when(&call, day(2), to(12, GROUND)).unwrap();
    let moved = facts.iter().fold(call, Calls::evolve);
    assert_eq!(closes(&moved, None), day(12));
}

#[test]
fn intake_can_be_reopened_after_its_cutoff_but_not_into_the_past() {
    let call = given(vec![draft([1, 10, 20]), CallCommand::Announce]);
    let to = |n| CallCommand::MoveDate { date: "closes".to_owned(), to: day(n), ground: GROUND };
    assert_eq!(when(&call, day(15), to(14)), Err(Refusal::InThePast { to: day(14) }));
    assert!(when(&call, day(15), to(16)).is_ok());
}

#[test]
fn one_applicants_longer_time_is_nobody_elses() {
    let more = CallCommand::ExtendOne { organisation: SCHOOL, until: day(12), ground: GROUND };
    let call = given(vec![draft([1, 10, 20]), CallCommand::Announce, more]);
    assert_eq!(closes(&call, Some(SCHOOL)), day(12));
    assert_eq!(closes(&call, None), day(10));
    // A later cutoff for all is not cut short by an earlier extension for one.
    let all = CallCommand::MoveDate { date: "closes".to_owned(), to: day(15), ground: GROUND };
    let facts = when(&call, day(2), all).unwrap();
    assert_eq!(closes(&facts.iter().fold(call, Calls::evolve), Some(SCHOOL)), day(15));
}

#[test]
fn the_cutoff_itself_is_too_late() {
    let window = crate::call::state::Window { opens: Some(day(1)), closes: day(10) };
    assert_eq!(window.phase(day(1).plus_seconds(-1)), WindowPhase::Before);
    assert_eq!(window.phase(day(1)), WindowPhase::Open);
    assert_eq!(window.phase(day(10).plus_seconds(-1)), WindowPhase::Open);
    assert_eq!(window.phase(day(10)), WindowPhase::After);
}

#[test]
fn only_a_methodist_of_the_territory_runs_calls() {
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Methodist) {
        let refused = Calls::decide(&rules(), &CallState::Absent, &by(role, day(0)), draft([1, 2, 3]));
        assert_eq!(refused, Err(Refusal::NotYours), "{role:?}");
    }
    let visitor = Act { by: Viewer::Anyone, ..by(Role::Methodist, day(0)) };
    let refused = Calls::decide(&rules(), &CallState::Absent, &visitor, draft([1, 2, 3]));
    assert_eq!(refused, Err(Refusal::NotSignedIn));
}

/// Every state of a small world: all sequences of up to five commands by a methodist over four days.
#[test]
fn in_every_reachable_state_replay_agrees_and_announced_cutoffs_only_grow() {
    let commands = |n: i64| {
        let date = |d: &str| CallCommand::MoveDate { date: d.to_owned(), to: day(n), ground: GROUND };
        let one = CallCommand::ExtendOne { organisation: SCHOOL, until: day(n), ground: GROUND };
        [draft([1, 2, 3]), CallCommand::Announce, date("opens"), date("closes"), date("council"), one]
    };
    let mut seen: Vec<CallState> = vec![CallState::Absent];
    let mut queue: Vec<Vec<CallFact>> = vec![Vec::new()];
    while let Some(journal) = queue.pop() {
        let case = fold::<Calls>(&journal);
        if journal.len() == 5 {
            continue;
        }
        for command in (1..=4).flat_map(commands) {
            let Ok(facts) = when(&case, day(1), command) else { continue };
            let longer: Vec<CallFact> = journal.iter().cloned().chain(facts).collect();
            let next = fold::<Calls>(&longer);
            if let (CallState::Known(a), CallState::Known(b)) = (&case, &next)
                && a.announced()
            {
                assert!(closes(&case, None) <= closes(&next, None) && b.announced());
                assert!(closes(&case, Some(SCHOOL)) <= closes(&next, Some(SCHOOL)));
            }
            if !seen.contains(&next) {
                seen.push(next);
                queue.push(longer);
            }
        }
    }
    assert!(seen.len() > 40, "saw {} states", seen.len());
}
