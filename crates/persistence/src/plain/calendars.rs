//! The calendar of working days: what comes with the program, and years that an administrator has entered.

use std::sync::{Arc, LazyLock, PoisonError};
use std::time::{Duration, Instant};

use domain::access::may::{Place, Right, may};
use domain::basics::calendar::{Calendar, CalendarYear, NotACalendar};
use domain::decider::Act;
use domain::record::RecordFact;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::settings;
use crate::door::{Unit, task};
use crate::entity::setting;
use crate::journal::{self, Lock};
use crate::{Store, StoreError};

/// What the keys of such settings begin with; the year follows.
const KEY: &str = "calendar:";

static SHIPPED: LazyLock<Result<Arc<Calendar>, NotACalendar>> = LazyLock::new(|| {
    Calendar::from_toml(include_str!("../../../../procedures/calendars/russia.toml")).map(Arc::new)
});

/// For how long what was read is kept.
const KEPT: Duration = Duration::from_secs(30);

impl Store {
    /// The working days that are known. What was read is kept for half a minute, since nearly every page and
    /// command needs it and a year is entered once in a year; a year entered by this process counts at once.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when a year that was entered cannot be read.
    pub async fn calendar(&self) -> Result<Arc<Calendar>, StoreError> {
        let kept = self.inner.calendar.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, calendar)) = kept.filter(|(read_at, _)| read_at.elapsed() < KEPT) {
            return Ok(calendar);
        }
        let calendar = self.read_calendar().await?;
        self.keep_calendar(Some((Instant::now(), calendar.clone())));
        Ok(calendar)
    }

    fn keep_calendar(&self, kept: Option<(Instant, Arc<Calendar>)>) {
        *self.inner.calendar.write().unwrap_or_else(PoisonError::into_inner) = kept;
    }

    async fn read_calendar(&self) -> Result<Arc<Calendar>, StoreError> {
        let query = setting::Entity::find().filter(setting::Column::Key.starts_with(KEY));
        let mut calendar = SHIPPED.clone().map_err(|error| StoreError::Damaged(error.to_string()))?;
        for row in query.all(self.read()).await? {
            let entered = Calendar::from_toml(&row.value)
                .map_err(|error| StoreError::Damaged(format!("setting {}: {error}", row.key)))?;
            calendar = Arc::new(Arc::unwrap_or_clone(calendar).merged(entered));
        }
        Ok(calendar)
    }

    /// Enters years, each in place of what was known of it. A year that was entered with the same days and
    /// act leaves no entry.
    ///
    /// # Errors
    /// [`domain::refusal::Refusal::NotYours`] without the right to manage the installation.
    pub async fn enter_calendar(&self, act: &Act, calendar: &Calendar) -> Result<(), StoreError> {
        let (store, act, calendar) = (self.clone(), act.clone(), calendar.clone());
        task(async move {
            let seat = may(&act.by, Right::ManageAccounts, Place::Installation)?;
            let unit = store.begin(&act).await?;
            let stream = settings::installation(&unit).await?;
            journal::lock(&unit.tx, stream, "installation", Lock::Alone).await?;
            if unit.before().await?.is_some() {
                return Ok(());
            }
            let mut facts = Vec::new();
            for year in calendar.years() {
                facts.extend(enter(&unit, year).await?);
            }
            let entries = unit.record((stream, "installation"), seat, &facts).await?;
            unit.remember(stream, &entries).await?;
            unit.commit().await?;
            store.keep_calendar(None);
            Ok(())
        })
        .await
    }
}

/// Puts one year in its place; no fact where it stands already.
async fn enter(unit: &Unit, year: &CalendarYear) -> Result<Option<RecordFact>, StoreError> {
    let (key, text) = (format!("{KEY}{}", year.year()), year.to_string());
    if settings::find(&unit.tx, &key).await?.as_ref() == Some(&text) {
        return Ok(None);
    }
    settings::put(&unit.tx, &key, &text).await?;
    let (content, _) = unit.keep(None, "calendar", &text).await?;
    Ok(Some(RecordFact::CalendarEntered { year: year.year(), content }))
}

#[cfg(test)]
mod tests {
    use domain::basics::id::PersonId;
    use domain::people::seat::{Role, Scope, Seat};
    use domain::refusal::Refusal;

    use super::*;
    use crate::check::Blobs;
    use crate::testing::{act, act_of, fresh_store, person, territory};

    /// A calendar of 2027 that cites this act.
    fn next_year(act: &str) -> Calendar {
        let text = format!("[2027]\nact = \"{act}\"\noff = [2027-01-01]\nworked = []\n");
        Calendar::from_toml(&text).unwrap()
    }

    async fn known(store: &Store) -> Vec<(i32, usize)> {
        let calendar = store.calendar().await.unwrap();
        calendar.years().map(|year| (year.year(), year.working_days())).collect()
    }

    async fn entries(store: &Store) -> u64 {
        let report = store.verify(Blobs::Skip).await.unwrap();
        assert_eq!(report.damages, Vec::<String>::new());
        report.entries
    }

    #[tokio::test]
    async fn years_that_are_entered_stand_beside_those_that_are_shipped_and_replace_them() {
        let store = fresh_store().await;
        assert_eq!(known(&store).await, [(2024, 248), (2025, 247), (2026, 247)]);
        let again = Calendar::from_toml("[2025]\nact = \"акт\"\noff = []\nworked = []\n").unwrap();
        let both = next_year("акт").merged(again);
        store.enter_calendar(&act(&store), &both).await.unwrap();
        assert_eq!(known(&store).await, [(2024, 248), (2025, 261), (2026, 247), (2027, 260)]);
        assert_eq!(entries(&store).await, 2);
    }

    #[tokio::test]
    async fn an_unchanged_year_and_a_command_said_twice_leave_no_entry() {
        let store = fresh_store().await;
        let first = act(&store);
        store.enter_calendar(&first, &next_year("проект")).await.unwrap();
        store.enter_calendar(&act(&store), &next_year("проект")).await.unwrap();
        assert_eq!(entries(&store).await, 1);
        store.enter_calendar(&act(&store), &next_year("акт")).await.unwrap();
        store.enter_calendar(&first, &next_year("проект")).await.unwrap();
        assert_eq!(entries(&store).await, 2);
        assert_eq!(store.calendar().await.unwrap().year(2027).unwrap().act(), "акт");
    }

    #[tokio::test]
    async fn a_methodist_enters_no_calendar_and_an_administrator_does() {
        let store = fresh_store().await;
        let home = territory(&store, "tsentralny").await;
        let seat = |role, scope| person(PersonId(crate::ids::fresh()), &[Seat { role, scope }]);
        let methodist = seat(Role::Methodist, Scope::Territory { territory: home });
        let refused = store.enter_calendar(&act_of(&store, methodist), &next_year("акт")).await;
        assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotYours))), "{refused:?}");
        assert_eq!(known(&store).await.len(), 3);
        let admin = seat(Role::Admin, Scope::Installation);
        store.enter_calendar(&act_of(&store, admin), &next_year("акт")).await.unwrap();
        assert_eq!(known(&store).await.len(), 4);
    }
}
