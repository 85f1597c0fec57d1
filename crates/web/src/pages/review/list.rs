//! GET /review: the works that wait for the expert.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::moment::{Moment, Zone};
use i18n_embed_fl::fl;
use persistence::read::reviewing::{ReviewCall, ReviewLine, ReviewState};
use words::date::Countdown;

use super::saying;
use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "review/list.html")]
struct ListView {
    frame: Frame,
    deadline: Option<(String, Countdown)>,
    calls: Vec<CallView>,
    asked: usize,
    signed: usize,
}

struct CallView {
    title: String,
    works: Vec<WorkLine>,
    /// Works that the expert does not read.
    away: Vec<WorkLine>,
}

struct WorkLine {
    title: String,
    alias: String,
    url: String,
    tag: &'static str,
    state: String,
    due: Option<(String, Countdown)>,
    /// For the browser's copy of unsaved text: it may go once this version is reached.
    kept: Option<(String, i64)>,
}

pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let calls = server.store.list_reviews(who.viewer(), who.now()).await?;
    let words = who.words();
    let lines = || calls.iter().flat_map(|call| call.lines.iter().map(move |line| (call, line)));
    let waiting = lines().filter(|(_, line)| line.state.waits()).count();
    let earliest =
        lines().filter_map(|(call, line)| Some((line.due?, call.zone))).min_by_key(|(due, _)| *due);
    let title = match calls.is_empty() {
        true => fl!(words, "rev-none-title"),
        false => fl!(words, "rev-title", n = waiting),
    };
    let page = ListView {
        frame: who.frame(title).section(&urls::reviews()),
        deadline: earliest.map(|due| said_due(&who, due)),
        asked: lines().filter(|(_, line)| line.state == ReviewState::Asked).count(),
        signed: lines().filter(|(_, line)| line.state == ReviewState::Signed).count(),
        calls: calls.iter().map(|call| call_view(&who, call)).collect(),
    };
    html(&page)
}

fn call_view(who: &Who, call: &ReviewCall) -> CallView {
    let is_away = |line: &&ReviewLine| !line.state.waits() && line.state != ReviewState::Signed;
    let year = call.year.to_string().replace('-', "–");
    CallView {
        title: format!("{}, {year}", who.lang().of(&call.title)),
        works: call
            .lines
            .iter()
            .filter(|line| !is_away(line))
            .map(|line| work_line(who, call, line))
            .collect(),
        away: call.lines.iter().filter(is_away).map(|line| work_line(who, call, line)).collect(),
    }
}

fn work_line(who: &Who, call: &ReviewCall, line: &ReviewLine) -> WorkLine {
    let words = who.words();
    let (tag, mut state) = saying::state(words, call, line);
    if let Some(signed) = &line.signed {
        state = format!("{state}: {}", saying::total(words, signed.total, line.most));
    }
    WorkLine {
        title: saying::title(words, &line.title, line.alias),
        alias: line.alias.to_string(),
        url: urls::review(line.alias),
        tag,
        state,
        due: line.due.map(|due| said_due(who, (due, call.zone))),
        kept: (line.version > 0).then(|| (super::sheet::draft_key(who, line.alias), line.version)),
    }
}

fn said_due(who: &Who, (due, zone): (Moment, Zone)) -> (String, Countdown) {
    (who.words().moment(due, zone), who.words().countdown(who.now(), due))
}
