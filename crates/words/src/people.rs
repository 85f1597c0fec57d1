//! Roles, rights and kinds, by exhaustive matches: a new one does not compile before it can be said.

use domain::access::may::Right;
use domain::access::sees::Field;
use domain::access::table::Relation;
use domain::people::organisation::OrganisationKind;
use domain::people::seat::Role;
use domain::procedure::form::Sight;
use i18n_embed_fl::fl;

use crate::Words;

impl Words {
    /// «координатор», in lower case.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        match role {
            Role::Coordinator => fl!(self.own, "role-coordinator"),
            Role::Expert => fl!(self.own, "role-expert"),
            Role::Member => fl!(self.own, "role-member"),
            Role::Secretary => fl!(self.own, "role-secretary"),
            Role::Deputy => fl!(self.own, "role-deputy"),
            Role::Chair => fl!(self.own, "role-chair"),
            Role::Officer => fl!(self.own, "role-officer"),
            Role::Methodist => fl!(self.own, "role-methodist"),
            Role::Admin => fl!(self.own, "role-admin"),
        }
    }

    /// What a person in this role does here, in one line.
    #[must_use]
    pub fn role_does(&self, role: Role) -> String {
        match role {
            Role::Coordinator => fl!(self.own, "role-does-coordinator"),
            Role::Expert => fl!(self.own, "role-does-expert"),
            Role::Member => fl!(self.own, "role-does-member"),
            Role::Secretary => fl!(self.own, "role-does-secretary"),
            Role::Deputy => fl!(self.own, "role-does-deputy"),
            Role::Chair => fl!(self.own, "role-does-chair"),
            Role::Officer => fl!(self.own, "role-does-officer"),
            Role::Methodist => fl!(self.own, "role-does-methodist"),
            Role::Admin => fl!(self.own, "role-does-admin"),
        }
    }

    /// What a right lets people do.
    #[must_use]
    pub fn right(&self, right: Right) -> String {
        match right {
            Right::WriteApplications => fl!(self.own, "right-write-applications"),
            Right::ReadApplications => fl!(self.own, "right-read-applications"),
            Right::RunCalls => fl!(self.own, "right-run-calls"),
            Right::ExtendIntake => fl!(self.own, "right-extend-intake"),
            Right::EnterPaper => fl!(self.own, "right-enter-paper"),
            Right::ReadDesk => fl!(self.own, "right-read-desk"),
            Right::CheckApplications => fl!(self.own, "right-check-applications"),
            Right::AssignExperts => fl!(self.own, "right-assign-experts"),
            Right::Review => fl!(self.own, "right-review"),
            Right::ModerateSheets => fl!(self.own, "right-moderate-sheets"),
            Right::DrawLists => fl!(self.own, "right-draw-lists"),
            Right::EnterOrders => fl!(self.own, "right-enter-orders"),
            Right::PublishResults => fl!(self.own, "right-publish-results"),
            Right::ReadMeetings => fl!(self.own, "right-read-meetings"),
            Right::RunMeetings => fl!(self.own, "right-run-meetings"),
            Right::SignMinutes => fl!(self.own, "right-sign-minutes"),
            Right::ManagePeople => fl!(self.own, "right-manage-people"),
            Right::ManageAccounts => fl!(self.own, "right-manage-accounts"),
            Right::ReadHealth => fl!(self.own, "right-read-health"),
            Right::ReadRights => fl!(self.own, "right-read-rights"),
        }
    }

    /// A group of fields that is shown or withheld together.
    #[must_use]
    pub fn field_group(&self, field: Field) -> String {
        match field {
            Field::DraftExists => fl!(self.own, "shows-draft-exists"),
            Field::DraftText => fl!(self.own, "shows-draft-text"),
            Field::Applicant => fl!(self.own, "shows-applicant"),
            Field::Answers => fl!(self.own, "shows-answers"),
            Field::Papers => fl!(self.own, "shows-papers"),
            Field::Authors => fl!(self.own, "shows-authors"),
            Field::Receipt => fl!(self.own, "shows-receipt"),
            Field::Grounds => fl!(self.own, "shows-grounds"),
            Field::Contacts => fl!(self.own, "shows-contacts"),
            Field::Letters => fl!(self.own, "shows-letters"),
            Field::Sheets => fl!(self.own, "shows-sheets"),
            Field::Panels => fl!(self.own, "shows-panels"),
            Field::Lists => fl!(self.own, "shows-lists"),
            Field::Meetings => fl!(self.own, "shows-meetings"),
        }
    }

    /// How a thing lies to the one who looks.
    #[must_use]
    pub fn relation(&self, relation: Relation) -> String {
        match relation {
            Relation::Own => fl!(self.own, "relation-own"),
            Relation::OtherOrganisation => fl!(self.own, "relation-other-organisation"),
            Relation::OtherTerritory => fl!(self.own, "relation-other-territory"),
        }
    }

    /// A kind of organisation.
    #[must_use]
    pub fn organisation_kind(&self, kind: OrganisationKind) -> String {
        match kind {
            OrganisationKind::School => fl!(self.own, "kind-school"),
            OrganisationKind::Preschool => fl!(self.own, "kind-preschool"),
            OrganisationKind::Extra => fl!(self.own, "kind-extra"),
            OrganisationKind::Other => fl!(self.own, "kind-other"),
        }
    }

    /// The line «Увидят: …» under a field.
    #[must_use]
    pub fn sight(&self, sight: Sight) -> String {
        match sight {
            Sight::Applicant => fl!(self.own, "sight-applicant"),
            Sight::Staff => fl!(self.own, "sight-staff"),
            Sight::Council => fl!(self.own, "sight-council"),
            Sight::Experts => fl!(self.own, "sight-experts"),
            Sight::Public => fl!(self.own, "sight-public"),
        }
    }
}
