//! GET /apps: our applications, and where one can apply now.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::call::state::WindowPhase;
use i18n_embed_fl::fl;
use persistence::read::apps::{AppInList, AppStanding};
use persistence::read::checks::AppStage;

use crate::case;
use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "apps/list.html")]
struct ListView {
    frame: Frame,
    apps: Vec<Row>,
    open: Vec<OpenCall>,
}

struct Row {
    url: String,
    title: String,
    about: String,
    tag: &'static str,
    standing: String,
    note: String,
}

struct OpenCall {
    url: String,
    title: String,
    until: String,
    apply: String,
}

pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let apps = server.store.own_applications(who.viewer()).await?;
    let apps = apps.into_iter().map(|app| row(&who, app)).collect();
    let own = server.store.own_organisations(who.viewer()).await?;
    let territories: Vec<_> = own.iter().map(|organisation| organisation.territory).collect();
    let mut open = Vec::new();
    if !territories.is_empty() {
        let known = server.store.territories().await?;
        for call in server.store.list_open_calls(&territories, who.now()).await? {
            let Some(territory) = known.iter().find(|t| t.id == call.territory) else { continue };
            if call.window.phase(who.now()) != WindowPhase::Open {
                continue;
            }
            open.push(OpenCall {
                url: urls::call(&territory.slug, &call.slug),
                title: who.lang().of(&call.title).to_owned(),
                until: fl!(
                    who.words(),
                    "apps-until",
                    at = who.words().moment(call.window.closes, territory.zone)
                ),
                apply: urls::app_new(&territory.slug, &call.slug),
            });
        }
    }
    let frame = case::frame(&who, fl!(who.words(), "apps-title"));
    html(&ListView { frame, apps, open })
}

fn row(who: &Who, app: AppInList) -> Row {
    let words = who.words();
    let zone = case::zone(&app.zone);
    let open = app.window.phase(who.now()) == WindowPhase::Open;
    let (tag, standing) = match app.standing {
        AppStanding::Draft if open => ("warn", fl!(words, "standing-draft")),
        AppStanding::Draft => ("neutral", fl!(words, "standing-late")),
        AppStanding::Filed { .. } => ("ok", fl!(words, "standing-filed")),
        AppStanding::Changed { .. } => ("warn", fl!(words, "standing-changed")),
        AppStanding::Withdrawn => ("neutral", fl!(words, "standing-withdrawn")),
    };
    // Beyond its filing the stage says more than that it was filed.
    let stage = app.stage.as_ref().filter(|stage| !(open && **stage == AppStage::Checking));
    let (tag, standing) = match stage {
        Some(stage @ AppStage::ToMend { .. }) => ("warn", case::stage_line(words, stage, who.now(), zone)),
        Some(stage) => ("neutral", case::stage_line(words, stage, who.now(), zone)),
        None => (tag, standing),
    };
    let closes = words.moment(app.window.closes, zone);
    let until =
        if open { fl!(words, "apps-until", at = closes) } else { fl!(words, "apps-closed", at = closes) };
    let note = match (app.standing, app.gaps, open) {
        (AppStanding::Draft | AppStanding::Changed { .. } | AppStanding::Withdrawn, 0, true) => {
            format!("{until} · {}", fl!(words, "apps-ready"))
        }
        (AppStanding::Draft | AppStanding::Changed { .. }, gaps, true) => {
            format!("{until} · {}", fl!(words, "apps-gaps", n = gaps))
        }
        _ => until,
    };
    let title = if app.work.is_empty() { fl!(words, "apps-untitled") } else { app.work };
    Row {
        url: format!("/apps/{}", app.code),
        title,
        about: format!("{} · {} · {}", app.code, who.lang().of(&app.call), app.organisation),
        tag,
        standing,
        note,
    }
}
