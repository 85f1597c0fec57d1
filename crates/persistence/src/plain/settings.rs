//! Settings that live with the data: a word and its value.

use domain::access::may::{Place, Right, may};
use domain::basics::id::{CommandId, StreamId};
use domain::decider::Act;
use domain::people::seat::Viewer;
use domain::record::RecordFact;
use domain::refusal::Refusal;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use crate::door::{Unit, task};
use crate::entity::setting;
use crate::journal::{self, Lock};
use crate::{Store, StoreError, ids};

/// Seconds by which the clock of the data runs ahead of the real one.
pub const CLOCK_AHEAD: &str = "clock-ahead";

/// Id of the stream that tells of the installation as a whole.
const INSTALLATION: &str = "installation";

/// A setting's value.
pub(crate) async fn find(db: &impl ConnectionTrait, key: &str) -> Result<Option<String>, StoreError> {
    Ok(setting::Entity::find_by_id(key).one(db).await?.map(|row| row.value))
}

/// Sets a setting.
pub(crate) async fn put(tx: &DatabaseTransaction, key: &str, value: &str) -> Result<(), StoreError> {
    let row = setting::ActiveModel { key: Set(key.to_owned()), value: Set(value.to_owned()) };
    let conflict = OnConflict::column(setting::Column::Key).update_column(setting::Column::Value).to_owned();
    setting::Entity::insert(row).on_conflict(conflict).exec_without_returning(tx).await?;
    Ok(())
}

impl Store {
    /// Commits one row and nothing else: what a bench holds its commands against.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn bare_commit(&self) -> Result<(), StoreError> {
        let store = self.clone();
        task(async move {
            let act = Act { by: Viewer::System, at: store.clock().now(), command: CommandId(ids::fresh()) };
            let unit = store.begin(&act).await?;
            put(&unit.tx, "touched", &act.at.to_string()).await?;
            unit.commit().await
        })
        .await
    }

    /// Moves the clock of the data forward, to so many seconds ahead of the real one. Only demos do it: the
    /// page that offers it acts as the machine itself.
    ///
    /// # Errors
    /// [`Refusal::NotYours`]; [`Refusal::InThePast`] when the clock would go back.
    pub async fn move_clock(&self, act: &Act, ahead_seconds: i64) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let seat = may(&act.by, Right::ManageAccounts, Place::Installation)?;
            let unit = store.begin(&act).await?;
            let stream = installation(&unit).await?;
            journal::lock(&unit.tx, stream, "installation", Lock::Alone).await?;
            if unit.before().await?.is_some() {
                return Ok(());
            }
            let stands =
                find(&unit.tx, CLOCK_AHEAD).await?.and_then(|text| text.parse().ok()).unwrap_or(0_i64);
            if ahead_seconds < stands {
                let to = store.clock().real_now().plus_seconds(ahead_seconds);
                return Err(Refusal::InThePast { to }.into());
            }
            put(&unit.tx, CLOCK_AHEAD, &ahead_seconds.to_string()).await?;
            let fact = RecordFact::ClockMoved { ahead: ahead_seconds };
            let entries = unit.record((stream, "installation"), seat, &[fact]).await?;
            unit.remember(stream, &entries).await?;
            unit.commit().await?;
            store.clock().set_ahead(ahead_seconds.max(store.clock().ahead()));
            Ok(())
        })
        .await
    }
}

/// The stream of the installation, named at its first use.
pub(crate) async fn installation(unit: &Unit) -> Result<StreamId, StoreError> {
    if let Some(text) = find(&unit.tx, INSTALLATION).await? {
        let id = Uuid::parse_str(&text)
            .map_err(|_| StoreError::Damaged(format!("setting {INSTALLATION}: {text}")))?;
        return Ok(StreamId(id));
    }
    let id = ids::fresh();
    put(&unit.tx, INSTALLATION, &id.to_string()).await?;
    Ok(StreamId(id))
}
