//! Tables made from the journal, made again from it.

use std::collections::BTreeMap;

use domain::application::decide::Applications;
use domain::basics::digest::Digest;
use domain::basics::id::{CommandId, StreamId};
use domain::call::decide::Calls;
use domain::decider::{Act, Decider};
use domain::meeting::decide::Meetings;
use domain::order::decide::Orders;
use domain::people::seat::Viewer;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use crate::backup::tables::{key_of, page};
use crate::door::task;
use crate::entity::stream;
use crate::{Store, StoreError, ids, journal, project};

/// Streams and entries read at once.
const SOME: u64 = 500;

/// The kinds of streams from which tables are made, in the order in which they are read again: rows of
/// applications stand on those of calls.
const KINDS: [&str; 4] = [Calls::STREAM, Applications::STREAM, Meetings::STREAM, Orders::STREAM];

macro_rules! made {
    ($($table:ident)*) => {
        /// The tables that are made from the journal.
        const MADE: &[&str] = &[$(stringify!($table)),*];

        /// Digests of every row that stands in them.
        async fn stood(
            tx: &DatabaseTransaction,
        ) -> Result<BTreeMap<&'static str, BTreeMap<String, Digest>>, StoreError> {
            let mut stood = BTreeMap::new();
            $(stood.insert(stringify!($table), digests::<crate::entity::$table::Entity>(tx).await?);)*
            Ok(stood)
        }

        /// Empties them.
        async fn clear(tx: &DatabaseTransaction) -> Result<(), StoreError> {
            $(crate::entity::$table::Entity::delete_many().exec(tx).await?;)*
            Ok(())
        }

        impl Store {
            /// Compares every table made again with what stood there.
            async fn compare_all(
                &self,
                tx: &DatabaseTransaction,
                mut stood: BTreeMap<&'static str, BTreeMap<String, Digest>>,
                report: &mut RebuildReport,
            ) -> Result<(), StoreError> {
                $({
                    let was = stood.remove(stringify!($table)).unwrap_or_default();
                    self.compare::<crate::entity::$table::Entity>(tx, stringify!($table), was, report).await?;
                })*
                Ok(())
            }
        }
    };
}

made! {
    call_row application_row panel_seat award list_head list_row publication
    meeting_row agenda_row order_row
}

/// What rebuilding found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RebuildReport {
    /// The tables that were made again.
    pub tables: Vec<&'static str>,
    /// The rows that came out.
    pub rows: u64,
    /// Where they differ from what stood there: table, id and columns, no values.
    pub differences: Vec<String>,
}

impl Store {
    /// Makes the tables that are made from the journal, in one transaction, and compares
    /// them with what stood there. With `check_only` what stood there stays.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the journal cannot be read: nothing is changed then.
    pub async fn rebuild(&self, check_only: bool) -> Result<RebuildReport, StoreError> {
        let store = self.clone();
        task(async move {
            let act = Act { by: Viewer::System, at: store.clock().now(), command: CommandId(ids::fresh()) };
            let unit = store.begin(&act).await?;
            let tx = &unit.tx;
            if store.is_postgres() {
                // Writers wait, readers do not. SQLite has one writer, and this is it.
                let tables = MADE.join(", ");
                tx.execute_unprepared(&format!("LOCK TABLE {tables} IN EXCLUSIVE MODE")).await?;
            }
            let mut report = RebuildReport::default();
            let stood = stood(tx).await?;
            clear(tx).await?;
            for kind in KINDS {
                replay(tx, kind).await?;
            }
            store.compare_all(tx, stood, &mut report).await?;
            if check_only {
                unit.tx.rollback().await?;
            } else {
                unit.commit().await?;
            }
            Ok(report)
        })
        .await
    }

    /// Compares a table made again with the digests of what stood there. What exactly differs is read from
    /// outside the transaction, where the old rows still stand.
    async fn compare<E>(
        &self,
        tx: &DatabaseTransaction,
        table: &'static str,
        mut stood: BTreeMap<String, Digest>,
        report: &mut RebuildReport,
    ) -> Result<(), StoreError>
    where
        E: EntityTrait<PrimaryKey: sea_orm::PrimaryKeyTrait<ValueType = Uuid>>,
        E::Model: Serialize + Sync,
    {
        report.tables.push(table);
        let mut after = None;
        loop {
            let rows = page::<E>(tx, after.take()).await?;
            let Some(last) = rows.last() else { break };
            after = Some(key_of::<E>(last));
            for row in &rows {
                report.rows += 1;
                let (id, is) = (id_of::<E>(row), digest_of(row)?);
                match stood.remove(&id) {
                    None => report.differences.push(format!("{table} {id} was missing")),
                    Some(was) if was == is => {}
                    Some(_) => {
                        let old = match Uuid::parse_str(&id) {
                            Ok(key) => E::find_by_id(key).one(self.read()).await?,
                            Err(_) => None,
                        };
                        let columns = differing(old.as_ref(), row)?;
                        report.differences.push(format!("{table} {id} differs in {columns}"));
                    }
                }
            }
        }
        report.differences.extend(stood.keys().map(|id| format!("{table} {id} stands in no stream")));
        Ok(())
    }
}

/// Applies every entry of every stream of a kind.
async fn replay(tx: &DatabaseTransaction, kind: &str) -> Result<(), StoreError> {
    let mut after = Uuid::nil();
    loop {
        let streams = stream::Entity::find()
            .filter(stream::Column::Kind.eq(kind))
            .filter(stream::Column::Id.gt(after))
            .order_by_asc(stream::Column::Id)
            .limit(SOME)
            .all(tx)
            .await?;
        let Some(last) = streams.last() else { return Ok(()) };
        after = last.id;
        for stream in &streams {
            replay_stream(tx, kind, StreamId(stream.id)).await?;
        }
    }
}

async fn replay_stream(tx: &DatabaseTransaction, kind: &str, id: StreamId) -> Result<(), StoreError> {
    let mut first = 1;
    loop {
        let entries = journal::entries_from(tx, id, first, SOME).await?;
        let Some(last) = entries.last() else { return Ok(()) };
        first = last.version + 1;
        for entry in &entries {
            match kind {
                Calls::STREAM => project::calls::apply(tx, entry).await?,
                Applications::STREAM => project::applications::apply(tx, entry).await?,
                Meetings::STREAM => project::meetings::apply(tx, entry).await?,
                Orders::STREAM => project::orders::apply(tx, entry).await?,
                _ => {}
            }
        }
    }
}

async fn digests<E>(db: &impl ConnectionTrait) -> Result<BTreeMap<String, Digest>, StoreError>
where
    E: EntityTrait,
    E::Model: Serialize + Sync,
{
    let (mut digests, mut after) = (BTreeMap::new(), None);
    loop {
        let rows = page::<E>(db, after.take()).await?;
        let Some(last) = rows.last() else { return Ok(digests) };
        after = Some(key_of::<E>(last));
        for row in &rows {
            digests.insert(id_of::<E>(row), digest_of(row)?);
        }
    }
}

fn id_of<E: EntityTrait>(row: &E::Model) -> String {
    let key = key_of::<E>(row).into_iter().next();
    key.and_then(|value| value.unwrap::<Option<Uuid>>()).unwrap_or_default().to_string()
}

fn digest_of(row: &impl Serialize) -> Result<Digest, StoreError> {
    Ok(Digest::of(&serde_json::to_vec(row)?))
}

/// Names of the columns in which two rows differ.
fn differing<M: Serialize>(old: Option<&M>, new: &M) -> Result<String, StoreError> {
    let (Value::Object(old), Value::Object(new)) = (serde_json::to_value(old)?, serde_json::to_value(new)?)
    else {
        return Ok("everything".to_owned());
    };
    let names =
        new.iter().filter(|(name, value)| old.get(*name) != Some(value)).map(|(name, _)| name.as_str());
    Ok(names.collect::<Vec<_>>().join(", "))
}
