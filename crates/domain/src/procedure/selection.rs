//! A selection: classes, ties, thresholds and redrawing of a list (H5, H6, H10, H22-H24, H44).
use super::exact::Exact;
use super::name::{CriterionId, DivisionId, StageId, text_form};
use super::route::{Class, Unreadable, unreadable};
use super::work::{Bound, Source};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The call's applications together become a list (H5, H6, H10, H22-H24).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The tally whose total orders the list.
    pub ranks: Option<StageId>,
    pub group_by: Vec<DivisionId>,
    pub classes: Vec<Class>,
    pub ties: Vec<TiePolicy>,
    pub redraw: Option<Redraw>,
    pub scoring: Scoring,
    pub sources: Vec<Source>,
    pub coverage: Option<Exact>,
    /// Who fixes the quota, where a class takes it.
    pub quota: Option<String>,
    /// The body chooses the threshold from scenarios, after scoring (H10).
    pub thresholds_adopted: bool,
    pub values: BTreeMap<String, Bound>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scoring {
    #[default]
    Points,
    /// By the sum of places that each juror gave (H6).
    Places,
}

/// What ends a tie (V20, H24).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum TiePolicy {
    /// `criterion:relevance`: more points on a criterion.
    Criterion(CriterionId),
    /// Earlier submission.
    RegisteredAt,
    /// A vote of the body that adopts the list.
    Council,
    /// A seeded and witnessed lot.
    Lot,
    /// The place is shared.
    Shared,
}

/// When a list is drawn anew, and what stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redraw {
    pub on: Vec<RedrawCause>,
    pub keeps: RedrawKeeps,
    /// Where a case goes whose class has changed.
    pub to: StageId,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedrawCause {
    Appeal,
    Disqualified,
    Declined,
    Quota,
    Late,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RedrawKeeps {
    /// What an order has put in force.
    InForce,
    /// Whoever has already entered the next stage.
    Entered,
}

impl FromStr for TiePolicy {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let refuse = || unreadable(text, "criterion:NAME, registered_at, council, lot or shared");
        match text {
            "registered_at" => Ok(Self::RegisteredAt),
            "council" => Ok(Self::Council),
            "lot" => Ok(Self::Lot),
            "shared" => Ok(Self::Shared),
            other => {
                let name = other.strip_prefix("criterion:").ok_or_else(refuse)?;
                CriterionId::parse(name).map(Self::Criterion).map_err(|_| refuse())
            }
        }
    }
}

impl fmt::Display for TiePolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Criterion(criterion) => write!(f, "criterion:{criterion}"),
            Self::RegisteredAt => f.write_str("registered_at"),
            Self::Council => f.write_str("council"),
            Self::Lot => f.write_str("lot"),
            Self::Shared => f.write_str("shared"),
        }
    }
}

text_form!(TiePolicy, Unreadable);
