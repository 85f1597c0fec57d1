//! What happened to a call.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::basics::digest::Digest;
use crate::basics::id::{OrganisationId, TerritoryId};
use crate::basics::moment::{Moment, SchoolYear};
use crate::call::state::IntakeDates;

/// A fact of a call's stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum CallFact {
    /// It was set up.
    Drafted {
        /// Where.
        territory: TerritoryId,
        /// The procedure's id.
        procedure: String,
        /// The edition it runs, by digest.
        edition: String,
        /// Its slug.
        slug: String,
        /// Its school year.
        school_year: SchoolYear,
        /// Its dates.
        dates: BTreeMap<String, Moment>,
        /// Between which of them intake is open, by the edition.
        intake: IntakeDates,
    },
    /// It was shown to everybody.
    Announced,
    /// A date moved for everybody.
    DateMoved {
        /// Which.
        date: String,
        /// From where.
        from: Moment,
        /// To where.
        to: Moment,
        /// Digest of the ground.
        ground: Digest,
    },
    /// One applicant got more time to file.
    ExtendedOne {
        /// Who.
        organisation: OrganisationId,
        /// Until when.
        until: Moment,
        /// Digest of the ground.
        ground: Digest,
    },
}
