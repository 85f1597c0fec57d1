//! Meetings in lists, with the items of their agendas.

use domain::basics::code::Code;
use domain::basics::id::{ItemId, MeetingId};
use domain::basics::moment::Moment;
use domain::journal::{Entry, read_body};
use domain::meeting::fact::MeetingFact;
use domain::meeting::item::{Motion, Subject};
use domain::meeting::tally::Outcome;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel,
    QueryFilter, QueryOrder,
};

use crate::entity::{agenda_row, meeting_row};
use crate::{StoreError, ids};

/// Notice was given.
pub(crate) const CONVENED: &str = "convened";

/// It will not be held.
pub(crate) const CANCELLED: &str = "cancelled";

/// The members sit.
pub(crate) const OPEN: &str = "open";

/// The members have parted, the minutes are not in force.
pub(crate) const CLOSED: &str = "closed";

/// The minutes are in force.
pub(crate) const IN_FORCE: &str = "in_force";

/// The outcome of an item that was put off.
pub(crate) const DEFERRED: &str = "deferred";

/// The public code of a meeting: taken from its random id, so that it is the same whenever the row is made
/// again.
pub(crate) fn code_of(id: MeetingId, at: Moment) -> Code {
    let derived = ids::derived(&[b"meeting", id.0.as_bytes()]);
    let [a, b, c, d, ..] = derived.into_bytes();
    let year = at.utc().format("%y").to_string().parse().unwrap_or_default();
    Code::new(year, u32::from_be_bytes([a, b, c, d]))
}

/// Applies an entry, as when rebuilding.
pub(crate) async fn apply(tx: &impl ConnectionTrait, entry: &Entry) -> Result<(), StoreError> {
    let (_, _, fact) = read_body::<MeetingFact>(&entry.body)?;
    apply_fact(tx, entry, &fact).await
}

/// Applies an entry whose fact is at hand.
pub(crate) async fn apply_fact(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    fact: &MeetingFact,
) -> Result<(), StoreError> {
    if let MeetingFact::Convened { territory, body, at, .. } = fact {
        let row = meeting_row::ActiveModel {
            id: Set(entry.stream.0),
            territory: Set(territory.0),
            version: Set(entry.version),
            body: Set(body.0),
            code: Set(code_of(MeetingId(entry.stream.0), *at).to_string()),
            held_at: Set(at.utc()),
            state: Set(CONVENED.to_owned()),
            number: Set(None),
            signed_at: Set(None),
        };
        meeting_row::Entity::insert(row).exec_without_returning(tx).await?;
        return Ok(());
    }
    items(tx, entry, fact).await?;
    let found = meeting_row::Entity::find_by_id(entry.stream.0).one(tx).await?;
    let found = found.ok_or_else(|| StoreError::Damaged(format!("meeting {} has no row", entry.stream)))?;
    let mut row = found.into_active_model();
    row.version = Set(entry.version);
    change(&mut row, entry, fact);
    row.update(tx).await?;
    Ok(())
}

fn change(row: &mut meeting_row::ActiveModel, entry: &Entry, fact: &MeetingFact) {
    let stand = |state: &str| Set(state.to_owned());
    match fact {
        MeetingFact::Postponed { to, .. } => row.held_at = Set(to.utc()),
        MeetingFact::Cancelled { .. } => row.state = stand(CANCELLED),
        MeetingFact::Opened { at, .. } => {
            row.held_at = Set(at.utc());
            row.state = stand(OPEN);
        }
        MeetingFact::Closed { .. } => row.state = stand(CLOSED),
        MeetingFact::MinutesSigned { number, .. } => row.number = Set(Some(i64::from(*number))),
        MeetingFact::MinutesInForce { number, .. } => {
            row.number = Set(Some(i64::from(*number)));
            row.state = stand(IN_FORCE);
            row.signed_at = Set(Some(entry.recorded_at.utc()));
        }
        MeetingFact::Convened { .. }
        | MeetingFact::ItemAdded { .. }
        | MeetingFact::ItemDropped { .. }
        | MeetingFact::ItemMoved { .. }
        | MeetingFact::Arrived { .. }
        | MeetingFact::Left { .. }
        | MeetingFact::Recused { .. }
        | MeetingFact::Noted { .. }
        | MeetingFact::Resolved { .. }
        | MeetingFact::VoteAnnulled { .. }
        | MeetingFact::ItemDeferred { .. }
        | MeetingFact::MinutesWritten { .. } => {}
    }
}

/// What a fact does to the rows of the agenda.
async fn items(tx: &impl ConnectionTrait, entry: &Entry, fact: &MeetingFact) -> Result<(), StoreError> {
    match fact {
        MeetingFact::ItemAdded { item, subject, .. } => add(tx, entry, *item, subject).await,
        MeetingFact::ItemDropped { item } => {
            agenda_row::Entity::delete_by_id(item.0).exec(tx).await?;
            let left = agenda(tx, entry).await?;
            place(tx, entry, left).await
        }
        MeetingFact::ItemMoved { item, place: to } => {
            let mut rows = agenda(tx, entry).await?;
            if let Some(from) = rows.iter().position(|row| row.id == item.0) {
                let moved = rows.remove(from);
                rows.insert((*to).min(rows.len()), moved);
            }
            place(tx, entry, rows).await
        }
        MeetingFact::Resolved { item, motion, counted, .. } => {
            conclude(tx, entry, *item, Some(outcome(motion, &counted.outcome))).await
        }
        // What stood before an annulled vote is a resolution that was not adopted, and settles nothing.
        MeetingFact::VoteAnnulled { item, .. } => conclude(tx, entry, *item, None).await,
        MeetingFact::ItemDeferred { item, .. } => conclude(tx, entry, *item, Some(DEFERRED.to_owned())).await,
        MeetingFact::Convened { .. }
        | MeetingFact::Postponed { .. }
        | MeetingFact::Cancelled { .. }
        | MeetingFact::Opened { .. }
        | MeetingFact::Arrived { .. }
        | MeetingFact::Left { .. }
        | MeetingFact::Recused { .. }
        | MeetingFact::Noted { .. }
        | MeetingFact::Closed { .. }
        | MeetingFact::MinutesWritten { .. }
        | MeetingFact::MinutesSigned { .. }
        | MeetingFact::MinutesInForce { .. } => Ok(()),
    }
}

/// The word of an outcome: the resolution that was adopted, or what became of the motion.
fn outcome(motion: &Motion, outcome: &Outcome) -> String {
    match (motion, outcome) {
        (Motion::Resolve { outcome }, Outcome::Adopted) => outcome.to_string(),
        (Motion::Adopt | Motion::Choose, Outcome::Adopted) => "adopted".to_owned(),
        (_, Outcome::NotAdopted) => "not_adopted".to_owned(),
        (_, Outcome::Chosen { .. }) => "chosen".to_owned(),
    }
}

async fn add(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    item: ItemId,
    subject: &Subject,
) -> Result<(), StoreError> {
    let (kind, call, application) = match subject {
        Subject::Application { application, call, .. } => ("application", Some(call.0), Some(application.0)),
        Subject::List { call, .. } => ("list", Some(call.0), None),
        Subject::Tie { call, .. } => ("tie", Some(call.0), None),
        Subject::Free => ("free", None, None),
    };
    let before = agenda(tx, entry).await?.len();
    let row = agenda_row::ActiveModel {
        id: Set(item.0),
        meeting: Set(entry.stream.0),
        version: Set(entry.version),
        position: Set(i64::try_from(before).unwrap_or(i64::MAX)),
        kind: Set(kind.to_owned()),
        call: Set(call),
        application: Set(application),
        subject: Set(serde_json::to_string(subject)?),
        outcome: Set(None),
    };
    agenda_row::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

async fn agenda(tx: &impl ConnectionTrait, entry: &Entry) -> Result<Vec<agenda_row::Model>, StoreError> {
    let own = agenda_row::Entity::find().filter(agenda_row::Column::Meeting.eq(entry.stream.0));
    Ok(own.order_by_asc(agenda_row::Column::Position).all(tx).await?)
}

/// Numbers the rows anew, where their places have changed.
async fn place(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    rows: Vec<agenda_row::Model>,
) -> Result<(), StoreError> {
    for (position, row) in (0_i64..).zip(rows) {
        if row.position != position {
            let mut row = row.into_active_model();
            row.position = Set(position);
            row.version = Set(entry.version);
            row.update(tx).await?;
        }
    }
    Ok(())
}

async fn conclude(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    item: ItemId,
    outcome: Option<String>,
) -> Result<(), StoreError> {
    let change = agenda_row::ActiveModel {
        id: Set(item.0),
        version: Set(entry.version),
        outcome: Set(outcome),
        ..Default::default()
    };
    change.update(tx).await?;
    Ok(())
}
