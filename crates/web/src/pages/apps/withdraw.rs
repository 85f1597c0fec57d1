//! GET and POST /apps/{code}/withdraw: taking an application back, on a page of its own.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::id::CommandId;
use i18n_embed_fl::fl;
use serde::Deserialize;

use crate::case;
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::Field;
use crate::frame::{Frame, html};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "apps/withdraw.html")]
struct WithdrawView {
    frame: Frame,
    lead: String,
    action: String,
    back: String,
    ground: Field,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WithdrawForm {
    command: CommandId,
    #[serde(default)]
    ground: String,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    let words = who.words();
    let closes = words.moment(view.window.closes, case::zone(&view.zone));
    html(&WithdrawView {
        frame: case::frame(&who, fl!(words, "withdraw-title")),
        lead: fl!(words, "withdraw-lead", at = closes),
        action: urls::app_part(view.code, "withdraw"),
        back: urls::app(view.code),
        ground: Field::new("ground", fl!(words, "withdraw-ground")),
    })
}

pub(crate) async fn withdraw(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
    Form(form): Form<WithdrawForm>,
) -> Result<Done, PageError> {
    let view = case::find(&server, &who, &code).await?;
    server.store.withdraw(&who.act(form.command), view.code, form.ground).await?;
    Ok(Done::to(urls::app(view.code)).saying(Notice::Withdrawn))
}
