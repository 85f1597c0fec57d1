//! `GET /`

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallInList;

use crate::call_line::CallLine;
use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};
use crate::notice::Done;
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "home.html")]
struct HomeView {
    frame: Frame,
    territories: Vec<TerritoryLine>,
}

struct TerritoryLine {
    name: String,
    centre: String,
    url: String,
    plan: String,
    calls: Vec<CallLine>,
}

/// Opens the only territory, or lists them with what is open.
pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let territories = server.store.territories().await?;
    if let [only] = territories.as_slice() {
        return Ok(Done::to(urls::territory(&only.slug)).into_response());
    }
    let open = server.store.list_open_calls(&[], who.now()).await?;
    let territories = territories.iter().map(|territory| line(&who, territory, &open)).collect();
    html(&HomeView { frame: who.frame(fl!(who.words(), "home-title")), territories })
}

fn line(who: &Who, territory: &TerritoryView, open: &[CallInList]) -> TerritoryLine {
    let own = open.iter().filter(|call| call.territory == territory.id);
    TerritoryLine {
        name: who.lang().pick(&territory.name_ru, &territory.name_en).to_owned(),
        centre: who.lang().pick(&territory.centre_ru, &territory.centre_en).to_owned(),
        url: urls::territory(&territory.slug),
        plan: urls::plan(&territory.slug),
        calls: own.map(|call| CallLine::new(who, call, territory)).collect(),
    }
}
