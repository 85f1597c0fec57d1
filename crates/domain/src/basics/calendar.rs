//! Which days are worked, year by year, and how far a term reaches (H25; Civil Code of Russia, articles 191,
//! 192, 194). Which days are off is decided anew for every year by an act of the Government, so a year
//! without a cited act has no working days to count: guessing them would move people's deadlines.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::Deserialize;

use super::moment::{Moment, Zone};
use super::text::{is_blank, line};
use crate::procedure::deadline::{Span, Unit};

/// The years whose working days are known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar {
    years: BTreeMap<i32, CalendarYear>,
}

/// The working days of one year, told by where they differ from Monday to Friday. Its `Display` is the TOML
/// that [`Calendar::from_toml`] reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarYear {
    year: i32,
    act: String,
    off: BTreeSet<NaiveDate>,
    worked: BTreeSet<NaiveDate>,
}

/// Working days cannot be counted in a year whose act is not known.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the working days of {year} are not known")]
pub struct NoCalendar {
    /// The first year that was needed and is not there.
    pub year: i32,
}

/// Why a text is no calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotACalendar {
    /// It is not TOML of the right shape.
    #[error("{0}")]
    Toml(String),
    /// It tells of no year at all.
    #[error("it tells of no year")]
    Empty,
    /// The name of a table is not a year.
    #[error("[{0}] is not a year: write [2026]")]
    Year(String),
    /// No act is cited.
    #[error("[{year}] cites no act")]
    NoAct {
        /// Of which year.
        year: i32,
    },
    /// Something else than a day stands in a list.
    #[error("[{year}] has {found}, which is not a day: write 2026-01-09, without quotes")]
    NotADay {
        /// In which year.
        year: i32,
        /// What stands there.
        found: String,
    },
    /// A day stands under a year that it does not belong to.
    #[error("[{year}] has {day}, a day of another year")]
    OtherYear {
        /// Under which year.
        year: i32,
        /// The day.
        day: NaiveDate,
    },
    /// A Saturday or Sunday is listed as a day off, which it is anyway.
    #[error("{day} is a weekend: it is off without being listed")]
    OffAnyway {
        /// The day.
        day: NaiveDate,
    },
    /// A weekday is listed as worked, which it is anyway.
    #[error("{day} is a weekday: it is worked without being listed")]
    WorkedAnyway {
        /// The day.
        day: NaiveDate,
    },
}

/// A year as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    act: String,
    off: Vec<toml::value::Datetime>,
    worked: Vec<toml::value::Datetime>,
}

impl Calendar {
    /// Reads years as `procedures/calendars/russia.toml` has them.
    ///
    /// # Errors
    /// [`NotACalendar`]: the first thing that is wrong.
    pub fn from_toml(text: &str) -> Result<Self, NotACalendar> {
        let written: BTreeMap<String, Written> =
            toml::from_str(text).map_err(|error| NotACalendar::Toml(error.to_string()))?;
        if written.is_empty() {
            return Err(NotACalendar::Empty);
        }
        let mut years = BTreeMap::new();
        for (name, written) in written {
            let year = name.parse().ok().filter(|year: &i32| year.to_string() == name);
            let year = year.ok_or(NotACalendar::Year(name))?;
            years.insert(year, CalendarYear::check(year, &written)?);
        }
        Ok(Self { years })
    }

    /// Both calendars in one. A year that both know is taken from `other`.
    #[must_use]
    pub fn merged(mut self, other: Self) -> Self {
        self.years.extend(other.years);
        self
    }

    /// The years that are known, in their order.
    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values()
    }

    /// One of them.
    ///
    /// # Errors
    /// [`NoCalendar`].
    pub fn year(&self, year: i32) -> Result<&CalendarYear, NoCalendar> {
        self.years.get(&year).ok_or(NoCalendar { year })
    }

    /// Whether a day is worked, in a five-day week.
    ///
    /// # Errors
    /// [`NoCalendar`] for a day of a year that is not known.
    pub fn is_working(&self, day: NaiveDate) -> Result<bool, NoCalendar> {
        Ok(self.year(day.year())?.is_working(day))
    }

    /// The moment at which a term ends that begins at `from`. Hours are exact. A term in days or months
    /// ends at 23:59 of its last day by the clocks of `zone`, and the day of `from` is not counted; a month
    /// without such a day gives its last one. A last day that nobody works stays the last day: an act that
    /// wants it otherwise counts in working days.
    ///
    /// # Errors
    /// [`NoCalendar`] when a working day would have to be looked for in a year that is not known, or the term
    /// reaches past all dates.
    pub fn after(&self, zone: Zone, from: Moment, span: Span) -> Result<Moment, NoCalendar> {
        let first = zone.local(from).date();
        let last = match span.unit {
            Unit::Hours => return Ok(from.plus_seconds(i64::from(span.length) * 3600)),
            Unit::WorkingDays => Some(self.working_day_after(first, span.length)?),
            Unit::Days => first.checked_add_days(Days::new(u64::from(span.length))),
            Unit::Months => first.checked_add_months(Months::new(u32::from(span.length))),
        };
        let end = last.and_then(|day| day.and_hms_opt(23, 59, 0)).and_then(|local| zone.moment(local));
        end.ok_or(NoCalendar { year: first.year() })
    }

    /// The working day that is so many after this day; for none, the day itself.
    fn working_day_after(&self, mut day: NaiveDate, count: u16) -> Result<NaiveDate, NoCalendar> {
        let mut left = count;
        while left > 0 {
            day = day.succ_opt().ok_or(NoCalendar { year: day.year() })?;
            if self.is_working(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }
}

impl CalendarYear {
    fn check(year: i32, written: &Written) -> Result<Self, NotACalendar> {
        let off = days(year, &written.off)?;
        let worked = days(year, &written.worked)?;
        if is_blank(&written.act) {
            return Err(NotACalendar::NoAct { year });
        }
        if let Some(&day) = off.iter().find(|day| is_weekend(**day)) {
            return Err(NotACalendar::OffAnyway { day });
        }
        if let Some(&day) = worked.iter().find(|day| !is_weekend(**day)) {
            return Err(NotACalendar::WorkedAnyway { day });
        }
        Ok(Self { year, act: line(&written.act), off, worked })
    }

    /// Which year.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// The act by which these days are off, in Russian.
    #[must_use]
    pub fn act(&self) -> &str {
        &self.act
    }

    /// How many days of it are worked.
    #[must_use]
    pub fn working_days(&self) -> usize {
        let first = NaiveDate::from_ymd_opt(self.year, 1, 1);
        let days = first.into_iter().flat_map(|first| first.iter_days());
        days.take_while(|day| day.year() == self.year).filter(|day| self.is_working(*day)).count()
    }

    fn is_working(&self, day: NaiveDate) -> bool {
        if is_weekend(day) { self.worked.contains(&day) } else { !self.off.contains(&day) }
    }
}

impl fmt::Display for CalendarYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "[{}]", self.year)?;
        writeln!(f, "act = {}", toml::Value::String(self.act.clone()))?;
        list(f, "off", &self.off)?;
        list(f, "worked", &self.worked)
    }
}

/// A list of days, a month a line.
fn list(f: &mut fmt::Formatter<'_>, name: &str, days: &BTreeSet<NaiveDate>) -> fmt::Result {
    write!(f, "{name} = [")?;
    let mut month = 0;
    for day in days {
        write!(f, "{}{day},", if day.month() == month { " " } else { "\n    " })?;
        month = day.month();
    }
    writeln!(f, "{}]", if days.is_empty() { "" } else { "\n" })
}

fn days(year: i32, written: &[toml::value::Datetime]) -> Result<BTreeSet<NaiveDate>, NotACalendar> {
    written.iter().map(|found| day(year, found)).collect()
}

fn day(year: i32, found: &toml::value::Datetime) -> Result<NaiveDate, NotACalendar> {
    let date = found.date.filter(|_| found.time.is_none());
    let day = date.and_then(|date| {
        NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))
    });
    let day = day.ok_or_else(|| NotACalendar::NotADay { year, found: found.to_string() })?;
    if day.year() == year { Ok(day) } else { Err(NotACalendar::OtherYear { year, day }) }
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests;
