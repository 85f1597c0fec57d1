//! Streams and entries as rows.

use domain::basics::digest::Digest;
use domain::basics::id::{CommandId, StreamId};
use domain::basics::moment::Moment;
use domain::decider::Decider;
use domain::journal::{Entry, Heading, read_body, seal, write_body};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbBackend, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::StoreError;
use crate::entity::{command, journal_entry, stream};
use crate::ids;

/// How a stream is locked before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lock {
    /// Others may read under the same kind of lock; nobody may append.
    Shared,
    /// Nobody else reads under lock or appends.
    Alone,
}

/// A stream as it stands.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) stream: StreamId,
    pub(crate) kind: String,
    pub(crate) version: i64,
    pub(crate) hash: Digest,
    pub(crate) recorded_at: Moment,
    pub(crate) state: String,
}

/// Locks a stream, making its row when it is new, and reads its head. Streams are locked in one order
/// (register, call, order, meeting, application, status), so that writers never wait in a circle. SQLite has
/// one writer and needs no row locks.
pub(crate) async fn lock(
    tx: &DatabaseTransaction,
    id: StreamId,
    kind: &str,
    how: Lock,
) -> Result<Head, StoreError> {
    let epoch = Moment::parse("1970-01-01T00:00:00Z").map(Moment::utc).unwrap_or_default();
    let new = stream::ActiveModel {
        id: Set(id.0),
        kind: Set(kind.to_owned()),
        head: Set(0),
        hash: Set(Digest::ZERO.to_string()),
        recorded_at: Set(epoch),
        state: Set(String::new()),
    };
    let conflict = OnConflict::column(stream::Column::Id).do_nothing().to_owned();
    stream::Entity::insert(new).on_conflict(conflict).exec_without_returning(tx).await?;
    let mut query = stream::Entity::find_by_id(id.0);
    if tx.get_database_backend() == DbBackend::Postgres {
        query = if how == Lock::Shared { query.lock_shared() } else { query.lock_exclusive() };
    }
    let row = query.one(tx).await?.ok_or_else(|| StoreError::Damaged(format!("stream {id} vanished")))?;
    head(row)
}

/// Reads a stream's head without a lock; none when nothing has happened.
pub(crate) async fn find_head(db: &impl ConnectionTrait, id: StreamId) -> Result<Option<Head>, StoreError> {
    stream::Entity::find_by_id(id.0).one(db).await?.map(head).transpose()
}

/// Reads the heads of several streams, by their ids.
pub(crate) async fn heads(
    db: &impl ConnectionTrait,
    ids: &[uuid::Uuid],
) -> Result<std::collections::BTreeMap<uuid::Uuid, Head>, StoreError> {
    let rows = stream::Entity::find().filter(stream::Column::Id.is_in(ids.iter().copied())).all(db).await?;
    rows.into_iter().map(|row| Ok((row.id, head(row)?))).collect()
}

/// The state of a case as cached beside its head.
pub(crate) fn state<D: Decider>(head: &Head) -> Result<D::State, StoreError> {
    if head.version == 0 || head.state.is_empty() {
        return Ok(D::State::default());
    }
    Ok(serde_json::from_str(&head.state)?)
}

/// Appends facts behind a locked head and returns the entries. `state` is what they fold to.
pub(crate) async fn append<F: Serialize>(
    tx: &DatabaseTransaction,
    head: &Head,
    (heading, now): (&Heading, Moment),
    facts: &[F],
    state: &str,
) -> Result<Vec<Entry>, StoreError> {
    let mut entries: Vec<Entry> = Vec::with_capacity(facts.len());
    // Recorded moments never run back in a stream, even when the machine's clock does.
    let recorded_at = now.max(head.recorded_at);
    for (version, fact) in (head.version + 1..).zip(facts) {
        let body = write_body(heading, 1, fact)?;
        let previous = entries.last().map_or(head.hash, |entry| entry.hash);
        entries.push(seal((head.stream, version), recorded_at, body, ids::random()?, previous));
    }
    let Some(last) = entries.last() else { return Ok(entries) };
    let rows = entries.iter().map(row);
    journal_entry::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let changed = stream::Entity::update_many()
        .col_expr(stream::Column::Head, last.version.into())
        .col_expr(stream::Column::Hash, last.hash.to_string().into())
        .col_expr(stream::Column::RecordedAt, recorded_at.utc().into())
        .col_expr(stream::Column::State, state.to_owned().into())
        .filter(stream::Column::Id.eq(head.stream.0))
        .filter(stream::Column::Head.eq(head.version))
        .exec(tx)
        .await?;
    if changed.rows_affected != 1 {
        return Err(StoreError::Conflict);
    }
    Ok(entries)
}

/// What a command made, if it was carried out before: its stream and its first and last versions.
pub(crate) async fn find_command(
    db: &impl ConnectionTrait,
    id: CommandId,
) -> Result<Option<(StreamId, i64, i64)>, StoreError> {
    let found = command::Entity::find_by_id(id.0).one(db).await?;
    Ok(found.map(|row| (StreamId(row.stream), row.first_version, row.last_version)))
}

/// Remembers what a command made.
pub(crate) async fn remember_command(
    tx: &DatabaseTransaction,
    id: CommandId,
    (stream, first, last): (StreamId, i64, i64),
    now: Moment,
) -> Result<(), StoreError> {
    let row = command::ActiveModel {
        id: Set(id.0),
        stream: Set(stream.0),
        first_version: Set(first),
        last_version: Set(last),
        at: Set(now.utc()),
    };
    command::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// Entries of a stream between two versions, both included.
pub(crate) async fn entries(
    db: &impl ConnectionTrait,
    stream: StreamId,
    (first, last): (i64, i64),
) -> Result<Vec<Entry>, StoreError> {
    let rows = journal_entry::Entity::find()
        .filter(journal_entry::Column::Stream.eq(stream.0))
        .filter(journal_entry::Column::Version.between(first, last))
        .order_by_asc(journal_entry::Column::Version)
        .all(db)
        .await?;
    rows.into_iter().map(entry).collect()
}

/// Up to `limit` entries of a stream from a version on.
pub(crate) async fn entries_from(
    db: &impl ConnectionTrait,
    stream: StreamId,
    first: i64,
    limit: u64,
) -> Result<Vec<Entry>, StoreError> {
    let rows = journal_entry::Entity::find()
        .filter(journal_entry::Column::Stream.eq(stream.0))
        .filter(journal_entry::Column::Version.gte(first))
        .order_by_asc(journal_entry::Column::Version)
        .limit(limit)
        .all(db)
        .await?;
    rows.into_iter().map(entry).collect()
}

/// The facts of entries, with the heading of each.
pub(crate) fn facts<F: DeserializeOwned>(entries: &[Entry]) -> Result<Vec<(Heading, F)>, StoreError> {
    entries
        .iter()
        .map(|entry| {
            let (heading, _shape, fact) = read_body(&entry.body)?;
            Ok((heading, fact))
        })
        .collect()
}

/// A head from its row.
pub(crate) fn head(row: stream::Model) -> Result<Head, StoreError> {
    Ok(Head {
        stream: StreamId(row.id),
        kind: row.kind,
        version: row.head,
        hash: digest(&row.hash)?,
        recorded_at: Moment::new(row.recorded_at),
        state: row.state,
    })
}

fn row(entry: &Entry) -> journal_entry::ActiveModel {
    journal_entry::ActiveModel {
        stream: Set(entry.stream.0),
        version: Set(entry.version),
        recorded_at: Set(entry.recorded_at.utc()),
        body: Set(entry.body.clone()),
        secret: Set(domain::basics::digest::Salt(entry.secret).to_string()),
        previous: Set(entry.previous.to_string()),
        hash: Set(entry.hash.to_string()),
    }
}

/// An entry from its row.
pub(crate) fn entry(row: journal_entry::Model) -> Result<Entry, StoreError> {
    Ok(Entry {
        stream: StreamId(row.stream),
        version: row.version,
        recorded_at: Moment::new(row.recorded_at),
        body: row.body,
        secret: digest(&row.secret)?.0,
        previous: digest(&row.previous)?,
        hash: digest(&row.hash)?,
    })
}

fn digest(text: &str) -> Result<Digest, StoreError> {
    Digest::parse(text).ok_or_else(|| StoreError::Damaged(format!("not a digest: {text}")))
}
