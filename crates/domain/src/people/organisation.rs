//! What is known of an institution, apart from its people.

use serde::{Deserialize, Serialize};

/// Kinds of institution that the rules tell apart (ranked apart in some contests: H21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganisationKind {
    /// Школа, гимназия, лицей.
    School,
    /// Детский сад.
    Preschool,
    /// Учреждение дополнительного образования.
    Extra,
    /// Anything else that a district may admit.
    Other,
}

impl OrganisationKind {
    /// All kinds, in the order in which pages list them.
    pub const ALL: [Self; 4] = [Self::School, Self::Preschool, Self::Extra, Self::Other];

    /// The word that files and answers use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Preschool => "preschool",
            Self::Extra => "extra",
            Self::Other => "other",
        }
    }

    /// Reads [`Self::name`] back.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
