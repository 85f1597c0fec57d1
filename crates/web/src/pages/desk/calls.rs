//! GET /t/{territory}/desk: the territory's calls with what is in them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::access::may::{Place, Right};
use domain::call::state::WindowPhase;
use i18n_embed_fl::fl;

use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::{desk, urls};

#[derive(Template)]
#[template(path = "desk/calls.html")]
struct CallsView {
    frame: Frame,
    calls: Vec<Row>,
    new: Option<String>,
}

struct Row {
    url: String,
    title: String,
    tag: (&'static str, String),
    counts: String,
    until: String,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let territory = desk::territory(&server, &who, &slug, Right::ReadDesk).await?;
    let words = who.words();
    let listed = server.store.list_calls(who.viewer(), territory.id).await?;
    let counts = server.store.counts_of(who.viewer(), territory.id).await?;
    let mut calls = Vec::with_capacity(listed.len());
    for call in listed {
        let (filed, _, drafts) = counts.get(&call.id).copied().unwrap_or_default();
        let tag = match (call.announced, call.window.phase(who.now())) {
            (false, _) => ("neutral", fl!(words, "desk-hidden")),
            (true, WindowPhase::Before) => ("neutral", fl!(words, "desk-before")),
            (true, WindowPhase::Open) => ("ok", fl!(words, "desk-open")),
            (true, WindowPhase::After) => ("neutral", fl!(words, "desk-over")),
        };
        calls.push(Row {
            url: urls::desk(&slug, &call.slug),
            title: format!("{} · {}", who.lang().of(&call.title), call.school_year),
            tag,
            counts: fl!(words, "desk-counts", filed = filed, drafts = drafts),
            until: fl!(words, "apps-until", at = words.moment(call.window.closes, territory.zone)),
        });
    }
    let can_new = who.can(Right::RunCalls, Place::Territory(territory.id));
    html(&CallsView {
        frame: desk::frame(&who, fl!(words, "desk-title"), &territory),
        calls,
        new: can_new.then(|| format!("{}/new", urls::desks(&slug))),
    })
}
