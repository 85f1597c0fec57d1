//! `/reset`: asking for a way to a new password. The page says the same whether or not there is such an
//! account.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::text::email;
use http::StatusCode;
use i18n_embed_fl::fl;
use serde::Deserialize;

use crate::error::PageError;
use crate::extract::{Client, Form, Who};
use crate::form::{Errors, Field};
use crate::frame::{Frame, html, html_as};
use crate::server::Server;

/// Requests from one address of the network within the window.
const PEER_MOST: u32 = 30;

#[derive(Template)]
#[template(path = "sign_in/reset.html")]
struct ResetView {
    frame: Frame,
    title: String,
    email: Field,
    errors: Errors,
    asked: bool,
}

/// The form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    email: String,
}

/// `GET /reset`
pub(crate) async fn show(who: Who) -> Result<Response, PageError> {
    html(&view(&who, "", Errors::default(), false))
}

/// `POST /reset`
pub(crate) async fn ask(
    State(server): State<Server>,
    who: Who,
    Client(client): Client,
    Form(form): Form<Asked>,
) -> Result<Response, PageError> {
    let mut errors = Errors::default();
    if email(&form.email).is_none() {
        errors.add("email", fl!(who.words(), "reset-bad-email"));
        return html_as(StatusCode::UNPROCESSABLE_ENTITY, &view(&who, &form.email, errors, false));
    }
    if let Some(client) = client
        && server.store.note_attempt(&format!("reset:{client}")).await? > PEER_MOST
    {
        return Err(PageError::TooMany);
    }
    // Nobody waits for it: the time that it takes would tell whether there is such an account.
    let (store, at) = (server.store.clone(), who.now());
    tokio::spawn(async move {
        if let Err(error) = store.ask_reset(&form.email, at).await {
            tracing::error!(%error, "a link to a new password was not sent");
        }
    });
    html(&view(&who, "", Errors::default(), true))
}

fn view(who: &Who, typed: &str, errors: Errors, asked: bool) -> ResetView {
    let words = who.words();
    let title = if asked { fl!(words, "reset-asked-title") } else { fl!(words, "reset-title") };
    let frame = who.frame(title.clone());
    ResetView {
        frame: if errors.is_empty() { frame } else { frame.with_errors() },
        title,
        email: Field::new("email", fl!(words, "sign-in-email")).filled(typed).checked(&errors),
        errors,
        asked,
    }
}
