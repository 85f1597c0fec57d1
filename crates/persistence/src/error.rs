//! What can go wrong between a page and its data.

use domain::journal::Damage;
use domain::procedure::flaw::Flaw;
use domain::refusal::Refusal;
use sea_orm::{DbErr, SqlErr};

use crate::plain::people::RowProblem;

/// Why nothing was written, or nothing could be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The rules said no: an answer, not a fault.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// A procedure does not verify: every flaw, in the order of the file.
    #[error("the procedure has {} flaws", .0.len())]
    Flawed(Vec<Flaw>),
    /// Rows of an import that cannot be taken, by their place in the list given. Nothing was written.
    #[error("{} rows cannot be taken", .0.len())]
    Rows(Vec<(usize, RowProblem)>),
    /// Somebody changed it first. The page shows what stands now.
    #[error("somebody acted first")]
    Conflict,
    /// The journal or a cached state cannot be read or does not hold together.
    #[error("damaged: {0}")]
    Damaged(String),
    /// The database failed, or is not reachable.
    #[error("database: {0}")]
    Database(DbErr),
    /// The file store failed.
    #[error("files: {0}")]
    Files(#[from] object_store::Error),
    /// The task that wrote was stopped: the program is going down.
    #[error("the writing task was stopped")]
    Stopped,
    /// A backup cannot be made or read.
    #[error("backup: {0}")]
    Backup(String),
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => Self::Conflict,
            Some(_) | None => Self::Database(error),
        }
    }
}

impl From<Damage> for StoreError {
    fn from(damage: Damage) -> Self {
        Self::Damaged(damage.to_string())
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<tokio::task::JoinError> for StoreError {
    fn from(_: tokio::task::JoinError) -> Self {
        Self::Stopped
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::Backup(error.to_string())
    }
}
