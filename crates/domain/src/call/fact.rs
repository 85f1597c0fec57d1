//! What happened to a call.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::basics::digest::Digest;
use crate::basics::id::{ApplicationId, OrganisationId, TerritoryId};
use crate::basics::moment::{Moment, SchoolYear};
use crate::call::state::IntakeDates;
use crate::procedure::name::{OutcomeId, StageId};
use crate::ranking::list::{Drawn, Settled};

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
    Announced {
        /// When.
        at: Moment,
    },
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
    /// The gate of a stage opened and fixed its cohort.
    GateOpened {
        /// Of which stage.
        stage: StageId,
        /// When.
        at: Moment,
        /// The cases that have come.
        cohort: BTreeSet<ApplicationId>,
    },
    /// A list was drawn: a proposal until it is adopted.
    ListDrawn {
        /// At which selection.
        stage: StageId,
        /// 1 for the first list of the selection.
        number: u32,
        /// The list that the body was shown, where this one only carries out what it chose for a tie.
        base: u32,
        /// When.
        at: Moment,
        /// Groups, rows, open ties.
        drawn: Drawn,
        /// Classes that were left empty by choice.
        left_empty: BTreeSet<(Vec<String>, OutcomeId)>,
    },
    /// A body ended a tie.
    TieSettled {
        /// At which selection.
        stage: StageId,
        /// On which list.
        list: u32,
        /// The order that it chose.
        order: Settled,
    },
    /// A list became a decision.
    ListAdopted {
        /// At which selection.
        stage: StageId,
        /// Which list.
        number: u32,
        /// The class of each case.
        classes: BTreeMap<ApplicationId, OutcomeId>,
    },
    /// A list was not adopted.
    ListReturned {
        /// At which selection.
        stage: StageId,
        /// Which list.
        number: u32,
    },
    /// Results were published.
    Published {
        /// At which publication.
        stage: StageId,
        /// 1 for the first time.
        number: u32,
        /// When.
        at: Moment,
        /// Whose.
        cases: BTreeSet<ApplicationId>,
    },
    /// The state of the formal check was published.
    AdmissionPublished {
        /// Of which check.
        stage: StageId,
        /// 1 for the first time.
        number: u32,
        /// When.
        at: Moment,
        /// Outcomes of the check, each with its cases.
        groups: BTreeMap<OutcomeId, BTreeSet<ApplicationId>>,
        /// How many are still being checked.
        waiting: u32,
    },
}
