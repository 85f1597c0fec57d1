//! The queue of letters. A letter is a row of the transaction that it tells of; somebody else sends it, under
//! a lease, so that a sender that dies loses nothing. It goes by the clock of the data.

use domain::access::may::{Place, Right, may};
use domain::basics::id::TerritoryId;
use domain::basics::moment::Moment;
use domain::people::seat::Viewer;
use sea_orm::sea_query::{Expr, ExprTrait, LockBehavior, LockType, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::door::{Unit, task};
use crate::entity::outgoing_mail;
use crate::letter::Letter;
use crate::read::people::{PAGE, Page};
use crate::{Store, StoreError, ids};

/// For so many seconds a claimed letter belongs to its sender.
const LEASE: i64 = 300;

/// After so many attempts (about two days) a letter is given up, and shown as failed.
pub(crate) const GIVE_UP: i64 = 15;

/// The longest wait between two attempts, in seconds.
const LONGEST: i64 = 6 * 3_600;

/// A letter to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuedLetter {
    /// Its id; the letter's Message-ID is made of it, so that a letter sent twice is one.
    pub id: Uuid,
    /// On whose behalf it goes out.
    pub territory: Option<TerritoryId>,
    /// To whom.
    pub address: String,
    /// What it says.
    pub letter: Letter,
    /// When it was queued.
    pub created_at: Moment,
}

/// A letter in the queue as administrators see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterView {
    /// What it is and to whom, with secrets blotted out.
    pub queued: QueuedLetter,
    /// How often it was tried.
    pub attempts: u32,
    /// When it was sent.
    pub sent_at: Option<Moment>,
    /// When it is tried next; none when it was sent or given up.
    pub due_at: Option<Moment>,
    /// What went wrong last.
    pub last_error: Option<String>,
}

/// Puts a letter into the queue, within the unit that it tells of.
pub(crate) async fn enqueue(
    unit: &Unit,
    territory: Option<TerritoryId>,
    address: &str,
    letter: &Letter,
) -> Result<(), StoreError> {
    let row = outgoing_mail::ActiveModel {
        id: Set(ids::fresh()),
        territory: Set(territory.map(|territory| territory.0)),
        address: Set(address.to_owned()),
        letter: Set(serde_json::to_string(letter)?),
        created_at: Set(unit.now.utc()),
        due_at: Set(unit.now.utc()),
        locked_until: Set(None),
        attempts: Set(0),
        sent_at: Set(None),
        last_error: Set(None),
    };
    outgoing_mail::Entity::insert(row).exec_without_returning(&unit.tx).await?;
    Ok(())
}

impl Store {
    /// Takes up to `limit` letters that are due, for five minutes. Two senders never get the same one.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn claim_letters(&self, limit: u64) -> Result<Vec<QueuedLetter>, StoreError> {
        let store = self.clone();
        task(async move {
            let now = store.clock().now();
            let mut due = Query::select();
            due.column(outgoing_mail::Column::Id)
                .from(outgoing_mail::Entity)
                .and_where(outgoing_mail::Column::SentAt.is_null())
                .and_where(outgoing_mail::Column::DueAt.lte(now.utc()))
                .and_where(outgoing_mail::Column::Attempts.lt(GIVE_UP))
                .and_where(
                    outgoing_mail::Column::LockedUntil
                        .is_null()
                        .or(outgoing_mail::Column::LockedUntil.lte(now.utc())),
                )
                .order_by(outgoing_mail::Column::DueAt, sea_orm::Order::Asc)
                .limit(limit)
                .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
            let rows = outgoing_mail::Entity::update_many()
                .col_expr(outgoing_mail::Column::LockedUntil, Some(now.plus_seconds(LEASE).utc()).into())
                .col_expr(
                    outgoing_mail::Column::Attempts,
                    Expr::col(outgoing_mail::Column::Attempts).add(1_i64),
                )
                .filter(outgoing_mail::Column::Id.in_subquery(due.take()))
                .exec_with_returning(&store.inner.write)
                .await?;
            let mut claimed = rows.iter().map(queued).collect::<Result<Vec<_>, _>>()?;
            claimed.sort_by_key(|letter| (letter.created_at, letter.id));
            Ok(claimed)
        })
        .await
    }

    /// A letter has been handed over. Its secrets are blotted out: only the addressee has them now.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn letter_sent(&self, id: Uuid) -> Result<(), StoreError> {
        let store = self.clone();
        task(async move {
            let db = &store.inner.write;
            let Some(row) = outgoing_mail::Entity::find_by_id(id).one(db).await? else { return Ok(()) };
            let letter = without_secret(serde_json::from_str(&row.letter)?);
            let change = outgoing_mail::ActiveModel {
                id: Set(id),
                letter: Set(serde_json::to_string(&letter)?),
                locked_until: Set(None),
                sent_at: Set(Some(store.clock().now().utc())),
                last_error: Set(None),
                ..Default::default()
            };
            outgoing_mail::Entity::update(change).exec(db).await?;
            Ok(())
        })
        .await
    }

    /// A letter could not be handed over; it is tried again after one minute, two, four and so on.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn letter_failed(&self, id: Uuid, error: &str) -> Result<(), StoreError> {
        let (store, error) = (self.clone(), error.chars().take(500).collect::<String>());
        task(async move {
            let db = &store.inner.write;
            let Some(row) = outgoing_mail::Entity::find_by_id(id).one(db).await? else { return Ok(()) };
            let change = outgoing_mail::ActiveModel {
                id: Set(id),
                due_at: Set(store.clock().now().plus_seconds(wait(row.attempts)).utc()),
                locked_until: Set(None),
                last_error: Set(Some(error)),
                ..Default::default()
            };
            outgoing_mail::Entity::update(change).exec(db).await?;
            Ok(())
        })
        .await
    }

    /// The queue for administrators, newest first, a page at a time, with secrets blotted out.
    ///
    /// # Errors
    /// [`domain::refusal::Refusal::NotYours`] without the right to see the machine's health.
    pub async fn list_letters(
        &self,
        viewer: &Viewer,
        after: Option<&str>,
    ) -> Result<Page<LetterView>, StoreError> {
        may(viewer, Right::ReadHealth, Place::Installation)?;
        let mut query =
            outgoing_mail::Entity::find().order_by_desc(outgoing_mail::Column::Id).limit(PAGE + 1);
        if let Some(last) = after.and_then(|text| Uuid::parse_str(text).ok()) {
            query = query.filter(outgoing_mail::Column::Id.lt(last));
        }
        let views = query.all(self.read()).await?.iter().map(view).collect::<Result<Vec<_>, _>>()?;
        Ok(Page::cut(views, |view| view.queued.id.to_string()))
    }

    /// The newest letters as they are, for the demo's pages alone: their links are how a visitor goes on.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn recent_letters(&self, limit: u64) -> Result<Vec<QueuedLetter>, StoreError> {
        let query = outgoing_mail::Entity::find().order_by_desc(outgoing_mail::Column::Id).limit(limit);
        query.all(self.read()).await?.iter().map(queued).collect()
    }
}

/// Seconds to wait after so many attempts.
fn wait(attempts: i64) -> i64 {
    let doublings = u32::try_from(attempts.clamp(1, 20) - 1).unwrap_or_default();
    std::cmp::min(60 * 2_i64.pow(doublings), LONGEST)
}

/// The letter with its secret blotted out.
fn without_secret(letter: Letter) -> Letter {
    let secret = String::new();
    match letter {
        Letter::Invitation { name, territory, until, .. } => {
            Letter::Invitation { name, territory, secret, until }
        }
        Letter::Reset { name, until, .. } => Letter::Reset { name, secret, until },
        Letter::ConsentAsked { name, work, organisation, until, .. } => {
            Letter::ConsentAsked { name, work, organisation, secret, until }
        }
        open @ (Letter::Filed { .. }
        | Letter::Withdrawn { .. }
        | Letter::Extended { .. }
        | Letter::OfProcedure { .. }
        | Letter::Ended { .. }
        | Letter::MoreTime { .. }
        | Letter::Invited { .. }
        | Letter::SheetAgain { .. }
        | Letter::WorkGone { .. }
        | Letter::Reminder { .. }
        | Letter::ListDecided { .. }) => open,
    }
}

fn queued(row: &outgoing_mail::Model) -> Result<QueuedLetter, StoreError> {
    Ok(QueuedLetter {
        id: row.id,
        territory: row.territory.map(TerritoryId),
        address: row.address.clone(),
        letter: serde_json::from_str(&row.letter)?,
        created_at: Moment::new(row.created_at),
    })
}

fn view(row: &outgoing_mail::Model) -> Result<LetterView, StoreError> {
    let mut queued = queued(row)?;
    queued.letter = without_secret(queued.letter);
    let waits = row.sent_at.is_none() && row.attempts < GIVE_UP;
    Ok(LetterView {
        queued,
        attempts: u32::try_from(row.attempts).unwrap_or(u32::MAX),
        sent_at: row.sent_at.map(Moment::new),
        due_at: waits.then(|| Moment::new(row.due_at)),
        last_error: row.last_error.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{act, fresh_store};

    async fn queue(store: &Store, secret: &str) {
        let unit = store.begin(&act(store)).await.unwrap();
        let letter =
            Letter::Reset { name: "Анна".to_owned(), secret: secret.to_owned(), until: unit.now };
        enqueue(&unit, None, "anna@example.org", &letter).await.unwrap();
        unit.commit().await.unwrap();
    }

    #[tokio::test]
    async fn two_senders_never_get_the_same_letter() {
        let store = fresh_store().await;
        for secret in ["a", "b", "c"] {
            queue(&store, secret).await;
        }
        let (one, other) = tokio::join!(store.claim_letters(2), store.claim_letters(2));
        let mut all: Vec<Uuid> = one.unwrap().iter().chain(&other.unwrap()).map(|letter| letter.id).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 3);
        assert!(store.claim_letters(10).await.unwrap().is_empty());
    }

    #[tokio::test]
    async fn a_letter_that_was_sent_keeps_no_secret_and_is_not_sent_again() {
        let store = fresh_store().await;
        queue(&store, "hush").await;
        let claimed = store.claim_letters(10).await.unwrap();
        assert!(matches!(&claimed[0].letter, Letter::Reset { secret, .. } if secret == "hush"));
        store.letter_sent(claimed[0].id).await.unwrap();
        store.clock().set_ahead(10_000);
        assert!(store.claim_letters(10).await.unwrap().is_empty());
        let rows = outgoing_mail::Entity::find().all(store.read()).await.unwrap();
        assert!(rows.iter().all(|row| !row.letter.contains("hush")));
    }

    #[tokio::test]
    async fn a_letter_that_failed_waits_longer_each_time_and_is_given_up_at_last() {
        let store = fresh_store().await;
        queue(&store, "a").await;
        let mut tried = 0;
        for minute in 0..6_000 {
            store.clock().set_ahead(minute * 60);
            for letter in store.claim_letters(10).await.unwrap() {
                tried += 1;
                store.letter_failed(letter.id, "no route").await.unwrap();
            }
        }
        assert_eq!(tried, GIVE_UP);
        let shown = store.list_letters(&Viewer::System, None).await.unwrap().rows;
        assert_eq!((shown[0].due_at, shown[0].last_error.as_deref()), (None, Some("no route")));
        assert!(matches!(&shown[0].queued.letter, Letter::Reset { secret, .. } if secret.is_empty()));
    }

    #[tokio::test]
    async fn the_queue_is_for_administrators() {
        let store = fresh_store().await;
        assert!(store.list_letters(&Viewer::Anyone, None).await.is_err());
    }

    #[test]
    fn the_wait_doubles_up_to_six_hours() {
        assert_eq!([1, 2, 3, 9, 10, 99].map(wait), [60, 120, 240, 15_360, 21_600, 21_600]);
    }
}
