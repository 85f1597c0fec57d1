//! What somebody may want of a meeting. Texts come as digests: the door keeps the contents.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::item::{Choice, Motion, NoteKind, Subject};
use super::state::Kind;
use crate::basics::digest::Digest;
use crate::basics::id::{ItemId, PersonId};
use crate::basics::moment::Moment;
use crate::body::rules::{Ballot, Signer};

/// A command to a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingCommand {
    /// Call the members together. The agenda is made afterwards.
    Convene {
        /// Regular or extraordinary: the latter needs no notice in working days.
        kind: Kind,
        /// How it will vote.
        ballot: Ballot,
        /// When it begins.
        at: Moment,
        /// Digest of the place.
        place: Digest,
    },
    /// Move the meeting to a later moment, before it is opened.
    Postpone {
        /// When it begins now.
        at: Moment,
        /// Digest of the ground.
        ground: Option<Digest>,
    },
    /// Call the meeting off, before it is opened.
    Cancel {
        /// Digest of the ground.
        ground: Option<Digest>,
    },
    /// Put an item at the end of the agenda.
    AddItem {
        /// Its id.
        item: ItemId,
        /// What it is about.
        subject: Subject,
        /// Digest of its wording.
        wording: Digest,
    },
    /// Take an item off the agenda.
    DropItem {
        /// Which.
        item: ItemId,
    },
    /// Move an item to another place of the agenda.
    MoveItem {
        /// Which.
        item: ItemId,
        /// Its new place, counted from 0.
        place: usize,
    },
    /// Open the session with a roll.
    Open {
        /// When it was opened.
        at: Moment,
        /// Members in the room.
        present: BTreeSet<PersonId>,
        /// Members who are away with leave.
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
    /// Leave a member out of an item. A member may do that for themselves.
    Recuse {
        /// From which item.
        item: ItemId,
        /// Who.
        person: PersonId,
        /// Digest of the ground, where one was given.
        ground: Option<Digest>,
    },
    /// Keep something said on an item for the minutes.
    Note {
        /// On which item.
        item: ItemId,
        /// Report or discussion.
        kind: NoteKind,
        /// Digest of who said what.
        text: Digest,
    },
    /// Enter a vote by name. The members present are those on the roll at this moment.
    EnterVote {
        /// On which item.
        item: ItemId,
        /// What was put to the vote.
        motion: Motion,
        /// Who voted how; a member present and missing here did not vote.
        ballots: BTreeMap<PersonId, Choice>,
    },
    /// Declare the last standing vote on an item void, because it was entered wrong.
    AnnulVote {
        /// On which item.
        item: ItemId,
        /// Digest of the ground.
        ground: Option<Digest>,
    },
    /// Put an item off to another meeting.
    DeferItem {
        /// Which.
        item: ItemId,
        /// Digest of the ground.
        ground: Option<Digest>,
    },
    /// Close the session.
    Close {
        /// When it was closed.
        at: Moment,
    },
    /// Save a wording of the minutes. Facts are not edited here; signatures under an older wording fall.
    WriteMinutes {
        /// Digest of the text.
        text: Digest,
        /// 1 for the first wording, and so on: a stale page is refused.
        version: u32,
    },
    /// Sign the minutes.
    SignMinutes {
        /// In which place.
        signer: Signer,
        /// The wording that the signer has read.
        version: u32,
        /// The minutes' number in the year.
        number: u32,
        /// The date of the session.
        dated: NaiveDate,
    },
}
