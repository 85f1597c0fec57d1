//! Organisations of a territory: entered one by one or from a file.

use std::collections::BTreeMap;

use domain::access::may::{Place, Right, may};
use domain::access::sees::{Field, sees};
use domain::basics::digest::Digest;
use domain::basics::id::{OrganisationId, StreamId, TerritoryId};
use domain::basics::text::{email, fold, is_blank, line};
use domain::decider::Act;
use domain::people::organisation::OrganisationKind;
use domain::people::seat::{Seat, Viewer};
use domain::record::RecordFact;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::door::{Unit, task};
use crate::entity::organisation;
use crate::journal::{self, Lock};
use crate::plain::people::RowProblem;
use crate::read::people::{PAGE, Page};
use crate::{Store, StoreError, ids};

/// What is entered of an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationCard {
    /// Its word in addresses and files, unique in the territory: lower-case Latin letters, digits, hyphens.
    pub slug: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// «901»; empty when it has none.
    pub number: String,
    /// As people call it.
    pub short_name: String,
    /// As papers call it.
    pub full_name: String,
    /// Where it is.
    pub address: String,
    /// Its office's address; may be empty.
    pub email: String,
    /// Its telephone; may be empty.
    pub phone: String,
    /// Who founded it; may be empty.
    pub founder: String,
}

/// What an import did, in rows of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Imported {
    /// New.
    pub entered: u32,
    /// Known, with something changed.
    pub changed: u32,
    /// Known, nothing changed.
    pub same: u32,
}

/// An organisation as the viewer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationView {
    /// Its id.
    pub id: OrganisationId,
    /// Its word in addresses.
    pub slug: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// «901»; empty when it has none.
    pub number: String,
    /// As people call it.
    pub short_name: String,
    /// As papers call it.
    pub full_name: String,
    /// Where it is.
    pub address: String,
    /// Who founded it.
    pub founder: String,
    /// Its office's address and telephone; none for those who may not see contacts.
    pub contacts: Option<(String, String)>,
}

/// What keeps rows of organisations from being taken, by their places in the list.
#[must_use]
pub fn check_organisations(rows: &[OrganisationCard]) -> Vec<(usize, RowProblem)> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    let mut problems = Vec::new();
    for (place, card) in rows.iter().enumerate() {
        if !is_slug(&card.slug) {
            problems.push((place, RowProblem::BadSlug { slug: card.slug.clone() }));
        } else if let Some(before) = first.get(card.slug.as_str()) {
            problems.push((place, RowProblem::Twice { before: *before }));
        }
        first.entry(&card.slug).or_insert(place);
        if is_blank(&card.short_name) || is_blank(&card.full_name) {
            problems.push((place, RowProblem::NoName));
        }
        if !is_blank(&card.email) && email(&card.email).is_none() {
            problems.push((place, RowProblem::BadEmail { typed: card.email.clone() }));
        }
    }
    problems
}

impl Store {
    /// Takes a whole file of organisations in one transaction, by slug: new ones are entered, changed ones
    /// changed, the others left as they are. The same file again changes nothing.
    ///
    /// # Errors
    /// [`StoreError::Rows`] when a row cannot be taken: nothing is written then.
    pub async fn import_organisations(
        &self,
        act: &Act,
        territory: TerritoryId,
        rows: &[OrganisationCard],
        file_sha256: &Digest,
    ) -> Result<Imported, StoreError> {
        let (store, act, cards, file) = (self.clone(), act.clone(), tidy_all(rows), *file_sha256);
        task(async move {
            let seat = may(&act.by, Right::ManagePeople, Place::Territory(territory))?;
            let problems = check_organisations(&cards);
            if !problems.is_empty() {
                return Err(StoreError::Rows(problems));
            }
            let unit = store.begin(&act).await?;
            if let Some(before) = begin_import(&unit, territory).await? {
                return Ok(before);
            }
            let mut done = Imported::default();
            for some in cards.chunks(500) {
                let slugs = some.iter().map(|card| card.slug.as_str());
                let known = known(&unit.tx, territory, slugs).await?;
                for card in some {
                    match save(&unit, seat, territory, known.get(&card.slug), card).await?.1 {
                        Saved::Entered => done.entered += 1,
                        Saved::Changed => done.changed += 1,
                        Saved::Same => done.same += 1,
                    }
                }
            }
            end_import(&unit, seat, territory, done, file).await?;
            unit.commit().await?;
            Ok(done)
        })
        .await
    }

    /// Enters one organisation, or changes the one with this slug.
    ///
    /// # Errors
    /// [`StoreError::Rows`] with what is wrong with the card.
    pub async fn save_organisation(
        &self,
        act: &Act,
        territory: TerritoryId,
        card: &OrganisationCard,
    ) -> Result<OrganisationId, StoreError> {
        let (store, act, card) = (self.clone(), act.clone(), tidy(card));
        task(async move {
            let seat = may(&act.by, Right::ManagePeople, Place::Territory(territory))?;
            let problems = check_organisations(std::slice::from_ref(&card));
            if !problems.is_empty() {
                return Err(StoreError::Rows(problems));
            }
            let unit = store.begin(&act).await?;
            if let Some((stream, ..)) = journal::find_command(&unit.tx, act.command).await? {
                return Ok(OrganisationId(stream.0));
            }
            let known = known(&unit.tx, territory, [card.slug.as_str()]).await?;
            let (id, _) = save(&unit, seat, territory, known.get(&card.slug), &card).await?;
            unit.remember(StreamId(id.0), &[]).await?;
            unit.commit().await?;
            Ok(id)
        })
        .await
    }

    /// The organisations of a territory, by slug, a page at a time, for everybody.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn list_organisations(
        &self,
        viewer: &Viewer,
        territory: TerritoryId,
        after: Option<&str>,
        search: Option<&str>,
    ) -> Result<Page<OrganisationView>, StoreError> {
        let mut query = organisation::Entity::find().filter(organisation::Column::Territory.eq(territory.0));
        if let Some(after) = after {
            query = query.filter(organisation::Column::Slug.gt(after));
        }
        for word in fold(search.unwrap_or_default()).split_whitespace() {
            query = query.filter(organisation::Column::Search.contains(word));
        }
        let rows = query.order_by_asc(organisation::Column::Slug).limit(PAGE + 1).all(self.read()).await?;
        let contacts = sees(viewer, Field::Contacts, Place::Territory(territory));
        let rows = rows.into_iter().map(|row| view(row, contacts)).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(rows, |view| view.slug.clone()))
    }

    /// One organisation.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_organisation(
        &self,
        viewer: &Viewer,
        territory: TerritoryId,
        slug: &str,
    ) -> Result<Option<OrganisationView>, StoreError> {
        let contacts = sees(viewer, Field::Contacts, Place::Territory(territory));
        let found = known(self.read(), territory, [slug]).await?.remove(slug);
        found.map(|row| view(row, contacts)).transpose()
    }
}

/// What saving a row did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saved {
    Entered,
    Changed,
    Same,
}

/// The organisations of these slugs.
pub(crate) async fn known(
    db: &impl ConnectionTrait,
    territory: TerritoryId,
    slugs: impl IntoIterator<Item = &str>,
) -> Result<BTreeMap<String, organisation::Model>, StoreError> {
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Territory.eq(territory.0))
        .filter(organisation::Column::Slug.is_in(slugs))
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.slug.clone(), row)).collect())
}

/// Locks the territory's stream, so that two imports never mix, and returns the answer if the same command
/// was carried out before.
pub(crate) async fn begin_import(
    unit: &Unit,
    territory: TerritoryId,
) -> Result<Option<Imported>, StoreError> {
    journal::lock(&unit.tx, StreamId(territory.0), "territory", Lock::Alone).await?;
    let Some(entries) = unit.before().await? else { return Ok(None) };
    let facts = journal::facts::<RecordFact>(&entries)?;
    let Some((_, RecordFact::Imported { content, .. })) = facts.into_iter().next() else {
        return Ok(Some(Imported::default()));
    };
    let kept = crate::entity::content::Entity::find_by_id(content.to_string()).one(&unit.tx).await?;
    let note = kept.and_then(|row| row.text).and_then(|text| serde_json::from_str::<ImportNote>(&text).ok());
    Ok(Some(note.map_or_else(Imported::default, |note| note.done)))
}

/// Records the import in the territory's stream, with the file's digest apart.
pub(crate) async fn end_import(
    unit: &Unit,
    seat: Option<Seat>,
    territory: TerritoryId,
    done: Imported,
    file: Digest,
) -> Result<(), StoreError> {
    let note = serde_json::to_string(&ImportNote { file, done })?;
    let (content, _) = unit.keep(Some(territory), "import", &note).await?;
    let fact = RecordFact::Imported { territory, rows: done.entered.saturating_add(done.changed), content };
    let stream = StreamId(territory.0);
    let entries = unit.record((stream, "territory"), seat, &[fact]).await?;
    unit.remember(stream, &entries).await
}

/// The text of an import that is kept apart from the journal.
#[derive(Serialize, Deserialize)]
struct ImportNote {
    file: Digest,
    done: Imported,
}

/// The text of a card that the journal names by its digest.
pub(crate) fn card_text(row: &organisation::Model) -> Result<String, StoreError> {
    Ok(serde_json::to_string(&card(row)?)?)
}

async fn save(
    unit: &Unit,
    seat: Option<Seat>,
    territory: TerritoryId,
    known: Option<&organisation::Model>,
    card: &OrganisationCard,
) -> Result<(OrganisationId, Saved), StoreError> {
    let id = known.map_or_else(ids::fresh, |row| row.id);
    let row = row(id, territory, card);
    let saved = match known {
        None => Saved::Entered,
        Some(known) if *known == row => return Ok((OrganisationId(id), Saved::Same)),
        Some(_) => Saved::Changed,
    };
    let text = card_text(&row)?;
    let active = row.into_active_model().reset_all();
    if saved == Saved::Entered {
        organisation::Entity::insert(active).exec_without_returning(&unit.tx).await?;
    } else {
        organisation::Entity::update(active).exec(&unit.tx).await?;
    }
    let (content, _) = unit.keep(Some(territory), "organisation", &text).await?;
    let fact = RecordFact::OrganisationSaved { territory, content };
    unit.record((StreamId(id), "organisation"), seat, &[fact]).await?;
    Ok((OrganisationId(id), saved))
}

fn tidy_all(cards: &[OrganisationCard]) -> Vec<OrganisationCard> {
    cards.iter().map(tidy).collect()
}

fn tidy(card: &OrganisationCard) -> OrganisationCard {
    OrganisationCard {
        slug: line(&card.slug),
        kind: card.kind,
        number: line(&card.number),
        short_name: line(&card.short_name),
        full_name: line(&card.full_name),
        address: line(&card.address),
        email: email(&card.email).unwrap_or_else(|| line(&card.email)),
        phone: line(&card.phone),
        founder: line(&card.founder),
    }
}

/// Whether a word can stand in addresses: lower-case Latin letters, digits and hyphens within.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let letters = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    letters && !text.is_empty() && text.len() <= 60 && !text.starts_with('-') && !text.ends_with('-')
}

fn row(id: Uuid, territory: TerritoryId, card: &OrganisationCard) -> organisation::Model {
    organisation::Model {
        id,
        territory: territory.0,
        slug: card.slug.clone(),
        kind: card.kind.name().to_owned(),
        number: card.number.clone(),
        short_name: card.short_name.clone(),
        full_name: card.full_name.clone(),
        address: card.address.clone(),
        email: card.email.clone(),
        phone: card.phone.clone(),
        founder: card.founder.clone(),
        search: fold(&format!("{} {} {} {}", card.short_name, card.full_name, card.address, card.slug)),
    }
}

fn kind(row: &organisation::Model) -> Result<OrganisationKind, StoreError> {
    OrganisationKind::parse(&row.kind)
        .ok_or_else(|| StoreError::Damaged(format!("no such kind: {}", row.kind)))
}

fn card(row: &organisation::Model) -> Result<OrganisationCard, StoreError> {
    Ok(OrganisationCard {
        slug: row.slug.clone(),
        kind: kind(row)?,
        number: row.number.clone(),
        short_name: row.short_name.clone(),
        full_name: row.full_name.clone(),
        address: row.address.clone(),
        email: row.email.clone(),
        phone: row.phone.clone(),
        founder: row.founder.clone(),
    })
}

fn view(row: organisation::Model, contacts: bool) -> Result<OrganisationView, StoreError> {
    Ok(OrganisationView {
        id: OrganisationId(row.id),
        kind: kind(&row)?,
        slug: row.slug,
        number: row.number,
        short_name: row.short_name,
        full_name: row.full_name,
        address: row.address,
        founder: row.founder,
        contacts: contacts.then_some((row.email, row.phone)),
    })
}

#[cfg(test)]
mod tests;
