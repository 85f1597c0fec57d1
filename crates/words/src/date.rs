//! Times as people say them: always the full moment, and how far it is.

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use domain::basics::moment::{Moment, Zone};
use i18n_embed_fl::fl;

use crate::Words;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// A moment to which pages count down, with every phrase that the script on the page may need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Countdown {
    /// The moment itself, for `datetime`.
    pub end: String,
    /// The server's time when the page was made.
    pub now: String,
    /// What is left, or that nothing is: «осталось 3 дня».
    pub text: String,
    /// «soon» in the last two days, «late» after the end, nothing before.
    pub tone: &'static str,
    /// Names of data attributes with their phrases; `{n}` stands for the number.
    pub phrases: Vec<(&'static str, String)>,
}

impl Words {
    /// «25 ноября 2026, 18:00 (МСК)».
    #[must_use]
    pub fn moment(&self, at: Moment, zone: Zone) -> String {
        let local = zone.local(at);
        fl!(self.own, "moment", day = self.day(local.date()), time = clock(local), zone = self.zone(at, zone))
    }

    /// «25 ноября, 18:00»: where the year and the zone are clear.
    #[must_use]
    pub fn short_moment(&self, at: Moment, zone: Zone) -> String {
        let local = zone.local(at);
        fl!(self.own, "moment-short", day = self.short_day(local.date()), time = clock(local))
    }

    /// «18:00».
    #[must_use]
    pub fn time(&self, at: Moment, zone: Zone) -> String {
        clock(zone.local(at))
    }

    /// «25 ноября 2026».
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> String {
        fl!(
            self.own,
            "day",
            day = day.day().to_string(),
            month = self.of_month(day.month()),
            year = day.year().to_string()
        )
    }

    /// The day on which a moment falls there.
    #[must_use]
    pub fn day_of(&self, at: Moment, zone: Zone) -> String {
        self.day(zone.local(at).date())
    }

    /// «25 ноября».
    #[must_use]
    pub fn short_day(&self, day: NaiveDate) -> String {
        fl!(self.own, "day-short", day = day.day().to_string(), month = self.of_month(day.month()))
    }

    /// «МСК», or «UTC+5» where the zone has no name of its own.
    #[must_use]
    pub fn zone(&self, at: Moment, zone: Zone) -> String {
        let short = zone.abbreviation(at);
        match short.strip_prefix('+') {
            Some(hours) => format!("UTC+{}", hours.trim_start_matches('0')),
            None if short == "MSK" => fl!(self.own, "zone-msk"),
            None => short,
        }
    }

    /// «через 3 дня», «2 часа назад», «сейчас».
    #[must_use]
    pub fn relative(&self, now: Moment, at: Moment) -> String {
        let seconds = at.seconds_since(now);
        let span = self.span(seconds.saturating_abs());
        match seconds {
            0.. if seconds < MINUTE => fl!(self.own, "relative-now"),
            0.. => fl!(self.own, "relative-ahead", span = span),
            _ if seconds > -MINUTE => fl!(self.own, "relative-now"),
            _ => fl!(self.own, "relative-ago", span = span),
        }
    }

    /// «осталось 3 дня», «осталась 1 минута», or that the time is over.
    #[must_use]
    pub fn rest(&self, now: Moment, at: Moment) -> String {
        let seconds = at.seconds_since(now);
        match seconds {
            ..=0 => fl!(self.own, "rest-over"),
            _ if seconds < MINUTE => fl!(self.own, "rest-under-minute"),
            _ => self.rest_of(seconds, None),
        }
    }

    /// Everything a page needs to count down to a moment.
    #[must_use]
    pub fn countdown(&self, now: Moment, at: Moment) -> Countdown {
        let left = at.seconds_since(now);
        let tone = match left {
            ..=0 => "late",
            _ if left < 2 * DAY => "soon",
            _ => "",
        };
        let phrases = vec![
            ("data-days-one", self.rest_days(1, Some("{n}"))),
            ("data-days-few", self.rest_days(2, Some("{n}"))),
            ("data-days-many", self.rest_days(5, Some("{n}"))),
            ("data-days-other", self.rest_days(100, Some("{n}"))),
            ("data-hours-one", self.rest_hours(1, Some("{n}"))),
            ("data-hours-few", self.rest_hours(2, Some("{n}"))),
            ("data-hours-many", self.rest_hours(5, Some("{n}"))),
            ("data-hours-other", self.rest_hours(100, Some("{n}"))),
            ("data-minutes-one", self.rest_minutes(1, Some("{n}"))),
            ("data-minutes-few", self.rest_minutes(2, Some("{n}"))),
            ("data-minutes-many", self.rest_minutes(5, Some("{n}"))),
            ("data-minutes-other", self.rest_minutes(100, Some("{n}"))),
            ("data-clock", fl!(self.own, "rest-clock", clock = "{m}:{s}")),
            ("data-under", fl!(self.own, "rest-under-minute")),
            ("data-past", fl!(self.own, "rest-over")),
        ];
        Countdown { end: at.to_string(), now: now.to_string(), text: self.rest(now, at), tone, phrases }
    }

    /// «Декабрь 2018», as a heading.
    #[must_use]
    pub fn month(&self, year: i32, month: u32) -> String {
        let name = match month {
            1 => fl!(self.own, "month-1"),
            2 => fl!(self.own, "month-2"),
            3 => fl!(self.own, "month-3"),
            4 => fl!(self.own, "month-4"),
            5 => fl!(self.own, "month-5"),
            6 => fl!(self.own, "month-6"),
            7 => fl!(self.own, "month-7"),
            8 => fl!(self.own, "month-8"),
            9 => fl!(self.own, "month-9"),
            10 => fl!(self.own, "month-10"),
            11 => fl!(self.own, "month-11"),
            _ => fl!(self.own, "month-12"),
        };
        format!("{name}\u{a0}{year}")
    }

    fn of_month(&self, month: u32) -> String {
        match month {
            1 => fl!(self.own, "of-month-1"),
            2 => fl!(self.own, "of-month-2"),
            3 => fl!(self.own, "of-month-3"),
            4 => fl!(self.own, "of-month-4"),
            5 => fl!(self.own, "of-month-5"),
            6 => fl!(self.own, "of-month-6"),
            7 => fl!(self.own, "of-month-7"),
            8 => fl!(self.own, "of-month-8"),
            9 => fl!(self.own, "of-month-9"),
            10 => fl!(self.own, "of-month-10"),
            11 => fl!(self.own, "of-month-11"),
            _ => fl!(self.own, "of-month-12"),
        }
    }

    fn span(&self, seconds: i64) -> String {
        match seconds {
            ..HOUR => fl!(self.own, "span-minutes", n = (seconds / MINUTE)),
            _ if seconds < 2 * DAY => fl!(self.own, "span-hours", n = (seconds / HOUR)),
            _ => fl!(self.own, "span-days", n = (seconds / DAY)),
        }
    }

    fn rest_of(&self, seconds: i64, text: Option<&str>) -> String {
        match seconds {
            _ if seconds >= 2 * DAY => self.rest_days(seconds / DAY, text),
            _ if seconds >= 2 * HOUR => self.rest_hours(seconds / HOUR, text),
            _ => self.rest_minutes(seconds / MINUTE, text),
        }
    }

    fn rest_days(&self, n: i64, text: Option<&str>) -> String {
        fl!(self.own, "rest-days", n = n, text = shown(n, text))
    }

    fn rest_hours(&self, n: i64, text: Option<&str>) -> String {
        fl!(self.own, "rest-hours", n = n, text = shown(n, text))
    }

    fn rest_minutes(&self, n: i64, text: Option<&str>) -> String {
        fl!(self.own, "rest-minutes", n = n, text = shown(n, text))
    }
}

fn shown(n: i64, text: Option<&str>) -> String {
    text.map_or_else(|| n.to_string(), str::to_owned)
}

fn clock(local: NaiveDateTime) -> String {
    local.format("%H:%M").to_string()
}
