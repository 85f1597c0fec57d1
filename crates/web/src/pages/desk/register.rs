//! GET /t/{territory}/desk/{call}: the register of applications. POST …/announce shows the call to everybody.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::access::may::{Place, Right};
use domain::basics::code::Code;
use domain::basics::id::CommandId;
use domain::procedure::stage::StageKind;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::{CallView, DateChange};
use persistence::read::desk::{Cursor, RegisterRow};
use serde::Deserialize;
use words::Labels;

use crate::desk::{self, DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Query, Who};
use crate::frame::{Frame, html};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{checks, urls};

#[derive(Template)]
#[template(path = "desk/register.html")]
struct RegisterView {
    frame: Frame,
    nav: DeskNav,
    call_title: String,
    public: String,
    back: String,
    base: String,
    announce: bool,
    extend: bool,
    paper: bool,
    rows: Vec<Row>,
    next: Option<String>,
    filed: u64,
    drafts: u64,
    withdrawn: u64,
    changes: Vec<Change>,
}

struct Row {
    url: String,
    code: String,
    title: String,
    organisation: String,
    division: String,
    filed: String,
    state: String,
    note: String,
}

struct Change {
    when: String,
    what: String,
    ground: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    after: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnnounceForm {
    command: CommandId,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Query(page): Query<Page>,
) -> Result<Response, PageError> {
    let (territory, view) = desk::call(&server, &who, (&slug, &call), Right::ReadDesk).await?;
    let after =
        page.after.as_deref().map(|text| Cursor::parse(text).ok_or(PageError::Missing)).transpose()?;
    let register = server.store.register(who.viewer(), &view, after).await?;
    let changes = server.store.date_changes(who.viewer(), &view).await?;
    let names =
        if changes.is_empty() { Vec::new() } else { server.store.organisations_to_choose(&view).await? };
    let name = |change: &DateChange| {
        let found = names.iter().find(|(id, _)| Some(*id) == change.organisation);
        found.map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let words = who.words();
    let title = who.lang().of(&view.procedure.definition().procedure.title).to_owned();
    let place = Place::Territory(territory.id);
    let base = urls::desk(&slug, &call);
    html(&RegisterView {
        frame: desk::frame(&who, fl!(words, "register-title"), &territory),
        nav: DeskNav::new(&who, &slug, &call, DeskPage::Register),
        call_title: format!("{title} · {}", view.call.school_year),
        public: urls::call(&slug, &call),
        back: urls::desks(&slug),
        announce: !view.call.announced() && who.can(Right::RunCalls, place),
        extend: who.can(Right::ExtendIntake, place),
        paper: view.call.announced() && who.can(Right::EnterPaper, place),
        rows: register.rows.into_iter().map(|found| row(&who, &territory, &view, found)).collect(),
        next: register.next.map(|next| format!("{base}?after={}", urls::escape(&next.to_string()))),
        filed: register.filed,
        drafts: register.drafts,
        withdrawn: register.withdrawn,
        changes: changes.iter().map(|found| change(&who, &territory, &view, found, name(found))).collect(),
        base,
    })
}

pub(crate) async fn announce(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(form): Form<AnnounceForm>,
) -> Result<Done, PageError> {
    let (_, view) = desk::call(&server, &who, (&slug, &call), Right::RunCalls).await?;
    server.store.announce_call(&who.act(form.command), view.id).await?;
    Ok(Done::to(urls::desk(&slug, &call)).saying(Notice::Announced))
}

fn row(who: &Who, territory: &TerritoryView, view: &CallView, found: RegisterRow) -> Row {
    let words = who.words();
    let labels: Vec<String> = view
        .procedure
        .definition()
        .divisions
        .iter()
        .filter_map(|division| {
            let value = found.divisions.get(division.id.as_str())?;
            let known = division.values.iter().find(|known| known.id.as_str() == value);
            Some(known.map_or_else(|| value.clone(), |known| who.lang().of(&known.label).to_owned()))
        })
        .collect();
    let mut notes = Vec::new();
    if found.on_paper {
        notes.push(fl!(words, "register-paper"));
    }
    if found.submission > 1 {
        notes.push(fl!(words, "register-again", n = found.submission));
    }
    let place = || checks::place(who, &view.procedure, found.stage.as_deref(), found.ended.as_deref());
    let state = if found.withdrawn {
        fl!(words, "register-withdrawn")
    } else {
        place().unwrap_or_else(|| fl!(words, "register-standing"))
    };
    let kind = view.procedure.stages().find(|(id, _)| Some(id.as_str()) == found.stage.as_deref());
    let kind = kind.map(|(_, stage)| stage.kind()).filter(|_| !found.withdrawn);
    let url = if matches!(kind, Some(StageKind::Check | StageKind::Rework)) {
        urls::check_case(&territory.slug, &view.call.slug, &found.code)
    } else {
        Code::parse(&found.code).map(urls::receipt).unwrap_or_default()
    };
    Row {
        url,
        code: found.code,
        title: if found.title.is_empty() { fl!(words, "apps-untitled") } else { found.title },
        organisation: found.organisation,
        division: labels.join(", "),
        filed: words.short_moment(found.filed_at, territory.zone),
        state,
        note: notes.join(" · "),
    }
}

fn change(who: &Who, territory: &TerritoryView, view: &CallView, found: &DateChange, name: String) -> Change {
    let words = who.words();
    let to = words.moment(found.to, territory.zone);
    let what = match (&found.date, found.from) {
        (Some(date), Some(from)) => {
            let label = view.procedure.date(date).map_or(date.as_str(), |label| who.lang().of(label));
            let from = words.moment(from, territory.zone);
            fl!(words, "register-change-all", date = label.to_owned(), from = from, to = to)
        }
        _ => fl!(words, "register-change-one", organisation = name, to = to),
    };
    Change {
        when: words.moment(found.at, territory.zone),
        what,
        ground: fl!(words, "register-ground", ground = found.ground.as_str()),
    }
}
