//! GET /apps/{code}: what there is to fill in, and how far it is.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::application::draft::field_gap;
use domain::application::form;
use domain::basics::id::CommandId;
use domain::procedure::form::Section;
use domain::refusal::Gap;
use i18n_embed_fl::fl;
use persistence::read::apps::{AppStanding, AppView};
use persistence::read::checks::AppStage;

use crate::case::{self, Standing};
use crate::checks::Said;
use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "apps/task_list.html")]
struct TaskListView {
    frame: Frame,
    over: String,
    standing: Standing,
    told: Option<Said>,
    sections: Vec<Task>,
    papers: Vec<Task>,
    submit: Task,
    next: Option<(String, String)>,
    done: usize,
    all: usize,
    rest: Option<String>,
    links: Vec<(String, String)>,
}

/// A row of the list.
struct Task {
    url: Option<String>,
    title: String,
    note: String,
    state: TaskState,
    /// Key and version by which a browser knows that its copy of the text is no longer needed.
    draft: Option<(String, i64)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum TaskState {
    Done,
    Open,
    Begun,
    Fix,
    Optional,
    Ready,
    Later,
}

impl Task {
    fn said(&self, words: &words::Words) -> (&'static str, String) {
        match self.state {
            TaskState::Done => ("done", fl!(words, "task-done")),
            TaskState::Open => ("tag", fl!(words, "task-open")),
            TaskState::Begun => ("tag", fl!(words, "task-begun")),
            TaskState::Fix => ("tag warn", fl!(words, "task-fix")),
            TaskState::Optional => ("done", fl!(words, "task-optional")),
            TaskState::Ready => ("tag ok", fl!(words, "task-ready")),
            TaskState::Later => ("done", fl!(words, "task-later")),
        }
    }
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    let words = who.words();
    let sections: Vec<Task> =
        form::sections(&view.procedure).map(|section| task(&who, &view, section)).collect();
    let papers = vec![files_task(&who, &view), authors_task(&who, &view)];
    let tasks = || sections.iter().chain(&papers);
    let finished = |task: &&Task| matches!(task.state, TaskState::Done | TaskState::Optional);
    let next = tasks().find(|task| !finished(task));
    let next = next.and_then(|t| Some((t.url.clone()?, fl!(words, "app-next", section = t.title.as_str()))));
    let (done, all) = (tasks().filter(finished).count(), tasks().count());
    let until = view.may_file_until(who.now());
    // What is whole and to be filed again leads to the page that files it.
    let mended =
        is_mended(&view).then(|| (urls::app_part(view.code, "check"), fl!(words, "adm-app-submit-mended")));
    let page = TaskListView {
        frame: case::frame(&who, case::work(words, &view)),
        over: format!("{} · {}", fl!(words, "app-over", code = view.code.to_string()), view.organisation),
        standing: case::standing(words, &view, who.now()),
        told: case::told(&who, &view),
        submit: submit_task(&who, &view),
        next: next.or(mended).filter(|_| until.is_some()),
        rest: until.map(|until| words.rest(who.now(), until)),
        links: links(&who, &view),
        sections,
        papers,
        done,
        all,
    };
    html(&page)
}

fn task(who: &Who, view: &AppView, section: &Section) -> Task {
    let answer = |id: &str| view.draft.answers.get(id).map_or("", String::as_str);
    let gaps: Vec<Gap> = section
        .fields
        .iter()
        .filter_map(|field| field_gap(&view.procedure, field, answer(field.id.as_str())))
        .collect();
    let begun = section.fields.iter().any(|field| !answer(field.id.as_str()).is_empty());
    let wrong = gaps.iter().any(|gap| !matches!(gap, Gap::Empty { .. }));
    let state = match (gaps.is_empty(), wrong, begun) {
        (_, true, _) => TaskState::Fix,
        (false, _, true) => TaskState::Begun,
        (false, _, false) => TaskState::Open,
        (true, _, false) => TaskState::Optional,
        (true, _, true) => TaskState::Done,
    };
    let id = section.id.as_str();
    Task {
        url: Some(urls::app_part(view.code, id)),
        title: who.lang().of(&section.title).to_owned(),
        note: section.fields.iter().map(|field| who.lang().of(&field.label)).collect::<Vec<_>>().join(", "),
        state,
        draft: Some((case::draft_key(who, view.code, id), view.version)),
    }
}

fn files_task(who: &Who, view: &AppView) -> Task {
    let missing =
        view.gaps.iter().any(|gap| matches!(gap, Gap::PaperMissing { .. } | Gap::TooManyFiles { .. }));
    let state = match (missing, view.files.is_empty()) {
        (false, _) => TaskState::Done,
        (true, true) => TaskState::Open,
        (true, false) => TaskState::Begun,
    };
    Task {
        url: Some(urls::app_part(view.code, "files")),
        title: fl!(who.words(), "app-papers"),
        note: fl!(who.words(), "app-files-count", n = view.files.len()),
        state,
        draft: None,
    }
}

fn authors_task(who: &Who, view: &AppView) -> Task {
    let mine =
        |gap: &&Gap| matches!(gap, Gap::NoAuthors | Gap::TooManyAuthors { .. } | Gap::ConsentMissing { .. });
    let state = match (view.gaps.iter().find(mine), view.authors.is_empty()) {
        (None, _) => TaskState::Done,
        (Some(_), true) => TaskState::Open,
        (Some(_), false) => TaskState::Begun,
    };
    Task {
        url: Some(urls::app_part(view.code, "authors")),
        title: fl!(who.words(), "app-authors"),
        note: fl!(who.words(), "app-authors-count", n = view.authors.len()),
        state,
        draft: None,
    }
}

/// Whether it waits to be mended and nothing in it is missing.
fn is_mended(view: &AppView) -> bool {
    matches!(view.stage, Some(AppStage::ToMend { .. })) && view.gaps.is_empty()
}

fn submit_task(who: &Who, view: &AppView) -> Task {
    let to_mend = matches!(view.stage, Some(AppStage::ToMend { .. }));
    let state = match (view.standing, view.gaps.is_empty()) {
        (AppStanding::Filed { .. }, _) if !to_mend => TaskState::Done,
        (_, true) => TaskState::Ready,
        (_, false) => TaskState::Later,
    };
    let note = match view.gaps.len() {
        0 => String::new(),
        n => fl!(who.words(), "check-gaps", n = n),
    };
    let url = Some(urls::app_part(view.code, "check"));
    let title =
        if to_mend { fl!(who.words(), "adm-app-submit-mended") } else { fl!(who.words(), "app-submit-task") };
    Task { url, title, note, state, draft: None }
}

fn links(who: &Who, view: &AppView) -> Vec<(String, String)> {
    let words = who.words();
    let mut links = vec![
        (urls::call(&view.territory_slug, &view.call.slug), fl!(words, "app-call-link")),
        (urls::app_part(view.code, "history"), fl!(words, "app-history")),
    ];
    if !view.call.admission.is_empty() {
        let url = urls::call_admission(&view.territory_slug, &view.call.slug);
        links.push((url, fl!(words, "adm-public-title")));
    }
    if view.case.is_some() {
        links.push((urls::receipt(view.code), fl!(words, "app-receipt-link")));
    }
    if view.may_withdraw(&who.act(CommandId(persistence::ids::fresh()))) {
        links.push((urls::app_part(view.code, "withdraw"), fl!(words, "app-withdraw-link")));
    }
    links
}
