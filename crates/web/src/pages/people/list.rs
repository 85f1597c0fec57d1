//! `/t/{territory}/people`: who sits where; inviting, links to a new password, ending seats.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::access::may::{Place, Right};
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;

use crate::error::PageError;
use crate::extract::{Form, Path, Query, Who};
use crate::frame::{Frame, html};
use crate::notice::{Done, Notice};
use crate::people_lines::{Asked, OnPerson, OnSeat, PersonLine};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListView {
    frame: Frame,
    people: Vec<PersonLine>,
    slug: String,
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

/// `GET /t/{territory}/people`
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let territory = own(&server, &who, &slug).await?;
    let found =
        server.store.list_people(who.viewer(), Some(territory.id), asked.after(), asked.search()).await?;
    let name = who.lang().pick(&territory.name_ru, &territory.name_en);
    html(&ListView {
        frame: who.frame(fl!(who.words(), "people-title")).within(&slug, name),
        people: found.rows.iter().map(|person| PersonLine::new(&who, person)).collect(),
        next: found.next.as_deref().map(|after| asked.next(&urls::people(&slug), after)),
        q: asked.q.trim().to_owned(),
        slug,
    })
}

/// `POST /t/{territory}/people/invite`
pub(crate) async fn invite(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Form(form): Form<OnPerson>,
) -> Result<Done, PageError> {
    own(&server, &who, &slug).await?;
    server.store.invite(&who.act(form.command), form.person).await?;
    Ok(Done::to(urls::people(&slug)).saying(Notice::LetterQueued))
}

/// `POST /t/{territory}/people/end-seat`
pub(crate) async fn end_seat(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Form(form): Form<OnSeat>,
) -> Result<Done, PageError> {
    own(&server, &who, &slug).await?;
    server.store.end_seat(&who.act(form.command), form.seat).await?;
    Ok(Done::to(urls::people(&slug)).saying(Notice::SeatEnded))
}

/// `POST /t/{territory}/people/reset`: a link to hand over, shown once.
pub(crate) async fn reset(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Form(form): Form<OnPerson>,
) -> Result<Response, PageError> {
    let territory = own(&server, &who, &slug).await?;
    let person = server.store.find_person(who.viewer(), form.person).await?.ok_or(PageError::Missing)?;
    let secret = server.store.reset_by_admin(&who.act(form.command), form.person).await?;
    let name = who.lang().pick(&territory.name_ru, &territory.name_en);
    html(&LinkView {
        frame: who.frame(fl!(who.words(), "people-link-title")).within(&slug, name),
        name: person.name,
        link: format!("{}{}", server.config.public_url, urls::reset_by(secret.reveal())),
        back: urls::people(&slug),
    })
}

/// The territory, where the viewer manages its people.
async fn own(server: &Server, who: &Who, slug: &str) -> Result<TerritoryView, PageError> {
    let territory = server.territory(slug).await?;
    who.may(Right::ManagePeople, Place::Territory(territory.id))?;
    Ok(territory)
}
