//! Items of an agenda: what they are about, what was said, and how the members voted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tally::{Counted, Outcome};
use crate::basics::digest::Digest;
use crate::basics::id::{ApplicationId, CallId, ItemId, PersonId};
use crate::procedure::name::{OutcomeId, StageId};

/// An item of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// What it is about.
    pub subject: Subject,
    /// Digest of its wording.
    pub wording: Digest,
    /// Who is left out of it, and why.
    pub recused: BTreeMap<PersonId, Recusal>,
    /// What was said, in the order of entering.
    pub notes: Vec<Note>,
    /// Votes that stand, in the order of voting; annulled ones are in the journal only.
    pub votes: Vec<Vote>,
    /// Digest of the ground on which it was put off.
    pub deferred: Option<Digest>,
}

/// What an item is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "subject", rename_all = "snake_case")]
pub enum Subject {
    /// One application, with the resolutions that may be put to the vote.
    Application {
        /// Which.
        application: ApplicationId,
        /// Its call.
        call: CallId,
        /// The stage that waits for the body.
        stage: StageId,
        /// What may be resolved.
        resolutions: Vec<OutcomeId>,
    },
    /// A list of a selection, to be adopted or returned.
    List {
        /// Its call.
        call: CallId,
        /// The selection.
        stage: StageId,
        /// The list's number.
        list: u32,
    },
    /// Equals of a list, to be put in order (H24).
    Tie {
        /// Its call.
        call: CallId,
        /// The selection.
        stage: StageId,
        /// The list's number.
        list: u32,
        /// The equals.
        applications: Vec<ApplicationId>,
    },
    /// Anything else: it is minuted and moves no case.
    Free,
}

/// A member left out of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recusal {
    /// By whom.
    pub by: RecusedBy,
    /// Digest of the ground, where one was given.
    pub ground: Option<Digest>,
}

/// Who leaves a member out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecusedBy {
    /// The rule itself: the item is about the member's own institution (H31).
    Rule,
    /// The member.
    Member,
    /// Whoever runs the meeting.
    Meeting,
}

/// Something said on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Report or discussion.
    pub kind: NoteKind,
    /// Digest of who said what.
    pub text: Digest,
}

/// Under which word of the minutes a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Слушали.
    Heard,
    /// Выступили.
    Spoke,
}

/// A vote that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// What was put to the vote.
    pub motion: Motion,
    /// Who voted how.
    pub ballots: BTreeMap<PersonId, Choice>,
    /// The count and what follows from it.
    pub counted: Counted,
}

/// What is put to the vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "motion", rename_all = "snake_case")]
pub enum Motion {
    /// To resolve this on an application.
    Resolve {
        /// One of the resolutions offered.
        outcome: OutcomeId,
    },
    /// To adopt a list, or what a free question proposes.
    Adopt,
    /// Which of the equals comes first.
    Choose,
}

/// One member's ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// In favour.
    For,
    /// Against.
    Against,
    /// Neither.
    Abstained,
    /// For this one of the equals.
    Option(ApplicationId),
}

impl Item {
    /// The vote that settles the item: an adopted resolution, a list adopted or returned, a tie put in
    /// order. A resolution on an application that was not adopted settles nothing: another may be put.
    #[must_use]
    pub fn settled(&self) -> Option<&Vote> {
        self.votes.iter().find(|vote| match (&vote.motion, &vote.counted.outcome) {
            (Motion::Resolve { .. }, Outcome::NotAdopted) => false,
            (Motion::Resolve { .. } | Motion::Adopt | Motion::Choose, _) => true,
        })
    }

    /// Whether the session may close without it: it was voted on or put off. Free questions may just be
    /// heard.
    #[must_use]
    pub fn is_dealt_with(&self) -> bool {
        self.subject == Subject::Free || self.deferred.is_some() || !self.votes.is_empty()
    }
}

impl Subject {
    /// Whether both are about the same thing, whatever is offered to resolve.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (
                Self::Application { application: a, stage: b, .. },
                Self::Application { application: c, stage: d, .. },
            ) => (a, b) == (c, d),
            (Self::Application { .. } | Self::Free, _) | (_, Self::Free) => false,
            (Self::List { .. } | Self::Tie { .. }, _) => self == other,
        }
    }

    /// Whether the item may come, go and move while the session is open: the members could not prepare for
    /// an application or a list that was not in the notice.
    #[must_use]
    pub const fn moves_in_session(&self) -> bool {
        match self {
            Self::Tie { .. } | Self::Free => true,
            Self::Application { .. } | Self::List { .. } => false,
        }
    }

    /// The equals among which the members choose; none where they vote for or against.
    #[must_use]
    pub fn options(&self) -> &[ApplicationId] {
        match self {
            Self::Tie { applications, .. } => applications,
            Self::Application { .. } | Self::List { .. } | Self::Free => &[],
        }
    }
}
