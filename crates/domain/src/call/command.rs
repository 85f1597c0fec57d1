//! What somebody may want of a call.

use std::collections::{BTreeMap, BTreeSet};

use crate::basics::digest::Digest;
use crate::basics::id::{ApplicationId, OrganisationId};
use crate::basics::moment::{Moment, SchoolYear};
use crate::procedure::name::{OutcomeId, StageId};

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
    /// Draw the list of a selection from the cases that have come to it.
    DrawList {
        /// At which selection.
        stage: StageId,
        /// Classes that are to stay empty: group and class.
        left_empty: BTreeSet<(Vec<String>, OutcomeId)>,
    },
    /// A body has ended a tie. Carried by the machine when the minutes are signed.
    SettleTie {
        /// At which selection.
        stage: StageId,
        /// On which list.
        list: u32,
        /// The applications in the order that it chose; equals share an inner list.
        order: Vec<Vec<ApplicationId>>,
    },
    /// Make the list a decision: the machine when the minutes are signed, or the officer where no body
    /// adopts.
    AdoptList {
        /// At which selection.
        stage: StageId,
        /// Which list.
        list: u32,
    },
    /// A body has not adopted the list. Carried by the machine.
    ReturnList {
        /// At which selection.
        stage: StageId,
        /// Which list.
        list: u32,
    },
    /// Publish the results of the cases that wait at a publication.
    Publish {
        /// At which publication.
        stage: StageId,
    },
    /// Publish how the formal check stands: four groups.
    PublishAdmission {
        /// Of which check.
        stage: StageId,
    },
}
