//! Editions of procedures: kept by the digest of their canonical text, verified again whenever they are read.

use std::sync::{Arc, PoisonError};

use domain::access::may::{Place, Right, may};
use domain::basics::id::{StreamId, TerritoryId};
use domain::decider::Act;
use domain::procedure::definition::Definition;
use domain::procedure::edition::canonical;
use domain::procedure::procedure::Procedure;
use domain::procedure::verify::verify;
use domain::record::RecordFact;
use domain::refusal::Refusal;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};

use crate::door::task;
use crate::entity::{edition, edition_use};
use crate::journal::{self, Lock};
use crate::{Store, StoreError};

impl Store {
    /// Publishes an edition for a territory and returns its digest. Publishing it again there is only
    /// recorded; what a neighbour has published stands there alone until it is published here too.
    ///
    /// # Errors
    /// [`StoreError::Flawed`] with every flaw; [`Refusal::NotYours`].
    pub async fn publish_edition(
        &self,
        act: &Act,
        territory: TerritoryId,
        source: &str,
    ) -> Result<String, StoreError> {
        let (store, act, source) = (self.clone(), act.clone(), source.to_owned());
        task(async move {
            let seat = may(&act.by, Right::RunCalls, Place::Territory(territory))?;
            let definition = Definition::from_toml(&source).map_err(|flaw| StoreError::Flawed(vec![flaw]))?;
            let procedure = Arc::new(verify(definition).map_err(StoreError::Flawed)?);
            let digest = procedure.edition().to_string();
            let unit = store.begin(&act).await?;
            let stream = StreamId(territory.0);
            journal::lock(&unit.tx, stream, "territory", Lock::Alone).await?;
            if unit.before().await?.is_some() {
                return Ok(digest);
            }
            let fact = RecordFact::EditionPublished {
                territory,
                procedure: procedure.id().to_string(),
                edition: digest.clone(),
            };
            let row = edition::ActiveModel {
                digest: Set(digest.clone()),
                procedure: Set(procedure.id().to_string()),
                canonical: Set(canonical(procedure.definition())),
                source: Set(source),
                published_at: Set(unit.now.utc()),
            };
            let known = OnConflict::column(edition::Column::Digest).do_nothing().to_owned();
            edition::Entity::insert(row).on_conflict(known).exec_without_returning(&unit.tx).await?;
            let row = edition_use::ActiveModel {
                territory: Set(territory.0),
                edition: Set(digest.clone()),
                published_at: Set(unit.now.utc()),
            };
            let columns = [edition_use::Column::Territory, edition_use::Column::Edition];
            let known = OnConflict::columns(columns).do_nothing().to_owned();
            edition_use::Entity::insert(row).on_conflict(known).exec_without_returning(&unit.tx).await?;
            let entries = unit.record((stream, "territory"), seat, &[fact]).await?;
            unit.remember(stream, &entries).await?;
            unit.commit().await?;
            store.cache(digest.clone(), procedure);
            Ok(digest)
        })
        .await
    }

    /// The procedure of an edition. It is verified when it is first read, and kept: an edition never changes.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when there is none; [`StoreError::Damaged`] when its text is not the one that the
    /// digest names, or no longer verifies.
    pub async fn procedure(&self, edition: &str) -> Result<Arc<Procedure>, StoreError> {
        let kept = self.inner.editions.read().unwrap_or_else(PoisonError::into_inner).get(edition).cloned();
        if let Some(procedure) = kept {
            return Ok(procedure);
        }
        let row = edition::Entity::find_by_id(edition).one(self.read()).await?.ok_or(Refusal::Missing)?;
        let damaged = |what: &str| StoreError::Damaged(format!("edition {edition} {what}"));
        let definition = Definition::from_canonical(&row.canonical).map_err(|_| damaged("cannot be read"))?;
        let procedure = Arc::new(verify(definition).map_err(|_| damaged("does not verify"))?);
        if procedure.edition().as_str() != edition {
            return Err(damaged("is not the text that its digest names"));
        }
        self.cache(edition.to_owned(), procedure.clone());
        Ok(procedure)
    }

    /// The text of an edition as its author wrote it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn edition_source(&self, edition: &str) -> Result<Option<String>, StoreError> {
        Ok(edition::Entity::find_by_id(edition).one(self.read()).await?.map(|row| row.source))
    }

    fn cache(&self, edition: String, procedure: Arc<Procedure>) {
        let mut editions = self.inner.editions.write().unwrap_or_else(PoisonError::into_inner);
        editions.insert(edition, procedure);
    }
}

/// Whether an edition was published in a territory.
pub(crate) async fn is_published(
    db: &impl ConnectionTrait,
    territory: TerritoryId,
    edition: &str,
) -> Result<bool, StoreError> {
    let key = (territory.0, edition.to_owned());
    Ok(edition_use::Entity::find_by_id(key).one(db).await?.is_some())
}

#[cfg(test)]
mod tests;
