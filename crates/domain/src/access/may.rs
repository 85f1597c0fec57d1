//! The right to act.

use crate::basics::id::{BodyId, OrganisationId, TerritoryId};
use crate::people::seat::{Role, Scope, Seat, Viewer};
use crate::refusal::Refusal;

/// What may be done. Each names a group of commands and pages that always go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Right {
    /// Start, write, file, replace and withdraw the applications of an organisation.
    WriteApplications,
    /// Read an application as its organisation or the methodists do: answers, papers, authors, receipts.
    ReadApplications,
    /// Set up and announce calls.
    RunCalls,
    /// Move a date for all, or give one applicant more time.
    ExtendIntake,
    /// Enter an application that came on paper.
    EnterPaper,
    /// The register of a call's applications, with drafts counted but not read.
    ReadDesk,
    /// Compare an application with the checklist, admit it, have it mended, or refuse it.
    CheckApplications,
    /// Propose panels, invite and replace experts.
    AssignExperts,
    /// Take a seat on panels: accept, decline, mark and sign. Which works are whose is asked of the case.
    Review,
    /// Read signed sheets with the experts' names, send them back, void them.
    ModerateSheets,
    /// Draw the lists of a call and hand them to the body that adopts them.
    DrawLists,
    /// Enter an authority's order: number, date, signatory.
    EnterOrders,
    /// Make admission and results public.
    PublishResults,
    /// Read a body's agendas, papers and minutes.
    ReadMeetings,
    /// Convene and run a body's meetings, enter votes, write minutes.
    RunMeetings,
    /// Sign minutes as the one who presided or kept them.
    SignMinutes,
    /// Import organisations and people, invite people, give and end seats in a territory.
    ManagePeople,
    /// Reset anybody's password, give seats anywhere.
    ManageAccounts,
    /// State of the machine: queue of letters, storage, journal.
    ReadHealth,
    /// The grid of rights.
    ReadRights,
}

impl Right {
    /// All rights, in the order of the golden grid.
    pub const ALL: [Self; 20] = [
        Self::WriteApplications,
        Self::ReadApplications,
        Self::RunCalls,
        Self::ExtendIntake,
        Self::EnterPaper,
        Self::ReadDesk,
        Self::CheckApplications,
        Self::AssignExperts,
        Self::Review,
        Self::ModerateSheets,
        Self::DrawLists,
        Self::EnterOrders,
        Self::PublishResults,
        Self::ReadMeetings,
        Self::RunMeetings,
        Self::SignMinutes,
        Self::ManagePeople,
        Self::ManageAccounts,
        Self::ReadHealth,
        Self::ReadRights,
    ];

    /// The word for the grid and the log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WriteApplications => "write-applications",
            Self::ReadApplications => "read-applications",
            Self::RunCalls => "run-calls",
            Self::ExtendIntake => "extend-intake",
            Self::EnterPaper => "enter-paper",
            Self::ReadDesk => "read-desk",
            Self::CheckApplications => "check-applications",
            Self::AssignExperts => "assign-experts",
            Self::Review => "review",
            Self::ModerateSheets => "moderate-sheets",
            Self::DrawLists => "draw-lists",
            Self::EnterOrders => "enter-orders",
            Self::PublishResults => "publish-results",
            Self::ReadMeetings => "read-meetings",
            Self::RunMeetings => "run-meetings",
            Self::SignMinutes => "sign-minutes",
            Self::ManagePeople => "manage-people",
            Self::ManageAccounts => "manage-accounts",
            Self::ReadHealth => "read-health",
            Self::ReadRights => "read-rights",
        }
    }

    /// Whether a seat of this role gives the right within its scope.
    const fn given_by(self, role: Role) -> bool {
        match self {
            Self::WriteApplications => matches!(role, Role::Coordinator),
            Self::ReadApplications => matches!(role, Role::Coordinator | Role::Methodist | Role::Officer),
            Self::RunCalls | Self::ExtendIntake | Self::EnterPaper => matches!(role, Role::Methodist),
            Self::ReadDesk | Self::EnterOrders => matches!(role, Role::Methodist | Role::Officer),
            Self::CheckApplications
            | Self::AssignExperts
            | Self::ModerateSheets
            | Self::DrawLists
            | Self::PublishResults => matches!(role, Role::Methodist),
            Self::Review => matches!(role, Role::Expert),
            Self::ReadMeetings => matches!(role, Role::Methodist | Role::Officer) || self.given_by_body(role),
            Self::RunMeetings | Self::SignMinutes => self.given_by_body(role),
            Self::ManagePeople => matches!(role, Role::Methodist | Role::Admin),
            Self::ManageAccounts | Self::ReadHealth => matches!(role, Role::Admin),
            Self::ReadRights => matches!(role, Role::Methodist | Role::Admin),
        }
    }

    /// Rights of a body's own seats. Who presides and who keeps the minutes is asked of the meeting.
    const fn given_by_body(self, role: Role) -> bool {
        match role {
            Role::Member => matches!(self, Self::ReadMeetings),
            Role::Secretary | Role::Deputy | Role::Chair => true,
            Role::Coordinator | Role::Expert | Role::Officer | Role::Methodist | Role::Admin => false,
        }
    }

    /// Whether the right is about a body's meetings: the grid then asks it of bodies.
    #[must_use]
    pub const fn is_of_bodies(self) -> bool {
        matches!(self, Self::ReadMeetings | Self::RunMeetings | Self::SignMinutes)
    }
}

/// Where something lies: what a scope must cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The installation as a whole.
    Installation,
    /// A territory's own things: calls, registers, people.
    Territory(TerritoryId),
    /// An organisation's things, applications above all.
    Organisation(TerritoryId, OrganisationId),
    /// A council's or commission's things: meetings and minutes.
    Body(TerritoryId, BodyId),
}

/// Whether a scope covers a place. A body's seat covers that body alone: councils act in meetings.
fn covers(scope: Scope, place: Place) -> bool {
    match (scope, place) {
        (Scope::Installation, _) => true,
        (
            Scope::Territory { territory: own },
            Place::Territory(there) | Place::Organisation(there, _) | Place::Body(there, _),
        ) => own == there,
        (Scope::Organisation { territory: own, organisation: ours }, Place::Organisation(there, theirs)) => {
            own == there && ours == theirs
        }
        (Scope::Body { territory: own, body: ours }, Place::Body(there, theirs)) => {
            own == there && ours == theirs
        }
        (Scope::Territory { .. } | Scope::Organisation { .. } | Scope::Body { .. }, _) => false,
    }
}

/// Whether the viewer may do this there, and in which seat; none for the machine itself.
///
/// # Errors
/// [`Refusal::NotSignedIn`] for visitors, [`Refusal::NotYours`] for everybody else without the right.
pub fn may(viewer: &Viewer, right: Right, place: Place) -> Result<Option<Seat>, Refusal> {
    match viewer {
        Viewer::System => Ok(None),
        Viewer::Anyone => Err(Refusal::NotSignedIn),
        Viewer::Person(actor) => {
            let fits = |seat: &&Seat| right.given_by(seat.role) && covers(seat.scope, place);
            actor.seats.iter().find(fits).copied().map(Some).ok_or(Refusal::NotYours)
        }
    }
}

/// Organisations in which the viewer has the right by a seat of their own there.
#[must_use]
pub fn organisations_with(viewer: &Viewer, right: Right) -> Vec<OrganisationId> {
    let own = viewer.seats().iter().filter(|seat| right.given_by(seat.role));
    own.filter_map(|seat| match seat.scope {
        Scope::Organisation { organisation, .. } => Some(organisation),
        Scope::Installation | Scope::Territory { .. } | Scope::Body { .. } => None,
    })
    .collect()
}

/// Bodies in which the viewer has the right by a seat of their own there.
#[must_use]
pub fn bodies_with(viewer: &Viewer, right: Right) -> Vec<BodyId> {
    let own = viewer.seats().iter().filter(|seat| right.given_by(seat.role));
    own.filter_map(|seat| match seat.scope {
        Scope::Body { body, .. } => Some(body),
        Scope::Installation | Scope::Territory { .. } | Scope::Organisation { .. } => None,
    })
    .collect()
}

/// Territories in which the viewer has the right by a seat there.
#[must_use]
pub fn territories_with(viewer: &Viewer, right: Right) -> Vec<TerritoryId> {
    let own = viewer.seats().iter().filter(|seat| right.given_by(seat.role));
    own.filter_map(|seat| match seat.scope {
        Scope::Territory { territory } => Some(territory),
        Scope::Installation | Scope::Organisation { .. } | Scope::Body { .. } => None,
    })
    .collect()
}

/// Whether the viewer has the right anywhere at all: for menus, and for a route before its object is known.
///
/// # Errors
/// As [`may`].
pub fn may_somewhere(viewer: &Viewer, right: Right) -> Result<(), Refusal> {
    match viewer {
        Viewer::System => Ok(()),
        Viewer::Anyone => Err(Refusal::NotSignedIn),
        Viewer::Person(actor) if actor.seats.iter().any(|seat| right.given_by(seat.role)) => Ok(()),
        Viewer::Person(_) => Err(Refusal::NotYours),
    }
}
