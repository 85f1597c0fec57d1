//! What happened to an application.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::basics::code::{Alias, Code};
use crate::basics::digest::Digest;
use crate::basics::id::{CallId, OrderId, OrganisationId, PersonId, TerritoryId};
use crate::basics::moment::Moment;
use crate::procedure::exact::{Exact, reckoned};
use crate::procedure::name::{ChoiceId, OutcomeId, StageId};
use crate::procedure::route::{Effect, Target};
use crate::review::tally::Step;

/// A fact of an application's stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum ApplicationFact {
    /// It was filed, for the first time or anew.
    Submitted {
        /// In which call.
        call: CallId,
        /// In which territory.
        territory: TerritoryId,
        /// By which organisation.
        organisation: OrganisationId,
        /// Under which code.
        code: Code,
        /// 1 for the first filing, 2 for its replacement, and so on.
        submission: u32,
        /// How it came.
        channel: Channel,
        /// The moment that counts for the cutoff.
        received_at: Moment,
        /// Its divisions, fixed by this filing.
        divisions: BTreeMap<String, String>,
        /// Digest of the answer that names the work, for lists; one of `answers`.
        title: Option<Digest>,
        /// Salted digest of each answer, by field.
        answers: BTreeMap<String, Digest>,
        /// Salted digest of each file, with its slot.
        papers: Vec<(String, Digest)>,
        /// Salted digest of each author.
        authors: Vec<Digest>,
        /// Digest of the incoming stamp, for paper.
        stamp: Option<Digest>,
    },
    /// It was taken back.
    Withdrawn {
        /// Digest of the ground, where one was given.
        ground: Option<Digest>,
    },
    /// It went on: from a stage, by an outcome, to another stage or out of the procedure.
    Moved {
        /// The stage that it left.
        stage: StageId,
        /// By which outcome.
        outcome: OutcomeId,
        /// Where to.
        to: Target,
        /// The moment from which the next terms count: of the act, or of the term that passed.
        since: Moment,
    },
    /// An officer compared it with the checklist.
    Checked {
        /// At which stage.
        stage: StageId,
        /// With which outcome.
        outcome: OutcomeId,
        /// Lines of the checklist that it does not meet.
        failed: BTreeSet<ChoiceId>,
        /// Digest of what the applicant is told.
        remarks: Option<Digest>,
        /// Until when it may be mended.
        until: Option<Moment>,
    },
    /// A panel was confirmed: from now on its experts know of it.
    PanelConfirmed {
        /// For which stage.
        stage: StageId,
        /// The experts, each with the name under which they know the work.
        seats: Vec<(PersonId, Alias)>,
    },
    /// An expert agreed to read the work and declared that there is no conflict.
    ExpertAccepted {
        /// For which stage.
        stage: StageId,
        /// Who.
        expert: PersonId,
    },
    /// An expert declined.
    ExpertDeclined {
        /// For which stage.
        stage: StageId,
        /// Who.
        expert: PersonId,
        /// Whether because of a conflict of interest.
        conflict: bool,
        /// Digest of the ground, where one was given.
        ground: Option<Digest>,
    },
    /// An expert's seat was given to another.
    ExpertReplaced {
        /// For which stage.
        stage: StageId,
        /// Whose seat it was.
        expert: PersonId,
        /// Who has it now.
        by: PersonId,
        /// The name under which the new expert knows the work.
        alias: Alias,
        /// Digest of the ground, where one was given.
        ground: Option<Digest>,
    },
    /// An expert signed a sheet.
    SheetSigned {
        /// At which stage.
        stage: StageId,
        /// Who.
        expert: PersonId,
        /// 1 for the first, 2 for the one that took its place, and so on.
        number: u32,
        /// Points by criterion.
        #[serde(deserialize_with = "reckoned")]
        marks: BTreeMap<String, Exact>,
        /// Digest of each comment, by criterion.
        comments: BTreeMap<String, Digest>,
        /// Digest of the advice for the applicant.
        advice: Option<Digest>,
        /// What the marks come to.
        #[serde(deserialize_with = "reckoned")]
        total: Exact,
    },
    /// A signed sheet was sent back to its expert (H12). The text that was signed stays.
    SheetReturned {
        /// At which stage.
        stage: StageId,
        /// Whose.
        expert: PersonId,
        /// Which of them.
        number: u32,
        /// Digest of what the expert is asked.
        ground: Digest,
    },
    /// A spoilt sheet was set aside before witnesses (H13).
    SheetVoided {
        /// At which stage.
        stage: StageId,
        /// Whose.
        expert: PersonId,
        /// Which of them.
        number: u32,
        /// Digests of the witnesses' names.
        witnesses: Vec<Digest>,
        /// Digest of the reason.
        ground: Digest,
    },
    /// Its sheets became a number and an outcome.
    Tallied {
        /// At which tally.
        stage: StageId,
        /// With which outcome.
        outcome: OutcomeId,
        /// The total; none without sheets.
        #[serde(deserialize_with = "reckoned")]
        total: Option<Exact>,
        /// The mean of each criterion over the sheets that count.
        #[serde(deserialize_with = "reckoned")]
        criteria: BTreeMap<String, Exact>,
        /// How the number came about.
        steps: Vec<Step>,
    },
    /// More time was given.
    MoreTime {
        /// At which stage.
        stage: StageId,
        /// Until when.
        until: Moment,
        /// Digest of the ground.
        ground: Digest,
    },
    /// It was taken off the contest.
    Disqualified {
        /// Digest of the ground.
        ground: Digest,
    },
    /// An adopted list put it into a class.
    Classed {
        /// At which selection.
        stage: StageId,
        /// By which list.
        list: u32,
        /// Into which class.
        class: OutcomeId,
        /// What the class proposes to be done; the order makes it fact.
        proposes: Vec<Effect>,
        /// When the decision was signed.
        decided_at: Moment,
    },
    /// An order decided on it.
    Ordered {
        /// At which stage.
        stage: StageId,
        /// Which order.
        order: OrderId,
        /// In force, returned or refused.
        outcome: OutcomeId,
        /// What became fact; nothing unless in force.
        effects: Vec<Effect>,
        /// When the order was entered.
        since: Moment,
    },
    /// Its result was made public, or told.
    Announced {
        /// At which stage.
        stage: StageId,
        /// When.
        at: Moment,
    },
}

/// How an application came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Through the pages.
    Online,
    /// On paper, entered by a methodist.
    Paper,
}

impl Channel {
    /// The word that tables use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Paper => "paper",
        }
    }
}
