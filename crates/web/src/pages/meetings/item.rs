//! GET /meetings/{code}/items/{number}: the work that an item is about, and its files.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::code::Code;
use i18n_embed_fl::fl;
use persistence::read::meetings::view::ItemWork;

use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::work::{self, Work};
use crate::{download, meeting, urls};

#[derive(Template)]
#[template(path = "meetings/item.html")]
struct WorkView {
    frame: Frame,
    back: String,
    over: String,
    title: String,
    work: Work,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((code, number)): Path<(String, usize)>,
) -> Result<Response, PageError> {
    let view = meeting::find(&server, &who, &code).await?;
    let found = work_of(&server, &who, (view.code, number)).await?;
    let title = meeting::title(who.words(), &found.paper.title);
    let url = |index| urls::meeting_file(view.code, number, index);
    html(&WorkView {
        frame: meeting::frame(&who, title.clone(), &view),
        back: format!("{}#item-{number}", urls::meeting(view.code)),
        over: fl!(
            who.words(),
            "mtg-work-over",
            number = number,
            organisation = found.paper.organisation.as_str(),
            code = found.paper.code.as_str()
        ),
        title,
        work: work::say(&who, &found.procedure, &found.filed, url),
    })
}

pub(crate) async fn file(
    State(server): State<Server>,
    who: Who,
    Path((code, number, index)): Path<(String, usize, usize)>,
) -> Result<Response, PageError> {
    let code = Code::parse(&code).ok_or(PageError::Missing)?;
    let found = work_of(&server, &who, (code, number)).await?;
    let paper = found.filed.files.iter().find(|paper| paper.index == index).ok_or(PageError::Missing)?;
    let file = &paper.file;
    download::blob(&server, found.territory, file.sha256, (&file.name, file.size)).await
}

async fn work_of(server: &Server, who: &Who, at: (Code, usize)) -> Result<ItemWork, PageError> {
    server.store.item_work(who.viewer(), at).await?.ok_or(PageError::Missing)
}
