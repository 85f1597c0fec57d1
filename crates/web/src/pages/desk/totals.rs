//! GET /t/{territory}/desk/{call}/totals/{code}: how a work's total came about, step by step.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::access::may::Right;
use domain::basics::code::Code;
use domain::basics::id::PersonId;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::read::panels::sheets::TotalTold;

use crate::desk::{DeskNav, DeskPage};
use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html, short_name};
use crate::server::Server;
use crate::{desk, panel_words, urls};

#[derive(Template)]
#[template(path = "desk/totals.html")]
struct TotalsView {
    frame: Frame,
    title: String,
    over: String,
    lead: String,
    sheets: String,
    nav: DeskNav,
    totals: Vec<Told>,
}

struct Told {
    title: String,
    at: String,
    steps: Vec<String>,
    criteria: Vec<(String, String)>,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call, code)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let (territory, view) = desk::call(&server, &who, (&slug, &call), Right::ModerateSheets).await?;
    let code = Code::parse(&code).ok_or(PageError::Missing)?;
    let work = server.store.find_sheets(who.viewer(), &view, code).await?.ok_or(PageError::Missing)?;
    let words = who.words();
    let title = panel_words::title(words, &work.title);
    let lead = match work.totals.last().map(|told| told.total) {
        None => fl!(words, "totals-none"),
        Some(None) => fl!(words, "totals-no-number"),
        Some(Some(total)) => fl!(words, "totals-lead", points = words.points(total)),
    };
    html(&TotalsView {
        frame: desk::frame(&who, format!("{title}: {}", fl!(words, "totals-title")), &territory),
        title,
        over: format!("{} · {}", work.code, work.organisation),
        lead,
        sheets: urls::desk_part(&slug, &call, &format!("sheets/{code}")),
        nav: DeskNav::new(&who, &slug, &call, DeskPage::Progress),
        totals: work.totals.iter().map(|total| told(&who, (&territory, &view), total)).collect(),
    })
}

fn told(who: &Who, (territory, view): (&TerritoryView, &CallView), total: &TotalTold) -> Told {
    let (words, procedure) = (who.words(), &*view.procedure);
    let name = |expert: PersonId| total.names.get(&expert).map(|name| short_name(name)).unwrap_or_default();
    let step = |step| words.tally_step(&total.stage, step, &name, procedure);
    let rubrics = procedure.stages().filter_map(|(id, _)| procedure.rubric_of(id));
    let mut criteria: Vec<(String, String)> = Vec::new();
    for criterion in rubrics.flat_map(|rubric| &rubric.criteria) {
        let label = who.lang().of(&criterion.label).to_owned();
        let mean = total.criteria.get(criterion.id.as_str()).map(|mean| words.exact(*mean));
        criteria
            .extend(mean.filter(|_| criteria.iter().all(|(known, _)| *known != label)).map(|m| (label, m)));
    }
    Told {
        title: panel_words::stage(who.lang(), procedure, &total.stage),
        at: words.moment(total.at, territory.zone),
        steps: total.steps.iter().map(step).collect(),
        criteria,
    }
}
