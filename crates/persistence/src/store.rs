//! The store: one pool that writes, one that reads, a place for files, a clock.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use domain::basics::calendar::Calendar;
use domain::procedure::procedure::Procedure;
use migrations::Migrator;
use object_store::ObjectStore;
use object_store::local::LocalFileSystem;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend};
use sea_orm_migration::MigratorTrait;
use sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};

use crate::StoreError;
use crate::clock::Clock;
use crate::plain::settings;

/// Where the data lie.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `sqlite://PATH?mode=rwc` or `postgres://…`.
    pub database: String,
    /// The folder for files; made if it is not there.
    pub files: PathBuf,
    /// Connections that read, and as many that write on PostgreSQL; SQLite has one that writes.
    pub connections: u32,
}

/// A handle to everything kept. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    /// SQLite: the only connection that writes. PostgreSQL: a pool for units of work.
    pub(crate) write: DatabaseConnection,
    /// Connections that read; on SQLite they cannot write.
    pub(crate) read: DatabaseConnection,
    pub(crate) files: Arc<dyn ObjectStore>,
    pub(crate) clock: Clock,
    /// Working days, with the moment at which they were read.
    pub(crate) calendar: RwLock<Option<(Instant, Arc<Calendar>)>>,
    /// How many statements have gone to the database.
    pub(crate) asked: Arc<AtomicU64>,
    /// Verified editions by digest. An edition never changes, so the cache is never stale.
    pub(crate) editions: RwLock<BTreeMap<String, Arc<Procedure>>>,
}

impl Store {
    /// Connects. The database must have been migrated, or be about to be: see [`Self::migrate`].
    ///
    /// # Errors
    /// [`StoreError`] when the database or the folder cannot be opened.
    pub async fn open(settings: &Settings) -> Result<Self, StoreError> {
        let sqlite = settings.database.starts_with("sqlite:");
        if sqlite {
            make_private(&settings.database)?;
        }
        let asked = Arc::new(AtomicU64::new(0));
        let write = connect(settings, if sqlite { Mode::Write } else { Mode::Both }, &asked).await?;
        // A unit of work may read beside its transaction; from one pool for both, as many units as it has
        // connections would wait for each other in vain.
        let read = connect(settings, if sqlite { Mode::Read } else { Mode::Both }, &asked).await?;
        tokio::fs::create_dir_all(&settings.files).await?;
        let files = LocalFileSystem::new_with_prefix(&settings.files)?.with_fsync(true);
        let inner = Inner {
            write,
            read,
            files: Arc::new(files),
            clock: Clock::default(),
            calendar: RwLock::new(None),
            asked,
            editions: RwLock::new(BTreeMap::new()),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Brings the schema to this version of the program and reads the settings that live with the data.
    ///
    /// # Errors
    /// [`StoreError::Database`] when a step fails; it has then changed nothing.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        Migrator::up(&self.inner.write, None).await?;
        self.load_settings().await
    }

    /// Whether every migration of this program has been run.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the database cannot be asked.
    pub async fn is_migrated(&self) -> Result<bool, StoreError> {
        Ok(Migrator::get_pending_migrations(&self.inner.write).await?.is_empty())
    }

    /// Reads the settings that live with the data. Called once at start.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn load_settings(&self) -> Result<(), StoreError> {
        let ahead = settings::find(&self.inner.read, settings::CLOCK_AHEAD).await?;
        self.inner.clock.set_ahead(ahead.and_then(|text| text.parse().ok()).unwrap_or(0));
        Ok(())
    }

    /// The clock of the data.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// Says «the database answers».
    ///
    /// # Errors
    /// [`StoreError::Database`] when it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.inner.read.execute_unprepared("SELECT 1").await?;
        Ok(())
    }

    /// How many statements this process has sent to the database so far: what a page asks is the difference.
    #[must_use]
    pub fn asked(&self) -> u64 {
        self.inner.asked.load(Ordering::Relaxed)
    }

    /// Whether the data lie in PostgreSQL.
    #[must_use]
    pub fn is_postgres(&self) -> bool {
        self.inner.write.get_database_backend() == DbBackend::Postgres
    }

    pub(crate) fn read(&self) -> &DatabaseConnection {
        &self.inner.read
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Write,
    Read,
    Both,
}

/// Makes the database's file readable by its owner alone, before anything is in it: it holds names and the
/// journal's secrets.
fn make_private(address: &str) -> Result<(), StoreError> {
    use std::os::unix::fs::OpenOptionsExt;

    let path = address.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = path.split('?').next().unwrap_or(path);
    std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
    Ok(())
}

async fn connect(
    settings: &Settings,
    mode: Mode,
    asked: &Arc<AtomicU64>,
) -> Result<DatabaseConnection, StoreError> {
    let mut options = ConnectOptions::new(&settings.database);
    let most = if mode == Mode::Write { 1 } else { settings.connections.max(2) };
    options
        .max_connections(most)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(15))
        .test_before_acquire(mode == Mode::Both)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            // WAL with FULL: an acknowledged commit survives a power cut; NORMAL may lose the last ones.
            sqlite
                .create_if_missing(mode == Mode::Write)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(10))
                .foreign_keys(true)
                .pragma("query_only", if mode == Mode::Read { "on" } else { "off" })
                .pragma("journal_size_limit", "67108864")
        });
    let mut connection = Database::connect(options).await?;
    let asked = asked.clone();
    connection.set_metric_callback(move |_| {
        asked.fetch_add(1, Ordering::Relaxed);
    });
    Ok(connection)
}
