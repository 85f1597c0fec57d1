//! GET /apps/{code}/submitted: it has been filed; what happens next.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use i18n_embed_fl::fl;

use crate::case;
use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::notice::Done;
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "apps/submitted.html")]
struct SubmittedView {
    frame: Frame,
    title: String,
    code: String,
    received: String,
    closes: String,
    receipt: String,
    back: String,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    let words = who.words();
    let Some(filed) = &view.case else { return Ok(Done::to(urls::app(view.code)).into_response()) };
    let zone = case::zone(&view.zone);
    let title =
        if filed.submissions > 1 { fl!(words, "submitted-again") } else { fl!(words, "submitted-title") };
    html(&SubmittedView {
        frame: case::frame(&who, title.clone()),
        title,
        code: view.code.to_string(),
        received: words.moment(filed.received_at, zone),
        closes: words.moment(view.window.closes, zone),
        receipt: urls::receipt_of(view.code, filed.submissions),
        back: urls::app(view.code),
    })
}
