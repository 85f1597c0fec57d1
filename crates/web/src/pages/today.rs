//! `GET /today`: what waits for me, by when.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::access::may::Right;
use domain::basics::id::TerritoryId;
use domain::basics::moment::Zone;
use domain::call::state::WindowPhase;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::apps::{AppInList, AppStanding};

use crate::call_line::CallLine;
use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "today.html")]
struct TodayView {
    frame: Frame,
    title: String,
    lead: String,
    tasks: Vec<Task>,
    calls: Vec<CallLine>,
    links: Vec<(String, String)>,
}

/// Something that waits.
struct Task {
    title: String,
    url: String,
    /// «осталось 3 замечания», «подана», «черновиков 12».
    state: String,
    tag: &'static str,
    about: String,
}

/// By the first of: own applications, calls that are run, the machine; else what comes next.
pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let territories = server.store.territories().await?;
    let mine: Vec<&TerritoryView> = territories.iter().filter(|territory| sits(&who, territory.id)).collect();
    let ids: Vec<TerritoryId> = mine.iter().map(|territory| territory.id).collect();
    let open =
        if ids.is_empty() { Vec::new() } else { server.store.list_open_calls(&ids, who.now()).await? };
    let lines: Vec<CallLine> = open
        .iter()
        .filter_map(|call| Some(CallLine::new(&who, call, mine.iter().find(|t| t.id == call.territory)?)))
        .collect();
    let (title, lead, tasks) = if who.can_somewhere(Right::WriteApplications) {
        applicant(&server, &who, &lines).await?
    } else if who.can_somewhere(Right::ReadDesk) {
        desk(&server, &who, &mine).await?
    } else {
        waiting(&who, &lines)
    };
    let links = mine.iter().flat_map(|territory| {
        let name = who.lang().pick(&territory.name_ru, &territory.name_en).to_owned();
        [
            (name, urls::territory(&territory.slug)),
            (fl!(who.words(), "today-plan"), urls::plan(&territory.slug)),
        ]
    });
    let calls = if who.can_somewhere(Right::ReadDesk) { Vec::new() } else { lines };
    html(&TodayView { frame: who.frame(title.clone()), title, lead, tasks, calls, links: links.collect() })
}

fn sits(who: &Who, territory: TerritoryId) -> bool {
    who.viewer().seats().iter().any(|seat| seat.scope.territory() == Some(territory))
}

type Said = (String, String, Vec<Task>);

/// A coordinator: drafts first, then what is filed.
async fn applicant(server: &Server, who: &Who, open: &[CallLine]) -> Result<Said, PageError> {
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

/// Those who run calls: each call with its counts.
async fn desk(server: &Server, who: &Who, mine: &[&TerritoryView]) -> Result<Said, PageError> {
    let words = who.words();
    let mut tasks = Vec::new();
    let (mut open, mut drafts) = (0_usize, 0_u64);
    for territory in mine {
        let counts = server.store.counts_of(who.viewer(), territory.id).await?;
        for call in server.store.list_calls(who.viewer(), territory.id).await?.iter().take(8) {
            let line = CallLine::new(who, call, territory);
            let counts = counts.get(&call.id).copied().unwrap_or_default();
            if line.is_open() {
                open += 1;
                drafts += counts.2;
            }
            tasks.push(Task {
                title: line.title.clone(),
                url: urls::desk(&territory.slug, &call.slug),
                state: fl!(words, "today-counts", filed = counts.0, drafts = counts.2),
                tag: if line.is_open() { "tag" } else { "" },
                about: format!("{} · {} {}", line.year, line.label, line.moment),
            });
        }
    }
    let title = match open {
        0 => fl!(words, "today-desk-quiet"),
        _ => fl!(words, "today-desk-open", n = open, drafts = drafts),
    };
    Ok((title, fl!(words, "today-desk-lead"), tasks))
}

/// Everybody else: nothing yet, and what comes next.
fn waiting(who: &Who, open: &[CallLine]) -> Said {
    let words = who.words();
    let lead = match open.iter().find(|call| call.is_open()) {
        Some(call) => {
            fl!(words, "today-next-intake", until = call.moment.as_str(), call = call.title.as_str())
        }
        None => fl!(words, "today-next-none"),
    };
    let admin = who.can_somewhere(Right::ReadHealth);
    let lead = if admin { fl!(words, "today-admin-lead") } else { lead };
    (fl!(words, "today-nothing"), lead, Vec::new())
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap_or(Zone::MOSCOW)
}
