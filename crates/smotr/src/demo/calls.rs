//! The contest of row C3: this year's, with intake open, and last year's, long over.

use std::collections::BTreeMap;

use anyhow::Result;
use domain::basics::id::CallId;
use domain::basics::moment::{Moment, SchoolYear};
use domain::people::seat::Role;

use super::acting::Scene;
use super::districts::Settled;

const PROCEDURE: &str = include_str!("../../../../procedures/district-products.toml");

/// Publishes the procedure of the contest and returns its edition.
pub(super) async fn publish(scene: &Scene<'_>, district: &Settled) -> Result<String> {
    let last = SchoolYear(scene.calendar.year().0 - 1);
    let at = scene.calendar.in_year(last, (12, 3), (11, 20))?;
    let act = scene.person(district.with_role(Role::Methodist)?, at).await?;
    Ok(scene.store.publish_edition(&act, district.id, PROCEDURE).await?)
}

/// The word of a year's contest in addresses.
pub(super) fn slug(year: SchoolYear) -> String {
    format!("products-{year}")
}

/// Last year's contest: its intake was in winter.
pub(super) async fn last_year(scene: &Scene<'_>, district: &Settled, edition: &str) -> Result<CallId> {
    let (calendar, year) = (scene.calendar, SchoolYear(scene.calendar.year().0 - 1));
    let dates = [
        ("opens", calendar.in_year(year, (1, 19), (10, 0))?),
        ("closes", calendar.in_year(year, (2, 20), (18, 0))?),
        ("council", calendar.in_year(year, (4, 15), (15, 0))?),
    ];
    let (drafted, announced) =
        (calendar.in_year(year, (12, 8), (15, 5))?, calendar.in_year(year, (12, 15), (9, 30))?);
    run(scene, district, (edition, year), (drafted, announced), &dates).await
}

/// This year's contest: opened two weeks ago, closes in four days, or on the Monday after.
pub(super) async fn this_year(scene: &Scene<'_>, district: &Settled, edition: &str) -> Result<CallId> {
    let calendar = scene.calendar;
    let dates = [
        ("opens", calendar.day(OPENED, (10, 0))?),
        ("closes", calendar.working_day(4, (18, 0))?),
        ("council", calendar.working_day(39, (15, 0))?),
    ];
    let (drafted, announced) = (calendar.day(OPENED - 8, (14, 10))?, calendar.day(OPENED - 5, (10, 15))?);
    run(scene, district, (edition, calendar.year()), (drafted, announced), &dates).await
}

/// The day on which this year's intake opened, from today.
pub(super) const OPENED: i64 = -14;

async fn run(
    scene: &Scene<'_>,
    district: &Settled,
    (edition, school_year): (&str, SchoolYear),
    (drafted, announced): (Moment, Moment),
    dates: &[(&str, Moment)],
) -> Result<CallId> {
    let methodist = district.with_role(Role::Methodist)?;
    let dates: BTreeMap<String, Moment> = dates.iter().map(|(name, at)| ((*name).to_owned(), *at)).collect();
    let new = persistence::calls::NewCall {
        slug: slug(school_year),
        school_year,
        edition: edition.to_owned(),
        dates,
    };
    let act = scene.person(methodist, drafted).await?;
    let call = scene.store.draft_call(&act, district.id, new).await?;
    let act = scene.person(methodist, announced).await?;
    scene.store.announce_call(&act, call).await?;
    Ok(call)
}
