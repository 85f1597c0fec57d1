//! Working days of years whose act is not out yet. A demo is made in any year and must be able to count
//! them; a real installation waits for the act.

use anyhow::Result;
use chrono::{Datelike, NaiveDate, Weekday};
use domain::basics::calendar::Calendar;
use domain::basics::moment::Zone;
use persistence::Store;

use crate::store::act;

/// What stands in the place of the act.
const ASSUMED: &str = "Условный календарь показа: только праздники статьи 112 Трудового кодекса РФ; \
    переносы выходных дней неизвестны";

/// Months and days of the holidays of article 112.
const HOLIDAYS: [(u32, u32); 14] = [
    (1, 1),
    (1, 2),
    (1, 3),
    (1, 4),
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (2, 23),
    (3, 8),
    (5, 1),
    (5, 9),
    (6, 12),
    (11, 4),
];

/// Enters an assumed calendar for this year and its neighbours, by the store's clock, where none is known:
/// the story begins in the spring of the last school year.
pub(super) async fn assume_missing_years(store: &Store) -> Result<()> {
    let known = store.calendar().await?;
    let this = Zone::MOSCOW.local(store.clock().now()).year();
    for year in [this - 1, this, this + 1] {
        if known.year(year).is_err() {
            store.enter_calendar(&act(store), &assumed(year)?).await?;
        }
    }
    Ok(())
}

fn assumed(year: i32) -> Result<Calendar> {
    let days = HOLIDAYS.iter().filter_map(|(month, day)| NaiveDate::from_ymd_opt(year, *month, *day));
    let weekdays = days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun));
    let off: Vec<String> = weekdays.map(|day| day.to_string()).collect();
    let text = format!("[{year}]\nact = \"{ASSUMED}\"\noff = [{}]\nworked = []\n", off.join(", "));
    Ok(Calendar::from_toml(&text)?)
}

#[cfg(test)]
mod tests {
    use domain::basics::moment::Moment;
    use persistence::Settings;

    use super::*;
    use crate::config::sqlite;

    async fn years(store: &Store) -> Vec<i32> {
        store.calendar().await.unwrap().years().map(|year| year.year()).collect()
    }

    #[tokio::test]
    async fn only_years_that_nobody_knows_are_assumed_and_they_say_so() {
        let folder = tempfile::tempdir().unwrap();
        let database = sqlite(&folder.path().join("smotr.db"));
        let settings = Settings { database, files: folder.path().join("files"), connections: 2 };
        let store = Store::open(&settings).await.unwrap();
        store.migrate().await.unwrap();
        let shipped = store.calendar().await.unwrap();

        for (now, expected) in [
            ("2025-09-01T09:00:00Z", [2024, 2025, 2026].as_slice()),
            ("2026-12-31T20:55:00Z", &[2024, 2025, 2026, 2027]),
            ("2026-12-31T21:05:00Z", &[2024, 2025, 2026, 2027, 2028]),
        ] {
            store.clock().turn_to(Moment::parse(now).unwrap());
            assume_missing_years(&store).await.unwrap();
            assert_eq!(years(&store).await, expected, "{now}");
        }
        let calendar = store.calendar().await.unwrap();
        assert_eq!(calendar.year(2026), shipped.year(2026));
        assert!(calendar.year(2028).unwrap().act().contains("показа"));
    }

    #[test]
    fn an_assumed_year_can_be_made_of_any_year() {
        for year in 2024..2100 {
            // Eleven to fourteen holidays, less those that fall on weekends, out of 260 to 262 weekdays.
            let days = assumed(year).unwrap().year(year).unwrap().working_days();
            assert!((246..=254).contains(&days), "{year}: {days}");
        }
    }
}
