//! GET /review/{alias}: a work and its sheet side by side. POST /review/{alias}/answer: whether the expert
//! takes it. GET /review/{alias}/files/{index}: a file under a name that tells nothing.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::basics::code::Alias;
use domain::basics::id::CommandId;
use domain::review::sheet::{SheetGap, most};
use http::StatusCode;
use i18n_embed_fl::fl;
use persistence::read::reviewing::{ReviewState, ReviewWork, SignedWork};
use persistence::scoring::SheetTexts;
use persistence::{StoreError, Wish};
use serde::Deserialize;
use words::Words;
use words::date::Countdown;

use super::saying;
use super::sheet::{self, Filling, SheetView};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::Errors;
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::work::Work;
use crate::{download, urls};

#[derive(Template)]
#[template(path = "review/work.html")]
struct WorkView {
    frame: Frame,
    title: String,
    over: String,
    kinds: Vec<(String, String)>,
    deadline: Option<(String, Countdown)>,
    banner: Option<Banner>,
    refused: Option<String>,
    errors: Errors,
    asked: bool,
    answer: String,
    work: Option<Work>,
    sheet: Option<SheetView>,
    signed: Option<SignedView>,
    earlier: Vec<SheetRead>,
    /// What was typed and is not stored: label and text.
    unsaved: Vec<(String, String)>,
    previous: Option<String>,
    next: Option<String>,
}

/// A line over the page: how strongly, what, and more about it.
struct Banner {
    tone: &'static str,
    strong: String,
    text: String,
}

/// A sheet to read: own or of an earlier review.
struct SheetRead {
    total: String,
    /// Criterion, mark, comment.
    rows: Vec<(String, String, String)>,
}

struct SignedView {
    sheet: SheetRead,
    at: String,
    advice: String,
    note: String,
    peers: Option<String>,
    key: String,
    version: i64,
}

/// What went wrong with a posted sheet, and what was in it.
#[derive(Default)]
pub(super) struct Trouble {
    pub(super) typed: Option<SheetTexts>,
    pub(super) theirs: Option<SheetTexts>,
    /// The version on which the next save is to be written, where it is not the one just read.
    pub(super) version: Option<i64>,
    pub(super) gaps: Vec<SheetGap>,
    pub(super) refused: Option<String>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    Take,
    Conflict,
    Busy,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerForm {
    command: CommandId,
    answer: Answer,
    #[serde(default)]
    ground: String,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(alias): Path<String>,
) -> Result<Response, PageError> {
    let work = saying::find(&server, &who, &alias).await?;
    page(&server, &who, &work, Trouble::default()).await
}

pub(crate) async fn answer(
    State(server): State<Server>,
    who: Who,
    Path(alias): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, PageError> {
    let work = saying::find(&server, &who, &alias).await?;
    let wish = match form.answer {
        Answer::Take => Wish::Accept,
        Answer::Conflict => Wish::Decline { conflict: true, ground: form.ground },
        Answer::Busy => Wish::Decline { conflict: false, ground: form.ground },
    };
    let taken = matches!(wish, Wish::Accept);
    match server.store.ask(&who.act(form.command), work.id, wish).await {
        Ok(()) if taken => Ok(Done::to(urls::review(work.alias)).into_response()),
        Ok(()) => Ok(Done::to(urls::reviews()).saying(Notice::ReviewAnswered).into_response()),
        Err(StoreError::Refused(refusal)) => {
            let refused = Some(saying::refused(&who, &work, &refusal));
            page(&server, &who, &work, Trouble { refused, ..Trouble::default() }).await
        }
        Err(other) => Err(other.into()),
    }
}

pub(crate) async fn file(
    State(server): State<Server>,
    who: Who,
    Path((alias, index)): Path<(String, usize)>,
) -> Result<Response, PageError> {
    let alias = Alias::parse(&alias).ok_or(PageError::Missing)?;
    let found = server.store.find_review_file(who.viewer(), (alias, index), who.now()).await?;
    let (territory, file) = found.ok_or(PageError::Missing)?;
    download::blob(&server, territory, file.sha256, (&file.name, file.size)).await
}

/// The page, after a refusal too: then with what was typed.
pub(super) async fn page(
    server: &Server,
    who: &Who,
    work: &ReviewWork,
    trouble: Trouble,
) -> Result<Response, PageError> {
    let words = who.words();
    let errors = errors(words, work, &trouble.gaps);
    let status = status(&trouble, &errors);
    let stored = texts(work);
    let filling = Filling {
        texts: trouble.typed.as_ref().unwrap_or(&stored),
        theirs: trouble.theirs.as_ref(),
        version: trouble.version.unwrap_or(work.version),
        errors: &errors,
    };
    let rubric = work.rubric().filter(|_| work.state.writes());
    let sheet = rubric.map(|rubric| sheet::view(who, work, rubric, &filling));
    let (previous, next) = neighbours(server, who, work.alias).await?;
    let title = saying::title(words, &work.title, work.alias);
    let frame = who.frame(title.clone()).section(&urls::reviews());
    let url = |index| urls::review_file(work.alias, index);
    let page = WorkView {
        frame: if status == StatusCode::OK { frame } else { frame.with_errors() },
        title,
        over: format!("{} · {}", work.alias, who.lang().of(&work.call)),
        kinds: kinds(who, work),
        deadline: work.due.map(|due| (words.moment(due, work.zone), words.countdown(who.now(), due))),
        banner: banner(words, work),
        asked: work.state == ReviewState::Asked,
        answer: urls::review_part(work.alias, "answer"),
        work: work.work.as_ref().map(|filed| crate::work::say(who, &work.procedure, filed, url)),
        signed: work.signed.as_ref().map(|signed| signed_view(who, work, signed)),
        earlier: earlier(who, work),
        unsaved: if sheet.is_some() { Vec::new() } else { unsaved(who, work, &trouble) },
        sheet,
        previous,
        next,
        refused: trouble.refused,
        errors,
    };
    html_as(status, &page)
}

fn status(trouble: &Trouble, errors: &Errors) -> StatusCode {
    if trouble.theirs.is_some() {
        StatusCode::CONFLICT
    } else if trouble.refused.is_some() || !errors.is_empty() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    }
}

fn errors(words: &Words, work: &ReviewWork, gaps: &[SheetGap]) -> Errors {
    let mut errors = Errors::default();
    let Some(rubric) = work.rubric() else { return errors };
    for gap in gaps {
        let (id, text) = saying::gap(words, rubric, gap);
        errors.add(&id, text);
    }
    errors
}

/// The sheet as stored, note and all.
pub(super) fn texts(work: &ReviewWork) -> SheetTexts {
    let sheet = work.sheet.clone();
    SheetTexts { marks: sheet.marks, comments: sheet.comments, advice: sheet.advice, note: work.note.clone() }
}

/// The works before and after this one among those that wait.
async fn neighbours(
    server: &Server,
    who: &Who,
    alias: Alias,
) -> Result<(Option<String>, Option<String>), PageError> {
    let calls = server.store.list_reviews(who.viewer(), who.now()).await?;
    let all: Vec<Alias> = calls.iter().flat_map(|call| &call.lines).map(|line| line.alias).collect();
    let place = all.iter().position(|known| *known == alias).unwrap_or_default();
    let waiting = saying::waiting(&calls);
    let at = |one: &Alias| all.iter().position(|known| known == one).unwrap_or_default();
    let previous = waiting.iter().rev().find(|one| at(one) < place);
    let next = waiting.iter().find(|one| at(one) > place);
    Ok((previous.map(|one| urls::review(*one)), next.map(|one| urls::review(*one))))
}

fn kinds(who: &Who, work: &ReviewWork) -> Vec<(String, String)> {
    let lang = who.lang();
    work.kinds.iter().map(|(name, value)| (lang.of(name).to_owned(), lang.of(value).to_owned())).collect()
}

fn banner(words: &Words, work: &ReviewWork) -> Option<Banner> {
    let ground = || work.ground.clone().unwrap_or_default();
    let plain = |strong: String| Banner { tone: "info", strong, text: String::new() };
    match work.state {
        ReviewState::Returned => {
            Some(Banner { tone: "warn", strong: fl!(words, "rev-returned"), text: ground() })
        }
        ReviewState::Voided => {
            Some(Banner { tone: "warn", strong: fl!(words, "rev-voided"), text: ground() })
        }
        ReviewState::Declined { conflict: true } => Some(plain(fl!(words, "rev-conflict-told"))),
        ReviewState::Declined { conflict: false } => Some(plain(fl!(words, "rev-declined-told"))),
        ReviewState::GivenOn => Some(plain(fl!(words, "rev-given-on-told"))),
        ReviewState::Missed => Some(plain(fl!(words, "rev-refused-gone"))),
        ReviewState::Asked | ReviewState::Fresh | ReviewState::Begun { .. } | ReviewState::Signed => None,
    }
}

fn signed_view(who: &Who, work: &ReviewWork, signed: &SignedWork) -> SignedView {
    let words = who.words();
    let said = |total| saying::points(who.lang(), total);
    let peers = work.peers.as_ref().map(|totals| {
        let all = totals.iter().map(|total| said(*total)).collect::<Vec<_>>().join("; ");
        fl!(words, "rev-peers", mine = said(signed.total), n = totals.len(), all = all)
    });
    SignedView {
        sheet: read(who, work, &work.stage, (&signed.sheet.marks, &signed.sheet.comments, signed.total)),
        at: signed.at.map(|at| words.moment(at, work.zone)).unwrap_or_default(),
        advice: signed.sheet.advice.clone(),
        note: work.note.clone(),
        peers,
        key: sheet::draft_key(who, work.alias),
        version: work.version,
    }
}

fn earlier(who: &Who, work: &ReviewWork) -> Vec<SheetRead> {
    let sheets = work.earlier.iter();
    sheets.map(|one| read(who, work, &one.stage, (&one.marks, &one.comments, one.total))).collect()
}

type Marks<'a> = &'a std::collections::BTreeMap<String, domain::procedure::exact::Exact>;
type Comments<'a> = &'a std::collections::BTreeMap<String, String>;

fn read(
    who: &Who,
    work: &ReviewWork,
    stage: &domain::procedure::name::StageId,
    (marks, comments, total): (Marks<'_>, Comments<'_>, domain::procedure::exact::Exact),
) -> SheetRead {
    let rubric = work.procedure.rubric_of(stage);
    let rows = rubric.iter().flat_map(|rubric| &rubric.criteria).map(|criterion| {
        let id = criterion.id.as_str();
        let mark = marks.get(id).map(|mark| saying::points(who.lang(), *mark)).unwrap_or_default();
        (who.lang().of(&criterion.label).to_owned(), mark, comments.get(id).cloned().unwrap_or_default())
    });
    let most = rubric.and_then(|rubric| most(rubric, &work.divisions));
    SheetRead { total: saying::total(who.words(), total, most), rows: rows.collect() }
}

/// What was typed or saved and cannot be signed any more, so that nobody loses a text.
fn unsaved(who: &Who, work: &ReviewWork, trouble: &Trouble) -> Vec<(String, String)> {
    let stored = texts(work);
    let Some(typed) = trouble.typed.as_ref().or((work.state == ReviewState::Missed).then_some(&stored))
    else {
        return Vec::new();
    };
    let words = who.words();
    let mut lines = Vec::new();
    for criterion in work.rubric().iter().flat_map(|rubric| &rubric.criteria) {
        let id = criterion.id.as_str();
        let mark = typed.marks.get(id).map(|mark| saying::points(who.lang(), *mark));
        let parts: Vec<String> = mark.into_iter().chain(typed.comments.get(id).cloned()).collect();
        lines.push((who.lang().of(&criterion.label).to_owned(), parts.join(". ")));
    }
    lines.push((fl!(words, "rev-advice"), typed.advice.clone()));
    lines.push((fl!(words, "rev-note"), typed.note.clone()));
    lines.retain(|(_, text)| !text.trim().is_empty());
    lines
}
