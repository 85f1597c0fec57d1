//! Working days from the command line: entering a year once its act is out, and showing what is known.

use std::path::Path;

use anyhow::{Context, Result};
use domain::basics::calendar::Calendar;

use crate::config::Config;
use crate::print::{Ending, Out};
use crate::procedure;
use crate::store::{self, Access, act};

/// Enters the years of a file, each in place of what was known of it.
pub(crate) async fn enter(config: &Config, file: &Path, out: Out<'_>) -> Result<Ending> {
    let calendar = Calendar::from_toml(&procedure::text(file)?)
        .with_context(|| format!("{} is no calendar", file.display()))?;
    let opened = store::open(config, Access::Beside).await?;
    opened.store.enter_calendar(&act(&opened.store), &calendar).await?;
    for year in calendar.years() {
        let days = year.working_days();
        writeln!(out, "The calendar of {} is entered: {days} working days, by {}", year.year(), year.act())?;
    }
    Ok(Ending::Done)
}

/// Shows one year, in the shape in which it is entered; without one, a line for each year that is known.
pub(crate) async fn show(config: &Config, year: Option<i32>, out: Out<'_>) -> Result<Ending> {
    let opened = store::open(config, Access::Beside).await?;
    let calendar = opened.store.calendar().await?;
    if let Some(year) = year {
        let shown = calendar
            .year(year)
            .with_context(|| format!("enter {year} from a file: `smotr calendar enter FILE`"))?;
        write!(out, "# {} working days\n{shown}", shown.working_days())?;
        return Ok(Ending::Done);
    }
    for year in calendar.years() {
        writeln!(out, "{}: {} working days, by {}", year.year(), year.working_days(), year.act())?;
    }
    Ok(Ending::Done)
}
