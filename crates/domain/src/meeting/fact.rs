//! What happened to a meeting.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::item::{Choice, Motion, NoteKind, RecusedBy, Subject};
use super::state::{Kind, MemberSnapshot};
use super::tally::Counted;
use crate::basics::digest::Digest;
use crate::basics::id::{BodyId, ItemId, PersonId, TerritoryId};
use crate::basics::moment::Moment;
use crate::body::rules::{Ballot, Signer};

/// A fact of a meeting's stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum MeetingFact {
    /// The members were called together.
    Convened {
        /// Where the body belongs.
        territory: TerritoryId,
        /// Which body.
        body: BodyId,
        /// Regular or extraordinary.
        kind: Kind,
        /// How it votes.
        ballot: Ballot,
        /// When it begins.
        at: Moment,
        /// Digest of the place.
        place: Digest,
    },
    /// It was moved to a later moment.
    Postponed {
        /// From when.
        from: Moment,
        /// To when.
        to: Moment,
        /// Digest of the ground.
        ground: Digest,
    },
    /// It was called off.
    Cancelled {
        /// Digest of the ground.
        ground: Digest,
    },
    /// An item came to the end of the agenda.
    ItemAdded {
        /// Its id.
        item: ItemId,
        /// What it is about.
        subject: Subject,
        /// Digest of its wording.
        wording: Digest,
    },
    /// An item was taken off.
    ItemDropped {
        /// Which.
        item: ItemId,
    },
    /// An item moved within the agenda.
    ItemMoved {
        /// Which.
        item: ItemId,
        /// Its new place, counted from 0.
        place: usize,
    },
    /// The session was opened. The composition is that of this moment: who joins the body later does not
    /// change what was voted.
    Opened {
        /// When.
        at: Moment,
        /// All members of the body.
        composition: Vec<MemberSnapshot>,
        /// Members in the room.
        present: BTreeSet<PersonId>,
        /// Members away with leave.
        excused: BTreeSet<PersonId>,
        /// Who presides.
        presiding: PersonId,
        /// Who keeps the minutes.
        secretary: PersonId,
    },
    /// A member came in.
    Arrived {
        /// Who.
        person: PersonId,
        /// When.
        at: Moment,
    },
    /// A member left.
    Left {
        /// Who.
        person: PersonId,
        /// When.
        at: Moment,
    },
    /// A member was left out of an item.
    Recused {
        /// Which item.
        item: ItemId,
        /// Who.
        person: PersonId,
        /// By whom.
        by: RecusedBy,
        /// Digest of the ground, where one was given.
        ground: Option<Digest>,
    },
    /// Something said on an item was kept.
    Noted {
        /// On which item.
        item: ItemId,
        /// Report or discussion.
        kind: NoteKind,
        /// Digest of who said what.
        text: Digest,
    },
    /// A vote was taken and counted. The whole conclusion is here: later code never counts it again.
    Resolved {
        /// On which item.
        item: ItemId,
        /// What was put to the vote.
        motion: Motion,
        /// Who voted how.
        ballots: BTreeMap<PersonId, Choice>,
        /// The count and what follows from it.
        counted: Counted,
    },
    /// The last standing vote on an item was declared void.
    VoteAnnulled {
        /// On which item.
        item: ItemId,
        /// Digest of the ground.
        ground: Digest,
    },
    /// An item was put off.
    ItemDeferred {
        /// Which.
        item: ItemId,
        /// Digest of the ground.
        ground: Digest,
    },
    /// The session was closed.
    Closed {
        /// When.
        at: Moment,
    },
    /// A wording of the minutes was saved; signatures under an older one fell.
    MinutesWritten {
        /// Digest of the text.
        text: Digest,
        /// Which wording.
        version: u32,
    },
    /// Somebody signed the minutes.
    MinutesSigned {
        /// Who.
        by: PersonId,
        /// In which place.
        role: Signer,
        /// Which wording.
        version: u32,
        /// The minutes' number, taken by the first signature.
        number: u32,
        /// The date of the session.
        dated: NaiveDate,
    },
    /// All signatures are there: what the meeting resolved is decided (H27).
    MinutesInForce {
        /// Their number.
        number: u32,
        /// Their date.
        dated: NaiveDate,
    },
}
