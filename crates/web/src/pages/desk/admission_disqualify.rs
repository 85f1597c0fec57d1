//! GET and POST /t/{territory}/desk/{call}/admission/{code}/disqualify: taking an application off the
//! contest, on a page of its own, with a ground.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::{Place, Right};
use domain::basics::code::Code;
use domain::basics::id::CommandId;
use domain::basics::text::is_blank;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::admission::CheckCase;
use persistence::read::calls::CallView;
use persistence::{StoreError, Wish};
use serde::Deserialize;

use crate::desk::{self, DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::{Errors, Field};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "desk/admission_disqualify.html")]
struct DisqualifyView {
    frame: Frame,
    nav: DeskNav,
    title: String,
    over: String,
    lead: String,
    back: String,
    action: String,
    errors: Errors,
    refused: Option<String>,
    ground: Field,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DisqualifyForm {
    command: CommandId,
    #[serde(default)]
    ground: String,
}

type Address = (String, String, String);
type Found = (TerritoryView, CallView, CheckCase);

async fn find(server: &Server, who: &Who, (slug, call, code): &Address) -> Result<Found, PageError> {
    let (territory, view) = desk::call(server, who, (slug, call), Right::ReadDesk).await?;
    let code = Code::parse(code).ok_or(PageError::Missing)?;
    let act = who.act(CommandId(persistence::ids::fresh()));
    let found = server.store.find_check(&act, &view, code).await?.ok_or(PageError::Missing)?;
    let place = Place::Organisation(found.case.territory, found.case.organisation);
    who.may(Right::CheckApplications, place)?;
    Ok((territory, view, found))
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(address): Path<Address>,
) -> Result<Response, PageError> {
    let found = find(&server, &who, &address).await?;
    page(&who, &found, String::new(), (Errors::default(), None))
}

pub(crate) async fn disqualify(
    State(server): State<Server>,
    who: Who,
    Path(address): Path<Address>,
    Form(form): Form<DisqualifyForm>,
) -> Result<Response, PageError> {
    let found = find(&server, &who, &address).await?;
    let mut errors = Errors::default();
    if is_blank(&form.ground) {
        errors.add("ground", fl!(who.words(), "adm-off-error-ground"));
        return page(&who, &found, form.ground, (errors, None));
    }
    let (territory, view, known) = &found;
    let wish = Wish::Disqualify { ground: form.ground.clone() };
    match server.store.ask(&who.act(form.command), known.id, wish).await {
        Ok(()) => {
            let to = urls::check_case(&territory.slug, &view.call.slug, &known.code.to_string());
            Ok(Done::to(to).saying(Notice::Disqualified).into_response())
        }
        Err(StoreError::Refused(refusal)) => {
            let refused = who.words().refusal(&refusal, territory.zone, &*view.procedure);
            page(&who, &found, form.ground, (errors, Some(refused)))
        }
        Err(other) => Err(other.into()),
    }
}

fn page(
    who: &Who,
    (territory, view, known): &Found,
    ground: String,
    (errors, refused): (Errors, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let failed = !errors.is_empty() || refused.is_some();
    let title = fl!(words, "adm-off-title", code = known.code.to_string());
    let frame = desk::frame(who, title.clone(), territory);
    let back = urls::check_case(&territory.slug, &view.call.slug, &known.code.to_string());
    let work =
        if known.work.title.is_empty() { fl!(words, "apps-untitled") } else { known.work.title.clone() };
    let field = Field::new("ground", fl!(words, "adm-off-ground")).hint(fl!(words, "adm-off-ground-hint"));
    let page = DisqualifyView {
        frame: if failed { frame.with_errors() } else { frame },
        nav: DeskNav::new(who, &territory.slug, &view.call.slug, DeskPage::Admission),
        title,
        over: format!("{work} · {}", known.organisation),
        lead: fl!(words, "adm-off-lead"),
        action: format!("{back}/disqualify"),
        back,
        ground: field.filled(ground).checked(&errors),
        errors,
        refused,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}
