//! `GET /t/{territory}/calls`

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use i18n_embed_fl::fl;

use crate::call_line::CallLine;
use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::server::Server;

#[derive(Template)]
#[template(path = "calls/list.html")]
struct ListView {
    frame: Frame,
    calls: Vec<CallLine>,
}

/// All calls of a territory, the latest first.
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let territory = server.territory(&slug).await?;
    let listed = server.store.list_calls(who.viewer(), territory.id).await?;
    let calls = listed.iter().map(|call| CallLine::new(&who, call, &territory)).collect();
    let name = who.lang().pick(&territory.name_ru, &territory.name_en);
    html(&ListView { frame: who.frame(fl!(who.words(), "calls-title")).within(&slug, name), calls })
}
