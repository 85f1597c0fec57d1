//! GET /t/{territory}/calls/{call}/admission: how the formal check of a call stands, as published last.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use i18n_embed_fl::fl;

use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::pages::desk::admission::{PublicRow, last_time, public_groups};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "calls/admission.html")]
struct AdmissionPage {
    frame: Frame,
    call_title: String,
    back: String,
    published: String,
    waiting: Option<String>,
    groups: Vec<(String, Vec<PublicRow>)>,
}

/// The groups with titles and organisations; grounds are never public.
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let territory = server.territory(&slug).await?;
    let view = server.store.find_call(who.viewer(), territory.id, &call).await?.ok_or(PageError::Missing)?;
    let found = server.store.published_admission(&view).await?.ok_or(PageError::Missing)?;
    let at = found.at.ok_or(PageError::Missing)?;
    let (words, lang) = (who.words(), who.lang());
    let name = lang.pick(&territory.name_ru, &territory.name_en);
    html(&AdmissionPage {
        frame: who.frame(fl!(words, "adm-public-title")).within(&slug, name),
        call_title: format!("{} · {}", lang.of(view.procedure.title()), view.call.school_year),
        back: urls::call(&slug, &call),
        published: last_time(&who, territory.zone, at, found.number),
        waiting: (found.waiting > 0).then(|| fl!(words, "adm-waiting-count", n = found.waiting)),
        groups: public_groups(&who, territory.zone, &found),
    })
}
