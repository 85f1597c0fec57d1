//! Moments in whole microseconds of UTC, and the zones in which people read them. The domain has no clock:
//! every moment is given to it.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// A point in time, exact to the microsecond: both databases keep just that much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(DateTime<Utc>);

impl Moment {
    /// Cuts to whole microseconds.
    #[must_use]
    pub fn new(at: DateTime<Utc>) -> Self {
        Self(DateTime::from_timestamp_micros(at.timestamp_micros()).unwrap_or(at))
    }

    /// Parses RFC 3339.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text).ok().map(|at| Self::new(at.to_utc()))
    }

    /// For storing and formatting.
    #[must_use]
    pub const fn utc(self) -> DateTime<Utc> {
        self.0
    }

    /// The moment so many seconds later, or earlier when negative; saturates at the ends of time.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        let end = if seconds < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        Self(Duration::try_seconds(seconds).and_then(|d| self.0.checked_add_signed(d)).unwrap_or(end))
    }

    /// Whole seconds from `earlier` to this moment; negative when it lies before.
    #[must_use]
    pub fn seconds_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_seconds()
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.to_rfc3339_opts(SecondsFormat::Micros, true))
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

impl TryFrom<String> for Moment {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not an RFC 3339 moment")
    }
}

/// The time zone of a territory, by its IANA name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Tz);

impl Zone {
    /// «Europe/Moscow», where the demo's districts are.
    pub const MOSCOW: Self = Self(Tz::Europe__Moscow);

    /// Parses an IANA name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// What a clock on the wall shows there.
    #[must_use]
    pub fn local(self, moment: Moment) -> NaiveDateTime {
        moment.0.with_timezone(&self.0).naive_local()
    }

    /// The short name people know, as «MSK» or «+05».
    #[must_use]
    pub fn abbreviation(self, moment: Moment) -> String {
        moment.0.with_timezone(&self.0).format("%Z").to_string()
    }

    /// The moment of a wall time. An hour that occurs twice is taken at its first occurrence; one that a
    /// clock change skips is taken after the change.
    #[must_use]
    pub fn moment(self, local: NaiveDateTime) -> Option<Moment> {
        let found = self.0.from_local_datetime(&local).earliest();
        let found = found.or_else(|| self.0.from_local_datetime(&(local + Duration::hours(1))).earliest())?;
        Some(Moment::new(found.to_utc()))
    }
}

/// A school year, named by the calendar year in which it begins; it turns on the first of August.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SchoolYear(pub i32);

impl SchoolYear {
    /// The school year to which a day belongs.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(if day.month() >= 8 { day.year() } else { day.year() - 1 })
    }

    /// Parses «2018-2019».
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once(['-', '–', '/'])?;
        let (from, to): (i32, i32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        (from + 1 == to).then_some(Self(from))
    }
}

impl std::fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.0, self.0 + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    #[test]
    fn a_moment_keeps_microseconds_and_no_more() {
        let at = moment("2026-11-25T15:00:00.123456789Z");
        assert_eq!(at.to_string(), "2026-11-25T15:00:00.123456Z");
        assert_eq!(Moment::parse(&at.to_string()), Some(at));
    }

    #[test]
    fn six_in_the_evening_in_petersburg_is_three_in_the_afternoon_of_utc() {
        let local = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap().and_hms_opt(18, 0, 0).unwrap();
        let at = Zone::MOSCOW.moment(local).unwrap();
        assert_eq!(at, moment("2026-11-25T15:00:00Z"));
        assert_eq!(Zone::MOSCOW.local(at), local);
    }

    #[test]
    fn an_hour_that_a_clock_change_skips_is_taken_after_it() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        let skipped = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap().and_hms_opt(2, 30, 0).unwrap();
        assert_eq!(berlin.moment(skipped), Some(moment("2026-03-29T01:30:00Z")));
    }

    #[test]
    fn a_school_year_turns_in_august() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(SchoolYear::of(day(2026, 7, 31)), SchoolYear(2025));
        assert_eq!(SchoolYear::of(day(2026, 8, 1)), SchoolYear(2026));
        assert_eq!(SchoolYear::parse("2018–2019"), Some(SchoolYear(2018)));
        assert_eq!(SchoolYear::parse("2018-2020"), None);
    }
}
