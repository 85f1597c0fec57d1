//! The list of filed applications.

use domain::application::fact::ApplicationFact;
use domain::journal::{Entry, read_body};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::StoreError;
use crate::entity::{application_row, content};

/// Applies an entry, as when rebuilding. The title is joined from its content by digest.
pub(crate) async fn apply(tx: &impl ConnectionTrait, entry: &Entry) -> Result<(), StoreError> {
    let (_, _, fact) = read_body::<ApplicationFact>(&entry.body)?;
    apply_fact(tx, entry, &fact).await
}

/// Applies an entry whose fact is at hand.
pub(crate) async fn apply_fact(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    fact: &ApplicationFact,
) -> Result<(), StoreError> {
    let found = application_row::Entity::find_by_id(entry.stream.0).one(tx).await?;
    match fact {
        ApplicationFact::Submitted {
            call,
            territory,
            organisation,
            code,
            submission,
            channel,
            received_at,
            divisions,
            title,
            ..
        } => {
            let title = match title {
                Some(digest) => content::Entity::find_by_id(digest.to_string()).one(tx).await?,
                None => None,
            };
            let row = application_row::ActiveModel {
                id: Set(entry.stream.0),
                territory: Set(territory.0),
                version: Set(entry.version),
                call: Set(call.0),
                organisation: Set(organisation.0),
                code: Set(code.to_string()),
                state: Set("filed".to_owned()),
                submission: Set(i64::from(*submission)),
                channel: Set(channel.name().to_owned()),
                filed_at: Set(received_at.utc()),
                withdrawn_at: Set(None),
                divisions: Set(serde_json::to_string(divisions)?),
                title: Set(title.and_then(|row| row.text)),
            };
            match found {
                Some(_) => drop(row.update(tx).await?),
                None => drop(application_row::Entity::insert(row).exec_without_returning(tx).await?),
            }
        }
        ApplicationFact::Withdrawn { .. } => {
            let missing = || StoreError::Damaged(format!("application {} has no row", entry.stream));
            let mut row = found.ok_or_else(missing)?.into_active_model();
            row.version = Set(entry.version);
            row.state = Set("withdrawn".to_owned());
            row.withdrawn_at = Set(Some(entry.recorded_at.utc()));
            row.update(tx).await?;
        }
    }
    Ok(())
}
