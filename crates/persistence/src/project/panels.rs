//! Seats on panels, with the state of their sheets.

use domain::application::fact::ApplicationFact;
use domain::basics::code::Alias;
use domain::basics::id::PersonId;
use domain::journal::Entry;
use domain::procedure::name::StageId;
use domain::procedure::route::Target;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use crate::entity::{application_row, panel_seat};
use crate::{StoreError, ids};

/// Applies a fact of an application; most are none of a panel's.
pub(super) async fn apply(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    case: &application_row::Model,
    fact: &ApplicationFact,
) -> Result<(), StoreError> {
    let at = Set(Some(entry.recorded_at.utc()));
    match fact {
        ApplicationFact::PanelConfirmed { stage, seats } => {
            for (place, (expert, alias)) in (0_u32..).zip(seats) {
                insert(tx, (entry, place), case, (stage, *expert, *alias)).await?;
            }
            Ok(())
        }
        ApplicationFact::ExpertAccepted { stage, expert } => {
            let mut row = seat(tx, entry, stage, *expert).await?.into_active_model();
            row.standing = Set("accepted".to_owned());
            row.answered_at = at;
            save(tx, entry, row).await
        }
        ApplicationFact::ExpertDeclined { stage, expert, conflict, .. } => {
            let mut row = seat(tx, entry, stage, *expert).await?.into_active_model();
            row.standing = Set(if *conflict { "conflict" } else { "declined" }.to_owned());
            row.answered_at = at;
            save(tx, entry, row).await
        }
        ApplicationFact::ExpertReplaced { stage, expert, by, alias, .. } => {
            let found = seat(tx, entry, stage, *expert).await?;
            let held = matches!(found.standing.as_str(), "invited" | "accepted");
            let mut row = found.into_active_model();
            if held {
                row.standing = Set("replaced".to_owned());
            }
            save(tx, entry, row).await?;
            insert(tx, (entry, 0), case, (stage, *by, *alias)).await
        }
        ApplicationFact::SheetSigned { stage, expert, number, total, .. } => {
            let mut row = seat(tx, entry, stage, *expert).await?.into_active_model();
            row.sheet = Set(Some("signed".to_owned()));
            row.number = Set(i64::from(*number));
            row.total = Set(Some(total.to_string()));
            row.signed_at = at;
            save(tx, entry, row).await
        }
        ApplicationFact::SheetReturned { stage, expert, .. } => {
            sheet(tx, entry, (stage, *expert), "returned").await
        }
        ApplicationFact::SheetVoided { stage, expert, .. } => {
            sheet(tx, entry, (stage, *expert), "voided").await
        }
        ApplicationFact::Submitted { .. }
        | ApplicationFact::Withdrawn { .. }
        | ApplicationFact::Moved { .. }
        | ApplicationFact::Checked { .. }
        | ApplicationFact::Tallied { .. }
        | ApplicationFact::MoreTime { .. }
        | ApplicationFact::Disqualified { .. }
        | ApplicationFact::Classed { .. }
        | ApplicationFact::Ordered { .. }
        | ApplicationFact::Announced { .. } => Ok(()),
    }
}

async fn sheet(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    (stage, expert): (&StageId, PersonId),
    standing: &str,
) -> Result<(), StoreError> {
    let mut row = seat(tx, entry, stage, expert).await?.into_active_model();
    row.sheet = Set(Some(standing.to_owned()));
    row.total = Set(None);
    row.signed_at = Set(None);
    save(tx, entry, row).await
}

/// The last seat of an expert at a stage.
async fn seat(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    stage: &StageId,
    expert: PersonId,
) -> Result<panel_seat::Model, StoreError> {
    let found = panel_seat::Entity::find()
        .filter(panel_seat::Column::Application.eq(entry.stream.0))
        .filter(panel_seat::Column::Stage.eq(stage.as_str()))
        .filter(panel_seat::Column::Expert.eq(expert.0))
        .order_by_desc(panel_seat::Column::Visit)
        .order_by_desc(panel_seat::Column::InvitedAt)
        .one(tx)
        .await?;
    let missing = || StoreError::Damaged(format!("application {} has no such seat", entry.stream));
    found.ok_or_else(missing)
}

async fn save(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    mut row: panel_seat::ActiveModel,
) -> Result<(), StoreError> {
    row.version = Set(entry.version);
    row.update(tx).await?;
    Ok(())
}

async fn insert(
    tx: &impl ConnectionTrait,
    (entry, place): (&Entry, u32),
    case: &application_row::Model,
    (stage, expert, alias): (&StageId, PersonId, Alias),
) -> Result<(), StoreError> {
    let id = ids::derived(&[entry.stream.0.as_bytes(), &entry.version.to_be_bytes(), &place.to_be_bytes()]);
    let visit = visit(tx, entry, stage).await?;
    let row = panel_seat::ActiveModel {
        id: Set(id),
        territory: Set(case.territory),
        version: Set(entry.version),
        call: Set(case.call),
        application: Set(case.id),
        stage: Set(stage.to_string()),
        visit: Set(visit),
        expert: Set(expert.0),
        alias: Set(alias.to_string()),
        standing: Set("invited".to_owned()),
        sheet: Set(None),
        number: Set(0),
        total: Set(None),
        invited_at: Set(entry.recorded_at.utc()),
        answered_at: Set(None),
        signed_at: Set(None),
    };
    panel_seat::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// How often the case has come to the stage, counted from its own entries up to this one.
async fn visit(tx: &impl ConnectionTrait, entry: &Entry, stage: &StageId) -> Result<i64, StoreError> {
    let entries = crate::journal::entries(tx, entry.stream, (1, entry.version)).await?;
    let facts = crate::journal::facts::<ApplicationFact>(&entries)?;
    let came = facts.iter().filter(
        |(_, fact)| matches!(fact, ApplicationFact::Moved { to: Target::Stage(to), .. } if to == stage),
    );
    Ok(i64::try_from(came.count()).unwrap_or(i64::MAX))
}
