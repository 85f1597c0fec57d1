//! What an order carries to its applications.

use serde::{Deserialize, Serialize};

use super::fact::OrderFact;
use super::state::{Order, OrderItem};
use crate::basics::id::ApplicationId;
use crate::procedure::route::Effect;

/// What an order means for one of its applications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum OrderOutcome {
    /// What was decided is in force.
    InForce {
        /// What came into force for this application.
        effects: Vec<Effect>,
    },
    /// The draft came back: the case returns to where its procedure says.
    Returned,
    /// There will be no order.
    Refused,
}

/// What the fact carries, in the order of the items; a draft carries nothing.
#[must_use]
pub fn follow(state: &Order, fact: &OrderFact) -> Vec<(ApplicationId, OrderOutcome)> {
    let outcome = |item: &OrderItem| match fact {
        OrderFact::Drafted { .. } => None,
        OrderFact::InForce { .. } => Some(OrderOutcome::InForce { effects: item.effects.clone() }),
        OrderFact::Returned { .. } => Some(OrderOutcome::Returned),
        OrderFact::Refused { .. } => Some(OrderOutcome::Refused),
    };
    state.items.iter().filter_map(|item| Some((item.application, outcome(item)?))).collect()
}
