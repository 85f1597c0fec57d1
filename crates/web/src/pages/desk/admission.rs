//! GET /t/{territory}/desk/{call}/admission: what waits for the formal check, what is being mended, and the
//! groups of the rest. GET and POST …/admission/publish: what would be public, and making it so.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::{Place, Right};
use domain::basics::id::CommandId;
use domain::basics::moment::{Moment, Zone};
use domain::call::command::CallCommand;
use domain::procedure::name::StageId;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::plain::territories::TerritoryView;
use persistence::read::admission::{CheckRow, PublishedAdmission};
use persistence::read::calls::CallView;
use persistence::read::checks::{Group, main_check};
use persistence::read::desk::Cursor;
use serde::Deserialize;

use crate::checks;
use crate::desk::{self, DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Query, Who};
use crate::frame::{Frame, html, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "desk/admission.html")]
struct AdmissionView {
    frame: Frame,
    nav: DeskNav,
    call_title: String,
    back: String,
    chips: Vec<Chip>,
    tables: Vec<Table>,
    published: Option<String>,
    public: String,
    publish: Option<String>,
}

/// A filter: address, group, how many, whether it is the one shown.
struct Chip {
    url: String,
    title: String,
    n: u64,
    current: bool,
}

/// A group with a page of its rows.
struct Table {
    id: &'static str,
    title: String,
    due: Option<String>,
    empty: String,
    rows: Vec<Row>,
    next: Option<String>,
}

struct Row {
    url: String,
    code: String,
    title: String,
    organisation: String,
    filed: String,
    due: String,
    overdue: Option<String>,
    note: String,
}

#[derive(Template)]
#[template(path = "desk/admission_publish.html")]
struct PublishView {
    frame: Frame,
    nav: DeskNav,
    call_title: String,
    back: String,
    action: String,
    lead: String,
    before: Option<String>,
    refused: Option<String>,
    waiting: String,
    groups: Vec<(String, Vec<PublicRow>)>,
}

/// A line as everybody sees it.
pub(crate) struct PublicRow {
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) organisation: String,
    pub(crate) note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Page {
    group: Option<String>,
    after: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublishForm {
    command: CommandId,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Query(page): Query<Page>,
) -> Result<Response, PageError> {
    let (territory, view) = desk::call(&server, &who, (&slug, &call), Right::ReadDesk).await?;
    let only = page.group.as_deref().map(|text| Group::parse(text).ok_or(PageError::Missing)).transpose()?;
    let after = page.after.as_deref();
    let after = after.map(|text| Cursor::parse(text).ok_or(PageError::Missing)).transpose()?;
    let counts = server.store.check_counts(who.viewer(), &view).await?;
    let base = urls::desk_part(&slug, &call, "admission");
    let shown = only.map_or_else(|| vec![Group::Waiting, Group::Cure], |group| vec![group]);
    let mut tables = Vec::with_capacity(shown.len());
    for group in shown {
        let (rows, next) =
            server.store.check_rows(who.viewer(), &view, group, after.filter(|_| only.is_some())).await?;
        let next = next
            .map(|next| format!("{base}?group={}&after={}", group.name(), urls::escape(&next.to_string())));
        tables.push(table(&who, (&territory, &view), group, rows, next));
    }
    let words = who.words();
    let all = Chip { url: base.clone(), title: fl!(words, "adm-queue"), n: 0, current: only.is_none() };
    let chips = Group::ALL.into_iter().map(|group| Chip {
        url: format!("{base}?group={}", group.name()),
        title: checks::group(words, group),
        n: counts.get(&group).copied().unwrap_or_default(),
        current: only == Some(group),
    });
    let published = main_check(&view.procedure).and_then(|(stage, _)| view.call.admission.get(stage));
    let can_publish = who.can(Right::PublishResults, Place::Territory(territory.id));
    html(&AdmissionView {
        frame: desk::frame(&who, fl!(words, "adm-title"), &territory),
        nav: DeskNav::new(&who, &slug, &call, DeskPage::Admission),
        call_title: title(&who, &view),
        back: urls::desk(&slug, &call),
        chips: std::iter::once(all).chain(chips).collect(),
        tables,
        published: published.map(|last| last_time(&who, territory.zone, last.at, last.number)),
        public: urls::call_admission(&slug, &call),
        publish: can_publish.then(|| format!("{base}/publish")),
    })
}

pub(crate) async fn preview(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::PublishResults).await?;
    let why_not = would(&server, &who, &found).await?;
    dry_run(&server, &who, &found, (StatusCode::OK, why_not)).await
}

pub(crate) async fn publish(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(form): Form<PublishForm>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::PublishResults).await?;
    match server.store.publish_admission(&who.act(form.command), found.1.id, check_of(&found.1)?).await {
        Ok(()) => Ok(Done::to(urls::desk_part(&slug, &call, "admission"))
            .saying(Notice::AdmissionPublished)
            .into_response()),
        Err(StoreError::Refused(refusal)) => {
            let said = who.words().refusal(&refusal, found.0.zone, &*found.1.procedure);
            dry_run(&server, &who, &found, (StatusCode::UNPROCESSABLE_ENTITY, Some(said))).await
        }
        Err(other) => Err(other.into()),
    }
}

fn check_of(view: &CallView) -> Result<StageId, PageError> {
    main_check(&view.procedure).map(|(id, _)| id.clone()).ok_or(PageError::Missing)
}

/// Why it could not be published now, in words; none when it could.
async fn would(
    server: &Server,
    who: &Who,
    (territory, view): &(TerritoryView, CallView),
) -> Result<Option<String>, PageError> {
    let act = who.act(CommandId(persistence::ids::fresh()));
    let command = CallCommand::PublishAdmission { stage: check_of(view)? };
    match server.store.would(&act, view.id, command).await {
        Ok(()) => Ok(None),
        Err(StoreError::Refused(refusal)) => {
            Ok(Some(who.words().refusal(&refusal, territory.zone, &*view.procedure)))
        }
        Err(other) => Err(other.into()),
    }
}

async fn dry_run(
    server: &Server,
    who: &Who,
    (territory, view): &(TerritoryView, CallView),
    (status, refused): (StatusCode, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let found = server.store.admission_to_publish(who.viewer(), view).await?;
    let last = view.call.admission.get(&check_of(view)?);
    let (slug, call) = (&territory.slug, &view.call.slug);
    let frame = desk::frame(who, fl!(words, "adm-publish-title"), territory);
    let page = PublishView {
        frame: if status == StatusCode::OK { frame } else { frame.with_errors() },
        nav: DeskNav::new(who, slug, call, DeskPage::Admission),
        call_title: title(who, view),
        back: urls::desk_part(slug, call, "admission"),
        action: format!("{}/publish", urls::desk_part(slug, call, "admission")),
        lead: fl!(words, "adm-publish-lead", n = found.number),
        before: last.map(|last| last_time(who, territory.zone, last.at, last.number)),
        refused,
        waiting: fl!(words, "adm-waiting-count", n = found.waiting),
        groups: public_groups(who, territory.zone, &found),
    };
    html_as(status, &page)
}

/// Groups as everybody sees them; empty ones are left out.
pub(crate) fn public_groups(
    who: &Who,
    zone: Zone,
    found: &PublishedAdmission,
) -> Vec<(String, Vec<PublicRow>)> {
    let words = who.words();
    let full = found.groups.iter().filter(|(_, rows)| !rows.is_empty());
    full.map(|(group, rows)| {
        let rows = rows.iter().map(|row| PublicRow {
            code: row.code.clone(),
            title: if row.title.is_empty() { fl!(words, "apps-untitled") } else { row.title.clone() },
            organisation: row.organisation.clone(),
            note: match (row.withdrawn, row.until) {
                (true, _) => fl!(words, "register-withdrawn"),
                (false, Some(until)) => fl!(words, "adm-mend-until", at = words.moment(until, zone)),
                (false, None) => String::new(),
            },
        });
        (checks::group(words, *group), rows.collect())
    })
    .collect()
}

/// «Публикация № 2, 25 ноября 2026, 18:00 (МСК)».
pub(crate) fn last_time(who: &Who, zone: Zone, at: Moment, number: u32) -> String {
    let words = who.words();
    fl!(words, "adm-published", n = number, at = words.moment(at, zone))
}

fn title(who: &Who, view: &CallView) -> String {
    let title = who.lang().of(&view.procedure.definition().procedure.title);
    format!("{title} · {}", view.call.school_year)
}

fn table(
    who: &Who,
    (territory, view): (&TerritoryView, &CallView),
    group: Group,
    rows: Vec<CheckRow>,
    next: Option<String>,
) -> Table {
    let words = who.words();
    let (due, empty) = match group {
        Group::Waiting => (Some(fl!(words, "adm-due-check")), fl!(words, "adm-none-waiting")),
        Group::Cure => (Some(fl!(words, "adm-due-cure")), fl!(words, "adm-none-cure")),
        Group::Admitted | Group::Remarks | Group::Refused => (None, fl!(words, "adm-none-group")),
    };
    let rows = rows.into_iter().map(|found| row(who, (territory, view), found)).collect();
    Table { id: group.name(), title: checks::group(words, group), due, empty, rows, next }
}

fn row(who: &Who, (territory, view): (&TerritoryView, &CallView), found: CheckRow) -> Row {
    let words = who.words();
    let late = found.due.is_some_and(|due| who.now() >= due);
    let overdue = match found.group {
        Group::Waiting if late => Some(fl!(words, "adm-overdue")),
        Group::Cure if late => Some(fl!(words, "adm-term-over")),
        Group::Waiting | Group::Cure | Group::Admitted | Group::Remarks | Group::Refused => None,
    };
    let mut notes = Vec::new();
    if found.submission > 1 {
        notes.push(fl!(words, "register-again", n = found.submission));
    }
    notes.extend(checks::place(who, &view.procedure, None, found.ended.as_deref()));
    Row {
        url: urls::check_case(&territory.slug, &view.call.slug, &found.code),
        code: found.code,
        title: if found.title.is_empty() { fl!(words, "apps-untitled") } else { found.title },
        organisation: found.organisation,
        filed: words.short_moment(found.filed_at, territory.zone),
        due: found.due.map(|due| words.short_moment(due, territory.zone)).unwrap_or_default(),
        overdue,
        note: notes.join(" · "),
    }
}
