//! GET /meetings/{code}/minutes/extract/{number}: one item of minutes in force, under its own number.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use i18n_embed_fl::fl;
use words::{Lang, Words};

use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::minutes::{self, Document, Part};
use crate::server::Server;
use crate::{meeting, urls};

#[derive(Template)]
#[template(path = "meetings/extract.html")]
struct ExtractView {
    frame: Frame,
    words: Arc<Words>,
    back: String,
    document: Document,
    part: Part,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((code, number)): Path<(String, usize)>,
) -> Result<Response, PageError> {
    let view = meeting::find(&server, &who, &code).await?;
    if !minutes::in_force(&view) {
        return Err(PageError::Missing);
    }
    let words = server.speech.of(Lang::Ru);
    let mut document = minutes::document(words, &view).ok_or(PageError::Missing)?;
    let found = document.items.iter().position(|part| part.number == number && !part.hidden);
    let part = document.items.swap_remove(found.ok_or(PageError::Missing)?);
    html(&ExtractView {
        frame: meeting::frame(&who, fl!(who.words(), "mtg-extract"), &view),
        words: words.clone(),
        back: urls::meeting_part(view.code, "minutes"),
        document,
        part,
    })
}
