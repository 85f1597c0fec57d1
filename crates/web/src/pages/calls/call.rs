//! `GET /t/{territory}/calls/{slug}`

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::access::may::{Place, Right};
use domain::basics::moment::Zone;
use domain::call::state::WindowPhase;
use domain::people::seat::Scope;
use domain::procedure::head::LimitKey;
use i18n_embed_fl::fl;
use persistence::read::calls::{CallView, DateChange};
use persistence::read::results::are_public;
use words::date::Countdown;

use super::diagram::Diagram;
use super::parts::{
    Asked, Criterion, Dated, PaperLine, Question, Step, asked, criteria, papers, questions, steps,
};
use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "calls/call.html")]
struct CallPage {
    frame: Frame,
    title: String,
    purpose: String,
    year: String,
    draft: bool,
    intake: Intake,
    dates: Vec<Dated>,
    changes: Vec<Change>,
    divisions: Vec<(String, Vec<(String, String)>)>,
    questions: Vec<Question>,
    criteria: Vec<Criterion>,
    papers: Vec<PaperLine>,
    asked: Vec<Asked>,
    steps: Vec<Step>,
    diagram: Diagram,
    limit: Option<String>,
    act: Option<String>,
    centre: String,
    phone: String,
    edition: String,
    desk: Option<String>,
    results: Option<String>,
    admission: Option<String>,
}

struct Intake {
    open: bool,
    says: String,
    moment: String,
    countdown: Countdown,
    apply: Option<String>,
    own: Option<String>,
}

struct Change {
    says: String,
    ground: String,
}

/// Everything that helps a school decide whether to take part.
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let territory = server.territory(&slug).await?;
    let view = server.store.find_call(who.viewer(), territory.id, &call).await?.ok_or(PageError::Missing)?;
    let changes = server.store.date_changes(who.viewer(), &view).await?;
    let (words, lang, procedure, zone) = (who.words(), who.lang(), &view.procedure, territory.zone);
    let title = lang.of(procedure.title()).to_owned();
    let intake =
        intake(&who, &view, zone, &slug).ok_or_else(|| PageError::fault("a call without an intake"))?;
    let now = intake.open.then(|| procedure.starts().as_str());
    let head = &procedure.definition().procedure;
    let desk = who.can(Right::ReadDesk, Place::Territory(territory.id)).then(|| urls::desk(&slug, &call));
    html(&CallPage {
        frame: who.frame(title.clone()).within(&slug, lang.pick(&territory.name_ru, &territory.name_en)),
        title,
        purpose: lang.of(procedure.purpose()).to_owned(),
        year: view.call.school_year.to_string().replace('-', "–"),
        draft: !view.call.announced(),
        dates: dates(&who, &view, zone),
        changes: changes.iter().map(|change| said(&who, &view, zone, change)).collect(),
        divisions: divisions(&who, &view),
        questions: questions(procedure, lang),
        criteria: criteria(procedure, lang),
        papers: papers(procedure, words),
        asked: asked(procedure, words),
        steps: steps(&view, words, zone),
        diagram: Diagram::of(procedure, lang, now),
        limit: limit(&who, &view),
        act: head.act.as_ref().map(|act| lang.of(&act.title).to_owned()),
        centre: lang.pick(&territory.centre_ru, &territory.centre_en).to_owned(),
        phone: territory.phone,
        edition: view.call.edition.clone(),
        desk,
        results: are_public(&view).then(|| urls::results(&slug, &call)),
        admission: (!view.call.admission.is_empty()).then(|| urls::call_admission(&slug, &call)),
        intake,
    })
}

/// When applications are taken, for this viewer's organisation where it was given more time.
fn intake(who: &Who, view: &CallView, zone: Zone, territory: &str) -> Option<Intake> {
    let (words, now) = (who.words(), who.now());
    let own = who.viewer().seats().iter().find_map(|seat| match seat.scope {
        Scope::Organisation { organisation, .. } => {
            view.call.extended.get(&organisation).map(|_| organisation)
        }
        Scope::Installation | Scope::Territory { .. } | Scope::Body { .. } => None,
    });
    let window = view.call.window(own)?;
    let (says, at) = match window.phase(now) {
        WindowPhase::Before => (fl!(words, "call-opens"), window.opens.unwrap_or(window.closes)),
        WindowPhase::Open => (fl!(words, "call-until"), window.closes),
        WindowPhase::After => (fl!(words, "call-closed"), window.closes),
    };
    let open = view.call.announced() && window.phase(now) == WindowPhase::Open;
    let may = who.card().is_none() || who.can_somewhere(Right::WriteApplications);
    Some(Intake {
        open,
        says,
        moment: words.moment(at, zone),
        countdown: words.countdown(now, at),
        apply: (open && may).then(|| urls::app_new(territory, &view.call.slug)),
        own: own.map(|_| fl!(words, "call-own-term")),
    })
}

fn dates(who: &Who, view: &CallView, zone: Zone) -> Vec<Dated> {
    let now = who.now();
    let known = view
        .procedure
        .dates()
        .iter()
        .filter_map(|date| Some((date, *view.call.dates.get(date.id.as_str())?)));
    let mut ahead = false;
    let line = |(date, at): (&domain::procedure::head::CallDate, _)| {
        let state = if at <= now {
            "past"
        } else if ahead {
            "next"
        } else {
            ahead = true;
            "now"
        };
        Dated {
            state,
            datetime: domain::basics::moment::Moment::to_string(&at),
            moment: who.words().moment(at, zone),
            label: who.lang().of(&date.label).to_owned(),
            hint: date.hint.as_ref().map(|hint| who.lang().of(hint).to_owned()).unwrap_or_default(),
            relative: who.words().relative(now, at),
        }
    };
    known.map(line).collect()
}

fn said(who: &Who, view: &CallView, zone: Zone, change: &DateChange) -> Change {
    let words = who.words();
    let (done, to) = (words.moment(change.at, zone), words.moment(change.to, zone));
    let says = match &change.date {
        Some(id) => {
            let known = view.procedure.dates().iter().find(|date| date.id.as_str() == id);
            let label = known.map_or(id.as_str(), |date| who.lang().of(&date.label)).to_owned();
            fl!(words, "call-moved", date = label, to = to, done = done)
        }
        None => fl!(words, "call-moved-one", to = to, done = done),
    };
    Change { says, ground: change.ground.clone() }
}

fn divisions(who: &Who, view: &CallView) -> Vec<(String, Vec<(String, String)>)> {
    let text = |text: &domain::procedure::text::Bilingual| who.lang().of(text).to_owned();
    let all = view.procedure.divisions().iter().filter(|division| !division.values.is_empty());
    all.map(|division| {
        let values = division.values.iter();
        let values =
            values.map(|value| (text(&value.label), value.hint.as_ref().map(text).unwrap_or_default()));
        (text(&division.label), values.collect())
    })
    .collect()
}

/// How many applications one organisation may file.
fn limit(who: &Who, view: &CallView) -> Option<String> {
    let keys = &view.procedure.definition().limits.applications_per;
    let by = keys.iter().find_map(|key| match key {
        LimitKey::Division(division) => view.procedure.division(division.as_str()),
        LimitKey::Applicant => None,
    });
    let words = who.words();
    match by {
        Some(division) => {
            let division = who.lang().of(&division.label).to_owned();
            Some(fl!(words, "call-one-per", division = division))
        }
        None if keys.is_empty() => None,
        None => Some(fl!(words, "call-one")),
    }
}
