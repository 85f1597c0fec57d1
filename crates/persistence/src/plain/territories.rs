//! Territories and their bodies (councils, commissions).

use domain::access::may::{Place, Right, may};
use domain::basics::id::{BodyId, StreamId, TerritoryId};
use domain::basics::moment::Zone;
use domain::basics::text::line;
use domain::decider::Act;
use domain::record::RecordFact;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder,
};

use crate::door::task;
use crate::entity::{body, territory};
use crate::journal;
use crate::{Store, StoreError, ids};

/// What is entered of a territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerritoryCard {
    /// Its word in addresses.
    pub slug: String,
    /// «Центральный район».
    pub name_ru: String,
    /// "Tsentralny district".
    pub name_en: String,
    /// Who runs its contests, in Russian.
    pub centre_ru: String,
    /// Who runs its contests, in English.
    pub centre_en: String,
    /// Where one can call.
    pub phone: String,
    /// In which zone its clocks go.
    pub zone: Zone,
    /// Its place among its neighbours.
    pub position: i64,
    /// The territory that it is part of.
    pub parent: Option<TerritoryId>,
}

/// A territory as everybody sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TerritoryView {
    /// Its id.
    pub id: TerritoryId,
    /// The territory that it is part of.
    pub parent: Option<TerritoryId>,
    /// Its word in addresses.
    pub slug: String,
    /// Russian name.
    pub name_ru: String,
    /// English name.
    pub name_en: String,
    /// Who runs its contests, in Russian.
    pub centre_ru: String,
    /// Who runs its contests, in English.
    pub centre_en: String,
    /// Where one can call.
    pub phone: String,
    /// In which zone its clocks go.
    pub zone: Zone,
}

/// A council or commission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyView {
    /// Its id.
    pub id: BodyId,
    /// Where it is.
    pub territory: TerritoryId,
    /// Its word in addresses, unique in the territory.
    pub slug: String,
    /// Its name.
    pub name: String,
}

impl Store {
    /// Enters a territory, or changes the one with this slug. An unchanged card leaves no entry.
    ///
    /// # Errors
    /// [`domain::refusal::Refusal::NotYours`] without the right to manage the installation.
    pub async fn enter_territory(&self, act: &Act, card: &TerritoryCard) -> Result<TerritoryId, StoreError> {
        let (store, act, card) = (self.clone(), act.clone(), card.clone());
        task(async move {
            let seat = may(&act.by, Right::ManageAccounts, Place::Installation)?;
            let unit = store.begin(&act).await?;
            if let Some((stream, ..)) = journal::find_command(&unit.tx, act.command).await? {
                return Ok(TerritoryId(stream.0));
            }
            let known = territory::Entity::find()
                .filter(territory::Column::Slug.eq(&*card.slug))
                .one(&unit.tx)
                .await?;
            let id = known.as_ref().map_or_else(ids::fresh, |row| row.id);
            let row = row(id, &card);
            let entries = if known.as_ref() == Some(&row) {
                Vec::new()
            } else {
                let is_new = known.is_none();
                let active = row.into_active_model().reset_all();
                if is_new {
                    territory::Entity::insert(active).exec_without_returning(&unit.tx).await?;
                } else {
                    territory::Entity::update(active).exec(&unit.tx).await?;
                }
                let fact = RecordFact::TerritoryEntered { parent: card.parent, slug: card.slug };
                unit.record((StreamId(id), "territory"), seat, &[fact]).await?
            };
            unit.remember(StreamId(id), &entries).await?;
            unit.commit().await?;
            Ok(TerritoryId(id))
        })
        .await
    }

    /// Enters a council or commission, or renames the one with this slug.
    ///
    /// # Errors
    /// [`domain::refusal::Refusal::NotYours`] without the right to manage the territory's people.
    pub async fn enter_body(
        &self,
        act: &Act,
        territory: TerritoryId,
        slug: &str,
        name: &str,
    ) -> Result<BodyId, StoreError> {
        let (store, act, slug, name) = (self.clone(), act.clone(), line(slug), line(name));
        task(async move {
            let seat = may(&act.by, Right::ManagePeople, Place::Territory(territory))?;
            let unit = store.begin(&act).await?;
            if let Some((stream, ..)) = journal::find_command(&unit.tx, act.command).await? {
                return Ok(BodyId(stream.0));
            }
            let known = find_body(&unit.tx, territory, &slug).await?;
            let id = known.as_ref().map_or_else(ids::fresh, |row| row.id);
            let mut entries = Vec::new();
            if known.as_ref().is_none_or(|row| row.name != name) {
                let is_new = known.is_none();
                let row = body::ActiveModel {
                    id: Set(id),
                    territory: Set(territory.0),
                    slug: Set(slug.clone()),
                    name: Set(name),
                    // What stands stays where the row is known; new bodies get their rules by an act.
                    rules: if is_new { Set(None) } else { NotSet },
                };
                if is_new {
                    body::Entity::insert(row).exec_without_returning(&unit.tx).await?;
                } else {
                    body::Entity::update(row).exec(&unit.tx).await?;
                }
                let fact = RecordFact::BodyEntered { territory, slug };
                entries = unit.record((StreamId(id), "body"), seat, &[fact]).await?;
            }
            unit.remember(StreamId(id), &entries).await?;
            unit.commit().await?;
            Ok(BodyId(id))
        })
        .await
    }

    /// All territories, in their order.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn territories(&self) -> Result<Vec<TerritoryView>, StoreError> {
        let rows = territory::Entity::find()
            .order_by_asc(territory::Column::Position)
            .order_by_asc(territory::Column::Slug)
            .all(self.read())
            .await?;
        rows.into_iter().map(view).collect()
    }

    /// The territory of an address.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_territory(&self, slug: &str) -> Result<Option<TerritoryView>, StoreError> {
        let found =
            territory::Entity::find().filter(territory::Column::Slug.eq(slug)).one(self.read()).await?;
        found.map(view).transpose()
    }

    /// The councils and commissions of a territory.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn bodies(&self, territory: TerritoryId) -> Result<Vec<BodyView>, StoreError> {
        let rows = body::Entity::find()
            .filter(body::Column::Territory.eq(territory.0))
            .order_by_asc(body::Column::Slug)
            .all(self.read())
            .await?;
        let view =
            |row: body::Model| BodyView { id: BodyId(row.id), territory, slug: row.slug, name: row.name };
        Ok(rows.into_iter().map(view).collect())
    }
}

/// A body by its slug.
pub(crate) async fn find_body(
    db: &impl ConnectionTrait,
    territory: TerritoryId,
    slug: &str,
) -> Result<Option<body::Model>, StoreError> {
    let query = body::Entity::find().filter(body::Column::Territory.eq(territory.0));
    Ok(query.filter(body::Column::Slug.eq(slug)).one(db).await?)
}

fn row(id: uuid::Uuid, card: &TerritoryCard) -> territory::Model {
    territory::Model {
        id,
        parent: card.parent.map(|parent| parent.0),
        slug: card.slug.clone(),
        name_ru: line(&card.name_ru),
        name_en: line(&card.name_en),
        centre_ru: line(&card.centre_ru),
        centre_en: line(&card.centre_en),
        phone: line(&card.phone),
        zone: card.zone.name().to_owned(),
        position: card.position,
    }
}

fn view(row: territory::Model) -> Result<TerritoryView, StoreError> {
    let zone =
        Zone::parse(&row.zone).ok_or_else(|| StoreError::Damaged(format!("no such zone: {}", row.zone)))?;
    Ok(TerritoryView {
        id: TerritoryId(row.id),
        parent: row.parent.map(TerritoryId),
        slug: row.slug,
        name_ru: row.name_ru,
        name_en: row.name_en,
        centre_ru: row.centre_ru,
        centre_en: row.centre_en,
        phone: row.phone,
        zone,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{act, fresh_store};

    #[tokio::test]
    async fn a_territory_entered_twice_is_one_and_an_unchanged_card_leaves_no_entry() {
        let store = fresh_store().await;
        let mut card = crate::testing::territory_card("tsentralny");
        let id = store.enter_territory(&act(&store), &card).await.unwrap();
        assert_eq!(store.enter_territory(&act(&store), &card).await.unwrap(), id);
        card.phone = "+7 812 000-00-01".to_owned();
        assert_eq!(store.enter_territory(&act(&store), &card).await.unwrap(), id);
        let head = journal::find_head(store.read(), StreamId(id.0)).await.unwrap().unwrap();
        assert_eq!(head.version, 2);
        let shown = store.find_territory("tsentralny").await.unwrap().unwrap();
        assert_eq!((shown.phone, shown.zone), ("+7 812 000-00-01".to_owned(), Zone::MOSCOW));
    }

    #[tokio::test]
    async fn a_body_is_entered_once() {
        let store = fresh_store().await;
        let territory = crate::testing::territory(&store, "tsentralny").await;
        let council = store.enter_body(&act(&store), territory, "council", "Совет").await.unwrap();
        assert_eq!(store.enter_body(&act(&store), territory, "council", "Совет").await.unwrap(), council);
        assert_eq!(store.bodies(territory).await.unwrap().len(), 1);
    }
}
