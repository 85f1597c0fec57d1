//! GET /t/{territory}/desk/{call}/progress: who has signed and who is awaited. POST …/replace, …/time,
//! …/remind and …/release help it on.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::access::may::{Place, Right};
use domain::application::state::SheetStanding;
use domain::basics::id::{ApplicationId, CommandId, PersonId};
use domain::basics::text::is_blank;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::moderating::Batch;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::read::panels::{AtReview, DeskSeat, DeskWork, ReviewDesk};
use persistence::{StoreError, Wish};
use serde::Deserialize;

use crate::desk::{DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Query, Who};
use crate::form::{Choice, Errors, Field};
use crate::frame::{Frame, html_as, short_name};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{desk, panel_words, urls};

#[derive(Template)]
#[template(path = "desk/progress.html")]
struct ProgressView {
    frame: Frame,
    title: String,
    call_title: String,
    back: String,
    nav: DeskNav,
    base: String,
    csv: Option<String>,
    errors: Errors,
    refused: Vec<String>,
    picked: Option<Picked>,
    rows: Vec<Row>,
    gone: Vec<Gone>,
    experts: Vec<Expert>,
    owing: usize,
    complete: usize,
    time: Option<TimeFields>,
}

struct Row {
    code: String,
    url: String,
    sheets: String,
    title: String,
    organisation: String,
    stage: String,
    due: String,
    tag: Option<(&'static str, String)>,
    seats: Vec<Seat>,
    complete: bool,
}

struct Seat {
    expert: String,
    name: String,
    state: String,
    ground: String,
    total: String,
    owes: bool,
}

struct Gone {
    code: String,
    sheets: String,
    title: String,
    signed: usize,
}

struct Expert {
    name: String,
    done: String,
    left: u32,
}

/// The work whose panel is being changed.
struct Picked {
    code: String,
    title: String,
    lead: String,
    expert: Field,
    experts: Vec<Choice>,
    by: Field,
    others: Vec<Choice>,
    ground: Field,
    time: Option<TimeFields>,
}

/// Until when, and why.
struct TimeFields {
    day: Field,
    time: Field,
    ground: Field,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    #[serde(default)]
    work: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Replacing {
    command: Option<CommandId>,
    code: String,
    #[serde(default)]
    expert: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    ground: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MoreTime {
    command: Option<CommandId>,
    /// Empty: every work that is at a review.
    #[serde(default)]
    code: String,
    #[serde(default)]
    day: String,
    #[serde(default)]
    time: String,
    #[serde(default)]
    why: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnWork {
    command: CommandId,
    /// Empty: all of them.
    #[serde(default)]
    code: String,
    #[serde(default)]
    expert: String,
}

/// What a page shows beside the desk itself.
#[derive(Default)]
struct Shown {
    work: String,
    replacing: Replacing,
    time: MoreTime,
    errors: Errors,
    refused: Vec<String>,
}

type Found = (TerritoryView, CallView);

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::AssignExperts).await?;
    page(&server, &who, &found, Shown { work: asked.work, ..Shown::default() }).await
}

pub(crate) async fn replace(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(form): Form<Replacing>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::AssignExperts).await?;
    let command = form.command.ok_or(PageError::Unreadable)?;
    let desk = server.store.review_desk(who.viewer(), &found.1).await?;
    let id = work(&desk, &form.code)?.id;
    let mut errors = Errors::default();
    let expert = person(&form.expert);
    if expert.is_none() {
        errors.add("expert", fl!(who.words(), "prog-error-expert"));
    }
    let by = person(&form.by);
    if by.is_none() {
        errors.add("by", fl!(who.words(), "prog-error-by"));
    }
    if is_blank(&form.ground) {
        errors.add("ground", fl!(who.words(), "prog-error-ground"));
    }
    let shown = |form: Replacing| Shown { work: form.code.clone(), replacing: form, ..Shown::default() };
    let (Some(expert), Some(by), true) = (expert, by, errors.is_empty()) else {
        return page(&server, &who, &found, Shown { errors, ..shown(form) }).await;
    };
    let wish = Wish::Replace { expert, by, ground: form.ground.clone() };
    match server.store.ask(&who.act(command), id, wish).await {
        Ok(()) => Ok(done(&slug, &call, Notice::ExpertReplaced)),
        Err(StoreError::Refused(refusal)) => {
            let said = panel_words::refused(&who, &found, &panel_words::names(&desk), &refusal);
            page(&server, &who, &found, Shown { refused: vec![said], ..shown(form) }).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(crate) async fn time(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(form): Form<MoreTime>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::ExtendIntake).await?;
    let command = form.command.ok_or(PageError::Unreadable)?;
    let desk = server.store.review_desk(who.viewer(), &found.1).await?;
    let works = works(&desk, &form.code, |_, at| at.confirmed)?;
    let mut errors = Errors::default();
    let until = desk::moment(found.0.zone, &form.day, &form.time);
    if until.is_none() {
        errors.add("day", fl!(who.words(), "prog-error-when"));
    }
    if is_blank(&form.why) {
        errors.add("why", fl!(who.words(), "prog-error-ground"));
    }
    let shown = |form: MoreTime| Shown { work: form.code.clone(), time: form, ..Shown::default() };
    let (Some(until), true) = (until, errors.is_empty()) else {
        return page(&server, &who, &found, Shown { errors, ..shown(form) }).await;
    };
    let batch = server.store.give_more_time(&who.act(command), &works, (until, &form.why)).await?;
    if batch.refused.is_empty() {
        return Ok(done(&slug, &call, Notice::DateMoved));
    }
    let refused = panel_words::refusals(&who, &found, &desk, &batch);
    page(&server, &who, &found, Shown { refused, ..shown(form) }).await
}

pub(crate) async fn remind(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(form): Form<OnWork>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::AssignExperts).await?;
    let only = if form.code.is_empty() {
        None
    } else {
        let desk = server.store.review_desk(who.viewer(), &found.1).await?;
        Some((work(&desk, &form.code)?.id, person(&form.expert).ok_or(PageError::Unreadable)?))
    };
    server.store.remind_experts(&who.act(form.command), found.1.id, only).await?;
    Ok(done(&slug, &call, Notice::Reminded))
}

pub(crate) async fn release(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(form): Form<OnWork>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::ModerateSheets).await?;
    let desk = server.store.review_desk(who.viewer(), &found.1).await?;
    let works = works(&desk, &form.code, |_, at| at.complete)?;
    let batch: Batch = server.store.release_reviews(&who.act(form.command), &works).await?;
    if batch.refused.is_empty() {
        return Ok(done(&slug, &call, Notice::ReviewReleased));
    }
    let refused = panel_words::refusals(&who, &found, &desk, &batch);
    page(&server, &who, &found, Shown { refused, ..Shown::default() }).await
}

fn done(territory: &str, call: &str, notice: Notice) -> Response {
    Done::to(urls::desk_part(territory, call, "progress")).saying(notice).into_response()
}

fn person(text: &str) -> Option<PersonId> {
    text.parse().ok().map(PersonId)
}

fn work<'a>(desk: &'a ReviewDesk, code: &str) -> Result<&'a DeskWork, PageError> {
    desk.works.iter().find(|work| work.code.to_string() == code).ok_or(PageError::Missing)
}

/// One work, or without a code all that are at a review and fit.
fn works(
    desk: &ReviewDesk,
    code: &str,
    fits: impl Fn(&DeskWork, &AtReview) -> bool,
) -> Result<Vec<ApplicationId>, PageError> {
    if !code.is_empty() {
        return Ok(vec![work(desk, code)?.id]);
    }
    let fit = desk.works.iter().filter(|work| work.at.as_ref().is_some_and(|at| fits(work, at)));
    Ok(fit.map(|work| work.id).collect())
}

async fn page(server: &Server, who: &Who, found: &Found, shown: Shown) -> Result<Response, PageError> {
    let (territory, view) = found;
    let words = who.words();
    let desk = server.store.review_desk(who.viewer(), view).await?;
    let at_review = |work: &&DeskWork| work.at.as_ref().is_some_and(|at| at.confirmed);
    let owing = desk.works.iter().flat_map(|work| &work.seats).filter(|seat| seat.owes()).count();
    let complete = desk.works.iter().filter(|work| work.at.as_ref().is_some_and(|at| at.complete)).count();
    let any = desk.works.iter().any(|work| at_review(&work));
    let title = match (any, owing) {
        (false, _) => fl!(words, "prog-title-none"),
        (true, 0) => fl!(words, "prog-title-all"),
        (true, n) => fl!(words, "prog-title", n = n),
    };
    let failed = !shown.errors.is_empty() || !shown.refused.is_empty();
    let frame = desk::frame(who, fl!(words, "adm-nav-progress"), territory);
    let (slug, call) = (territory.slug.as_str(), view.call.slug.as_str());
    let may_see = who.can(Right::ModerateSheets, Place::Territory(territory.id));
    let extend = who.can(Right::ExtendIntake, Place::Territory(territory.id));
    let picked = desk.works.iter().filter(at_review).find(|work| work.code.to_string() == shown.work);
    let everybody = picked.is_none() && any && extend;
    let page = ProgressView {
        frame: if failed { frame.with_errors() } else { frame },
        title,
        call_title: who.lang().of(&view.procedure.definition().procedure.title).to_owned(),
        back: urls::desk(slug, call),
        nav: DeskNav::new(who, slug, call, DeskPage::Progress),
        base: urls::desk_part(slug, call, "progress"),
        csv: may_see.then(|| urls::desk_part(slug, call, "sheets.csv")),
        picked: picked.map(|work| Picked::of(who, found, &desk, (work, &shown, extend))),
        rows: desk.works.iter().filter(at_review).map(|work| row(who, found, work)).collect(),
        gone: desk.works.iter().filter(|work| work.at.is_none()).map(|work| gone(who, found, work)).collect(),
        experts: experts(who, &desk),
        owing,
        complete,
        time: everybody.then(|| TimeFields::of(who, &shown)),
        errors: shown.errors,
        refused: shown.refused,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn row(who: &Who, (territory, view): &Found, work: &DeskWork) -> Row {
    let (words, zone, code) = (who.words(), territory.zone, work.code.to_string());
    let at = work.at.as_ref();
    let due = at.and_then(|at| at.due);
    let waits = at.is_some_and(|at| !at.complete);
    let tag = due.filter(|_| waits).map(|due| (due.seconds_since(who.now()), words.rest(who.now(), due)));
    let tag = tag.and_then(|(left, said)| match left {
        ..=0 => Some(("bad", fl!(words, "prog-overdue"))),
        1..172_800 => Some(("warn", said)),
        _ => None,
    });
    let seat = |seat: &DeskSeat| Seat {
        expert: seat.expert.to_string(),
        name: seat.name.clone(),
        state: panel_words::seat(words, zone, seat),
        ground: seat.ground.clone(),
        total: seat.total.map(|total| words.exact(total)).unwrap_or_default(),
        owes: seat.owes(),
    };
    let part = |part: &str| urls::desk_part(&territory.slug, &view.call.slug, part);
    Row {
        url: format!("{}?work={code}#work", part("progress")),
        sheets: part(&format!("sheets/{code}")),
        title: panel_words::title(words, &work.title),
        organisation: work.organisation.clone(),
        stage: at.map(|at| panel_words::stage(who.lang(), &view.procedure, &at.stage)).unwrap_or_default(),
        due: due.map(|due| words.short_moment(due, zone)).unwrap_or_default(),
        tag,
        seats: work.seats.iter().filter(|seat| seat.now).map(seat).collect(),
        complete: at.is_some_and(|at| at.complete),
        code,
    }
}

fn gone(who: &Who, (territory, view): &Found, work: &DeskWork) -> Gone {
    let code = work.code.to_string();
    let signed = work.seats.iter().filter(|seat| seat.sheet == Some(SheetStanding::Signed)).count();
    Gone {
        sheets: urls::desk_part(&territory.slug, &view.call.slug, &format!("sheets/{code}")),
        title: panel_words::title(who.words(), &work.title),
        signed,
        code,
    }
}

/// Experts who hold a work, those who owe most first.
fn experts(who: &Who, desk: &ReviewDesk) -> Vec<Expert> {
    let mut experts: Vec<Expert> = desk
        .experts
        .iter()
        .filter(|expert| expert.load > 0)
        .map(|expert| Expert {
            name: expert.name.clone(),
            done: fl!(who.words(), "prog-done-of", done = expert.signed, all = expert.load),
            left: expert.load.saturating_sub(expert.signed),
        })
        .collect();
    experts.sort_by_key(|expert| std::cmp::Reverse(expert.left));
    experts
}

impl Picked {
    fn of(
        who: &Who,
        (territory, _): &Found,
        desk: &ReviewDesk,
        (work, shown, extend): (&DeskWork, &Shown, bool),
    ) -> Self {
        let words = who.words();
        let typed = &shown.replacing;
        let field =
            |id: &str, label: String, value: &str| Field::new(id, label).filled(value).checked(&shown.errors);
        let given_up = |seat: &&DeskSeat| seat.now && seat.sheet != Some(SheetStanding::Signed);
        let seats = work.seats.iter().filter(given_up).map(|seat| {
            let value = seat.expert.to_string();
            let state = panel_words::seat(words, territory.zone, seat);
            let label = format!("{} — {state}", short_name(&seat.name));
            Choice { picked: value == typed.expert, value, label, ..Choice::default() }
        });
        let bars = work.at.as_ref().map(|at| &at.bars);
        let free =
            desk.experts.iter().filter(|expert| bars.is_none_or(|bars| !bars.contains_key(&expert.id)));
        let others = free.map(|expert| {
            let value = expert.id.to_string();
            let label = fl!(words, "asg-option", name = short_name(&expert.name), n = expert.load);
            Choice { picked: value == typed.by, value, label, ..Choice::default() }
        });
        let due = work.at.as_ref().and_then(|at| at.due);
        let lead = due.map(|due| fl!(words, "prog-work-due", at = words.moment(due, territory.zone)));
        Self {
            code: work.code.to_string(),
            title: panel_words::title(words, &work.title),
            lead: lead.unwrap_or_default(),
            expert: field("expert", fl!(words, "prog-whose"), &typed.expert),
            experts: std::iter::once(Choice::default()).chain(seats).collect(),
            by: field("by", fl!(words, "prog-to-whom"), &typed.by),
            others: std::iter::once(Choice::default()).chain(others).collect(),
            ground: field("ground", fl!(words, "prog-ground"), &typed.ground),
            time: extend.then(|| TimeFields::of(who, shown)),
        }
    }
}

impl TimeFields {
    fn of(who: &Who, shown: &Shown) -> Self {
        let words = who.words();
        let field =
            |id: &str, label: String, value: &str| Field::new(id, label).filled(value).checked(&shown.errors);
        Self {
            day: field("day", fl!(words, "dates-day"), &shown.time.day),
            time: field("time", fl!(words, "dates-time"), &shown.time.time),
            ground: field("why", fl!(words, "prog-ground"), &shown.time.why),
        }
    }
}
