//! Typed ids. They are never shown to people: public codes and slugs are (see [`super::code`]).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A district, city or country: the tenant to which every row, right, list and file belongs.
    TerritoryId
    /// A school, kindergarten or other institution.
    OrganisationId
    /// A human being with an account or an invitation.
    PersonId
    /// A council or commission.
    BodyId
    /// One run of an edition.
    CallId
    /// One application. People know it by its [`super::code::Code`].
    ApplicationId
    /// A co-author of an application.
    AuthorId
    /// A year's plan.
    PlanId
    /// An uploaded file in its slot. Its bytes are addressed by SHA-256.
    AttachmentId
    /// Given by the form: a command repeated under the same id gets the first answer again.
    CommandId
    /// A meeting of a council or commission.
    MeetingId
    /// An item of a meeting's agenda.
    ItemId
    /// An order of an authority.
    OrderId
    /// A stream of the journal: the id of the record or case that it tells of.
    StreamId
}
