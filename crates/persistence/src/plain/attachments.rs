//! Files in the slots of a draft.

use domain::access::may::{Right, may};
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{AttachmentId, StreamId};
use domain::basics::text::line;
use domain::decider::Act;
use domain::refusal::Refusal;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

use crate::door::{Unit, task};
use crate::entity::attachment;
use crate::files::{Received, release_blob, use_blob};
use crate::journal;
use crate::plain::drafts::{self, Known};
use crate::{Store, StoreError, ids};

/// The longest file name kept, in characters; longer ones lose their middle, never their ending.
const NAME_MAX: usize = 160;

impl Store {
    /// Attaches a received file. The caller has checked its type against the slot; a repeat attaches nothing.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the application is not the sender's.
    pub async fn attach(
        &self,
        act: &Act,
        code: Code,
        (paper, name, media): (String, String, String),
        received: Received,
    ) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let known = drafts::find(store.read(), code).await?.ok_or(Refusal::Missing)?;
            may(&act.by, Right::WriteApplications, known.place()).map_err(|_| Refusal::Missing)?;
            store.settle(known.territory(), &received).await?;
            let unit = store.begin(&act).await?;
            if journal::find_command(&unit.tx, act.command).await?.is_some() {
                return Ok(());
            }
            insert(&unit, &known, (&paper, &name, &media), &received).await?;
            unit.remember(StreamId(known.row.id), &[]).await?;
            unit.commit().await
        })
        .await
    }

    /// Takes a file out of the draft. What was filed with it keeps it.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when there is no such file in an application of the sender's.
    pub async fn detach(&self, act: &Act, code: Code, id: AttachmentId) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let known = drafts::find(store.read(), code).await?.ok_or(Refusal::Missing)?;
            may(&act.by, Right::WriteApplications, known.place()).map_err(|_| Refusal::Missing)?;
            let unit = store.begin(&act).await?;
            let found = attachment::Entity::find_by_id(id.0)
                .filter(attachment::Column::Application.eq(known.row.id))
                .one(&unit.tx)
                .await?;
            let row = found.ok_or(Refusal::Missing)?;
            if row.removed_at.is_some() {
                return Ok(());
            }
            release_blob(&unit.tx, known.territory(), &row.sha256).await?;
            let mut row = row.into_active_model();
            row.removed_at = Set(Some(unit.now.utc()));
            row.update(&unit.tx).await?;
            unit.commit().await
        })
        .await
    }
}

/// Adds a file inside a unit that goes on. Its bytes must have been settled before.
pub(crate) async fn insert(
    unit: &Unit,
    known: &Known,
    (paper, name, media): (&str, &str, &str),
    received: &Received,
) -> Result<(), StoreError> {
    let size = i64::try_from(received.size).unwrap_or(i64::MAX);
    use_blob(&unit.tx, known.territory(), received.sha256, size).await?;
    let row = attachment::ActiveModel {
        id: Set(ids::fresh()),
        application: Set(known.row.id),
        territory: Set(known.row.territory),
        paper: Set(paper.to_owned()),
        name: Set(file_name(name)),
        media: Set(media.to_owned()),
        sha256: Set(received.sha256.to_string()),
        size: Set(size),
        uploaded_at: Set(unit.now.utc()),
        uploaded_by: Set(unit.act.by.person().map(|person| person.0)),
        removed_at: Set(None),
    };
    attachment::Entity::insert(row).exec_without_returning(&unit.tx).await?;
    Ok(())
}

/// A file name fit to show and to offer for download: no folders, no control characters, of bounded length.
/// It is never a path on this machine: files lie under their digests.
#[must_use]
pub fn file_name(raw: &str) -> String {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String =
        line(last).chars().filter(|c| !matches!(c, '"' | '<' | '>' | '|' | ':' | '*' | '?')).collect();
    let clean = clean.trim_start_matches('.').trim();
    let chars: Vec<char> = clean.chars().collect();
    match chars.len() {
        0 => "file".to_owned(),
        n if n <= NAME_MAX => clean.to_owned(),
        n => {
            let (head, tail) = (NAME_MAX / 2, NAME_MAX / 2 - 1);
            chars.iter().take(head).chain(&['…']).chain(chars.iter().skip(n - tail)).collect()
        }
    }
}

/// A digest as stored in a row.
pub(crate) fn digest(text: &str) -> Result<Digest, StoreError> {
    Digest::parse(text).ok_or_else(|| StoreError::Damaged(format!("not a digest: {text}")))
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn any_file_name_is_taken_and_none_is_a_path() {
        assert_eq!(file_name("../../etc/cron.d/x"), "x");
        assert_eq!(file_name("C:\\Документы\\План #1 & «итог».pdf"), "План #1 & «итог».pdf");
        assert_eq!(file_name("a.pdf\0.exe"), "a.pdf.exe");
        assert_eq!(file_name("..."), "file");
        assert_eq!(file_name("\u{202e}fdp.exe"), "fdp.exe");
        let long = format!("{}.pdf", "ж".repeat(300));
        assert!(file_name(&long).ends_with("жж.pdf") && file_name(&long).chars().count() == 160);
    }
}
