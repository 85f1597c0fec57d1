//! What a list is drawn from, the list itself, and why one cannot be drawn.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::basics::id::{ApplicationId, PersonId};
use crate::basics::moment::Moment;
use crate::procedure::exact::{Exact, reckoned};
use crate::procedure::name::OutcomeId;
use crate::procedure::selection::{Selection, TiePolicy};

/// One case that stands in the selection. Whoever was withdrawn, disqualified or has declined is not given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which case it is.
    pub application: ApplicationId,
    /// The values of the selection's `group_by`, in its order. Each combination has a list of its own.
    pub group: Vec<String>,
    /// The total in points; none where nobody has marked the case.
    pub total: Option<Exact>,
    /// Points on each criterion, by its name, for ties.
    pub criteria: BTreeMap<String, Exact>,
    /// The moment of filing that counts, for ties.
    pub filed_at: Moment,
    /// The total of each counted sheet, by its expert. Read only where judging goes by places (H6); sheets
    /// that the selection's `coverage` leaves out are not given.
    pub marks_by: BTreeMap<PersonId, Exact>,
}

/// A tie that a council or a lot has ended. It holds for any tie all of whose cases it names, so that it
/// survives the leaving of one of them, and not the coming of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// The applications in the order that was chosen. Those left equal stand in the inner list together; the
    /// policies that follow in the definition go on with them.
    pub order: Vec<Vec<ApplicationId>>,
}

impl Settled {
    /// The place of an application in the chosen order; none where it was not part of the tie.
    #[must_use]
    pub fn rank(&self, application: ApplicationId) -> Option<usize> {
        self.order.iter().position(|equal| equal.contains(&application))
    }
}

/// By what a list is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms<'a> {
    /// The definition's rules. Thresholds that a body adopts are in it already
    /// ([`super::threshold::adopted`]).
    pub selection: &'a Selection,
    /// How many cases a class with `take = "quota"` or `"budget"` takes in each list, by class (H22). A
    /// budget is given as the number of cases that the money lasts for.
    pub quota: &'a BTreeMap<String, u32>,
    /// Ties that were ended, in the order in which that happened. A later decision about the same tie
    /// replaces an earlier one; but where that left them all equal and the definition has a lot follow the
    /// council's vote, the later one is the lot's.
    pub settled: &'a [Settled],
    /// The classes that the body leaves empty («победителя нет»), by group. Only where `may_be_empty`.
    pub left_empty: &'a BTreeSet<(Vec<String>, OutcomeId)>,
}

/// The lists of a selection. A proposal while a tie is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// One list for each group that has cases, by key.
    pub groups: Vec<Group>,
}

/// The list of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The values of `group_by`, in its order.
    pub key: Vec<String>,
    /// Every case of the group, from the first place to the last.
    pub rows: Vec<Row>,
    /// The ties that somebody has to end before the list is final, from above.
    pub ties: Vec<OpenTie>,
}

/// One case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which case it is.
    pub application: ApplicationId,
    /// The total in points, by places too. A case without one has no place to show, although it is counted
    /// in.
    #[serde(deserialize_with = "reckoned")]
    pub total: Option<Exact>,
    /// The place, from 1; the first of the places that a shared place («2–3») takes up.
    pub first: u32,
    /// The last of those places; the same as `first` where the place is not shared.
    pub last: u32,
    /// The class that the case has, or holds meanwhile as long as its tie is open.
    pub class: OutcomeId,
    /// Which policy put it above the next place of the same total (by places: of the same mean place).
    pub parted: Option<TiePolicy>,
}

/// A tie that a class boundary cuts and that a council or a lot must end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTie {
    /// All the tied cases. Meanwhile each holds the worst class that it may come to.
    pub applications: BTreeSet<ApplicationId>,
    /// What must act: council or lot.
    pub policy: TiePolicy,
    /// What is at stake: the classes that the tied cases will have between them.
    pub classes: BTreeSet<OutcomeId>,
}

/// Why a list cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Undrawable {
    /// The body chooses thresholds after scoring (H10) and has not.
    #[error("the thresholds are not adopted yet")]
    ThresholdsNotAdopted,
    /// The definition has no such class, or it takes no threshold because it takes everyone who is left.
    #[error("{class} takes no threshold")]
    TakesNoThreshold {
        /// The class named.
        class: OutcomeId,
    },
    /// The last class must take all, without a threshold; a verified procedure sees to it.
    #[error("the last class does not take everyone who is left")]
    NobodyTakesTheRest,
    /// A class takes as many as the quota or the budget says, and that is not said.
    #[error("no number is given for {class}")]
    NumberMissing {
        /// The class that needs it.
        class: OutcomeId,
    },
    /// The definition does not let this class be left empty, or has no such class.
    #[error("{class} may not be left empty")]
    MayNotBeEmpty {
        /// The class named.
        class: OutcomeId,
    },
    /// The same case was given twice.
    #[error("application {application} is given twice")]
    GivenTwice {
        /// The case.
        application: ApplicationId,
    },
    /// Judging goes by places, and a case that has a total has no sheet.
    #[error("application {application} has a total and no sheets to find its place by")]
    PlacesWithoutMarks {
        /// The case.
        application: ApplicationId,
    },
}
