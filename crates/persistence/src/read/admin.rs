//! The state of the machine, for administrators.

use domain::access::may::{Place, Right, may};
use domain::basics::moment::Moment;
use domain::people::seat::Viewer;
use sea_orm::sea_query::{Alias, Func, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Statement,
};

use crate::entity::{blob, journal_entry, outgoing_mail, stream};
use crate::plain::outbox::GIVE_UP;
use crate::{Store, StoreError};

/// How the machine does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthView {
    /// `sqlite` or `postgresql`.
    pub database: &'static str,
    /// Entries in the journal.
    pub entries: u64,
    /// Streams of the journal.
    pub streams: u64,
    /// Letters that wait to be sent.
    pub letters_waiting: u64,
    /// Letters that were given up.
    pub letters_failed: u64,
    /// Since when the oldest waiting letter waits.
    pub oldest_waiting: Option<Moment>,
    /// Files kept, each counted once in its territory.
    pub blobs: u64,
    /// Their size in bytes.
    pub blob_bytes: u64,
    /// Size of the database in bytes.
    pub database_bytes: u64,
    /// Seconds by which the clock of the data runs ahead.
    pub clock_ahead: i64,
}

impl Store {
    /// How the machine does.
    ///
    /// # Errors
    /// [`domain::refusal::Refusal::NotYours`] without the right to see it.
    pub async fn health(&self, viewer: &Viewer) -> Result<HealthView, StoreError> {
        may(viewer, Right::ReadHealth, Place::Installation)?;
        let db = self.read();
        let waiting = || {
            outgoing_mail::Entity::find()
                .filter(outgoing_mail::Column::SentAt.is_null())
                .filter(outgoing_mail::Column::Attempts.lt(GIVE_UP))
        };
        let oldest = waiting().order_by_asc(outgoing_mail::Column::CreatedAt).limit(1).one(db).await?;
        let failed = outgoing_mail::Entity::find()
            .filter(outgoing_mail::Column::SentAt.is_null())
            .filter(outgoing_mail::Column::Attempts.gte(GIVE_UP));
        Ok(HealthView {
            database: if self.is_postgres() { "postgresql" } else { "sqlite" },
            entries: journal_entry::Entity::find().count(db).await?,
            streams: stream::Entity::find().count(db).await?,
            letters_waiting: waiting().count(db).await?,
            letters_failed: failed.count(db).await?,
            oldest_waiting: oldest.map(|row| Moment::new(row.created_at)),
            blobs: blob::Entity::find().count(db).await?,
            blob_bytes: blob_bytes(db).await?,
            database_bytes: database_bytes(db).await?,
            clock_ahead: self.clock().ahead(),
        })
    }
}

async fn blob_bytes(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    // PostgreSQL sums whole numbers into decimals; both databases cast back.
    let sum: SimpleExpr = Func::sum(sea_orm::sea_query::Expr::col(blob::Column::Size)).into();
    let sum = sea_orm::sea_query::ExprTrait::cast_as(sum, Alias::new("bigint"));
    let query = blob::Entity::find().select_only().column_as(sum, "bytes").into_tuple::<Option<i64>>();
    Ok(query.one(db).await?.flatten().and_then(|sum| u64::try_from(sum).ok()).unwrap_or_default())
}

/// How large the database is: asked in each database's own words, as there is no common one.
async fn database_bytes(db: &impl ConnectionTrait) -> Result<u64, StoreError> {
    let backend = db.get_database_backend();
    let sql = if backend == DbBackend::Postgres {
        "SELECT pg_database_size(current_database()) AS bytes"
    } else {
        "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()"
    };
    let row = db.query_one_raw(Statement::from_string(backend, sql)).await?;
    let bytes: i64 = row.map(|row| row.try_get("", "bytes")).transpose()?.unwrap_or_default();
    Ok(u64::try_from(bytes).unwrap_or_default())
}
