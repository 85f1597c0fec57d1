//! What waits for a coordinator.

use domain::call::state::WindowPhase;
use i18n_embed_fl::fl;
use persistence::read::apps::{AppInList, AppStanding};

use super::{Said, Task, zone};
use crate::call_line::CallLine;
use crate::error::PageError;
use crate::extract::Who;
use crate::server::Server;
use crate::urls;

/// A coordinator: drafts first, then what is filed.
pub(super) async fn applicant(server: &Server, who: &Who, open: &[CallLine]) -> Result<Said, PageError> {
    let words = who.words();
    let mut apps = server.store.own_applications(who.viewer()).await?;
    apps.retain(|app| {
        app.window.phase(who.now()) != WindowPhase::After || !matches!(app.standing, AppStanding::Withdrawn)
    });
    let unfiled = |app: &AppInList| {
        matches!(app.standing, AppStanding::Draft | AppStanding::Changed { .. })
            && app.window.phase(who.now()) == WindowPhase::Open
    };
    apps.sort_by_key(|app| (!unfiled(app), app.window.closes));
    let drafts = apps.iter().filter(|app| unfiled(app)).count();
    let title = match (drafts, apps.len(), open.iter().filter(|call| call.is_open()).count()) {
        (1.., _, _) => fl!(words, "today-drafts", n = drafts),
        (0, 0, 0) => fl!(words, "today-nothing"),
        (0, 0, calls) => fl!(words, "today-open-calls", n = calls),
        (0, filed, _) => fl!(words, "today-filed", n = filed),
    };
    let first = apps.iter().find(|app| unfiled(app));
    let lead = match first {
        Some(app) => {
            let (until, rest) =
                (words.moment(app.window.closes, zone(&app.zone)), words.rest(who.now(), app.window.closes));
            fl!(words, "today-until", until = until, rest = rest)
        }
        None => fl!(words, "today-applicant-lead"),
    };
    Ok((title, lead, apps.iter().map(|app| app_task(who, app)).collect()))
}

fn app_task(who: &Who, app: &AppInList) -> Task {
    let words = who.words();
    let open = app.window.phase(who.now()) == WindowPhase::Open;
    let (state, tag) = match app.standing {
        AppStanding::Draft if !open => (fl!(words, "today-state-late"), ""),
        AppStanding::Draft if app.gaps == 0 => (fl!(words, "today-state-ready"), "tag warn"),
        AppStanding::Draft => (fl!(words, "today-state-gaps", n = app.gaps), "tag"),
        AppStanding::Filed { at } => {
            (fl!(words, "today-state-filed", at = words.short_moment(at, zone(&app.zone))), "")
        }
        AppStanding::Changed { .. } => (fl!(words, "today-state-changed"), "tag warn"),
        AppStanding::Withdrawn => (fl!(words, "today-state-withdrawn"), ""),
    };
    let work = if app.work.is_empty() { fl!(words, "today-untitled") } else { app.work.clone() };
    Task {
        title: work,
        url: urls::app_text(&app.code),
        state,
        tag,
        about: format!("{} · {} · {}", app.code, who.lang().of(&app.call), app.organisation),
    }
}
