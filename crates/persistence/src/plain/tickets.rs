//! One-time links: an invitation, a way to a new password, an author's consent. The link holds a secret, the
//! table its digest.

use domain::access::may::{Place, Right, may};
use domain::basics::id::{CommandId, PersonId, StreamId, TerritoryId};
use domain::basics::moment::Moment;
use domain::basics::text::email;
use domain::decider::Act;
use domain::people::seat::{Actor, Viewer};
use domain::record::RecordFact;
use domain::refusal::Refusal;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use crate::door::{Unit, task};
use crate::entity::{person, territory, ticket};
use crate::ids::{self, Secret};
use crate::letter::Letter;
use crate::plain::people::{KnownPerson, lock_person, may_manage, may_seat};
use crate::plain::{outbox, seats, sign_ins};
use crate::{Store, StoreError};

/// For so many seconds an invitation can be taken up.
pub const INVITE_LIFE: i64 = 14 * 86_400;

/// For so many seconds a new password can be set.
pub const RESET_LIFE: i64 = 2 * 3_600;

/// For so many seconds an author can give consents, or take them back: longer than any intake.
pub const CONSENT_LIFE: i64 = 180 * 86_400;

/// So many ways to a new password are sent to an account in an hour.
const RESETS_AN_HOUR: u64 = 3;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To set the first password.
    Invite,
    /// To set a new password.
    Reset,
    /// To read and give, or refuse, an author's consents. It may be opened again until it ends.
    Consent,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Reset => "reset",
            Self::Consent => "consent",
        }
    }

    /// For so many seconds a link works.
    const fn life(self) -> i64 {
        match self {
            Self::Invite => INVITE_LIFE,
            Self::Reset => RESET_LIFE,
            Self::Consent => CONSENT_LIFE,
        }
    }
}

/// A link that still works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// A person, or an author of an application.
    pub subject: Uuid,
    /// What it is for.
    pub purpose: Purpose,
    /// Until when it works.
    pub expires_at: Moment,
}

impl Store {
    /// Sends somebody a link to set a first password.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] unless the actor manages people in a place where the person sits;
    /// [`Refusal::AlreadyDone`] when a password has been set.
    pub async fn invite(&self, act: &Act, person: PersonId) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            let known = lock_person(&unit, person).await?.ok_or(Refusal::NotYours)?;
            let by = known
                .seats()
                .iter()
                .find_map(|seat| may_seat(&act.by, seat.scope).ok())
                .map_or_else(|| may(&act.by, Right::ManageAccounts, Place::Installation), Ok)?;
            if unit.before().await?.is_some() {
                return Ok(());
            }
            if known.row.password_hash.is_some() || known.row.closed {
                return Err(Refusal::AlreadyDone.into());
            }
            let (secret, until) = issue(&unit, Purpose::Invite, person.0).await?;
            let (territory, names) = territory_of(&unit, &known).await?;
            let name = known.row.name.clone();
            let letter =
                Letter::Invitation { name, territory: names, secret: secret.reveal().to_owned(), until };
            outbox::enqueue(&unit, territory, &known.row.email, &letter).await?;
            let entries = unit.record((StreamId(person.0), "person"), by, &[RecordFact::Invited]).await?;
            unit.remember(StreamId(person.0), &entries).await?;
            unit.commit().await
        })
        .await
    }

    /// Sends a link to set a new password, if the address belongs to an open account that has not had three
    /// in the last hour; otherwise nothing happens. The page says the same in every case, and should not wait
    /// for this: the time that it takes tells whether there is such an account.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn ask_reset(&self, address: &str, at: Moment) -> Result<(), StoreError> {
        let Some(address) = email(address) else { return Ok(()) };
        let Some(found) = seats::find_by_email(self.read(), &address).await? else { return Ok(()) };
        let person = PersonId(found.id);
        let act = Act { by: Viewer::Anyone, at, command: CommandId(ids::fresh()) };
        let store = self.clone();
        task(async move {
            let unit = store.begin(&act).await?;
            let Some(known) = lock_person(&unit, person).await? else { return Ok(()) };
            if known.row.closed || recent_resets(&unit, person).await? >= RESETS_AN_HOUR {
                return Ok(());
            }
            let (secret, until) = issue(&unit, Purpose::Reset, person.0).await?;
            let (territory, _) = territory_of(&unit, &known).await?;
            let name = known.row.name.clone();
            let letter = Letter::Reset { name, secret: secret.reveal().to_owned(), until };
            outbox::enqueue(&unit, territory, &known.row.email, &letter).await?;
            unit.record((StreamId(person.0), "person"), None, &[RecordFact::ResetAsked]).await?;
            unit.commit().await
        })
        .await
    }

    /// Makes a link to set a new password, for an administrator to hand over.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] unless the actor manages every place where the person sits.
    pub async fn reset_by_admin(&self, act: &Act, person: PersonId) -> Result<Secret, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let unit = store.begin(&act).await?;
            let known = lock_person(&unit, person).await?.ok_or(Refusal::NotYours)?;
            let by = may_manage(&act.by, &known.seats())?;
            if known.row.closed {
                return Err(Refusal::AlreadyDone.into());
            }
            let (secret, _) = issue(&unit, Purpose::Reset, person.0).await?;
            unit.record((StreamId(person.0), "person"), by, &[RecordFact::ResetAsked]).await?;
            unit.commit().await?;
            Ok(secret)
        })
        .await
    }

    /// A link of this purpose that still works; none when it is unknown, used, too old, or the account
    /// closed.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn find_ticket(&self, secret: &Secret, purpose: Purpose) -> Result<Option<Ticket>, StoreError> {
        let found = ticket::Entity::find_by_id(secret.digest())
            .filter(ticket::Column::Purpose.eq(purpose.name()))
            .filter(ticket::Column::UsedAt.is_null())
            .filter(ticket::Column::ExpiresAt.gt(self.clock().now().utc()))
            .one(self.read())
            .await?;
        let Some(row) = found else { return Ok(None) };
        if purpose != Purpose::Consent && is_closed(self.read(), row.subject).await? {
            return Ok(None);
        }
        Ok(Some(Ticket { subject: row.subject, purpose, expires_at: Moment::new(row.expires_at) }))
    }

    /// Uses an invitation or a reset: sets the password, ends all sign-ins of the person and every other such
    /// link. Of two at once, one succeeds.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the link does not work, or no longer.
    pub async fn redeem_password(
        &self,
        secret: &Secret,
        password_hash: &str,
    ) -> Result<PersonId, StoreError> {
        let (store, digest, hash) = (self.clone(), secret.digest(), password_hash.to_owned());
        task(async move {
            let found =
                ticket::Entity::find_by_id(&digest).one(store.read()).await?.ok_or(Refusal::Missing)?;
            let person = PersonId(found.subject);
            let by = Viewer::Person(Actor { person, seats: Vec::new() });
            let act = Act { by, at: store.clock().now(), command: CommandId(ids::fresh()) };
            let unit = store.begin(&act).await?;
            let known = lock_person(&unit, person).await?.ok_or(Refusal::Missing)?;
            let used = use_up(&unit, ticket::Column::Digest.eq(digest)).await?;
            if used != 1 || known.row.closed {
                return Err(Refusal::Missing.into());
            }
            use_up(&unit, ticket::Column::Subject.eq(person.0)).await?;
            let change = person::ActiveModel {
                id: Set(person.0),
                password_hash: Set(Some(hash)),
                ..Default::default()
            };
            person::Entity::update(change).exec(&unit.tx).await?;
            sign_ins::end_all(&unit.tx, person).await?;
            unit.record((StreamId(person.0), "person"), None, &[RecordFact::PasswordSet]).await?;
            unit.commit().await?;
            Ok(person)
        })
        .await
    }

    /// Sets a password directly: from the command line, or by a person who is signed in and has just given
    /// the old one. Ends all sign-ins.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] when it is somebody else's.
    pub async fn set_password(
        &self,
        act: &Act,
        person: PersonId,
        password_hash: &str,
    ) -> Result<(), StoreError> {
        let (store, act, hash) = (self.clone(), act.clone(), password_hash.to_owned());
        task(async move {
            if act.by != Viewer::System && act.by.person() != Some(person) {
                return Err(Refusal::NotYours.into());
            }
            let unit = store.begin(&act).await?;
            lock_person(&unit, person).await?.ok_or(Refusal::Missing)?;
            use_up(&unit, ticket::Column::Subject.eq(person.0)).await?;
            let change = person::ActiveModel {
                id: Set(person.0),
                password_hash: Set(Some(hash)),
                ..Default::default()
            };
            person::Entity::update(change).exec(&unit.tx).await?;
            sign_ins::end_all(&unit.tx, person).await?;
            unit.record((StreamId(person.0), "person"), None, &[RecordFact::PasswordSet]).await?;
            unit.commit().await
        })
        .await
    }
}

/// Makes a link within the unit that sends it, and tells until when it works.
pub(crate) async fn issue(
    unit: &Unit,
    purpose: Purpose,
    subject: Uuid,
) -> Result<(Secret, Moment), StoreError> {
    let (secret, until) = (Secret::fresh()?, unit.now.plus_seconds(purpose.life()));
    let row = ticket::ActiveModel {
        digest: Set(secret.digest()),
        purpose: Set(purpose.name().to_owned()),
        subject: Set(subject),
        created_at: Set(unit.now.utc()),
        expires_at: Set(until.utc()),
        used_at: Set(None),
    };
    ticket::Entity::insert(row).exec_without_returning(&unit.tx).await?;
    Ok((secret, until))
}

/// Uses up the links to a password that the condition names and that still work.
async fn use_up(unit: &Unit, which: sea_orm::sea_query::Expr) -> Result<u64, StoreError> {
    let done = ticket::Entity::update_many()
        .col_expr(ticket::Column::UsedAt, Some(unit.now.utc()).into())
        .filter(which)
        .filter(ticket::Column::Purpose.is_in([Purpose::Invite.name(), Purpose::Reset.name()]))
        .filter(ticket::Column::UsedAt.is_null())
        .filter(ticket::Column::ExpiresAt.gt(unit.now.utc()))
        .exec(&unit.tx)
        .await?;
    Ok(done.rows_affected)
}

async fn recent_resets(unit: &Unit, person: PersonId) -> Result<u64, StoreError> {
    let count = ticket::Entity::find()
        .filter(ticket::Column::Subject.eq(person.0))
        .filter(ticket::Column::Purpose.eq(Purpose::Reset.name()))
        .filter(ticket::Column::CreatedAt.gt(unit.now.plus_seconds(-3_600).utc()))
        .count(&unit.tx)
        .await?;
    Ok(count)
}

async fn is_closed(db: &impl ConnectionTrait, person: Uuid) -> Result<bool, StoreError> {
    Ok(person::Entity::find_by_id(person).one(db).await?.is_none_or(|row| row.closed))
}

/// On whose behalf a letter to this person goes out: the territory of the first seat.
async fn territory_of(
    unit: &Unit,
    known: &KnownPerson,
) -> Result<(Option<TerritoryId>, (String, String)), StoreError> {
    let Some(id) = known.held.iter().find_map(|row| row.territory) else {
        return Ok((None, (String::new(), String::new())));
    };
    let row = territory::Entity::find_by_id(id).one(&unit.tx).await?;
    Ok((Some(TerritoryId(id)), row.map(|row| (row.name_ru, row.name_en)).unwrap_or_default()))
}

#[cfg(test)]
mod tests;
