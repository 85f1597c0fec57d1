//! Both tables as rows, for the golden file and for the page that shows the rights to administrators.

use uuid::Uuid;

use crate::access::may::{Place, Right, may};
use crate::access::sees::{Field, sees};
use crate::basics::id::{BodyId, OrganisationId, PersonId, TerritoryId};
use crate::people::seat::{Actor, Role, Scope, ScopeKind, Seat, Viewer};

/// How a thing lies to the one who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// In the viewer's own organisation (and territory).
    Own,
    /// In the viewer's territory, in another organisation or body.
    OtherOrganisation,
    /// In another territory.
    OtherTerritory,
}

impl Relation {
    /// All relations, in the order of the columns.
    pub const ALL: [Self; 3] = [Self::Own, Self::OtherOrganisation, Self::OtherTerritory];

    /// The word for the grid.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::OtherOrganisation => "other organisation",
            Self::OtherTerritory => "other territory",
        }
    }

    /// Where such a thing lies: a body's for the rights of bodies, else an organisation's.
    const fn place(self, right: Right) -> Place {
        match (self, right.is_of_bodies()) {
            (Self::Own, false) => Place::Organisation(HOME, OURS),
            (Self::OtherOrganisation, false) => Place::Organisation(HOME, THEIRS),
            (Self::OtherTerritory, false) => Place::Organisation(ABROAD, THEIRS),
            (Self::Own, true) => Place::Body(HOME, OUR_BODY),
            (Self::OtherOrganisation, true) => Place::Body(HOME, THEIR_BODY),
            (Self::OtherTerritory, true) => Place::Body(ABROAD, THEIR_BODY),
        }
    }
}

const HOME: TerritoryId = TerritoryId(Uuid::from_u128(1));
const ABROAD: TerritoryId = TerritoryId(Uuid::from_u128(2));
const OURS: OrganisationId = OrganisationId(Uuid::from_u128(3));
const THEIRS: OrganisationId = OrganisationId(Uuid::from_u128(4));
const OUR_BODY: BodyId = BodyId(Uuid::from_u128(5));
const THEIR_BODY: BodyId = BodyId(Uuid::from_u128(7));

/// One cell row: what, for whom, and the answers by [`Relation::ALL`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `may <right>` or `sees <field>`.
    pub what: String,
    /// None for a visitor.
    pub role: Option<Role>,
    /// In the order of [`Relation::ALL`].
    pub answers: [bool; 3],
}

/// A person with one seat of this role at home.
#[must_use]
pub fn seated(role: Role) -> Viewer {
    let scope = match role.scope() {
        ScopeKind::Installation => Scope::Installation,
        ScopeKind::Territory => Scope::Territory { territory: HOME },
        ScopeKind::Organisation => Scope::Organisation { territory: HOME, organisation: OURS },
        ScopeKind::Body => Scope::Body { territory: HOME, body: OUR_BODY },
    };
    Viewer::Person(Actor { person: PersonId(Uuid::from_u128(6)), seats: vec![Seat { role, scope }] })
}

/// The whole grid: every right and every field, for a visitor and every role, in every relation.
#[must_use]
pub fn grid() -> Vec<Row> {
    let viewers: Vec<(Option<Role>, Viewer)> = std::iter::once((None, Viewer::Anyone))
        .chain(Role::ALL.into_iter().map(|role| (Some(role), seated(role))))
        .collect();
    let mut rows = Vec::new();
    for right in Right::ALL {
        for (role, viewer) in &viewers {
            let answers = Relation::ALL.map(|relation| may(viewer, right, relation.place(right)).is_ok());
            rows.push(Row { what: format!("may {}", right.name()), role: *role, answers });
        }
    }
    for field in Field::ALL {
        for (role, viewer) in &viewers {
            let place = |relation: Relation| relation.place(field.opened_by());
            let answers = Relation::ALL.map(|relation| sees(viewer, field, place(relation)));
            rows.push(Row { what: format!("sees {}", field.name()), role: *role, answers });
        }
    }
    rows
}

/// The grid as text, a row a line, for the golden file.
#[must_use]
pub fn print(rows: &[Row]) -> String {
    let mut out =
        String::from("what                    | role        | own | other organisation | other territory\n");
    for row in rows {
        let [own, other, abroad] = row.answers.map(|yes| if yes { "yes" } else { "·" });
        let role = row.role.map_or("visitor", Role::name);
        out.push_str(&format!("{:<24}| {role:<12}| {own:<4}| {other:<19}| {abroad}\n", row.what));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_but_the_administrator_reaches_into_another_territory() {
        for row in grid() {
            assert!(!row.answers[2] || row.role == Some(Role::Admin), "{row:?}");
        }
    }

    #[test]
    fn a_visitor_may_nothing_and_sees_nothing_withheld() {
        assert!(grid().iter().filter(|row| row.role.is_none()).all(|row| row.answers == [false; 3]));
    }

    #[test]
    fn experts_and_the_council_see_no_application_before_review_gives_them_one() {
        let blind = [Role::Expert, Role::Member, Role::Secretary, Role::Deputy, Role::Chair];
        let own =
            ["may review", "may read-meetings", "may run-meetings", "may sign-minutes", "sees meetings"];
        for row in grid().iter().filter(|row| row.role.is_some_and(|role| blind.contains(&role))) {
            assert!(own.contains(&row.what.as_str()) || row.answers == [false; 3], "{row:?}");
        }
    }

    #[test]
    fn a_draft_is_read_by_its_own_organisation_alone() {
        let draft = grid().into_iter().filter(|row| row.what == "sees draft-text");
        for row in draft.filter(|row| row.answers != [false; 3]) {
            assert_eq!((row.role, row.answers), (Some(Role::Coordinator), [true, false, false]));
        }
    }

    #[test]
    fn the_administrator_runs_the_machine_and_reads_no_application() {
        let rows = grid();
        let reads = rows.iter().filter(|row| row.role == Some(Role::Admin) && row.what.contains("answers"));
        assert!(reads.clone().count() == 1 && reads.clone().all(|row| row.answers == [false; 3]));
    }
}
