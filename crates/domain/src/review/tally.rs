//! From signed sheets to one number and an outcome, every step explained (H7, H9, H11, H34, V32).
//!
//! First the sheets that count are found: an adjudication may put others in the place of a source's own.
//! Measures of conditions are taken over all of them together, whatever their source and its share; the
//! total is the sum of what each source came to, times its share.
mod counted;
pub mod measure;
#[cfg(test)]
mod tests;
mod total;

use crate::basics::id::PersonId;
use crate::procedure::exact::{Exact, reckoned};
use crate::procedure::guard::Guard;
use crate::procedure::name::{OutcomeId, StageId};
use crate::procedure::procedure::Procedure;
use crate::procedure::stage::{Stage, Work};
use crate::procedure::work::{Adjudication, Missing, Tally, TotalRule};
use counted::{Counted, Marked, Panel};
use measure::Case;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use total::{criteria, gap, total};

/// A sheet that its expert has signed and nobody has voided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedSheet {
    /// The review, hearing or outside body that it comes from.
    pub stage: StageId,
    /// Whose it is.
    pub expert: PersonId,
    /// Its number within the stage; where two sheets would do, the lower comes first.
    pub number: u32,
    /// The mark of each criterion. None at all where an outside body gives just a number.
    #[serde(deserialize_with = "reckoned")]
    pub marks: BTreeMap<String, Exact>,
    /// What the marks came to when it was signed.
    #[serde(deserialize_with = "reckoned")]
    pub total: Exact,
}

/// What is known of the case besides its sheets.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Its value of each division, as it is now.
    pub divisions: &'a BTreeMap<String, String>,
    /// Answers frozen when it was filed, for conditions such as `answer:kind = plan`.
    pub frozen: &'a BTreeMap<String, String>,
}

/// What a tally came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tallied {
    /// Where the case goes.
    pub outcome: OutcomeId,
    /// The number that lists are ordered by; `None` where nothing was marked.
    #[serde(deserialize_with = "reckoned")]
    pub total: Option<Exact>,
    /// The mean mark of each criterion over the sheets that count, for ties and for the authors.
    #[serde(deserialize_with = "reckoned")]
    pub criteria: BTreeMap<String, Exact>,
    /// The sheets that count, by source and number.
    pub counted: Vec<(StageId, PersonId)>,
    /// How it came about, in the order in which a page tells it.
    pub steps: Vec<Step>,
}

/// One step of the way from sheets to an outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// A sheet was at hand.
    Sheet {
        /// The stage that it comes from.
        stage: StageId,
        /// Whose it is.
        expert: PersonId,
        /// Its number within the stage.
        number: u32,
        /// Its total when it was signed.
        #[serde(deserialize_with = "reckoned")]
        signed: Exact,
        /// Its total with the weights of the case's division as it is now (H7).
        #[serde(deserialize_with = "reckoned")]
        total: Exact,
        /// Whether it counts, and if not, why.
        standing: Standing,
    },
    /// Further sheets changed those of a source (H11).
    Adjudicated {
        /// Where the further sheets come from.
        stage: StageId,
        /// The source that they change.
        of: StageId,
        /// What they do to it.
        policy: Adjudication,
    },
    /// There were no further sheets, so the source stays as it is.
    NotAdjudicated {
        /// Where further sheets would have come from.
        stage: StageId,
        /// The source that they would have changed.
        of: StageId,
    },
    /// How far apart the sheets are that count; told from two sheets on.
    Gap {
        /// The lowest total.
        #[serde(deserialize_with = "reckoned")]
        lowest: Exact,
        /// The highest total.
        #[serde(deserialize_with = "reckoned")]
        highest: Exact,
        /// The one less the other.
        #[serde(deserialize_with = "reckoned")]
        gap: Exact,
    },
    /// What the sheets of a source came to.
    Source {
        /// The source.
        stage: StageId,
        /// Mean or sum.
        rule: TotalRule,
        /// How many sheets count.
        sheets: u32,
        /// Their mean or sum.
        #[serde(deserialize_with = "reckoned")]
        points: Exact,
        /// Its share as the procedure has it, in percent.
        share: u32,
        /// Its part of one: the share, grown where other sources were skipped.
        #[serde(deserialize_with = "reckoned")]
        part: Exact,
        /// Points times part.
        #[serde(deserialize_with = "reckoned")]
        adds: Exact,
    },
    /// A source without sheets.
    Missing {
        /// The source.
        stage: StageId,
        /// Its share as the procedure has it, in percent.
        share: u32,
        /// What that means; with no rule there is no total.
        rule: Option<Missing>,
    },
    /// The parts added up; `None` where there is nothing to add.
    Total {
        /// The sum.
        #[serde(deserialize_with = "reckoned")]
        total: Option<Exact>,
    },
    /// The condition that decides.
    Held {
        /// What it leads to.
        outcome: OutcomeId,
        /// The condition.
        guard: Guard,
        /// Its comparisons and tests with their values; for `otherwise`, those of all other conditions.
        tried: Vec<Tried>,
    },
    /// The only outcome, which needs no condition.
    Only {
        /// What it is.
        outcome: OutcomeId,
    },
}

/// Whether a sheet counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Standing {
    /// It does.
    Counts,
    /// Sheets of a later stage stand in its place.
    Replaced {
        /// Which stage.
        by: StageId,
    },
    /// With the sheets of a later stage at hand, two others are closest to each other.
    Apart {
        /// Which stage.
        with: StageId,
    },
}

/// A comparison or a test of a condition, as it turned out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// One comparison, such as `gap >= 15`, or one test, such as `division:band = small`.
    pub condition: Guard,
    /// What the measure came to; `None` for a test, and where the measure has no value.
    #[serde(deserialize_with = "reckoned")]
    pub value: Option<Exact>,
    /// Whether it holds.
    pub holds: bool,
}

/// What cannot happen to whole sheets under a verified procedure, save that numbers are finer than any real
/// procedure makes them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TallyFault {
    /// The stage is no tally.
    #[error("`{stage}` is not a tally")]
    NotATally {
        /// The stage.
        stage: StageId,
    },
    /// A signed sheet lacks marks.
    #[error("the sheet of {expert} at `{stage}` is not whole")]
    SheetNotWhole {
        /// Where it comes from.
        stage: StageId,
        /// Whose it is.
        expert: PersonId,
    },
    /// It is not said which source an adjudication changes (V32).
    #[error("it is not said which source `{stage}` changes")]
    PolicyOfWhich {
        /// Where the further sheets come from.
        stage: StageId,
    },
    /// No condition holds (V17).
    #[error("no outcome of `{stage}` fits the sheets")]
    NoOutcome {
        /// The tally.
        stage: StageId,
    },
    /// Two conditions hold (V17).
    #[error("both `{first}` and `{second}` fit the sheets")]
    SeveralOutcomes {
        /// One.
        first: OutcomeId,
        /// Another.
        second: OutcomeId,
    },
    /// A number is out of the bounds of [`Exact`].
    #[error("a number is too fine to be reckoned exactly")]
    TooFine,
}

/// Tallies a case. `sheets` are all that are signed and not voided, of whatever stage; those of the tally's
/// sources are picked. Their order does not matter.
pub fn tally(
    procedure: &Procedure,
    stage: &StageId,
    facts: &Facts<'_>,
    sheets: &[SignedSheet],
) -> Result<Tallied, TallyFault> {
    let fault = || TallyFault::NotATally { stage: stage.clone() };
    let found = procedure.stage(stage).ok_or_else(fault)?;
    let rule = of_stage(found).ok_or_else(fault)?;
    let panel = Panel::of(procedure, rule, facts, sheets)?;
    let Counted { sources, mut steps } = panel.counted(rule)?;
    let all: Vec<Marked<'_>> = sources.iter().flat_map(|(_, sheets)| sheets).copied().collect();
    steps.extend(gap(&all)?);
    let (total, parts) = total(rule, &sources)?;
    steps.extend(parts);
    let (outcome, held) = measure::outcome(stage, found, rule, &Case { facts, sheets: &all })?;
    steps.push(held);
    let counted = all.iter().map(|one| (one.sheet.stage.clone(), one.sheet.expert)).collect();
    Ok(Tallied { outcome, total, criteria: criteria(&all)?, counted, steps })
}

fn of_stage(stage: &Stage) -> Option<&Tally> {
    match &stage.work {
        Work::Tally(tally) => Some(tally),
        Work::Intake(_)
        | Work::Check(_)
        | Work::Rework(_)
        | Work::Review(_)
        | Work::Tracks(_)
        | Work::Hearing(_)
        | Work::Selection(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => None,
    }
}
