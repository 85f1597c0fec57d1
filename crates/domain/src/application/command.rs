//! What somebody may want of an application.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use crate::basics::code::{Alias, Code};
use crate::basics::digest::Digest;
use crate::basics::id::{OrderId, PersonId};
use crate::basics::moment::Moment;
use crate::procedure::name::{ChoiceId, OutcomeId, StageId};
use crate::review::sheet::SheetDraft;

/// A command to an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApplicationCommand {
    /// File the draft as it stands: for the first time, in place of what was filed before, or mended.
    Submit(Box<Filing>),
    /// Enter an application that came on paper, with the moment stamped on it.
    EnterPaper {
        /// What the methodist typed and scanned.
        filing: Box<Filing>,
        /// The moment of the incoming stamp.
        received_at: Moment,
        /// Digest of the incoming number and whatever else the stamp says; none when nothing was typed.
        stamp: Option<Digest>,
    },
    /// Take the application back.
    Withdraw {
        /// Digest of the ground, where one was given: an applicant owes none.
        ground: Option<Digest>,
    },
    /// Say how the application meets the checklist.
    Check {
        /// The outcome of the stage: admitted, with remarks, to be mended, refused.
        outcome: OutcomeId,
        /// Lines that it does not meet.
        failed: BTreeSet<ChoiceId>,
        /// Digest of what the applicant is told; none when nothing was typed.
        remarks: Option<Digest>,
        /// Until when it may be mended, day and hour.
        until: Option<Moment>,
    },
    /// Confirm the panel; only then its experts learn of the work.
    ConfirmPanel {
        /// The experts, each with a fresh alias.
        seats: Vec<(PersonId, Alias)>,
    },
    /// The expert who acts takes the work and declares that there is no conflict.
    Accept,
    /// The expert who acts declines.
    Decline {
        /// Because of a conflict of interest.
        conflict: bool,
        /// Digest of the ground, where one was given.
        ground: Option<Digest>,
    },
    /// Give an expert's seat to another.
    Replace {
        /// Whose seat.
        expert: PersonId,
        /// To whom.
        by: PersonId,
        /// A fresh alias.
        alias: Alias,
        /// Digest of the ground, where one was given.
        ground: Option<Digest>,
    },
    /// The expert who acts signs the sheet.
    Sign(Box<Signing>),
    /// Send a signed sheet back to its expert.
    ReturnSheet {
        /// Whose.
        expert: PersonId,
        /// Digest of what is asked; none when nothing was typed.
        ground: Option<Digest>,
    },
    /// Set a spoilt sheet aside before witnesses.
    VoidSheet {
        /// Whose.
        expert: PersonId,
        /// Digests of the witnesses' names.
        witnesses: Vec<Digest>,
        /// Digest of the reason; none when nothing was typed.
        ground: Option<Digest>,
    },
    /// Let the sheets of the review go on to the totals.
    ReleaseReview,
    /// A term has passed: move on. Anybody may say so; the timer does.
    Lapse,
    /// Give more time at the stage where the case is.
    MoreTime {
        /// Until when.
        until: Moment,
        /// Digest of the ground; none when nothing was typed.
        ground: Option<Digest>,
    },
    /// Take it off the contest.
    Disqualify {
        /// Digest of the ground; none when nothing was typed.
        ground: Option<Digest>,
    },
    /// An adopted list put it into a class. Carried by the machine.
    Class {
        /// At which selection.
        stage: StageId,
        /// By which list.
        list: u32,
        /// Into which class.
        class: OutcomeId,
    },
    /// A body resolved on it at a council stage. Carried by the machine when the minutes are signed.
    Resolve {
        /// At which council.
        stage: StageId,
        /// With which resolution.
        outcome: OutcomeId,
    },
    /// An order decided on it. Carried by the machine.
    Order {
        /// Which order.
        order: OrderId,
        /// In force, returned or refused.
        outcome: OutcomeId,
    },
    /// Its result was published. Carried by the machine.
    Announce {
        /// At which stage.
        stage: StageId,
    },
}

/// A draft with the digests of its contents, computed and stored by the door in the same transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// The application's public code.
    pub code: Code,
    /// What is filed.
    pub draft: Draft,
    /// Salted digest of each answer, by field.
    pub answers: BTreeMap<String, Digest>,
    /// Salted digest of each attached file's slot, name, size and SHA-256, with its slot.
    pub papers: Vec<(String, Digest)>,
    /// Salted digest of each author's name and post.
    pub authors: Vec<Digest>,
}

/// A sheet with the digests of its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    /// What is signed.
    pub draft: SheetDraft,
    /// Digest of each comment that is not empty, by criterion.
    pub comments: BTreeMap<String, Digest>,
    /// Digest of the advice, where it is not empty.
    pub advice: Option<Digest>,
}
