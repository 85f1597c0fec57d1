//! What happened to an application.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::basics::code::Code;
use crate::basics::digest::Digest;
use crate::basics::id::{CallId, OrganisationId, TerritoryId};
use crate::basics::moment::Moment;

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
