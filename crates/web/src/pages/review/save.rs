//! POST /review/{alias}: the sheet as it is being written. The page's own script saves by it, and so do the
//! buttons, which work without the script.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::basics::text::words as count_words;
use domain::procedure::scoring::Rubric;
use domain::refusal::Refusal;
use domain::review::sheet::gaps;
use http::{HeaderMap, StatusCode};
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::read::reviewing::ReviewWork;
use persistence::scoring::{SheetSaved, SheetTexts};
use serde_json::json;

use super::saying;
use super::sheet::{Go, Posted, fields, posted};
use super::work::{Trouble, page};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

pub(crate) async fn save(
    State(server): State<Server>,
    who: Who,
    headers: HeaderMap,
    Path(alias): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let work = saying::find(&server, &who, &alias).await?;
    let rubric = work.rubric().ok_or(PageError::Missing)?;
    let posted = posted(rubric, pairs)?;
    let by_script = headers.contains_key("x-autosave");
    if posted.unreadable {
        let text = fl!(who.words(), "rev-mark-unreadable");
        return refuse(&server, &who, (posted.texts, text), (&work, by_script)).await;
    }
    let act = who.act(posted.command);
    match server.store.save_sheet(&act, work.alias, posted.version, posted.texts.clone()).await {
        Ok(saved) if by_script => Ok(said(&who, (&work, rubric), &posted.texts, &saved)),
        Ok(saved) => go_on(&server, &who, &work, (posted, saved)).await,
        Err(StoreError::Refused(Refusal::Missing)) => Err(PageError::Missing),
        Err(StoreError::Refused(refusal)) => {
            let text = saying::refused(&who, &work, &refusal);
            refuse(&server, &who, (posted.texts, text), (&work, by_script)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Says why nothing was stored; what was typed stays in the browser, or comes back on the page.
async fn refuse(
    server: &Server,
    who: &Who,
    (typed, text): (SheetTexts, String),
    (work, by_script): (&ReviewWork, bool),
) -> Result<Response, PageError> {
    if by_script {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "message": text }))).into_response());
    }
    let trouble = Trouble { typed: Some(typed), refused: Some(text), ..Trouble::default() };
    page(server, who, work, trouble).await
}

/// What the script hears: saved, or what another window has saved meanwhile.
fn said(
    who: &Who,
    (work, rubric): (&ReviewWork, &Rubric),
    texts: &SheetTexts,
    saved: &SheetSaved,
) -> Response {
    let time = who.words().time(saved.saved_at, work.zone);
    if let Some(theirs) = &saved.theirs {
        let body = json!({ "theirs": fields(rubric, theirs), "version": saved.version, "saved_at": time });
        return (StatusCode::CONFLICT, Json(body)).into_response();
    }
    Json(json!({ "saved_at": time, "version": saved.version, "left": left(rubric, texts) })).into_response()
}

/// Words left in each text that has a limit.
fn left(rubric: &Rubric, texts: &SheetTexts) -> BTreeMap<String, i64> {
    let count = |text: &str| i64::try_from(count_words(text)).unwrap_or(i64::MAX);
    let comments = rubric.criteria.iter().filter_map(|criterion| {
        let limit = rubric.comment_rule(criterion).words_max?;
        let text = texts.comments.get(criterion.id.as_str()).map_or("", String::as_str);
        Some((format!("comment-{}", criterion.id), i64::from(limit) - count(text)))
    });
    let advice = rubric.advice.as_ref().and_then(|rule| rule.words_max);
    let advice = advice.map(|limit| ("advice".to_owned(), i64::from(limit) - count(&texts.advice)));
    comments.chain(advice).collect()
}

/// After a save by a button: both texts where two windows met, else where the button leads.
async fn go_on(
    server: &Server,
    who: &Who,
    work: &ReviewWork,
    (posted, saved): (Posted, SheetSaved),
) -> Result<Response, PageError> {
    let Posted { go, texts, .. } = posted;
    if saved.theirs.is_some() {
        let (typed, version) = (Some(texts), Some(saved.version));
        let refused = Some(fl!(who.words(), "rev-both"));
        let trouble = Trouble { typed, version, refused, theirs: saved.theirs, ..Trouble::default() };
        return page(server, who, work, trouble).await;
    }
    match go {
        Go::Stay => Ok(Done::to(urls::review(work.alias)).saying(Notice::Saved).into_response()),
        Go::Next => {
            let next = next(server, who, work).await?;
            Ok(Done::to(next).saying(Notice::Saved).into_response())
        }
        Go::Sign => {
            let gaps = work.rubric().map(|rubric| gaps(rubric, &texts.sheet())).unwrap_or_default();
            if gaps.is_empty() {
                return Ok(Done::to(urls::review_part(work.alias, "sign")).into_response());
            }
            let trouble =
                Trouble { version: Some(saved.version), typed: Some(texts), gaps, ..Trouble::default() };
            page(server, who, work, trouble).await
        }
    }
}

/// The next work that waits, the first after the last; the list where no other does.
async fn next(server: &Server, who: &Who, work: &ReviewWork) -> Result<String, PageError> {
    let calls = server.store.list_reviews(who.viewer(), who.now()).await?;
    let waiting = saying::waiting(&calls);
    let after = waiting.iter().skip_while(|one| **one != work.alias).skip(1);
    let next = after.chain(&waiting).find(|one| **one != work.alias);
    Ok(next.map_or_else(urls::reviews, |one| urls::review(*one)))
}
