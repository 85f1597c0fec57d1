//! GET and POST /apps/new: the questions that come before the form. Nothing is written down before the
//! answers allow taking part.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::basics::id::CommandId;
use domain::call::state::WindowPhase;
use domain::procedure::form::{EligibilityQuestion, YesNo};
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::apps::OwnOrganisation;
use persistence::read::calls::CallView;
use serde::Deserialize;

use crate::case;
use crate::error::PageError;
use crate::extract::{Form, Query, Who};
use crate::frame::{Frame, html_as};
use crate::notice::Done;
use crate::server::Server;
use crate::urls;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    t: String,
    call: String,
}

#[derive(Template)]
#[template(path = "apps/new.html")]
struct NewView {
    frame: Frame,
    lead: String,
    call_title: String,
    call_url: String,
    action: String,
    closed: Option<String>,
    organisations: Vec<(String, String, bool)>,
    questions: Vec<Question>,
    errors: Vec<(String, String)>,
}

struct Question {
    id: String,
    text: String,
    hint: Option<String>,
    answer: Option<YesNo>,
    error: Option<String>,
    stop: Option<String>,
}

struct Found {
    territory: TerritoryView,
    call: CallView,
    own: Vec<OwnOrganisation>,
}

async fn find(server: &Server, who: &Who, which: &Which) -> Result<Found, PageError> {
    let territory = server.store.find_territory(&which.t).await?.ok_or(PageError::Missing)?;
    let call =
        server.store.find_call(who.viewer(), territory.id, &which.call).await?.ok_or(PageError::Missing)?;
    let mut own = server.store.own_organisations(who.viewer()).await?;
    own.retain(|organisation| organisation.territory == territory.id);
    Ok(Found { territory, call, own })
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Query(which): Query<Which>,
) -> Result<Response, PageError> {
    let found = find(&server, &who, &which).await?;
    page(&who, &which, &found, &BTreeMap::new(), false)
}

pub(crate) async fn start(
    State(server): State<Server>,
    who: Who,
    Query(which): Query<Which>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let found = find(&server, &who, &which).await?;
    let posted: BTreeMap<String, String> = pairs.into_iter().collect();
    let command =
        posted.get("command").and_then(|id| id.parse::<uuid::Uuid>().ok()).ok_or(PageError::Unreadable)?;
    let named = posted.get("organisation").and_then(|id| id.parse::<uuid::Uuid>().ok());
    let organisation = match (named, found.own.as_slice()) {
        (Some(id), own) => own.iter().find(|o| o.id.0 == id).map(|o| o.id),
        (None, [only]) => Some(only.id),
        (None, _) => None,
    };
    let questions = &found.call.procedure.definition().eligibility;
    let answers: BTreeMap<String, YesNo> = questions
        .iter()
        .filter_map(|asked| Some((asked.id.as_str().to_owned(), read(posted.get(asked.id.as_str())?)?)))
        .collect();
    let fits =
        questions.iter().all(|asked| answers.get(asked.id.as_str()).is_some_and(|a| *a != asked.stops_on));
    let Some(organisation) = organisation.filter(|_| fits) else {
        return page(&who, &which, &found, &posted, true);
    };
    let act = who.act(CommandId(command));
    let code = server.store.start_application(&act, found.call.id, organisation, answers).await?;
    Ok(Done::to(urls::app(code)).into_response())
}

fn read(text: &str) -> Option<YesNo> {
    match text {
        "yes" => Some(YesNo::Yes),
        "no" => Some(YesNo::No),
        _ => None,
    }
}

fn page(
    who: &Who,
    which: &Which,
    found: &Found,
    posted: &BTreeMap<String, String>,
    judged: bool,
) -> Result<Response, PageError> {
    let words = who.words();
    let questions: Vec<Question> = found
        .call
        .procedure
        .definition()
        .eligibility
        .iter()
        .map(|asked| question(who, asked, posted.get(asked.id.as_str()).map(String::as_str), judged))
        .collect();
    let mut errors: Vec<(String, String)> = Vec::new();
    for question in &questions {
        let text =
            question.error.clone().or_else(|| question.stop.as_ref().map(|_| fl!(words, "app-new-stop")));
        errors.extend(text.map(|text| (question.id.clone(), format!("{text}: {}", question.text))));
    }
    let window = found.call.call.window(None);
    let zone = found.territory.zone;
    let closed = match window.map(|window| (window, window.phase(who.now()))) {
        Some((_, WindowPhase::Open)) if found.own.is_empty() => Some(fl!(words, "app-new-no-seat")),
        Some((_, WindowPhase::Open)) => None,
        Some((window, WindowPhase::Before)) => {
            let opens = window.opens.unwrap_or(window.closes);
            Some(fl!(words, "app-new-not-yet", at = words.moment(opens, zone)))
        }
        Some((window, WindowPhase::After)) => {
            let own = found.own.iter().filter_map(|o| found.call.call.window(Some(o.id)));
            let open = own.into_iter().any(|window| window.phase(who.now()) == WindowPhase::Open);
            (!open).then(|| fl!(words, "app-new-over", at = words.moment(window.closes, zone)))
        }
        None => Some(fl!(words, "app-new-no-seat")),
    };
    let chosen = posted.get("organisation").map(String::as_str);
    let organisations = found.own.iter().map(|o| {
        let id = o.id.to_string();
        let picked = chosen == Some(id.as_str());
        (id, o.short_name.clone(), picked)
    });
    let failed = judged && !errors.is_empty();
    let frame = case::frame(who, fl!(words, "app-new-title"));
    let view = NewView {
        frame: if failed { frame.with_errors() } else { frame },
        lead: fl!(words, "app-new-lead", n = questions.len()),
        call_title: who.lang().of(&found.call.procedure.definition().procedure.title).to_owned(),
        call_url: urls::call(&which.t, &which.call),
        action: urls::app_new(&which.t, &which.call),
        closed,
        organisations: organisations.collect(),
        questions,
        errors,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &view)
}

fn question(who: &Who, asked: &EligibilityQuestion, posted: Option<&str>, judged: bool) -> Question {
    let answer = posted.and_then(read);
    let stops = judged && answer == Some(asked.stops_on);
    Question {
        id: asked.id.as_str().to_owned(),
        text: who.lang().of(&asked.question).to_owned(),
        hint: asked.hint.as_ref().map(|hint| who.lang().of(hint).to_owned()),
        answer,
        error: (judged && answer.is_none()).then(|| fl!(who.words(), "app-new-answer")),
        stop: stops.then(|| who.lang().of(&asked.explanation).to_owned()),
    }
}

impl Question {
    fn is(&self, answer: &str) -> bool {
        self.answer == read(answer)
    }
}
