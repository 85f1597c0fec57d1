//! What orders put in force, and who goes on to another contest.

use domain::application::fact::ApplicationFact;
use domain::basics::id::OrderId;
use domain::basics::moment::Moment;
use domain::journal::Entry;
use domain::procedure::route::Effect;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::entity::{application_row, award};
use crate::{StoreError, ids};

/// Applies a fact of an application; most award nothing. What works at once (going on to another contest)
/// stands from the decision; what is legal stands from the order.
pub(super) async fn apply(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    case: &application_row::Model,
    fact: &ApplicationFact,
) -> Result<(), StoreError> {
    match fact {
        ApplicationFact::Classed { proposes, decided_at, .. } => {
            // Another class takes away what the former one gave at once.
            award::Entity::delete_many()
                .filter(award::Column::Application.eq(case.id))
                .filter(award::Column::OrderId.is_null())
                .exec(tx)
                .await?;
            for effect in proposes.iter().filter(|effect| !effect.kind.is_legal()) {
                insert(tx, entry, case, (effect, None, *decided_at)).await?;
            }
            Ok(())
        }
        ApplicationFact::Ordered { order, effects, since, .. } => {
            for effect in effects {
                insert(tx, entry, case, (effect, Some(*order), *since)).await?;
            }
            Ok(())
        }
        ApplicationFact::Submitted { .. }
        | ApplicationFact::Withdrawn { .. }
        | ApplicationFact::Moved { .. }
        | ApplicationFact::Checked { .. }
        | ApplicationFact::PanelConfirmed { .. }
        | ApplicationFact::ExpertAccepted { .. }
        | ApplicationFact::ExpertDeclined { .. }
        | ApplicationFact::ExpertReplaced { .. }
        | ApplicationFact::SheetSigned { .. }
        | ApplicationFact::SheetReturned { .. }
        | ApplicationFact::SheetVoided { .. }
        | ApplicationFact::Tallied { .. }
        | ApplicationFact::MoreTime { .. }
        | ApplicationFact::Disqualified { .. }
        | ApplicationFact::Announced { .. } => Ok(()),
    }
}

async fn insert(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    case: &application_row::Model,
    (effect, order, since): (&Effect, Option<OrderId>, Moment),
) -> Result<(), StoreError> {
    let text = effect.to_string();
    let version = entry.version.to_be_bytes();
    let row = award::ActiveModel {
        id: Set(ids::derived(&[case.id.as_bytes(), &version, text.as_bytes()])),
        territory: Set(case.territory),
        version: Set(entry.version),
        call: Set(case.call),
        application: Set(case.id),
        organisation: Set(case.organisation),
        effect: Set(text),
        order_id: Set(order.map(|order| order.0)),
        since: Set(since.utc()),
    };
    award::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}
