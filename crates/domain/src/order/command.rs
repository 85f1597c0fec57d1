//! What somebody may want of an order.

use chrono::NaiveDate;

use super::state::OrderItem;
use crate::basics::digest::Digest;
use crate::basics::id::{CallId, MeetingId};
use crate::procedure::name::StageId;

/// A command to an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderCommand {
    /// Draft it from what was decided.
    Draft {
        /// For which call.
        call: CallId,
        /// The stage that waits for it.
        stage: StageId,
        /// The list that it puts in force, where there is one.
        list: Option<u32>,
        /// The meetings whose minutes it rests on; none where a rule or an officer decided.
        basis: Vec<MeetingId>,
        /// Its items, in order.
        items: Vec<OrderItem>,
    },
    /// Enter the signed order: it is in force.
    Enter {
        /// The authority's number, as written.
        number: String,
        /// The authority's date.
        dated: NaiveDate,
        /// Digest of who signed it, with the post.
        signatory: Digest,
        /// Digest of the scanned paper, where there is one.
        scan: Option<Digest>,
    },
    /// The authority sent the draft back.
    Return {
        /// Digest of the ground.
        ground: Option<Digest>,
    },
    /// The authority will not give the order.
    Refuse {
        /// Digest of the ground.
        ground: Option<Digest>,
    },
}
