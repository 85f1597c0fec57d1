//! Letters as data. The queue holds what a letter must say; crate `words` says it in the reader's language
//! when it is sent or shown, so that nothing is worded inside a write transaction.

use domain::basics::moment::Moment;
use serde::{Deserialize, Serialize};

/// A letter to one person about one act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// An account was made for you: set a password.
    Invitation {
        /// To whom.
        name: String,
        /// The territory's names, Russian and English.
        territory: (String, String),
        /// Secret of the one-time link.
        secret: String,
        /// Until when it works.
        until: Moment,
    },
    /// You asked for a new password.
    Reset {
        /// To whom.
        name: String,
        /// Secret of the one-time link.
        secret: String,
        /// Until when it works.
        until: Moment,
    },
    /// Your organisation names you as an author: read and give, or refuse, your consents.
    ConsentAsked {
        /// To whom.
        name: String,
        /// Title of the work, as far as it is written.
        work: String,
        /// Which organisation asks.
        organisation: String,
        /// Secret of the one-time link.
        secret: String,
        /// Until when it works.
        until: Moment,
    },
    /// Your application has been filed.
    Filed {
        /// Public code.
        code: String,
        /// Title of the call, Russian and English.
        call: (String, String),
        /// 1 for the first filing.
        submission: u32,
        /// When it was received.
        received_at: Moment,
        /// Until when it can be replaced.
        closes: Moment,
        /// IANA name of the territory's zone.
        zone: String,
    },
    /// Your application has been withdrawn.
    Withdrawn {
        /// Public code.
        code: String,
        /// Title of the call, Russian and English.
        call: (String, String),
    },
    /// Intake was extended, for everybody or for you.
    Extended {
        /// Title of the call, Russian and English.
        call: (String, String),
        /// Until when.
        until: Moment,
        /// IANA name of the territory's zone.
        zone: String,
        /// Why.
        ground: String,
    },
}
