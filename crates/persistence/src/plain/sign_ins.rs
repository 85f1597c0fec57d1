//! Web sign-ins. They go by the real clock: moving a demo's clock signs nobody out. A cookie holds a secret,
//! the table its digest; a sign-in ends after twelve idle hours, and after thirty days in any case.

use std::time::Duration;

use domain::basics::id::PersonId;
use domain::basics::moment::Moment;
use domain::basics::text::{email, line};
use domain::people::seat::Actor;
use domain::refusal::Refusal;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QuerySelect,
};
use uuid::Uuid;

use crate::door::task;
use crate::entity::{person, seat, sign_in};
use crate::ids::Secret;
use crate::plain::seats;
use crate::read::people::{SeatView, seat_views};
use crate::{Store, StoreError};

/// A sign-in that is not used for so many seconds ends.
pub const IDLE: i64 = 12 * 3_600;

/// A sign-in ends after so many seconds in any case.
pub const LIFE: i64 = 30 * 86_400;

/// How often its last use is written down, in seconds.
const TOUCH: i64 = 300;

/// What a password is checked against.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    /// Whose.
    pub person: PersonId,
    /// As the hashing made it; none when no password was ever set.
    pub password_hash: Option<String>,
    /// Whether the account is closed to sign-in.
    pub closed: bool,
}

/// Somebody who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedInPerson {
    /// For acting and looking.
    pub actor: Actor,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The seats held, with the names that pages show.
    pub seats: Vec<SeatView>,
}

impl Store {
    /// What to check the password of this address against.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_credentials(&self, address: &str) -> Result<Option<Credentials>, StoreError> {
        let Some(address) = email(address) else { return Ok(None) };
        let found = seats::find_by_email(self.read(), &address).await?;
        Ok(found.map(|row| Credentials {
            person: PersonId(row.id),
            password_hash: row.password_hash,
            closed: row.closed,
        }))
    }

    /// Signs somebody in whose password was checked, and returns the secret for the cookie. `agent` is what
    /// the browser calls itself.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] when the account is closed.
    pub async fn sign_in(&self, person: PersonId, agent: &str) -> Result<Secret, StoreError> {
        let (store, agent) = (self.clone(), line(agent).chars().take(200).collect::<String>());
        task(async move {
            let known = person::Entity::find_by_id(person.0).one(store.read()).await?;
            if known.is_none_or(|row| row.closed) {
                return Err(Refusal::NotYours.into());
            }
            let (secret, now) = (Secret::fresh()?, store.clock().real_now());
            let db = &store.inner.write;
            let mine = sign_in::Entity::delete_many().filter(sign_in::Column::Person.eq(person.0));
            mine.filter(stale(now)).exec(db).await?;
            let row = sign_in::ActiveModel {
                digest: Set(secret.digest()),
                person: Set(person.0),
                created_at: Set(now.utc()),
                seen_at: Set(now.utc()),
                expires_at: Set(now.plus_seconds(LIFE).utc()),
                agent: Set(agent),
            };
            sign_in::Entity::insert(row).exec_without_returning(db).await?;
            Ok(secret)
        })
        .await
    }

    /// Who holds this cookie, in two queries. Its use is written down now and then, behind the reader's back.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_sign_in(&self, secret: &Secret) -> Result<Option<SignedInPerson>, StoreError> {
        let now = self.clock().real_now();
        let of =
            sign_in::Entity::belongs_to(person::Entity).from(sign_in::Column::Person).to(person::Column::Id);
        let found: Option<SignInRow> = sign_in::Entity::find_by_id(secret.digest())
            .join(JoinType::InnerJoin, of.into())
            .filter(person::Column::Closed.eq(false))
            .select_only()
            .columns([sign_in::Column::Person, sign_in::Column::SeenAt, sign_in::Column::ExpiresAt])
            .column(person::Column::Name)
            .column(person::Column::Email)
            .into_model()
            .one(self.read())
            .await?;
        let Some(row) = found else { return Ok(None) };
        let idle = now.seconds_since(Moment::new(row.seen_at));
        if Moment::new(row.expires_at) <= now || idle >= IDLE {
            return Ok(None);
        }
        if idle >= TOUCH {
            self.touch(secret.digest(), now);
        }
        let held = seat_views(self.read(), seat::Column::Person.eq(row.person)).await?;
        let seats: Vec<SeatView> = held.into_iter().map(|(_, view)| view).collect();
        let actor =
            Actor { person: PersonId(row.person), seats: seats.iter().map(|view| view.seat).collect() };
        Ok(Some(SignedInPerson { actor, name: row.name, email: row.email, seats }))
    }

    /// Ends one sign-in.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sign_out(&self, secret: &Secret) -> Result<(), StoreError> {
        let (store, digest) = (self.clone(), secret.digest());
        task(async move {
            sign_in::Entity::delete_by_id(digest).exec(&store.inner.write).await?;
            Ok(())
        })
        .await
    }

    /// Ends all sign-ins of a person.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn end_sign_ins(&self, person: PersonId) -> Result<(), StoreError> {
        let store = self.clone();
        task(async move { end_all(&store.inner.write, person).await }).await
    }

    /// Replaces a hash by a stronger one of the same password, unless the password changed meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn upgrade_password_hash(
        &self,
        person: PersonId,
        old_hash: &str,
        new_hash: &str,
    ) -> Result<(), StoreError> {
        let (store, old, new) = (self.clone(), old_hash.to_owned(), new_hash.to_owned());
        task(async move {
            person::Entity::update_many()
                .col_expr(person::Column::PasswordHash, Some(new).into())
                .filter(person::Column::Id.eq(person.0))
                .filter(person::Column::PasswordHash.eq(old))
                .exec(&store.inner.write)
                .await?;
            Ok(())
        })
        .await
    }

    /// Removes sign-ins that have ended by themselves.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sweep_sign_ins(&self) -> Result<u64, StoreError> {
        let ended = sign_in::Entity::delete_many().filter(stale(self.clock().real_now()));
        Ok(ended.exec(&self.inner.write).await?.rows_affected)
    }

    /// Writes down that a sign-in was used. Nobody waits for it: the writer may be busy with an import.
    fn touch(&self, digest: String, now: Moment) {
        let store = self.clone();
        tokio::spawn(async move {
            let write = sign_in::Entity::update_many()
                .col_expr(sign_in::Column::SeenAt, now.utc().into())
                .filter(sign_in::Column::Digest.eq(digest))
                .filter(sign_in::Column::SeenAt.lt(now.plus_seconds(-TOUCH).utc()))
                .exec(&store.inner.write);
            match tokio::time::timeout(Duration::from_secs(30), write).await {
                Ok(Ok(_)) | Err(_) => {}
                Ok(Err(error)) => tracing::warn!(%error, "a sign-in's use was not written down"),
            }
        });
    }
}

/// Ends all sign-ins of a person, within whatever else happens to the account.
pub(crate) async fn end_all(db: &impl ConnectionTrait, person: PersonId) -> Result<(), StoreError> {
    sign_in::Entity::delete_many().filter(sign_in::Column::Person.eq(person.0)).exec(db).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct SignInRow {
    person: Uuid,
    seen_at: chrono::DateTime<chrono::Utc>,
    expires_at: chrono::DateTime<chrono::Utc>,
    name: String,
    email: String,
}

fn stale(now: Moment) -> Condition {
    Condition::any()
        .add(sign_in::Column::ExpiresAt.lte(now.utc()))
        .add(sign_in::Column::SeenAt.lte(now.plus_seconds(-IDLE).utc()))
}

#[cfg(test)]
mod tests;
