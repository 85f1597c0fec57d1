//! GET and POST /meetings/{code}: the agenda with its materials; whoever runs the meeting changes it here.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::basics::id::PersonId;
use domain::basics::text::is_blank;
use domain::meeting::item::Subject;
use domain::meeting::state::Phase;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::meetings::{MeetingWish, NewItem};
use persistence::read::meetings::view::{ItemView, MeetingView};

use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::{Choice, Field};
use crate::frame::{Frame, html_as};
use crate::meeting::{self, Table, Typed};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::{desk, urls};

#[derive(Template)]
#[template(path = "meetings/meeting.html")]
struct AgendaView {
    frame: Frame,
    sentence: String,
    over: String,
    refused: Option<String>,
    facts: Vec<(String, String)>,
    conflicts: Option<String>,
    lead: Option<(String, String)>,
    minutes: Option<String>,
    items: Vec<Row>,
    members: Vec<(String, String, String)>,
    action: String,
    changes: Option<Changes>,
}

/// An item of the agenda.
struct Row {
    number: usize,
    wording: String,
    state: Option<String>,
    hidden: bool,
    left_out: Vec<String>,
    tables: Vec<Table>,
    work: Option<(String, String, String)>,
    result: Vec<String>,
    up: Option<usize>,
    down: Option<usize>,
    leaves: bool,
}

/// What whoever runs the meeting may change of it.
struct Changes {
    waiting: Vec<Choice>,
    free: Field,
    day: Field,
    time: Field,
    postpone_ground: Field,
    cancel_ground: Field,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let view = meeting::find(&server, &who, &code).await?;
    page(&server, &who, &view, (&Typed::default(), None)).await
}

pub(crate) async fn change(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let view = meeting::find(&server, &who, &code).await?;
    let typed = Typed::of(pairs);
    let act = who.act(typed.command()?);
    let wish = match wish(&server, &who, &view, &typed).await? {
        Ok(wish) => wish,
        Err(said) => return page(&server, &who, &view, (&typed, Some(said))).await,
    };
    match server.store.meeting_act(&act, view.id, wish).await {
        Ok(()) => Ok(Done::to(urls::meeting(view.code)).saying(Notice::MeetingEntered).into_response()),
        Err(StoreError::Refused(refusal)) => {
            let said = meeting::refused(&who, &view, &refusal);
            page(&server, &who, &view, (&typed, Some(said))).await
        }
        Err(other) => Err(other.into()),
    }
}

/// What the form asks for, or what is missing in it.
async fn wish(
    server: &Server,
    who: &Who,
    view: &MeetingView,
    typed: &Typed,
) -> Result<Result<MeetingWish, String>, PageError> {
    let words = who.words();
    let item = || meeting::item(view, typed.get("item")).map(|item| item.id).ok_or(PageError::Unreadable);
    Ok(Ok(match typed.get("act") {
        "add" => {
            let waiting = server.store.waiting_for(who.viewer(), view.body).await?;
            let Some(found) = waiting.iter().find(|found| found.key() == typed.get("what")) else {
                return Ok(Err(fl!(words, "mtg-error-gone")));
            };
            let wording = meeting::wording(who, found);
            MeetingWish::AddItem(NewItem { subject: found.subject.clone(), wording })
        }
        "free" if is_blank(typed.get("free")) => return Ok(Err(fl!(words, "mtg-error-free"))),
        "free" => {
            let wording = typed.get("free").to_owned();
            MeetingWish::AddItem(NewItem { subject: Subject::Free, wording })
        }
        "drop" => MeetingWish::DropItem { item: item()? },
        "move" => {
            let place = typed.get("place").parse::<usize>().map_err(|_| PageError::Unreadable)?;
            MeetingWish::MoveItem { item: item()?, place }
        }
        "postpone" => {
            let Some(at) = desk::moment(view.zone, typed.get("day"), typed.get("time")) else {
                return Ok(Err(fl!(words, "mtg-error-when")));
            };
            MeetingWish::Postpone { at, ground: typed.get("postpone_ground").to_owned() }
        }
        "cancel" => MeetingWish::Cancel { ground: typed.get("cancel_ground").to_owned() },
        "leave-out" => {
            let person = who.viewer().person().ok_or(PageError::Unreadable)?;
            MeetingWish::Recuse { item: item()?, person, ground: String::new() }
        }
        _ => return Err(PageError::Unreadable),
    }))
}

async fn page(
    server: &Server,
    who: &Who,
    view: &MeetingView,
    (typed, refused): (&Typed, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let convened = matches!(view.phase, Phase::Convened);
    let changes = if convened && view.runs { Some(changes(server, who, view, typed).await?) } else { None };
    let hidden: Vec<String> = numbers(view, |item| item.hidden);
    let last = view.items.len();
    let failed = refused.is_some();
    let frame = meeting::frame(who, fl!(words, "mtg-one-title"), view);
    let signed =
        matches!(view.phase, Phase::Closed { minutes: domain::meeting::state::Minutes::InForce { .. }, .. });
    let minutes = matches!(view.phase, Phase::Closed { .. }) && (view.runs || signed);
    let page = AgendaView {
        frame: if failed { frame.with_errors() } else { frame },
        sentence: sentence(who, view),
        over: view.body_name.clone(),
        refused,
        facts: facts(who, view),
        conflicts: (!hidden.is_empty()).then(|| fl!(words, "mtg-conflicts", items = hidden.join(", "))),
        lead: lead(who, view),
        minutes: minutes.then(|| urls::meeting_part(view.code, "minutes")),
        items: (1..).zip(&view.items).map(|(n, item)| row(who, view, item, (n, last))).collect(),
        members: members(who, view),
        action: urls::meeting(view.code),
        changes,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// The numbers of the items for which this holds.
fn numbers(view: &MeetingView, holds: impl Fn(&ItemView) -> bool) -> Vec<String> {
    (1_usize..).zip(&view.items).filter(|(_, item)| holds(item)).map(|(n, _)| n.to_string()).collect()
}

fn sentence(who: &Who, view: &MeetingView) -> String {
    let words = who.words();
    let at = words.short_moment(view.at, view.zone);
    match &view.phase {
        Phase::Convened => {
            let n = view.items.iter().filter(|item| item.work.is_some() || !item.lines.is_empty()).count();
            if n == 0 { fl!(words, "mtg-next", at = at) } else { fl!(words, "mtg-next-read", at = at, n = n) }
        }
        Phase::Cancelled { .. } => fl!(words, "mtg-cancelled", at = at),
        Phase::Open { session } => fl!(words, "mtg-now", at = words.time(session.opened_at, view.zone)),
        Phase::Closed { session, .. } => {
            fl!(words, "mtg-was", at = words.short_moment(session.opened_at, view.zone))
        }
    }
}

/// The way to running the meeting: its address and the next act.
fn lead(who: &Who, view: &MeetingView) -> Option<(String, String)> {
    use domain::meeting::step::NextStep;

    let waits = match &view.step {
        NextStep::Done | NextStep::Cancelled => false,
        NextStep::Convene
        | NextStep::MakeAgenda
        | NextStep::Open { .. }
        | NextStep::Vote { .. }
        | NextStep::AwaitQuorum { .. }
        | NextStep::Close
        | NextStep::WriteMinutes
        | NextStep::Sign { .. } => view.runs,
    };
    let url = urls::meeting_part(view.code, "lead");
    waits.then(|| (url, fl!(who.words(), "mtg-lead-link")))
}

fn facts(who: &Who, view: &MeetingView) -> Vec<(String, String)> {
    let words = who.words();
    let mut facts = vec![
        (fl!(words, "mtg-when"), words.moment(view.at, view.zone)),
        (fl!(words, "mtg-place"), view.place.clone()),
        (fl!(words, "mtg-kind"), words.meeting_kind(view.kind)),
    ];
    let quorum = match &view.phase {
        Phase::Convened => {
            fl!(words, "mtg-quorum-forecast", base = view.quorum.base, needed = view.quorum.needed)
        }
        Phase::Cancelled { .. } => String::new(),
        Phase::Open { .. } | Phase::Closed { .. } => words.quorum(view.quorum),
    };
    if !quorum.is_empty() {
        facts.push((fl!(words, "mtg-quorum"), quorum));
    }
    if let Some(ground) = &view.ground {
        facts.push((fl!(words, "mtg-ground"), ground.clone()));
    }
    facts
}

fn row(who: &Who, view: &MeetingView, item: &ItemView, (number, last): (usize, usize)) -> Row {
    let words = who.words();
    let convened = matches!(view.phase, Phase::Convened);
    let work = item.work.as_ref().map(|work| {
        let url = urls::meeting_item(view.code, number);
        (url, meeting::title(words, &work.title), format!("{} · {}", work.organisation, work.code))
    });
    let movable = convened && view.runs;
    let is_member = |person: PersonId| view.members.iter().any(|member| member.person == person);
    let mine = who.viewer().person().is_some_and(is_member);
    Row {
        number,
        wording: item.wording.clone(),
        state: item.deferred.as_ref().map(|ground| fl!(words, "mtg-deferred", ground = ground.as_str())),
        hidden: item.hidden,
        left_out: meeting::left_out(words, view, item),
        tables: meeting::tables(words, item),
        work,
        result: item.votes.iter().map(|vote| meeting::result(words, item, vote)).collect(),
        up: (movable && number > 1).then(|| number.saturating_sub(2)),
        down: (movable && number < last).then_some(number),
        leaves: convened && mine && !item.hidden && item.subject != Subject::Free,
    }
}

fn members(who: &Who, view: &MeetingView) -> Vec<(String, String, String)> {
    let words = who.words();
    let office = |person: PersonId| {
        let found = view.members.iter().find(|member| member.person == person);
        found.map(|member| words.office(member.role)).unwrap_or_default()
    };
    meeting::members(view).into_iter().map(|(person, name, post)| (name, post, office(person))).collect()
}

async fn changes(
    server: &Server,
    who: &Who,
    view: &MeetingView,
    typed: &Typed,
) -> Result<Changes, PageError> {
    let words = who.words();
    let waiting = server.store.waiting_for(who.viewer(), view.body).await?;
    let choice = |found: &persistence::read::meetings::waiting::Waiting| Choice {
        value: found.key(),
        label: meeting::wording(who, found),
        note: meeting::note(who, found),
        picked: false,
    };
    let field = |name: &str, label: String| Field::new(name, label).filled(typed.get(name));
    let ground = || fl!(words, "mtg-ground");
    Ok(Changes {
        waiting: waiting.iter().map(choice).collect(),
        free: field("free", fl!(words, "mtg-free")).hint(fl!(words, "mtg-free-hint")),
        day: field("day", fl!(words, "mtg-day")),
        time: field("time", fl!(words, "mtg-time")),
        postpone_ground: field("postpone_ground", ground()),
        cancel_ground: field("cancel_ground", ground()),
    })
}
