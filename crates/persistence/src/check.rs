//! Whether what is kept holds together, and the rebuilding of tables made from the journal.

mod chains;
mod rebuild;

pub use rebuild::RebuildReport;

use domain::basics::digest::{Digest, Salt};
use futures::StreamExt;
use sea_orm::{DatabaseTransaction, EntityTrait};
use sha2::{Digest as _, Sha256};

use crate::backup::tables::{self, key_of, page};
use crate::door::task;
use crate::entity::{blob, content, edition};
use crate::{Store, StoreError};

/// Whether uploaded files are read too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blobs {
    /// They are not looked at.
    Skip,
    /// Each is read and digested.
    Read,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VerifyReport {
    /// Streams walked.
    pub streams: u64,
    /// Entries whose hashes were computed again.
    pub entries: u64,
    /// Contents whose digests were computed again.
    pub contents: u64,
    /// Contents that were erased: their digests say nothing any more, and the journal stays whole.
    pub erased: u64,
    /// Uploaded files that were read.
    pub blobs: u64,
    /// Everything that does not hold, in words for administrators; empty when all is well.
    pub damages: Vec<String>,
}

/// No report grows beyond so many lines.
const MOST: usize = 1_000;

impl VerifyReport {
    fn damage(&mut self, what: String) {
        if self.damages.len() < MOST {
            self.damages.push(what);
        }
    }
}

impl Store {
    /// Checks everything that is kept, as it stood at one moment: each stream's chain, its head and cached
    /// state, contents and cards by their digests, editions, and uploaded files if asked. A cut tail, or a
    /// journal rewritten as a whole, is not visible from inside: a checkpoint held elsewhere shows it.
    ///
    /// # Errors
    /// [`StoreError::Database`] when it cannot be read at all. Damage is no error but the report.
    pub async fn verify(&self, blobs: Blobs) -> Result<VerifyReport, StoreError> {
        let store = self.clone();
        task(async move {
            let tx = store.snapshot().await?;
            let mut report = VerifyReport::default();
            chains::check(&tx, &mut report).await?;
            check_contents(&tx, &mut report).await?;
            check_editions(&tx, &mut report).await?;
            if blobs == Blobs::Read {
                store.check_blobs(&tx, &mut report).await?;
            }
            tx.rollback().await?;
            Ok(report)
        })
        .await
    }

    async fn check_blobs(
        &self,
        tx: &DatabaseTransaction,
        report: &mut VerifyReport,
    ) -> Result<(), StoreError> {
        let mut after = None;
        loop {
            let rows = page::<blob::Entity>(tx, after.take()).await?;
            let Some(last) = rows.last() else { return Ok(()) };
            after = Some(key_of::<blob::Entity>(last));
            for row in &rows {
                report.blobs += 1;
                if let Err(what) = self.check_blob(row).await {
                    report.damage(format!("file {} of territory {}: {what}", row.sha256, row.territory));
                }
            }
        }
    }

    async fn check_blob(&self, row: &blob::Model) -> Result<(), String> {
        let (territory, named) = tables::blob_of(row).map_err(|error| error.to_string())?;
        let mut bytes = self.open_blob(territory, named).await.map_err(|_| "missing".to_owned())?;
        let (mut hasher, mut size) = (Sha256::new(), 0_u64);
        while let Some(chunk) = bytes.next().await {
            let chunk = chunk.map_err(|_| "cannot be read".to_owned())?;
            size += u64::try_from(chunk.len()).unwrap_or(u64::MAX);
            hasher.update(&chunk);
        }
        let whole = Digest(hasher.finalize().into()) == named && u64::try_from(row.size) == Ok(size);
        if whole { Ok(()) } else { Err("changed".to_owned()) }
    }
}

async fn check_contents(tx: &DatabaseTransaction, report: &mut VerifyReport) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let rows = page::<content::Entity>(tx, after.take()).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = Some(key_of::<content::Entity>(last));
        for row in &rows {
            let (Some(salt), Some(text)) = (&row.salt, &row.text) else {
                report.erased += 1;
                continue;
            };
            report.contents += 1;
            let gives = Salt::parse(salt).map(|salt| Digest::leaf(&salt, text.as_bytes()).to_string());
            if gives.as_ref() != Some(&row.digest) {
                report.damage(format!("content {} is not what its digest names", row.digest));
            }
        }
    }
}

async fn check_editions(tx: &DatabaseTransaction, report: &mut VerifyReport) -> Result<(), StoreError> {
    for row in edition::Entity::find().all(tx).await? {
        if Digest::of(row.canonical.as_bytes()).to_string() != row.digest {
            report.damage(format!("edition {} is not the text that its digest names", row.digest));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
