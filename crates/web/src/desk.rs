//! What the pages of the desk share: finding a call, reading a wall time.

use chrono::{NaiveDate, NaiveTime};
use domain::access::may::{Place, Right};
use domain::basics::moment::{Moment, Zone};
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;

use crate::error::PageError;
use crate::extract::Who;
use crate::frame::Frame;
use crate::server::Server;
use crate::urls;

/// The territory of a desk, for those who have the right there.
pub(crate) async fn territory(
    server: &Server,
    who: &Who,
    slug: &str,
    right: Right,
) -> Result<TerritoryView, PageError> {
    let found = server.store.find_territory(slug).await?.ok_or(PageError::Missing)?;
    who.may(right, Place::Territory(found.id)).map_err(|_| PageError::Missing)?;
    Ok(found)
}

/// A call of that territory.
pub(crate) async fn call(
    server: &Server,
    who: &Who,
    (territory, slug): (&str, &str),
    right: Right,
) -> Result<(TerritoryView, CallView), PageError> {
    let territory = self::territory(server, who, territory, right).await?;
    let call = server.store.find_call(who.viewer(), territory.id, slug).await?.ok_or(PageError::Missing)?;
    Ok((territory, call))
}

/// The frame of a page of the desk.
pub(crate) fn frame(who: &Who, title: impl Into<String>, territory: &TerritoryView) -> Frame {
    let name = who.lang().pick(&territory.name_ru, &territory.name_en);
    who.frame(title).within(&territory.slug, name).section(&urls::desks(&territory.slug))
}

/// The moment of a posted day and hour, as a clock on the wall there shows it.
pub(crate) fn moment(zone: Zone, day: &str, time: &str) -> Option<Moment> {
    let day: NaiveDate = day.trim().parse().ok()?;
    let time = NaiveTime::parse_from_str(time.trim(), "%H:%M").ok()?;
    zone.moment(day.and_time(time))
}
