//! Seats as rows, and the reading of rows of people against what a territory has.

use std::collections::{BTreeMap, BTreeSet};

use domain::basics::id::{BodyId, OrganisationId, PersonId, TerritoryId};
use domain::basics::text::{email, fold, is_blank, line};
use domain::people::seat::{Role, Scope, ScopeKind, Seat};
use domain::record::RecordFact;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};
use uuid::Uuid;

use crate::door::Unit;
use crate::entity::{body, organisation, person, seat};
use crate::plain::organisations::{self, Imported};
use crate::plain::people::{NewSeat, PersonRow, RowProblem};
use crate::{StoreError, ids};

/// A person as rows of a file give them, found to be in order.
pub(crate) struct Ready {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) seats: Vec<Wanted>,
}

/// A seat to be held.
pub(crate) struct Wanted {
    pub(crate) seat: Seat,
    organisation: Option<Uuid>,
    post: String,
    areas: String,
}

impl Wanted {
    /// A seat that a page asks for; none when its scope does not exist.
    pub(crate) async fn of(db: &impl ConnectionTrait, new: &NewSeat) -> Result<Option<Self>, StoreError> {
        let (territory, organisation, stands) = match new.seat.scope {
            Scope::Installation => (None, None, true),
            Scope::Territory { territory } => (Some(territory), None, true),
            Scope::Organisation { territory, organisation: id } => {
                let row = organisation::Entity::find_by_id(id.0).one(db).await?;
                (Some(territory), Some(id.0), row.is_some_and(|row| row.territory == territory.0))
            }
            Scope::Body { territory, body: id } => {
                let row = body::Entity::find_by_id(id.0).one(db).await?;
                (Some(territory), None, row.is_some_and(|row| row.territory == territory.0))
            }
        };
        if let Some(territory) = territory {
            let known = crate::entity::territory::Entity::find_by_id(territory.0).one(db).await?;
            if known.is_none() {
                return Ok(None);
            }
        }
        let fits = stands && new.seat.role.scope() == new.seat.scope.kind();
        let (post, areas) = (line(&new.post), areas_text(&new.areas)?);
        Ok(fits.then_some(Self { seat: new.seat, organisation, post, areas }))
    }
}

/// Reads rows against what the territory has: people ready to be saved, in the order of the rows, or every
/// problem found.
pub(crate) async fn ready(
    db: &impl ConnectionTrait,
    territory: Option<TerritoryId>,
    rows: &[PersonRow],
) -> Result<Result<Vec<Ready>, Vec<(usize, RowProblem)>>, StoreError> {
    let known = Known::read(db, territory, rows).await?;
    let mut people: Vec<Ready> = Vec::new();
    let mut first: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut held: BTreeMap<(String, Seat), usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let (name, address) = (line(&row.name), email(&row.email));
        if is_blank(&name) {
            problems.push((place, RowProblem::NoName));
        }
        if address.is_none() {
            problems.push((place, RowProblem::BadEmail { typed: row.email.clone() }));
        }
        let wanted = match known.seat(territory, row) {
            Ok((seat, organisation)) => {
                Some(Wanted { seat, organisation, post: line(&row.post), areas: areas_text(&row.areas)? })
            }
            Err(problem) => {
                problems.push((place, problem));
                None
            }
        };
        let (Some(address), Some(wanted)) = (address, wanted) else { continue };
        if let Some(before) = held.insert((address.clone(), wanted.seat), place) {
            problems.push((place, RowProblem::Twice { before }));
        }
        let (before, at) = *first.entry(address.clone()).or_insert((place, people.len()));
        match people.get_mut(at) {
            Some(person) if person.name != name => problems.push((place, RowProblem::OtherName { before })),
            Some(person) => person.seats.push(wanted),
            None => people.push(Ready { name, email: address, seats: vec![wanted] }),
        }
    }
    Ok(if problems.is_empty() { Ok(people) } else { Err(problems) })
}

/// What a territory has, as far as rows name it.
struct Known {
    organisations: BTreeMap<String, organisation::Model>,
    bodies: BTreeMap<String, Uuid>,
}

impl Known {
    async fn read(
        db: &impl ConnectionTrait,
        territory: Option<TerritoryId>,
        rows: &[PersonRow],
    ) -> Result<Self, StoreError> {
        let mut known = Self { organisations: BTreeMap::new(), bodies: BTreeMap::new() };
        let Some(territory) = territory else { return Ok(known) };
        let slugs: BTreeSet<String> =
            rows.iter().filter_map(|row| named(row.organisation_slug.as_ref())).collect();
        let slugs: Vec<String> = slugs.into_iter().collect();
        for some in slugs.chunks(500) {
            let mut more = organisations::known(db, territory, some.iter().map(String::as_str)).await?;
            known.organisations.append(&mut more);
        }
        let bodies = body::Entity::find().filter(body::Column::Territory.eq(territory.0)).all(db).await?;
        known.bodies = bodies.into_iter().map(|row| (row.slug, row.id)).collect();
        Ok(known)
    }

    /// The seat that a row asks for, and the organisation in which the person works.
    fn seat(
        &self,
        territory: Option<TerritoryId>,
        row: &PersonRow,
    ) -> Result<(Seat, Option<Uuid>), RowProblem> {
        let role = row.role;
        let Some(territory) = territory else {
            return match role.scope() {
                ScopeKind::Installation => Ok((Seat { role, scope: Scope::Installation }, None)),
                ScopeKind::Territory | ScopeKind::Organisation => Err(RowProblem::NoOrganisation),
                ScopeKind::Body => Err(RowProblem::NoBody),
            };
        };
        let works_at = match named(row.organisation_slug.as_ref()) {
            None => None,
            Some(slug) => match self.organisations.get(&slug) {
                Some(row) => Some(row.id),
                None => return Err(RowProblem::UnknownOrganisation { slug }),
            },
        };
        let scope = match role.scope() {
            ScopeKind::Installation => return Err(RowProblem::NotInTerritory { role }),
            ScopeKind::Territory => Scope::Territory { territory },
            ScopeKind::Organisation => {
                let organisation = OrganisationId(works_at.ok_or(RowProblem::NoOrganisation)?);
                Scope::Organisation { territory, organisation }
            }
            ScopeKind::Body => {
                let slug = named(row.body_slug.as_ref()).ok_or(RowProblem::NoBody)?;
                let id = self.bodies.get(&slug).copied().ok_or(RowProblem::UnknownBody { slug })?;
                Scope::Body { territory, body: BodyId(id) }
            }
        };
        Ok((Seat { role, scope }, works_at))
    }
}

fn named(slug: Option<&String>) -> Option<String> {
    slug.map(|slug| line(slug)).filter(|slug| !slug.is_empty())
}

/// Gives a seat to a person whose held seats are known, or changes the post in it.
pub(crate) async fn give(
    unit: &Unit,
    person: Uuid,
    held: &mut Vec<seat::Model>,
    wanted: &Wanted,
) -> Result<(Vec<RecordFact>, Imported), StoreError> {
    for row in held.iter_mut() {
        if seat_of(row)? != wanted.seat {
            continue;
        }
        // The place of work of an expert is no part of the seat; a row that names none leaves it.
        let organisation = wanted.organisation.or(row.organisation);
        if (&row.post, &row.areas, row.organisation) == (&wanted.post, &wanted.areas, organisation) {
            return Ok((Vec::new(), Imported { same: 1, ..Imported::default() }));
        }
        row.post.clone_from(&wanted.post);
        row.areas.clone_from(&wanted.areas);
        row.organisation = organisation;
        seat::Entity::update(row.clone().into_active_model().reset_all()).exec(&unit.tx).await?;
        return Ok((Vec::new(), Imported { changed: 1, ..Imported::default() }));
    }
    let scope = wanted.seat.scope;
    let body = if let Scope::Body { body, .. } = scope { Some(body.0) } else { None };
    let row = seat::Model {
        id: ids::fresh(),
        person,
        role: wanted.seat.role.name().to_owned(),
        territory: scope.territory().map(|territory| territory.0),
        organisation: wanted.organisation,
        body,
        post: wanted.post.clone(),
        areas: wanted.areas.clone(),
        since: unit.now.utc(),
        until: None,
    };
    seat::Entity::insert(row.clone().into_active_model()).exec_without_returning(&unit.tx).await?;
    held.push(row);
    let facts = vec![RecordFact::SeatGiven { seat: wanted.seat }];
    Ok((facts, Imported { entered: 1, ..Imported::default() }))
}

/// Ends a held seat; false when it is not held.
pub(crate) async fn end(unit: &Unit, held: &mut Vec<seat::Model>, id: Uuid) -> Result<bool, StoreError> {
    let before = held.len();
    held.retain(|row| row.id != id);
    if held.len() == before {
        return Ok(false);
    }
    let row = seat::ActiveModel { id: Set(id), until: Set(Some(unit.now.utc())), ..Default::default() };
    seat::Entity::update(row).exec(&unit.tx).await?;
    Ok(true)
}

/// The seats that these people hold, in the order in which they were given.
pub(crate) async fn held_by(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<seat::Model>, StoreError> {
    let query = seat::Entity::find().filter(seat::Column::Person.is_in(people));
    Ok(query.filter(seat::Column::Until.is_null()).order_by_asc(seat::Column::Id).all(db).await?)
}

/// The seat that a row tells of.
pub(crate) fn seat_of(row: &seat::Model) -> Result<Seat, StoreError> {
    let damaged = || StoreError::Damaged(format!("seat {} cannot be read", row.id));
    let role = Role::parse(&row.role).ok_or_else(damaged)?;
    let territory = || row.territory.map(TerritoryId).ok_or_else(damaged);
    let scope = match role.scope() {
        ScopeKind::Installation => Scope::Installation,
        ScopeKind::Territory => Scope::Territory { territory: territory()? },
        ScopeKind::Organisation => {
            let organisation = OrganisationId(row.organisation.ok_or_else(damaged)?);
            Scope::Organisation { territory: territory()?, organisation }
        }
        ScopeKind::Body => {
            Scope::Body { territory: territory()?, body: BodyId(row.body.ok_or_else(damaged)?) }
        }
    };
    Ok(Seat { role, scope })
}

/// The areas of a seat.
pub(crate) fn areas_of(row: &seat::Model) -> Result<Vec<String>, StoreError> {
    Ok(if row.areas.is_empty() { Vec::new() } else { serde_json::from_str(&row.areas)? })
}

/// The person with this address, which must have been folded.
pub(crate) async fn find_by_email(
    db: &impl ConnectionTrait,
    address: &str,
) -> Result<Option<person::Model>, StoreError> {
    Ok(person::Entity::find().filter(person::Column::Email.eq(address)).one(db).await?)
}

/// A person who is new.
pub(crate) fn new_person(name: &str, address: &str) -> person::Model {
    let id = PersonId(ids::fresh()).0;
    let (name, email, search) = (name.to_owned(), address.to_owned(), fold(name));
    person::Model { id, name, email, password_hash: None, closed: false, search }
}

/// Gives a person another name. Only the name is written: a password may change at the same time.
pub(crate) async fn rename(unit: &Unit, row: &mut person::Model, name: &str) -> Result<(), StoreError> {
    row.name = name.to_owned();
    row.search = fold(name);
    let change = person::ActiveModel {
        id: Set(row.id),
        name: Set(row.name.clone()),
        search: Set(row.search.clone()),
        ..Default::default()
    };
    person::Entity::update(change).exec(&unit.tx).await?;
    Ok(())
}

fn areas_text(areas: &[String]) -> Result<String, StoreError> {
    let areas: Vec<String> = areas.iter().map(|area| line(area)).filter(|area| !area.is_empty()).collect();
    Ok(serde_json::to_string(&areas)?)
}
