//! Counters against guessing: one for each account and one for each address of the network. They only slow
//! down, for a while; nobody is ever locked out for good. They go by the real clock.

use domain::basics::digest::Digest;
use domain::basics::moment::Moment;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::door::task;
use crate::entity::attempt;
use crate::{Store, StoreError};

/// So many seconds after its first attempt a counter begins anew.
pub const WINDOW: i64 = 15 * 60;

impl Store {
    /// Counts one more attempt under a key (an account, an address of the network) and returns how many there
    /// were within the window, this one included. Keys are kept as digests: they name people and machines.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn note_attempt(&self, key: &str) -> Result<u32, StoreError> {
        let (store, key) = (self.clone(), digest(key));
        task(async move {
            let now = store.clock().real_now();
            let row = attempt::ActiveModel { key: Set(key), since: Set(now.utc()), count: Set(1) };
            let over = || Expr::col((attempt::Entity, attempt::Column::Since)).lte(began(now));
            let count = || Expr::col((attempt::Entity, attempt::Column::Count));
            let since = || Expr::col((attempt::Entity, attempt::Column::Since));
            let again = OnConflict::column(attempt::Column::Key)
                .value(
                    attempt::Column::Count,
                    CaseStatement::new().case(over(), 1_i64).finally(count().add(1_i64)),
                )
                .value(attempt::Column::Since, CaseStatement::new().case(over(), now.utc()).finally(since()))
                .to_owned();
            let insert = attempt::Entity::insert(row).on_conflict(again);
            let row = insert.exec_with_returning(&store.inner.write).await?;
            Ok(u32::try_from(row.count).unwrap_or(u32::MAX))
        })
        .await
    }

    /// How many attempts there were under a key within the window.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn count_attempts(&self, key: &str) -> Result<u32, StoreError> {
        let found = attempt::Entity::find_by_id(digest(key))
            .filter(attempt::Column::Since.gt(began(self.clock().real_now())))
            .one(self.read())
            .await?;
        Ok(found.map_or(0, |row| u32::try_from(row.count).unwrap_or(u32::MAX)))
    }

    /// Forgets the attempts under a key: the password was right.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn clear_attempts(&self, key: &str) -> Result<(), StoreError> {
        let (store, key) = (self.clone(), digest(key));
        task(async move {
            attempt::Entity::delete_by_id(key).exec(&store.inner.write).await?;
            Ok(())
        })
        .await
    }

    /// Removes counters whose window is over.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sweep_attempts(&self) -> Result<u64, StoreError> {
        let over = attempt::Column::Since.lte(began(self.clock().real_now()));
        Ok(attempt::Entity::delete_many().filter(over).exec(&self.inner.write).await?.rows_affected)
    }
}

fn digest(key: &str) -> String {
    Digest::of(key.as_bytes()).to_string()
}

/// A counter that began then, or before, is over.
fn began(now: Moment) -> chrono::DateTime<chrono::Utc> {
    now.plus_seconds(-WINDOW).utc()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::fresh_store;

    #[tokio::test]
    async fn attempts_are_counted_for_each_key_and_forgotten_after_the_window() {
        let store = fresh_store().await;
        for expected in 1..=3 {
            assert_eq!(store.note_attempt("account:a").await.unwrap(), expected);
        }
        assert_eq!(store.note_attempt("address:b").await.unwrap(), 1);
        let long_ago = began(store.clock().real_now());
        let old = attempt::Entity::update_many().col_expr(attempt::Column::Since, long_ago.into());
        old.exec(&store.inner.write).await.unwrap();
        assert_eq!(store.count_attempts("account:a").await.unwrap(), 0);
        assert_eq!(store.note_attempt("account:a").await.unwrap(), 1);
        store.clear_attempts("account:a").await.unwrap();
        assert_eq!(store.count_attempts("account:a").await.unwrap(), 0);
    }

    #[tokio::test]
    async fn attempts_at_once_are_all_counted() {
        let store = fresh_store().await;
        let many = (0..20).map(|_| store.note_attempt("account:a"));
        let mut counts: Vec<u32> = futures::future::try_join_all(many).await.unwrap();
        counts.sort_unstable();
        assert_eq!(counts, (1..=20).collect::<Vec<u32>>());
    }
}
