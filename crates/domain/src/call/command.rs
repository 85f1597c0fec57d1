//! What somebody may want of a call.

use std::collections::BTreeMap;

use crate::basics::digest::Digest;
use crate::basics::id::OrganisationId;
use crate::basics::moment::{Moment, SchoolYear};

/// A command to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CallCommand {
    /// Set it up, unseen by outsiders.
    Draft {
        /// Its slug in addresses.
        slug: String,
        /// The school year it belongs to.
        school_year: SchoolYear,
        /// The procedure's named dates.
        dates: BTreeMap<String, Moment>,
    },
    /// Show it to everybody; from then on its dates move only by acts.
    Announce,
    /// Move one date, for everybody.
    MoveDate {
        /// Its name in the procedure.
        date: String,
        /// Where it goes.
        to: Moment,
        /// Digest of the ground's text; none when nothing was typed.
        ground: Option<Digest>,
    },
    /// Give one applicant more time to file.
    ExtendOne {
        /// Whom.
        organisation: OrganisationId,
        /// Until when.
        until: Moment,
        /// Digest of the ground's text; none when nothing was typed.
        ground: Option<Digest>,
    },
}
