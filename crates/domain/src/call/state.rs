//! What is known of a call.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::basics::id::{OrganisationId, TerritoryId};
use crate::basics::moment::{Moment, SchoolYear};

/// A call, or nothing yet.
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
    /// Whether outsiders know of it.
    pub announced: bool,
    /// Later cutoffs of single applicants.
    pub extended: BTreeMap<OrganisationId, Moment>,
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
    /// The window for everybody, or for one applicant where it is longer. None when the cutoff is not set.
    #[must_use]
    pub fn window(&self, applicant: Option<OrganisationId>) -> Option<Window> {
        let closes = *self.dates.get(&self.intake.closes)?;
        let own = applicant.and_then(|organisation| self.extended.get(&organisation).copied());
        let opens = self.intake.opens.as_ref().and_then(|date| self.dates.get(date).copied());
        Some(Window { opens, closes: own.map_or(closes, |own| own.max(closes)) })
    }
}
