//! Why the rules of orders say no.

use chrono::NaiveDate;

use crate::basics::id::{ApplicationId, MeetingId};

/// A "no" of the rules of orders.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OrderRefusal {
    /// An order without a single item changes nothing.
    #[error("the order has no items")]
    NoItems,
    /// Items are numbered from one, in order and without gaps; those of one point share its number.
    #[error("an item is numbered {found} where {expected} is next")]
    BadNumbering {
        /// The number given.
        found: u32,
        /// The highest number that could stand there.
        expected: u32,
    },
    /// An application stands in the order twice.
    #[error("application {application} stands in the order twice")]
    Twice {
        /// Which.
        application: ApplicationId,
    },
    /// The order rests on minutes that are not in force.
    #[error("the minutes of meeting {meeting} are not in force")]
    BasisNotInForce {
        /// Whose minutes.
        meeting: MeetingId,
    },
    /// No number was given.
    #[error("the order has no number")]
    NoNumber,
    /// The number is longer than any authority writes.
    #[error("the number has {chars} characters, at most {limit} fit")]
    NumberTooLong {
        /// How many characters it has.
        chars: usize,
        /// How many it may have.
        limit: usize,
    },
    /// Another order of that year has this number.
    #[error("number {number} is taken")]
    NumberTaken {
        /// The number.
        number: String,
    },
    /// An order cannot bear a date that has not come.
    #[error("dated {dated}, but today is {today}")]
    DatedAhead {
        /// The date given.
        dated: NaiveDate,
        /// The day of the act where the authority sits.
        today: NaiveDate,
    },
    /// An order follows the minutes on which it rests.
    #[error("dated {dated}, before the minutes of {minutes}")]
    DatedBeforeMinutes {
        /// The date given.
        dated: NaiveDate,
        /// The latest date of the minutes on which it rests.
        minutes: NaiveDate,
    },
    /// The order is no longer a draft: it is in force, returned or refused.
    #[error("the order is no longer a draft")]
    NotADraft,
}

impl OrderRefusal {
    /// A word for logs, mail and tests; never renamed once released.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoItems => "order-no-items",
            Self::BadNumbering { .. } => "order-bad-numbering",
            Self::Twice { .. } => "order-twice",
            Self::BasisNotInForce { .. } => "order-basis-not-in-force",
            Self::NoNumber => "order-no-number",
            Self::NumberTooLong { .. } => "order-number-too-long",
            Self::NumberTaken { .. } => "order-number-taken",
            Self::DatedAhead { .. } => "order-dated-ahead",
            Self::DatedBeforeMinutes { .. } => "order-dated-before-minutes",
            Self::NotADraft => "order-not-a-draft",
        }
    }
}
