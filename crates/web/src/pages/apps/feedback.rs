//! GET /apps/{code}/feedback: what the applicant learns after the publication: class, total with its way,
//! marks and advice without names. Before it there is no such page.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::basics::code::Code;
use domain::review::tally::Step;
use i18n_embed_fl::fl;
use persistence::read::feedback::{FeedbackSheet, FeedbackView, number_of};

use crate::case;
use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::frame::{Frame, html};
use crate::pages::desk::order::minutes_line;
use crate::pages::desk::ranking::titled;
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "apps/feedback.html")]
struct FeedbackPage {
    frame: Frame,
    title: String,
    over: String,
    lead: String,
    back: String,
    facts: Vec<(String, String)>,
    steps: Vec<String>,
    criteria: Vec<CriterionPart>,
    advice: Vec<(String, Vec<String>)>,
    results: Option<String>,
}

/// One criterion over all sheets.
struct CriterionPart {
    label: String,
    most: String,
    marks: Vec<(String, String)>,
    comments: Vec<(String, Vec<String>)>,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path(code): Path<String>,
) -> Result<Response, PageError> {
    let code = Code::parse(&code).ok_or(PageError::Missing)?;
    let view = server.store.feedback(who.viewer(), code).await?.ok_or(PageError::Missing)?;
    let words = who.words();
    let work = titled(words, Some(&view.title));
    let class = view.class.as_ref().map(|label| who.lang().of(label).to_owned());
    let title = match class {
        Some(class) => fl!(words, "res-feedback-title", work = work, class = class),
        None => fl!(words, "res-feedback-title-plain", work = work),
    };
    let call = who.lang().of(view.procedure.title()).to_owned();
    let named = |sheet: &FeedbackSheet| expert(&who, sheet.number);
    let advice = view.sheets.iter().filter(|sheet| !sheet.advice.is_empty());
    html(&FeedbackPage {
        frame: case::frame(&who, title.clone()),
        title,
        over: format!("{call} · {}", view.code),
        lead: fl!(words, "res-feedback-lead"),
        back: urls::app(view.code),
        facts: facts(&who, &view),
        steps: view.steps.iter().filter_map(|step| step_line(&who, &view, step)).collect(),
        criteria: criteria(&who, &view),
        advice: advice.map(|sheet| (named(sheet), lines(&sheet.advice))).collect(),
        results: view.is_public.then(|| urls::results(&view.place.0, &view.place.1)),
    })
}

fn facts(who: &Who, view: &FeedbackView) -> Vec<(String, String)> {
    let words = who.words();
    let mut facts = Vec::new();
    if let Some(label) = &view.class {
        facts.push((fl!(words, "res-class"), who.lang().of(label).to_owned()));
    }
    if let Some(total) = view.total {
        facts.push((fl!(words, "res-total"), words.exact(total)));
    }
    let minutes = view.minutes.iter().map(|one| minutes_line(words, one));
    let order = view.order.as_ref().map(|(number, dated)| {
        fl!(words, "res-public-order", number = number.as_str(), dated = words.day(*dated))
    });
    let decided: Vec<String> = minutes.chain(order).collect();
    if !decided.is_empty() {
        facts.push((fl!(words, "res-feedback-decided"), decided.join("; ")));
    }
    let at = words.moment(view.published_at, case::zone(&view.zone));
    facts.push((fl!(words, "res-feedback-published"), at));
    facts
}

/// A table of criteria: every mark with its comment, sheet by sheet.
fn criteria(who: &Who, view: &FeedbackView) -> Vec<CriterionPart> {
    let (words, lang) = (who.words(), who.lang());
    let mut seen = std::collections::BTreeSet::new();
    let stages = view.sheets.iter().map(|sheet| &sheet.stage);
    let rubrics = stages.filter_map(|stage| view.procedure.rubric_of(stage));
    let all =
        rubrics.flat_map(|rubric| &rubric.criteria).filter(|one| seen.insert(one.id.as_str().to_owned()));
    let part = |one: &domain::procedure::scoring::Criterion| {
        let id = one.id.as_str();
        let mark = |sheet: &FeedbackSheet| {
            let mark = sheet.marks.get(id).map(|mark| words.exact(*mark));
            (expert(who, sheet.number), mark.unwrap_or_else(|| "—".to_owned()))
        };
        let comment = |sheet: &FeedbackSheet| {
            let text = sheet.comments.get(id).filter(|text| !text.is_empty())?;
            Some((expert(who, sheet.number), lines(text)))
        };
        CriterionPart {
            label: lang.of(&one.label).to_owned(),
            most: one.ends().map(|(_, most)| words.exact(most)).unwrap_or_default(),
            marks: view.sheets.iter().filter(|sheet| sheet.total.is_some()).map(mark).collect(),
            comments: view.sheets.iter().filter_map(comment).collect(),
        }
    };
    all.map(part).collect()
}

fn expert(who: &Who, number: u32) -> String {
    fl!(who.words(), "res-expert", n = number)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

/// One step of the way to the total. How the case went on because of it is not the applicant's to follow.
fn step_line(who: &Who, view: &FeedbackView, step: &Step) -> Option<String> {
    if matches!(step, Step::Held { .. } | Step::Only { .. }) {
        return None;
    }
    let named = |id| number_of(id).map(|number| expert(who, number)).unwrap_or_default();
    Some(who.words().tally_step(view.tally.as_ref()?, step, &named, &*view.procedure))
}
