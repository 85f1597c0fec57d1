//! What is known of an application since it was first filed.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::fact::Channel;
use crate::basics::code::{Alias, Code};
use crate::basics::digest::Digest;
use crate::basics::id::{CallId, OrderId, OrganisationId, PersonId, TerritoryId};
use crate::basics::moment::Moment;
use crate::procedure::exact::{Exact, reckoned};
use crate::procedure::name::{ChoiceId, EndId, OutcomeId, StageId};
use crate::procedure::route::Effect;
use crate::review::tally::SignedSheet;

/// An application, or nothing filed yet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ApplicationState {
    /// Nothing has been filed.
    #[default]
    Absent,
    /// Something has.
    Known(Box<Case>),
}

impl ApplicationState {
    /// The case, once something has been filed.
    #[must_use]
    pub fn known(&self) -> Option<&Case> {
        match self {
            Self::Absent => None,
            Self::Known(case) => Some(case),
        }
    }
}

/// An application that has been filed at least once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// In which call.
    pub call: CallId,
    /// In which territory.
    pub territory: TerritoryId,
    /// By which organisation.
    pub organisation: OrganisationId,
    /// Its public code.
    pub code: Code,
    /// How often it was filed.
    pub submissions: u32,
    /// How it came last.
    pub channel: Channel,
    /// When it came last.
    pub received_at: Moment,
    /// Its divisions.
    pub divisions: BTreeMap<String, String>,
    /// What was filed last, by digests of its contents.
    pub filed: Filed,
    /// Whether it stands.
    pub standing: Standing,
    /// Where it is; none only between a filing and the move that follows it.
    pub at: Option<At>,
    /// How often it came to each stage.
    pub visits: BTreeMap<StageId, u32>,
    /// How often each outcome of a stage was taken.
    pub taken: BTreeMap<StageId, BTreeMap<OutcomeId, u32>>,
    /// The last check; none once it was replaced by another filing.
    pub check: Option<CheckRecord>,
    /// A later end of the term of the present visit.
    pub more_time: Option<Moment>,
    /// Panels by stage, seats of all visits.
    pub panels: BTreeMap<StageId, Vec<PanelSeat>>,
    /// Results of tallies.
    pub tallies: BTreeMap<StageId, Total>,
    /// Its class on an adopted list.
    pub class: Option<ClassRecord>,
    /// What an order made fact.
    pub in_force: Option<InForce>,
    /// When its last result was published.
    pub published_at: Option<Moment>,
}

/// What was filed, by the digests under which contents are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Filed {
    /// Each answer, by field.
    pub answers: BTreeMap<String, Digest>,
    /// Each file, with its slot.
    pub papers: Vec<(String, Digest)>,
    /// The answer that names the work.
    pub title: Option<Digest>,
}

/// Whether an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Filed.
    Filed,
    /// Taken back.
    Withdrawn,
}

/// Where a case is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "at")]
pub enum At {
    /// At a stage.
    Stage {
        /// Which.
        stage: StageId,
        /// Since when; terms «from entered» count from here.
        since: Moment,
    },
    /// Out of the procedure.
    End {
        /// By which end.
        end: EndId,
        /// Since when.
        since: Moment,
    },
}

/// The last formal check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckRecord {
    /// At which stage.
    pub stage: StageId,
    /// Its outcome.
    pub outcome: OutcomeId,
    /// Lines that were not met.
    pub failed: BTreeSet<ChoiceId>,
    /// What the applicant was told.
    pub remarks: Option<Digest>,
    /// Until when it may be mended.
    pub until: Option<Moment>,
}

/// A seat on a panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelSeat {
    /// Who.
    pub expert: PersonId,
    /// The name under which this expert knows the work.
    pub alias: Alias,
    /// At which visit of the case to the stage.
    pub visit: u32,
    /// How it stands.
    pub standing: SeatStanding,
    /// Sheets, the last one last.
    pub sheets: Vec<SheetRecord>,
}

/// How a seat stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeatStanding {
    /// Asked, has not answered.
    Invited,
    /// Reads.
    Accepted,
    /// Does not read.
    Declined {
        /// Because of a conflict of interest.
        conflict: bool,
    },
    /// The seat is another's now.
    Replaced,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetRecord {
    /// 1 for the first.
    pub number: u32,
    /// Points by criterion.
    #[serde(deserialize_with = "reckoned")]
    pub marks: BTreeMap<String, Exact>,
    /// Digest of each comment, by criterion.
    pub comments: BTreeMap<String, Digest>,
    /// Digest of the advice.
    pub advice: Option<Digest>,
    /// What the marks come to.
    #[serde(deserialize_with = "reckoned")]
    pub total: Exact,
    /// How it stands.
    pub standing: SheetStanding,
}

/// How a sheet stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SheetStanding {
    /// Signed, counts.
    Signed,
    /// Sent back to be changed (H12).
    Returned,
    /// Set aside before witnesses (H13).
    Voided,
}

/// What a tally came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// Its outcome.
    pub outcome: OutcomeId,
    /// The total; none without sheets.
    #[serde(deserialize_with = "reckoned")]
    pub total: Option<Exact>,
    /// The mean of each criterion over the sheets that count.
    #[serde(deserialize_with = "reckoned")]
    pub criteria: BTreeMap<String, Exact>,
}

/// The class on an adopted list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassRecord {
    /// At which selection.
    pub stage: StageId,
    /// By which list.
    pub list: u32,
    /// Into which class.
    pub class: OutcomeId,
    /// What it proposes.
    pub proposes: Vec<Effect>,
    /// Since when: the moment at which the decision was signed.
    pub decided_at: Moment,
}

/// What an order made fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InForce {
    /// Which order.
    pub order: OrderId,
    /// What.
    pub effects: Vec<Effect>,
    /// Since when.
    pub since: Moment,
}

impl PanelSeat {
    /// The sheet that counts, if one is signed.
    #[must_use]
    pub fn signed(&self) -> Option<&SheetRecord> {
        self.sheets.last().filter(|sheet| sheet.standing == SheetStanding::Signed)
    }

    /// Whether the expert is expected to read the work, or has.
    #[must_use]
    pub const fn is_held(&self) -> bool {
        matches!(self.standing, SeatStanding::Invited | SeatStanding::Accepted)
    }
}

impl Case {
    /// The stage where it is; none once it has left.
    #[must_use]
    pub fn stage(&self) -> Option<&StageId> {
        match &self.at {
            Some(At::Stage { stage, .. }) => Some(stage),
            Some(At::End { .. }) | None => None,
        }
    }

    /// Since when it is where it is.
    #[must_use]
    pub fn since(&self) -> Moment {
        match &self.at {
            Some(At::Stage { since, .. } | At::End { since, .. }) => *since,
            None => self.received_at,
        }
    }

    /// How often it came to the stage.
    #[must_use]
    pub fn visits_of(&self, stage: &StageId) -> u32 {
        self.visits.get(stage).copied().unwrap_or(0)
    }

    /// How often the outcome of the stage was taken.
    #[must_use]
    pub fn taken_of(&self, stage: &StageId, outcome: &OutcomeId) -> u32 {
        self.taken.get(stage).and_then(|taken| taken.get(outcome)).copied().unwrap_or(0)
    }

    /// Seats of the present visit to a review that are held: neither declined nor given to another.
    pub fn panel(&self, stage: &StageId) -> impl Iterator<Item = &PanelSeat> {
        let visit = self.visits_of(stage);
        self.seats(stage).filter(move |seat| seat.visit == visit && seat.is_held())
    }

    /// All seats that there ever were at a review.
    pub fn seats(&self, stage: &StageId) -> impl Iterator<Item = &PanelSeat> {
        self.panels.get(stage).into_iter().flatten()
    }

    /// The seat that an expert holds at the present visit.
    #[must_use]
    pub fn seat_of(&self, stage: &StageId, expert: PersonId) -> Option<&PanelSeat> {
        self.panel(stage).find(|seat| seat.expert == expert)
    }

    /// Every sheet that counts, of all reviews.
    #[must_use]
    pub fn sheets(&self) -> Vec<SignedSheet> {
        let mut sheets = Vec::new();
        for (stage, seats) in &self.panels {
            for seat in seats.iter().filter(|seat| seat.is_held()) {
                sheets.extend(seat.signed().map(|sheet| SignedSheet {
                    stage: stage.clone(),
                    expert: seat.expert,
                    number: sheet.number,
                    marks: sheet.marks.clone(),
                    total: sheet.total,
                }));
            }
        }
        sheets
    }
}
