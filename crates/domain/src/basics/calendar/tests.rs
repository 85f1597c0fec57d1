use super::*;

const SHIPPED: &str = include_str!("../../../../../procedures/calendars/russia.toml");

fn shipped() -> Calendar {
    Calendar::from_toml(SHIPPED).unwrap()
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Noon of a day in Moscow.
fn noon(day: NaiveDate) -> Moment {
    Zone::MOSCOW.moment(day.and_hms_opt(12, 0, 0).unwrap()).unwrap()
}

fn end_of(day: NaiveDate) -> Moment {
    Zone::MOSCOW.moment(day.and_hms_opt(23, 59, 0).unwrap()).unwrap()
}

fn span(text: &str) -> Span {
    text.parse().unwrap()
}

fn after(from: NaiveDate, text: &str) -> Result<Moment, NoCalendar> {
    shipped().after(Zone::MOSCOW, noon(from), span(text))
}

/// Every day of the years that we ship.
fn every_day() -> impl Iterator<Item = NaiveDate> {
    date(2024, 1, 1).iter_days().take_while(|day| day.year() <= 2026)
}

#[test]
fn every_shipped_year_has_as_many_working_days_as_its_act_says() {
    let counted: Vec<(i32, usize)> =
        shipped().years().map(|year| (year.year(), year.working_days())).collect();
    assert_eq!(counted, [(2024, 248), (2025, 247), (2026, 247)]);
}

#[test]
fn from_every_day_a_term_in_working_days_ends_on_the_one_that_counting_finds() {
    let calendar = shipped();
    for from in every_day() {
        let (mut counted, mut before) = (0_u16, noon(from));
        for day in from.iter_days().skip(1).take_while(|day| day.year() <= 2026).take(40) {
            if !calendar.is_working(day).unwrap() {
                continue;
            }
            counted += 1;
            let span = Span { length: counted, unit: Unit::WorkingDays };
            let end = calendar.after(Zone::MOSCOW, noon(from), span).unwrap();
            assert_eq!(end, end_of(day), "{span} from {from}");
            assert!(end > before, "{span} from {from}");
            before = end;
        }
        let beyond = Span { length: counted + 1, unit: Unit::WorkingDays };
        if from >= date(2026, 11, 22) {
            let refused = calendar.after(Zone::MOSCOW, noon(from), beyond);
            assert_eq!(refused, Err(NoCalendar { year: 2027 }), "{beyond} from {from}");
        }
    }
}

#[test]
fn from_every_day_a_longer_term_ends_later_whatever_it_is_counted_in() {
    let calendar = shipped();
    for from in every_day() {
        for unit in [Unit::Days, Unit::Months, Unit::Hours] {
            let end = |length| calendar.after(Zone::MOSCOW, noon(from), Span { length, unit }).unwrap();
            assert!((0..30).all(|length| end(length + 1) > end(length)), "{unit:?} from {from}");
        }
    }
}

#[test]
fn the_rest_of_new_year_and_of_may_is_not_counted() {
    // Wednesday; Thursday is worked, then come 1-3 May.
    assert_eq!(after(date(2026, 4, 29), "3wd"), Ok(end_of(date(2026, 5, 5))));
    assert_eq!(after(date(2025, 12, 30), "1wd"), Ok(end_of(date(2026, 1, 12))));
    // The Saturday is worked for the Monday after it.
    assert_eq!(after(date(2025, 10, 31), "2wd"), Ok(end_of(date(2025, 11, 5))));
}

#[test]
fn days_and_months_run_through_holidays_and_a_short_month_gives_its_last_day() {
    assert_eq!(after(date(2026, 12, 30), "10d"), Ok(end_of(date(2027, 1, 9))));
    assert_eq!(after(date(2026, 1, 31), "1m"), Ok(end_of(date(2026, 2, 28))));
    assert_eq!(after(date(2024, 1, 31), "1m"), Ok(end_of(date(2024, 2, 29))));
    assert_eq!(after(date(2026, 12, 31), "26h"), Ok(noon(date(2026, 12, 31)).plus_seconds(26 * 3600)));
}

#[test]
fn the_day_that_is_not_counted_is_that_of_the_zone() {
    let calendar = shipped();
    let late = Moment::parse("2026-11-24T22:30:00Z").unwrap();
    let end = |zone: &str| calendar.after(Zone::parse(zone).unwrap(), late, span("1wd")).unwrap();
    assert_eq!(end("Europe/Kaliningrad").to_string(), "2026-11-26T21:59:00.000000Z");
    assert_eq!(end("Europe/Moscow").to_string(), "2026-11-26T20:59:00.000000Z");
    assert_eq!(end("UTC").to_string(), "2026-11-25T23:59:00.000000Z");
}

#[test]
fn a_year_that_is_entered_takes_the_place_of_the_one_that_was_known() {
    let entered = Calendar::from_toml("[2026]\nact = \"другой\"\noff = []\nworked = []\n").unwrap();
    let merged = shipped().merged(entered);
    assert_eq!(merged.year(2026).unwrap().working_days(), 261);
    assert_eq!(merged.year(2025), shipped().year(2025));
    assert_eq!(merged.year(2023), Err(NoCalendar { year: 2023 }));
    assert_eq!(merged.is_working(date(2027, 1, 2)), Err(NoCalendar { year: 2027 }), "even on a Saturday");
}

#[test]
fn a_year_reads_back_as_it_was_written() {
    for year in shipped().years() {
        let again = Calendar::from_toml(&year.to_string()).unwrap();
        assert_eq!(again.year(year.year()), Ok(year));
        assert_eq!(again.years().count(), 1);
    }
    let quoted = "[2026]\nact = 'приказ «О \"днях\"»'\noff = []\nworked = []\n";
    let quoted = Calendar::from_toml(quoted).unwrap();
    let again = Calendar::from_toml(&quoted.year(2026).unwrap().to_string());
    assert_eq!(again, Ok(quoted));
}

#[test]
fn what_is_wrong_in_a_calendar_is_named() {
    let read = |off: &str, worked: &str| {
        Calendar::from_toml(&format!("[2026]\nact = \"акт\"\noff = [{off}]\nworked = [{worked}]\n"))
    };
    let (saturday, monday) = (date(2026, 1, 3), date(2026, 3, 9));
    assert_eq!(read("2025-01-09", ""), Err(NotACalendar::OtherYear { year: 2026, day: date(2025, 1, 9) }));
    assert_eq!(read("2026-01-03", ""), Err(NotACalendar::OffAnyway { day: saturday }));
    assert_eq!(read("", "2026-03-09"), Err(NotACalendar::WorkedAnyway { day: monday }));
    for found in ["12:30:00", "2026-03-09T12:30:00", "2026-03-09T12:30:00Z"] {
        let refused = read(found, "");
        assert!(matches!(refused, Err(NotACalendar::NotADay { year: 2026, .. })), "{refused:?}");
    }
    for found in ["\"2026-03-09\"", "2026-02-30", "9"] {
        assert!(matches!(read(found, ""), Err(NotACalendar::Toml(_))), "{found}");
    }
    let unnamed = "[2026]\nact = \" \"\noff = []\nworked = []\n";
    assert_eq!(Calendar::from_toml(unnamed), Err(NotACalendar::NoAct { year: 2026 }));
    let strange = unnamed.replace("2026", "next");
    assert_eq!(Calendar::from_toml(&strange), Err(NotACalendar::Year("next".to_owned())));
    assert_eq!(Calendar::from_toml(""), Err(NotACalendar::Empty));
    let unknown = unnamed.replace("worked", "working");
    assert!(matches!(Calendar::from_toml(&unknown), Err(NotACalendar::Toml(_))));
}
