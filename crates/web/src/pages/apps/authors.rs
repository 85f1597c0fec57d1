//! GET /apps/{code}/authors and its forms: who made the work, and what each has agreed to.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use chrono::{NaiveDate, NaiveTime};
use domain::basics::id::{AuthorId, CommandId};
use domain::basics::text::{email, is_blank};
use domain::refusal::Refusal;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::plain::authors::{NewAuthor, asked};
use persistence::read::apps::{AppView, AuthorView};
use serde::Deserialize;

use crate::case::{self, Standing};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::{Errors, Field};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "apps/authors.html")]
struct AuthorsView {
    frame: Frame,
    back: String,
    next: String,
    range: String,
    hint: Option<String>,
    standing: Standing,
    authors: Vec<AuthorCard>,
    full: bool,
    action: String,
    errors: Errors,
    name: Field,
    post: Field,
    email: Field,
}

struct AuthorCard {
    id: String,
    name: String,
    post: String,
    email: String,
    consents: Vec<ConsentLine>,
    whole: bool,
    action: String,
    paper_error: Option<String>,
}

struct ConsentLine {
    id: String,
    title: String,
    given: bool,
    owed: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddForm {
    command: CommandId,
    name: String,
    post: String,
    #[serde(default)]
    email: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CommandForm {
    command: CommandId,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    page(&who, &view, Errors::default(), &BTreeMap::new(), None)
}

pub(crate) async fn add(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
    Form(form): Form<AddForm>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    let words = who.words();
    let mut errors = Errors::default();
    if is_blank(&form.name) {
        errors.add("name", fl!(words, "authors-error-name"));
    }
    if is_blank(&form.post) {
        errors.add("post", fl!(words, "authors-error-post"));
    }
    if !is_blank(&form.email) && email(&form.email).is_none() {
        errors.add("email", fl!(words, "authors-error-email"));
    }
    if !errors.is_empty() {
        let typed = [("name", form.name), ("post", form.post), ("email", form.email)].into_iter().collect();
        return page(&who, &view, errors, &typed, None);
    }
    let new = NewAuthor { name: form.name, post: form.post, email: form.email };
    server.store.add_author(&who.act(form.command), view.code, new).await?;
    Ok(back(&view).into_response())
}

pub(crate) async fn remove(
    State(server): State<Server>,
    who: Who,
    Path((code, id)): Path<(String, AuthorId)>,
    Form(form): Form<CommandForm>,
) -> Result<Done, PageError> {
    let view = case::find(&server, &who, &code).await?;
    server.store.remove_author(&who.act(form.command), view.code, id).await?;
    Ok(back(&view))
}

pub(crate) async fn ask(
    State(server): State<Server>,
    who: Who,
    Path((code, id)): Path<(String, AuthorId)>,
    Form(form): Form<CommandForm>,
) -> Result<Done, PageError> {
    let view = case::find(&server, &who, &code).await?;
    server.store.ask_consent(&who.act(form.command), view.code, id).await?;
    Ok(Done::to(urls::app_part(view.code, "authors")).saying(Notice::LetterQueued))
}

/// The organisation keeps signed paper: which consents, and the date on it.
pub(crate) async fn paper(
    State(server): State<Server>,
    who: Who,
    Path((code, id)): Path<(String, AuthorId)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    let words = who.words();
    let one = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let command = one("command").and_then(|text| text.parse().ok()).ok_or(PageError::Unreadable)?;
    let consents: Vec<String> =
        pairs.iter().filter(|(name, _)| name == "consent").map(|(_, value)| value.clone()).collect();
    let day = one("signed_on").and_then(|text| text.parse::<NaiveDate>().ok());
    let wrong = |text: String| page(&who, &view, Errors::default(), &BTreeMap::new(), Some(&(id, text)));
    if consents.is_empty() {
        return wrong(fl!(words, "authors-error-choose"));
    }
    let midnight = day.and_then(|day| case::zone(&view.zone).moment(day.and_time(NaiveTime::MIN)));
    let Some(signed_on) = midnight else { return wrong(fl!(words, "authors-error-date")) };
    let act = who.act(CommandId(command));
    match server.store.consent_on_paper(&act, view.code, id, (consents, signed_on)).await {
        Ok(()) => Ok(back(&view).into_response()),
        Err(StoreError::Refused(Refusal::TooEarly { .. })) => wrong(fl!(words, "authors-error-early")),
        Err(other) => Err(other.into()),
    }
}

fn back(view: &AppView) -> Done {
    Done::to(urls::app_part(view.code, "authors")).saying(Notice::Saved)
}

fn page(
    who: &Who,
    view: &AppView,
    errors: Errors,
    typed: &BTreeMap<&str, String>,
    paper_error: Option<&(AuthorId, String)>,
) -> Result<Response, PageError> {
    let words = who.words();
    let rule = view.procedure.definition().authors.as_ref().ok_or(PageError::Missing)?;
    let failed = !errors.is_empty() || paper_error.is_some();
    let frame = case::frame(who, fl!(words, "authors-title"));
    let typed = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let field = |name: &str, label: String| Field::new(name, label).filled(typed(name)).checked(&errors);
    let card = |author: &AuthorView| {
        let error = paper_error.filter(|(id, _)| *id == author.id).map(|(_, text)| text.clone());
        card(who, view, author, error)
    };
    let page = AuthorsView {
        back: urls::app(view.code),
        next: urls::app_part(view.code, "check"),
        range: fl!(words, "authors-range", min = rule.min, max = rule.max),
        hint: rule.hint.as_ref().map(|hint| who.lang().of(hint).to_owned()),
        standing: case::standing(words, view, who.now()),
        authors: view.authors.iter().map(card).collect(),
        full: view.authors.len() >= usize::try_from(rule.max).unwrap_or(usize::MAX),
        action: urls::app_part(view.code, "authors"),
        name: field("name", fl!(words, "authors-name")),
        post: field("post", fl!(words, "authors-post")),
        email: field("email", fl!(words, "authors-email")).hint(fl!(words, "authors-email-hint")),
        frame: if failed { frame.with_errors() } else { frame },
        errors,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn card(who: &Who, view: &AppView, author: &AuthorView, paper_error: Option<String>) -> AuthorCard {
    let rule = view.procedure.definition().authors.as_ref();
    let consents: Vec<ConsentLine> = asked(&view.procedure)
        .map(|consent| ConsentLine {
            id: consent.id.as_str().to_owned(),
            title: who.lang().of(&consent.title).to_owned(),
            given: author.consents.contains(consent.id.as_str()),
            owed: rule.is_some_and(|rule| rule.owes.contains(&consent.id)),
        })
        .collect();
    AuthorCard {
        id: author.id.to_string(),
        name: author.name.clone(),
        post: author.post.clone(),
        email: author.email.clone(),
        whole: consents.iter().all(|consent| consent.given),
        consents,
        action: urls::app_part(view.code, &format!("authors/{}", author.id)),
        paper_error,
    }
}
