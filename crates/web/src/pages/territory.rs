//! `GET /t/{territory}`

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use i18n_embed_fl::fl;

use crate::call_line::CallLine;
use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "territory.html")]
struct TerritoryPage {
    frame: Frame,
    lead: String,
    centre: String,
    phone: String,
    open: Vec<CallLine>,
    ahead: Vec<CallLine>,
    past: Vec<CallLine>,
    plan: Option<(String, String)>,
    calls: String,
}

/// What is on now in a district.
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let territory = server.territory(&slug).await?;
    let words = who.words();
    let listed = server.store.list_calls(who.viewer(), territory.id).await?;
    let mut lines: Vec<CallLine> = listed.iter().map(|call| CallLine::new(&who, call, &territory)).collect();
    let open: Vec<CallLine> = lines.extract_if(.., |line| line.is_open()).collect();
    let past =
        lines.extract_if(.., |line| line.state == crate::call_line::CallMood::Closed).take(5).collect();
    let years = server.store.plan_years(territory.id).await?;
    let plan = years.first().map(|year| {
        let year = year.to_string().replace('-', "–");
        (urls::plan(&slug), fl!(words, "territory-plan", year = year))
    });
    let name = who.lang().pick(&territory.name_ru, &territory.name_en).to_owned();
    let lead = if open.is_empty() {
        fl!(words, "territory-none-open")
    } else {
        fl!(words, "territory-open", n = open.len())
    };
    html(&TerritoryPage {
        frame: who.frame(name.clone()).within(&slug, name),
        lead,
        centre: who.lang().pick(&territory.centre_ru, &territory.centre_en).to_owned(),
        phone: territory.phone,
        open,
        ahead: lines,
        past,
        plan,
        calls: urls::calls(&slug),
    })
}
