//! What happened to an order.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::state::OrderItem;
use crate::basics::digest::Digest;
use crate::basics::id::{CallId, MeetingId, TerritoryId};
use crate::procedure::name::StageId;

/// A fact of an order's stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum OrderFact {
    /// It was drafted.
    Drafted {
        /// Whose authority gives it.
        territory: TerritoryId,
        /// For which call.
        call: CallId,
        /// The stage that waits for it.
        stage: StageId,
        /// The list that it puts in force, where there is one.
        list: Option<u32>,
        /// The meetings whose minutes it rests on.
        basis: Vec<MeetingId>,
        /// Its items, in order.
        items: Vec<OrderItem>,
    },
    /// It was signed, and is in force.
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
