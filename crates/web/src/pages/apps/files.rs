//! GET /apps/{code}/files: the slots. POST /apps/{code}/files/{paper}: a file for one of them.
//! GET /apps/{code}/file/{id} downloads, POST /apps/{code}/file/{id}/remove takes out.

use askama::Template;
use axum::Json;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Response};
use domain::application::form;
use domain::basics::id::{AttachmentId, CommandId};
use domain::procedure::paper::Paper;
use http::{HeaderMap, StatusCode};
use i18n_embed_fl::fl;
use persistence::files::Received;
use persistence::read::apps::AppView;
use serde::Deserialize;
use serde_json::json;

use crate::case::{self, Standing};
use crate::download;
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::file_type;
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::upload::{broken, receive, say, types};
use crate::urls;

#[derive(Template)]
#[template(path = "apps/files.html")]
struct FilesView {
    frame: Frame,
    back: String,
    next: String,
    print: String,
    standing: Standing,
    slots: Vec<Slot>,
}

struct Slot {
    id: String,
    label: String,
    hint: Option<String>,
    rule: String,
    signed: bool,
    files: Vec<FileLine>,
    full: bool,
    action: String,
    accept: String,
    max_bytes: u64,
    too_big: String,
    error: Option<String>,
}

struct FileLine {
    name: String,
    size: String,
    url: String,
    remove: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveForm {
    command: CommandId,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    page(&who, &view, None)
}

pub(crate) async fn attach(
    State(server): State<Server>,
    who: Who,
    headers: HeaderMap,
    Path((code, slot)): Path<(String, String)>,
    multipart: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    let paper =
        form::papers(&view.procedure).find(|paper| paper.id.as_str() == slot).ok_or(PageError::Missing)?;
    let wants_json = headers.contains_key("x-upload");
    let to = format!("{}#{slot}", urls::app_part(view.code, "files"));
    let error = match take(&server, &who, &view, paper, multipart.map_err(|_| PageError::WrongKind)?).await? {
        None if wants_json => return Ok(Json(json!({ "next": to })).into_response()),
        None => return Ok(Done::to(to).saying(Notice::Saved).into_response()),
        Some(error) => error,
    };
    if wants_json {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "message": error }))).into_response());
    }
    page(&who, &view, Some(&(slot.as_str(), error)))
}

/// Receives the file and attaches it, or says what is wrong with it. Nothing of a wrong file stays.
async fn take(
    server: &Server,
    who: &Who,
    view: &AppView,
    paper: &Paper,
    mut multipart: Multipart,
) -> Result<Option<String>, PageError> {
    let words = who.words();
    let mut command = None;
    while let Some(field) = multipart.next_field().await.map_err(broken)? {
        match field.name() {
            Some("command") => {
                command = field.text().await.map_err(broken)?.parse().ok();
            }
            Some("file") => {
                let name = field.file_name().unwrap_or_default().to_owned();
                if name.is_empty() {
                    return Ok(Some(fl!(words, "files-error-none")));
                }
                let attached = view.files.iter().filter(|file| file.paper == paper.id.as_str()).count();
                if attached >= usize::try_from(paper.max).unwrap_or(usize::MAX) {
                    return Ok(Some(fl!(words, "files-error-full")));
                }
                let received = match receive(server, field, paper).await? {
                    Ok(received) => received,
                    Err(()) => return Ok(Some(fl!(words, "files-error-big", mb = paper.max_mb))),
                };
                let command = command.ok_or(PageError::Unreadable)?;
                return keep(server, who, (view, paper), CommandId(command), (name, received)).await;
            }
            Some(_) | None => return Err(PageError::Unreadable),
        }
    }
    Ok(Some(fl!(words, "files-error-none")))
}

async fn keep(
    server: &Server,
    who: &Who,
    (view, paper): (&AppView, &Paper),
    command: CommandId,
    (name, received): (String, Received),
) -> Result<Option<String>, PageError> {
    match file_type::check(&name, &received, &paper.types) {
        Ok(found) => {
            let place = (paper.id.as_str().to_owned(), name, file_type::media(found).to_owned());
            server.store.attach(&who.act(command), view.code, place, received).await?;
            Ok(None)
        }
        Err(wrong) => {
            server.store.discard(received).await?;
            Ok(Some(say(who.words(), &name, wrong, paper)))
        }
    }
}

pub(crate) async fn open(
    State(server): State<Server>,
    who: Who,
    Path((code, id)): Path<(String, AttachmentId)>,
) -> Result<Response, PageError> {
    let code = domain::basics::code::Code::parse(&code).ok_or(PageError::Missing)?;
    let found = server.store.find_draft_file(who.viewer(), code, id).await?.ok_or(PageError::Missing)?;
    let (territory, file) = found;
    download::blob(&server, territory, file.sha256, (&file.name, file.size)).await
}

pub(crate) async fn remove(
    State(server): State<Server>,
    who: Who,
    Path((code, id)): Path<(String, AttachmentId)>,
    Form(form): Form<RemoveForm>,
) -> Result<Done, PageError> {
    let view = case::find(&server, &who, &code).await?;
    server.store.detach(&who.act(form.command), view.code, id).await?;
    Ok(Done::to(urls::app_part(view.code, "files")).saying(Notice::Saved))
}

fn page(who: &Who, view: &AppView, error: Option<&(&str, String)>) -> Result<Response, PageError> {
    let frame = case::frame(who, fl!(who.words(), "files-title"));
    let slots = form::papers(&view.procedure).map(|paper| {
        let own = error.filter(|(slot, _)| *slot == paper.id.as_str()).map(|(_, text)| text.clone());
        slot(who, view, paper, own)
    });
    let page = FilesView {
        slots: slots.collect(),
        back: urls::app(view.code),
        next: urls::app_part(view.code, "authors"),
        print: urls::app_part(view.code, "check"),
        standing: case::standing(who.words(), view, who.now()),
        frame: if error.is_some() { frame.with_errors() } else { frame },
    };
    html_as(if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &page)
}

fn slot(who: &Who, view: &AppView, paper: &Paper, error: Option<String>) -> Slot {
    let (words, id) = (who.words(), paper.id.as_str());
    let files: Vec<FileLine> = view
        .files
        .iter()
        .filter(|file| file.paper == id)
        .map(|file| FileLine {
            name: file.name.clone(),
            size: case::size(words, file.size),
            url: format!("/apps/{}/file/{}", view.code, file.id),
            remove: format!("/apps/{}/file/{}/remove", view.code, file.id),
        })
        .collect();
    let count = match (paper.min, paper.max) {
        (_, 1) => fl!(words, "files-count-one"),
        (min, max) => fl!(words, "files-count-some", min = min, max = max),
    };
    Slot {
        id: id.to_owned(),
        label: who.lang().of(&paper.label).to_owned(),
        hint: paper.hint.as_ref().map(|hint| who.lang().of(hint).to_owned()),
        rule: format!("{}; {count}", fl!(words, "files-types", types = types(paper), mb = paper.max_mb)),
        signed: paper.signed,
        full: files.len() >= usize::try_from(paper.max).unwrap_or(usize::MAX),
        files,
        action: urls::app_part(view.code, &format!("files/{id}")),
        accept: paper.types.iter().map(|kind| format!(".{}", kind.extension())).collect::<Vec<_>>().join(","),
        max_bytes: paper.max_bytes(),
        too_big: fl!(words, "files-error-big", mb = paper.max_mb),
        error,
    }
}
