//! GET and POST /meetings/{code}/lead: running a session. The next act is always the main button.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::basics::moment::Moment;
use domain::body::rules::Office;
use domain::meeting::item::NoteKind;
use domain::meeting::state::{Phase, Session};
use domain::meeting::step::NextStep;
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::read::meetings::view::{ItemView, MeetingView};
use serde::Deserialize;

use crate::error::PageError;
use crate::extract::{Form, Path, Query, Who};
use crate::form::{Choice, Field};
use crate::frame::{Frame, html_as};
use crate::meeting::{self, Table, Typed};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

mod vote;
mod wish;

#[derive(Template)]
#[template(path = "meetings/lead.html")]
struct LeadView {
    frame: Frame,
    sentence: String,
    over: String,
    back: String,
    action: String,
    refused: Option<String>,
    quorum: Option<String>,
    roll: Option<Roll>,
    sitting: Option<Sitting>,
    item: Option<Current>,
    closing: Option<Closing>,
    minutes: Option<String>,
    agenda: Vec<Line>,
}

/// The form that opens a session.
struct Roll {
    members: Vec<(String, String, String, String)>,
    day: Field,
    time: Field,
    presiding: Field,
    presidents: Vec<Choice>,
    secretary: Field,
    secretaries: Vec<Choice>,
}

/// Who is in the room.
struct Sitting {
    present: String,
    absent: String,
    comes: Field,
    comers: Vec<Choice>,
    leaves: Field,
    leavers: Vec<Choice>,
    time: Field,
}

/// The item that the session is at.
struct Current {
    number: usize,
    wording: String,
    hidden: bool,
    quorum: String,
    left_out: Vec<String>,
    tables: Vec<Table>,
    work: Option<(String, String)>,
    notes: Vec<(String, String)>,
    results: Vec<String>,
    deferred: Option<String>,
    vote: Option<vote::VoteForm>,
    note_kind: Field,
    note_kinds: Vec<Choice>,
    note: Field,
    recused: Field,
    able: Vec<Choice>,
    recuse_ground: Field,
    annul: Option<Field>,
    defer: Option<Field>,
}

/// The form that closes a session.
struct Closing {
    is_next: bool,
    time: Field,
}

/// A line of the agenda beside.
struct Line {
    url: String,
    text: String,
    state: String,
    current: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct At {
    item: Option<usize>,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
    Query(at): Query<At>,
) -> Result<Response, PageError> {
    let view = meeting::led(&server, &who, &code).await?;
    page(&who, &view, at.item, (&Typed::default(), None))
}

pub(crate) async fn act(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let view = meeting::led(&server, &who, &code).await?;
    let typed = Typed::of(pairs);
    let act = who.act(typed.command()?);
    let at = typed.get("item").parse().ok();
    let wish = match wish::of(&who, &view, &typed)? {
        Ok(wish) => wish,
        Err(said) => return page(&who, &view, at, (&typed, Some(said))),
    };
    match server.store.meeting_act(&act, view.id, wish).await {
        Ok(()) => {
            let to = urls::meeting_part(view.code, "lead");
            let stays = at.filter(|_| typed.get("act") != "defer");
            let to = stays.map_or_else(|| to.clone(), |number| format!("{to}?item={number}"));
            Ok(Done::to(to).saying(Notice::MeetingEntered).into_response())
        }
        Err(StoreError::Refused(refusal)) => {
            let said = meeting::refused(&who, &view, &refusal);
            page(&who, &view, at, (&typed, Some(said)))
        }
        Err(other) => Err(other.into()),
    }
}

fn page(
    who: &Who,
    view: &MeetingView,
    at: Option<usize>,
    (typed, refused): (&Typed, Option<String>),
) -> Result<Response, PageError> {
    let words = who.words();
    let session = match &view.phase {
        Phase::Open { session } => Some(session),
        Phase::Convened | Phase::Cancelled { .. } | Phase::Closed { .. } => None,
    };
    let at = at.or_else(|| next_item(view));
    let number = at.filter(|_| session.is_some());
    let current = number.and_then(|number| Some((number, view.items.get(number.checked_sub(1)?)?)));
    let failed = refused.is_some();
    let frame = meeting::frame(who, fl!(words, "mtg-lead-title"), view);
    let page = LeadView {
        frame: if failed { frame.with_errors() } else { frame },
        sentence: sentence(who, view),
        over: format!("{} · {}", fl!(words, "mtg-lead-title"), view.body_name),
        back: urls::meeting(view.code),
        action: urls::meeting_part(view.code, "lead"),
        refused,
        quorum: session.map(|_| words.quorum(view.quorum)),
        roll: matches!(view.step, NextStep::Open { .. }).then(|| roll(who, view, typed)),
        sitting: session.map(|session| sitting(who, view, session, typed)),
        closing: session.map(|_| Closing {
            is_next: view.step == NextStep::Close,
            time: Field::new("closed", fl!(words, "mtg-time")).filled(typed.or("closed", clock(who, view))),
        }),
        item: current.map(|(number, item)| current_item(who, view, (number, item), typed)),
        minutes: matches!(view.phase, Phase::Closed { .. }).then(|| urls::meeting_part(view.code, "minutes")),
        agenda: (1..).zip(&view.items).map(|(n, item)| line(who, view, (n, item), number)).collect(),
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

/// The number of the item that waits.
fn next_item(view: &MeetingView) -> Option<usize> {
    let waits = match &view.step {
        NextStep::Vote { item } | NextStep::AwaitQuorum { item, .. } => *item,
        NextStep::Convene
        | NextStep::MakeAgenda
        | NextStep::Open { .. }
        | NextStep::Close
        | NextStep::WriteMinutes
        | NextStep::Sign { .. }
        | NextStep::Done
        | NextStep::Cancelled => return None,
    };
    view.items.iter().position(|item| item.id == waits).map(|place| place.saturating_add(1))
}

fn sentence(who: &Who, view: &MeetingView) -> String {
    let words = who.words();
    match (&view.step, next_item(view)) {
        (NextStep::Vote { .. }, Some(number)) => fl!(words, "mtg-step-vote", number = number),
        _ => words.next_step(&view.step, view.zone),
    }
}

/// What a clock on the wall shows there now.
fn clock(who: &Who, view: &MeetingView) -> String {
    who.words().time(who.now(), view.zone)
}

fn roll(who: &Who, view: &MeetingView, typed: &Typed) -> Roll {
    let words = who.words();
    let all = meeting::members(view);
    let office = |n: usize| {
        let (person, ..) = all.get(n)?;
        view.members.iter().find(|member| member.person == *person).map(|member| member.role)
    };
    let first = |wanted: &[Office]| {
        let found = wanted.iter().find_map(|one| (0..all.len()).find(|n| office(*n) == Some(*one)));
        found.map(|n| n.to_string()).unwrap_or_default()
    };
    let choose = |name: &str, wanted: &[Office], may: &dyn Fn(Office) -> bool| {
        let picked = typed.or(name, first(wanted));
        let able = all.iter().enumerate().filter(|(n, _)| office(*n).is_some_and(may));
        let choice = |(n, (_, label, _)): (usize, &(_, String, _))| Choice {
            picked: picked == n.to_string(),
            value: n.to_string(),
            label: label.clone(),
            note: String::new(),
        };
        able.map(choice).collect::<Vec<_>>()
    };
    let began: Moment = view.at.min(who.now());
    let local = view.zone.local(began);
    let members = all.iter().enumerate().map(|(n, (_, name, post))| {
        let field = format!("m-{n}");
        let marked = typed.or(&field, "absent");
        (field, name.clone(), post.clone(), marked)
    });
    Roll {
        members: members.collect(),
        day: Field::new("day", fl!(words, "mtg-day")).filled(typed.or("day", local.date().to_string())),
        time: Field::new("time", fl!(words, "mtg-time"))
            .filled(typed.or("time", words.time(began, view.zone))),
        presiding: Field::new("presiding", fl!(words, "mtg-presiding")),
        presidents: choose("presiding", &view.rules.presides, &|office| {
            view.rules.presides.contains(&office)
        }),
        secretary: Field::new("secretary", fl!(words, "mtg-keeps")),
        secretaries: choose("secretary", &[Office::Secretary], &Office::runs_meetings),
    }
}

fn sitting(who: &Who, view: &MeetingView, session: &Session, typed: &Typed) -> Sitting {
    let words = who.words();
    let all = meeting::members(view);
    let choice = |(n, (_, name, _)): (usize, &(domain::basics::id::PersonId, String, String))| Choice {
        value: n.to_string(),
        label: name.clone(),
        ..Choice::default()
    };
    let (mut inside, mut outside) = (Vec::new(), Vec::new());
    for (n, member) in all.iter().enumerate() {
        let side = if session.is_present(member.0) { &mut inside } else { &mut outside };
        side.push(choice((n, member)));
    }
    let names = |side: &[Choice]| side.iter().map(|one| one.label.clone()).collect::<Vec<_>>().join(", ");
    Sitting {
        present: names(&inside),
        absent: names(&outside),
        comes: Field::new("comes", fl!(words, "mtg-comes")),
        comers: outside,
        leaves: Field::new("leaves", fl!(words, "mtg-leaves")),
        leavers: inside,
        time: Field::new("moved", fl!(words, "mtg-time")).filled(typed.or("moved", clock(who, view))),
    }
}

fn current_item(who: &Who, view: &MeetingView, (number, item): (usize, &ItemView), typed: &Typed) -> Current {
    let words = who.words();
    let field = |name: &str, label: String| Field::new(name, label).filled(typed.get(name));
    let kind = |kind: &NoteKind| match kind {
        NoteKind::Heard => fl!(words, "mtg-heard"),
        NoteKind::Spoke => fl!(words, "mtg-spoke"),
    };
    let kinds = [("heard", NoteKind::Heard), ("spoke", NoteKind::Spoke)].map(|(value, of)| Choice {
        value: value.to_owned(),
        label: kind(&of),
        picked: typed.or("kind", "heard") == value,
        ..Choice::default()
    });
    let able = meeting::members(view).into_iter().enumerate().filter_map(|(n, (person, label, _))| {
        let takes_part = item.roll.as_ref().is_some_and(|roll| roll.taking_part().any(|one| *one == person));
        takes_part.then(|| Choice { value: n.to_string(), label, ..Choice::default() })
    });
    let ground = |name: &str| field(name, fl!(words, "mtg-ground"));
    let untouched = item.votes.is_empty() && item.deferred.is_none();
    Current {
        number,
        wording: item.wording.clone(),
        hidden: item.hidden,
        quorum: item.quorum.map(|quorum| words.quorum(quorum)).unwrap_or_default(),
        left_out: meeting::left_out(words, view, item),
        tables: meeting::tables(words, item),
        work: item
            .work
            .as_ref()
            .map(|work| (urls::meeting_item(view.code, number), meeting::title(words, &work.title))),
        notes: item.notes.iter().map(|(of, text)| (kind(of), text.clone())).collect(),
        results: item.votes.iter().map(|vote| meeting::result(words, item, vote)).collect(),
        deferred: item.deferred.as_ref().map(|ground| fl!(words, "mtg-deferred", ground = ground.as_str())),
        vote: vote::form(who, view, item, typed),
        note_kind: Field::new("kind", fl!(words, "mtg-note-kind")),
        note_kinds: kinds.into(),
        note: field("note", fl!(words, "mtg-note-text")),
        recused: Field::new("recused", fl!(words, "mtg-recuse-whom")),
        able: if untouched { able.collect() } else { Vec::new() },
        recuse_ground: ground("recuse_ground"),
        annul: (!item.votes.is_empty()).then(|| ground("annul_ground")),
        defer: untouched.then(|| ground("defer_ground")),
    }
}

fn line(who: &Who, view: &MeetingView, (n, item): (usize, &ItemView), at: Option<usize>) -> Line {
    let words = who.words();
    let state = if item.deferred.is_some() {
        fl!(words, "mtg-item-deferred")
    } else if item.settled.is_some() {
        fl!(words, "mtg-item-voted")
    } else if !item.votes.is_empty() {
        fl!(words, "mtg-item-again")
    } else {
        fl!(words, "mtg-item-waits")
    };
    Line {
        url: format!("{}?item={n}", urls::meeting_part(view.code, "lead")),
        text: format!("{n}. {}", item.wording),
        state,
        current: at == Some(n),
    }
}
