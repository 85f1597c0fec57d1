//! `GET /t/{territory}/orgs`

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::access::may::{Place, Right};
use i18n_embed_fl::fl;
use persistence::read::people::Page;

use crate::error::PageError;
use crate::extract::{Path, Query, Who};
use crate::frame::{Frame, html};
use crate::people_lines::Asked;
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "orgs.html")]
struct OrgsView {
    frame: Frame,
    rows: Vec<OrganisationLine>,
    base: String,
    q: String,
    next: Option<String>,
    import: Option<String>,
    contacts: bool,
}

struct OrganisationLine {
    short_name: String,
    full_name: String,
    kind: String,
    address: String,
    contacts: Option<(String, String)>,
}

/// The organisations of a territory; telephones for those who manage them.
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let territory = server.territory(&slug).await?;
    let listed =
        server.store.list_organisations(who.viewer(), territory.id, asked.after(), asked.search()).await?;
    let Page { rows, next } = listed;
    let base = urls::orgs(&slug);
    let lines: Vec<OrganisationLine> = rows
        .into_iter()
        .map(|row| OrganisationLine {
            kind: who.words().organisation_kind(row.kind),
            short_name: row.short_name,
            full_name: row.full_name,
            address: row.address,
            contacts: row.contacts,
        })
        .collect();
    let manages = who.can(Right::ManagePeople, Place::Territory(territory.id));
    html(&OrgsView {
        frame: who
            .frame(fl!(who.words(), "orgs-title"))
            .within(&slug, who.lang().pick(&territory.name_ru, &territory.name_en)),
        contacts: manages,
        import: manages.then(|| urls::import(&slug)),
        next: next.as_deref().map(|after| asked.next(&base, after)),
        q: asked.q.trim().to_owned(),
        rows: lines,
        base,
    })
}
