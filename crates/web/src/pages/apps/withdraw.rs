//! GET and POST /apps/{code}/withdraw: taking an application back, on a page of its own.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::basics::id::CommandId;
use domain::call::state::WindowPhase;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::read::apps::AppView;
use serde::Deserialize;

use crate::case;
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::Field;
use crate::frame::{Frame, html_as};
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
    refused: Option<String>,
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
    if !view.may_withdraw(&who.act(CommandId(persistence::ids::fresh()))) {
        return Ok(Done::to(urls::app(view.code)).into_response());
    }
    page(&who, &view, (String::new(), None))
}

pub(crate) async fn withdraw(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
    Form(form): Form<WithdrawForm>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    match server.store.withdraw(&who.act(form.command), view.code, form.ground.clone()).await {
        Ok(()) => Ok(Done::to(urls::app(view.code)).saying(Notice::Withdrawn).into_response()),
        Err(StoreError::Refused(refusal)) => {
            let said = case::refusal(&who, &view, &refusal);
            page(&who, &view, (form.ground, Some(said)))
        }
        Err(other) => Err(other.into()),
    }
}

fn page(
    who: &Who,
    view: &AppView,
    (ground, refused): (String, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let closes = words.moment(view.window.closes, case::zone(&view.zone));
    let again = view.window.phase(who.now()) == WindowPhase::Open;
    let frame = case::frame(who, fl!(words, "withdraw-title"));
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = WithdrawView {
        frame: if refused.is_some() { frame.with_errors() } else { frame },
        lead: if again {
            fl!(words, "withdraw-lead", at = closes)
        } else {
            fl!(words, "adm-withdraw-for-good")
        },
        action: urls::app_part(view.code, "withdraw"),
        back: urls::app(view.code),
        refused,
        ground: Field::new("ground", fl!(words, "withdraw-ground")).filled(ground),
    };
    html_as(status, &page)
}
