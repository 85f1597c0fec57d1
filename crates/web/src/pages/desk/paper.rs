//! GET and POST /t/{territory}/desk/{call}/paper: an application that came on paper.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Response};
use domain::access::may::Right;
use domain::application::{draft, form};
use domain::basics::id::{CommandId, OrganisationId};
use domain::basics::text::is_blank;
use domain::procedure::form::{DivisionSource, Field as FormField};
use domain::procedure::paper::Paper;
use domain::refusal::Refusal;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::files::Received;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::{PaperApplication, StoreError};

use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::form::{Choice, Errors, Field};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::upload::{self, broken};
use crate::{desk, file_type, urls};

#[derive(Template)]
#[template(path = "desk/paper.html")]
struct PaperView {
    frame: Frame,
    title: String,
    call_title: String,
    back: String,
    action: String,
    errors: Errors,
    refused: Vec<String>,
    organisation: Field,
    organisations: Vec<Choice>,
    lines: Vec<Field>,
    choices: Vec<(Field, Vec<Choice>)>,
    day: Field,
    time: Field,
    stamp: Field,
    scans: Vec<(Field, String)>,
}

type Typed = BTreeMap<String, String>;
type Scan = (String, String, String, Received);

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::EnterPaper).await?;
    page(&server, &who, &found, (Typed::new(), Errors::default(), Vec::new())).await
}

pub(crate) async fn enter(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::EnterPaper).await?;
    let mut errors = Errors::default();
    let multipart = multipart.map_err(|_| PageError::WrongKind)?;
    let (typed, scans) = take(&server, &who, &found.1, multipart, &mut errors).await?;
    let get = |name: &str| typed.get(name).map(String::as_str).unwrap_or_default();
    let command = CommandId(get("command").parse().map_err(|_| PageError::Unreadable)?);
    let words = who.words();
    let organisation = get("organisation").parse().ok().map(OrganisationId);
    if organisation.is_none() {
        errors.add("organisation", fl!(words, "paper-error-organisation"));
    }
    let received_at = desk::moment(found.0.zone, get("day"), get("time"));
    if received_at.is_none() {
        errors.add("day", fl!(words, "paper-error-when"));
    }
    if is_blank(get("stamp")) {
        errors.add("stamp", fl!(words, "paper-error-stamp"));
    }
    let (Some(organisation), Some(received_at), true) = (organisation, received_at, errors.is_empty()) else {
        upload::discard(&server, scans).await?;
        return page(&server, &who, &found, (typed, errors, Vec::new())).await;
    };
    let asked = asked(&found.1).into_iter().map(|field| field.id.as_str().to_owned());
    let answers = asked.filter_map(|id| typed.get(&id).map(|text| (id, text.clone()))).collect();
    let stamp = get("stamp").to_owned();
    let paper = PaperApplication { organisation, answers, received_at, stamp, files: scans };
    match server.store.enter_paper(&who.act(command), found.1.id, paper).await {
        Ok(code) => Ok(Done::to(urls::receipt(code)).saying(Notice::Saved).into_response()),
        Err(StoreError::Refused(refusal)) => {
            let said = said(&who, &found, &refusal);
            page(&server, &who, &found, (typed, errors, said)).await
        }
        Err(other) => Err(other.into()),
    }
}

fn said(who: &Who, (territory, view): &(TerritoryView, CallView), refusal: &Refusal) -> Vec<String> {
    if let Refusal::Incomplete { gaps } = refusal {
        return gaps.iter().map(|gap| who.words().gap(gap, &*view.procedure)).collect();
    }
    vec![who.words().refusal(refusal, territory.zone, &*view.procedure)]
}

/// Reads the form: texts by name, and files that fit their slots. What does not fit is told and dropped.
async fn take(
    server: &Server,
    who: &Who,
    view: &CallView,
    mut multipart: Multipart,
    errors: &mut Errors,
) -> Result<(Typed, Vec<Scan>), PageError> {
    let (mut typed, mut scans) = (Typed::new(), Vec::new());
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let slot = form::papers(&view.procedure).find(|paper| name == format!("scan-{}", paper.id.as_str()));
        let Some(slot) = slot else {
            typed.insert(name, field.text().await.map_err(broken)?);
            continue;
        };
        let file = field.file_name().unwrap_or_default().to_owned();
        if file.is_empty() {
            continue;
        }
        match upload::receive(server, field, slot).await? {
            Err(()) => errors.add(&name, fl!(who.words(), "files-error-big", mb = slot.max_mb)),
            Ok(received) => match file_type::check(&file, &received, &slot.types) {
                Ok(kind) => {
                    scans.push((
                        slot.id.as_str().to_owned(),
                        file,
                        file_type::media(kind).to_owned(),
                        received,
                    ));
                }
                Err(wrong) => {
                    errors.add(&name, upload::say(who.words(), &file, wrong, slot));
                    server.store.discard(received).await?;
                }
            },
        }
    }
    Ok((typed, scans))
}

/// What must be typed off the paper: the work's title, and what divides the contest.
fn asked(view: &CallView) -> Vec<&FormField> {
    let title = form::title_field(&view.procedure).map(|field| &field.id);
    let divisions = &view.procedure.definition().divisions;
    let wanted = |field: &&FormField| {
        Some(&field.id) == title
            || divisions.iter().any(|d| d.from == DivisionSource::Answer(field.id.clone()))
    };
    form::fields(&view.procedure).filter(wanted).collect()
}

async fn page(
    server: &Server,
    who: &Who,
    found: &(TerritoryView, CallView),
    (typed, errors, refused): (Typed, Errors, Vec<String>),
) -> Result<Response, PageError> {
    let (territory, view) = found;
    let words = who.words();
    let get = |name: &str| typed.get(name).cloned().unwrap_or_default();
    let field = |name: &str, label: &str| Field::new(name, label).filled(get(name)).checked(&errors);
    let organisations = server.store.organisations_to_choose(view).await?.into_iter().map(|(id, label)| {
        let value = id.to_string();
        Choice { picked: get("organisation") == value, value, label, ..Choice::default() }
    });
    let (mut lines, mut choices) = (Vec::new(), Vec::new());
    for asked in asked(view) {
        let shown = field(asked.id.as_str(), who.lang().of(&asked.label));
        match draft::choices(&view.procedure, asked) {
            options if options.is_empty() => lines.push(shown),
            options => choices.push((shown.clone(), options_of(who, view, asked, &options, &shown.value))),
        }
    }
    let scan = |paper: &Paper| {
        let label = fl!(words, "paper-scan", paper = who.lang().of(&paper.label));
        let rule = fl!(words, "files-types", types = upload::types(paper), mb = paper.max_mb);
        let accept =
            paper.types.iter().map(|kind| format!(".{}", kind.extension())).collect::<Vec<_>>().join(",");
        (field(&format!("scan-{}", paper.id.as_str()), &label).hint(rule), accept)
    };
    let failed = !errors.is_empty() || !refused.is_empty();
    let title = fl!(words, "paper-title");
    let frame = desk::frame(who, title.clone(), territory);
    let page = PaperView {
        frame: if failed { frame.with_errors() } else { frame },
        title,
        call_title: who.lang().of(&view.procedure.definition().procedure.title).to_owned(),
        back: urls::desk(&territory.slug, &view.call.slug),
        action: format!("{}/paper", urls::desk(&territory.slug, &view.call.slug)),
        organisation: field("organisation", &fl!(words, "paper-organisation")),
        organisations: std::iter::once(Choice::default()).chain(organisations).collect(),
        lines,
        choices,
        day: field("day", &fl!(words, "paper-day")),
        time: field("time", &fl!(words, "paper-time")),
        stamp: field("stamp", &fl!(words, "paper-stamp")).hint(fl!(words, "paper-stamp-hint")),
        scans: form::papers(&view.procedure).map(scan).collect(),
        errors,
        refused,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn options_of(who: &Who, view: &CallView, asked: &FormField, options: &[&str], value: &str) -> Vec<Choice> {
    let option = |id: &&str| Choice {
        value: (*id).to_owned(),
        label: crate::case::said(who, &view.procedure, asked, id),
        picked: *id == value,
        ..Choice::default()
    };
    options.iter().map(option).collect()
}
