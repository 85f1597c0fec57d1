//! The walk over all streams. Nothing is held longer than a page of entries and one case's state.

use domain::application::decide::Applications;
use domain::basics::digest::Digest;
use domain::basics::id::StreamId;
use domain::call::decide::Calls;
use domain::decider::Decider;
use domain::journal::{Entry, check_next, read_body};
use domain::meeting::decide::Meetings;
use domain::order::decide::Orders;
use domain::record::RecordFact;
use sea_orm::{DatabaseTransaction, EntityTrait};

use crate::StoreError;
use crate::backup::tables::{key_of, page};
use crate::check::VerifyReport;
use crate::entity::{content, organisation, person, plan, stream};
use crate::journal::{self, Head};
use crate::plain::{organisations, people, plans, seats};

/// Entries read at once.
const ENTRIES: u64 = 500;

/// Walks every stream.
pub(super) async fn check(tx: &DatabaseTransaction, report: &mut VerifyReport) -> Result<(), StoreError> {
    let mut after = None;
    loop {
        let rows = page::<stream::Entity>(tx, after.take()).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = Some(key_of::<stream::Entity>(last));
        for row in rows {
            report.streams += 1;
            let id = row.id;
            match journal::head(row) {
                Ok(head) => check_stream(tx, &head, report).await?,
                Err(error) => report.damage(format!("stream {id}: {error}")),
            }
        }
    }
}

/// What is folded on the way.
#[expect(clippy::large_enum_variant, reason = "one is held at a time")]
enum Fold {
    Call(<Calls as Decider>::State),
    Application(<Applications as Decider>::State),
    Meeting(<Meetings as Decider>::State),
    Order(<Orders as Decider>::State),
    Card(Option<Digest>),
}

impl Fold {
    fn of(kind: &str) -> Self {
        match kind {
            Calls::STREAM => Self::Call(Default::default()),
            Applications::STREAM => Self::Application(Default::default()),
            Meetings::STREAM => Self::Meeting(Default::default()),
            Orders::STREAM => Self::Order(Default::default()),
            _ => Self::Card(None),
        }
    }

    fn next(self, entry: &Entry) -> Result<Self, StoreError> {
        Ok(match self {
            Self::Call(state) => Self::Call(evolve::<Calls>(state, entry)?),
            Self::Application(state) => Self::Application(evolve::<Applications>(state, entry)?),
            Self::Meeting(state) => Self::Meeting(evolve::<Meetings>(state, entry)?),
            Self::Order(state) => Self::Order(evolve::<Orders>(state, entry)?),
            Self::Card(before) => Self::Card(card_named(&read_body::<RecordFact>(&entry.body)?.2).or(before)),
        })
    }

    /// What does not agree with the head.
    fn differs(&self, head: &Head) -> Result<bool, StoreError> {
        Ok(match self {
            Self::Call(state) => journal::state::<Calls>(head)? != *state,
            Self::Application(state) => journal::state::<Applications>(head)? != *state,
            Self::Meeting(state) => journal::state::<Meetings>(head)? != *state,
            Self::Order(state) => journal::state::<Orders>(head)? != *state,
            Self::Card(_) => !head.state.is_empty(),
        })
    }
}

fn evolve<D: Decider>(state: D::State, entry: &Entry) -> Result<D::State, StoreError> {
    Ok(D::evolve(state, &read_body::<D::Fact>(&entry.body)?.2))
}

async fn check_stream(
    tx: &DatabaseTransaction,
    head: &Head,
    report: &mut VerifyReport,
) -> Result<(), StoreError> {
    let id = head.stream;
    let (fold, last) = match walk(tx, head, report).await {
        Ok(walked) => walked,
        Err(StoreError::Damaged(what)) => {
            report.damage(format!("stream {id}: {what}"));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let stands = (head.version, head.hash, head.recorded_at);
    let due =
        last.as_ref().map_or((0, Digest::ZERO, head.recorded_at), |e| (e.version, e.hash, e.recorded_at));
    if stands != due {
        report.damage(format!("stream {id}: its head is not its last entry"));
    }
    match fold.differs(head) {
        Ok(false) => {}
        Ok(true) => report.damage(format!("stream {id}: its state is not what its facts fold to")),
        Err(error) => report.damage(format!("stream {id}: {error}")),
    }
    if let (Fold::Card(named), Some(_)) = (fold, last) {
        check_card(tx, head, named, report).await?;
    }
    Ok(())
}

/// Reads a stream to its end, and tells what it folds to and its last entry.
async fn walk(
    tx: &DatabaseTransaction,
    head: &Head,
    report: &mut VerifyReport,
) -> Result<(Fold, Option<Entry>), StoreError> {
    let (mut fold, mut before) = (Fold::of(&head.kind), None::<Entry>);
    loop {
        let first = before.as_ref().map_or(i64::MIN, |entry| entry.version.saturating_add(1));
        let entries = journal::entries_from(tx, head.stream, first, ENTRIES).await?;
        if entries.is_empty() {
            return Ok((fold, before));
        }
        for entry in entries {
            report.entries += 1;
            check_next(before.as_ref(), &entry)?;
            fold = fold.next(&entry)?;
            before = Some(entry);
        }
    }
}

/// The card that a fact names, if it names one.
fn card_named(fact: &RecordFact) -> Option<Digest> {
    match fact {
        RecordFact::OrganisationSaved { content, .. }
        | RecordFact::PersonSaved { content }
        | RecordFact::PlanEntered { content, .. } => Some(*content),
        RecordFact::TerritoryEntered { .. }
        | RecordFact::BodyEntered { .. }
        | RecordFact::BodyRulesSet { .. }
        | RecordFact::SeatGiven { .. }
        | RecordFact::SeatEnded { .. }
        | RecordFact::Invited
        | RecordFact::ResetAsked
        | RecordFact::PasswordSet
        | RecordFact::AccountClosed { .. }
        | RecordFact::ConsentGiven { .. }
        | RecordFact::ConsentWithdrawn { .. }
        | RecordFact::EditionPublished { .. }
        | RecordFact::CalendarEntered { .. }
        | RecordFact::ClockMoved { .. }
        | RecordFact::Imported { .. } => None,
    }
}

/// Compares a record's row with the newest card that its stream names. An erased card says nothing.
async fn check_card(
    tx: &DatabaseTransaction,
    head: &Head,
    named: Option<Digest>,
    report: &mut VerifyReport,
) -> Result<(), StoreError> {
    let (kind, id) = (head.kind.as_str(), head.stream);
    let Some(stands) = card_standing(tx, kind, id).await? else { return Ok(()) };
    let Ok(stands) = stands else {
        report.damage(format!("{kind} {id} has entries and no row, or a row that cannot be read"));
        return Ok(());
    };
    let Some(named) = named else {
        report.damage(format!("{kind} {id} has a row and no card in its stream"));
        return Ok(());
    };
    match content::Entity::find_by_id(named.to_string()).one(tx).await? {
        None => report.damage(format!("{kind} {id}: content {named} is missing")),
        Some(row) if row.text.as_ref().is_some_and(|text| *text != stands) => {
            report.damage(format!("{kind} {id} is not what its newest card says"));
        }
        Some(_) => {}
    }
    Ok(())
}

/// The text of a record as its row stands; none for kinds that have no card.
async fn card_standing(
    tx: &DatabaseTransaction,
    kind: &str,
    id: StreamId,
) -> Result<Option<Result<String, ()>>, StoreError> {
    let text = match kind {
        "organisation" => {
            let row = organisation::Entity::find_by_id(id.0).one(tx).await?;
            row.as_ref().map(organisations::card_text)
        }
        "person" => match person::Entity::find_by_id(id.0).one(tx).await? {
            Some(row) => Some(people::card_text(&row, &seats::held_by(tx, [id.0]).await?)),
            None => None,
        },
        "plan" => match plan::Entity::find_by_id(id.0).one(tx).await? {
            Some(row) => match plans::read_sheet(tx, &row).await {
                Ok(sheet) => Some(serde_json::to_string(&sheet).map_err(StoreError::from)),
                Err(error) => Some(Err(error)),
            },
            None => None,
        },
        _ => return Ok(None),
    };
    match text {
        Some(Ok(text)) => Ok(Some(Ok(text))),
        None | Some(Err(StoreError::Damaged(_))) => Ok(Some(Err(()))),
        Some(Err(error)) => Err(error),
    }
}
