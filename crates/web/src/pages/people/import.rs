//! `/t/{territory}/import`: a file is read, looked at, and only then carried out. Between the two steps the
//! table lies in the page, so that the server remembers nothing.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Response};
use documents::table::{Cell, Dialect, Table, TableError, read, write_csv};
use domain::access::may::{Place, Right};
use domain::basics::digest::Digest;
use domain::basics::id::CommandId;
use http::StatusCode;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use i18n_embed_fl::fl;
use persistence::StoreError;
use persistence::plain::territories::TerritoryView;
use serde::Deserialize;
use words::Words;

use super::preview::{Change, Preview, organisations, people};
use super::sheet::{self, What};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::form::Errors;
use crate::frame::{Frame, html, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "people/import.html")]
struct ImportView {
    frame: Frame,
    title: String,
    slug: String,
    picked: What,
    errors: Errors,
}

#[derive(Template)]
#[template(path = "people/preview.html")]
struct PreviewView {
    frame: Frame,
    title: String,
    slug: String,
    what: What,
    heading: String,
    preview: Preview,
    table: String,
    digest: String,
}

/// The second step's form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Confirmed {
    command: CommandId,
    what: What,
    table: String,
    digest: String,
}

/// `GET /t/{territory}/import`
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
) -> Result<Response, PageError> {
    let territory = own(&server, &who, &slug).await?;
    html(&form(&who, &territory, What::Orgs, Errors::default()))
}

/// `POST /t/{territory}/import`: reads the file and shows what it would do.
pub(crate) async fn look(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    multipart: Multipart,
) -> Result<Response, PageError> {
    let territory = own(&server, &who, &slug).await?;
    let upload = Upload::take(multipart).await?;
    let words = who.words();
    let refuse = |text: String| {
        let mut errors = Errors::default();
        errors.add("file", text);
        html_as(StatusCode::UNPROCESSABLE_ENTITY, &form(&who, &territory, upload.what, errors))
    };
    let table = match read(&upload.name, &upload.bytes) {
        Ok(table) => table,
        Err(error) => return refuse(say(words, &error)),
    };
    let lacking = sheet::lacking(upload.what, &table, who.lang());
    if !lacking.is_empty() {
        return refuse(fl!(words, "import-lacking", columns = lacking.join(", ")));
    }
    let preview = match upload.what {
        What::Orgs => organisations(&server, &who, territory.id, &table).await?,
        What::People => people(&server, &who, territory.id, &table).await?,
    };
    let title =
        if preview.wrong.is_empty() { fl!(words, "import-ready") } else { fl!(words, "import-wrong") };
    html(&PreviewView {
        frame: framed(&who, &territory, title.clone()),
        title,
        what: upload.what,
        heading: heading(words, &preview),
        table: if preview.wrong.is_empty() { written(&table) } else { String::new() },
        digest: Digest::of(&upload.bytes).to_string(),
        preview,
        slug,
    })
}

/// `POST /t/{territory}/import/confirm`: the same checks again; what the browser sends back is not trusted.
pub(crate) async fn confirm(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Form(form): Form<Confirmed>,
) -> Result<Done, PageError> {
    let territory = own(&server, &who, &slug).await?;
    let table = read("", form.table.as_bytes()).map_err(|_| PageError::Unreadable)?;
    let digest = Digest::parse(&form.digest).ok_or(PageError::Unreadable)?;
    let act = who.act(form.command);
    let (done, to) = match form.what {
        What::Orgs => {
            let rows = sheet::organisation_rows(&table, who.words()).whole()?;
            (server.store.import_organisations(&act, territory.id, &rows, &digest).await, urls::orgs(&slug))
        }
        What::People => {
            let body = super::preview::only_body(&server, territory.id).await?;
            let rows = sheet::person_rows(&table, who.words(), body.as_deref()).whole()?;
            (server.store.import_people(&act, territory.id, &rows, &digest).await, urls::people(&slug))
        }
    };
    match done {
        Ok(done) => Ok(Done::to(to).saying(Notice::Imported(done.entered + done.changed))),
        // The page showed no such rows: somebody changed the register meanwhile.
        Err(StoreError::Rows(_)) => Err(PageError::Conflict),
        Err(other) => Err(other.into()),
    }
}

/// `GET /t/{territory}/import/{file}`: an empty table to fill in.
pub(crate) async fn template(
    State(server): State<Server>,
    who: Who,
    Path((slug, file)): Path<(String, String)>,
) -> Result<Response, PageError> {
    own(&server, &who, &slug).await?;
    let what = file.strip_suffix(".csv").and_then(What::parse).ok_or(PageError::Missing)?;
    let bytes = write_csv(Dialect::ExcelRu, &sheet::titles(what, who.lang()), &[]);
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"smotr-{}.csv\"", what.name())),
    ];
    Ok((headers, bytes).into_response())
}

struct Upload {
    what: What,
    name: String,
    bytes: Vec<u8>,
}

impl Upload {
    async fn take(mut multipart: Multipart) -> Result<Self, PageError> {
        let mut upload = Self { what: What::Orgs, name: String::new(), bytes: Vec::new() };
        for _ in 0..8 {
            let Some(part) = multipart.next_field().await.map_err(|error| broken(&error))? else { break };
            match part.name() {
                Some("what") => {
                    let text = part.text().await.map_err(|error| broken(&error))?;
                    upload.what = What::parse(&text).ok_or(PageError::Unreadable)?;
                }
                Some("file") => {
                    upload.name = part.file_name().unwrap_or_default().to_owned();
                    upload.bytes = part.bytes().await.map_err(|error| broken(&error))?.to_vec();
                }
                Some(_) | None => return Err(PageError::Unreadable),
            }
        }
        Ok(upload)
    }
}

fn broken(error: &axum::extract::multipart::MultipartError) -> PageError {
    PageError::of_status(error.status()).unwrap_or(PageError::Unreadable)
}

async fn own(server: &Server, who: &Who, slug: &str) -> Result<TerritoryView, PageError> {
    let territory = server.territory(slug).await?;
    who.may(Right::ManagePeople, Place::Territory(territory.id))?;
    Ok(territory)
}

fn framed(who: &Who, territory: &TerritoryView, title: String) -> Frame {
    who.frame(title).within(&territory.slug, who.lang().pick(&territory.name_ru, &territory.name_en))
}

fn form(who: &Who, territory: &TerritoryView, picked: What, errors: Errors) -> ImportView {
    let title = fl!(who.words(), "import-title");
    let frame = framed(who, territory, title.clone());
    let frame = if errors.is_empty() { frame } else { frame.with_errors() };
    ImportView { frame, title, slug: territory.slug.clone(), picked, errors }
}

fn heading(words: &Words, preview: &Preview) -> String {
    let count = |change| preview.rows.iter().filter(|row| row.change == change).count();
    let (new, changed, same) = (count(Change::New), count(Change::Changed), count(Change::Same));
    fl!(words, "import-counts", new = new, changed = changed, same = same)
}

fn written(table: &Table) -> String {
    let rows: Vec<Vec<Cell>> =
        table.rows.iter().map(|row| row.cells.iter().map(Cell::text).collect()).collect();
    String::from_utf8(write_csv(Dialect::Rfc, &table.header, &rows)).unwrap_or_default()
}

fn say(words: &Words, error: &TableError) -> String {
    match error {
        TableError::Empty => fl!(words, "table-empty"),
        TableError::TooBig { .. } | TableError::Swells { .. } => fl!(words, "table-big"),
        TableError::TooManyRows { rows_max } => fl!(words, "table-rows", n = (*rows_max)),
        TableError::TooManyColumns { columns_max, .. } => fl!(words, "table-columns", n = (*columns_max)),
        TableError::Encrypted => fl!(words, "table-encrypted"),
        TableError::Macros => fl!(words, "table-macros"),
        TableError::Unsupported { .. } => fl!(words, "table-kind"),
        TableError::UnclosedQuote { line } => fl!(words, "table-quote", line = (*line)),
        TableError::Damaged { .. } => fl!(words, "table-damaged"),
    }
}
