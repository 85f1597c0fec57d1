//! The rules of a call's life.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::command::CallCommand;
use super::fact::CallFact;
use super::state::{Call, CallState, IntakeDates};
use super::{lists, publishing};
use crate::access::may::{Place, Right, may};
use crate::application::state::Case;
use crate::basics::digest::Digest;
use crate::basics::id::{ApplicationId, OrganisationId, TerritoryId};
use crate::basics::moment::Moment;
use crate::decider::{Act, Decider};
use crate::people::seat::{Seat, Viewer};
use crate::procedure::procedure::Procedure;
use crate::ranking::list::Settled;
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
    /// The edition itself.
    pub definition: Arc<Procedure>,
    /// The call's cases, locked against change; only commands about all of them need them here.
    pub cases: Vec<(ApplicationId, Case)>,
    /// How many each class takes where the call says so, by class (H22).
    pub quota: BTreeMap<String, u32>,
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
            CallCommand::DrawList { .. } => Right::DrawLists,
            CallCommand::AdoptList { stage, .. } if !lists::is_adopted_by_body(rules, stage) => {
                Right::DrawLists
            }
            CallCommand::AdoptList { .. }
            | CallCommand::SettleTie { .. }
            | CallCommand::ReturnList { .. } => return machine(act),
            CallCommand::Publish { .. } | CallCommand::PublishAdmission { .. } => Right::PublishResults,
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
            (CallState::Known(call), CallCommand::DrawList { stage, left_empty }) => {
                lists::draw_list(rules, call, act, (stage, left_empty))
            }
            (CallState::Known(call), CallCommand::SettleTie { stage, list, order }) => {
                lists::settle_tie(rules, call, act, (stage, list, Settled { order }))
            }
            (CallState::Known(call), CallCommand::AdoptList { stage, list }) => {
                lists::adopt(rules, call, (stage, list))
            }
            (CallState::Known(call), CallCommand::ReturnList { stage, list }) => {
                lists::send_back(call, (stage, list))
            }
            (CallState::Known(call), CallCommand::Publish { stage }) => {
                publishing::publish(rules, call, act, stage)
            }
            (CallState::Known(call), CallCommand::PublishAdmission { stage }) => {
                publishing::publish_admission(rules, call, act, stage)
            }
        }
    }

    fn evolve(case: CallState, fact: &CallFact) -> CallState {
        super::evolve::evolve(case, fact)
    }
}

/// Shows the call. The cutoff must still lie ahead: nobody can use a call that has ended.
fn announce(rules: &CallRules, call: &Call, act: &Act) -> Result<Vec<CallFact>, Refusal> {
    if call.announced() {
        return Err(Refusal::AlreadyDone);
    }
    check_dates(rules, &call.dates)?;
    let window = call.window(None).ok_or(Refusal::DateUnset { date: rules.intake.closes.clone() })?;
    if window.closes <= act.at {
        return Err(Refusal::InThePast { to: window.closes });
    }
    Ok(vec![CallFact::Announced { at: act.at }])
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
    if call.announced() && to < from {
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

/// Acts that follow from a body's minutes: the machine alone gives them.
fn machine(act: &Act) -> Result<Option<Seat>, Refusal> {
    match act.by {
        Viewer::System => Ok(None),
        Viewer::Anyone => Err(Refusal::NotSignedIn),
        Viewer::Person(_) => Err(Refusal::NotYours),
    }
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
mod tests;
