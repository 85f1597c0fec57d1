//! What is known of an order.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::basics::digest::Digest;
use crate::basics::id::{ApplicationId, CallId, MeetingId, TerritoryId};
use crate::procedure::name::StageId;
use crate::procedure::route::Effect;

/// An order, or nothing yet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum OrderState {
    /// No fact has happened.
    #[default]
    Absent,
    /// It has been drafted.
    Known(Box<Order>),
}

/// An order that has been drafted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Whose authority gives it.
    pub territory: TerritoryId,
    /// For which call.
    pub call: CallId,
    /// The stage that waits for it.
    pub stage: StageId,
    /// The list that it puts in force, where there is one.
    pub list: Option<u32>,
    /// The meetings whose minutes it rests on.
    pub basis: Vec<MeetingId>,
    /// Its items, in order.
    pub items: Vec<OrderItem>,
    /// How far it got.
    pub standing: Standing,
}

/// What an order says about one application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderItem {
    /// The point of the order, from 1; applications of one point share its number.
    pub number: u32,
    /// Which application.
    pub application: ApplicationId,
    /// What comes into force for it; nothing where the order only passes the case on.
    pub effects: Vec<Effect>,
}

/// How far an order got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "standing", rename_all = "snake_case")]
pub enum Standing {
    /// It lies with the authority.
    Drafted,
    /// It was signed.
    InForce {
        /// The authority's number.
        number: String,
        /// The authority's date.
        dated: NaiveDate,
        /// Digest of who signed it, with the post.
        signatory: Digest,
        /// Digest of the scanned paper, where there is one.
        scan: Option<Digest>,
    },
    /// The authority sent it back.
    Returned {
        /// Digest of the ground.
        ground: Digest,
    },
    /// The authority will not give it.
    Refused {
        /// Digest of the ground.
        ground: Digest,
    },
}
