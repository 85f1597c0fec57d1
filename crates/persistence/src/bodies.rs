//! How councils and commissions decide: their rules, kept as the text that somebody entered. A body without
//! rules of its own goes by those that come with the program.

use domain::access::may::{Place, Right, may};
use domain::basics::id::{BodyId, StreamId, TerritoryId};
use domain::body::file::BodyFlaw;
use domain::body::rules::BodyRules;
use domain::decider::Act;
use domain::record::RecordFact;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait};

use crate::door::task;
use crate::entity::body;
use crate::journal::{self, Lock};
use crate::{Store, StoreError};

/// The rules that come with the program.
pub const SHIPPED: &str = include_str!("../../../procedures/bodies/district-council.toml");

impl Store {
    /// Gives a body its rules, in place of those it had. The same text again leaves no entry.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] without the right to manage the territory's people; [`Refusal::Missing`] when
    /// there is no such body. The inner error is what is wrong with the text: nothing was written then.
    pub async fn set_body_rules(
        &self,
        act: &Act,
        id: BodyId,
        text: &str,
    ) -> Result<Result<(), BodyFlaw>, StoreError> {
        if let Err(flaw) = BodyRules::from_toml(text) {
            return Ok(Err(flaw));
        }
        let (store, act, text) = (self.clone(), act.clone(), text.to_owned());
        task(async move {
            let unit = store.begin(&act).await?;
            let row = body::Entity::find_by_id(id.0).one(&unit.tx).await?.ok_or(Refusal::Missing)?;
            let territory = TerritoryId(row.territory);
            let seat = may(&act.by, Right::ManagePeople, Place::Territory(territory))?;
            let stream = StreamId(id.0);
            journal::lock(&unit.tx, stream, "body", Lock::Alone).await?;
            if unit.before().await?.is_some() {
                return Ok(Ok(()));
            }
            let mut entries = Vec::new();
            if row.rules.as_ref() != Some(&text) {
                let (content, _) = unit.keep(Some(territory), "body-rules", &text).await?;
                let change =
                    body::ActiveModel { id: Set(id.0), rules: Set(Some(text)), ..Default::default() };
                change.update(&unit.tx).await?;
                entries =
                    unit.record((stream, "body"), seat, &[RecordFact::BodyRulesSet { content }]).await?;
            }
            unit.remember(stream, &entries).await?;
            unit.commit().await?;
            Ok(Ok(()))
        })
        .await
    }

    /// The rules by which a body decides.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when there is no such body; [`StoreError::Damaged`] when they cannot be read.
    pub async fn body_rules(&self, id: BodyId) -> Result<BodyRules, StoreError> {
        let row = body::Entity::find_by_id(id.0).one(self.read()).await?.ok_or(Refusal::Missing)?;
        rules_of(&row)
    }
}

/// The rules of a body whose row was read.
pub(crate) fn rules_of(row: &body::Model) -> Result<BodyRules, StoreError> {
    let text = row.rules.as_deref().unwrap_or(SHIPPED);
    BodyRules::from_toml(text)
        .map_err(|flaw| StoreError::Damaged(format!("rules of body {}: {flaw}", row.id)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{act, fresh_store, territory};

    #[tokio::test]
    async fn a_body_goes_by_the_shipped_rules_until_it_gets_its_own() {
        let store = fresh_store().await;
        let home = territory(&store, "tsentralny").await;
        let council = store.enter_body(&act(&store), home, "council", "Совет").await.unwrap();
        assert_eq!(store.body_rules(council).await.unwrap().notice_working_days, 3);
        let own = SHIPPED.replace("notice_working_days = 3", "notice_working_days = 5");
        store.set_body_rules(&act(&store), council, &own).await.unwrap().unwrap();
        assert_eq!(store.body_rules(council).await.unwrap().notice_working_days, 5);
        let flawed = store.set_body_rules(&act(&store), council, "id = 3").await.unwrap();
        assert!(flawed.is_err());
        assert_eq!(store.body_rules(council).await.unwrap().notice_working_days, 5);
    }
}
