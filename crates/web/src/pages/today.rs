//! `GET /today`: what waits for me, by when.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::access::may::{Right, bodies_with};
use domain::basics::id::TerritoryId;
use domain::basics::moment::Zone;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;

use crate::call_line::CallLine;
use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

mod applicant;
mod council;
mod desk;
mod expert;

#[derive(Template)]
#[template(path = "today.html")]
struct TodayView {
    frame: Frame,
    title: String,
    lead: String,
    tasks: Vec<Task>,
    calls: Vec<CallLine>,
    links: Vec<(String, String)>,
}

/// Something that waits.
pub(super) struct Task {
    title: String,
    url: String,
    /// «осталось 3 замечания», «подана», «черновиков 12».
    state: String,
    tag: &'static str,
    about: String,
}

/// Whoever holds several seats finds what waits in each of them; the heading is of the first that has
/// anything.
pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let territories = server.store.territories().await?;
    let mine: Vec<&TerritoryView> = territories.iter().filter(|territory| sits(&who, territory.id)).collect();
    let ids: Vec<TerritoryId> = mine.iter().map(|territory| territory.id).collect();
    let open =
        if ids.is_empty() { Vec::new() } else { server.store.list_open_calls(&ids, who.now()).await? };
    let lines: Vec<CallLine> = open
        .iter()
        .filter_map(|call| Some(CallLine::new(&who, call, mine.iter().find(|t| t.id == call.territory)?)))
        .collect();
    let mut said = Vec::new();
    if who.can_somewhere(Right::Review) {
        said.push(expert::expert(&server, &who).await?);
    }
    if !bodies_with(who.viewer(), Right::ReadMeetings).is_empty() {
        said.push(council::council(&server, &who).await?);
    }
    if who.can_somewhere(Right::WriteApplications) {
        said.push(applicant::applicant(&server, &who, &lines).await?);
    }
    if who.can_somewhere(Right::ReadDesk) {
        said.push(desk::desk(&server, &who, &mine).await?);
    }
    let (title, lead, tasks) = joined(said).unwrap_or_else(|| waiting(&who, &lines));
    let links = mine.iter().flat_map(|territory| {
        let name = who.lang().pick(&territory.name_ru, &territory.name_en).to_owned();
        [
            (name, urls::territory(&territory.slug)),
            (fl!(who.words(), "today-plan"), urls::plan(&territory.slug)),
        ]
    });
    let calls = if who.can_somewhere(Right::ReadDesk) { Vec::new() } else { lines };
    html(&TodayView { frame: who.frame(title.clone()), title, lead, tasks, calls, links: links.collect() })
}

fn sits(who: &Who, territory: TerritoryId) -> bool {
    who.viewer().seats().iter().any(|seat| seat.scope.territory() == Some(territory))
}

/// Heading, the line under it, and what waits.
pub(super) type Said = (String, String, Vec<Task>);

/// What waits in every seat, under the heading of the first in which something does. None without any seat
/// that things wait in, or where a single one has nothing and says so better by what comes next.
fn joined(said: Vec<Said>) -> Option<Said> {
    let place = said.iter().position(|(_, _, tasks)| !tasks.is_empty()).unwrap_or(0);
    let (title, lead) = said.get(place).map(|(title, lead, _)| (title.clone(), lead.clone()))?;
    Some((title, lead, said.into_iter().flat_map(|(_, _, tasks)| tasks).collect()))
}

/// Everybody else: nothing yet, and what comes next.
fn waiting(who: &Who, open: &[CallLine]) -> Said {
    let words = who.words();
    let lead = match open.iter().find(|call| call.is_open()) {
        Some(call) => {
            fl!(words, "today-next-intake", until = call.moment.as_str(), call = call.title.as_str())
        }
        None => fl!(words, "today-next-none"),
    };
    let admin = who.can_somewhere(Right::ReadHealth);
    let lead = if admin { fl!(words, "today-admin-lead") } else { lead };
    (fl!(words, "today-nothing"), lead, Vec::new())
}

pub(super) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap_or(Zone::MOSCOW)
}
