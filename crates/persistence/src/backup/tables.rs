//! Every table, a row a line of JSON, read in pages by primary key and written in batches.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use domain::basics::digest::Digest;
use domain::basics::id::TerritoryId;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, Iterable, ModelTrait, PaginatorTrait,
    PrimaryKeyToColumn, QueryFilter, QueryOrder, QuerySelect, Value,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::mpsc::Sender;

use crate::StoreError;
use crate::backup::archive::{Piece, send};
use crate::backup::{refused, table_name};
use crate::entity::{blob, territory};

/// Rows read at once.
const PAGE: u64 = 500;

/// Rows written by one statement.
pub(super) const BATCH: usize = 200;

macro_rules! tables {
    ($($table:ident)*) => {
        /// Every table, those that others refer to first.
        pub(super) const TABLES: &[&str] = &[$(stringify!($table)),*];

        /// Sends every table, and tells how many rows each has.
        pub(super) async fn dump_all(
            db: &impl ConnectionTrait,
            out: &Sender<Piece>,
        ) -> Result<BTreeMap<&'static str, u64>, StoreError> {
            let mut counted = BTreeMap::new();
            $(counted.insert(
                stringify!($table),
                dump::<crate::entity::$table::Entity>(db, stringify!($table), out).await?,
            );)*
            Ok(counted)
        }

        /// How many rows each table has.
        pub(super) async fn count_all(
            db: &impl ConnectionTrait,
        ) -> Result<BTreeMap<&'static str, u64>, StoreError> {
            let mut counted = BTreeMap::new();
            $(counted.insert(stringify!($table), crate::entity::$table::Entity::find().count(db).await?);)*
            Ok(counted)
        }

        /// The first table that is not empty.
        pub(super) async fn first_filled(
            db: &impl ConnectionTrait,
        ) -> Result<Option<&'static str>, StoreError> {
            $(if crate::entity::$table::Entity::find().limit(1).one(db).await?.is_some() {
                return Ok(Some(stringify!($table)));
            })*
            Ok(None)
        }

        async fn insert_into(
            tx: &DatabaseTransaction,
            table: &str,
            lines: &[String],
        ) -> Result<(), StoreError> {
            match table {
                $(stringify!($table) => insert::<crate::entity::$table::Entity>(tx, lines).await,)*
                other => Err(refused(&format!("there is no table {other}"))),
            }
        }
    };
}

tables! {
    stream journal_entry command content
    territory body organisation person seat sign_in ticket attempt
    plan plan_item
    edition edition_use call_row
    application answer answer_past author consent blob attachment application_row refused
    panel_seat panel_proposal call_terms declared_conflict sheet_draft
    list_head list_row publication award
    meeting_row agenda_row order_row
    follow_up outgoing_mail setting
}

/// Writes lines into a table. Those of territories must come all at once: they refer to each other.
pub(super) async fn fill(tx: &DatabaseTransaction, table: &str, lines: &[String]) -> Result<(), StoreError> {
    if table == "territory" {
        return insert_into(tx, table, &parents_first(lines)?).await;
    }
    insert_into(tx, table, lines).await
}

/// The blobs behind this one, in their order, a page of them.
pub(super) async fn blobs(
    db: &impl ConnectionTrait,
    after: Option<&(TerritoryId, Digest)>,
) -> Result<Vec<(TerritoryId, Digest)>, StoreError> {
    let after = after.map(|(territory, sha256)| vec![territory.0.into(), sha256.to_string().into()]);
    let rows = page::<blob::Entity>(db, after).await?;
    rows.iter().map(blob_of).collect()
}

/// Which blob a row tells of.
pub(crate) fn blob_of(row: &blob::Model) -> Result<(TerritoryId, Digest), StoreError> {
    let damaged = || StoreError::Damaged(format!("not a digest: {}", row.sha256));
    Ok((TerritoryId(row.territory), Digest::parse(&row.sha256).ok_or_else(damaged)?))
}

async fn dump<E>(db: &impl ConnectionTrait, table: &str, out: &Sender<Piece>) -> Result<u64, StoreError>
where
    E: EntityTrait,
    E::Model: Serialize + Sync,
{
    send(out, Piece::Begin { name: table_name(table) }).await?;
    let mut rows = 0;
    let mut after: Option<Vec<Value>> = None;
    loop {
        let page = page::<E>(db, after.take()).await?;
        let Some(last) = page.last() else { break };
        after = Some(key_of::<E>(last));
        let mut text = Vec::new();
        for row in &page {
            serde_json::to_writer(&mut text, row)?;
            text.push(b'\n');
            rows += 1;
        }
        send(out, Piece::Bytes(Bytes::from(text))).await?;
    }
    send(out, Piece::EndTable { rows }).await?;
    Ok(rows)
}

/// The rows behind this primary key, in its order, a page of them.
pub(crate) async fn page<E: EntityTrait>(
    db: &impl ConnectionTrait,
    after: Option<Vec<Value>>,
) -> Result<Vec<E::Model>, StoreError> {
    let mut query = E::find();
    if let Some(last) = after {
        query = query.filter(behind::<E>(last));
    }
    for key in E::PrimaryKey::iter() {
        query = query.order_by_asc(key.into_column());
    }
    Ok(query.limit(PAGE).all(db).await?)
}

/// The primary key of a row.
pub(crate) fn key_of<E: EntityTrait>(row: &E::Model) -> Vec<Value> {
    E::PrimaryKey::iter().map(|key| row.get(key.into_column())).collect()
}

/// Rows whose primary key comes behind this one. Both databases compare rows of values.
fn behind<E: EntityTrait>(last: Vec<Value>) -> Expr {
    let columns = E::PrimaryKey::iter().map(|key| Expr::col((E::default(), key.into_column())));
    Expr::tuple(columns).gt(Expr::tuple(last.into_iter().map(Expr::val)))
}

async fn insert<E>(tx: &DatabaseTransaction, lines: &[String]) -> Result<(), StoreError>
where
    E: EntityTrait,
    E::Model: DeserializeOwned + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: Send,
{
    for some in lines.chunks(BATCH) {
        let mut rows = Vec::with_capacity(some.len());
        for line in some {
            let row: E::Model = serde_json::from_str(line)
                .map_err(|error| refused(&format!("a row cannot be read: {error}")))?;
            rows.push(row.into_active_model());
        }
        E::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

/// Lines of territories, ordered so that each comes behind the one that it is part of.
fn parents_first(lines: &[String]) -> Result<Vec<String>, StoreError> {
    let mut left = Vec::with_capacity(lines.len());
    for line in lines {
        left.push((serde_json::from_str::<territory::Model>(line)?, line));
    }
    let (mut placed, mut ordered) = (BTreeSet::new(), Vec::with_capacity(lines.len()));
    while !left.is_empty() {
        let before = left.len();
        left.retain(|(row, line)| {
            let ready = row.parent.is_none_or(|parent| placed.contains(&parent));
            if ready {
                placed.insert(row.id);
                ordered.push((*line).clone());
            }
            !ready
        });
        if left.len() == before {
            return Err(refused("territories are part of each other in a circle"));
        }
    }
    Ok(ordered)
}
