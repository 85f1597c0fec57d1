//! What waits for those who run calls: acts by call, in the order in which a contest goes.

use domain::access::may::Right;
use domain::procedure::name::StageId;
use domain::procedure::stage::{Stage, StageKind};
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallInList;
use persistence::read::today::CallDay;

use super::{Said, Task};
use crate::call_line::CallLine;
use crate::error::PageError;
use crate::extract::Who;
use crate::server::Server;
use crate::urls;

/// Calls looked at in a territory.
const CALLS: usize = 12;

/// Each call with what it waits for; calls of which nothing is wanted stand last.
pub(super) async fn desk(server: &Server, who: &Who, mine: &[&TerritoryView]) -> Result<Said, PageError> {
    let words = who.words();
    let (mut acts, mut quiet) = (Vec::new(), Vec::new());
    let (mut open, mut drafts) = (0_usize, 0_u64);
    for territory in mine {
        let counts = server.store.counts_of(who.viewer(), territory.id).await?;
        let days = server.store.calls_today(who.viewer(), territory.id).await?;
        for call in server.store.list_calls(who.viewer(), territory.id).await?.iter().take(CALLS) {
            let line = CallLine::new(who, call, territory);
            let counts = counts.get(&call.id).copied().unwrap_or_default();
            if line.is_open() {
                open += 1;
                drafts += counts.2;
            }
            let about = format!("{} · {} {}", line.year, line.label, line.moment);
            let day = days.get(&call.id).cloned().unwrap_or_default();
            let found = waiting(server, who, (territory, call, &line), &day).await?;
            if found.is_empty() {
                quiet.push(Task {
                    title: line.title.clone(),
                    url: urls::desk(&territory.slug, &call.slug),
                    state: fl!(words, "today-counts", filed = counts.0, drafts = counts.2),
                    tag: if line.is_open() { "tag" } else { "" },
                    about,
                });
            }
            acts.extend(found);
        }
    }
    let title = match (acts.len(), open) {
        (0, 0) => fl!(words, "today-desk-quiet"),
        (0, _) => fl!(words, "today-desk-open", n = open, drafts = drafts),
        (n, _) => fl!(words, "today-desk-acts", n = n),
    };
    acts.extend(quiet);
    Ok((title, fl!(words, "today-desk-lead"), acts))
}

/// What a call waits for from the desk, stage by stage.
async fn waiting(
    server: &Server,
    who: &Who,
    (territory, call, line): (&TerritoryView, &CallInList, &CallLine),
    day: &CallDay,
) -> Result<Vec<Task>, PageError> {
    if day.at.is_empty() {
        return Ok(Vec::new());
    }
    let view = server.store.find_call(who.viewer(), territory.id, &call.slug).await?;
    let view = view.ok_or(PageError::Missing)?;
    let words = who.words();
    let page = |part: &str| urls::desk_part(&territory.slug, &call.slug, part);
    let mut tasks = Vec::new();
    for (id, stage) in view.procedure.stages() {
        let n = day.at.get(id.as_str()).copied().unwrap_or(0);
        if n == 0 {
            continue;
        }
        let mut add = |title: String, part: &str, state: String, warns: bool| {
            let about = format!("{} · {}", line.title, line.year);
            let tag = if warns { "tag warn" } else { "" };
            tasks.push(Task { title, url: page(part), state, tag, about });
        };
        match stage.kind() {
            StageKind::Check => add(fl!(words, "today-check", n = n), "admission", String::new(), true),
            StageKind::Rework => {
                add(fl!(words, "today-cure", n = n), "admission", fl!(words, "today-waits-school"), false);
            }
            StageKind::Review => review(who, (id, stage), (n, day), &mut add),
            StageKind::Selection if day.drawn.iter().any(|drawn| drawn == id.as_str()) => {
                add(fl!(words, "today-list", n = n), "ranking", fl!(words, "today-waits-council"), false);
            }
            StageKind::Selection => {
                // Works that can still come hold the list back; the page says which.
                let coming = view.procedure.stages().take_while(|(other, _)| *other != id);
                let coming: u64 = coming.filter_map(|(other, _)| day.at.get(other.as_str())).sum();
                let state =
                    if coming > 0 { fl!(words, "today-waits-works", n = coming) } else { String::new() };
                add(fl!(words, "today-draw", n = n), "ranking", state, coming == 0);
            }
            StageKind::Order => add(fl!(words, "today-order", n = n), "order", String::new(), true),
            StageKind::Publication => {
                let before = view.procedure.stages().take_while(|(other, _)| *other != id);
                let coming: u64 = before.filter_map(|(other, _)| day.at.get(other.as_str())).sum();
                if coming == 0 {
                    add(fl!(words, "today-publish", n = n), "publish", String::new(), true);
                }
            }
            StageKind::Intake
            | StageKind::Tally
            | StageKind::Tracks
            | StageKind::Hearing
            | StageKind::Council
            | StageKind::External => {}
        }
    }
    if !who.can_somewhere(Right::CheckApplications) {
        // An officer reads the desk and enters orders; the rest is for the methodist to do.
        tasks.retain(|task| task.url == page("order"));
    }
    Ok(tasks)
}

/// Panels to confirm, sheets to let on, and otherwise how far the experts are.
fn review(
    who: &Who,
    (id, _): (&StageId, &Stage),
    (n, day): (u64, &CallDay),
    add: &mut impl FnMut(String, &str, String, bool),
) {
    let words = who.words();
    let works = day.works.get(id.as_str()).copied().unwrap_or_default();
    let bare = n.saturating_sub(works.seated);
    if bare > 0 {
        add(fl!(words, "today-assign", n = bare), "assign", String::new(), true);
    }
    if works.complete > 0 {
        add(fl!(words, "today-release", n = works.complete), "progress", String::new(), true);
    }
    let going = works.seated.saturating_sub(works.complete);
    if going > 0 {
        let state = fl!(words, "today-sheets", signed = works.signed, seats = works.seats);
        add(fl!(words, "today-review", n = going), "progress", state, false);
    }
}
