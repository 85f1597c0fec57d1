//! GET and POST /t/{territory}/desk/new: a call set up from a published edition.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::Right;
use domain::basics::id::CommandId;
use domain::basics::moment::SchoolYear;
use domain::procedure::procedure::Procedure;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::{NewCall, StoreError};

use crate::error::PageError;
use crate::extract::{Form, Path, Query, Who};
use crate::form::{Choice, Errors, Field};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{desk, urls};

#[derive(Template)]
#[template(path = "desk/new.html")]
struct NewView {
    frame: Frame,
    title: String,
    back: String,
    action: String,
    errors: Errors,
    refused: Option<String>,
    edition: Field,
    editions: Vec<Choice>,
    slug: Field,
    year: Field,
    dates: Vec<(Field, Field)>,
}

type Typed = BTreeMap<String, String>;

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Query(mut typed): Query<Typed>,
) -> Result<Response, PageError> {
    let territory = desk::territory(&server, &who, &slug, Right::RunCalls).await?;
    let year = SchoolYear::of(territory.zone.local(who.now()).date());
    typed.entry("year".to_owned()).or_insert_with(|| year.to_string());
    page(&server, &who, &territory, (typed, Errors::default(), None)).await
}

pub(crate) async fn draft(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let territory = desk::territory(&server, &who, &slug, Right::RunCalls).await?;
    let typed: Typed = pairs.into_iter().collect();
    let command = typed.get("command").and_then(|id| id.parse().ok()).ok_or(PageError::Unreadable)?;
    let mut errors = Errors::default();
    let Some(new) = read(&server, &who, &territory, (&typed, &mut errors)).await? else {
        return page(&server, &who, &territory, (typed, errors, None)).await;
    };
    let (call, edition) = (new.slug.clone(), new.edition.clone());
    match server.store.draft_call(&who.act(CommandId(command)), territory.id, new).await {
        Ok(_) => Ok(Done::to(urls::desk(&slug, &call)).saying(Notice::Saved).into_response()),
        Err(StoreError::Conflict) => {
            errors.add("slug", fl!(who.words(), "call-new-error-taken"));
            page(&server, &who, &territory, (typed, errors, None)).await
        }
        Err(StoreError::Refused(refusal)) => {
            let procedure = server.store.procedure(&edition).await?;
            let said = who.words().refusal(&refusal, territory.zone, &*procedure);
            page(&server, &who, &territory, (typed, errors, Some(said))).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Reads the form; none when something is wrong with it, which is then in `errors`.
async fn read(
    server: &Server,
    who: &Who,
    territory: &TerritoryView,
    (typed, errors): (&Typed, &mut Errors),
) -> Result<Option<NewCall>, PageError> {
    let words = who.words();
    let get = |name: &str| typed.get(name).map(|text| text.trim()).unwrap_or_default();
    let known = server.store.editions_to_run(who.viewer(), territory.id).await?;
    let Some((edition, _)) = known.into_iter().find(|(digest, _)| digest == get("edition")) else {
        errors.add("edition", fl!(words, "call-new-error-edition"));
        return Ok(None);
    };
    let slug = get("slug");
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !(3..=60).contains(&slug.len()) || !slug.chars().all(plain) || slug == "new" {
        errors.add("slug", fl!(words, "call-new-error-slug"));
    }
    let year = SchoolYear::parse(get("year"));
    if year.is_none() {
        errors.add("year", fl!(words, "call-new-error-year"));
    }
    let procedure = server.store.procedure(&edition).await?;
    let mut dates = BTreeMap::new();
    for date in &procedure.definition().dates {
        let id = date.id.as_str();
        let (day, time) = (format!("{id}-day"), format!("{id}-time"));
        match desk::moment(territory.zone, get(&day), get(&time)) {
            Some(at) => drop(dates.insert(id.to_owned(), at)),
            None => errors.add(&day, fl!(words, "call-new-error-date")),
        }
    }
    Ok(match (year, errors.is_empty()) {
        (Some(school_year), true) => Some(NewCall { slug: slug.to_owned(), school_year, edition, dates }),
        _ => None,
    })
}

async fn page(
    server: &Server,
    who: &Who,
    territory: &TerritoryView,
    (typed, errors, refused): (Typed, Errors, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let known = server.store.editions_to_run(who.viewer(), territory.id).await?;
    let get = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let field = |name: &str, label: String| Field::new(name, label).filled(get(name)).checked(&errors);
    let chosen = known.iter().find(|(digest, _)| *digest == get("edition")).or(known.first());
    let dates = match chosen {
        Some((digest, _)) => date_fields(who, &*server.store.procedure(digest).await?, &field),
        None => Vec::new(),
    };
    let failed = !errors.is_empty() || refused.is_some();
    let title = fl!(words, "call-new-title");
    let frame = desk::frame(who, title.clone(), territory);
    let option = |(digest, title): &(String, domain::procedure::text::Bilingual)| Choice {
        value: digest.clone(),
        label: format!("{} · {}", who.lang().of(title), digest.chars().take(8).collect::<String>()),
        picked: *digest == get("edition"),
        ..Choice::default()
    };
    let page = NewView {
        back: urls::desks(&territory.slug),
        action: format!("{}/new", urls::desks(&territory.slug)),
        edition: field("edition", fl!(words, "call-new-edition")),
        editions: known.iter().map(option).collect(),
        slug: field("slug", fl!(words, "call-new-slug")).hint(fl!(words, "call-new-slug-hint")),
        year: field("year", fl!(words, "call-new-year")),
        dates,
        frame: if failed { frame.with_errors() } else { frame },
        title,
        errors,
        refused,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn date_fields(
    who: &Who,
    procedure: &Procedure,
    field: &dyn Fn(&str, String) -> Field,
) -> Vec<(Field, Field)> {
    let words = who.words();
    let dates = procedure.definition().dates.iter();
    dates
        .map(|date| {
            let (id, label) = (date.id.as_str(), who.lang().of(&date.label));
            let day = field(&format!("{id}-day"), fl!(words, "call-new-day", date = label));
            (day, field(&format!("{id}-time"), fl!(words, "call-new-time", date = label)))
        })
        .collect()
}
