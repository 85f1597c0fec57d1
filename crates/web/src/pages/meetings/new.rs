//! GET and POST /meetings/new: calling a body together, with what waits for it as its agenda.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::Right;
use domain::basics::text::is_blank;
use domain::meeting::item::Subject;
use domain::meeting::state::Kind;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::meetings::{NewItem, NewMeeting};
use persistence::read::meetings::BodyPlace;
use persistence::read::meetings::waiting::Waiting;
use words::gap::NoLabels;

use crate::error::PageError;
use crate::extract::{Form, Query, Who};
use crate::form::{Choice, Errors, Field};
use crate::frame::{Frame, html_as};
use crate::meeting::Typed;
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{desk, meeting, urls};

#[derive(Template)]
#[template(path = "meetings/new.html")]
struct NewView {
    frame: Frame,
    title: String,
    errors: Errors,
    refused: Option<String>,
    body_name: String,
    body: String,
    others: Vec<(String, String)>,
    day: Field,
    time: Field,
    place: Field,
    kind: Field,
    kinds: Vec<Choice>,
    agenda: Field,
    waiting: Vec<Choice>,
    free: Field,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    body: Option<String>,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Query(which): Query<Which>,
) -> Result<Response, PageError> {
    let found = bodies(&server, &who, which.body.as_deref().unwrap_or_default()).await?;
    page(&server, &who, &found, (Typed::default(), Errors::default(), None)).await
}

pub(crate) async fn convene(
    State(server): State<Server>,
    who: Who,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let typed = Typed::of(pairs);
    let found = bodies(&server, &who, typed.get("body")).await?;
    let (words, act) = (who.words(), who.act(typed.command()?));
    let mut errors = Errors::default();
    let at = desk::moment(found.0.zone, typed.get("day"), typed.get("time"));
    if at.is_none() {
        errors.add("day", fl!(words, "mtg-error-when"));
    }
    if is_blank(typed.get("place")) {
        errors.add("place", fl!(words, "mtg-error-place"));
    }
    let kind = match typed.get("kind") {
        "regular" => Some(Kind::Regular),
        "extraordinary" => Some(Kind::Extraordinary),
        _ => None,
    };
    if kind.is_none() {
        errors.add("kind", fl!(words, "mtg-error-kind"));
    }
    let waiting = server.store.waiting_for(who.viewer(), found.0.id).await?;
    let items = items(&who, &typed, &waiting);
    if items.is_empty() {
        errors.add("agenda", fl!(words, "mtg-error-agenda"));
    }
    let (Some(at), Some(kind), true) = (at, kind, errors.is_empty()) else {
        return page(&server, &who, &found, (typed, errors, None)).await;
    };
    let new = NewMeeting { kind, at, place: typed.get("place").to_owned(), items };
    match server.store.convene(&act, found.0.id, new).await {
        Ok(code) => Ok(Done::to(urls::meeting(code)).saying(Notice::Convened).into_response()),
        Err(StoreError::Refused(refusal)) => {
            let said = words.refusal(&refusal, found.0.zone, &NoLabels);
            page(&server, &who, &found, (typed, errors, Some(said))).await
        }
        Err(other) => Err(other.into()),
    }
}

/// What was ticked, and the free question where one was typed.
fn items(who: &Who, typed: &Typed, waiting: &[Waiting]) -> Vec<NewItem> {
    let ticked: BTreeSet<&str> = typed.all("agenda").collect();
    let chosen = waiting.iter().filter(|found| ticked.contains(found.key().as_str()));
    let mut items: Vec<NewItem> = chosen
        .map(|found| NewItem { subject: found.subject.clone(), wording: meeting::wording(who, found) })
        .collect();
    if !is_blank(typed.get("free")) {
        items.push(NewItem { subject: Subject::Free, wording: typed.get("free").to_owned() });
    }
    items
}

/// The body that is called together, and the others that might be.
async fn bodies(server: &Server, who: &Who, named: &str) -> Result<(BodyPlace, Vec<BodyPlace>), PageError> {
    let mut all = server.store.bodies_of(who.viewer(), Right::RunMeetings).await?;
    let place = if named.is_empty() {
        0
    } else {
        all.iter().position(|body| body.id.to_string() == named).ok_or(PageError::Missing)?
    };
    if place >= all.len() {
        return Err(PageError::Missing);
    }
    let chosen = all.remove(place);
    Ok((chosen, all))
}

async fn page(
    server: &Server,
    who: &Who,
    (body, others): &(BodyPlace, Vec<BodyPlace>),
    (typed, errors, refused): (Typed, Errors, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let waiting = server.store.waiting_for(who.viewer(), body.id).await?;
    let field = |name: &str, label: String| Field::new(name, label).filled(typed.get(name)).checked(&errors);
    let ticked: BTreeSet<&str> = typed.all("agenda").collect();
    let choices = waiting.iter().map(|found| {
        let value = found.key();
        let picked = typed.is_empty() || ticked.contains(value.as_str());
        Choice { label: meeting::wording(who, found), note: meeting::note(who, found), picked, value }
    });
    let kind = |value: &str, kind: Kind, note: String| Choice {
        value: value.to_owned(),
        label: words.meeting_kind(kind),
        note,
        picked: typed.or("kind", "regular") == value,
    };
    let failed = !errors.is_empty() || refused.is_some();
    let title = fl!(words, "mtg-new-title");
    let frame = who.frame(title.clone()).section(&urls::meetings());
    let page = NewView {
        frame: if failed { frame.with_errors() } else { frame },
        title,
        body_name: body.name.clone(),
        body: body.id.to_string(),
        others: others
            .iter()
            .map(|other| (format!("{}?body={}", urls::meeting_new(), other.id), other.name.clone()))
            .collect(),
        day: field("day", fl!(words, "mtg-day")),
        time: field("time", fl!(words, "mtg-time")),
        place: field("place", fl!(words, "mtg-place")),
        kind: field("kind", fl!(words, "mtg-kind")),
        kinds: vec![
            kind("regular", Kind::Regular, fl!(words, "mtg-kind-regular-note")),
            kind("extraordinary", Kind::Extraordinary, fl!(words, "mtg-kind-extra-note")),
        ],
        agenda: field("agenda", fl!(words, "mtg-agenda-choose")),
        waiting: choices.collect(),
        free: field("free", fl!(words, "mtg-free")).hint(fl!(words, "mtg-free-hint")),
        errors,
        refused,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}
