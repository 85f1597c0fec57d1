//! What somebody may want of a meeting, with the texts as they were typed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::basics::id::{ItemId, PersonId};
use domain::basics::moment::Moment;
use domain::body::rules::Signer;
use domain::meeting::item::{Choice, Motion, NoteKind, Subject};
use domain::meeting::state::Kind;
use serde::{Deserialize, Serialize};

/// An item to be put on an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewItem {
    /// What it is about.
    pub subject: Subject,
    /// Its wording, as typed.
    pub wording: String,
}

/// A meeting to be convened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMeeting {
    /// Regular or extraordinary.
    pub kind: Kind,
    /// When it begins.
    pub at: Moment,
    /// Where, as typed.
    pub place: String,
    /// Its agenda.
    pub items: Vec<NewItem>,
}

/// What somebody wants of a meeting, with the texts as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingWish {
    /// Move it to a later moment.
    Postpone {
        /// When it begins now.
        at: Moment,
        /// Why.
        ground: String,
    },
    /// Call it off.
    Cancel {
        /// Why.
        ground: String,
    },
    /// Put an item at the end of the agenda.
    AddItem(NewItem),
    /// Take an item off.
    DropItem {
        /// Which.
        item: ItemId,
    },
    /// Move an item.
    MoveItem {
        /// Which.
        item: ItemId,
        /// Its place, counted from 0.
        place: usize,
    },
    /// Open the session with a roll.
    Open {
        /// When.
        at: Moment,
        /// Who is in the room.
        present: BTreeSet<PersonId>,
        /// Who is away with leave.
        excused: BTreeSet<PersonId>,
        /// Who presides.
        presiding: PersonId,
        /// Who keeps the minutes.
        secretary: PersonId,
    },
    /// A member came in.
    Arrive {
        /// Who.
        person: PersonId,
        /// When.
        at: Moment,
    },
    /// A member left.
    Leave {
        /// Who.
        person: PersonId,
        /// When.
        at: Moment,
    },
    /// Leave a member out of an item.
    Recuse {
        /// Which item.
        item: ItemId,
        /// Who.
        person: PersonId,
        /// Why; may be empty.
        ground: String,
    },
    /// Keep what was said.
    Note {
        /// On which item.
        item: ItemId,
        /// Report or discussion.
        kind: NoteKind,
        /// Who said what.
        text: String,
    },
    /// Enter a vote by name.
    EnterVote {
        /// On which item.
        item: ItemId,
        /// What was put to the vote.
        motion: Motion,
        /// Who voted how.
        ballots: BTreeMap<PersonId, Choice>,
    },
    /// Declare the last vote on an item void.
    AnnulVote {
        /// On which item.
        item: ItemId,
        /// Why.
        ground: String,
    },
    /// Put an item off.
    DeferItem {
        /// Which.
        item: ItemId,
        /// Why.
        ground: String,
    },
    /// Close the session.
    Close {
        /// When.
        at: Moment,
    },
    /// Save a wording of the minutes.
    WriteMinutes {
        /// The wording.
        text: MinutesText,
        /// 1 for the first, and so on.
        version: u32,
    },
    /// Sign the minutes.
    SignMinutes {
        /// In which place.
        signer: Signer,
        /// The wording that was read.
        version: u32,
        /// Their number.
        number: u32,
        /// The date of the session.
        dated: NaiveDate,
    },
}

/// The wording of minutes: what people write. Names, numbers and counts are facts of the meeting and stand
/// in its stream; the page puts both together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MinutesText {
    /// By item.
    pub items: BTreeMap<ItemId, ItemText>,
}

/// What the minutes say of one item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ItemText {
    /// Under «Слушали».
    pub heard: String,
    /// Under «Выступили»; empty where nobody spoke.
    pub spoke: String,
    /// Under «Постановили».
    pub resolved: String,
}
