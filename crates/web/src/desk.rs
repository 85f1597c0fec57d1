//! What the pages of the desk share: finding a call, reading a wall time.

use chrono::{NaiveDate, NaiveTime};
use domain::access::may::{Place, Right};
use domain::basics::moment::{Moment, Zone};
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use words::Words;

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

/// The pages between which the desk of a call moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeskPage {
    /// The register of applications.
    Register,
    /// The formal check.
    Admission,
    /// Assigning experts.
    Assign,
    /// How the review goes.
    Progress,
    /// Lists of the selection.
    Ranking,
    /// Orders of the authority.
    Order,
    /// Publishing the results.
    Publish,
}

impl DeskPage {
    const ALL: [Self; 7] = [
        Self::Register,
        Self::Admission,
        Self::Assign,
        Self::Progress,
        Self::Ranking,
        Self::Order,
        Self::Publish,
    ];

    /// The right without which the page is missing, so that nobody is sent to a page they may not see.
    const fn needs(self) -> Right {
        match self {
            Self::Register | Self::Admission | Self::Ranking => Right::ReadDesk,
            Self::Assign | Self::Progress => Right::AssignExperts,
            Self::Order => Right::EnterOrders,
            Self::Publish => Right::PublishResults,
        }
    }

    fn url(self, territory: &str, call: &str) -> String {
        match self {
            Self::Register => urls::desk(territory, call),
            Self::Admission => urls::desk_part(territory, call, "admission"),
            Self::Assign => urls::desk_part(territory, call, "assign"),
            Self::Progress => urls::desk_part(territory, call, "progress"),
            Self::Ranking => urls::desk_part(territory, call, "ranking"),
            Self::Order => urls::desk_part(territory, call, "order"),
            Self::Publish => urls::desk_part(territory, call, "publish"),
        }
    }

    fn say(self, words: &Words) -> String {
        match self {
            Self::Register => fl!(words, "adm-nav-register"),
            Self::Admission => fl!(words, "adm-nav-admission"),
            Self::Assign => fl!(words, "adm-nav-assign"),
            Self::Progress => fl!(words, "adm-nav-progress"),
            Self::Ranking => fl!(words, "adm-nav-ranking"),
            Self::Order => fl!(words, "ord-nav"),
            Self::Publish => fl!(words, "adm-nav-publish"),
        }
    }
}

/// The row of links over every page of a call's desk: `{% include "desk/nav.html" %}` with `nav` in the view.
#[derive(Debug, Clone)]
pub(crate) struct DeskNav {
    /// What the row is, for those who hear it.
    pub(crate) label: String,
    /// The pages that the viewer may open, in the order of the work.
    pub(crate) links: Vec<DeskLink>,
}

/// One link of the row.
#[derive(Debug, Clone)]
pub(crate) struct DeskLink {
    /// Where to.
    pub(crate) url: String,
    /// In words.
    pub(crate) title: String,
    /// Whether it is the page being shown.
    pub(crate) current: bool,
}

impl DeskNav {
    /// The row for one call, with the page being shown marked.
    pub(crate) fn new(who: &Who, territory: &str, call: &str, current: DeskPage) -> Self {
        let links = DeskPage::ALL
            .into_iter()
            .filter(|page| who.can_somewhere(page.needs()))
            .map(|page| DeskLink {
                url: page.url(territory, call),
                title: page.say(who.words()),
                current: page == current,
            })
            .collect();
        Self { label: fl!(who.words(), "adm-nav-label"), links }
    }
}
