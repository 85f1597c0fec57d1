//! `/admin/people`: everybody with an account.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::id::{CommandId, PersonId};
use i18n_embed_fl::fl;
use serde::Deserialize;

use crate::error::PageError;
use crate::extract::{Form, Query, Who};
use crate::frame::{Frame, html};
use crate::notice::{Done, Notice};
use crate::people_lines::{Asked, OnPerson, PersonLine};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "admin/people.html")]
struct PeopleView {
    frame: Frame,
    people: Vec<PersonLine>,
    me: String,
    q: String,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "people/link.html")]
struct LinkView {
    frame: Frame,
    name: String,
    link: String,
    back: String,
}

/// Closing an account, or opening it again.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Closing {
    command: CommandId,
    person: PersonId,
    closed: bool,
}

/// `GET /admin/people`
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let found = server.store.list_people(who.viewer(), None, asked.after(), asked.search()).await?;
    html(&PeopleView {
        frame: who.frame(fl!(who.words(), "accounts-title")),
        people: found.rows.iter().map(|person| PersonLine::new(&who, person)).collect(),
        me: who.viewer().person().map(|person| person.to_string()).unwrap_or_default(),
        next: found.next.as_deref().map(|after| asked.next(&urls::admin_people(), after)),
        q: asked.q.trim().to_owned(),
    })
}

/// `POST /admin/people/reset`: a link to hand over, shown once.
pub(crate) async fn reset(
    State(server): State<Server>,
    who: Who,
    Form(form): Form<OnPerson>,
) -> Result<Response, PageError> {
    let person = server.store.find_person(who.viewer(), form.person).await?.ok_or(PageError::Missing)?;
    let secret = server.store.reset_by_admin(&who.act(form.command), form.person).await?;
    html(&LinkView {
        frame: who.frame(fl!(who.words(), "people-link-title")),
        name: person.name,
        link: format!("{}{}", server.config.public_url, urls::reset_by(secret.reveal())),
        back: urls::admin_people(),
    })
}

/// `POST /admin/people/close`
pub(crate) async fn close(
    State(server): State<Server>,
    who: Who,
    Form(form): Form<Closing>,
) -> Result<Done, PageError> {
    server.store.close_account(&who.act(form.command), form.person, form.closed).await?;
    Ok(Done::to(urls::admin_people()).saying(Notice::Saved))
}
