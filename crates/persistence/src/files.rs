//! Files: addressed by SHA-256 within a territory, counted by their uses, never served from anywhere but
//! here.

use bytes::Bytes;
use domain::basics::digest::Digest;
use domain::basics::id::TerritoryId;
use futures::{Stream, StreamExt};
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload, WriteMultipart};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use sha2::{Digest as _, Sha256};

use crate::entity::blob;
use crate::{Store, StoreError, ids};

/// A file that has been received but belongs to nothing yet.
#[derive(Debug)]
pub struct Received {
    /// Digest of its bytes.
    pub sha256: Digest,
    /// Its size in bytes.
    pub size: u64,
    /// Its first bytes, by which its type is told.
    pub head: Vec<u8>,
    /// Its last bytes: where a PDF says that it is locked.
    pub tail: Vec<u8>,
    path: Path,
}

/// Why a file was not received.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError<E> {
    /// It is larger than allowed.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// How many bytes are allowed.
        limit: u64,
    },
    /// The sender broke off, or sent something else than was announced.
    #[error("the sender broke off: {0}")]
    Sender(E),
    /// The file store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How much of either end of a file is kept in memory to tell its type: container formats need a few
/// kilobytes.
const HEAD: usize = 8192;

impl Store {
    /// Receives a stream into a waiting place, digesting and counting on the way. Nothing of it stays when it
    /// is too large or breaks off.
    ///
    /// # Errors
    /// [`ReceiveError`].
    pub async fn receive<E>(
        &self,
        mut bytes: impl Stream<Item = Result<Bytes, E>> + Unpin,
        limit: u64,
    ) -> Result<Received, ReceiveError<E>> {
        let path = Path::from(format!("waiting/{}", ids::fresh()));
        let upload = self.inner.files.put_multipart(&path).await.map_err(StoreError::from)?;
        let mut writer = WriteMultipart::new(upload);
        let mut hasher = Sha256::new();
        let (mut size, mut head, mut tail) = (0_u64, Vec::new(), Vec::new());
        while let Some(chunk) = bytes.next().await {
            let chunk = match chunk {
                Ok(chunk) => chunk,
                Err(error) => {
                    writer.abort().await.map_err(StoreError::from)?;
                    return Err(ReceiveError::Sender(error));
                }
            };
            size = size.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            if size > limit {
                writer.abort().await.map_err(StoreError::from)?;
                return Err(ReceiveError::TooLarge { limit });
            }
            hasher.update(&chunk);
            let room = HEAD.saturating_sub(head.len()).min(chunk.len());
            head.extend_from_slice(chunk.get(..room).unwrap_or_default());
            tail.extend_from_slice(&chunk);
            tail.drain(..tail.len().saturating_sub(HEAD));
            writer.wait_for_capacity(4).await.map_err(StoreError::from)?;
            writer.put(chunk);
        }
        writer.finish().await.map_err(StoreError::from)?;
        Ok(Received { sha256: Digest(hasher.finalize().into()), size, head, tail, path })
    }

    /// Forgets a file that was received but will not be used.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn discard(&self, received: Received) -> Result<(), StoreError> {
        Ok(self.inner.files.delete(&received.path).await?)
    }

    /// Puts a received file where its digest says. Done before the transaction that counts it, so that a row
    /// without a file never happens. A file that no row came to count stays; it is found by its digest when
    /// it is sent again.
    pub(crate) async fn settle(&self, territory: TerritoryId, received: &Received) -> Result<(), StoreError> {
        let place = blob_path(territory, received.sha256);
        if self.inner.files.head(&place).await.is_ok() {
            self.inner.files.delete(&received.path).await?;
        } else {
            self.inner.files.rename(&received.path, &place).await?;
        }
        Ok(())
    }

    /// A file's bytes as a stream.
    ///
    /// # Errors
    /// [`StoreError::Files`] when it is not there.
    pub async fn open_blob(
        &self,
        territory: TerritoryId,
        sha256: Digest,
    ) -> Result<impl Stream<Item = Result<Bytes, object_store::Error>> + use<>, StoreError> {
        Ok(self.inner.files.get(&blob_path(territory, sha256)).await?.into_stream())
    }

    /// Puts bytes as a blob, for restoring and for the demo.
    pub(crate) async fn put_blob(
        &self,
        territory: TerritoryId,
        bytes: Vec<u8>,
    ) -> Result<Digest, StoreError> {
        let sha256 = Digest::of(&bytes);
        self.inner.files.put(&blob_path(territory, sha256), PutPayload::from(bytes)).await?;
        Ok(sha256)
    }

    /// Removes files that were received more than a day ago and used by nothing.
    ///
    /// # Errors
    /// [`StoreError::Files`].
    pub async fn sweep_waiting(&self) -> Result<u64, StoreError> {
        let mut swept = 0;
        let mut listed = self.inner.files.list(Some(&Path::from("waiting")));
        let before = self.clock().real_now().plus_seconds(-86_400).utc();
        while let Some(object) = listed.next().await {
            let object = object?;
            if object.last_modified < before {
                self.inner.files.delete(&object.location).await?;
                swept += 1;
            }
        }
        Ok(swept)
    }
}

/// Where a blob lies.
pub(crate) fn blob_path(territory: TerritoryId, sha256: Digest) -> Path {
    Path::from(format!("blobs/{territory}/{sha256}"))
}

/// Counts one more use of a blob.
pub(crate) async fn use_blob(
    tx: &DatabaseTransaction,
    territory: TerritoryId,
    sha256: Digest,
    size: i64,
) -> Result<(), StoreError> {
    let row = blob::ActiveModel {
        territory: Set(territory.0),
        sha256: Set(sha256.to_string()),
        size: Set(size),
        uses: Set(1),
    };
    let more = OnConflict::columns([blob::Column::Territory, blob::Column::Sha256])
        .value(blob::Column::Uses, Expr::col((blob::Entity, blob::Column::Uses)).add(1))
        .to_owned();
    blob::Entity::insert(row).on_conflict(more).exec_without_returning(tx).await?;
    Ok(())
}

/// Counts one use less. The bytes stay while an application that was filed names them.
pub(crate) async fn release_blob(
    tx: &DatabaseTransaction,
    territory: TerritoryId,
    sha256: &str,
) -> Result<(), StoreError> {
    blob::Entity::update_many()
        .col_expr(blob::Column::Uses, Expr::col(blob::Column::Uses).sub(1))
        .filter(blob::Column::Territory.eq(territory.0))
        .filter(blob::Column::Sha256.eq(sha256))
        .exec(tx)
        .await?;
    Ok(())
}
