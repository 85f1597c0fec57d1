//! GET /t/{territory}/desk/{call}/publish: exactly what becomes visible and to whom, before it does. POST
//! publishes. …/publish/promoted.csv lists who goes on to another contest.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use documents::table::{Cell, Dialect, write_csv};
use domain::access::may::Right;
use domain::basics::id::CommandId;
use domain::procedure::name::StageId;
use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::read::results::{PlannedLetter, Promoted, Publishing};
use serde::Deserialize;

use super::order::{Follow, follow};
use super::ranking::titled;
use crate::desk::{DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Form, Path, Query, Who};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::pages::calls::results::{GroupPart, groups};
use crate::server::Server;
use crate::{desk, urls};

#[derive(Template)]
#[template(path = "desk/publish.html")]
struct PublishView {
    frame: Frame,
    nav: DeskNav,
    call_title: String,
    title: String,
    refused: Option<String>,
    waiting: Vec<String>,
    hindrance: Option<String>,
    stage: String,
    can: bool,
    lead: String,
    is_public: bool,
    groups: Vec<GroupPart>,
    letters: Vec<LetterPart>,
    done: Vec<String>,
    follow: Option<Follow>,
    public: Option<String>,
    promoted: Vec<PromotedPart>,
    csv: String,
    base: String,
}

/// A letter with the first copy of it.
struct LetterPart {
    copies: String,
    subject: String,
    lines: Vec<String>,
}

struct PromotedPart {
    code: String,
    title: String,
    organisation: String,
    class: String,
    since: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    stage: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublishForm {
    command: CommandId,
    stage: String,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Query(which): Query<Which>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::PublishResults).await?;
    page(&server, &who, &found, (which.stage.as_deref(), None)).await
}

pub(crate) async fn publish(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
    Form(form): Form<PublishForm>,
) -> Result<Response, PageError> {
    let found = desk::call(&server, &who, (&slug, &call), Right::PublishResults).await?;
    let stage = StageId::parse(&form.stage).map_err(|_| PageError::Unreadable)?;
    match server.store.publish_results(&who.act(form.command), found.1.id, stage).await {
        Ok(()) => {
            let to = urls::desk_part(&slug, &call, "publish");
            let to = format!("{to}?stage={}", urls::escape(&form.stage));
            Ok(Done::to(to).saying(Notice::ResultsPublished).into_response())
        }
        Err(StoreError::Refused(refusal)) => {
            let said = who.words().refusal(&refusal, found.0.zone, &*found.1.procedure);
            page(&server, &who, &found, (Some(&form.stage), Some(said))).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Who goes on to another contest, as a table to hand over. Empty before anything is published.
pub(crate) async fn promoted(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let (territory, view) = desk::call(&server, &who, (&slug, &call), Right::PublishResults).await?;
    let publishing = server.store.publishing(who.viewer(), &view, None).await?.ok_or(PageError::Missing)?;
    let words = who.words();
    let header = [
        fl!(words, "res-code"),
        fl!(words, "res-work-title"),
        fl!(words, "res-organisation"),
        fl!(words, "res-class"),
        fl!(words, "res-promoted-into"),
        fl!(words, "res-promoted-since"),
    ];
    let rows: Vec<Vec<Cell>> = publishing
        .promoted
        .iter()
        .map(|one| {
            let texts = [
                one.card.code.to_string(),
                titled(words, Some(&one.card.title)),
                one.card.full_name.clone(),
                who.lang().of(&one.class).to_owned(),
                one.into.clone(),
                words.day_of(one.since, territory.zone),
            ];
            texts.into_iter().map(Cell::Text).collect()
        })
        .collect();
    Ok(csv(&format!("{}-promoted", view.call.slug), &header, &rows))
}

/// A table as a file.
pub(crate) fn csv(name: &str, header: &[String], rows: &[Vec<Cell>]) -> Response {
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\"")),
    ];
    (headers, write_csv(Dialect::ExcelRu, header, rows)).into_response()
}

async fn page(
    server: &Server,
    who: &Who,
    (territory, view): &(TerritoryView, CallView),
    (stage, refused): (Option<&str>, Option<String>),
) -> Result<Response, PageError> {
    let publishing = server.store.publishing(who.viewer(), view, stage).await?.ok_or(PageError::Missing)?;
    let words = who.words();
    let title = title(who, &publishing);
    let name = |id: &StageId| {
        let found = view.procedure.stage(id);
        found.map_or_else(|| id.to_string(), |stage| who.lang().of(&stage.title).to_owned())
    };
    let waiting =
        publishing.waiting.iter().map(|(stage, &n)| fl!(words, "res-waiting-at", n = n, stage = name(stage)));
    let done = publishing.done.iter().map(|&(number, at, works)| {
        fl!(words, "res-published-line", n = number, at = words.moment(at, territory.zone), works = works)
    });
    let hindrance = publishing.refused.as_ref().filter(|_| publishing.here > 0);
    let hindrance = hindrance.map(|why| words.refusal(why, territory.zone, &*view.procedure));
    let base = urls::desk_part(&territory.slug, &view.call.slug, "publish");
    let failed = refused.is_some();
    let frame = desk::frame(who, title.clone(), territory);
    let page = PublishView {
        frame: if failed { frame.with_errors() } else { frame },
        nav: DeskNav::new(who, &territory.slug, &view.call.slug, DeskPage::Publish),
        call_title: format!("{} · {}", who.lang().of(view.procedure.title()), view.call.school_year),
        title,
        refused,
        waiting: waiting.collect(),
        hindrance,
        stage: publishing.stage.to_string(),
        can: publishing.refused.is_none(),
        lead: if publishing.is_public {
            fl!(words, "res-publish-lead", n = publishing.here)
        } else {
            fl!(words, "res-publish-lead-own", n = publishing.here)
        },
        is_public: publishing.is_public,
        groups: groups(who, &publishing.groups),
        letters: publishing.letters.iter().map(|letter| letter_part(server, who, letter)).collect(),
        follow: follow(words, &publishing.followed).filter(|_| !publishing.done.is_empty()),
        public: (publishing.is_public && !publishing.done.is_empty())
            .then(|| urls::results(&territory.slug, &view.call.slug)),
        done: done.collect(),
        promoted: publishing.promoted.iter().map(|one| promoted_part(who, territory, one)).collect(),
        csv: format!("{base}/promoted.csv"),
        base,
    };
    html_as(if failed { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn title(who: &Who, publishing: &Publishing) -> String {
    let words = who.words();
    match (publishing.here, &publishing.refused, publishing.done.first()) {
        (n, None, None) => fl!(words, "res-publish-ready", n = n),
        (n, None, Some(_)) => fl!(words, "res-publish-more", n = n),
        (0, Some(_), Some(&(number, ..))) => fl!(words, "res-publish-done", n = number),
        (_, Some(_), _) => fl!(words, "res-publish-early"),
    }
}

fn letter_part(server: &Server, who: &Who, planned: &PlannedLetter) -> LetterPart {
    let said = who.words().letter(&planned.sample, &server.config.public_url);
    LetterPart {
        copies: fl!(who.words(), "res-letter-copies", n = planned.copies),
        subject: said.subject,
        lines: said.body.lines().map(str::to_owned).collect(),
    }
}

fn promoted_part(who: &Who, territory: &TerritoryView, one: &Promoted) -> PromotedPart {
    PromotedPart {
        code: one.card.code.to_string(),
        title: titled(who.words(), Some(&one.card.title)),
        organisation: one.card.organisation.clone(),
        class: who.lang().of(&one.class).to_owned(),
        since: who.words().moment(one.since, territory.zone),
    }
}
