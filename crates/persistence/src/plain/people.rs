//! People and their seats: entered one by one or from a file.

use std::collections::BTreeMap;

use domain::access::may::{Place, Right, may};
use domain::basics::digest::Digest;
use domain::basics::id::{PersonId, StreamId, TerritoryId};
use domain::basics::text::line;
use domain::decider::Act;
use domain::people::seat::{Role, Scope, Seat, Viewer};
use domain::record::RecordFact;
use domain::refusal::Refusal;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use serde::Serialize;
use uuid::Uuid;

use crate::door::{Unit, task};
use crate::entity::{person, seat, sign_in};
use crate::journal::{self, Lock};
use crate::plain::organisations::{Imported, begin_import, end_import};
use crate::plain::seats::{self, Ready, Wanted};
use crate::{Store, StoreError};

/// A person with one seat, as a row of a file gives them. A person with several seats takes several rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// «Иванова Мария Петровна».
    pub name: String,
    /// Where letters go, and by which the person is known.
    pub email: String,
    /// «Заместитель директора»; may be empty.
    pub post: String,
    /// The role of the seat.
    pub role: Role,
    /// Slug of the organisation: needed for a coordinator, the place of work for others.
    pub organisation_slug: Option<String>,
    /// Slug of the council or commission: needed for its members.
    pub body_slug: Option<String>,
    /// Areas of an expert.
    pub areas: Vec<String>,
}

/// What keeps a row of an import from being taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowProblem {
    /// There is no name.
    #[error("no name")]
    NoName,
    /// The slug is none: lower-case Latin letters, digits and hyphens.
    #[error("not a slug: {slug}")]
    BadSlug {
        /// As typed.
        slug: String,
    },
    /// The address is none.
    #[error("not an address: {typed}")]
    BadEmail {
        /// As typed.
        typed: String,
    },
    /// An earlier row says the same.
    #[error("says the same as row {before}")]
    Twice {
        /// Its place in the list.
        before: usize,
    },
    /// An earlier row has the same address under another name.
    #[error("row {before} has this address under another name")]
    OtherName {
        /// Its place in the list.
        before: usize,
    },
    /// The role belongs to an organisation, and none is named.
    #[error("names no organisation")]
    NoOrganisation,
    /// The territory has no such organisation.
    #[error("no such organisation: {slug}")]
    UnknownOrganisation {
        /// As typed.
        slug: String,
    },
    /// The role belongs to a council or commission, and none is named.
    #[error("names no body")]
    NoBody,
    /// The territory has no such council or commission.
    #[error("no such body: {slug}")]
    UnknownBody {
        /// As typed.
        slug: String,
    },
    /// A role of the whole installation is not given in a territory.
    #[error("{} is not given in a territory", .role.name())]
    NotInTerritory {
        /// Which.
        role: Role,
    },
}

/// A further seat for somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSeat {
    /// What and where.
    pub seat: Seat,
    /// The post in which it is held; may be empty.
    pub post: String,
    /// Areas of an expert.
    pub areas: Vec<String>,
}

impl Store {
    /// What keeps rows from being taken, by their places in the list. Writes nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn check_people(
        &self,
        territory: TerritoryId,
        rows: &[PersonRow],
    ) -> Result<Vec<(usize, RowProblem)>, StoreError> {
        Ok(seats::ready(self.read(), Some(territory), rows).await?.err().unwrap_or_default())
    }

    /// Takes a whole file of people and seats in one transaction, by address. The same file again changes
    /// nothing; seats that a file does not name stay. The name of somebody who also sits where the actor
    /// manages nobody is left as it is.
    ///
    /// # Errors
    /// [`StoreError::Rows`] when a row cannot be taken: nothing is written then.
    pub async fn import_people(
        &self,
        act: &Act,
        territory: TerritoryId,
        rows: &[PersonRow],
        file_sha256: &Digest,
    ) -> Result<Imported, StoreError> {
        let (store, act, rows, file) = (self.clone(), act.clone(), rows.to_vec(), *file_sha256);
        task(async move {
            let place = may(&act.by, Right::ManagePeople, Place::Territory(territory))?;
            let unit = store.begin(&act).await?;
            if let Some(before) = begin_import(&unit, territory).await? {
                return Ok(before);
            }
            let ready = seats::ready(&unit.tx, Some(territory), &rows).await?.map_err(StoreError::Rows)?;
            let mut done = Imported::default();
            for person in &ready {
                let (_, some) = save(&unit, place, person).await?;
                done.entered += some.entered;
                done.changed += some.changed;
                done.same += some.same;
            }
            end_import(&unit, place, territory, done, file).await?;
            unit.commit().await?;
            Ok(done)
        })
        .await
    }

    /// Enters one person with a seat, or gives the seat to the one with this address. No territory is needed
    /// for a seat of the whole installation.
    ///
    /// # Errors
    /// [`Refusal::NotYours`]; [`StoreError::Rows`] with what is wrong.
    pub async fn enter_person(
        &self,
        act: &Act,
        row: &PersonRow,
        territory: Option<TerritoryId>,
    ) -> Result<PersonId, StoreError> {
        let (store, act, row) = (self.clone(), act.clone(), row.clone());
        task(async move {
            let (right, place) = territory
                .map_or((Right::ManageAccounts, Place::Installation), |territory| {
                    (Right::ManagePeople, Place::Territory(territory))
                });
            let by = may(&act.by, right, place)?;
            let unit = store.begin(&act).await?;
            if let Some((stream, ..)) = journal::find_command(&unit.tx, act.command).await? {
                return Ok(PersonId(stream.0));
            }
            let ready = seats::ready(&unit.tx, territory, std::slice::from_ref(&row)).await?;
            let ready = ready.map_err(StoreError::Rows)?;
            let only = ready.first().ok_or(Refusal::Missing)?;
            let (id, _) = save(&unit, by, only).await?;
            unit.remember(StreamId(id.0), &[]).await?;
            unit.commit().await?;
            Ok(id)
        })
        .await
    }

    /// Gives somebody a further seat, or changes the post in one that they hold.
    ///
    /// # Errors
    /// [`Refusal::NotYours`]; [`Refusal::Missing`] when the person or the scope does not exist.
    pub async fn give_seat(&self, act: &Act, person: PersonId, new: &NewSeat) -> Result<(), StoreError> {
        let (store, act, new) = (self.clone(), act.clone(), new.clone());
        task(async move {
            let by = may_seat(&act.by, new.seat.scope)?;
            let unit = store.begin(&act).await?;
            let mut known = lock_person(&unit, person).await?.ok_or(Refusal::Missing)?;
            if unit.before().await?.is_some() {
                return Ok(());
            }
            let wanted = Wanted::of(&unit.tx, &new).await?.ok_or(Refusal::Missing)?;
            let (facts, _) = known.seat(&unit, &wanted).await?;
            let entries = known.record(&unit, by, facts).await?;
            unit.remember(StreamId(person.0), &entries).await?;
            unit.commit().await
        })
        .await
    }

    /// Ends a seat, by the id that the page of people shows.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when it is no seat, or not one that the actor may end; [`Refusal::AlreadyDone`].
    pub async fn end_seat(&self, act: &Act, seat: Uuid) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            let row = seat::Entity::find_by_id(seat).one(&unit.tx).await?.ok_or(Refusal::Missing)?;
            let ended = seats::seat_of(&row)?;
            let by = may_seat(&act.by, ended.scope).map_err(|_| Refusal::Missing)?;
            let person = PersonId(row.person);
            let mut known = lock_person(&unit, person).await?.ok_or(Refusal::Missing)?;
            if unit.before().await?.is_some() {
                return Ok(());
            }
            if !known.end(&unit, seat).await? {
                return Err(Refusal::AlreadyDone.into());
            }
            let entries = known.record(&unit, by, vec![RecordFact::SeatEnded { seat: ended }]).await?;
            unit.remember(StreamId(person.0), &entries).await?;
            unit.commit().await
        })
        .await
    }

    /// Closes an account to sign-in, which ends its sign-ins, or opens it again.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] unless the actor manages every place where the person sits.
    pub async fn close_account(&self, act: &Act, person: PersonId, closed: bool) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            let known = lock_person(&unit, person).await?.ok_or(Refusal::NotYours)?;
            let by = may_manage(&act.by, &known.seats())?;
            if unit.before().await?.is_some() {
                return Ok(());
            }
            let mut entries = Vec::new();
            if known.row.closed != closed {
                let row =
                    person::ActiveModel { id: Set(person.0), closed: Set(closed), ..Default::default() };
                person::Entity::update(row).exec(&unit.tx).await?;
                let fact = RecordFact::AccountClosed { closed };
                entries = unit.record((StreamId(person.0), "person"), by, &[fact]).await?;
            }
            if closed {
                let own = sign_in::Entity::delete_many().filter(sign_in::Column::Person.eq(person.0));
                own.exec(&unit.tx).await?;
            }
            unit.remember(StreamId(person.0), &entries).await?;
            unit.commit().await
        })
        .await
    }
}

/// Whether the viewer may give and end seats of this scope.
pub(crate) fn may_seat(viewer: &Viewer, scope: Scope) -> Result<Option<Seat>, Refusal> {
    match scope.territory() {
        None => may(viewer, Right::ManageAccounts, Place::Installation),
        Some(territory) => may(viewer, Right::ManagePeople, Place::Territory(territory)),
    }
}

/// Whether the viewer may act on somebody's account: only who manages every place where that person sits.
/// Otherwise a seat given to an administrator, or to a methodist elsewhere, would hand over their account.
pub(crate) fn may_manage(viewer: &Viewer, seats: &[Seat]) -> Result<Option<Seat>, Refusal> {
    if let Ok(seat) = may(viewer, Right::ManageAccounts, Place::Installation) {
        return Ok(seat);
    }
    let mut by = Err(Refusal::NotYours);
    for seat in seats {
        let place = seat.scope.territory().map_or(Place::Installation, Place::Territory);
        by = Ok(may(viewer, Right::ManagePeople, place)?);
    }
    by
}

/// A person locked for a change, with the seats held.
pub(crate) struct KnownPerson {
    pub(crate) row: person::Model,
    pub(crate) held: Vec<seat::Model>,
    before: String,
}

/// Locks a person's stream and reads the person with the seats held.
pub(crate) async fn lock_person(unit: &Unit, id: PersonId) -> Result<Option<KnownPerson>, StoreError> {
    if person::Entity::find_by_id(id.0).one(&unit.tx).await?.is_none() {
        return Ok(None);
    }
    journal::lock(&unit.tx, StreamId(id.0), "person", Lock::Alone).await?;
    let Some(row) = person::Entity::find_by_id(id.0).one(&unit.tx).await? else { return Ok(None) };
    let held = seats::held_by(&unit.tx, [id.0]).await?;
    let before = card_text(&row, &held)?;
    Ok(Some(KnownPerson { row, held, before }))
}

impl KnownPerson {
    /// The seats held.
    pub(crate) fn seats(&self) -> Vec<Seat> {
        self.held.iter().filter_map(|row| seats::seat_of(row).ok()).collect()
    }

    /// Gives a seat or changes the post in it.
    async fn seat(
        &mut self,
        unit: &Unit,
        wanted: &Wanted,
    ) -> Result<(Vec<RecordFact>, Imported), StoreError> {
        seats::give(unit, self.row.id, &mut self.held, wanted).await
    }

    /// Ends a seat; false when it is not held.
    async fn end(&mut self, unit: &Unit, id: Uuid) -> Result<bool, StoreError> {
        seats::end(unit, &mut self.held, id).await
    }

    /// Records the facts, and the card where it changed.
    async fn record(
        &self,
        unit: &Unit,
        by: Option<Seat>,
        mut facts: Vec<RecordFact>,
    ) -> Result<Vec<domain::journal::Entry>, StoreError> {
        let text = card_text(&self.row, &self.held)?;
        if text != self.before {
            let (content, _) = unit.keep(None, "person", &text).await?;
            facts.push(RecordFact::PersonSaved { content });
        }
        if facts.is_empty() {
            return Ok(Vec::new());
        }
        unit.record((StreamId(self.row.id), "person"), by, &facts).await
    }
}

/// Enters a person or changes the one with this address, and gives the seats.
async fn save(unit: &Unit, by: Option<Seat>, ready: &Ready) -> Result<(PersonId, Imported), StoreError> {
    for wanted in &ready.seats {
        may_seat(&unit.act.by, wanted.seat.scope)?;
    }
    let mut done = Imported::default();
    let mut facts = Vec::new();
    let mut known = match seats::find_by_email(&unit.tx, &ready.email).await? {
        Some(row) => lock_person(unit, PersonId(row.id)).await?.ok_or(StoreError::Conflict)?,
        None => {
            let row = seats::new_person(&ready.name, &ready.email);
            person::Entity::insert(row.clone().into_active_model()).exec_without_returning(&unit.tx).await?;
            KnownPerson { row, held: Vec::new(), before: String::new() }
        }
    };
    let renamed = known.row.name != ready.name && may_manage(&unit.act.by, &known.seats()).is_ok();
    if renamed {
        seats::rename(unit, &mut known.row, &ready.name).await?;
    }
    for wanted in &ready.seats {
        let (mut more, some) = known.seat(unit, wanted).await?;
        facts.append(&mut more);
        let only_renamed = renamed && some.same > 0;
        done.entered += some.entered;
        done.changed += some.changed + u32::from(only_renamed);
        done.same += some.same - u32::from(only_renamed);
    }
    known.record(unit, by, facts).await?;
    Ok((PersonId(known.row.id), done))
}

/// What the journal names by its digest: the name, the address, and the posts held.
#[derive(Serialize)]
struct PersonCard {
    name: String,
    email: String,
    posts: BTreeMap<Uuid, (Seat, String, Vec<String>)>,
}

/// The text of a person's card.
pub(crate) fn card_text(row: &person::Model, held: &[seat::Model]) -> Result<String, StoreError> {
    let mut posts = BTreeMap::new();
    for held in held {
        posts.insert(held.id, (seats::seat_of(held)?, line(&held.post), seats::areas_of(held)?));
    }
    Ok(serde_json::to_string(&PersonCard { name: row.name.clone(), email: row.email.clone(), posts })?)
}

#[cfg(test)]
mod tests;
