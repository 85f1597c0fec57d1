//! The rules of an order: drafted from what was decided, then in force, returned or refused (H27).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::command::OrderCommand;
use super::fact::OrderFact;
use super::refusal::OrderRefusal;
use super::state::{Order, OrderItem, OrderState, Standing};
use crate::access::may::{Place, Right, may};
use crate::basics::id::{MeetingId, TerritoryId};
use crate::basics::moment::Zone;
use crate::decider::{Act, Decider};
use crate::people::seat::Seat;
use crate::refusal::Refusal;

/// The longest number of an order, in characters.
pub const NUMBER_MAX: usize = 40;

/// What an order's rules read beside the order.
#[derive(Debug, Clone)]
pub struct OrderRules {
    /// Whose authority gives it.
    pub territory: TerritoryId,
    /// Where the authority's clocks hang: today is reckoned there.
    pub zone: Zone,
    /// Numbers that other orders of the year already bear.
    pub taken: BTreeSet<String>,
    /// The dates of the minutes in force that the order may rest on, by meeting.
    pub minutes: BTreeMap<MeetingId, NaiveDate>,
}

/// The decider of orders.
#[derive(Debug, Clone, Copy)]
pub struct Orders;

impl Decider for Orders {
    const STREAM: &'static str = "order";
    type Rules = OrderRules;
    type State = OrderState;
    type Command = OrderCommand;
    type Fact = OrderFact;

    fn authorise(
        rules: &OrderRules,
        _case: &OrderState,
        act: &Act,
        _command: &OrderCommand,
    ) -> Result<Option<Seat>, Refusal> {
        may(&act.by, Right::EnterOrders, Place::Territory(rules.territory))
    }

    fn decide(
        rules: &OrderRules,
        case: &OrderState,
        act: &Act,
        command: OrderCommand,
    ) -> Result<Vec<OrderFact>, Refusal> {
        Self::authorise(rules, case, act, &command)?;
        match (case, command) {
            (OrderState::Absent, OrderCommand::Draft { call, stage, list, basis, items }) => {
                numbered(&items)?;
                each_once(&items)?;
                rests_on_minutes(rules, &basis)?;
                let territory = rules.territory;
                Ok(vec![OrderFact::Drafted { territory, call, stage, list, basis, items }])
            }
            (OrderState::Absent, _) => Err(Refusal::Missing),
            (OrderState::Known(_), OrderCommand::Draft { .. }) => Err(Refusal::AlreadyDone),
            (OrderState::Known(order), OrderCommand::Enter { number, dated, signatory, scan }) => {
                still_draft(order)?;
                let number = free_number(rules, &number)?;
                well_dated(rules, order, act, dated)?;
                Ok(vec![OrderFact::InForce { number, dated, signatory, scan }])
            }
            (OrderState::Known(order), OrderCommand::Return { ground }) => {
                still_draft(order)?;
                Ok(vec![OrderFact::Returned { ground: ground.ok_or(Refusal::NoGround)? }])
            }
            (OrderState::Known(order), OrderCommand::Refuse { ground }) => {
                still_draft(order)?;
                Ok(vec![OrderFact::Refused { ground: ground.ok_or(Refusal::NoGround)? }])
            }
        }
    }

    fn evolve(case: OrderState, fact: &OrderFact) -> OrderState {
        super::evolve::evolve(case, fact)
    }
}

/// Points run from 1 without gaps; neighbours may share one, as laureates of a nomination do.
fn numbered(items: &[OrderItem]) -> Result<(), OrderRefusal> {
    if items.is_empty() {
        return Err(OrderRefusal::NoItems);
    }
    let mut last = 0_u32;
    for item in items {
        let expected = last.saturating_add(1);
        if item.number != expected && (item.number != last || last == 0) {
            return Err(OrderRefusal::BadNumbering { found: item.number, expected });
        }
        last = item.number;
    }
    Ok(())
}

fn each_once(items: &[OrderItem]) -> Result<(), OrderRefusal> {
    let mut seen = BTreeSet::new();
    match items.iter().find(|item| !seen.insert(item.application)) {
        Some(OrderItem { application, .. }) => Err(OrderRefusal::Twice { application: *application }),
        None => Ok(()),
    }
}

/// What a body has not minuted is not decided (H27).
fn rests_on_minutes(rules: &OrderRules, basis: &[MeetingId]) -> Result<(), OrderRefusal> {
    match basis.iter().find(|meeting| !rules.minutes.contains_key(meeting)) {
        Some(meeting) => Err(OrderRefusal::BasisNotInForce { meeting: *meeting }),
        None => Ok(()),
    }
}

fn still_draft(order: &Order) -> Result<(), OrderRefusal> {
    match order.standing {
        Standing::Drafted => Ok(()),
        Standing::InForce { .. } | Standing::Returned { .. } | Standing::Refused { .. } => {
            Err(OrderRefusal::NotADraft)
        }
    }
}

/// The number without the space around it, when it is one and nobody else's.
fn free_number(rules: &OrderRules, number: &str) -> Result<String, OrderRefusal> {
    let number = number.trim();
    let chars = number.chars().count();
    if chars == 0 {
        return Err(OrderRefusal::NoNumber);
    }
    if chars > NUMBER_MAX {
        return Err(OrderRefusal::NumberTooLong { chars, limit: NUMBER_MAX });
    }
    if rules.taken.contains(number) {
        return Err(OrderRefusal::NumberTaken { number: number.to_owned() });
    }
    Ok(number.to_owned())
}

/// The authority signed it after the minutes and not after today.
fn well_dated(rules: &OrderRules, order: &Order, act: &Act, dated: NaiveDate) -> Result<(), OrderRefusal> {
    let today = rules.zone.local(act.at).date();
    if today < dated {
        return Err(OrderRefusal::DatedAhead { dated, today });
    }
    rests_on_minutes(rules, &order.basis)?;
    let latest = order.basis.iter().filter_map(|meeting| rules.minutes.get(meeting)).max();
    match latest.filter(|minutes| dated < **minutes) {
        Some(minutes) => Err(OrderRefusal::DatedBeforeMinutes { dated, minutes: *minutes }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
