//! GET and POST /consent/{secret}: an author reads each consent and gives it, refuses it, or takes it back.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::id::CommandId;
use i18n_embed_fl::fl;
use persistence::ids::Secret;
use persistence::plain::authors::ConsentView;

use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::frame::{Frame, html};
use crate::notice::{Done, Notice};
use crate::server::Server;

#[derive(Template)]
#[template(path = "consent.html")]
struct Page {
    frame: Frame,
    hello: String,
    lead: String,
    action: String,
    consents: Vec<Item>,
}

struct Item {
    id: String,
    title: String,
    paragraphs: Vec<String>,
    given: Option<String>,
    owed: bool,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(secret): Path<String>,
) -> Result<Response, PageError> {
    let known = Secret::parse(&secret).ok_or(PageError::Missing)?;
    let view = server.store.consent_view(&known).await?.ok_or(PageError::Missing)?;
    let territories = server.store.territories().await?;
    let territory = territories.iter().find(|t| t.id == view.territory).ok_or(PageError::Missing)?;
    let lang = who.lang();
    let operator = lang.pick(&territory.centre_ru, &territory.centre_en).to_owned();
    let call = lang.of(&view.procedure.definition().procedure.title).to_owned();
    let site = server.config.public_url.clone();
    let fill = |text: &str| {
        text.replace("{operator}", &operator)
            .replace("{operator_address}", "")
            .replace("{operator_inn}", "")
            .replace("{operator_site}", &site)
            .replace("{call}", &call)
    };
    html(&Page {
        frame: who.frame(fl!(who.words(), "consent-title")),
        hello: fl!(who.words(), "consent-hello", name = view.name.as_str()),
        lead: lead(&who, &view, call.clone()),
        action: format!("/consent/{secret}"),
        consents: view.consents.iter().map(|given| item(&who, &view, given, &fill, territory.zone)).collect(),
    })
}

fn lead(who: &Who, view: &ConsentView, call: String) -> String {
    let organisation = view.organisation.as_str();
    if view.work.is_empty() {
        fl!(who.words(), "consent-lead-untitled", organisation = organisation, call = call)
    } else {
        fl!(who.words(), "consent-lead", organisation = organisation, work = view.work.as_str(), call = call)
    }
}

fn item(
    who: &Who,
    view: &ConsentView,
    (consent, since): &(domain::procedure::paper::Consent, Option<domain::basics::moment::Moment>),
    fill: &dyn Fn(&str) -> String,
    zone: domain::basics::moment::Zone,
) -> Item {
    let rule = view.procedure.definition().authors.as_ref();
    let text = who.lang().of(&consent.text);
    Item {
        id: consent.id.as_str().to_owned(),
        title: who.lang().of(&consent.title).to_owned(),
        paragraphs: text.split("\n\n").map(fill).collect(),
        given: since.map(|at| fl!(who.words(), "consent-since", at = who.words().moment(at, zone))),
        owed: rule.is_some_and(|rule| rule.owes.contains(&consent.id)),
    }
}

pub(crate) async fn answer(
    State(server): State<Server>,
    who: Who,
    Path(secret): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Done, PageError> {
    let known = Secret::parse(&secret).ok_or(PageError::Missing)?;
    let command = pairs.iter().find(|(name, _)| name == "command").and_then(|(_, id)| id.parse().ok());
    let command = CommandId(command.ok_or(PageError::Unreadable)?);
    let chosen = pairs.into_iter().filter(|(name, _)| name == "consent").map(|(_, value)| value).collect();
    server.store.answer_consents(&who.act(command), &known, chosen).await?;
    Ok(Done::to(format!("/consent/{secret}")).saying(Notice::ConsentsRecorded))
}
