//! Why the rules of meetings say no.

use chrono::NaiveDate;

use super::state::PhaseName;
use crate::basics::id::{ItemId, PersonId};
use crate::basics::moment::Moment;
use crate::body::rules::{Ballot, Office, Signer};

/// A "no" of the rules of meetings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeetingRefusal {
    /// The act belongs to another part of the meeting's life.
    #[error("the meeting is {now:?}, the act needs it {needed:?}")]
    WrongPhase {
        /// Where the meeting stands.
        now: PhaseName,
        /// Where it would have to stand.
        needed: PhaseName,
    },
    /// The body's rules do not know this ballot.
    #[error("the body does not vote by {ballot:?} ballot")]
    BallotNotAllowed {
        /// Which ballot.
        ballot: Ballot,
    },
    /// The body may vote so, and it has to do it on paper: only open ballots are entered here.
    #[error("a {ballot:?} ballot cannot be held here yet")]
    BallotNotRun {
        /// Which ballot.
        ballot: Ballot,
    },
    /// A regular meeting comes too soon for the members' notice.
    #[error("at {at} notice is too short: not before {earliest}, {working_days} working days")]
    NoticeTooShort {
        /// When it was to be.
        at: Moment,
        /// When it may be.
        earliest: Moment,
        /// The body's working days of notice.
        working_days: u32,
    },
    /// Nothing is on the agenda.
    #[error("nothing is on the agenda")]
    NoAgenda,
    /// An item of this id is on the agenda already.
    #[error("item {item} is on the agenda")]
    ItemKnown {
        /// Which.
        item: ItemId,
    },
    /// No such item is on the agenda.
    #[error("no item {item} on the agenda")]
    NoSuchItem {
        /// Which.
        item: ItemId,
    },
    /// Another item has the same subject.
    #[error("item {other} has the same subject")]
    SubjectTwice {
        /// That item.
        other: ItemId,
    },
    /// A case without a resolution to put to the vote.
    #[error("no resolutions are offered")]
    NoResolutions,
    /// A tie of fewer than two different applications.
    #[error("a tie is of two applications at least")]
    NoTie,
    /// Members prepared for the agenda of the notice: only ties and free questions move once it is open.
    #[error("the agenda is fixed for item {item}")]
    AgendaFixed {
        /// Which.
        item: ItemId,
    },
    /// A place beyond the end of the agenda.
    #[error("the agenda has {items} items")]
    NoSuchPlace {
        /// How many items there are.
        items: usize,
    },
    /// A vote on the item stands; it is annulled first, with a ground.
    #[error("a vote on item {item} stands")]
    VoteStands {
        /// Which.
        item: ItemId,
    },
    /// The item was put off.
    #[error("item {item} is deferred")]
    ItemDeferred {
        /// Which.
        item: ItemId,
    },
    /// The members were told a later hour.
    #[error("opened at {at}, convened for {convened}")]
    OpenedTooEarly {
        /// The moment given.
        at: Moment,
        /// The moment of the notice.
        convened: Moment,
    },
    /// A moment that lies outside what the meeting's course allows.
    #[error("{at} is not between {from} and {until}")]
    MomentOutside {
        /// The moment given.
        at: Moment,
        /// The earliest that would do.
        from: Moment,
        /// The latest that would do.
        until: Moment,
    },
    /// The person does not belong to the body.
    #[error("{person} is not a member")]
    NotAMember {
        /// Who.
        person: PersonId,
    },
    /// The member is not in the room.
    #[error("{person} is not present")]
    NotPresent {
        /// Who.
        person: PersonId,
    },
    /// The member is in the room already.
    #[error("{person} is present already")]
    AlreadyPresent {
        /// Who.
        person: PersonId,
    },
    /// Nobody whom the body's rules let preside is present.
    #[error("nobody is present who may preside: {offices:?}")]
    NobodyPresides {
        /// Who might, by the body's rules.
        offices: Vec<Office>,
    },
    /// By the body's rules another presides.
    #[error("not {person} presides, but one of {instead:?}")]
    PresidesOther {
        /// Who was named.
        person: PersonId,
        /// Who may preside, of those present.
        instead: Vec<PersonId>,
    },
    /// Minutes are kept by somebody present who holds an office in the body and does not preside.
    #[error("{person} cannot keep the minutes")]
    CannotKeepMinutes {
        /// Who was named.
        person: PersonId,
    },
    /// The member is recused from the item already.
    #[error("{person} is recused from item {item} already")]
    AlreadyRecused {
        /// Who.
        person: PersonId,
        /// Which item.
        item: ItemId,
    },
    /// The member takes part with a consultative voice only.
    #[error("{person} has no vote")]
    NoVote {
        /// Who.
        person: PersonId,
    },
    /// A recused member has no vote on the item (H31).
    #[error("{person} is recused from item {item}")]
    Recused {
        /// Who.
        person: PersonId,
        /// Which item.
        item: ItemId,
    },
    /// Such a motion cannot be put on the item.
    #[error("that motion does not fit item {item}")]
    WrongMotion {
        /// Which item.
        item: ItemId,
    },
    /// The body voted on this very resolution and did not adopt it.
    #[error("that resolution on item {item} was not adopted")]
    MotionFailed {
        /// Which item.
        item: ItemId,
    },
    /// A ballot that does not answer the motion.
    #[error("the ballot of {person} does not answer the motion")]
    WrongChoice {
        /// Whose.
        person: PersonId,
    },
    /// Nobody voted.
    #[error("no ballots")]
    NoBallots,
    /// Too few members take part in the item.
    #[error("{present} of {base} present, the quorum is {needed}")]
    NoQuorum {
        /// How many voting members are present, recused ones left out.
        present: u32,
        /// Of how many the quorum is reckoned.
        base: u32,
        /// How many are needed.
        needed: u32,
    },
    /// No vote on the item stands.
    #[error("no vote on item {item} stands")]
    NothingToAnnul {
        /// Which.
        item: ItemId,
    },
    /// There is a quorum, and these items are neither voted on nor deferred.
    #[error("{} items are not dealt with", .items.len())]
    ItemsOpen {
        /// Which, in the order of the agenda.
        items: Vec<ItemId>,
    },
    /// Nobody has written the minutes yet.
    #[error("the minutes are not written")]
    MinutesUnwritten,
    /// Somebody else wrote a later wording.
    #[error("the minutes are at version {now}")]
    VersionMoved {
        /// The version that stands, 0 for none.
        now: u32,
    },
    /// This signature belongs to somebody else.
    #[error("the {signer:?} of this meeting is {person}")]
    NotTheSigner {
        /// In which place.
        signer: Signer,
        /// Whose place it is.
        person: PersonId,
    },
    /// The body's minutes carry no signature in this place.
    #[error("the body's minutes are not signed by the {signer:?}")]
    NoSuchSignature {
        /// In which place.
        signer: Signer,
    },
    /// It is signed in this place.
    #[error("the {signer:?} has signed")]
    AlreadySigned {
        /// In which place.
        signer: Signer,
    },
    /// Minutes of a body are numbered through the year without gaps.
    #[error("the minutes' number is {expected}")]
    WrongNumber {
        /// The number that is next, or that these minutes already bear.
        expected: u32,
    },
    /// Minutes bear the date of the session, not of writing.
    #[error("minutes of a session of {from} to {to} cannot be dated {dated}")]
    NotDatedBySession {
        /// The date given.
        dated: NaiveDate,
        /// The day on which the session was opened.
        from: NaiveDate,
        /// The day on which it was closed.
        to: NaiveDate,
    },
    /// The first signature gave another date.
    #[error("the minutes are dated {dated}")]
    DatedOtherwise {
        /// That date.
        dated: NaiveDate,
    },
}

impl MeetingRefusal {
    /// A word for logs, mail and tests; never renamed once released.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WrongPhase { .. } => "meeting-wrong-phase",
            Self::BallotNotAllowed { .. } => "meeting-ballot-not-allowed",
            Self::BallotNotRun { .. } => "meeting-ballot-not-run",
            Self::NoticeTooShort { .. } => "meeting-notice-too-short",
            Self::NoAgenda => "meeting-no-agenda",
            Self::ItemKnown { .. } => "meeting-item-known",
            Self::NoSuchItem { .. } => "meeting-no-such-item",
            Self::SubjectTwice { .. } => "meeting-subject-twice",
            Self::NoResolutions => "meeting-no-resolutions",
            Self::NoTie => "meeting-no-tie",
            Self::AgendaFixed { .. } => "meeting-agenda-fixed",
            Self::NoSuchPlace { .. } => "meeting-no-such-place",
            Self::VoteStands { .. } => "meeting-vote-stands",
            Self::ItemDeferred { .. } => "meeting-item-deferred",
            Self::OpenedTooEarly { .. } => "meeting-opened-too-early",
            Self::MomentOutside { .. } => "meeting-moment-outside",
            Self::NotAMember { .. } => "meeting-not-a-member",
            Self::NotPresent { .. } => "meeting-not-present",
            Self::AlreadyPresent { .. } => "meeting-already-present",
            Self::NobodyPresides { .. } => "meeting-nobody-presides",
            Self::PresidesOther { .. } => "meeting-presides-other",
            Self::CannotKeepMinutes { .. } => "meeting-cannot-keep-minutes",
            Self::AlreadyRecused { .. } => "meeting-already-recused",
            Self::NoVote { .. } => "meeting-no-vote",
            Self::Recused { .. } => "meeting-recused",
            Self::WrongMotion { .. } => "meeting-wrong-motion",
            Self::MotionFailed { .. } => "meeting-motion-failed",
            Self::WrongChoice { .. } => "meeting-wrong-choice",
            Self::NoBallots => "meeting-no-ballots",
            Self::NoQuorum { .. } => "meeting-no-quorum",
            Self::NothingToAnnul { .. } => "meeting-nothing-to-annul",
            Self::ItemsOpen { .. } => "meeting-items-open",
            Self::MinutesUnwritten => "meeting-minutes-unwritten",
            Self::VersionMoved { .. } => "meeting-version-moved",
            Self::NotTheSigner { .. } => "meeting-not-the-signer",
            Self::NoSuchSignature { .. } => "meeting-no-such-signature",
            Self::AlreadySigned { .. } => "meeting-already-signed",
            Self::WrongNumber { .. } => "meeting-wrong-number",
            Self::NotDatedBySession { .. } => "meeting-not-dated-by-session",
            Self::DatedOtherwise { .. } => "meeting-dated-otherwise",
        }
    }
}
