//! What is known of a meeting: with its items, everything that its minutes need.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::item::Item;
use crate::basics::digest::Digest;
use crate::basics::id::{BodyId, ItemId, OrganisationId, PersonId, TerritoryId};
use crate::basics::moment::Moment;
use crate::body::rules::{Ballot, Office, Signer};

/// A meeting, or nothing yet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum MeetingState {
    /// No fact has happened.
    #[default]
    Absent,
    /// It has been convened.
    Known(Box<Meeting>),
}

/// A meeting that has been convened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// Where the body belongs.
    pub territory: TerritoryId,
    /// Which body.
    pub body: BodyId,
    /// Regular or extraordinary.
    pub kind: Kind,
    /// How it votes.
    pub ballot: Ballot,
    /// When it begins, by the last notice.
    pub at: Moment,
    /// Digest of the place.
    pub place: Digest,
    /// Its items, in order.
    pub agenda: Vec<Item>,
    /// How far it got.
    pub phase: Phase,
}

/// The kind of a meeting, as the minutes' heading names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Очередное: with the body's full notice.
    Regular,
    /// Внеочередное: at any moment ahead.
    Extraordinary,
}

/// How far a meeting got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum Phase {
    /// Notice was given.
    Convened,
    /// It will not be held.
    Cancelled {
        /// Digest of the ground.
        ground: Digest,
    },
    /// The members sit.
    Open {
        /// Who is there.
        session: Session,
    },
    /// The members have parted.
    Closed {
        /// Who was there.
        session: Session,
        /// When it was closed.
        closed_at: Moment,
        /// How far the minutes are.
        minutes: Minutes,
    },
}

/// [`Phase`] by name, for refusals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhaseName {
    /// Notice was given.
    Convened,
    /// It will not be held.
    Cancelled,
    /// The members sit.
    Open,
    /// The members have parted, the minutes are not in force.
    Closed,
    /// The minutes are in force: nothing changes any more.
    InForce,
}

/// The people of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// When it was opened.
    pub opened_at: Moment,
    /// Who presides.
    pub presiding: PersonId,
    /// Who keeps the minutes.
    pub secretary: PersonId,
    /// All members of the body, as of the opening.
    pub composition: Vec<MemberSnapshot>,
    /// Members away with leave.
    pub excused: BTreeSet<PersonId>,
    /// When each member who came at all was in the room.
    pub attendance: BTreeMap<PersonId, Vec<Spell>>,
}

/// A time in the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spell {
    /// Since when.
    pub from: Moment,
    /// Until when; none for those who stay.
    pub until: Option<Moment>,
}

/// A member of the body as the rules see one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberSnapshot {
    /// Who.
    pub person: PersonId,
    /// What they are in the body.
    pub role: Office,
    /// The institutions where they work: an item about one of these concerns them.
    pub organisations: BTreeSet<OrganisationId>,
    /// Whether they vote; otherwise their voice is consultative.
    pub votes: bool,
}

/// How far the minutes are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "minutes", rename_all = "snake_case")]
pub enum Minutes {
    /// Nobody has saved a wording.
    Unwritten,
    /// A wording waits for signatures.
    Written {
        /// The wording.
        wording: Wording,
        /// Who signed this wording, in which place.
        signed: BTreeMap<Signer, PersonId>,
        /// Number and date, once somebody has signed any wording: a number taken stays.
        numbered: Option<Numbered>,
    },
    /// All have signed.
    InForce {
        /// The wording.
        wording: Wording,
        /// Who signed, in which place.
        signed: BTreeMap<Signer, PersonId>,
        /// Number and date.
        numbered: Numbered,
    },
}

/// A wording of the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// Digest of the text.
    pub text: Digest,
    /// 1 for the first, and so on.
    pub version: u32,
}

/// Number and date of minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered {
    /// Without gaps through the body's year.
    pub number: u32,
    /// The date of the session.
    pub dated: NaiveDate,
}

impl Meeting {
    /// The item, if it is on the agenda.
    #[must_use]
    pub fn item(&self, id: ItemId) -> Option<&Item> {
        self.agenda.iter().find(|item| item.id == id)
    }

    /// The people, once it has been opened.
    #[must_use]
    pub const fn session(&self) -> Option<&Session> {
        match &self.phase {
            Phase::Convened | Phase::Cancelled { .. } => None,
            Phase::Open { session } | Phase::Closed { session, .. } => Some(session),
        }
    }

    /// The minutes, once it has been closed.
    #[must_use]
    pub const fn minutes(&self) -> Option<&Minutes> {
        match &self.phase {
            Phase::Convened | Phase::Cancelled { .. } | Phase::Open { .. } => None,
            Phase::Closed { minutes, .. } => Some(minutes),
        }
    }

    /// How far it got, by name.
    #[must_use]
    pub const fn phase_name(&self) -> PhaseName {
        match &self.phase {
            Phase::Convened => PhaseName::Convened,
            Phase::Cancelled { .. } => PhaseName::Cancelled,
            Phase::Open { .. } => PhaseName::Open,
            Phase::Closed { minutes: Minutes::InForce { .. }, .. } => PhaseName::InForce,
            Phase::Closed { minutes: Minutes::Unwritten | Minutes::Written { .. }, .. } => PhaseName::Closed,
        }
    }
}

impl Session {
    /// Members in the room after everything entered so far.
    #[must_use]
    pub fn present(&self) -> BTreeSet<PersonId> {
        self.attendance.keys().copied().filter(|person| self.is_present(*person)).collect()
    }

    /// Whether the member is in the room after everything entered so far.
    #[must_use]
    pub fn is_present(&self, person: PersonId) -> bool {
        let last = self.attendance.get(&person).and_then(|spells| spells.last());
        last.is_some_and(|spell| spell.until.is_none())
    }

    /// Members who did not come at all, in the order of the composition; some of them with leave.
    #[must_use]
    pub fn absent(&self) -> Vec<PersonId> {
        let all = self.composition.iter().map(|member| member.person);
        all.filter(|person| !self.attendance.contains_key(person)).collect()
    }

    /// The member, if the person is one.
    #[must_use]
    pub fn member(&self, person: PersonId) -> Option<&MemberSnapshot> {
        self.composition.iter().find(|member| member.person == person)
    }

    /// The latest moment in the course of the session that is known so far.
    #[must_use]
    pub fn latest(&self) -> Moment {
        let spells = self.attendance.values().flatten();
        let moments = spells.map(|spell| spell.until.unwrap_or(spell.from));
        moments.max().map_or(self.opened_at, |last| last.max(self.opened_at))
    }

    /// Whose signature stands in this place.
    #[must_use]
    pub const fn signer(&self, signer: Signer) -> PersonId {
        match signer {
            Signer::Presiding => self.presiding,
            Signer::Secretary => self.secretary,
        }
    }
}

/// The members whose own institution this is: the caller names them in the rules for the items about it.
#[must_use]
pub fn concerned(members: &[MemberSnapshot], institution: OrganisationId) -> BTreeSet<PersonId> {
    let own = members.iter().filter(|member| member.organisations.contains(&institution));
    own.map(|member| member.person).collect()
}
