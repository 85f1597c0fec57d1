//! Lists of selections with their rows, and what a call made public.

use domain::call::fact::CallFact;
use domain::journal::Entry;
use domain::ranking::list::{Group, Row};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter,
};
use uuid::Uuid;

use crate::entity::{call_row, list_head, list_row, publication};
use crate::{StoreError, ids};

/// The word of a publication of results.
pub(crate) const RESULTS: &str = "results";

/// The word of a publication of the formal check.
pub(crate) const ADMISSION: &str = "admission";

/// Applies a fact of a call; most are none of a list's.
pub(super) async fn apply(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    call: &call_row::Model,
    fact: &CallFact,
) -> Result<(), StoreError> {
    match fact {
        CallFact::ListDrawn { stage, number, base, at, drawn, left_empty } => {
            // A list that was drawn again is no proposal any more.
            for before in lists_of(tx, call.id, stage.as_str()).await? {
                if before.standing == "drawn" {
                    stand(tx, entry, before, "superseded").await?;
                }
            }
            let id = list_id(call.id, stage.as_str(), *number);
            let ties: Vec<_> = drawn.groups.iter().map(|group| (&group.key, &group.ties)).collect();
            let head = list_head::ActiveModel {
                id: Set(id),
                territory: Set(call.territory),
                version: Set(entry.version),
                call: Set(call.id),
                stage: Set(stage.to_string()),
                number: Set(i64::from(*number)),
                base: Set(i64::from(*base)),
                drawn_at: Set(at.utc()),
                standing: Set("drawn".to_owned()),
                ties: Set(serde_json::to_string(&ties)?),
                left_empty: Set(serde_json::to_string(left_empty)?),
            };
            list_head::Entity::insert(head).exec_without_returning(tx).await?;
            let mut position = 0;
            for group in &drawn.groups {
                for drawn in &group.rows {
                    row(tx, id, position, (group, drawn)).await?;
                    position += 1;
                }
            }
            Ok(())
        }
        CallFact::ListAdopted { stage, number, .. } => {
            decided(tx, entry, (call.id, stage.as_str(), *number), "adopted").await
        }
        CallFact::ListReturned { stage, number } => {
            decided(tx, entry, (call.id, stage.as_str(), *number), "returned").await
        }
        CallFact::Published { stage, number, at, cases } => {
            let content = serde_json::to_string(cases)?;
            publish(tx, entry, call, (RESULTS, stage.as_str(), *number, *at, content)).await
        }
        CallFact::AdmissionPublished { stage, number, at, groups, waiting } => {
            let content = serde_json::to_string(&(groups, waiting))?;
            publish(tx, entry, call, (ADMISSION, stage.as_str(), *number, *at, content)).await
        }
        CallFact::Drafted { .. }
        | CallFact::Announced { .. }
        | CallFact::DateMoved { .. }
        | CallFact::ExtendedOne { .. }
        | CallFact::GateOpened { .. }
        | CallFact::TieSettled { .. } => Ok(()),
    }
}

/// The id of a list's row: the same whenever it is made again.
pub(crate) fn list_id(call: Uuid, stage: &str, number: u32) -> Uuid {
    ids::derived(&[b"list", call.as_bytes(), stage.as_bytes(), &number.to_be_bytes()])
}

/// All lists of a selection.
async fn lists_of(
    tx: &impl ConnectionTrait,
    call: Uuid,
    stage: &str,
) -> Result<Vec<list_head::Model>, StoreError> {
    let query = list_head::Entity::find().filter(list_head::Column::Call.eq(call));
    Ok(query.filter(list_head::Column::Stage.eq(stage)).all(tx).await?)
}

async fn decided(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    (call, stage, number): (Uuid, &str, u32),
    standing: &str,
) -> Result<(), StoreError> {
    let found = list_head::Entity::find_by_id(list_id(call, stage, number)).one(tx).await?;
    let missing = || StoreError::Damaged(format!("call {call} has no list {number}"));
    stand(tx, entry, found.ok_or_else(missing)?, standing).await
}

async fn stand(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    found: list_head::Model,
    standing: &str,
) -> Result<(), StoreError> {
    let mut head = found.into_active_model();
    head.version = Set(entry.version);
    head.standing = Set(standing.to_owned());
    head.update(tx).await?;
    Ok(())
}

async fn row(
    tx: &impl ConnectionTrait,
    list: Uuid,
    position: i64,
    (group, drawn): (&Group, &Row),
) -> Result<(), StoreError> {
    let row = list_row::ActiveModel {
        id: Set(ids::derived(&[b"row", list.as_bytes(), &position.to_be_bytes()])),
        list: Set(list),
        position: Set(position),
        group_key: Set(serde_json::to_string(&group.key)?),
        application: Set(drawn.application.0),
        total: Set(drawn.total.map(|total| total.to_string())),
        first_place: Set(i64::from(drawn.first)),
        last_place: Set(i64::from(drawn.last)),
        class: Set(drawn.class.to_string()),
        parted: Set(drawn.parted.as_ref().map(ToString::to_string)),
    };
    list_row::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn publish(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    call: &call_row::Model,
    (kind, stage, number, at, content): (&str, &str, u32, domain::basics::moment::Moment, String),
) -> Result<(), StoreError> {
    let row = publication::ActiveModel {
        id: Set(ids::derived(&[
            kind.as_bytes(),
            call.id.as_bytes(),
            stage.as_bytes(),
            &number.to_be_bytes(),
        ])),
        territory: Set(call.territory),
        version: Set(entry.version),
        call: Set(call.id),
        stage: Set(stage.to_owned()),
        kind: Set(kind.to_owned()),
        number: Set(i64::from(number)),
        at: Set(at.utc()),
        content: Set(content),
    };
    publication::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
