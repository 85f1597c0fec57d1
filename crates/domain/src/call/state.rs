//! What is known of a call.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::basics::digest::Digest;
use crate::basics::id::{ApplicationId, OrganisationId, TerritoryId};
use crate::basics::moment::{Moment, SchoolYear};
use crate::procedure::name::{OutcomeId, StageId};
use crate::ranking::list::Settled;

/// A call, or nothing yet.
#[expect(clippy::large_enum_variant, reason = "few calls are ever held at once, and nearly all are known")]
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CallState {
    /// No fact has happened.
    #[default]
    Absent,
    /// It has been set up.
    Known(Call),
}

/// A call that has been set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Where.
    pub territory: TerritoryId,
    /// The procedure's id.
    pub procedure: String,
    /// The edition it runs.
    pub edition: String,
    /// Its slug.
    pub slug: String,
    /// Its school year.
    pub school_year: SchoolYear,
    /// Its dates, as they stand now.
    pub dates: BTreeMap<String, Moment>,
    /// Between which of them intake is open.
    pub intake: IntakeDates,
    /// Since when outsiders know of it; none while they do not.
    pub announced_at: Option<Moment>,
    /// Later cutoffs of single applicants.
    pub extended: BTreeMap<OrganisationId, Moment>,
    /// Gates that have opened.
    pub gates: BTreeMap<StageId, GateRecord>,
    /// The last list of each selection.
    pub lists: BTreeMap<StageId, ListRecord>,
    /// How often, and when last, each publication was made.
    pub published: BTreeMap<StageId, Published>,
    /// How often, and when last, the state of each check was published.
    pub admission: BTreeMap<StageId, Published>,
}

/// A gate that has opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateRecord {
    /// When.
    pub opened_at: Moment,
    /// The cases that had come.
    pub cohort: BTreeSet<ApplicationId>,
}

/// The last list of a selection. Its rows stand in the fact and in the table made from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListRecord {
    /// Its number.
    pub number: u32,
    /// The list that the body was shown.
    pub base: u32,
    /// When it was drawn.
    pub drawn_at: Moment,
    /// Digest of its rows, by which it is seen whether they still stand.
    pub rows: Digest,
    /// How many ties wait for a vote.
    pub ties: usize,
    /// Ties that have been ended.
    pub settled: Vec<Settled>,
    /// Classes that were left empty by choice.
    pub left_empty: BTreeSet<(Vec<String>, OutcomeId)>,
    /// How it stands.
    pub standing: ListStanding,
}

/// How a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListStanding {
    /// A proposal.
    Drawn,
    /// A decision.
    Adopted,
    /// Not adopted: another must be drawn.
    Returned,
}

/// A publication that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// How often.
    pub number: u32,
    /// When last.
    pub at: Moment,
}

/// When an applicant may file: from `opens`, up to but not including `closes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First moment; none when intake is open from the announcement.
    pub opens: Option<Moment>,
    /// First moment that is too late. There is no grace unless the procedure grants it.
    pub closes: Moment,
}

/// Where a moment lies to a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowPhase {
    /// Intake has not begun.
    Before,
    /// Intake is on.
    Open,
    /// Intake is over.
    After,
}

impl Window {
    /// Where the moment lies.
    #[must_use]
    pub fn phase(self, at: Moment) -> WindowPhase {
        if self.opens.is_some_and(|opens| at < opens) {
            WindowPhase::Before
        } else if at < self.closes {
            WindowPhase::Open
        } else {
            WindowPhase::After
        }
    }
}

/// The two call dates between which intake is open, by their names in the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeDates {
    /// None when intake is open from the announcement.
    pub opens: Option<String>,
    /// The cutoff.
    pub closes: String,
}

impl Call {
    /// Whether outsiders know of it.
    #[must_use]
    pub const fn announced(&self) -> bool {
        self.announced_at.is_some()
    }

    /// When intake closes for the last applicant; none when the cutoff is not set.
    #[must_use]
    pub fn closes_for_all(&self) -> Option<Moment> {
        let closes = self.dates.get(&self.intake.closes)?;
        Some(self.extended.values().copied().fold(*closes, Moment::max))
    }

    /// The window for everybody, or for one applicant where it is longer. None when the cutoff is not set.
    #[must_use]
    pub fn window(&self, applicant: Option<OrganisationId>) -> Option<Window> {
        let closes = *self.dates.get(&self.intake.closes)?;
        let own = applicant.and_then(|organisation| self.extended.get(&organisation).copied());
        let opens = self.intake.opens.as_ref().and_then(|date| self.dates.get(date).copied());
        Some(Window { opens, closes: own.map_or(closes, |own| own.max(closes)) })
    }
}
