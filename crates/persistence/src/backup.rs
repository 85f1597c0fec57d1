//! Backup and restore: one logical format for both databases, so that it also moves data between them.
//!
//! A backup is a `.tar` file of `tables/<name>.jsonl` (a row a line), `blobs/<territory>/<sha256>`, and last
//! `manifest.json` with the digest of each of them: a file that was cut short has no manifest.

mod archive;
pub(crate) mod tables;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::basics::digest::Digest;
use domain::basics::id::{CommandId, TerritoryId};
use domain::basics::moment::Moment;
use domain::decider::Act;
use domain::people::seat::Viewer;
use futures::StreamExt;
use migrations::Migrator;
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, EntityTrait, IsolationLevel, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use serde::{Deserialize, Serialize};

use crate::backup::archive::{Found, Piece};
use crate::door::task;
use crate::entity::sign_in;
use crate::{Store, StoreError, ids};

/// The format that this program writes, and the only one that it reads.
const FORMAT: u32 = 1;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    format: u32,
    /// The last migration of the database: its tables have the columns of that time.
    schema: String,
    /// By the real clock.
    created_at: Moment,
    /// Entries in the journal.
    entries: u64,
    /// Every other file.
    files: BTreeMap<String, Member>,
}

/// One file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
    sha256: Digest,
    bytes: u64,
    /// Rows of a table; none for a blob.
    rows: Option<u64>,
}

/// What was backed up or restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupDone {
    /// The file.
    pub path: PathBuf,
    /// When it was made, by the real clock.
    pub created_at: Moment,
    /// Entries of the journal in it.
    pub entries: u64,
    /// Rows of all tables.
    pub rows: u64,
    /// Files that people uploaded.
    pub blobs: u64,
}

impl Store {
    /// Writes everything that is kept into one file, as it stood at one moment, while others go on working.
    /// The file appears under its name when it is whole and on disk.
    ///
    /// # Errors
    /// [`StoreError::Backup`] when there is a file of this name, when it cannot be written, or an uploaded
    /// file is missing or damaged.
    pub async fn backup(&self, path: &Path) -> Result<BackupDone, StoreError> {
        let (store, path) = (self.clone(), path.to_owned());
        task(async move {
            let (sender, pieces) = tokio::sync::mpsc::channel(16);
            let target = path.clone();
            let writer = tokio::task::spawn_blocking(move || archive::write(&target, pieces));
            let read = store.read_all(&sender).await;
            // A channel that closes before its last piece makes the writer remove what it wrote.
            drop(sender);
            match writer.await?? {
                Some(manifest) => read.map(|()| done(path, &manifest)),
                None => Err(read.err().unwrap_or_else(|| refused("nothing was backed up"))),
            }
        })
        .await
    }

    /// Fills an empty, migrated database and file store from a backup of either database. Everything is
    /// checked against the manifest before the first row is written, and nothing is kept unless all of it is.
    /// The sign-ins of that time are ended: some may have been signed out since, for a reason.
    ///
    /// # Errors
    /// [`StoreError::Backup`] when the database is not empty, or the file is of another format or version,
    /// damaged, or not whole.
    pub async fn restore(&self, path: &Path) -> Result<BackupDone, StoreError> {
        let (store, path) = (self.clone(), path.to_owned());
        task(async move {
            let source = path.clone();
            let manifest = tokio::task::spawn_blocking(move || archive::check(&source, &schema())).await??;
            store.fill(&path, &manifest).await?;
            store.load_settings().await?;
            Ok(done(path, &manifest))
        })
        .await
    }

    /// Sends every row and blob of one moment to the writer.
    async fn read_all(&self, out: &tokio::sync::mpsc::Sender<Piece>) -> Result<(), StoreError> {
        let tx = self.snapshot().await?;
        let counted = tables::dump_all(&tx, out).await?;
        let mut after = None;
        loop {
            let blobs = tables::blobs(&tx, after.as_ref()).await?;
            for (territory, sha256) in &blobs {
                self.read_blob(*territory, *sha256, out).await?;
            }
            let Some(last) = blobs.last() else { break };
            after = Some(*last);
        }
        tx.rollback().await?;
        let entries = counted.get("journal_entry").copied().unwrap_or_default();
        let created_at = self.clock().real_now();
        let manifest =
            Manifest { format: FORMAT, schema: schema(), created_at, entries, files: BTreeMap::new() };
        archive::send(out, Piece::Finish { manifest }).await
    }

    async fn read_blob(
        &self,
        territory: TerritoryId,
        sha256: Digest,
        out: &tokio::sync::mpsc::Sender<Piece>,
    ) -> Result<(), StoreError> {
        let mut bytes = self.open_blob(territory, sha256).await?;
        archive::send(out, Piece::Begin { name: blob_name(territory, sha256) }).await?;
        while let Some(chunk) = bytes.next().await {
            archive::send(out, Piece::Bytes(chunk?)).await?;
        }
        archive::send(out, Piece::EndBlob { sha256 }).await
    }

    /// A transaction that only reads, and sees one moment.
    pub(crate) async fn snapshot(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = if self.is_postgres() {
            TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                sqlite_transaction_mode: None,
            }
        } else {
            // In WAL mode a reader sees the moment of its first read until it ends.
            let sqlite_transaction_mode = Some(SqliteTransactionMode::Deferred);
            TransactionOptions { isolation_level: None, access_mode: None, sqlite_transaction_mode }
        };
        Ok(self.read().begin_with_options(options).await?)
    }

    async fn fill(&self, path: &Path, manifest: &Manifest) -> Result<(), StoreError> {
        let act = Act { by: Viewer::System, at: self.clock().now(), command: CommandId(ids::fresh()) };
        let unit = self.begin(&act).await?;
        if let Some(table) = tables::first_filled(&unit.tx).await? {
            return Err(refused(&format!("the database is not empty: {table} has rows")));
        }
        let (sender, mut found) = tokio::sync::mpsc::channel(4);
        let source = path.to_owned();
        let reader = tokio::task::spawn_blocking(move || archive::read(&source, &sender));
        let mut blobs = BTreeSet::new();
        while let Some(found) = found.recv().await {
            match found {
                Found::Rows { table, lines } => tables::fill(&unit.tx, &table, &lines).await?,
                Found::Blob { territory, sha256, bytes } => {
                    if self.put_blob(territory, bytes).await? != sha256 {
                        return Err(refused(&format!("{} is damaged", blob_name(territory, sha256))));
                    }
                    blobs.insert((territory, sha256));
                }
            }
        }
        reader.await??;
        self.check_filled(&unit.tx, manifest, &blobs).await?;
        sign_in::Entity::delete_many().exec(&unit.tx).await?;
        unit.commit().await
    }

    /// What came out of the file is what the manifest promised, and each file that a row names is there.
    async fn check_filled(
        &self,
        tx: &impl ConnectionTrait,
        manifest: &Manifest,
        blobs: &BTreeSet<(TerritoryId, Digest)>,
    ) -> Result<(), StoreError> {
        for (table, rows) in tables::count_all(tx).await? {
            let promised = manifest.files.get(&table_name(table)).and_then(|member| member.rows);
            if promised != Some(rows) {
                return Err(refused(&format!("{table} has {rows} rows, the manifest says {promised:?}")));
            }
        }
        let (mut after, mut named) = (None, 0);
        loop {
            let some = tables::blobs(tx, after.as_ref()).await?;
            named += some.len();
            if let Some((territory, sha256)) = some.iter().find(|blob| !blobs.contains(*blob)) {
                return Err(refused(&format!("{} is missing", blob_name(*territory, *sha256))));
            }
            let Some(last) = some.last() else { break };
            after = Some(*last);
        }
        if named != blobs.len() {
            return Err(refused("there are blobs that no row names"));
        }
        Ok(())
    }
}

/// The last migration of this program.
fn schema() -> String {
    Migrator::migrations().last().map(|step| step.name().to_owned()).unwrap_or_default()
}

fn table_name(table: &str) -> String {
    format!("tables/{table}.jsonl")
}

fn blob_name(territory: TerritoryId, sha256: Digest) -> String {
    format!("blobs/{territory}/{sha256}")
}

fn refused(why: &str) -> StoreError {
    StoreError::Backup(why.to_owned())
}

fn done(path: PathBuf, manifest: &Manifest) -> BackupDone {
    let blobs = manifest.files.keys().filter(|name| name.starts_with("blobs/")).count();
    BackupDone {
        path,
        created_at: manifest.created_at,
        entries: manifest.entries,
        rows: manifest.files.values().filter_map(|member| member.rows).sum(),
        blobs: u64::try_from(blobs).unwrap_or(u64::MAX),
    }
}

#[cfg(test)]
mod tests;
