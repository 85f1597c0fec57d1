//! The rules of a call's life.

use std::collections::BTreeMap;

use super::command::CallCommand;
use super::fact::CallFact;
use super::state::{Call, CallState, IntakeDates};
use crate::access::may::{Place, Right, may};
use crate::basics::digest::Digest;
use crate::basics::id::{OrganisationId, TerritoryId};
use crate::basics::moment::Moment;
use crate::decider::{Act, Decider};
use crate::people::seat::Seat;
use crate::refusal::Refusal;

/// What a call's rules read beside the call.
#[derive(Debug, Clone)]
pub struct CallRules {
    /// Where the call is run.
    pub territory: TerritoryId,
    /// The procedure's id.
    pub procedure: String,
    /// The edition's digest.
    pub edition: String,
    /// The procedure's named dates in the order in which they must fall.
    pub date_order: Vec<String>,
    /// Between which of them intake is open.
    pub intake: IntakeDates,
}

/// The decider of calls.
#[derive(Debug, Clone, Copy)]
pub struct Calls;

impl Decider for Calls {
    const STREAM: &'static str = "call";
    type Rules = CallRules;
    type State = CallState;
    type Command = CallCommand;
    type Fact = CallFact;

    fn authorise(
        rules: &CallRules,
        _case: &CallState,
        act: &Act,
        command: &CallCommand,
    ) -> Result<Option<Seat>, Refusal> {
        let right = match command {
            CallCommand::Draft { .. } | CallCommand::Announce => Right::RunCalls,
            CallCommand::MoveDate { .. } | CallCommand::ExtendOne { .. } => Right::ExtendIntake,
        };
        may(&act.by, right, Place::Territory(rules.territory))
    }

    fn decide(
        rules: &CallRules,
        case: &CallState,
        act: &Act,
        command: CallCommand,
    ) -> Result<Vec<CallFact>, Refusal> {
        Self::authorise(rules, case, act, &command)?;
        match (case, command) {
            (CallState::Absent, CallCommand::Draft { slug, school_year, dates }) => {
                check_dates(rules, &dates)?;
                Ok(vec![CallFact::Drafted {
                    territory: rules.territory,
                    procedure: rules.procedure.clone(),
                    edition: rules.edition.clone(),
                    slug,
                    school_year,
                    dates,
                    intake: rules.intake.clone(),
                }])
            }
            (CallState::Absent, _) => Err(Refusal::Missing),
            (CallState::Known(_), CallCommand::Draft { .. }) => Err(Refusal::AlreadyDone),
            (CallState::Known(call), CallCommand::Announce) => announce(rules, call, act),
            (CallState::Known(call), CallCommand::MoveDate { date, to, ground }) => {
                move_date(rules, call, act, (date, to), ground)
            }
            (CallState::Known(call), CallCommand::ExtendOne { organisation, until, ground }) => {
                extend_one(rules, call, act, (organisation, until), ground)
            }
        }
    }

    fn evolve(case: CallState, fact: &CallFact) -> CallState {
        super::evolve::evolve(case, fact)
    }
}

/// Shows the call. The cutoff must still lie ahead: nobody can use a call that has ended.
fn announce(rules: &CallRules, call: &Call, act: &Act) -> Result<Vec<CallFact>, Refusal> {
    if call.announced {
        return Err(Refusal::AlreadyDone);
    }
    check_dates(rules, &call.dates)?;
    let window = call.window(None).ok_or(Refusal::DateUnset { date: rules.intake.closes.clone() })?;
    if window.closes <= act.at {
        return Err(Refusal::InThePast { to: window.closes });
    }
    Ok(vec![CallFact::Announced])
}

/// Moves a date for all. Outsiders rely on an announced date, so it never moves earlier; and it never moves
/// into the past, which would end somebody's time without notice.
fn move_date(
    rules: &CallRules,
    call: &Call,
    act: &Act,
    (date, to): (String, Moment),
    ground: Option<Digest>,
) -> Result<Vec<CallFact>, Refusal> {
    let Some(&from) = call.dates.get(&date) else { return Err(Refusal::NoSuchDate { date }) };
    let ground = ground.ok_or(Refusal::NoGround)?;
    if call.announced && to < from {
        return Err(Refusal::NotEarlier { from });
    }
    if to == from {
        return Err(Refusal::AlreadyDone);
    }
    if to <= act.at {
        return Err(Refusal::InThePast { to });
    }
    let mut dates = call.dates.clone();
    dates.insert(date.clone(), to);
    check_dates(rules, &dates)?;
    Ok(vec![CallFact::DateMoved { date, from, to, ground }])
}

/// Gives one applicant more time than everybody has.
fn extend_one(
    rules: &CallRules,
    call: &Call,
    act: &Act,
    (organisation, until): (OrganisationId, Moment),
    ground: Option<Digest>,
) -> Result<Vec<CallFact>, Refusal> {
    let ground = ground.ok_or(Refusal::NoGround)?;
    let unset = || Refusal::DateUnset { date: rules.intake.closes.clone() };
    let window = call.window(Some(organisation)).ok_or_else(unset)?;
    if until <= window.closes {
        return Err(Refusal::NotEarlier { from: window.closes });
    }
    if until <= act.at {
        return Err(Refusal::InThePast { to: until });
    }
    Ok(vec![CallFact::ExtendedOne { organisation, until, ground }])
}

/// All dates of the procedure are set and fall in its order.
fn check_dates(rules: &CallRules, dates: &BTreeMap<String, Moment>) -> Result<(), Refusal> {
    let mut before: Option<(&String, Moment)> = None;
    for name in &rules.date_order {
        let at = *dates.get(name).ok_or_else(|| Refusal::DateUnset { date: name.clone() })?;
        if let Some((earlier, earlier_at)) = before
            && at < earlier_at
        {
            return Err(Refusal::DatesOutOfOrder { earlier: earlier.clone(), later: name.clone() });
        }
        before = Some((name, at));
    }
    match dates.keys().find(|name| !rules.date_order.contains(name)) {
        Some(unknown) => Err(Refusal::NoSuchDate { date: unknown.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::access::table::seated;
    use crate::basics::id::CommandId;
    use crate::basics::moment::SchoolYear;
    use crate::call::state::WindowPhase;
    use crate::decider::fold;
    use crate::people::seat::{Role, Viewer};

    const HOME: TerritoryId = TerritoryId(Uuid::from_u128(1));
    const SCHOOL: OrganisationId = OrganisationId(Uuid::from_u128(3));
    const GROUND: Option<Digest> = Some(Digest::ZERO);

    fn day(n: i64) -> Moment {
        Moment::parse("2026-11-01T15:00:00Z").unwrap().plus_seconds(n * 86_400)
    }

    fn rules() -> CallRules {
        CallRules {
            territory: HOME,
            procedure: "district-products".to_owned(),
            edition: "e1".to_owned(),
            date_order: ["opens", "closes", "council"].map(str::to_owned).to_vec(),
            intake: IntakeDates { opens: Some("opens".to_owned()), closes: "closes".to_owned() },
        }
    }

    fn by(role: Role, at: Moment) -> Act {
        Act { by: seated(role), at, command: CommandId(Uuid::nil()) }
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
        assert_eq!(when(&drafted, day(0), CallCommand::Announce), Ok(vec![CallFact::Announced]));
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
        let window = super::super::state::Window { opens: Some(day(1)), closes: day(10) };
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
                    && a.announced
                {
                    assert!(closes(&case, None) <= closes(&next, None) && b.announced);
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
}
