//! The right to see. Reads ask here for each group of fields and leave out what the viewer may not have, so
//! that no page, file, letter or export ever holds it. Blindness is a property of the data, not of a page.

use crate::access::may::{Place, Right, may};
use crate::people::seat::Viewer;

/// Groups of fields that are shown or withheld together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// That an organisation has a draft at all, and how far it is.
    DraftExists,
    /// What a draft says. Not even the methodists read it before it is filed.
    DraftText,
    /// Which organisation stands behind an application that is filed.
    Applicant,
    /// Answers of a filed application.
    Answers,
    /// Files of a filed application, with their names.
    Papers,
    /// Names, posts and addresses of its authors, and their consents.
    Authors,
    /// Number, moments and digests of a filing.
    Receipt,
    /// Grounds on which dates were moved.
    Grounds,
    /// Addresses and telephones of people with accounts.
    Contacts,
    /// Letters in the queue.
    Letters,
    /// Single sheets, with who signed them.
    Sheets,
    /// Who sits on which panel.
    Panels,
    /// Lists of a call before they are public.
    Lists,
    /// A body's agenda, votes and minutes.
    Meetings,
}

impl Field {
    /// All of them, in the order of the golden grid.
    pub const ALL: [Self; 14] = [
        Self::DraftExists,
        Self::DraftText,
        Self::Applicant,
        Self::Answers,
        Self::Papers,
        Self::Authors,
        Self::Receipt,
        Self::Grounds,
        Self::Contacts,
        Self::Letters,
        Self::Sheets,
        Self::Panels,
        Self::Lists,
        Self::Meetings,
    ];

    /// The word for the grid.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DraftExists => "draft-exists",
            Self::DraftText => "draft-text",
            Self::Applicant => "applicant",
            Self::Answers => "answers",
            Self::Papers => "papers",
            Self::Authors => "authors",
            Self::Receipt => "receipt",
            Self::Grounds => "grounds",
            Self::Contacts => "contacts",
            Self::Letters => "letters",
            Self::Sheets => "sheets",
            Self::Panels => "panels",
            Self::Lists => "lists",
            Self::Meetings => "meetings",
        }
    }

    /// The right that opens the field.
    #[must_use]
    pub const fn opened_by(self) -> Right {
        match self {
            Self::DraftExists
            | Self::Applicant
            | Self::Answers
            | Self::Papers
            | Self::Authors
            | Self::Receipt => Right::ReadApplications,
            Self::DraftText => Right::WriteApplications,
            Self::Grounds | Self::Lists => Right::ReadDesk,
            Self::Sheets => Right::ModerateSheets,
            Self::Panels => Right::AssignExperts,
            Self::Meetings => Right::ReadMeetings,
            Self::Contacts => Right::ManagePeople,
            Self::Letters => Right::ReadHealth,
        }
    }
}

/// Whether the viewer sees this field of a thing that lies there.
#[must_use]
pub fn sees(viewer: &Viewer, field: Field, place: Place) -> bool {
    may(viewer, field.opened_by(), place).is_ok()
}
