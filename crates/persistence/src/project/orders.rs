//! The list of orders.

use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::journal::{Entry, read_body};
use domain::order::fact::OrderFact;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use crate::StoreError;
use crate::entity::order_row;

/// The word of an order that lies with the authority.
pub(crate) const DRAFTED: &str = "drafted";

/// The word of an order in force.
pub(crate) const IN_FORCE: &str = "in_force";

/// The word of an order that came back.
pub(crate) const RETURNED: &str = "returned";

/// The word of an order that will not be given.
pub(crate) const REFUSED: &str = "refused";

/// Applies an entry, as when rebuilding.
pub(crate) async fn apply(tx: &impl ConnectionTrait, entry: &Entry) -> Result<(), StoreError> {
    let (_, _, fact) = read_body::<OrderFact>(&entry.body)?;
    apply_fact(tx, entry, &fact).await
}

/// Applies an entry whose fact is at hand.
pub(crate) async fn apply_fact(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    fact: &OrderFact,
) -> Result<(), StoreError> {
    let (state, signed) = match fact {
        OrderFact::Drafted { territory, call, stage, .. } => {
            let row = order_row::ActiveModel {
                id: Set(entry.stream.0),
                territory: Set(territory.0),
                version: Set(entry.version),
                call: Set(call.0),
                stage: Set(stage.to_string()),
                code: Set(code(entry).to_string()),
                state: Set(DRAFTED.to_owned()),
                number: Set(None),
                dated: Set(None),
                drafted_at: Set(entry.recorded_at.utc()),
                settled_at: Set(None),
            };
            order_row::Entity::insert(row).exec_without_returning(tx).await?;
            return Ok(());
        }
        OrderFact::InForce { number, dated, .. } => (IN_FORCE, Some((number.clone(), dated.to_string()))),
        OrderFact::Returned { .. } => (RETURNED, None),
        OrderFact::Refused { .. } => (REFUSED, None),
    };
    let found = order_row::Entity::find_by_id(entry.stream.0).one(tx).await?;
    let missing = || StoreError::Damaged(format!("order {} has no row", entry.stream));
    let mut row = found.ok_or_else(missing)?.into_active_model();
    row.version = Set(entry.version);
    row.state = Set(state.to_owned());
    let (number, dated) = signed.unzip();
    row.number = Set(number);
    row.dated = Set(dated);
    row.settled_at = Set(Some(entry.recorded_at.utc()));
    row.update(tx).await?;
    Ok(())
}

/// The public code. It comes from the entry's own chance, so that it leaks no order and is the same whenever
/// the table is made again.
fn code(entry: &Entry) -> Code {
    let Digest([a, b, c, d, ..]) = Digest::of_parts(&[b"order code", &entry.secret]);
    let year = entry.recorded_at.to_string().get(2..4).and_then(|year| year.parse().ok());
    Code::new(year.unwrap_or_default(), u32::from_be_bytes([a, b, c, d]))
}
