//! GET and POST /review/{alias}/sign: the whole sheet once more before it is signed.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::basics::id::CommandId;
use domain::procedure::scoring::Rubric;
use domain::review::sheet::{gaps, most, total};
use i18n_embed_fl::fl;
use persistence::read::reviewing::ReviewWork;
use persistence::{StoreError, Wish};
use serde::Deserialize;

use super::work::{Trouble, page};
use super::{saying, sheet};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::frame::{Frame, html};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "review/sign.html")]
struct SignView {
    frame: Frame,
    over: String,
    back: String,
    action: String,
    total: String,
    /// Criterion, mark, comment.
    rows: Vec<(String, String, String)>,
    advice: String,
    /// The one mark that stands everywhere, if so.
    alike: Option<String>,
    key: String,
    version: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignForm {
    command: CommandId,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(alias): Path<String>,
) -> Result<Response, PageError> {
    let work = saying::find(&server, &who, &alias).await?;
    let Some(rubric) = work.rubric().filter(|_| work.state.writes()) else {
        return Ok(Done::to(urls::review(work.alias)).into_response());
    };
    let gaps = gaps(rubric, &work.sheet);
    if !gaps.is_empty() {
        return page(&server, &who, &work, Trouble { gaps, ..Trouble::default() }).await;
    }
    html(&view(&who, &work, rubric))
}

pub(crate) async fn sign(
    State(server): State<Server>,
    who: Who,
    Path(alias): Path<String>,
    Form(form): Form<SignForm>,
) -> Result<Response, PageError> {
    let work = saying::find(&server, &who, &alias).await?;
    match server.store.ask(&who.act(form.command), work.id, Wish::Sign).await {
        Ok(()) => Ok(Done::to(urls::review(work.alias)).saying(Notice::SheetSigned).into_response()),
        Err(StoreError::Refused(refusal)) => {
            // Every gap becomes a link to its field; any other reason is said over the page.
            let gaps = work.rubric().filter(|_| work.state.writes()).map(|rubric| gaps(rubric, &work.sheet));
            let gaps = gaps.unwrap_or_default();
            let refused = gaps.is_empty().then(|| saying::refused(&who, &work, &refusal));
            page(&server, &who, &work, Trouble { gaps, refused, ..Trouble::default() }).await
        }
        Err(other) => Err(other.into()),
    }
}

fn view(who: &Who, work: &ReviewWork, rubric: &Rubric) -> SignView {
    let (words, lang) = (who.words(), who.lang());
    let rows = rubric.criteria.iter().map(|criterion| {
        let id = criterion.id.as_str();
        let mark = work.sheet.marks.get(id).map(|mark| saying::points(lang, *mark));
        let comment = work.sheet.comments.get(id).cloned().unwrap_or_default();
        (lang.of(&criterion.label).to_owned(), mark.unwrap_or_default(), comment)
    });
    let sum = total(rubric, &work.divisions, &work.sheet.marks);
    let most = most(rubric, &work.divisions);
    let marks: BTreeSet<_> = work.sheet.marks.values().collect();
    let alike = marks.first().filter(|_| marks.len() == 1 && rubric.criteria.len() > 1);
    let title = saying::title(words, &work.title, work.alias);
    SignView {
        frame: who.frame(fl!(words, "rev-sign-title")).section(&urls::reviews()),
        over: format!("{} · {title}", work.alias),
        back: urls::review(work.alias),
        action: urls::review_part(work.alias, "sign"),
        total: sum.map(|sum| saying::total(words, sum, most)).unwrap_or_default(),
        rows: rows.collect(),
        advice: work.sheet.advice.clone(),
        alike: alike.map(|mark| fl!(words, "rev-alike", mark = saying::points(lang, **mark))),
        key: sheet::draft_key(who, work.alias),
        version: work.version,
    }
}
