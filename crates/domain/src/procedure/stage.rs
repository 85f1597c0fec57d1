//! A stage: its title, clocks and routes are data, its kind is one of twelve.
use super::deadline::Deadline;
use super::name::OutcomeId;
use super::raw_stage::RawStage;
use super::route::{Adoption, Counted, Effect, Gate, Route};
use super::seat::Seat;
use super::selection::Selection;
use super::text::Bilingual;
use super::work::{Check, Council, External, Hearing, Intake, Order, Publication, Review, Rework};
use super::work::{Tally, Tracks};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// A step of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RawStage", into = "RawStage")]
pub struct Stage {
    pub title: Bilingual,
    /// Who is responsible while a case is here.
    pub by: Option<Seat>,
    pub opens: Option<Deadline>,
    /// When it passes, the case moves by itself (waits on outsiders: V08, V36).
    pub cutoff: Option<Deadline>,
    /// When it passes, somebody is overdue and `next` learns of it; nothing moves.
    pub duty: Option<Deadline>,
    /// Who learns that the duty is overdue; without it, the procedure's `next`.
    pub next: Option<Seat>,
    pub gate: Option<Gate>,
    /// Where each outcome leads.
    pub on: BTreeMap<OutcomeId, Route>,
    /// Outcomes that may be taken only so many times (V05).
    pub counted: BTreeMap<OutcomeId, Counted>,
    /// What each outcome proposes (V31).
    pub effects: BTreeMap<OutcomeId, Vec<Effect>>,
    /// The stage makes proposed effects fact.
    pub executes: bool,
    pub adopted_by: Option<Adoption>,
    /// What is done here.
    pub work: Work,
}

/// What is done at a stage, by kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work {
    Intake(Intake),
    Check(Check),
    Rework(Rework),
    Review(Review),
    Tally(Tally),
    Tracks(Tracks),
    Hearing(Hearing),
    Selection(Selection),
    Council(Council),
    Order(Order),
    Publication(Publication),
    External(External),
}

/// The twelve kinds of stages. There are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageKind {
    Intake,
    Check,
    Rework,
    Review,
    Tally,
    Tracks,
    Hearing,
    Selection,
    Council,
    Order,
    Publication,
    External,
}

/// What the outcomes of a kind are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcomes {
    /// A fixed set: those that must be handled, and those that may be.
    Native { must: &'static [&'static str], may: &'static [&'static str] },
    /// Named by the definition: guards, classes, resolutions, results.
    Named,
}

impl StageKind {
    pub const ALL: [Self; 12] = [
        Self::Intake,
        Self::Check,
        Self::Rework,
        Self::Review,
        Self::Tally,
        Self::Tracks,
        Self::Hearing,
        Self::Selection,
        Self::Council,
        Self::Order,
        Self::Publication,
        Self::External,
    ];

    /// The word that a file uses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Check => "check",
            Self::Rework => "rework",
            Self::Review => "review",
            Self::Tally => "tally",
            Self::Tracks => "tracks",
            Self::Hearing => "hearing",
            Self::Selection => "selection",
            Self::Council => "council",
            Self::Order => "order",
            Self::Publication => "publication",
            Self::External => "external",
        }
    }

    /// The outcomes of the kind, `lapsed` aside: that one exists just where a cutoff does.
    pub fn outcomes(self) -> Outcomes {
        match self {
            Self::Intake => Outcomes::Native { must: &["submitted"], may: &["declined"] },
            Self::Check => Outcomes::Native { must: &["admitted"], may: &["remarks", "cure", "refused"] },
            Self::Rework => Outcomes::Native { must: &["resubmitted"], may: &["exhausted"] },
            Self::Review => Outcomes::Native { must: &["complete", "short"], may: &[] },
            Self::Tracks => Outcomes::Native { must: &["complete", "incomplete"], may: &[] },
            Self::Hearing => Outcomes::Native { must: &["heard", "absent"], may: &[] },
            Self::Order => Outcomes::Native { must: &["in_force", "returned", "refused"], may: &[] },
            Self::Publication => Outcomes::Native { must: &["published"], may: &[] },
            Self::Tally | Self::Selection | Self::Council | Self::External => Outcomes::Named,
        }
    }

    /// The outcome that a passed cutoff gives. A review is then short, tracks are incomplete, an entrant
    /// absent.
    pub fn on_cutoff(self) -> &'static str {
        match self {
            Self::Review => "short",
            Self::Tracks => "incomplete",
            Self::Hearing => "absent",
            Self::Intake
            | Self::Check
            | Self::Rework
            | Self::Tally
            | Self::Selection
            | Self::Council
            | Self::Order
            | Self::Publication
            | Self::External => "lapsed",
        }
    }

    /// A tally is arithmetic: nobody waits at it.
    pub fn waits(self) -> bool {
        self != Self::Tally
    }
}

impl fmt::Display for StageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl Stage {
    pub fn kind(&self) -> StageKind {
        match &self.work {
            Work::Intake(_) => StageKind::Intake,
            Work::Check(_) => StageKind::Check,
            Work::Rework(_) => StageKind::Rework,
            Work::Review(_) => StageKind::Review,
            Work::Tally(_) => StageKind::Tally,
            Work::Tracks(_) => StageKind::Tracks,
            Work::Hearing(_) => StageKind::Hearing,
            Work::Selection(_) => StageKind::Selection,
            Work::Council(_) => StageKind::Council,
            Work::Order(_) => StageKind::Order,
            Work::Publication(_) => StageKind::Publication,
            Work::External(_) => StageKind::External,
        }
    }

    /// The kind's own outcome that a named one stands for.
    pub fn native<'a>(&'a self, outcome: &'a OutcomeId) -> &'a OutcomeId {
        self.on.get(outcome).and_then(|route| route.is.as_ref()).unwrap_or(outcome)
    }

    /// What an outcome is called: the label of its route, of its class or of its resolution. None where the
    /// definition leaves it to the kind.
    #[must_use]
    pub fn label_of(&self, outcome: &str) -> Option<&Bilingual> {
        let routed = self.on.get(outcome).and_then(|route| route.label.as_ref());
        routed.or_else(|| match &self.work {
            Work::Selection(selection) => {
                selection.classes.iter().find(|class| class.id.as_str() == outcome).map(|class| &class.label)
            }
            Work::Council(council) => council.resolutions.get(outcome)?.label.as_ref(),
            Work::Intake(_)
            | Work::Check(_)
            | Work::Rework(_)
            | Work::Review(_)
            | Work::Tally(_)
            | Work::Tracks(_)
            | Work::Hearing(_)
            | Work::Order(_)
            | Work::Publication(_)
            | Work::External(_) => None,
        })
    }

    /// Somebody outside the organiser is waited for (V08).
    pub fn waits_on_outsiders(&self) -> bool {
        let outsider = self.by.as_ref().is_some_and(Seat::is_outsider);
        outsider || matches!(self.work, Work::External(_))
    }
}
