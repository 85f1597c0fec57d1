//! GET and POST /t/{territory}/desk/{call}/dates: a date for all, or more time for one. Both give their
//! ground.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::Right;
use domain::basics::id::{CommandId, OrganisationId};
use domain::basics::text::is_blank;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;

use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::{Choice, Errors, Field};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{desk, urls};

#[derive(Template)]
#[template(path = "desk/dates.html")]
struct DatesView {
    frame: Frame,
    title: String,
    call_title: String,
    back: String,
    action: String,
    errors: Errors,
    refused: Option<String>,
    date: Field,
    dates: Vec<Choice>,
    day: Field,
    time: Field,
    ground: Field,
    organisation: Field,
    organisations: Vec<Choice>,
    one_day: Field,
    one_time: Field,
    one_ground: Field,
}

type Typed = BTreeMap<String, String>;

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::ExtendIntake).await?;
    page(&server, &who, &found, (Typed::new(), Errors::default(), None)).await
}

pub(crate) async fn change(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::ExtendIntake).await?;
    let typed: Typed = pairs.into_iter().collect();
    let get = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
    let command = CommandId(get("command").parse().map_err(|_| PageError::Unreadable)?);
    let one = get("what") == "one";
    let (day, time, ground) =
        if one { ("one_day", "one_time", "one_ground") } else { ("day", "time", "ground") };
    let words = who.words();
    let mut errors = Errors::default();
    let at = desk::moment(found.0.zone, get(day), get(time));
    if at.is_none() {
        errors.add(day, fl!(words, "dates-error-when"));
    }
    if is_blank(get(ground)) {
        errors.add(ground, fl!(words, "dates-error-ground"));
    }
    let organisation = get("organisation").parse().ok().map(OrganisationId);
    if one && organisation.is_none() {
        errors.add("organisation", fl!(words, "dates-error-who"));
    }
    let (Some(at), true) = (at, errors.is_empty()) else {
        return page(&server, &who, &found, (typed, errors, None)).await;
    };
    let (act, ground) = (who.act(command), get(ground).to_owned());
    let done = match organisation.filter(|_| one) {
        Some(organisation) => server.store.extend_one(&act, found.1.id, (organisation, at), ground).await,
        None => server.store.move_date(&act, found.1.id, (get("date").to_owned(), at), ground).await,
    };
    match done {
        Ok(()) => Ok(Done::to(urls::desk(&slug, &call)).saying(Notice::DateMoved).into_response()),
        Err(StoreError::Refused(refusal)) => {
            let said = words.refusal(&refusal, found.0.zone, &*found.1.procedure);
            page(&server, &who, &found, (typed, errors, Some(said))).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn page(
    server: &Server,
    who: &Who,
    (territory, view): &(TerritoryView, CallView),
    (typed, errors, refused): (Typed, Errors, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let get = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let field = |name: &str, label: String| Field::new(name, label).filled(get(name)).checked(&errors);
    let hint = || fl!(words, "dates-ground-hint");
    let dates = view.procedure.definition().dates.iter().map(|date| {
        let id = date.id.as_str();
        let now =
            view.call.dates.get(id).map(|at| fl!(words, "dates-now", at = words.moment(*at, territory.zone)));
        let label = format!("{} ({})", who.lang().of(&date.label), now.unwrap_or_default());
        let picked = get("date") == id || (get("date").is_empty() && id == view.call.intake.closes);
        Choice { value: id.to_owned(), label, picked, ..Choice::default() }
    });
    let organisations = server.store.organisations_to_choose(view).await?.into_iter().map(|(id, label)| {
        let value = id.to_string();
        Choice { picked: get("organisation") == value, value, label, ..Choice::default() }
    });
    let empty = Choice::default();
    let failed = !errors.is_empty() || refused.is_some();
    let title = fl!(words, "dates-title");
    let frame = desk::frame(who, title.clone(), territory);
    let page = DatesView {
        frame: if failed { frame.with_errors() } else { frame },
        title,
        call_title: who.lang().of(&view.procedure.definition().procedure.title).to_owned(),
        back: urls::desk(&territory.slug, &view.call.slug),
        action: format!("{}/dates", urls::desk(&territory.slug, &view.call.slug)),
        date: field("date", fl!(words, "dates-which")),
        dates: dates.collect(),
        day: field("day", fl!(words, "dates-day")),
        time: field("time", fl!(words, "dates-time")),
        ground: field("ground", fl!(words, "dates-ground")).hint(hint()),
        organisation: field("organisation", fl!(words, "dates-who")),
        organisations: std::iter::once(empty).chain(organisations).collect(),
        one_day: field("one_day", fl!(words, "dates-day")),
        one_time: field("one_time", fl!(words, "dates-time")),
        one_ground: field("one_ground", fl!(words, "dates-ground")).hint(hint()),
        errors,
        refused,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}
