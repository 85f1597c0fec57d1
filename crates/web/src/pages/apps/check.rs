//! GET /apps/{code}/check: all answers on one page, what is missing, and the one button that files.
//! POST /apps/{code}/submit: files.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::application::form;
use domain::basics::id::CommandId;
use domain::procedure::form::Field;
use domain::refusal::{Gap, Refusal};
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::read::apps::{AppStanding, AppView};
use persistence::read::checks::AppStage;
use serde::Deserialize;

use crate::case::{self, Standing};
use crate::checks::Said;
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

/// Seconds before the cutoff from which the page says so loudly.
const NEAR: i64 = 3 * 3600;

#[derive(Template)]
#[template(path = "apps/check.html")]
struct CheckView {
    frame: Frame,
    lead: Option<String>,
    back: String,
    submit: String,
    standing: Standing,
    told: Option<Said>,
    organisation: String,
    code: String,
    call: String,
    parts: Vec<Part>,
    gaps_heading: Option<String>,
    gaps: Vec<(String, String)>,
    near: Option<String>,
    late: Option<String>,
    button: String,
    refused: Option<String>,
}

/// A section with its answers.
struct Part {
    title: String,
    url: String,
    lines: Vec<Line>,
}

struct Line {
    label: String,
    text: Option<String>,
    optional: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SubmitForm {
    command: CommandId,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    page(&who, &view, None)
}

pub(crate) async fn submit(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
    Form(form): Form<SubmitForm>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    match server.store.submit(&who.act(form.command), view.code).await {
        Ok(()) if is_mended(&view) => {
            Ok(Done::to(urls::app(view.code)).saying(Notice::Mended).into_response())
        }
        Ok(()) => Ok(Done::to(urls::app_part(view.code, "submitted")).into_response()),
        Err(StoreError::Refused(refusal)) => page(&who, &view, Some(&refusal)),
        Err(other) => Err(other.into()),
    }
}

/// Whether what is filed here is what the check asked to mend.
fn is_mended(view: &AppView) -> bool {
    matches!(view.stage, Some(AppStage::ToMend { .. }))
}

/// Why it cannot be filed any more.
fn too_late(who: &Who, view: &AppView) -> String {
    let words = who.words();
    let closes = words.moment(view.window.closes, case::zone(&view.zone));
    match &view.stage {
        None => fl!(words, "check-late", at = closes),
        Some(AppStage::ToMend { .. }) => fl!(words, "adm-app-mend-over"),
        Some(
            AppStage::Checking
            | AppStage::InReview
            | AppStage::Deciding
            | AppStage::Published { .. }
            | AppStage::NotAdmitted
            | AppStage::Disqualified
            | AppStage::Ended { .. },
        ) => fl!(words, "adm-app-closed", at = closes),
    }
}

fn button(who: &Who, view: &AppView) -> String {
    let words = who.words();
    if is_mended(view) {
        fl!(words, "adm-app-submit-mended")
    } else if view.standing == AppStanding::Draft {
        fl!(words, "check-submit")
    } else {
        fl!(words, "check-submit-again")
    }
}

fn page(who: &Who, view: &AppView, refused: Option<&Refusal>) -> Result<Response, PageError> {
    let words = who.words();
    let zone = case::zone(&view.zone);
    let until = view.may_file_until(who.now());
    let closes = words.moment(until.unwrap_or(view.window.closes), zone);
    let near = until.filter(|until| until.seconds_since(who.now()) < NEAR);
    let gaps = match refused {
        Some(Refusal::Incomplete { gaps }) => gaps.clone(),
        Some(_) | None => view.gaps.clone(),
    };
    let said = refused.filter(|refusal| !matches!(refusal, Refusal::Incomplete { .. }));
    let frame = case::frame(who, fl!(words, "check-title"));
    let lead = || {
        let until = fl!(words, "check-until", at = closes.clone());
        if is_mended(view) {
            fl!(words, "adm-app-mend-lead", until = until)
        } else {
            fl!(words, "check-lead", until = until)
        }
    };
    let near = near.map(|until| {
        let (rest, at) = (words.rest(who.now(), until), closes.clone());
        if is_mended(view) {
            fl!(words, "adm-app-mend-near", rest = rest, at = at)
        } else {
            fl!(words, "check-near", rest = rest, at = at)
        }
    });
    let page = CheckView {
        frame: if refused.is_some() { frame.with_errors() } else { frame },
        lead: until.map(|_| lead()),
        back: urls::app(view.code),
        submit: urls::app_part(view.code, "submit"),
        standing: case::standing(words, view, who.now()),
        told: case::told(who, view),
        organisation: view.organisation.clone(),
        code: view.code.to_string(),
        call: who.lang().of(&view.procedure.definition().procedure.title).to_owned(),
        parts: parts(who, view),
        gaps_heading: (!gaps.is_empty()).then(|| fl!(words, "check-gaps", n = gaps.len())),
        gaps: gaps.iter().map(|gap| (place(view, gap), words.gap(gap, &*view.procedure))).collect(),
        near,
        late: until.is_none().then(|| too_late(who, view)),
        button: button(who, view),
        refused: said.map(|refusal| case::refusal(who, view, refusal)),
    };
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    html_as(status, &page)
}

/// Where a gap is closed.
fn place(view: &AppView, gap: &Gap) -> String {
    let part = |part: &str| urls::app_part(view.code, part);
    match gap {
        Gap::Empty { field }
        | Gap::TooManyWords { field, .. }
        | Gap::TooLong { field, .. }
        | Gap::NotAChoice { field }
        | Gap::Frozen { field }
        | Gap::NotReadable { field } => {
            let mut sections = form::sections(&view.procedure);
            let holds =
                sections.find(|section| section.fields.iter().any(|known| known.id.as_str() == field));
            holds.map_or_else(String::new, |section| format!("{}#{field}", part(section.id.as_str())))
        }
        Gap::PaperMissing { paper } | Gap::TooManyFiles { paper, .. } => format!("{}#{paper}", part("files")),
        Gap::NoAuthors | Gap::TooManyAuthors { .. } | Gap::ConsentMissing { .. } => part("authors"),
        Gap::EligibilityOpen { .. } | Gap::NotEligible { .. } => {
            urls::call(&view.territory_slug, &view.call.slug)
        }
    }
}

fn parts(who: &Who, view: &AppView) -> Vec<Part> {
    let words = who.words();
    let mut parts: Vec<Part> = form::sections(&view.procedure)
        .map(|section| Part {
            title: who.lang().of(&section.title).to_owned(),
            url: urls::app_part(view.code, section.id.as_str()),
            lines: section.fields.iter().map(|field| line(who, view, field)).collect(),
        })
        .collect();
    let files = |paper: &str| {
        let names: Vec<&str> =
            view.files.iter().filter(|file| file.paper == paper).map(|file| file.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join("\n"))
    };
    let slots = form::papers(&view.procedure);
    parts.push(Part {
        title: fl!(words, "app-papers"),
        url: urls::app_part(view.code, "files"),
        lines: slots
            .map(|slot| Line {
                label: who.lang().of(&slot.label).to_owned(),
                text: files(slot.id.as_str()),
                optional: slot.min == 0,
            })
            .collect(),
    });
    let authors: Vec<String> =
        view.authors.iter().map(|author| format!("{}, {}", author.name, author.post)).collect();
    parts.push(Part {
        title: fl!(words, "app-authors"),
        url: urls::app_part(view.code, "authors"),
        lines: vec![Line {
            label: fl!(words, "receipt-authors"),
            text: (!authors.is_empty()).then(|| authors.join("\n")),
            optional: false,
        }],
    });
    parts
}

fn line(who: &Who, view: &AppView, field: &Field) -> Line {
    let text = view.draft.answers.get(field.id.as_str()).filter(|text| !text.is_empty());
    Line {
        label: who.lang().of(&field.label).to_owned(),
        text: text.map(|text| case::said(who, &view.procedure, field, text)),
        optional: !field.required,
    }
}
