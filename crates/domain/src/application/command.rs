//! What somebody may want of an application.

use std::collections::BTreeMap;

use super::draft::Draft;
use crate::basics::code::Code;
use crate::basics::digest::Digest;
use crate::basics::moment::Moment;

/// A command to an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ApplicationCommand {
    /// File the draft as it stands, for the first time or in place of what was filed before.
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
