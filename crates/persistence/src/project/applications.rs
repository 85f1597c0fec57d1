//! The list of filed applications, and what hangs on it: panels and awards.

use domain::application::fact::ApplicationFact;
use domain::journal::{Entry, read_body};
use domain::procedure::route::Target;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use super::{awards, panels};
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
    if matches!(fact, ApplicationFact::Submitted { .. }) {
        return submitted(tx, entry, fact, found).await;
    }
    let found =
        found.ok_or_else(|| StoreError::Damaged(format!("application {} has no row", entry.stream)))?;
    panels::apply(tx, entry, &found, fact).await?;
    awards::apply(tx, entry, &found, fact).await?;
    let mut row = found.into_active_model();
    row.version = Set(entry.version);
    change(&mut row, entry, fact);
    row.update(tx).await?;
    Ok(())
}

async fn submitted(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    fact: &ApplicationFact,
    found: Option<application_row::Model>,
) -> Result<(), StoreError> {
    let ApplicationFact::Submitted {
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
    } = fact
    else {
        return Ok(());
    };
    let title = match title {
        Some(digest) => content::Entity::find_by_id(digest.to_string()).one(tx).await?,
        None => None,
    };
    let (stage, since) = found.as_ref().map_or((None, None), |row| (row.stage.clone(), row.since));
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
        stage: Set(stage),
        ended: Set(None),
        since: Set(since),
        checked: Set(None),
        total: Set(None),
        class: Set(None),
        decided_at: Set(None),
        in_force_at: Set(None),
        published_at: Set(None),
    };
    match found {
        Some(_) => drop(row.update(tx).await?),
        None => drop(application_row::Entity::insert(row).exec_without_returning(tx).await?),
    }
    Ok(())
}

fn change(row: &mut application_row::ActiveModel, entry: &Entry, fact: &ApplicationFact) {
    match fact {
        ApplicationFact::Withdrawn { .. } => {
            row.state = Set("withdrawn".to_owned());
            row.withdrawn_at = Set(Some(entry.recorded_at.utc()));
        }
        ApplicationFact::Moved { to, since, .. } => {
            let (stage, ended) = match to {
                Target::Stage(stage) => (Some(stage.to_string()), None),
                Target::End(end) => (None, Some(end.to_string())),
            };
            row.stage = Set(stage);
            row.ended = Set(ended);
            row.since = Set(Some(since.utc()));
        }
        ApplicationFact::Checked { outcome, .. } => row.checked = Set(Some(outcome.to_string())),
        ApplicationFact::Tallied { total, .. } => row.total = Set(total.map(|total| total.to_string())),
        ApplicationFact::Classed { class, decided_at, .. } => {
            row.class = Set(Some(class.to_string()));
            row.decided_at = Set(Some(decided_at.utc()));
        }
        ApplicationFact::Ordered { effects, since, .. } => {
            row.in_force_at = Set((!effects.is_empty()).then(|| since.utc()));
        }
        ApplicationFact::Announced { at, .. } => row.published_at = Set(Some(at.utc())),
        ApplicationFact::Submitted { .. }
        | ApplicationFact::PanelConfirmed { .. }
        | ApplicationFact::ExpertAccepted { .. }
        | ApplicationFact::ExpertDeclined { .. }
        | ApplicationFact::ExpertReplaced { .. }
        | ApplicationFact::SheetSigned { .. }
        | ApplicationFact::SheetReturned { .. }
        | ApplicationFact::SheetVoided { .. }
        | ApplicationFact::MoreTime { .. }
        | ApplicationFact::Disqualified { .. } => {}
    }
}
