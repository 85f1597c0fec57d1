//! Seats: a role in a scope. One person may hold several, and each act is done in one of them.

use serde::{Deserialize, Serialize};

use crate::basics::id::{BodyId, OrganisationId, PersonId, TerritoryId};

/// What a person is, somewhere. Names of offices are data; these are the behaviours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Координатор инновационной деятельности: writes the organisation's applications.
    Coordinator,
    /// Эксперт of a territory's register.
    Expert,
    /// Член совета.
    Member,
    /// Секретарь совета.
    Secretary,
    /// Заместитель председателя.
    Deputy,
    /// Председатель.
    Chair,
    /// Специалист отдела образования: reads what the methodists run.
    Officer,
    /// Методист ИМЦ: runs the calls of a territory.
    Methodist,
    /// Администратор: runs the installation, not the contests.
    Admin,
}

impl Role {
    /// All roles, in the order in which pages and the golden grid list them.
    pub const ALL: [Self; 9] = [
        Self::Coordinator,
        Self::Expert,
        Self::Member,
        Self::Secretary,
        Self::Deputy,
        Self::Chair,
        Self::Officer,
        Self::Methodist,
        Self::Admin,
    ];

    /// The word that files, the journal and the command line use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Expert => "expert",
            Self::Member => "member",
            Self::Secretary => "secretary",
            Self::Deputy => "deputy",
            Self::Chair => "chair",
            Self::Officer => "officer",
            Self::Methodist => "methodist",
            Self::Admin => "admin",
        }
    }

    /// Reads [`Self::name`] back.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// In what kind of scope a seat of this role lies.
    #[must_use]
    pub const fn scope(self) -> ScopeKind {
        match self {
            Self::Coordinator => ScopeKind::Organisation,
            Self::Member | Self::Secretary | Self::Deputy | Self::Chair => ScopeKind::Body,
            Self::Expert | Self::Officer | Self::Methodist => ScopeKind::Territory,
            Self::Admin => ScopeKind::Installation,
        }
    }
}

/// The kinds of [`Scope`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    /// The whole installation.
    Installation,
    /// One territory.
    Territory,
    /// One organisation.
    Organisation,
    /// One council or commission.
    Body,
}

/// Where a role holds. Everything below the installation belongs to a territory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "scope")]
pub enum Scope {
    /// The whole installation.
    Installation,
    /// One territory.
    Territory {
        /// Which.
        territory: TerritoryId,
    },
    /// One organisation.
    Organisation {
        /// Where it lies.
        territory: TerritoryId,
        /// Which.
        organisation: OrganisationId,
    },
    /// One council or commission.
    Body {
        /// Where it lies.
        territory: TerritoryId,
        /// Which.
        body: BodyId,
    },
}

impl Scope {
    /// The territory in which the scope lies; none for the installation.
    #[must_use]
    pub const fn territory(self) -> Option<TerritoryId> {
        match self {
            Self::Installation => None,
            Self::Territory { territory }
            | Self::Organisation { territory, .. }
            | Self::Body { territory, .. } => Some(territory),
        }
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(self) -> ScopeKind {
        match self {
            Self::Installation => ScopeKind::Installation,
            Self::Territory { .. } => ScopeKind::Territory,
            Self::Organisation { .. } => ScopeKind::Organisation,
            Self::Body { .. } => ScopeKind::Body,
        }
    }
}

/// A role in a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Seat {
    /// What.
    pub role: Role,
    /// Where.
    #[serde(flatten)]
    pub scope: Scope,
}

/// A person with the seats held at the moment of the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// In which seats, ended ones left out.
    pub seats: Vec<Seat>,
}

/// Who looks or acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewer {
    /// A visitor who has not signed in.
    Anyone,
    /// A person who has.
    Person(Actor),
    /// The machine itself: a timer, the command line of the administrator, the demo's setting up.
    System,
}

impl Viewer {
    /// The person, if one has signed in.
    #[must_use]
    pub const fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person(actor) => Some(actor.person),
            Self::Anyone | Self::System => None,
        }
    }

    /// The seats held; none for visitors and the machine.
    #[must_use]
    pub fn seats(&self) -> &[Seat] {
        match self {
            Self::Person(actor) => &actor.seats,
            Self::Anyone | Self::System => &[],
        }
    }
}
