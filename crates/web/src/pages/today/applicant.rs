//! What waits for a coordinator.

use domain::basics::moment::{Moment, Zone};
use domain::call::state::WindowPhase;
use i18n_embed_fl::fl;
use persistence::read::apps::{AppInList, AppStanding};
use persistence::read::checks::AppStage;

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
    // What has to be mended comes before what is still written: its term is the shorter one.
    apps.sort_by_key(|app| (mends(app).is_none(), !unfiled(app), app.window.closes));
    let drafts = apps.iter().filter(|app| unfiled(app)).count();
    let mending = apps.iter().filter_map(mends).collect::<Vec<_>>();
    if let Some(until) = mending.iter().min() {
        let zone = apps.first().map_or(Zone::MOSCOW, |app| zone(&app.zone));
        let (until, rest) = (words.moment(*until, zone), words.rest(who.now(), *until));
        let lead = fl!(words, "today-until", until = until, rest = rest);
        let title = fl!(words, "today-mend", n = mending.len());
        return Ok((title, lead, apps.iter().map(|app| app_task(who, app)).collect()));
    }
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

/// Until when the application has to be mended.
fn mends(app: &AppInList) -> Option<Moment> {
    if let Some(AppStage::ToMend { until }) = &app.stage { *until } else { None }
}

/// Where a filed application is, once its papers have been checked.
fn under_way(who: &Who, app: &AppInList) -> Option<(String, &'static str)> {
    let words = who.words();
    match app.stage.as_ref()? {
        AppStage::Checking => None,
        AppStage::ToMend { until } => {
            let until = until.map(|until| words.short_moment(until, zone(&app.zone))).unwrap_or_default();
            Some((fl!(words, "today-state-mend", until = until), "tag warn"))
        }
        AppStage::InReview => Some((fl!(words, "today-state-review"), "")),
        AppStage::Deciding => Some((fl!(words, "today-state-deciding"), "")),
        AppStage::Published { .. } => Some((fl!(words, "today-state-published"), "tag")),
        AppStage::NotAdmitted | AppStage::Disqualified => Some((fl!(words, "today-state-refused"), "")),
        AppStage::Ended { label } => Some((who.lang().of(label).to_owned(), "")),
    }
}

fn app_task(who: &Who, app: &AppInList) -> Task {
    let words = who.words();
    let open = app.window.phase(who.now()) == WindowPhase::Open;
    let (state, tag) = match app.standing {
        AppStanding::Draft if !open => (fl!(words, "today-state-late"), ""),
        AppStanding::Draft if app.gaps == 0 => (fl!(words, "today-state-ready"), "tag warn"),
        AppStanding::Draft => (fl!(words, "today-state-gaps", n = app.gaps), "tag"),
        AppStanding::Filed { .. } | AppStanding::Changed { .. } if under_way(who, app).is_some() => {
            under_way(who, app).unwrap_or_default()
        }
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
