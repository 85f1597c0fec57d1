//! Facts about ordinary records. Nothing decides here: a page changes a row, and the change is an entry in
//! the record's own stream, written in the same transaction. Names and addresses are contents, kept apart by
//! their salted digests, so that they can be erased.

use serde::{Deserialize, Serialize};

use crate::basics::digest::Digest;
use crate::basics::id::{ApplicationId, AuthorId, OrganisationId, PersonId, TerritoryId};
use crate::basics::moment::{Moment, SchoolYear};
use crate::people::seat::Seat;

/// What happened to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum RecordFact {
    /// A territory was set up.
    TerritoryEntered {
        /// Its parent, where it has one.
        parent: Option<TerritoryId>,
        /// Its slug in addresses.
        slug: String,
    },
    /// A council or commission was set up.
    BodyEntered {
        /// Where.
        territory: TerritoryId,
        /// Its slug.
        slug: String,
    },
    /// The rules by which a council or commission decides were entered, in place of those before.
    BodyRulesSet {
        /// Their text, as TOML.
        content: Digest,
    },
    /// An organisation was entered, or its card changed.
    OrganisationSaved {
        /// Where.
        territory: TerritoryId,
        /// Its card.
        content: Digest,
    },
    /// A person was entered, or the card changed.
    PersonSaved {
        /// The card.
        content: Digest,
    },
    /// A seat was given.
    SeatGiven {
        /// Which.
        seat: Seat,
    },
    /// A seat was ended.
    SeatEnded {
        /// Which.
        seat: Seat,
    },
    /// An invitation went out.
    Invited,
    /// A letter with a way to set a new password went out, or an administrator asked for one.
    ResetAsked,
    /// The person set a password. All their sign-ins ended.
    PasswordSet,
    /// The account was closed to sign-in, or opened again.
    AccountClosed {
        /// True when closed.
        closed: bool,
    },
    /// A year's plan was entered whole.
    PlanEntered {
        /// Where.
        territory: TerritoryId,
        /// For which school year.
        school_year: SchoolYear,
        /// Its text.
        content: Digest,
    },
    /// An author of an application gave a consent.
    ConsentGiven {
        /// To whose work.
        application: ApplicationId,
        /// Which author.
        author: AuthorId,
        /// Which consent of the procedure.
        consent: String,
        /// Digest of the very text agreed to.
        text: Digest,
        /// How it was given.
        by: ConsentBy,
    },
    /// A consent was taken back.
    ConsentWithdrawn {
        /// To whose work.
        application: ApplicationId,
        /// Which author.
        author: AuthorId,
        /// Which consent.
        consent: String,
    },
    /// An edition of a procedure was published for a territory.
    EditionPublished {
        /// Where.
        territory: TerritoryId,
        /// The procedure's id.
        procedure: String,
        /// The edition's digest.
        edition: String,
    },
    /// The working days of a year were entered, in place of those known before.
    CalendarEntered {
        /// Which year.
        year: i32,
        /// Its days and the act that they are taken from, as TOML.
        content: Digest,
    },
    /// The clock of a demo was moved.
    ClockMoved {
        /// Seconds ahead of real time.
        ahead: i64,
    },
    /// An import was carried out.
    Imported {
        /// Where.
        territory: TerritoryId,
        /// Rows entered or changed.
        rows: u32,
        /// SHA-256 of the file, salted.
        content: Digest,
    },
}

/// How a consent came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "way")]
pub enum ConsentBy {
    /// The author opened their own link and agreed.
    Link,
    /// The organisation keeps the signed paper; its coordinator says so and since when.
    Paper {
        /// Who said so.
        said_by: PersonId,
        /// Date on the paper, as a moment at the start of that day.
        signed_on: Moment,
    },
}

/// Where an organisation lies, for rules that need it beside the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its territory.
    pub territory: TerritoryId,
}
