//! GET /review/done: what the expert has signed, and how the expert uses the scale.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::procedure::exact::Exact;
use i18n_embed_fl::fl;
use persistence::read::reviewing::{ReviewCall, ReviewLine, SignedWork};

use super::saying;
use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "review/done.html")]
struct DoneView {
    frame: Frame,
    calls: Vec<CallView>,
}

struct CallView {
    title: String,
    works: Vec<WorkLine>,
    /// Each mark of the scale, and how often it was given.
    uses: Vec<(String, usize)>,
}

struct WorkLine {
    title: String,
    alias: String,
    url: String,
    total: String,
    at: String,
}

pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let calls = server.store.list_reviews(who.viewer(), who.now()).await?;
    let calls: Vec<CallView> =
        calls.iter().map(|call| call_view(&who, call)).filter(|call| !call.works.is_empty()).collect();
    let signed: usize = calls.iter().map(|call| call.works.len()).sum();
    let frame = who.frame(fl!(who.words(), "rev-done-title", n = signed)).section(&urls::reviews());
    html(&DoneView { frame, calls })
}

fn call_view(who: &Who, call: &ReviewCall) -> CallView {
    let signed = || call.lines.iter().filter_map(|line| Some((line, line.signed.as_ref()?)));
    CallView {
        title: who.lang().of(&call.title).to_owned(),
        works: signed().map(|(line, sheet)| work_line(who, call, (line, sheet))).collect(),
        uses: uses(call).into_iter().map(|(mark, n)| (saying::points(who.lang(), mark), n)).collect(),
    }
}

/// How often each mark was given, over all signed sheets of the call; marks never given stand there too.
fn uses(call: &ReviewCall) -> BTreeMap<Exact, usize> {
    let mut uses = BTreeMap::new();
    for line in &call.lines {
        let Some(signed) = &line.signed else { continue };
        let rubric = call.procedure.rubric_of(&line.stage);
        let scales = rubric.iter().flat_map(|rubric| &rubric.criteria).filter(|one| one.marks().len() <= 21);
        for mark in scales.flat_map(domain::procedure::scoring::Criterion::marks) {
            uses.entry(mark).or_insert(0);
        }
        for mark in signed.sheet.marks.values() {
            *uses.entry(*mark).or_insert(0) += 1;
        }
    }
    uses
}

fn work_line(who: &Who, call: &ReviewCall, (line, signed): (&ReviewLine, &SignedWork)) -> WorkLine {
    let words = who.words();
    WorkLine {
        title: saying::title(words, &line.title, line.alias),
        alias: line.alias.to_string(),
        url: urls::review(line.alias),
        total: saying::total(words, signed.total, line.most),
        at: signed.at.map(|at| words.short_moment(at, call.zone)).unwrap_or_default(),
    }
}
