//! People of the demo, and what they do when.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result};
use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};
use domain::basics::id::CommandId;
use domain::basics::moment::{Moment, SchoolYear, Zone};
use domain::decider::Act;
use domain::people::seat::{Actor, Viewer};
use persistence::{Store, ids};

/// Where everything happens: the store, and the calendar of the story.
pub(crate) struct Scene<'a> {
    pub(crate) store: &'a Store,
    pub(crate) calendar: Calendar,
    known: Mutex<BTreeMap<String, Viewer>>,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(store: &'a Store, now: Moment) -> Self {
        Self { store, calendar: Calendar { now, zone: Zone::MOSCOW }, known: Mutex::default() }
    }

    /// An act of the machine: setting up what nobody can set up yet.
    pub(crate) fn machine(&self, at: Moment) -> Act {
        self.act(Viewer::System, at)
    }

    /// An act of the person with this address, in the seats that they hold.
    pub(crate) async fn person(&self, address: &str, at: Moment) -> Result<Act> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(address).cloned();
        let by = match known {
            Some(viewer) => viewer,
            None => {
                let viewer = find(self.store, address).await?;
                let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
                known.insert(address.to_owned(), viewer.clone());
                viewer
            }
        };
        Ok(self.act(by, at))
    }

    /// The data's clock is turned to the moment of each act: what is noted beside it is of that moment too.
    fn act(&self, by: Viewer, at: Moment) -> Act {
        let at = at.min(self.calendar.now);
        self.store.clock().turn_to(at);
        Act { by, at, command: CommandId(ids::fresh()) }
    }
}

async fn find(store: &Store, address: &str) -> Result<Viewer> {
    let found = store.find_credentials(address).await?;
    let person = found.with_context(|| format!("nobody has the address {address}"))?.person;
    let view = store.find_person(&Viewer::System, person).await?;
    let seats = view.with_context(|| format!("{address} holds no seat"))?.seats;
    Ok(Viewer::Person(Actor { person, seats: seats.iter().map(|view| view.seat).collect() }))
}

/// Days of the story, told from the day on which the demo is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Calendar {
    pub(crate) now: Moment,
    pub(crate) zone: Zone,
}

impl Calendar {
    pub(crate) fn today(self) -> NaiveDate {
        self.zone.local(self.now).date()
    }

    /// The school year that runs now.
    pub(crate) fn year(self) -> SchoolYear {
        SchoolYear::of(self.today())
    }

    /// An hour of a day, so many days from today, negative for past ones.
    pub(crate) fn day(self, days: i64, (hour, minute): (u32, u32)) -> Result<Moment> {
        self.on(shift(self.today(), days)?, (hour, minute))
    }

    /// The same, on the next working day where it falls on a weekend.
    pub(crate) fn working_day(self, days: i64, time: (u32, u32)) -> Result<Moment> {
        let day = shift(self.today(), days)?;
        let over = match day.weekday() {
            Weekday::Sat => 2,
            Weekday::Sun => 1,
            Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => 0,
        };
        self.on(shift(day, over)?, time)
    }

    /// The same, on the Friday before where it falls on a weekend: officers are at work then.
    pub(crate) fn office(self, days: i64, time: (u32, u32)) -> Result<Moment> {
        let day = shift(self.today(), days)?;
        let back = match day.weekday() {
            Weekday::Sat => -1,
            Weekday::Sun => -2,
            Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => 0,
        };
        self.on(shift(day, back)?, time)
    }

    /// The local day of a moment.
    pub(crate) fn date(self, at: Moment) -> NaiveDate {
        self.zone.local(at).date()
    }

    /// How many days from today a moment lies, negative for past ones.
    pub(crate) fn days_to(self, at: Moment) -> i64 {
        self.date(at).signed_duration_since(self.today()).num_days()
    }

    /// An hour of a day of a school year: the months up to July lie in its second half.
    pub(crate) fn in_year(
        self,
        year: SchoolYear,
        (month, day): (u32, u32),
        time: (u32, u32),
    ) -> Result<Moment> {
        let calendar_year = if month >= 8 { year.0 } else { year.0 + 1 };
        let day = NaiveDate::from_ymd_opt(calendar_year, month, day).context("no such day")?;
        self.on(day, time)
    }

    fn on(self, day: NaiveDate, (hour, minute): (u32, u32)) -> Result<Moment> {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).context("no such hour")?;
        self.zone.moment(day.and_time(time)).context("no such moment")
    }
}

fn shift(day: NaiveDate, days: i64) -> Result<NaiveDate> {
    let moved = if days < 0 {
        day.checked_sub_days(Days::new(days.unsigned_abs()))
    } else {
        day.checked_add_days(Days::new(days.unsigned_abs()))
    };
    moved.context("no such day")
}
