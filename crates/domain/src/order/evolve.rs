//! Bookkeeping of an order.

use super::fact::OrderFact;
use super::state::{Order, OrderState, Standing};

/// The state after the fact. A fact that finds no order changes nothing: the decider never makes one.
pub(super) fn evolve(case: OrderState, fact: &OrderFact) -> OrderState {
    let standing = match fact {
        OrderFact::Drafted { territory, call, stage, list, basis, items } => {
            return OrderState::Known(Box::new(Order {
                territory: *territory,
                call: *call,
                stage: stage.clone(),
                list: *list,
                basis: basis.clone(),
                items: items.clone(),
                standing: Standing::Drafted,
            }));
        }
        OrderFact::InForce { number, dated, signatory, scan } => {
            Standing::InForce { number: number.clone(), dated: *dated, signatory: *signatory, scan: *scan }
        }
        OrderFact::Returned { ground } => Standing::Returned { ground: *ground },
        OrderFact::Refused { ground } => Standing::Refused { ground: *ground },
    };
    match case {
        OrderState::Absent => OrderState::Absent,
        OrderState::Known(order) => OrderState::Known(Box::new(Order { standing, ..*order })),
    }
}
